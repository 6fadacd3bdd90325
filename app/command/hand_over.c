/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/hand_over.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/words.h"
#include "dossier/processors.h"
#include "rules/evaluate.h"

static gboolean refuse(GError **error, char *sentence)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED, sentence);
    g_free(sentence);
    return FALSE;
}

static gboolean refuse_unknown(const char *typed, GError **error)
{
    g_autofree char *safe = text_for_terminal(typed);

    return refuse(
        error,
        g_strdup_printf(
            _("no contract with “%s” is on record, and without one nothing may be handed "
              "over (processor-contract, R-70, GDPR art. 28); once it is signed: "
              "“kiespost processor add”"),
            safe));
}

static gboolean refuse_not_in_force(const struct processor *processor, GError **error)
{
    gboolean ended = processor->ended_on != DAY_UNKNOWN;
    g_autofree char *day =
        day_phrase(ended ? processor->ended_on : processor->contract_on);

    return refuse(
        error,
        ended
            ? g_strdup_printf(
                  _("the contract with “%s” ended on %s, and without one nothing may be "
                    "handed over (processor-contract, R-70, GDPR art. 28)"),
                  processor->name, day)
            : g_strdup_printf(
                  _("the contract with “%s” is of %s; nothing may be handed over before "
                    "that day (processor-contract, R-70, GDPR art. 28)"),
                  processor->name, day));
}

gboolean hand_over_find(struct session *session, const char *typed, char **name,
                        enum hand_over *hand_over, GError **error)
{
    GError *cause = NULL;

    if (typed == NULL || strcmp(typed, PROCESSOR_SELF) == 0) {
        *name = g_strdup(PROCESSOR_SELF);
        *hand_over = HAND_OVER_NONE;
        return TRUE;
    }
    g_autoptr(Processor) processor = processor_find(session->dossier, typed, &cause);
    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    if (processor == NULL)
        return refuse_unknown(typed, error);
    if (!processor_is_in_force(processor, dossier_moment(session->dossier).day))
        return refuse_not_in_force(processor, error);
    *name = g_strdup(processor->name);
    *hand_over = HAND_OVER_PROCESSOR;
    return TRUE;
}

static gboolean refuse_finding(const struct finding *finding, const char *mailing,
                               GError **error)
{
    const struct rule *rule = finding->rule;
    const char *reason = _(rule_reason(rule, finding->answer));
    const char *citation = _(rule->citation), *change = _(rule_would_change(rule));

    return refuse(
        error,
        finding->effect == EFFECT_BLOCK
            ? g_strdup_printf(_("%s: %s (%s) %s"), rule->id, reason, citation, change)
            : g_strdup_printf(
                  _("%s: %s (%s) %s To decide all the same, and record why: “kiespost "
                    "mailing release %s --finding %s --reason TEXT”"),
                  rule->id, reason, citation, change, mailing, rule->id));
}

gboolean hand_over_is_lawful(const struct facts *facts, enum hand_over hand_over,
                             const char *mailing, const struct releases *releases,
                             GPtrArray *released, GError **error)
{
    g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    struct facts handed_over = *facts;

    handed_over.hand_over = hand_over;
    rules_evaluate(&handed_over, STAGE_HANDOVER, findings);
    for (enum effect effect = EFFECT_BLOCK; effect >= EFFECT_REVIEW; effect--)
        for (guint i = 0; i < findings->len; i++) {
            const struct finding *finding = &g_array_index(findings, struct finding, i);
            if (finding->effect != effect)
                continue;
            /* Nobody's decision undoes what blocks. */
            if (effect == EFFECT_BLOCK ||
                releases_find(releases, 0, finding->rule->id) == NULL)
                return refuse_finding(finding, mailing, error);
            if (released != NULL && !g_ptr_array_find(released, finding->rule->id, NULL))
                g_ptr_array_add(released, (gpointer)finding->rule->id);
        }
    return TRUE;
}

enum effect hand_over_effect(const struct facts *facts, const struct rule *rule)
{
    g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    struct facts handed_over = *facts;

    handed_over.hand_over = HAND_OVER_PROCESSOR;
    rules_evaluate(&handed_over, STAGE_HANDOVER, findings);
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = &g_array_index(findings, struct finding, i);
        if (finding->rule == rule)
            return finding->effect;
    }
    return EFFECT_NONE;
}
