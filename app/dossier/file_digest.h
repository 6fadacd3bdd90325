/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fingerprints of the files that the journal names: imported, handed over, evidence. */

#include <glib.h>

#include "crypto/digest.h"

/* The SHA-256 of a regular file as sha256sum(1) writes it. Errors as file_open_regular()
 * and file_read(). */
gboolean file_digest(const char *path, char hex[DIGEST_HEX_SIZE], GError **error);
