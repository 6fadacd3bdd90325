/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What names one message to one recipient towards the outside, the same at every try:
 * keyed hashes of mailing and recipient number, so that nobody without the dossier learns
 * a number, a count or a neighbour's token from it. Their key is a record of its own in
 * dossier.db; it survives re-keying and purge, as answers come late. */

#include <glib.h>

#include "domain/mailing.h"
#include "dossier/dossier.h"

#define MESSAGE_KEY_SIZE   33 /* 32 hexadecimal digits, lower case, and a NUL */
#define MESSAGE_TOKEN_SIZE 14 /* 13 symbols of base32: 65 bits, lower case, and a NUL */

/* `key` is for Message-ID and MIME boundary. `token` is for List-Unsubscribe and for
 * reading aloud: digits and letters without i, l, o and u. Neither can be computed from
 * the other. */
gboolean message_identity(struct dossier *dossier, const struct mailing *mailing,
                          gint64 recipient, char key[MESSAGE_KEY_SIZE],
                          char token[MESSAGE_TOKEN_SIZE], GError **error);

/* Whose token is it? Case does not matter, nor O for 0, I and L for 1. `mailing` is the
 * ordinal; both are 0 when it is no token of this dossier. Walks all deliveries: some
 * tenths of a second for a hundred thousand. */
gboolean message_token_find(struct dossier *dossier, const char *token, gint64 *mailing,
                            gint64 *recipient, GError **error);
