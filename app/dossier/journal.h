/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The append-only record of what was done, hash-chained and signed.
 *
 * Every entry's hash is the SHA-256 of its fields and of the previous hash, and is signed
 * by the operator's Ed25519 key. So nobody without a key slot can add an entry, and
 * nobody at all can change or drop one in the middle unseen (GDPR art. 5(2)).
 *
 * The detail is lines of "key=value" in the order written, "\\" and newline escaped; no
 * names, addresses or numbers of recipients stand in it. */

#include <glib.h>

#include "crypto/secret.h"
#include "dossier/database.h"
#include "dossier/dossier.h"

/* Appends "key=value\n" to `detail`; a NULL value is left out. */
void journal_note(GString *detail, const char *key, const char *value);
void journal_note_int(GString *detail, const char *key, gint64 value);

/* Appends one entry; inside the caller's transaction. `at` is in seconds UTC. */
gboolean journal_append(struct database *database, const char *operator_name,
                        const struct secret *signing_key, gint64 at, const char *action,
                        const char *detail, GError **error);

/* The latest time of any entry, which need not be the last one's: a clock that was set
 * back is not believed because it wrote an entry itself. 0 when there is none. */
gboolean journal_newest(struct database *database, gint64 *at, GError **error);

struct journal_check {
    gint64 entries;
    gint64 first_bad; /* sequence of the first entry that does not fit, 0 when all do */
    char head[65];    /* the last hash, hexadecimal; "" when empty */
};

/* Walks the whole chain: sequence without gaps, hashes, and signatures by those who are
 * or were operators. FALSE only when the database fails. */
gboolean journal_check(struct dossier *dossier, struct journal_check *check,
                       GError **error);

/* The same, for this folder. */
gboolean journal_verify(struct database *database, struct journal_check *check,
                        GError **error);
