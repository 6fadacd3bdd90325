/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/connected_socket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/i18n.h"
#include "platform/reach.h"

enum {
    SILENCE_MILLISECONDS = 120 * 1000
};

/* Held from begin() to end(): two libraries that connect at once could not be told
 * apart. */
static GMutex connecting;
static GMutex registered;
static GArray *in_use; /* struct connected_socket */

/* ---- addresses ---- */

union address {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
    struct sockaddr_storage storage;
};

/* 0 when it is no internet address. */
static guint port_of(const union address *address)
{
    if (address->any.sa_family == AF_INET)
        return (guint)g_ntohs(address->four.sin_port);
    return address->any.sa_family == AF_INET6 ? (guint)g_ntohs(address->six.sin6_port)
                                              : 0;
}

static guint peer_port(int descriptor)
{
    union address address = {0};
    socklen_t size = sizeof address;

    return getpeername(descriptor, &address.any, &size) == 0 ? port_of(&address) : 0;
}

static guint own_port(int descriptor)
{
    union address address = {0};
    socklen_t size = sizeof address;

    return getsockname(descriptor, &address.any, &size) == 0 ? port_of(&address) : 0;
}

gboolean connected_socket_is_loopback(const struct connected_socket *found)
{
    union address address = {0};
    socklen_t size = sizeof address;

    return getpeername(found->descriptor, &address.any, &size) == 0 &&
           reach_is_loopback(&address.any);
}

/* ---- who has which ---- */

static gboolean is_in_use(int descriptor, guint port)
{
    gboolean found = FALSE;

    g_mutex_lock(&registered);
    for (guint i = 0; in_use != NULL && i < in_use->len; i++) {
        const struct connected_socket *other =
            &g_array_index(in_use, struct connected_socket, i);
        found |= other->descriptor == descriptor && other->local_port == port;
    }
    g_mutex_unlock(&registered);
    return found;
}

static void take(const struct connected_socket *found)
{
    g_mutex_lock(&registered);
    if (in_use == NULL)
        in_use = g_array_new(FALSE, FALSE, sizeof(struct connected_socket));
    g_array_append_val(in_use, *found);
    g_mutex_unlock(&registered);
}

void connected_socket_forget(struct connected_socket *found)
{
    g_mutex_lock(&registered);
    for (guint i = 0; in_use != NULL && i < in_use->len; i++) {
        const struct connected_socket *other =
            &g_array_index(in_use, struct connected_socket, i);
        if (other->descriptor == found->descriptor &&
            other->local_port == found->local_port) {
            g_array_remove_index_fast(in_use, i);
            break;
        }
    }
    if (in_use != NULL && in_use->len == 0)
        g_clear_pointer(&in_use, g_array_unref);
    g_mutex_unlock(&registered);
    *found = (struct connected_socket)CONNECTED_SOCKET_NONE;
}

/* ---- finding ---- */

void connected_socket_begin(void)
{
    g_mutex_lock(&connecting);
}

void connected_socket_end(void)
{
    g_mutex_unlock(&connecting);
}

static void prepare(int descriptor)
{
    const int yes = 1;

    /* Without the first, each of our small writes waits for a delayed acknowledgement:
     * 44 ms a message. A system that refuses either works all the same. */
    if (setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes) != 0)
        g_debug("TCP_NODELAY");
    reach_limit_silence(descriptor, SILENCE_MILLISECONDS);
}

void connected_socket_hold(const struct connected_socket *found, gboolean hold)
{
#ifdef TCP_CORK
    const int value = hold;

    if (setsockopt(found->descriptor, IPPROTO_TCP, TCP_CORK, &value, sizeof value) != 0)
        g_debug("TCP_CORK");
#else
    (void)found;
    (void)hold;
#endif
}

struct connected_socket connected_socket_find(guint port)
{
    struct connected_socket found = CONNECTED_SOCKET_NONE;
    g_autoptr(GDir) open = g_dir_open("/dev/fd", 0, NULL);
    const char *name;

    while (open != NULL && found.descriptor < 0 && (name = g_dir_read_name(open))) {
        int descriptor = atoi(name);
        guint local = peer_port(descriptor) == port ? own_port(descriptor) : 0;
        if (local != 0 && !is_in_use(descriptor, local))
            found = (struct connected_socket){descriptor, local};
    }
    if (found.descriptor >= 0) {
        take(&found);
        prepare(found.descriptor);
    }
    return found;
}

/* A socket that is gone is no error: then there is nothing left to end. */
static void end_part(const struct connected_socket *found, int how)
{
    if (found->descriptor >= 0 && own_port(found->descriptor) == found->local_port &&
        shutdown(found->descriptor, how) != 0)
        g_debug("shutdown");
}

void connected_socket_cut(const struct connected_socket *found)
{
    end_part(found, SHUT_RDWR);
}

void connected_socket_hear_no_more(const struct connected_socket *found)
{
    end_part(found, SHUT_RD);
}

const char *connected_socket_try(const char *host, guint port, guint seconds)
{
    switch (reach_try(host, port, seconds)) {
    case REACH_FOUND:
        return NULL;
    case REACH_NO_SUCH_HOST:
        return _("no such server is known; is its name right, and is there a network?");
    case REACH_REFUSED:
        return _("nothing answers at this port");
    case REACH_SILENT:
        return _("it does not answer");
    }
    g_error("no such reach");
}
