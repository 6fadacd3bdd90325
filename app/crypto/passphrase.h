/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From a passphrase to a key: Argon2id v1.3 (RFC 9106), one lane.
 *
 * The passphrase counts byte for byte as it was given (the reader took one newline off).
 * It is not brought into Unicode NFC: GLib would do that in ordinary memory, which may
 * reach the swap file. So "é" typed as one character and as two are two passphrases; a
 * keyboard does not change its mind about that, and the recovery code is plain ASCII. */

#include <glib.h>

#include "crypto/secret.h"

#define PASSPHRASE_SALT_LENGTH 16
#define PASSPHRASE_KEY_LENGTH  32

/* Stored with each slot, so a later version may ask for more. */
struct passphrase_cost {
    guint64 opslimit; /* passes over the memory */
    guint64 memlimit; /* bytes */
};

/* What a new slot gets: 64 MiB, about 0.1–0.2 s on a laptop. */
extern const struct passphrase_cost passphrase_cost_default;

/* Random, for a new slot. */
void passphrase_salt(guint8 salt[PASSPHRASE_SALT_LENGTH]);

/* PASSPHRASE_KEY_LENGTH bytes; the same passphrase, salt and cost always give the same.
 *
 * NULL with KIESPOST_ERROR_DAMAGED when `cost` is outside what the program will spend
 * (1…64 passes, 8 KiB…1 GiB: the numbers come from a file that others can write), with
 * KIESPOST_ERROR_TRY_LATER when the machine lacks that much memory. The caller frees. */
struct secret *passphrase_key(const struct secret *passphrase,
                              const guint8 salt[PASSPHRASE_SALT_LENGTH],
                              const struct passphrase_cost *cost, GError **error);
