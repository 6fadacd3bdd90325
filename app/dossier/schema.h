/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The tables of both kinds of file. A migration once released is never edited: add
 * another. */

#include "dossier/database.h"

gboolean schema_migrate_dossier(struct database *database, GError **error);
gboolean schema_migrate_source(struct database *database, GError **error);

/* For those who only read: FALSE with KIESPOST_ERROR_CONFIG for a newer program's file.
 */
gboolean schema_check_dossier(struct database *database, GError **error);
gboolean schema_check_source(struct database *database, GError **error);

/* Does the file lack the last migration? A dossier is then brought up to date before it
 * is read; a source's file when it is next written: who reads one knows what it may
 * lack. */
gboolean schema_dossier_is_older(struct database *database, gboolean *answer,
                                 GError **error);
gboolean schema_source_is_older(struct database *database, gboolean *answer,
                                GError **error);
