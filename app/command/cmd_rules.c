/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "command/words.h"
#include "reference/calendar.h"
#include "rules/rule_table.h"

gboolean cmd_rules_list(struct session *session, GError **error)
{
    const char *const headings[] = {_("number"), _("rule"), _("asked when"), _("effect"),
                                    _("how sure")};
    g_autoptr(Json) json = json_new("kiespost.rules/1");
    struct print_table *table = print_table_new(headings, 5);

    (void)error;
    json_text(json, "rules", rules_version());
    json_begin_array(json, "items");
    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        const char *effect = effect_name(rule_headline(rule));
        g_autofree char *grade = grade_code(rule->evidence);
        const char *cells[] = {rule->number, rule->id, stage_phrase(rule->stage),
                               effect_phrase(rule_headline(rule)), grade};
        print_table_add(table, cells);
        json_begin_object(json, NULL);
        json_text(json, "rule", rule->id);
        json_text(json, "number", rule->number);
        json_text(json, "stage", stage_name(rule->stage));
        json_text(json, "effect", effect);
        json_text(json, "grade", rule->evidence);
        json_end_object(json);
    }
    json_end_array(json);
    if (session->json)
        json_print(json);
    print_table_finish_if(table, !session->json);
    return TRUE;
}

static void show_json(const struct rule *rule)
{
    g_autoptr(Json) json = json_new("kiespost.rule/1");
    char since[DAY_ISO_SIZE], until[DAY_ISO_SIZE];

    day_format_iso(rule->since, since);
    day_format_iso(rule->until, until);
    json_text(json, "rule", rule->id);
    json_text(json, "number", rule->number);
    json_text(json, "stage", stage_name(rule->stage));
    json_text(json, "effect", effect_name(rule_headline(rule)));
    json_text(json, "grade", rule->evidence);
    json_text(json, "citation", rule->citation);
    json_text(json, "sources", rule->sources);
    json_begin_array(json, "channels");
    for (int i = 0; i < CHANNEL_COUNT; i++)
        if ((rule->channels & CHANNEL_BIT(i)) != 0)
            json_text(json, NULL, channel_name((enum channel)i));
    json_end_array(json);
    json_text(json, "since", rule->since != DAY_UNKNOWN ? since : NULL);
    json_text(json, "until", rule->until != DAY_UNKNOWN ? until : NULL);
    json_text(json, "reason", rule_reason(rule, ANSWER_YES));
    json_text(json, "would_change", rule_would_change(rule));
    json_print(json);
}

static void show_paragraph(const char *heading, const char *text)
{
    g_autofree char *first = g_strdup_printf(_("  %s: "), heading);
    if (text != NULL && *text != '\0')
        print_paragraph(first, 4, text);
}

static void show_text(const struct rule *rule)
{
    g_autofree char *grade = grade_phrase(rule->evidence);
    g_autofree char *since = day_phrase(rule->since);
    g_autofree char *until = day_phrase(rule->until);

    print_line("%s %s", rule->number, rule->id);
    print_paragraph(NULL, 2, _(rule_reason(rule, ANSWER_YES)));
    show_paragraph(_("effect"), effect_phrase(rule_headline(rule)));
    show_paragraph(_("asked when"), stage_phrase(rule->stage));
    show_paragraph(_("legal text"), _(rule->citation));
    show_paragraph(_("sources"), rule->sources);
    show_paragraph(_("how sure"), grade);
    if (rule->since != DAY_UNKNOWN)
        show_paragraph(_("since"), since);
    if (rule->until != DAY_UNKNOWN)
        show_paragraph(_("until"), until);
    show_paragraph(_("what you can do"), _(rule_would_change(rule)));
}

gboolean cmd_rules_show(struct session *session, GError **error)
{
    const char *name = arguments_operand(session->arguments, 0);
    const struct rule *rule = rule_find(name);

    if (rule == NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is no rule “%s”; see “kiespost rules list”"), name);
        return FALSE;
    }
    if (session->json)
        show_json(rule);
    else
        show_text(rule);
    return TRUE;
}

gboolean cmd_rules_elections(struct session *session, GError **error)
{
    const char *const headings[] = {_("election"), _("day"), _("for")};
    g_autoptr(Json) json = json_new("kiespost.elections/1");
    struct print_table *table = print_table_new(headings, 3);

    (void)error;
    json_begin_array(json, "items");
    for (guint i = 0; i < election_count(); i++) {
        const struct election *election = election_at(i);
        char day[DAY_ISO_SIZE], regulated[DAY_ISO_SIZE], list_from[DAY_ISO_SIZE];
        day_format_iso(election->day, day);
        day_format_iso(election->regulated_from, regulated);
        day_format_iso(election->list_from, list_from);
        const char *cells[] = {election->id, day, regime_phrase(election->regime)};
        print_table_add(table, cells);
        json_begin_object(json, NULL);
        json_text(json, "election", election->id);
        json_text(json, "regime", election->regime->id);
        json_text(json, "day", day);
        json_text(json, "regulated_from", regulated);
        json_int(json, "voting_age", election->voting_age);
        json_text(json, "list_from", list_from);
        json_end_object(json);
    }
    json_end_array(json);
    if (session->json)
        json_print(json);
    print_table_finish_if(table, !session->json);
    return TRUE;
}
