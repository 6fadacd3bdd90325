/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/declaration.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/verdict_count.h"
#include "command/words.h"
#include "compose/libraries.h"
#include "dossier/mailings.h"
#include "rules/rule_table.h"

static gboolean is_new(const struct mailing *mailing, GError **error)
{
    if (mailing->state == MAILING_NEW)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("the mailing “%s” is approved already; make a new one to change "
                  "something"),
                mailing->name);
    return FALSE;
}

/* The strictest verdicts are asked first without changing anything. */
static gboolean count_all(struct eligibility *eligibility, struct verdict_count *count,
                          GError **error)
{
    struct decision decision;
    GError *cause = NULL;

    while (eligibility_next(eligibility, &decision, &cause))
        verdict_count_add(count, &decision);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static gboolean may_be_approved(struct session *session, const struct mailing *mailing,
                                const struct verdict_count *count, GError **error)
{
    gboolean lacking = FALSE;

    if (count->verdicts[VERDICT_ALLOW] == 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("nobody in the mailing “%s” may be written to; see why with "
                      "“kiespost check %s”"),
                    mailing->name, mailing->name);
        return FALSE;
    }
    for (gsize i = 0; i < rules_count(); i++) {
        if (count->at_approve[i] < EFFECT_REVIEW)
            continue;
        lacking = TRUE;
        print_warning(session, _("%s: %s %s"), rule_at(i)->id,
                      _(rule_reason(rule_at(i), ANSWER_NO)),
                      _(rule_would_change(rule_at(i))));
    }
    if (lacking)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("the mailing “%s” cannot be approved: the message lacks what the "
                      "law asks for (see above)"),
                    mailing->name);
    return !lacking;
}

static char *rules_of(const struct decision *decision)
{
    GString *rules = g_string_new(NULL);

    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect >= EFFECT_REVIEW)
            g_string_append_printf(rules, "%s%s", rules->len > 0 ? " " : "",
                                   finding->rule->id);
    }
    return g_string_free(rules, FALSE);
}

static gboolean freeze_verdicts(struct session *session, struct mailing_desk *desk,
                                struct approval *approval, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    struct decision decision;
    GError *cause = NULL;

    if (eligibility == NULL)
        return FALSE;
    while (eligibility_next(eligibility, &decision, &cause)) {
        g_autofree char *rules =
            decision.verdict != VERDICT_ALLOW ? rules_of(&decision) : NULL;
        if (!approval_add(approval, decision.recipient.number, decision.verdict, rules,
                          error))
            return FALSE;
    }
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static gboolean freeze(struct session *session, struct mailing_desk *desk, GError **error)
{
    g_autoptr(Approval) approval = approval_new(session->dossier, desk->mailing, error);
    g_autoptr(GBytes) files = template_files_freeze(letter_desk_files(desk->letters));
    g_autofree char *libraries = compose_libraries();
    g_autofree const char **declared = declaration_rules(desk->mailing->channel);
    struct approval_record record = {
        .day = desk->moment.day,
        .rules_version = rules_version(),
        .libraries = libraries,
        .files = files,
        .declared = declared,
    };

    return approval != NULL && freeze_verdicts(session, desk, approval, error) &&
           approval_finish(approval, &record, error);
}

static void report(struct session *session, const struct mailing_desk *desk,
                   const struct verdict_count *count)
{
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.approve/1");
        json_text(json, "mailing", desk->mailing->name);
        json_text(json, "state", mailing_state_name(MAILING_APPROVED));
        json_begin_object(json, "counts");
        for (int i = VERDICT_ALLOW; i <= VERDICT_BLOCK; i++)
            json_int(json, verdict_name((enum verdict)i), count->verdicts[i]);
        json_end_object(json);
        json_print(json);
        return;
    }
    g_autofree char *allow = i18n_count(count->verdicts[VERDICT_ALLOW]);
    g_autofree char *others =
        i18n_count(count->verdicts[VERDICT_REVIEW] + count->verdicts[VERDICT_BLOCK]);
    print_sentence(_("approved “%s”: recipients %s, left out %s; text and recipients are "
                     "frozen"),
                   desk->mailing->name, allow, others);
    print_next(session, _("kiespost mailing export %s --to %s.xlsx"), desk->mailing->name,
               desk->mailing->name);
}

gboolean cmd_mailing_approve(struct session *session, GError **error)
{
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    g_autoptr(VerdictCount) count = verdict_count_new();

    if (desk == NULL || !is_new(desk->mailing, error) || !letters_only(desk, error))
        return FALSE;
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    if (eligibility == NULL || !count_all(eligibility, count, error) ||
        !may_be_approved(session, desk->mailing, count, error) ||
        !declaration_ask(session, desk->mailing->channel, error) ||
        !freeze(session, desk, error))
        return FALSE;
    report(session, desk, count);
    return TRUE;
}
