/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/verdict_count.h"
#include "command/words.h"
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

static void print_person(const struct decision *decision)
{
    g_autoptr(GString) rules = g_string_new(NULL);
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(decision->recipient.number, id);
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect >= EFFECT_REVIEW)
            g_string_append_printf(rules, " %s", finding->rule->id);
    }
    print_line("%-12s %s%s%s", id, verdict_phrase(decision->verdict),
               rules->len > 0 ? ":" : "", rules->str);
}

struct reason {
    const struct rule *rule;
    gint64 people;
    enum effect effect;
};

static int by_people(const void *a, const void *b)
{
    gint64 left = ((const struct reason *)a)->people;
    gint64 right = ((const struct reason *)b)->people;
    return left > right ? -1 : left < right;
}

static void print_reasons(const struct verdict_count *count)
{
    g_autofree struct reason *reasons = g_new(struct reason, 2 * rules_count());
    gsize length = 0;

    for (gsize i = 0; i < rules_count(); i++) {
        if (count->blocked_by[i] > 0)
            reasons[length++] =
                (struct reason){rule_at(i), count->blocked_by[i], EFFECT_BLOCK};
        if (count->review_by[i] > 0)
            reasons[length++] =
                (struct reason){rule_at(i), count->review_by[i], EFFECT_REVIEW};
    }
    qsort(reasons, length, sizeof *reasons, by_people);
    for (gsize i = 0; i < length; i++) {
        g_autofree char *people = i18n_count(reasons[i].people);
        g_autofree char *first = g_strdup_printf(
            "%9s  %s (%s)", people, reasons[i].rule->id,
            reasons[i].effect == EFFECT_BLOCK ? verdict_phrase(VERDICT_BLOCK)
                                              : verdict_phrase(VERDICT_REVIEW));
        print_line("%s", first);
        print_paragraph(NULL, 11, _(rule_reason(reasons[i].rule, ANSWER_YES)));
    }
}

static void print_count(const struct session *session, const char *count,
                        enum verdict verdict)
{
    /* Green, yellow, red: ECMA-48 SGR. */
    static const char *const colours[] = {
        [VERDICT_ALLOW] = "\033[32m",
        [VERDICT_REVIEW] = "\033[33m",
        [VERDICT_BLOCK] = "\033[31m",
    };
    gboolean coloured = session->colour && strcmp(count, "0") != 0;

    print_line("%s%9s  %s%s", coloured ? colours[verdict] : "", count,
               verdict_phrase(verdict), coloured ? "\033[0m" : "");
}

static void print_summary(struct session *session, const struct mailing_desk *desk,
                          const struct verdict_count *count)
{
    g_autofree char *day = day_phrase(desk->moment.day);
    g_autofree char *allow = i18n_count(count->verdicts[VERDICT_ALLOW]);
    g_autofree char *review = i18n_count(count->verdicts[VERDICT_REVIEW]);
    g_autofree char *block = i18n_count(count->verdicts[VERDICT_BLOCK]);

    print_line(_("%s (%s) on %s"), desk->mailing->name,
               channel_phrase(desk->mailing->channel), day);
    print_count(session, allow, VERDICT_ALLOW);
    print_count(session, review, VERDICT_REVIEW);
    print_count(session, block, VERDICT_BLOCK);
    if (count->verdicts[VERDICT_REVIEW] + count->verdicts[VERDICT_BLOCK] > 0) {
        print_line("%s", "");
        print_line(_("Why not (one person may have several reasons):"));
        print_reasons(count);
    }
    if (desk->letters != NULL && letter_desk_lacks_language(desk->letters))
        print_warning(session,
                      _("the template “%s” lacks a language that some of them should "
                        "be written to in; they get the one that it has"),
                      desk->mailing->template_name);
}

/* What the message still lacks, before anybody tries to approve it. */
static void warn_of_approval(struct session *session, const struct verdict_count *count)
{
    for (gsize i = 0; i < rules_count(); i++)
        if (count->at_approve[i] == EFFECT_BLOCK || count->at_approve[i] == EFFECT_ADD)
            print_warning(session, _("%s: %s"), rule_at(i)->id,
                          _(rule_reason(rule_at(i), ANSWER_NO)));
}

static gboolean count_all(struct session *session, struct eligibility *eligibility,
                          struct verdict_count *count, struct json *json, GError **error)
{
    gboolean all = arguments_has(session->arguments, "all");
    struct progress *progress = progress_new(session, _("checking"));
    struct decision decision;
    GError *cause = NULL;
    gint64 done = 0;

    while (eligibility_next(eligibility, &decision, &cause)) {
        verdict_count_add(count, &decision);
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

gboolean cmd_check(struct session *session, GError **error)
{
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    if (desk != NULL)
        desk->findings_of_allowed = arguments_has(session->arguments, "all");
    g_autoptr(Eligibility) eligibility =
        desk != NULL ? mailing_desk_verdicts(session, desk, FALSE, error) : NULL;
    g_autoptr(VerdictCount) count = verdict_count_new();
    g_autoptr(Json) json = session->json ? json_new("kiespost.check/1") : NULL;

    if (eligibility == NULL)
        return FALSE;
    if (json != NULL) {
        json_head(json, desk);
        json_begin_array(json, "recipients");
    }
    if (!count_all(session, eligibility, count, json, error))
        return FALSE;
    if (json != NULL) {
        json_end_array(json);
        json_counts(json, count);
        json_print(json);
        return TRUE;
    }
    print_summary(session, desk, count);
    warn_of_approval(session, count);
    if (desk->mailing->state == MAILING_NEW && count->verdicts[VERDICT_ALLOW] > 0)
        print_next(session, _("kiespost mailing preview %s"), desk->mailing->name);
    return TRUE;
}
