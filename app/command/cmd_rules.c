/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "command/rule_page.h"
#include "command/words.h"
#include "reference/calendar.h"
#include "rules/rule_table.h"

/* ---- list ---- */

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
                               effect_word(rule_headline(rule)), grade};
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

/* ---- show ---- */

gboolean cmd_rules_show(struct session *session, GError **error)
{
    const char *name = arguments_operand(session->arguments, 0);
    const struct rule *rule = rule_find(name);
    day_number day = clock_moment().day;

    if (rule == NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is no rule “%s”; see “kiespost rules list”"), name);
        return FALSE;
    }
    if (session->json)
        rule_page_print_json(rule, day);
    else
        rule_page_print(rule, day);
    return TRUE;
}

/* ---- elections ---- */

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
