/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/bar.h"
#include "command/command.h"
#include "command/declaration.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/spending_finding.h"
#include "command/text_page.h"
#include "command/text_survey.h"
#include "command/told_selection.h"
#include "command/verdict_count.h"
#include "command/words.h"
#include "platform/console.h"
#include "rules/rule_table.h"

static void json_recipient(struct json *json, const struct decision *decision)
{
    char id[RECIPIENT_ID_SIZE];
    enum effect least = decision->verdict == VERDICT_ALLOW ? EFFECT_ALLOW : EFFECT_REVIEW;

    recipient_format_id(decision->recipient.number, id);
    json_begin_object(json, NULL);
    json_text(json, "recipient", id);
    json_text(json, "source", decision->source->id);
    json_text(json, "verdict", verdict_name(decision->verdict));
    json_begin_array(json, "findings");
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect < least)
            continue;
        json_begin_object(json, NULL);
        json_text(json, "rule", finding->rule->id);
        json_text(json, "effect", effect_name(finding->effect));
        if (finding->released)
            json_bool(json, "released", TRUE);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void json_head(struct json *json, const struct mailing_desk *desk)
{
    char day[DAY_ISO_SIZE];

    day_format_iso(desk->moment.day, day);
    json_text(json, "mailing", desk->mailing->name);
    json_text(json, "channel", channel_name(desk->mailing->channel));
    json_text(json, "day", day);
    json_text(json, "rules", rules_version());
}

/* ---- one person ---- */

static void print_person(const struct decision *decision)
{
    g_autoptr(GString) rules = g_string_new(NULL);
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(decision->recipient.number, id);
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect >= EFFECT_REVIEW)
            g_string_append_printf(rules, " %s%s", finding->rule->id,
                                   finding->released ? _(" (released)") : "");
    }
    print_line("%-12s %s%s%s", id, verdict_phrase(decision->verdict),
               rules->len > 0 ? ":" : "", rules->str);
}

/* ---- the table ---- */

enum {
    WIDTH_LEAST = 40,
    WIDTH_MOST = 80,
    COUNT_COLUMNS = 9,
    GAP = 2,
    REASON_BAR = 20
};

static gint64 everybody(const struct verdict_count *count)
{
    return count->verdicts[VERDICT_ALLOW] + count->verdicts[VERDICT_REVIEW] +
           count->verdicts[VERDICT_BLOCK];
}

static int phrase_width(void)
{
    glong width = 0;

    for (int i = VERDICT_ALLOW; i <= VERDICT_BLOCK; i++)
        width = MAX(width, g_utf8_strlen(verdict_phrase((enum verdict)i), -1));
    return (int)width;
}

/* Up to `width` columns; printf counts bytes. */
static int blanks_for(const char *text, int width)
{
    return MAX(width - (int)g_utf8_strlen(text, -1), 0);
}

static void print_count(const struct session *session, const struct verdict_count *count,
                        enum verdict verdict)
{
    /* Green, yellow, red: ECMA-48 SGR. The words and the bar say as much. */
    static const char *const colours[] = {
        [VERDICT_ALLOW] = "\033[32m",
        [VERDICT_REVIEW] = "\033[33m",
        [VERDICT_BLOCK] = "\033[31m",
    };
    int phrase_columns = phrase_width();
    int bar_columns = CLAMP(console_width(), WIDTH_LEAST, WIDTH_MOST) - COUNT_COLUMNS -
                      2 * GAP - phrase_columns;
    const char *phrase = verdict_phrase(verdict);
    gboolean coloured = session->colour && count->verdicts[verdict] > 0;
    g_autofree char *number = i18n_count(count->verdicts[verdict]);
    g_autofree char *bar =
        bar_of(count->verdicts[verdict], everybody(count), bar_columns);
    int gap = *bar != '\0' ? blanks_for(phrase, phrase_columns) + GAP : 0;

    print_line("%s%*s%s  %s%*s%s%s", coloured ? colours[verdict] : "",
               blanks_for(number, COUNT_COLUMNS), "", number, phrase, gap, "", bar,
               coloured ? "\033[0m" : "");
}

