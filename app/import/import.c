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
#include "import/overlap.h"
#include "import/rejected_file.h"
#include "import/row_watch.h"
#include "platform/file.h"
#include "provenance/origin_class.h"

enum {
    PROGRESS_EVERY = 4096
};

void import_report_clear(struct import_report *report)
{
    g_clear_pointer(&report->columns, column_map_free);
    g_clear_pointer(&report->extract, extract_free);
    g_clear_pointer(&report->tally.rejections, g_array_unref);
    file_verdict_clear(&report->verdict);
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

static gboolean record_flags(const struct import_request *request, const GArray *flags,
                             enum source_status status, GError **error)
{
    for (guint i = 0; i < flags->len; i++)
        if (!source_mark(request->dossier, request->source->id, status,
                         &g_array_index(flags, struct source_flag, i), error))
            return FALSE;
    return TRUE;
}

/* One phrase; all the evidence is told apart from it. */
static char *reason_for(const struct source_flag *flag)
{
    if (strcmp(flag->rule, "registers-block") == 0 || *flag->class_name == '\0') {
        g_auto(GStrv) lines = g_strsplit(flag->evidence, "\n", 2);
        return g_strdup(lines[0] != NULL ? lines[0] : "");
    }
    return g_strdup_printf(_("the file looks like %s"),
                           origin_class_phrase(flag->class_name));
}

/* Every reason is recorded; of the file nothing is. */
static gboolean close_source(const struct import_request *request, const GArray *flags,
                             struct import_report *report, GError **error)
{
    if (!request->dry_run && !record_flags(request, flags, SOURCE_CLOSED, error))
        return FALSE;
    g_autofree char *reason = reason_for(&g_array_index(flags, struct source_flag, 0));
    report->closed_source = TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_SOURCE_CLOSED,
                request->dry_run
                    ? _("this file would close the source “%s”: %s; nothing was stored")
                    : _("the source “%s” is closed now: %s; nothing was stored"),
                request->source->id, reason);
    return FALSE;
}

/* R-10 takes precedence over whatever else the file looks like. */
static void flag_column(const struct column *column, struct file_verdict *verdict)
{
    struct source_flag flag = {
        .class_name = g_strdup("municipal_population"),
        .weight = 1.0,
        .rule = g_strdup("registers-block"),
        .evidence = g_strdup_printf(
            _("column “%s” holds national register numbers (%s): such a file comes from "
              "a register or a service, and may not be used"),
            *column->heading != '\0' ? column->heading : column->label, column->evidence),
    };

    g_array_prepend_val(verdict->flags, flag);
    verdict->conflict = CONFLICT_FORBIDDEN;
}

/* Takes what the file looks like by now into the report. FALSE when that closes the
 * source. */
static gboolean conclude(const struct import_request *request, struct file_look *look,
                         struct import_report *report, GError **error)
{
    file_verdict_clear(&report->verdict);
    file_look_conclude(look, &report->verdict);
    report->looked = TRUE;
    const struct column *forbidden = forbidden_column(request, report->columns);
    if (forbidden != NULL)
        flag_column(forbidden, &report->verdict);
    if (report->verdict.conflict != CONFLICT_FORBIDDEN)
        return TRUE;
    return close_source(request, report->verdict.flags, report, error);
}

static gboolean map_columns(const struct import_request *request,
                            struct import_report *report, GError **error)
{
    report->columns = column_map_new(report->extract, request->overrides, error);
    return report->columns != NULL;
}

/* The file itself first: what is wrong with it matters more than what it lacks. */
static struct file_look *look_at_file(const struct import_request *request,
                                      struct import_report *report, GError **error)
{
    const struct election *election = campaign_election(request->dossier);
    g_autoptr(FileLook) look =
        file_look_new(report->extract, report->columns, request->source, error);

    if (look == NULL || !conclude(request, look, report, error) ||
        !column_rules_apply(report->columns, request->source->kind,
                            election != NULL ? election->regime : NULL, request->path,
                            error))
        return NULL;
    return g_steal_pointer(&look);
}

/* ---- the rows ---- */

/* One import under way. */
struct importing {
    const struct import_request *request;
    struct import_report *report;
    struct file_look *look;
    struct overlap *overlap;
    struct row_stream *stream;
    gint64 rows;
    GError *failure;
};

static void take_tally(struct import_report *report, const struct row_stream *stream)
{
    report->tally = *row_stream_tally(stream);
    g_array_ref(report->tally.rejections);
    report->lines_reinterpreted = extract_lines_reinterpreted(report->extract);
}

static gboolean next_row(struct importing *importing, struct recipient *recipient,
                         gint64 *name_key)
{
    if (!row_stream_next(importing->stream, recipient, name_key, &importing->failure))
        return FALSE;
    if (overlap_see(importing->overlap, recipient))
        recipient->findings |= ROW_IN_FORBIDDEN_FILE;
    if (++importing->rows % PROGRESS_EVERY == 0 && importing->request->progress != NULL)
        importing->request->progress(importing->request->progress_context,
                                     importing->rows);
    return TRUE;
}

static enum feed feed_row(gpointer context, struct recipient *recipient, gint64 *name_key)
{
    struct importing *importing = context;

    if (next_row(importing, recipient, name_key))
        return FEED_ROW;
    return importing->failure != NULL ? FEED_ABORT : FEED_END;
}

