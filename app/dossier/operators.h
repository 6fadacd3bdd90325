/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The people who can open a dossier: their slots, and the public keys by which what they
 * signed is verified for ever, also after they left. */

#include <glib.h>

#include "crypto/secret.h"
#include "dossier/database.h"
#include "dossier/dossier.h"

/* For dossier_create(): inside a transaction. */
gboolean operator_record(struct database *database, const char *name,
                         const guint8 public_key[32], GError **error);

/* For dossier_open(): those without a slot have left; one journal entry when there are
 * such. */
gboolean operators_reconcile(struct dossier *dossier, GError **error);

struct operator_row {
    char *name;
    gint64 since;
    gint64 until; /* 0: still has a slot */
};

/* In order of joining, the recovery code and those who left included: an array of struct
 * operator_row. The caller unrefs. */
GArray *operators_list(struct dossier *dossier, GError **error);

/* A slot for one more person. KIESPOST_ERROR_USAGE when the name is taken or empty. */
gboolean operator_add(struct dossier *dossier, const char *name,
                      const struct secret *passphrase, GError **error);

/* Shuts somebody out: the dossier gets a new key, sealed to everybody else (keyslots.new,
 * sync, re-key, rename). Nobody removes the own slot, the recovery code or the last. */
gboolean operator_remove(struct dossier *dossier, const char *name, GError **error);

/* The slot `name` opened by `old_passphrase` gets `new_passphrase`. */
gboolean operator_change_passphrase(struct dossier *dossier, const char *name,
                                    const struct secret *old_passphrase,
                                    const struct secret *new_passphrase, GError **error);
