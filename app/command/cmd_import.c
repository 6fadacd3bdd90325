/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/origin_page.h"
#include "command/print.h"
#include "command/source_choice.h"
#include "command/words.h"
#include "dossier/sources.h"
#include "import/import.h"
#include "import/row_finding.h"
#include "platform/file.h"

/* ---- telling what was recognised ---- */

static const char *name_of(const struct column *column)
{
    return *column->heading != '\0' ? column->heading : column->label;
}

static void print_read_columns(const struct column_map *columns)
{
    g_autoptr(GString) line = g_string_new(NULL);

    for (guint i = 0; i < columns->count; i++) {
        const struct column *column = &columns->columns[i];
        if (column->refusal != COLUMN_READ)
            continue;
        g_autofree char *heading = text_for_terminal(name_of(column));
        g_string_append_printf(line, "%s%s\u00a0→ %s", line->len > 0 ? " · " : "",
                               heading, field_phrase(column->field));
    }
    if (line->len > 0)
        print_paragraph(NULL, 2, line->str);
}

/* Columns with one fate in one line. */
static void print_refused_columns(const struct column_map *columns)
{
    for (int refusal = COLUMN_READ + 1; refusal < COLUMN_REFUSAL_COUNT; refusal++) {
        g_autoptr(GString) names = g_string_new(NULL);
        for (guint i = 0; i < columns->count; i++) {
            if ((int)columns->columns[i].refusal != refusal)
                continue;
            g_autofree char *heading = text_for_terminal(name_of(&columns->columns[i]));
            g_string_append_printf(names, "%s%s", names->len > 0 ? " · " : "", heading);
        }
        if (names->len == 0)
            continue;
        g_autofree char *line =
            g_strdup_printf(_("%s, not read: %s"), names->str,
                            column_refusal_sentence((enum column_refusal)refusal));
        print_paragraph("  ", 4, line);
    }
}

/* Each column with the reason why it is believed to be that field. */
static void print_evidence(const struct import_report *report)
{
    const char *const headings[] = {_("column"), _("field"), _("because")};
    struct print_table *table = print_table_new(headings, 3);

    for (guint i = 0; i < report->columns->count; i++) {
        const struct column *column = &report->columns->columns[i];
        const char *cells[] = {
            name_of(column),
            column->refusal == COLUMN_READ ? field_phrase(column->field) : _("not read"),
            column->refusal == COLUMN_READ ? column->evidence
                                           : column_refusal_sentence(column->refusal)};
        print_table_add(table, cells);
    }
    print_table_finish(table);
}

/* Of a file that was refused at first sight the rows that were looked at. */
static guint64 rows_of(const struct import_report *report)
{
    return report->tally.rejections == NULL && report->looked
               ? report->verdict.origin->rows_seen
               : report->tally.rows;
}

static void print_form(const struct session *session, const struct import_report *report,
                       const char *path)
{
    const struct extract_form *form = extract_form(report->extract);
    guint64 rows_read = rows_of(report);
    g_autofree char *count = i18n_count((gint64)rows_read);
    g_autofree char *safe = text_for_terminal(path);

    g_autofree char *columns = g_strdup_printf(
        ngettext("%u column", "%u columns", form->column_count), form->column_count);
    g_autofree char *rows =
        g_strdup_printf(ngettext("%s row", "%s rows", (gulong)rows_read), count);
    print_line(_("%s: %s, “%s”, %s, %s"), safe, form->encoding,
               *form->sheet != '\0' ? form->sheet : form->delimiter, columns, rows);
    if (session->quiet)
        return;
    if (session->verbose || arguments_has(session->arguments, "dry-run")) {
        print_paragraph(NULL, 2, form->encoding_evidence);
        if (*form->delimiter_evidence != '\0')
            print_paragraph(NULL, 2, form->delimiter_evidence);
        print_evidence(report);
    } else {
        print_read_columns(report->columns);
        print_refused_columns(report->columns);
    }
}

