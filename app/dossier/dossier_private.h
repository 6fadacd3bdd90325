/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this folder share of an open dossier. Not for other folders. */

#include "dossier/database.h"
#include "dossier/dossier.h"
#include "dossier/keyslots.h"
#include "platform/lock.h"

struct dossier {
    char *directory;
    char *templates_directory;
    char *tmp_directory;
    struct lock *lock;
    struct keyslots *slots;
    struct unlocked *unlocked;
    struct database *database;
    struct secret *mark_key;     /* of the objections' keyed hashes */
    struct secret *identity_key; /* of message_identity.h; NULL until it is asked for */
    GHashTable *kept_files;      /* of kept_messages.h; NULL while none is open */
    GPtrArray *open_batches;     /* struct batch of attempts.h, borrowed; NULL: none */
    GHashTable *settings;
    gint64 newest_entry; /* seconds UTC */
    gboolean writable;
    gboolean settings_changed; /* since the transaction began */
};

/* DIR/<name>. The caller frees. */
char *dossier_path(const struct dossier *dossier, const char *name);

/* DIR/sources/<id>.db. The caller frees. */
char *dossier_source_path(const struct dossier *dossier, const char *source_id);
