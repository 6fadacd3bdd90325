/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Keys that stand in dossier.db, each under its name: they survive re-keying and purge.
 * For the files of this folder only. */

#include <glib.h>

#include "crypto/secret.h"
#include "dossier/database.h"

#define SECRET_OBJECTION_MARKS  "objection-marks"
#define SECRET_MESSAGE_IDENTITY "message-identity"
#define SECRET_FORBIDDEN_PEOPLE "forbidden-people"

/* KEYED_HASH_KEY_LENGTH random bytes; inside the caller's transaction. The caller frees.
 */
struct secret *secret_record_make(struct database *database, const char *name,
                                  GError **error);

gboolean secret_record_exists(struct database *database, const char *name,
                              gboolean *answer, GError **error);

/* KIESPOST_ERROR_DAMAGED when there is none. The caller frees. */
struct secret *secret_record_read(struct database *database, const char *name,
                                  GError **error);