static void print_remarks(const struct session *session,
                          const struct import_report *report)
{
    if (report->tally.rejections == NULL)
        return;
    for (int i = 0; i < ROW_NOTE_COUNT; i++) {
        if (report->tally.notes[i] == 0)
            continue;
        enum row_note note = (enum row_note)(1 << i);
        g_autofree char *sentence = row_note_sentence(note, report->tally.notes[i]);
        if (note == ROW_NOTE_CONSENT_TARGETING_ODD)
            print_warning(session, "%s", sentence);
        else
            print_note(session, "  %s", sentence);
    }
    if (report->lines_reinterpreted > 0) {
        g_autofree char *count = i18n_count((gint64)report->lines_reinterpreted);
        print_note(session,
                   ngettext("  %s line was not valid UTF-8 and was read as Windows-1252",
                            "  %s lines were not valid UTF-8 and were read as "
                            "Windows-1252",
                            (gulong)report->lines_reinterpreted),
                   count);
    }
    for (int i = 0; i < ROW_FINDING_COUNT; i++) {
        guint64 count = report->tally.findings[i];
        if (count == 0 || (ROW_FINDINGS_HELD & (1u << i)) == 0)
            continue;
        g_autofree char *sentence =
            row_finding_sentence((enum row_finding)(1u << i), count);
        print_warning(session, "%s", sentence);
    }
}

static void print_result(const struct import_report *report,
                         const struct import_request *request, gboolean done)
{
    g_autofree char *imported = i18n_count((gint64)report->tally.imported);
    g_autofree char *rejected = i18n_count((gint64)report->tally.rejections->len);
    g_autoptr(GString) line = g_string_new(NULL);

    g_string_append_printf(line,
                           request->dry_run || !done
                               ? ngettext("%s person could be imported",
                                          "%s people could be imported",
                                          (gulong)report->tally.imported)
                               : ngettext("imported %s person", "imported %s people",
                                          (gulong)report->tally.imported),
                           imported);
    if (report->tally.rejections->len > 0) {
        g_string_append(line, ", ");
        g_string_append_printf(line,
                               ngettext("%s row rejected", "%s rows rejected",
                                        (gulong)report->tally.rejections->len),
                               rejected);
    }
    if (report->wrote_rejected) {
        g_autofree char *safe = text_for_terminal(request->rejected_path);
        g_string_append_printf(line, " (%s)", safe);
    }
    print_line("%s", line->str);
}

/* The first few, so that one sees at once what is wrong. */
static void print_first_rejections(const struct session *session,
                                   const struct import_report *report)
{
    enum {
        SHOWN = 3
    };
    GArray *rejections = report->tally.rejections;

    for (guint i = 0; i < rejections->len && i < SHOWN; i++) {
        const struct rejection *row = &g_array_index(rejections, struct rejection, i);
        g_autofree char *line = i18n_count((gint64)row->line);
        g_autofree char *heading =
            row->column != COLUMN_ABSENT
                ? text_for_terminal(name_of(&report->columns->columns[row->column]))
                : NULL;
        if (heading != NULL)
            print_note(session, _("  line %s, column “%s”: %s"), line, heading,
                       rejection_phrase(row->problem));
        else
            print_note(session, _("  line %s: %s"), line, rejection_phrase(row->problem));
    }
    if (rejections->len > SHOWN && report->wrote_rejected) {
        guint rest = rejections->len - SHOWN;
        g_autofree char *count = i18n_count(rest);
        print_note(session,
                   ngettext("  and %s more, in the file named above",
                            "  and %s more, in the file named above", rest),
                   count);
    }
}

static void print_text(const struct session *session, const struct import_report *report,
                       const struct import_request *request, gboolean done)
{
    if (report->columns == NULL)
        return;
    print_form(session, report, request->path);
    print_remarks(session, report);
    print_origin(session, request, report);
    if (report->tally.rejections == NULL || report->closed_source)
        return;
    print_result(report, request, done);
    print_first_rejections(session, report);
}

