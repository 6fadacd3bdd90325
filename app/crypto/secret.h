/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Bytes that must not be read by anyone else: keys, passphrases, passwords.
 *
 * They stand in memory that is locked out of the swap file (as far as the system's limit
 * on locked memory allows), left out of core dumps, fenced by guard pages, and zeroed
 * when freed. The length is fixed. Each costs a few pages: for keys, not for rows.
 *
 * After the bytes always stands a NUL that secret_length() does not count, so a text can
 * be handed to a function that wants a C string. Want of memory ends the program, as with
 * g_malloc(). crypto_start() comes first. */

#include <glib.h>

struct secret;
typedef struct secret Secret;

/* Zeros. `length` may be 0. The caller frees with secret_free(). */
struct secret *secret_new(gsize length);

/* From the system's random number generator. The caller frees. */
struct secret *secret_random(gsize length);

/* A copy of `bytes`, which the caller should wipe. The caller frees. */
struct secret *secret_from_bytes(const void *bytes, gsize length);

/* For passphrases: the bytes of `text` without its NUL. The caller frees. */
struct secret *secret_from_text(const char *text);

struct secret *secret_copy(const struct secret *secret);

/* Borrowed, secret_length() bytes, then a NUL. */
const guint8 *secret_bytes(const struct secret *secret);

/* The same as a C string, which ends at its first NUL. Borrowed. */
const char *secret_text(const struct secret *secret);

/* Borrowed; exactly secret_length() bytes may be written. */
guint8 *secret_writable(struct secret *secret);

gsize secret_length(const struct secret *secret);

/* Same length and same bytes; the time taken tells nothing about the bytes. */
gboolean secret_equal(const struct secret *a, const struct secret *b);

/* Zeroes and frees. NULL does nothing. */
void secret_free(struct secret *secret);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Secret, secret_free)
