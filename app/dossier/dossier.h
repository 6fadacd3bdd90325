/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The encrypted directory of one campaign: opening it, and the frame in which anything
 * in it changes.
 *
 *   DIR/dossier.db       campaign, sources, mailings, objections (keyed hashes), journal
 *   DIR/sources/<id>.db  the recipients of one source, under that source's own key
 *   DIR/keyslots         who can open it (dossier/keyslots.h)
 *   DIR/lock             one writer or several readers
 *   DIR/templates/       the campaign's own templates (nothing personal)
 *   DIR/tmp/             half-built encrypted files, swept at every opening */

#include <glib.h>

#include "base/day.h"
#include "crypto/secret.h"

struct dossier;
typedef struct dossier Dossier;

enum dossier_access {
    DOSSIER_READ,
    DOSSIER_WRITE,
};

/* A new dossier in `directory`, which must not exist or be empty (or hold what an
 * interrupted init left). `operator_name` gets the first slot. `settings` are the checked
 * answers: key → value, both strings. `recovery_code` receives the code to show once; the
 * caller frees. On failure nothing of it remains. */
gboolean dossier_create(const char *directory, const char *operator_name,
                        const struct secret *passphrase, GHashTable *settings,
                        struct secret **recovery_code, GError **error);

/* TRUE when `directory` holds a dossier, also one of which a file was lost; FALSE for
 * what an interrupted init left. Looks at names only. */
gboolean dossier_exists(const char *directory);

/* Opens, with the lock that `access` needs. `operator_name` NULL: the candidate.
 *
 * KIESPOST_ERROR_NO_INPUT: no dossier there. WRONG_PASSPHRASE. TRY_LATER: somebody else
 * writes. CANNOT_CREATE: no write permission or a read-only medium. DAMAGED.
 * An interrupted change of key is finished or undone first; files that no transaction
 * registered are swept. A dossier of an older kiespost is brought up to date, also when
 * it is only to be read: that needs the lock of a writer for a moment. */
struct dossier *dossier_open(const char *directory, const char *operator_name,
                             const struct secret *passphrase, enum dossier_access access,
                             GError **error);
void dossier_free(struct dossier *dossier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dossier, dossier_free)

const char *dossier_directory(const struct dossier *dossier);
const char *dossier_operator(const struct dossier *dossier);

/* DIR/templates and DIR/tmp. Borrowed. */
const char *dossier_templates_directory(const struct dossier *dossier);
const char *dossier_tmp_directory(const struct dossier *dossier);

/* The legal time for verdicts: the clock's, or the newest journal entry's when that one
 * is later: setting the laptop back opens no window. */
struct moment dossier_moment(const struct dossier *dossier);

/* TRUE when the clock's day lies before that of the newest journal entry. */
gboolean dossier_clock_is_behind(const struct dossier *dossier);

/* Everything that changes dossier.db stands between begin and commit; commit appends one
 * journal entry in the same transaction. (attempts.h alone writes without an entry for
 * each step: one for each batch.) `detail` is made with journal_note(). */
gboolean dossier_begin(struct dossier *dossier, GError **error);
gboolean dossier_commit(struct dossier *dossier, const char *action, const char *detail,
                        GError **error);
/* Settings are again what they were. Harmless outside a transaction. */
void dossier_rollback(struct dossier *dossier);

/* The value of "group.key", NULL when not set. Borrowed until the setting changes. */
const char *dossier_setting(const struct dossier *dossier, const char *key);

/* Inside begin…commit; NULL removes. */
gboolean dossier_set_setting(struct dossier *dossier, const char *key, const char *value,
                             GError **error);
