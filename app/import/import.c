/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/import.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "dossier/example.h"
#include "dossier/file_digest.h"
#include "dossier/recipient_load.h"
#include "dossier/recipients.h"
#include "dossier/sources.h"
#include "import/column_rules.h"
#include "platform/file.h"

enum {
    PROGRESS_EVERY = 4096
};

void import_report_clear(struct import_report *report)
{
    g_clear_pointer(&report->columns, column_map_free);
    g_clear_pointer(&report->extract, extract_free);
    g_clear_pointer(&report->tally.rejections, g_array_unref);
}

/* ---- before the rows ---- */

gboolean import_source_is_open(const struct source *source, GError **error)
{
    if (source->status != SOURCE_CLOSED)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_SOURCE_CLOSED,
                _("the source “%s” is closed: what was brought into it may not be used; "
                  "see why with “kiespost source show %s”"),
                source->id, source->id);
    return FALSE;
}

static gboolean not_seen_before(const struct import_request *request, const char *digest,
                                GError **error)
{
    GError *cause = NULL;
    gboolean seen =
        !request->again &&
        recipient_load_seen(request->dossier, request->source->id, digest, &cause);
    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    if (seen)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” was imported into “%s” before; nothing was done (--again "
                      "takes it once more)"),
                    request->path, request->source->id);
    return !seen;
}

/* a column of national register numbers closes every source but a voter list, where
 * the column alone is refused. */
static const struct column *forbidden_column(const struct import_request *request,
                                             const struct column_map *columns)
{
    if (source_kind_is_voter_list(request->source->kind))
        return NULL;
    for (guint i = 0; i < columns->count; i++)
        if (columns->columns[i].refusal == COLUMN_NATIONAL_NUMBER)
            return &columns->columns[i];
    return NULL;
}

static gboolean close_source(const struct import_request *request,
                             const struct column *column, struct import_report *report,
                             GError **error)
{
    g_autofree char *evidence = g_strdup_printf(
        _("column “%s” holds national register numbers (%s): such a file comes from a "
          "register or a service, and may not be used"),
        *column->heading != '\0' ? column->heading : column->label, column->evidence);
    struct source_flag flag = {.class_name = (char *)"municipal_population",
                               .weight = 1.0,
                               .rule = (char *)"registers-block",
                               .evidence = evidence};

    if (!request->dry_run &&
        !source_mark(request->dossier, request->source->id, SOURCE_CLOSED, &flag, error))
        return FALSE;
    report->closed_source = TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_SOURCE_CLOSED,
                request->dry_run
                    ? _("this file would close the source “%s”: %s; nothing was stored")
                    : _("the source “%s” is closed now: %s; nothing was stored"),
                request->source->id, evidence);
    return FALSE;
}

static gboolean map_columns(const struct import_request *request,
                            struct import_report *report, GError **error)
{
    const struct election *election = campaign_election(request->dossier);

    report->columns = column_map_new(report->extract, request->overrides, error);
    if (report->columns == NULL)
        return FALSE;
    const struct column *forbidden = forbidden_column(request, report->columns);
    if (forbidden != NULL)
        return close_source(request, forbidden, report, error);
    return column_rules_apply(report->columns, request->source->kind,
                              election != NULL ? election->regime : NULL, request->path,
                              error);
}

/* ---- the rows ---- */

struct feeding {
    const struct import_request *request;
    struct row_stream *stream;
    gint64 rows;
    GError *failure;
};

static enum feed feed_row(gpointer context, struct recipient *recipient, gint64 *name_key)
{
    struct feeding *feeding = context;

    if (!row_stream_next(feeding->stream, recipient, name_key, &feeding->failure))
        return feeding->failure != NULL ? FEED_ABORT : FEED_END;
    if (++feeding->rows % PROGRESS_EVERY == 0 && feeding->request->progress != NULL)
        feeding->request->progress(feeding->request->progress_context, feeding->rows);
    return FEED_ROW;
}

/* Rows of earlier imports into the same source count as seen. */
static gboolean remember_existing(const struct import_request *request,
                                  struct duplicate_set *seen, GError **error)
{
    GError *cause = NULL;
    g_autoptr(RecipientCursor) cursor = recipients_open(
        request->dossier, request->source->id, RECIPIENTS_BY_NUMBER, error);
    g_autoptr(GString) row = g_string_new(NULL);
    struct recipient recipient;

    if (cursor == NULL)
        return FALSE;
    while (recipients_next(cursor, &recipient, &cause)) {
        struct row_digest digest = duplicate_set_digest(seen, &recipient, row);
        duplicate_set_add(seen, &digest);
    }
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static gboolean drain(struct row_stream *stream, GError **error)
{
    GError *cause = NULL;
    struct recipient recipient;
    gint64 name_key;

    while (row_stream_next(stream, &recipient, &name_key, &cause))
        ;
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

/* ---- after the rows ---- */

static void append_csv(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++)
        g_string_append_printf(out, *text == '"' ? "\"\"" : "%c", *text);
    g_string_append_c(out, '"');
}

/* Line, column and reason, never a value. */
static gboolean write_rejected(const struct import_request *request,
                               struct import_report *report, GError **error)
{
    g_autoptr(GString) text = g_string_new(_("line;column;reason\n"));
    GArray *rejections = report->tally.rejections;

