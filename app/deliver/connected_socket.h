/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The socket that a library has connected without telling us which: found among the open
 * descriptors. One thread at a time connects and looks for its own. */

#include <glib.h>

struct connected_socket {
    int descriptor;   /* −1: none */
    guint local_port; /* tells a descriptor that was used again from this one */
};

#define CONNECTED_SOCKET_NONE                                                            \
    {                                                                                    \
        .descriptor = -1                                                                 \
    }

/* Before the library connects. May be called again; waits for other threads. */
void connected_socket_begin(void);

/* In between: the socket connected to `port` of another host that no other thread has
 * found. Small packets leave at once from here on, and a peer that acknowledges nothing
 * for two minutes ends the connection. −1 in it when there is none. */
struct connected_socket connected_socket_find(guint port);

/* Others may connect. Also without find(). */
void connected_socket_end(void);

/* The library has closed it. */
void connected_socket_forget(struct connected_socket *found);

/* It leads to this computer itself. */
gboolean connected_socket_is_loopback(const struct connected_socket *found);

/* What is written is held back, and let go again: a message is written in many small
 * pieces, and each of them would go out alone. Where the system knows nothing of the kind
 * they do. */
void connected_socket_hold(const struct connected_socket *found, gboolean hold);

/* Nothing is sent or received any more; the library notices by itself. */
void connected_socket_cut(const struct connected_socket *found);

/* Nothing more is received: what is said last is not waited for. */
void connected_socket_hear_no_more(const struct connected_socket *found);

/* Connects to any address of `host` and closes again, within `seconds` for each. NULL
 * when one answers; else why not, a translated phrase. Static. */
const char *connected_socket_try(const char *host, guint port, guint seconds);
