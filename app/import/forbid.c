/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/forbid.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "dossier/example.h"
#include "dossier/file_digest.h"
#include "dossier/forbidden_people.h"
#include "dossier/sources.h"
#include "import/column_rules.h"
#include "import/overlap.h"
#include "import/row.h"

enum {
    PROGRESS_EVERY = 4096
};

static void clear_flagged(gpointer pointer)
{
    struct forbid_flagged *flagged = pointer;

    g_free(flagged->source);
    g_free(flagged->evidence);
}

void forbid_report_clear(struct forbid_report *report)
{
    g_clear_pointer(&report->columns, column_map_free);
    g_clear_pointer(&report->extract, extract_free);
    g_clear_pointer(&report->tally.rejections, g_array_unref);
    g_clear_pointer(&report->flagged, g_array_unref);
}

static gboolean find_known(const struct forbid_request *request, const char *digest,
                           struct forbid_report *report, GError **error)
{
    g_autoptr(GArray) files = forbidden_files(request->dossier, error);

    if (files == NULL)
        return FALSE;
    for (guint i = 0; i < files->len; i++) {
        const struct forbidden_file *file =
            &g_array_index(files, struct forbidden_file, i);
        if (strcmp(file->digest, digest) != 0)
            continue;
        report->is_known = TRUE;
        report->people = file->people;
    }
    return TRUE;
}

/* ---- the file ---- */

/* Under the kind of which least is known: of every other file than a voter list whatever
 * names or reaches somebody is read. */
static gboolean open_file(const struct forbid_request *request,
                          struct forbid_report *report, GError **error)
{
    report->extract = extract_open(request->path, error);
    if (report->extract == NULL)
        return FALSE;
    report->columns = column_map_new(report->extract, request->overrides, error);
    return report->columns != NULL && column_rules_apply(report->columns, SOURCE_UNKNOWN,
                                                         NULL, request->path, error);
}

static gboolean read_people(const struct forbid_request *request,
                            struct forbid_report *report, struct forbidding *forbidding,
                            GError **error)
{
    g_autoptr(DuplicateSet) seen = duplicate_set_new(0);
    g_autoptr(RowMaker) maker = row_maker_new(report->columns, SOURCE_UNKNOWN);
    g_autoptr(RowStream) stream = row_stream_new(report->extract, maker, seen, NULL);
    GError *cause = NULL;
    struct recipient recipient;
    gint64 name_key, rows = 0;

    while (row_stream_next(stream, &recipient, &name_key, &cause)) {
        if (forbidding_add(forbidding, &recipient))
            report->people++;
        else
            report->left_out++;
        if (++rows % PROGRESS_EVERY == 0 && request->progress != NULL)
            request->progress(request->progress_context, rows);
    }
    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    report->tally = *row_stream_tally(stream);
    g_array_ref(report->tally.rejections);
    return TRUE;
}

static gboolean remember(const struct forbid_request *request,
                         struct forbid_report *report, const char *digest, gint64 *file,
                         GError **error)
{
    g_autofree char *name = g_path_get_basename(request->path);
    g_autoptr(Forbidding) forbidding = forbidding_new(request->dossier, error);

    if (forbidding == NULL || !read_people(request, report, forbidding, error))
        return FALSE;
    if (report->people == 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("nobody in “%s” could be known again: there is no row with an "
                      "e-mail address, a mobile number, or a name and postcode"),
                    request->path);
        return FALSE;
    }
    return forbidding_finish(forbidding, name, digest, file, error);
}

/* ---- sources that hold its people already ---- */

static gboolean mark_source(const struct forbid_request *request, const char *id,
                            const struct overlap_report *found,
                            struct forbid_report *report, GError **error)
{
    for (guint i = 0; i < found->flags->len; i++) {
        const struct source_flag *flag =
            &g_array_index(found->flags, struct source_flag, i);
        struct forbid_flagged flagged = {g_strdup(id), g_strdup(flag->evidence)};
        g_array_append_val(report->flagged, flagged);
        if (!source_mark(request->dossier, id, SOURCE_FLAGGED, flag, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean check_source(const struct forbid_request *request,
                             const struct source *source, gint64 file,
                             struct forbid_report *report, GError **error)
{
    g_autoptr(Overlap) overlap =
        overlap_new_with_file(request->dossier, source, file, error);
    struct overlap_report found = {0};

    if (overlap == NULL)
        return FALSE;
    gboolean done = overlap_see_source(overlap, error) &&
                    overlap_conclude(overlap, &found, error) &&
                    mark_source(request, source->id, &found, report, error);
    overlap_report_clear(&found);
    return done;
}

static gboolean check_sources(const struct forbid_request *request, gint64 file,
                              struct forbid_report *report, GError **error)
{
    g_autoptr(GPtrArray) sources = sources_list(request->dossier, error);

    if (sources == NULL)
        return FALSE;
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        if (source->status == SOURCE_CLOSED || source->recipients == 0)
            continue;
        if (!check_source(request, source, file, report, error))
            return FALSE;
    }
    return TRUE;
}

gboolean forbid_file(const struct forbid_request *request, struct forbid_report *report,
                     GError **error)
{
    char digest[DIGEST_HEX_SIZE];
    gint64 file = 0;

    *report = (struct forbid_report){
        .flagged = g_array_new(FALSE, FALSE, sizeof(struct forbid_flagged))};
    g_array_set_clear_func(report->flagged, clear_flagged);
    if (!file_digest_fast(request->path, digest, error) ||
        !example_takes_file(request->dossier, digest, request->path, error) ||
        !find_known(request, digest, report, error))
        return FALSE;
    if (report->is_known)
        return TRUE;
    return open_file(request, report, error) &&
           remember(request, report, digest, &file, error) &&
           check_sources(request, file, report, error);
}
