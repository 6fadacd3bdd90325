/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One import: a file becomes the recipients of a source, all or nothing. */

#include <glib.h>

#include "domain/source.h"
#include "dossier/dossier.h"
#include "extract/columns.h"
#include "extract/reader.h"
#include "import/file_look.h"
#include "import/row_stream.h"

struct import_request {
    struct dossier *dossier;
    const struct source *source;
    const char *path;
    const char *sheet;            /* of a workbook; NULL: the first one */
    const char *rejected_path;    /* of the rejected-rows file */
    const char *const *overrides; /* --map, NULL-terminated */
    gboolean dry_run;
    gboolean strict;
    gboolean again;
    /* Called now and then with the rows stored so far; may be NULL. */
    void (*progress)(gpointer context, gint64 rows);
    gpointer progress_context;
};

/* What was found and done. */
struct import_report {
    struct extract *extract; /* its form tells encoding, delimiter and evidence */
    struct column_map *columns;
    struct row_tally tally; /* rejections owned by the report */
    guint64 lines_reinterpreted;
    gboolean closed_source; /* it is closed now, nothing was stored */
    gboolean looked;        /* `verdict` is filled */
    struct file_verdict verdict; /* whose file it looks like, and what follows */
    gboolean wrote_rejected;
};

void import_report_clear(struct import_report *report);

/* FALSE with KIESPOST_ERROR_SOURCE_CLOSED for a source that may never be used. */
gboolean import_source_is_open(const struct source *source, GError **error);

/* `report` is filled as far as the import came, also on failure, and cleared by the
 * caller in every case.
 *
 * KIESPOST_ERROR_NO_INPUT, _INPUT, _IO: the file. KIESPOST_ERROR_USAGE, _INPUT: --map.
 * KIESPOST_ERROR_SOURCE_CLOSED: the source is closed, or this file just closed it.
 * KIESPOST_ERROR_INPUT also when the file was imported before (without `again`), when no
 * row at all could be read, and with `strict` when any row could not. */
gboolean import_file(const struct import_request *request, struct import_report *report,
                     GError **error);
