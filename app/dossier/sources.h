/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The sources as declared, and what was found about them. */

#include <glib.h>

#include "domain/source.h"
#include "dossier/database.h"
#include "dossier/dossier.h"

/* Why a source is flagged or closed. */
struct source_flag {
    char *class_name; /* of fingerprints.csv, "" when a rule alone spoke */
    double weight;    /* 0…1 */
    char *rule;       /* the rule's id, "registers-block" */
    char *evidence;   /* one sentence, in the operator's language at that time */
    gint64 at;        /* seconds since 1970-01-01 UTC; set when it is recorded */
};

/* Declares a source and gives it a key of its own. KIESPOST_ERROR_USAGE when the id is
 * taken. One journal entry. */
gboolean source_declare(struct dossier *dossier, const struct source *source,
                        GError **error);

/* NULL with KIESPOST_ERROR_USAGE when there is no source of that id. The caller frees. */
struct source *source_find(struct dossier *dossier, const char *id, GError **error);

/* All, in the order of declaration (which decides who yields in one-copy): struct source,
 * freed with the array. */
GPtrArray *sources_list(struct dossier *dossier, GError **error);

/* Records the flag and makes the source SOURCE_FLAGGED or SOURCE_CLOSED. Nothing of what
 * was read is stored. One journal entry. */
gboolean source_mark(struct dossier *dossier, const char *id, enum source_status status,
                     const struct source_flag *flag, GError **error);

/* struct source_flag, freed with the array. */
GArray *source_flags(struct dossier *dossier, const char *id, GError **error);

/* ---- for this folder ---- */

/* Inside the caller's transaction. */
gboolean source_set_status(struct dossier *dossier, const char *id,
                           enum source_status status, GError **error);

/* Opens sources/<id>.db with the source's key. NULL without error when nothing was
 * imported yet. */
struct database *source_open(struct dossier *dossier, const char *id,
                             enum database_use use, GError **error);

/* The source's key. KIESPOST_ERROR_REFUSED when it was destroyed. The caller frees. */
struct secret *source_key(struct dossier *dossier, const char *id, GError **error);

/* Numbers above this one were never registered. 0 when nothing was imported. */
gboolean source_last_recipient(struct dossier *dossier, const char *id, gint64 *last,
                               GError **error);

/* Deletes source files that no transaction registered, and every file in tmp/. */
gboolean sources_sweep(struct dossier *dossier, GError **error);