static void json_columns(struct json *json, const struct column_map *columns)
{
    json_begin_array(json, "columns");
    for (guint i = 0; i < columns->count; i++) {
        const struct column *column = &columns->columns[i];
        if (column->refusal != COLUMN_READ)
            continue;
        json_begin_object(json, NULL);
        json_text(json, "column", name_of(column));
        json_text(json, "field", field_name(column->field));
        json_text(json, "evidence", column->evidence);
        json_end_object(json);
    }
    json_end_array(json);
    json_begin_array(json, "refused_columns");
    for (guint i = 0; i < columns->count; i++) {
        const struct column *column = &columns->columns[i];
        if (column->refusal == COLUMN_READ)
            continue;
        json_begin_object(json, NULL);
        json_text(json, "column", name_of(column));
        json_text(json, "reason", column_refusal_name(column->refusal));
        json_end_object(json);
    }
    json_end_array(json);
}

static void json_flags(struct json *json, const struct import_report *report)
{
    const GArray *flags = report->looked ? report->verdict.flags : NULL;

    json_begin_array(json, "flags");
    for (guint i = 0; flags != NULL && i < flags->len; i++)
        json_source_flag(json, &g_array_index(flags, struct source_flag, i));
    json_end_array(json);
}

/* Rows that wait for a person or are refused, by what was found in them. */
static void json_held(struct json *json, const struct import_report *report)
{
    json_begin_object(json, "held");
    for (int i = 0; i < ROW_FINDING_COUNT; i++)
        if (report->tally.findings[i] > 0 && (ROW_FINDINGS_HELD & (1u << i)) != 0)
            json_int(json, row_finding_name((enum row_finding)(1u << i)),
                     (gint64)report->tally.findings[i]);
    json_end_object(json);
}

/* What it looks like most, whether or not anything follows from that. */
static void json_class(struct json *json, const struct import_report *report)
{
    const struct file_verdict *verdict = &report->verdict;
    const char *name = NULL;
    double weight = 0;

    if (report->looked && verdict->conflict == CONFLICT_FORBIDDEN) {
        const struct source_flag *flag =
            &g_array_index(verdict->flags, struct source_flag, 0);
        name = flag->class_name;
        weight = flag->weight;
    } else if (report->looked && verdict->origin->classes->len > 0) {
        const struct origin_class *class =
            &g_array_index(verdict->origin->classes, struct origin_class, 0);
        name = class->name;
        weight = class->weight;
    }
    json_begin_object(json, "class");
    json_text(json, "name", name);
    json_real(json, "weight", weight);
    json_end_object(json);
}

static void print_json(const struct import_report *report,
                       const struct import_request *request)
{
    g_autoptr(Json) json = json_new("kiespost.import/1");
    g_autofree char *name = g_path_get_basename(request->path);

    if (report->columns == NULL)
        return;
    const struct extract_form *form = extract_form(report->extract);
    json_text(json, "file", name);
    json_text(json, "source", request->source->id);
    json_text(json, "encoding", form->encoding);
    json_text(json, "delimiter",
              strcmp(form->delimiter, "tab") == 0 ? "\t" : form->delimiter);
    json_int(json, "rows", (gint64)rows_of(report));
    json_int(json, "imported", (gint64)report->tally.imported);
    json_int(json, "rejected",
             report->tally.rejections != NULL ? report->tally.rejections->len : 0);
    json_columns(json, report->columns);
    json_held(json, report);
    json_class(json, report);
    json_flags(json, report);
    json_bool(json, "dry_run", request->dry_run);
    json_text(json, "rejected_file",
              report->wrote_rejected ? request->rejected_path : NULL);
    json_print(json);
}

/* ---- the command ---- */

static void show_progress(gpointer context, gint64 rows)
{
    progress_update(context, rows, 0);
}

