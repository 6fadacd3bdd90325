/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/reach.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/process.h"

/* The outcome of a connection that was begun: 0 or an errno. */
static int wait_for(int descriptor, guint seconds)
{
    gint64 deadline = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
    struct pollfd poll_descriptor = {.fd = descriptor, .events = POLLOUT};
    int trouble = 0;
    socklen_t size = sizeof trouble;

    for (;;) {
        gint64 left = (deadline - g_get_monotonic_time()) / 1000;
        int ready = poll(&poll_descriptor, 1, (int)MAX(left, 0));
        if (ready > 0)
            break;
        if (ready == 0 || errno != EINTR || process_interrupted())
            return ETIMEDOUT;
    }
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &trouble, &size) == 0 ? trouble
                                                                              : errno;
}

static int try_address(const struct addrinfo *address, guint seconds)
{
    int descriptor = socket(address->ai_family, address->ai_socktype | SOCK_CLOEXEC,
                            address->ai_protocol);
    int trouble = 0;

    if (descriptor < 0)
        return errno;
    if (fcntl(descriptor, F_SETFL, O_NONBLOCK) != 0)
        trouble = errno;
    else if (connect(descriptor, address->ai_addr, address->ai_addrlen) != 0)
        trouble = errno == EINPROGRESS ? wait_for(descriptor, seconds) : errno;
    close(descriptor);
    return trouble;
}

enum reach reach_try(const char *host, guint port, guint seconds)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    g_autofree char *service = g_strdup_printf("%u", port);
    struct addrinfo *addresses = NULL;
    int trouble = ETIMEDOUT;

    if (getaddrinfo(host, service, &hints, &addresses) != 0)
        return REACH_NO_SUCH_HOST;
    for (const struct addrinfo *at = addresses; at != NULL && trouble != 0;
         at = at->ai_next)
        trouble = try_address(at, seconds);
    freeaddrinfo(addresses);
    if (trouble == 0)
        return REACH_FOUND;
    return trouble == ECONNREFUSED ? REACH_REFUSED : REACH_SILENT;
}

void reach_limit_silence(int descriptor, guint milliseconds)
{
#ifdef TCP_USER_TIMEOUT
    if (setsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds,
                   sizeof milliseconds) != 0)
        g_debug("TCP_USER_TIMEOUT: %s", g_strerror(errno));
#else
    (void)descriptor;
    (void)milliseconds;
#endif
}

gboolean reach_is_loopback(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return (g_ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr) >> 24) ==
               127;
    return address->sa_family == AF_INET6 &&
           IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)address)->sin6_addr);
}
