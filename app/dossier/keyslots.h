/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* DIR/keyslots: who can open the dossier.
 *
 * One slot per operator, and one for the recovery code. A slot holds an X25519 and an
 * Ed25519 pair, the secret halves wrapped by the passphrase (Argon2id, then
 * XChaCha20-Poly1305), the public halves in clear; the dossier's random key is sealed to
 * every X25519 public key. So a passphrase changes without re-encryption, and whoever
 * leaves is shut out by a new dossier key without anybody else's passphrase. */

#include <glib.h>

#include "crypto/keypair.h"
#include "crypto/secret.h"

/* The slot of the recovery code. An operator cannot take this name. */
#define KEYSLOT_RECOVERY "recovery"

struct keyslots;
typedef struct keyslots Keyslots;

/* What an opened slot gives. */
struct unlocked {
    char *operator_name;
    struct secret *dossier_key; /* 32 bytes */
    struct secret *signing_key; /* Ed25519 */
};
void unlocked_free(struct unlocked *unlocked);
typedef struct unlocked Unlocked;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Unlocked, unlocked_free)

struct keyslots *keyslots_new(void);
/* KIESPOST_ERROR_DAMAGED when the file cannot be understood, NO_INPUT when absent. */
struct keyslots *keyslots_read(const char *path, GError **error);
/* Durable: a file in `tmp_directory`, sync, rename, sync of the folders. */
gboolean keyslots_write(const struct keyslots *slots, const char *tmp_directory,
                        const char *path, GError **error);
void keyslots_free(struct keyslots *slots);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Keyslots, keyslots_free)

guint keyslots_count(const struct keyslots *slots);
/* In order of creation; the first is the candidate. Borrowed. */
const char *keyslots_name(const struct keyslots *slots, guint index);
gboolean keyslots_has(const struct keyslots *slots, const char *name);

/* A new slot for `name` that opens `dossier_key`. `public_key`, 32 bytes, receives the
 * Ed25519 key that verifies what this operator signs. */
gboolean keyslots_add(struct keyslots *slots, const char *name,
                      const struct secret *passphrase, const struct secret *dossier_key,
                      guint8 public_key[32], GError **error);
gboolean keyslots_remove(struct keyslots *slots, const char *name);

/* Wraps the slot's secret halves anew. */
gboolean keyslots_change_passphrase(struct keyslots *slots, const char *name,
                                    const struct secret *old_passphrase,
                                    const struct secret *new_passphrase, GError **error);

/* Seals another dossier key to every slot. */
gboolean keyslots_reseal(struct keyslots *slots, const struct secret *dossier_key,
                         GError **error);

/* Opens the slot called `name` (NULL: the first one); a text that is a recovery code
 * opens the recovery slot whatever the name. KIESPOST_ERROR_WRONG_PASSPHRASE otherwise,
 * also when there is no such operator: one sentence for both. DAMAGED when the slot
 * cannot be what was written, TRY_LATER when the machine lacks the memory to try. */
struct unlocked *keyslots_unlock(const struct keyslots *slots, const char *name,
                                 const struct secret *passphrase, GError **error);