/* They are no part of the mailing, and so in none of the counts. */
static void print_unselected(const struct session *session,
                             const struct mailing_desk *desk,
                             const struct unselected *unselected)
{
    g_autofree char *all = i18n_count(unselected->all);
    g_autofree char *not_known = i18n_count(unselected->not_known);

    if (desk->selection == NULL)
        return;
    g_autofree char *shown = selection_shown(session->dossier, desk->selection->text);
    g_autofree char *first = g_strdup_printf("%9s  ", all);
    g_autofree char *text =
        unselected->not_known > 0
            ? g_strdup_printf(
                  _("outside the selection (%s); of %s of them something that "
                    "it asks is not known"),
                  shown, not_known)
            : g_strdup_printf(_("outside the selection (%s)"), shown);
    print_paragraph(first, 11, text);
}

struct reason {
    const struct rule *rule;
    gint64 people;
    enum verdict verdict;
};

static int by_people(const void *a, const void *b)
{
    gint64 left = ((const struct reason *)a)->people;
    gint64 right = ((const struct reason *)b)->people;
    return left > right ? -1 : left < right;
}

/* No refusal without what would change it; -q leaves that to explain. */
static void print_reason(const struct verdict_count *count, const struct reason *reason,
                         gboolean says_what_to_do)
{
    g_autofree char *people = i18n_count(reason->people);
    g_autofree char *bar = bar_of(reason->people, everybody(count), REASON_BAR);
    g_autofree char *first =
        g_strdup_printf("%*s%s  %s%*s", blanks_for(people, COUNT_COLUMNS), "", people,
                        bar, blanks_for(bar, REASON_BAR) + GAP, "");
    g_autofree char *name =
        g_strdup_printf("%s (%s)", reason->rule->id, verdict_phrase(reason->verdict));

    print_paragraph(first, COUNT_COLUMNS + REASON_BAR + 2 * GAP, name);
    print_paragraph(NULL, COUNT_COLUMNS + GAP, _(rule_reason(reason->rule, ANSWER_YES)));
    if (says_what_to_do)
        print_paragraph(NULL, COUNT_COLUMNS + GAP, _(rule_would_change(reason->rule)));
}

/* One person may stand under several; who is refused does not wait as well. */
static void print_reasons(const struct session *session,
                          const struct verdict_count *count)
{
    g_autofree struct reason *reasons = g_new(struct reason, 2 * rules_count());
    gsize length = 0;

    for (gsize i = 0; i < rules_count(); i++) {
        if (count->blocked_by[i] > 0)
            reasons[length++] =
                (struct reason){rule_at(i), count->blocked_by[i], VERDICT_BLOCK};
        if (count->waiting_by[i] > 0)
            reasons[length++] =
                (struct reason){rule_at(i), count->waiting_by[i], VERDICT_REVIEW};
    }
    qsort(reasons, length, sizeof *reasons, by_people);
    for (gsize i = 0; i < length; i++)
        print_reason(count, &reasons[i], !session->quiet);
}

/* ---- what persons decided ---- */

/* "r-000017, friends-family", or the rule alone. The caller frees. */
static char *decided_about(const struct release *release)
{
    g_autofree char *rules = g_strjoinv(", ", release->rules);
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(release->recipient, id);
    return release->recipient > 0 ? g_strdup_printf("%s, %s", id, rules)
                                  : g_steal_pointer(&rules);
}

static void print_release(const struct release *release, gint64 people)
{
    g_autofree char *number = i18n_count(people);
    g_autofree char *day = day_phrase(release->day);
    g_autofree char *about = decided_about(release);
    g_autofree char *reason = text_for_terminal(release->reason);
    g_autofree char *first =
        g_strdup_printf("%*s%s  ", blanks_for(number, COUNT_COLUMNS), "", number);
    g_autofree char *said = g_strdup_printf(_("released by %s on %s (%s): %s"),
                                            release->operator_name, day, about, reason);

    print_paragraph(first, COUNT_COLUMNS + GAP, said);
}

