/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Mailings: made, approved (everything frozen), and how far each message got. */

#include <glib.h>

#include "domain/mailing.h"
#include "domain/verdict.h"
#include "dossier/dossier.h"

/* Records a new mailing; one journal entry. KIESPOST_ERROR_USAGE when the name is taken.
 */
gboolean mailing_create(struct dossier *dossier, const struct mailing *mailing,
                        GError **error);

/* NULL with KIESPOST_ERROR_USAGE when there is no such mailing. The caller frees. */
struct mailing *mailing_find(struct dossier *dossier, const char *name, GError **error);

/* All, in order of creation: struct mailing, freed with the array. */
GPtrArray *mailings_list(struct dossier *dossier, GError **error);

/* ---- approval ---- */

struct approval;
typedef struct approval Approval;

/* What is frozen beside the verdicts. */
struct approval_record {
    day_number day;
    const char *rules_version;
    const char *libraries; /* "kiespost 0.1.0, cmark 0.30.2, …" */
    GBytes *files;         /* templates and wording: template_files_freeze() */
    const char *const
        *declared;       /* what was declared, NULL-terminated: command/declaration.h */
    gboolean keep_bytes; /* store messages as they are sent: kept_messages.h */
};

/* Begins the transaction in which everything is frozen. */
struct approval *approval_new(struct dossier *dossier, const struct mailing *mailing,
                              GError **error);

/* `rules` names the rules that block or ask for review, separated by blanks; "" for an
 * allowed recipient, who becomes planned. */
gboolean approval_add(struct approval *approval, gint64 recipient, enum verdict verdict,
                      const char *rules, GError **error);

/* An allowed recipient of a text message that takes so many parts. */
gboolean approval_add_text(struct approval *approval, gint64 recipient, guint parts,
                           GError **error);

/* Commits, with one journal entry. */
gboolean approval_finish(struct approval *approval, const struct approval_record *record,
                         GError **error);

/* Undoes what was not finished. */
void approval_free(struct approval *approval);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Approval, approval_free)

/* What was declared when the mailing was approved; empty for one that is not. The caller
 * frees with g_strfreev(). */
char **mailing_declared(struct dossier *dossier, const struct mailing *mailing,
                        GError **error);

/* The frozen templates and wording of an approved mailing. The caller unrefs.
 * KIESPOST_ERROR_USAGE when it is not approved. */
GBytes *mailing_frozen_files(struct dossier *dossier, const struct mailing *mailing,
                             GError **error);

/* ---- delivery ---- */

/* The states of all frozen recipients: gint64 number → enum delivery_state (as pointer),
 * in a table that the caller unrefs. */
struct delivery_table;
typedef struct delivery_table DeliveryTable;

struct delivery_table *deliveries_read(struct dossier *dossier,
                                       const struct mailing *mailing, GError **error);
void deliveries_free(struct delivery_table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DeliveryTable, deliveries_free)

/* FALSE when this recipient is not among the frozen. */
gboolean deliveries_find(const struct delivery_table *table, gint64 recipient,
                         enum delivery_state *state);

struct output_file {
    const char *name; /* base name, behind that of the directory that it is in, if any */
    const char *digest; /* SHA-256, hexadecimal */
};

struct output_record {
    const struct output_file *files;
    guint file_count;
    gint64 recipients;           /* rows in each of them */
    const char *printer;         /* "self", or a recorded processor */
    const char *const *released; /* rules of handing over about which a person decided,
                                  * NULL-terminated; NULL: none */
};

/* After the files for the printer or the gateway were written: their recipients (GArray
 * of gint64) become accepted, `suppressed` ones suppressed, the mailing done when nothing
 * is left, the files are remembered for purge; one journal entry. */
gboolean mailing_record_output(struct dossier *dossier, const struct mailing *mailing,
                               const struct output_record *output, GArray *accepted,
                               GArray *suppressed, GError **error);

/* After messages were written into a folder: the folder's base name is remembered for
 * purge beside the files for the printer; one journal entry. */
gboolean mailing_record_folder(struct dossier *dossier, const struct mailing *mailing,
                               const char *folder_name, gint64 recipients,
                               GError **error);
