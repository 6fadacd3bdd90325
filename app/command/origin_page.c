/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/origin_page.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "command/print.h"
#include "provenance/origin_class.h"
#include "rules/rule_table.h"

enum {
    EVIDENCE_SHOWN = 4, /* the rest is told by "source show" */
    EVIDENCE_LONGEST = 140,
    CLASSES_ALSO = 2
};

static int percent(double weight)
{
    return (int)(weight * 100 + 0.5);
}

void print_flag(const struct source_flag *flag)
{
    g_auto(GStrv) lines = g_strsplit(flag->evidence, "\n", -1);

    if (*flag->class_name != '\0')
        print_line(_("  looks like %s (%s, %d %%; %s):"),
                   origin_class_phrase(flag->class_name), flag->class_name,
                   percent(flag->weight), flag->rule);
    else
        print_line(_("  %s:"), flag->rule);
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *safe = text_for_terminal(*line);
        print_paragraph("    – ", 6, safe);
    }
}

void json_source_flag(struct json *json, const struct source_flag *flag)
{
    g_auto(GStrv) lines = g_strsplit(flag->evidence, "\n", -1);

    json_begin_object(json, NULL);
    json_text(json, "class", flag->class_name);
    json_real(json, "weight", flag->weight);
    json_text(json, "rule", flag->rule);
    json_begin_array(json, "evidence");
    for (char **line = lines; *line != NULL; line++)
        json_text(json, NULL, *line);
    json_end_array(json);
    json_end_object(json);
}

/* ---- after an import ---- */

static void print_what(const struct source_flag *flag)
{
    if (*flag->class_name != '\0') {
        g_autofree char *said =
            g_strdup_printf(_("%s (%s, %d %%)"), origin_class_phrase(flag->class_name),
                            flag->class_name, percent(flag->weight));
        print_paragraph(_("  this file looks like: "), 4, said);
        return;
    }
    const struct rule *rule = rule_find(flag->rule);
    g_autofree char *said =
        rule != NULL
            ? g_strdup_printf("%s (%s)", _(rule_reason(rule, ANSWER_YES)), rule->id)
            : g_strdup(flag->rule);
    print_paragraph("  ", 4, said);
}

/* The most telling evidence of one flag in one paragraph. */
static void print_why(const struct source_flag *flag)
{
    g_auto(GStrv) lines = g_strsplit(flag->evidence, "\n", -1);
    g_autoptr(GString) said = g_string_new(NULL);
    guint count = g_strv_length(lines), shown = 0;

    while (shown < count && shown < EVIDENCE_SHOWN &&
           said->len + strlen(lines[shown]) <= EVIDENCE_LONGEST) {
        g_string_append_printf(said, "%s%s", shown > 0 ? _("; ") : "", lines[shown]);
        shown++;
    }
    if (shown < count)
        g_string_append_printf(
            said, ngettext("; and %u more sign", "; and %u more signs", count - shown),
            count - shown);
    g_autofree char *safe = text_for_terminal(said->str);
    print_paragraph(_("  because: "), 4, safe);
}

/* Other conclusions about the same file, in a few words. */
static void print_also(const GArray *flags)
{
    g_autoptr(GString) said = g_string_new(NULL);
    g_autoptr(GString) rules = g_string_new(NULL);
    guint classes = 0;

    for (guint i = 1; i < flags->len; i++) {
        const struct source_flag *flag = &g_array_index(flags, struct source_flag, i);
        if (*flag->class_name != '\0' && classes++ < CLASSES_ALSO)
            g_string_append_printf(
                said, "%s%s (%d\u00a0%%)", said->len > 0 ? _("; ") : "",
                origin_class_phrase(flag->class_name), percent(flag->weight));
        else if (*flag->class_name == '\0')
            g_string_append_printf(rules, "%s%s", rules->len > 0 ? ", " : "", flag->rule);
    }
    if (said->len > 0)
        print_paragraph(_("  and also like: "), 4, said->str);
    if (rules->len > 0)
        print_paragraph(_("  further doubts: "), 4, rules->str);
}

static void print_consequence(const struct import_request *request,
                              const struct import_report *report)
{
    const char *id = request->source->id;

    if (report->verdict.conflict == CONFLICT_FORBIDDEN) {
        g_autofree char *follows = g_strdup_printf(
            request->dry_run ? _("such a file would close the source “%s”: nothing "
                                 "of it would be stored")
                             : _("nothing of it was stored, and the source “%s” is "
                                 "closed for good"),
            id);
        print_paragraph(_("  what follows: "), 4, follows);
        print_paragraph(_("  what to do: "), 4,
                        _("leave this file where it comes from. If it was the wrong one, "
                          "declare a new source and import the right one"));
        return;
    }
    g_autofree char *follows = g_strdup_printf(
        request->dry_run ? _("the people of “%s” would be held until somebody has looked")
                         : _("the people of “%s” are held: nothing goes out to them "
                             "until somebody has looked"),
        id);
    g_autofree char *todo = g_strdup_printf(
        _("is the file really what you said? Then write down why: “kiespost source "
          "review %s --accept --reason …”; if not: “--reject”"),
        id);
    print_paragraph(_("  what follows: "), 4, follows);
    print_paragraph(_("  what to do: "), 4, todo);
}

void print_origin(const struct session *session, const struct import_request *request,
                  const struct import_report *report)
{
    if (!report->looked)
        return;
    const GArray *flags = report->verdict.flags;
    if (flags->len == 0) {
        if (report->verdict.read != NULL && session->verbose)
            print_paragraph(NULL, 2, report->verdict.read);
        return;
    }
    const struct source_flag *first = &g_array_index(flags, struct source_flag, 0);
    print_what(first);
    print_why(first);
    if (report->verdict.read != NULL)
        print_paragraph(NULL, 2, report->verdict.read);
    print_also(flags);
    print_consequence(request, report);
}
