/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "import/forbid.h"

/* ---- telling ---- */

static void print_json(const struct forbid_request *request,
                       const struct forbid_report *report)
{
    g_autoptr(Json) json = json_new("kiespost.forbid/1");
    g_autofree char *name = g_path_get_basename(request->path);
    const GArray *rejections = report->tally.rejections;

    json_text(json, "file", name);
    json_bool(json, "known", report->is_known);
    json_int(json, "people", report->people);
    json_int(json, "left_out", report->left_out);
    json_int(json, "rejected", rejections != NULL ? rejections->len : 0);
    json_begin_array(json, "flagged");
    for (guint i = 0; i < report->flagged->len; i++) {
        const struct forbid_flagged *flagged =
            &g_array_index(report->flagged, struct forbid_flagged, i);
        json_begin_object(json, NULL);
        json_text(json, "source", flagged->source);
        json_text(json, "evidence", flagged->evidence);
        json_end_object(json);
    }
    json_end_array(json);
    json_print(json);
}

static void print_left_out(const struct session *session,
                           const struct forbid_report *report)
{
    g_autofree char *left_out = i18n_count(report->left_out);
    g_autofree char *rejected = i18n_count((gint64)report->tally.rejections->len);

    if (report->left_out > 0)
        print_note(session,
                   ngettext("  %s row says too little to know the person again",
                            "  %s rows say too little to know the people again",
                            (gulong)report->left_out),
                   left_out);
    if (report->tally.rejections->len > 0)
        print_note(session,
                   ngettext("  %s row repeats another or could not be read",
                            "  %s rows repeat another or could not be read",
                            (gulong)report->tally.rejections->len),
                   rejected);
}

static void print_flagged(const struct session *session,
                          const struct forbid_report *report)
{
    for (guint i = 0; i < report->flagged->len; i++) {
        const struct forbid_flagged *flagged =
            &g_array_index(report->flagged, struct forbid_flagged, i);
        g_autofree char *safe = text_for_terminal(flagged->evidence);
        g_autofree char *first =
            g_strdup_printf(_("source “%s” is flagged: "), flagged->source);
        print_paragraph(first, 2, safe);
    }
    if (report->flagged->len > 0)
        print_next(session, _("kiespost source show %s"),
                   g_array_index(report->flagged, struct forbid_flagged, 0).source);
}

static void print_text(const struct session *session,
                       const struct forbid_request *request,
                       const struct forbid_report *report)
{
    g_autofree char *name = g_path_get_basename(request->path);
    g_autofree char *safe = text_for_terminal(name);
    g_autofree char *people = i18n_count(report->people);

    if (report->is_known) {
        print_sentence(_("“%s” is a forbidden file already (%s people); nothing was "
                         "done"),
                       safe, people);
        return;
    }
    print_sentence(ngettext("forbidden: “%s”; %s person is remembered",
                            "forbidden: “%s”; %s people are remembered",
                            (gulong)report->people),
                   safe, people);
    print_left_out(session, report);
    print_note(session, "%s",
               _("  Nobody was brought into a source, and nobody can read who they are: "
                 "only fingerprints are kept, under a key of this dossier. Whatever you "
                 "import from now on is compared with them."));
    print_flagged(session, report);
}

/* ---- the command ---- */

static void show_progress(gpointer context, gint64 rows)
{
    progress_update(context, rows, 0);
}

gboolean cmd_source_forbid(struct session *session, GError **error)
{
    struct progress *progress = progress_new(session, _("reading"));
    struct forbid_request request = {
        .dossier = session->dossier,
        .path = arguments_operand(session->arguments, 0),
        .overrides = arguments_values(session->arguments, "map"),
        .progress = show_progress,
        .progress_context = progress,
    };
    struct forbid_report report;

    gboolean done = forbid_file(&request, &report, error);
    progress_finish(progress);
    if (done && session->json)
        print_json(&request, &report);
    else if (done)
        print_text(session, &request, &report);
    forbid_report_clear(&report);
    return done;
}