static void print_releases(const struct releases *releases,
                           const struct verdict_count *count)
{
    for (guint i = 0; i < releases_count(releases); i++) {
        const struct release *release = releases_at(releases, i);
        gint64 people = i < count->released_by->len
                            ? g_array_index(count->released_by, gint64, i)
                            : 0;
        if (i == 0) {
            print_line("%s", "");
            print_line("%s", _("Decided by a person:"));
        }
        /* About the message itself: everybody who gets it. */
        if (release->last == G_MAXINT64)
            people = count->verdicts[VERDICT_ALLOW];
        print_release(release, people);
    }
}

/* ---- all of it ---- */

static void print_summary(const struct session *session, const struct mailing_desk *desk,
                          const struct releases *releases,
                          const struct verdict_count *count,
                          const struct unselected *unselected)
{
    g_autofree char *day = day_phrase(desk->moment.day);

    print_line(_("%s (%s) on %s"), desk->mailing->name,
               channel_phrase(desk->mailing->channel), day);
    for (int i = VERDICT_ALLOW; i <= VERDICT_BLOCK; i++)
        print_count(session, count, (enum verdict)i);
    print_unselected(session, desk, unselected);
    print_releases(releases, count);
    if (count->verdicts[VERDICT_REVIEW] + count->verdicts[VERDICT_BLOCK] > 0) {
        print_line("%s", "");
        print_line(_("Why not (one person may have several reasons):"));
        print_reasons(session, count);
    }
    if (message_desk_lacks_language(desk->messages))
        print_warning(session,
                      _("the template “%s” lacks a language that some of them should "
                        "be written to in; they get the one that it has"),
                      desk->mailing->template_name);
}

/* What the message still lacks, before anybody tries to approve it. */
static void warn_of_approval(const struct session *session, const struct mailing *mailing,
                             const struct verdict_count *count)
{
    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        if (count->at_approve[i] == EFFECT_BLOCK || count->at_approve[i] == EFFECT_ADD)
            print_warning(session, _("%s: %s"), rule->id,
                          _(rule_reason(rule, ANSWER_NO)));
        else if (count->at_approve[i] == EFFECT_REVIEW)
            print_warning(session,
                          _("%s: %s A person must decide before the mailing is approved: "
                            "kiespost mailing release %s --finding %s --reason TEXT"),
                          rule->id, _(rule_reason(rule, ANSWER_UNKNOWN)), mailing->name,
                          rule->id);
    }
}

/* That letters and text messages cost something is said at approve. */
static void warn_of_costs(const struct session *session, const struct mailing *mailing,
                          GArray *findings)
{
    for (guint i = 0; i < findings->len; i++) {
        const struct spending_finding *finding =
            &g_array_index(findings, struct spending_finding, i);
        if (mailing->channel == CHANNEL_EMAIL ||
            !g_str_equal(finding->rule, "spend-cost-logging"))
            print_warning(session, "%s", finding->sentence);
    }
}

/* What the mailing costs when it goes to those who are allowed now. */
static GArray *find_costs(struct session *session, const struct mailing *mailing,
                          const struct verdict_count *count,
                          const struct text_survey *survey, GError **error)
{
    const struct spending_expected expected = {
        .mailing = mailing->name,
        .people = count->verdicts[VERDICT_ALLOW],
        .parts = survey->parts,
    };
    g_autoptr(Spending) spending = spending_new(
        session, SPENDING_QUICK, mailing->state == MAILING_NEW ? &expected : NULL, error);

    return spending != NULL ? spending_findings(spending, mailing->name) : NULL;
}

static void tell_next(const struct session *session, const struct mailing *mailing,
                      const struct verdict_count *count)
{
    if (mailing->state != MAILING_NEW)
        return;
    if (count->verdicts[VERDICT_REVIEW] > 0)
        print_note(
            session,
            _("about those who are to be looked at a person decides, with a reason: "
              "kiespost mailing release %s --finding RULE --reason TEXT"),
            mailing->name);
    if (count->verdicts[VERDICT_ALLOW] == 0)
        return;
    g_autofree char *numbers = declaration_numbers(mailing->channel);
    print_note(session,
               _("“kiespost mailing approve %s” will ask you to declare what no file "
                 "shows (%s)"),
               mailing->name, numbers);
    print_next(session, _("kiespost mailing preview %s"), mailing->name);
}

