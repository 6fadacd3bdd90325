/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Through libcurl: TLS from the start, XOAUTH2, and whatever esmtp can do. See
 * transport.h for what holds. */

#include "deliver/transport.h"

struct transport *transport_curl_new(const struct mail_server *server, GError **error);
