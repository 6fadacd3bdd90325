/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* `source forbid`: a file that may never be used is read as an import would read it, its
 * people are remembered as keyed hashes, and the sources that hold them already are
 * flagged. No recipient is stored, and national register numbers are not read at all. */

#include <glib.h>

#include "dossier/dossier.h"
#include "extract/columns.h"
#include "extract/reader.h"
#include "import/row_stream.h"

struct forbid_request {
    struct dossier *dossier;
    const char *path;
    const char *const *overrides; /* --map, NULL-terminated */
    /* Called now and then with the rows read so far; may be NULL. */
    void (*progress)(gpointer context, gint64 rows);
    gpointer progress_context;
};

/* A source that holds its people. Strings owned. */
struct forbid_flagged {
    char *source;
    char *evidence; /* a sentence */
};

struct forbid_report {
    struct extract *extract;
    struct column_map *columns;
    struct row_tally tally; /* imported: rows that could be read */
    gboolean is_known;      /* this very file is remembered already: nothing was done */
    gint64 people;          /* remembered */
    gint64 left_out;        /* a name alone says too little */
    GArray *flagged;        /* struct forbid_flagged */
};

void forbid_report_clear(struct forbid_report *report);

/* `report` is filled as far as it came, also on failure, and cleared by the caller in
 * every case.
 *
 * Errors of the file as import_file(); KIESPOST_ERROR_INPUT also when nobody in it could
 * be known again. */
gboolean forbid_file(const struct forbid_request *request, struct forbid_report *report,
                     GError **error);