/* What is counted over everybody. */
struct counted {
    struct mailing_desk *desk;
    struct verdict_count *count;
    struct text_survey *survey;
    struct text_message text;
};

static gboolean count_all(struct session *session, struct eligibility *eligibility,
                          struct counted *counted, struct json *json, GError **error)
{
    gboolean all = arguments_has(session->arguments, "all");
    struct progress *progress = progress_new(session, _("checking"));
    struct decision decision;
    GError *cause = NULL;
    gint64 done = 0;

    while (eligibility_next(eligibility, &decision, &cause)) {
        verdict_count_add(counted->count, &decision);
        if (!text_survey_look(counted->survey, counted->desk, &decision, &counted->text,
                              &cause))
            break;
        progress_update(progress, ++done, 0);
        if (!all && decision.verdict == VERDICT_ALLOW)
            continue;
        if (json != NULL) {
            json_recipient(json, &decision);
            if (done % 1000 == 0)
                json_spill(json);
        } else if (all) {
            print_person(&decision);
        }
    }
    progress_finish(progress);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static void json_counts(struct json *json, const struct verdict_count *count)
{
    json_begin_object(json, "counts");
    for (int i = VERDICT_ALLOW; i <= VERDICT_BLOCK; i++)
        json_int(json, verdict_name((enum verdict)i), count->verdicts[i]);
    json_end_object(json);
    json_begin_object(json, "blocked_by");
    for (gsize i = 0; i < rules_count(); i++)
        if (count->blocked_by[i] > 0)
            json_int(json, rule_at(i)->id, count->blocked_by[i]);
    json_end_object(json);
    json_begin_object(json, "review_by");
    for (gsize i = 0; i < rules_count(); i++)
        if (count->review_by[i] > 0)
            json_int(json, rule_at(i)->id, count->review_by[i]);
    json_end_object(json);
}

static void json_unselected(struct json *json, const struct mailing_desk *desk,
                            const struct unselected *unselected)
{
    if (desk->selection == NULL)
        return;
    json_text(json, "selection", desk->selection->text);
    json_int(json, "unselected", unselected->all);
    json_int(json, "unselected_not_known", unselected->not_known);
}

gboolean cmd_check(struct session *session, GError **error)
{
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    if (desk != NULL)
        desk->findings_of_allowed = arguments_has(session->arguments, "all");
    g_autoptr(Eligibility) eligibility =
        desk != NULL ? mailing_desk_verdicts(session, desk, FALSE, error) : NULL;
    g_autoptr(VerdictCount) count = verdict_count_new();
    g_autoptr(TextSurvey) survey = text_survey_new();
    g_autoptr(Json) json = session->json ? json_new("kiespost.check/1") : NULL;
    struct counted counted = {.desk = desk, .count = count, .survey = survey};

    if (eligibility == NULL)
        return FALSE;
    if (json != NULL) {
        json_head(json, desk);
        json_begin_array(json, "recipients");
    }
    text_message_init(&counted.text);
    gboolean done = count_all(session, eligibility, &counted, json, error);
    text_message_clear(&counted.text);
    if (!done)
        return FALSE;
    struct unselected unselected = eligibility_unselected(eligibility);
    g_autoptr(GArray) costs = find_costs(session, desk->mailing, count, survey, error);
    if (costs == NULL)
        return FALSE;
    if (json != NULL) {
        json_end_array(json);
        json_counts(json, count);
        spending_put_json(json, costs);
        json_unselected(json, desk, &unselected);
        if (desk->mailing->channel == CHANNEL_SMS)
            text_page_put_survey(json, "texts", survey);
        json_print(json);
        return TRUE;
    }
    g_autoptr(Releases) releases = releases_read(session->dossier, desk->mailing, error);
    if (releases == NULL)
        return FALSE;
    print_summary(session, desk, releases, count, &unselected);
    text_page_print_survey(survey, desk->mailing->plain_accents);
    warn_of_approval(session, desk->mailing, count);
    warn_of_costs(session, desk->mailing, costs);
    tell_next(session, desk->mailing, count);
    return TRUE;
}
