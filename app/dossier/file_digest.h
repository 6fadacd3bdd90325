/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fingerprints of the files that the journal names: imported, handed over, evidence. */

#include <glib.h>

#include "crypto/digest.h"

/* The SHA-256 of a regular file as sha256sum(1) writes it. Errors as file_open_regular()
 * and file_read(). */
gboolean file_digest(const char *path, char hex[DIGEST_HEX_SIZE], GError **error);

/* The same by BLAKE2b-256, as `b2sum -l 256` writes it: for the lists that are imported,
 * which are large. */
gboolean file_digest_fast(const char *path, char hex[DIGEST_HEX_SIZE], GError **error);
