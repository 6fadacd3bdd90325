/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a mail server says of itself when somebody comes in: its answer to EHLO (RFC 5321
 * section 4.1.1.1) and its certificate. */

#include <glib.h>

#include "deliver/mail_server.h"

struct server_offer {
    char *name;            /* what it calls itself; NULL: it said nothing */
    GPtrArray *mechanisms; /* of AUTH (RFC 4954): owned strings, in its order */
    gboolean has_size;     /* SIZE (RFC 1870) … */
    gint64 size;           /* … in bytes; 0: no fixed limit */
    gboolean eight_bit;    /* 8BITMIME (RFC 6152) */
    gboolean smtputf8;     /* RFC 6531 */
    gboolean pipelining;   /* RFC 2920 */
    gboolean statuses;     /* ENHANCEDSTATUSCODES (RFC 2034) */

    /* NULL and 0 without TLS. */
    char *tls_version, *cipher;
    char *subject, *issuer;         /* their common names; the issuer's organisation */
    gint64 valid_from, valid_until; /* Unix seconds */
};
typedef struct server_offer ServerOffer;

struct server_offer *server_offer_new(void);
void server_offer_free(struct server_offer *offer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ServerOffer, server_offer_free)

/* It is greeted anew: nothing of what it said before counts (RFC 3207 section 4.2). */
void server_offer_restart(struct server_offer *offer);

/* One line of its answer to EHLO, "250-SIZE 10000"; others are passed over. Made safe for
 * a terminal. */
void server_offer_hear(struct server_offer *offer, const char *line, gsize length);

struct ssl_st; /* OpenSSL's SSL */
/* What the two agreed upon. */
void server_offer_see(struct server_offer *offer, const struct ssl_st *ssl);

/* Connects, protects, logs in, says NOOP and leaves; no message is begun. Errors as those
 * of a first message (deliver/transport.h). The caller frees. */
struct server_offer *server_offer_ask(const struct mail_server *server, GError **error);
