/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The code that `init` prints once, for a drawer: it opens the dossier when the
 * passphrase is forgotten. It is a passphrase that people can copy by hand.
 *
 * Six groups of five symbols of Crockford's base 32 (no I, L, O, U), "7KQ2M-…": 27 random
 * symbols (135 bits) and three that check them, a Reed-Solomon code over GF(32). Any one,
 * two or three miscopied symbols are noticed, two swapped ones included. */

#include <glib.h>

#include "crypto/secret.h"

/* Characters, hyphens included. */
#define RECOVERY_CODE_LENGTH 35

/* A new code, RECOVERY_CODE_LENGTH characters and a NUL. The caller frees. */
struct secret *recovery_code_new(void);

/* Does `typed` look like a recovery code, with the right checksum?
 *
 * Lower case, blanks, tabs and hyphens anywhere or nowhere are all the same; O is read as
 * 0, I and L as 1. TRUE sets `*normal` to the code as recovery_code_new() wrote it, for
 * passphrase_key(); the caller frees. FALSE leaves `*normal` NULL: it may still be an
 * ordinary passphrase. (And one ordinary text of thirty such symbols in 32 768 looks like
 * a code, so a passphrase is tried as it was typed, too.) */
gboolean recovery_code_normalise(const struct secret *typed, struct secret **normal);
