/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether a server can be reached at all, within a time that we choose: the system itself
 * waits for minutes. */

#include <glib.h>

enum reach {
    REACH_FOUND,
    REACH_NO_SUCH_HOST, /* or no network */
    REACH_REFUSED,
    REACH_SILENT,
};

/* Connects to each address of `host` in turn, and closes again at once. `seconds` is for
 * each address. */
enum reach reach_try(const char *host, guint port, guint seconds);

/* A peer that acknowledges nothing for so long ends the connection, where the system can
 * be told so. */
void reach_limit_silence(int descriptor, guint milliseconds);

struct sockaddr;

/* An internet address of this computer itself. */
gboolean reach_is_loopback(const struct sockaddr *address);