/* A rehearsal: as if they were stored. */
static gboolean read_all(struct importing *importing, GError **error)
{
    struct recipient recipient;
    gint64 name_key;

    while (next_row(importing, &recipient, &name_key))
        ;
    if (importing->failure != NULL) {
        g_propagate_error(error, g_steal_pointer(&importing->failure));
        return FALSE;
    }
    take_tally(importing->report, importing->stream);
    return TRUE;
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

/* ---- after the rows ---- */

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

static gboolean take_overlap(struct importing *importing, GError **error)
{
    struct overlap_report shared = {0};
    gboolean done = overlap_conclude(importing->overlap, &shared, error);

    if (done) {
        file_verdict_add(&importing->report->verdict, shared.flags);
        importing->report->tally.findings[g_bit_nth_lsf(ROW_IN_FORBIDDEN_FILE, -1)] +=
            shared.forbidden;
    }
    overlap_report_clear(&shared);
    return done;
}

/* With every row read: what the file looks like by now, and what it shares with others.
 * The flags are there before the people, so that a power cut leaves nobody unflagged. */
static gboolean settle(struct importing *importing, GError **error)
{
    const struct import_request *request = importing->request;
    struct import_report *report = importing->report;

    if (!enough_was_read(request, report, error) ||
        !conclude(request, importing->look, report, error) ||
        !take_overlap(importing, error))
        return FALSE;
    return request->dry_run ||
           record_flags(request, report->verdict.flags, SOURCE_FLAGGED, error);
}

static gboolean store(struct importing *importing, const char *digest, GError **error)
{
    const struct import_request *request = importing->request;
    const struct row_tally *tally = &importing->report->tally;
    g_autofree char *name = g_path_get_basename(request->path);
    g_autoptr(RecipientLoad) load =
        recipient_load_new(request->dossier, request->source->id, error);

    if (load == NULL)
        return FALSE;
    if (!recipient_load_run(load, feed_row, importing, error)) {
        if (importing->failure != NULL)
            g_propagate_error(error, g_steal_pointer(&importing->failure));
        return FALSE;
    }
    take_tally(importing->report, importing->stream);
    if (tally->rejections->len > 0) {
        importing->report->wrote_rejected = TRUE;
        if (!rejected_file_write(request->rejected_path, importing->report->columns,
                                 tally->rejections, error))
            return FALSE;
    }
    if (!settle(importing, error))
        return FALSE;
    struct extract_record record = {
        .file_name = name,
        .digest = digest,
        .rows = (gint64)tally->rows,
        .imported = (gint64)tally->imported,
        .rejected = (gint64)tally->rejections->len,
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

    report->extract = extract_open_sheet(request->path, request->sheet, error);
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

static void show_row(gpointer look, const struct extract_row *row)
{
    file_look_see(look, row);
}

/* What people think is read by nobody. */
static void refuse_opinions(struct column_map *columns, const GArray *opinions)
{
    for (guint i = 0; i < opinions->len; i++) {
        guint column = g_array_index(opinions, guint, i);
        if (columns->columns[column].refusal == COLUMN_READ)
            column_map_refuse(columns, column, COLUMN_NOT_WANTED);
    }
}

/* With what each row is to be held against besides its own fields. */
static struct row_maker *new_maker(const struct importing *importing)
{
    struct column_map *columns = importing->report->columns;
    const GArray *opinions = importing->report->verdict.origin->opinion_columns;

    refuse_opinions(columns, opinions);
    struct row_maker *maker = row_maker_new(columns, importing->request->source->kind);
    struct row_watch *watch = row_maker_watch(maker);
    row_watch_set_day(watch, dossier_moment(importing->request->dossier).day);
    row_watch_set_times(watch, file_look_consent_times(importing->look));
    for (guint i = 0; i < opinions->len; i++)
        row_watch_add_opinion(watch, g_array_index(opinions, guint, i));
    return maker;
}

gboolean import_file(const struct import_request *request, struct import_report *report,
                     GError **error)
{
    char digest[DIGEST_HEX_SIZE];
    struct importing importing = {.request = request, .report = report};

    *report = (struct import_report){0};
    if (!import_source_is_open(request->source, error))
        return FALSE;
    if (!open_and_digest(request, report, digest, error) ||
        !example_takes_file(request->dossier, digest, request->path, error) ||
        !not_seen_before(request, digest, error) || !map_columns(request, report, error))
        return FALSE;

    g_autoptr(FileLook) look = look_at_file(request, report, error);
    if (look == NULL)
        return FALSE;
    g_autoptr(Overlap) overlap = overlap_new(request->dossier, request->source, error);
    g_autoptr(DuplicateSet) seen = duplicate_set_new(rows_expected(request->path));
    if (overlap == NULL || !remember_existing(request, seen, error))
        return FALSE;
    importing.look = look;
    importing.overlap = overlap;
    g_autoptr(RowMaker) maker = new_maker(&importing);
    struct row_observer observer = {show_row, look};
    g_autoptr(RowStream) stream = row_stream_new(report->extract, maker, seen, &observer);
    importing.stream = stream;
    return request->dry_run ? read_all(&importing, error) && settle(&importing, error)
                            : store(&importing, digest, error);
}
