/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/reminders.h"

#include "base/i18n.h"
#include "command/spending_finding.h"
#include "command/words.h"
#include "dossier/objections.h"
#include "eligibility/eligibility.h"
#include "eligibility/source_signs.h"
#include "rules/rule_table.h"

static void clear_reminder(gpointer pointer)
{
    struct reminder *reminder = pointer;

    g_free(reminder->source);
    g_free(reminder->sentence);
}

static void add(GArray *reminders, const char *rule, const struct source *source,
                day_number by, char *sentence)
{
    struct reminder reminder = {
        .rule = rule,
        .source = source != NULL ? g_strdup(source->id) : NULL,
        .by = by,
        .sentence = sentence,
    };

    g_array_append_val(reminders, reminder);
}

/* What the rule says of these facts; EFFECT_NONE where it is not about them. */
static enum effect effect_of(const char *id, const struct facts *facts)
{
    const struct rule *rule = rule_find(id);

    if ((rule->kinds & KIND_BIT(facts->kind)) == 0 ||
        !rule_in_force(rule, facts->moment.day))
        return EFFECT_NONE;
    return rule_effect_of(rule, facts->channel, rule->condition(facts));
}

/* ---- voter lists (R-62) ---- */

/* Why this list may not be held any more. The caller frees. */
static char *list_is_over(const struct source *source, const struct election *election)
{
    g_autofree char *last = day_phrase(election->day);

    if (source->kind != SOURCE_VOTER_LIST_CURRENT)
        return g_strdup_printf(_("“%s” holds voters of another election, and those may "
                                 "not be held any more."),
                               source->id);
    if (election->regime->to_statute == WINDOW_END_OPEN)
        return g_strdup_printf(
            _("The election of %s is over. Its law names no last day for the voter list "
              "“%s”, but the authority reads such a list as given for that election "
              "only."),
            last, source->id);
    return g_strdup_printf(_("The voter list “%s” could be used until %s and no longer."),
                           source->id, last);
}

static void remind_of_list(const struct source *source, const struct election *election,
                           GArray *reminders)
{
    gboolean is_statutory =
        g_strcmp0(election->regime->end_duty, "DESTROY_STATUTORY") == 0;
    g_autofree char *why = list_is_over(source, election);
    g_autofree char *by = day_phrase(election->day + 1);
    g_autofree char *law =
        is_statutory ? g_strdup_printf(_(" The law itself wants it destroyed by %s."), by)
                     : g_strdup("");

    add(reminders, "delete-after-election", source,
        source->kind == SOURCE_VOTER_LIST_CURRENT ? election->day + 1
                                                  : source->obtained_on,
        g_strdup_printf(
            _("%s%s Erase every copy of it now: the file that you were given, the files "
              "for the printer, backups; and have the printer confirm in writing that "
              "nothing is left there. What this dossier holds is encrypted and is used "
              "no more (delete-after-election, R-62)"),
            why, law));
}

/* ---- own contacts (R-63) ---- */

static void remind_of_contacts(const struct source *source, const struct facts *facts,
                               GArray *reminders)
{
    g_autofree char *since = day_phrase(source->obtained_on);
    g_autofree char *until = day_phrase(facts->keep_until);

    add(reminders, "retention-own-contacts", source, facts->keep_until,
        facts->keep_until == DAY_UNKNOWN
            ? g_strdup_printf(_("Since when the people in “%s” are held is not known, so "
                                "neither is until when they may be: find it out, or do "
                                "not use them (retention-own-contacts, R-63)"),
                              source->id)
            : g_strdup_printf(
                  _("The people in “%s” gave their details on %s. Without a new sign of "
                    "life they were to be kept until %s at the latest: hear from them "
                    "again, on paper or through your form, or let them go "
                    "(retention-own-contacts, R-63; the period is this program's choice, "
                    "24 months after the election for which they gave them)"),
                  source->id, since, until));
}

/* ---- all sources ---- */