/* A file that cannot be read is told before the first question. */
static gboolean is_readable(const char *path, GError **error)
{
    int fd = file_open_regular(path, NULL, error);
    return fd >= 0 && file_close(fd, path, error);
}

/* Reads the file once without storing anything; what closes a source is left to the real
 * import, which records it. */
static gboolean try_out(const struct import_request *request, GError **error)
{
    struct import_request trial = *request;
    struct import_report report;
    g_autoptr(GError) cause = NULL;

    trial.dry_run = TRUE;
    gboolean done = import_file(&trial, &report, &cause);
    import_report_clear(&report);
    if (done || g_error_matches(cause, KIESPOST_ERROR, KIESPOST_ERROR_SOURCE_CLOSED))
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

/* The source that was chosen by answers is declared when the file is known to be good. */
static gboolean declare_chosen(struct session *session,
                               const struct import_request *request, GError **error)
{
    if (request->dry_run)
        return TRUE;
    if (!try_out(request, error) ||
        !source_declare(session->dossier, request->source, error))
        return FALSE;
    print_line(_("source “%s”: %s"), request->source->id,
               source_kind_phrase(request->source->kind));
    return TRUE;
}

/* Who gave an e-mail address in order to get e-mails expects no letter; nor who gave a
 * number. */
static void tell_next(const struct session *session, const struct import_request *request,
                      const struct import_report *report)
{
    const char *id = request->source->id;
    const guint *of_field = report->columns->of_field;

    if (report->verdict.conflict != CONFLICT_NONE)
        print_next(session, _("kiespost source show %s"), id);
    else if (report->tally.imported == 0)
        return;
    else if (of_field[FIELD_CONSENT_DATE] != COLUMN_ABSENT &&
             of_field[FIELD_EMAIL] != COLUMN_ABSENT)
        print_next(session,
                   _("kiespost mailing new NAME --channel email --template mail-nieuws "
                     "--source %s"),
                   id);
    else if (of_field[FIELD_CONSENT_DATE] != COLUMN_ABSENT &&
             of_field[FIELD_MOBILE] != COLUMN_ABSENT)
        print_next(session,
                   _("kiespost mailing new NAME --channel sms --template sms-uitnodiging "
                     "--source %s"),
                   id);
    else
        print_next(session,
                   _("kiespost mailing new NAME --channel post --template "
                     "brief-kennismaking --source %s"),
                   id);
}

gboolean cmd_import(struct session *session, GError **error)
{
    const char *path = arguments_operand(session->arguments, 0);
    const char *rejected = arguments_value(session->arguments, "rejected");
    g_autofree char *beside = g_strconcat(path, ".rejected.csv", NULL);
    const char *id = arguments_value(session->arguments, "source");
    struct import_report report;

    if (id == NULL && !is_readable(path, error))
        return FALSE;
    g_autoptr(Source) source = id != NULL ? source_find(session->dossier, id, error)
                                          : source_choose(session, error);
    if (source == NULL)
        return FALSE;
    struct progress *progress = progress_new(session, _("reading"));
    struct import_request request = {
        .dossier = session->dossier,
        .source = source,
        .path = path,
        .rejected_path = rejected != NULL ? rejected : beside,
        .overrides = arguments_values(session->arguments, "map"),
        .sheet = arguments_value(session->arguments, "sheet"),
        .dry_run = arguments_has(session->arguments, "dry-run"),
        .strict = arguments_has(session->arguments, "strict"),
        .again = arguments_has(session->arguments, "again"),
        .progress = show_progress,
        .progress_context = progress,
    };
    if (id == NULL && !declare_chosen(session, &request, error)) {
        progress_finish(progress);
        return FALSE;
    }
    gboolean done = import_file(&request, &report, error);
    progress_finish(progress);
    if (session->json) {
        print_remarks(session, &report);
        print_json(&report, &request);
    } else {
        print_text(session, &report, &request, done);
    }
    if (done && !request.dry_run)
        tell_next(session, &request, &report);
    import_report_clear(&report);
    return done;
}
