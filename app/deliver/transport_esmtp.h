/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Through libesmtp: STARTTLS or loopback, and a password. Built where there is one. See
 * transport.h for what holds. */

#include "deliver/transport.h"

/* `server` asks for nothing that transport_ability() denies. */
struct transport *transport_esmtp_new(const struct mail_server *server, GError **error);