static gboolean remind_of_source(struct dossier *dossier, const struct source *source,
                                 const struct campaign *campaign, day_number today,
                                 GArray *reminders, GError **error)
{
    struct facts facts;

    if (source->recipients == 0)
        return TRUE;
    eligibility_source_facts(campaign, source, &facts);
    facts.moment.day = today;
    if (!source_signs_read(dossier, source, &facts.source_signs, error))
        return FALSE;
    if (effect_of("delete-after-election", &facts) != EFFECT_NONE)
        remind_of_list(source, campaign->election, reminders);
    if (effect_of("retention-own-contacts", &facts) != EFFECT_NONE)
        remind_of_contacts(source, &facts, reminders);
    if (effect_of("dpia-trigger", &facts) != EFFECT_NONE)
        add(reminders, "dpia-trigger", source, DAY_UNKNOWN,
            g_strdup_printf(_("“%s” holds sensitive data: make an impact assessment "
                              "first, and keep it with the dossier (dpia-trigger, R-78)"),
                            source->id));
    return TRUE;
}

/* ---- objections (R-61) ---- */

/* Whether somebody was answered is not recorded, so after as long again nobody is
 * reminded of it. What was said in an earlier campaign was answered then, or never. */
enum {
    MONTHS_TO_ANSWER = 1, /* GDPR art. 12(3) */
    MONTHS_REMINDED = 2,
};

static void remind_of_objections(GArray *objections, day_number today, GArray *reminders)
{
    struct facts facts;
    guint count = 0;

    facts_clear(&facts);
    facts.moment.day = today;
    for (guint i = 0; i < objections->len; i++) {
        day_number on = g_array_index(objections, struct objection, i).on;
        if (on > today || day_add_months(on, MONTHS_REMINDED) < today)
            continue;
        count++;
        if (facts.objection_open_since == DAY_UNKNOWN || on < facts.objection_open_since)
            facts.objection_open_since = on;
    }
    if (count == 0)
        return;
    day_number by = day_add_months(facts.objection_open_since, MONTHS_TO_ANSWER);
    g_autofree char *day = day_phrase(by);
    const char *format =
        effect_of("objection-reply", &facts) != EFFECT_NONE
            ? ngettext("%u person objected: an answer saying what was done was due by %s "
                       "(objection-reply, R-61; GDPR art. 12(3))",
                       "%u people objected: each must get an answer saying what was "
                       "done, and the first was due by %s (objection-reply, R-61; GDPR "
                       "art. 12(3))",
                       count)
            : ngettext("%u person objected: answer by %s, saying what was done "
                       "(objection-reply, R-61; GDPR art. 12(3))",
                       "%u people objected: answer each of them, saying what was done, "
                       "the first by %s (objection-reply, R-61; GDPR art. 12(3))",
                       count);
    add(reminders, "objection-reply", NULL, by, g_strdup_printf(format, count, day));
}

/* ---- everything ---- */

static int by_day(gconstpointer a, gconstpointer b)
{
    const struct reminder *left = a, *right = b;

    return left->by < right->by ? -1 : left->by > right->by;
}

GArray *reminders_list(struct dossier *dossier, const struct campaign *campaign,
                       GPtrArray *sources, const struct spending *spending,
                       day_number today, GError **error)
{
    g_autoptr(GArray) reminders = g_array_new(FALSE, FALSE, sizeof(struct reminder));
    g_autoptr(GArray) objections = objections_list(dossier, error);
    char *costs = spending_reminder(spending, today);

    g_array_set_clear_func(reminders, clear_reminder);
    if (costs != NULL)
        add(reminders, "spend-cost-logging", NULL,
            expenses_declared_by(campaign->election), costs);
    if (objections == NULL)
        return NULL;
    remind_of_objections(objections, today, reminders);
    for (guint i = 0; i < sources->len; i++)
        if (!remind_of_source(dossier, sources->pdata[i], campaign, today, reminders,
                              error))
            return NULL;
    g_array_sort(reminders, by_day);
    return g_steal_pointer(&reminders);
}

void reminders_put_json(struct json *json, GArray *reminders)
{
    json_begin_array(json, "reminders");
    for (guint i = 0; i < reminders->len; i++) {
        const struct reminder *reminder = &g_array_index(reminders, struct reminder, i);
        char day[DAY_ISO_SIZE];
        day_format_iso(reminder->by, day);
        json_begin_object(json, NULL);
        json_text(json, "rule", reminder->rule);
        if (reminder->source != NULL)
            json_text(json, "source", reminder->source);
        json_text(json, "by", reminder->by != DAY_UNKNOWN ? day : NULL);
        json_end_object(json);
    }
    json_end_array(json);
}