    if (rejections->len == 0)
        return TRUE;
    for (guint i = 0; i < rejections->len; i++) {
        const struct rejection *row = &g_array_index(rejections, struct rejection, i);
        g_string_append_printf(text, "%" G_GUINT64_FORMAT ";", row->line);
        if (row->column != COLUMN_ABSENT) {
            const struct column *column = &report->columns->columns[row->column];
            append_csv(text, *column->heading != '\0' ? column->heading : column->label);
        }
        g_string_append_c(text, ';');
        append_csv(text, rejection_phrase(row->problem));
        g_string_append_c(text, '\n');
    }
    report->wrote_rejected = TRUE;
    return file_write_atomically(request->rejected_path, text->str, text->len, 0600,
                                 error);
}

static gboolean refuse_input(GError **error, const char *sentence, const char *path)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, sentence, path);
    return FALSE;
}

/* With --again a file may hold nobody new: its rows were read, and are there already. */
static gboolean any_was_read(const struct row_tally *tally)
{
    if (tally->imported > 0)
        return TRUE;
    for (guint i = 0; i < tally->rejections->len; i++)
        if (g_array_index(tally->rejections, struct rejection, i).problem == ROW_REPEATED)
            return TRUE;
    return FALSE;
}

/* A rehearsal writes no list of rejected rows, and names none. */
static gboolean enough_was_read(const struct import_request *request,
                                const struct import_report *report, GError **error)
{
    const struct row_tally *tally = &report->tally;

    if (tally->rows == 0)
        return refuse_input(error, _("“%s” holds headings but nobody below them"),
                            request->path);
    if (!any_was_read(tally)) {
        if (request->dry_run)
            return refuse_input(error, _("not a single row of “%s” can be read"),
                                request->path);
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("not a single row of “%s” could be read; “%s” says why, line by "
                      "line"),
                    request->path, request->rejected_path);
        return FALSE;
    }
    if (request->strict && tally->rejections->len > 0) {
        if (request->dry_run)
            return refuse_input(error, _("“%s” has rows that cannot be read (--strict)"),
                                request->path);
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” has rows that cannot be read, so nothing was imported "
                      "(--strict); “%s” says which"),
                    request->path, request->rejected_path);
        return FALSE;
    }
    return TRUE;
}

static void take_tally(struct import_report *report, const struct row_stream *stream)
{
    report->tally = *row_stream_tally(stream);
    g_array_ref(report->tally.rejections);
    report->lines_reinterpreted = extract_lines_reinterpreted(report->extract);
}

static gboolean store(const struct import_request *request, struct row_stream *stream,
                      struct import_report *report, const char *digest, GError **error)
{
    struct feeding feeding = {.request = request, .stream = stream};
    g_autofree char *name = g_path_get_basename(request->path);
    g_autoptr(RecipientLoad) load =
        recipient_load_new(request->dossier, request->source->id, error);

    if (load == NULL)
        return FALSE;
    if (!recipient_load_run(load, feed_row, &feeding, error)) {
        if (feeding.failure != NULL)
            g_propagate_error(error, feeding.failure);
        return FALSE;
    }
    take_tally(report, stream);
    if (!write_rejected(request, report, error) ||
        !enough_was_read(request, report, error))
        return FALSE;
    struct extract_record record = {
        .file_name = name,
        .digest = digest,
        .rows = (gint64)report->tally.rows,
        .imported = (gint64)report->tally.imported,
        .rejected = (gint64)report->tally.rejections->len,
    };
    return recipient_load_finish(load, &record, error);
}

/* The fingerprint takes as long as looking at the whole file for its encoding: both at
 * once. */
struct digesting {
    const char *path;
    char digest[DIGEST_HEX_SIZE];
    GError *failure;
};

static gpointer digest_beside(gpointer pointer)
{
    struct digesting *digesting = pointer;

    file_digest_fast(digesting->path, digesting->digest, &digesting->failure);
    return NULL;
}

static gboolean open_and_digest(const struct import_request *request,
                                struct import_report *report,
                                char digest[DIGEST_HEX_SIZE], GError **error)
{
    struct digesting digesting = {.path = request->path};
    GThread *thread = g_thread_new("digest", digest_beside, &digesting);

    report->extract = extract_open(request->path, error);
    g_thread_join(thread);
    if (report->extract == NULL) {
        g_clear_error(&digesting.failure);
        return FALSE;
    }
    if (digesting.failure != NULL) {
        g_propagate_error(error, digesting.failure);
        return FALSE;
    }
    memcpy(digest, digesting.digest, DIGEST_HEX_SIZE);
    return TRUE;
}

/* A guess at the number of rows: voters take about seventy bytes each. */
static gsize rows_expected(const char *path)
{
    enum {
        BYTES_PER_ROW = 70,
        ROWS_MOST = 4 * 1000 * 1000
    };
    gint64 size = 0;
    int fd = file_open_regular(path, &size, NULL);

    if (fd >= 0)
        file_close(fd, path, NULL);
    return (gsize)MIN(size / BYTES_PER_ROW, ROWS_MOST);
}

gboolean import_file(const struct import_request *request, struct import_report *report,
                     GError **error)
{
    char digest[DIGEST_HEX_SIZE];

    *report = (struct import_report){0};
    if (!import_source_is_open(request->source, error))
        return FALSE;
    if (!open_and_digest(request, report, digest, error) ||
        !example_takes_file(request->dossier, digest, request->path, error) ||
        !not_seen_before(request, digest, error) || !map_columns(request, report, error))
        return FALSE;

    g_autoptr(DuplicateSet) seen = duplicate_set_new(rows_expected(request->path));
    if (!remember_existing(request, seen, error))
        return FALSE;
    g_autoptr(RowMaker) maker = row_maker_new(report->columns, request->source->kind);
    g_autoptr(RowStream) stream = row_stream_new(report->extract, maker, seen, NULL);
    if (!request->dry_run)
        return store(request, stream, report, digest, error);
    if (!drain(stream, error))
        return FALSE;
    take_tally(report, stream);
    return enough_was_read(request, report, error);
}
