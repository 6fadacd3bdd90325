/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/eligibility.h"

#include <string.h>

#include "dossier/objections.h"
#include "dossier/recipients.h"
#include "eligibility/copies.h"
#include "eligibility/purpose_told.h"
#include "eligibility/verdict_memory.h"

struct eligibility {
    struct eligibility_inputs inputs;
    struct objection_index *objections;
    struct copies *copies;
    GArray *findings, *other_findings;
    struct facts source_facts;     /* the part that the source decides */
    struct verdict_memory *memory; /* of that source */

    guint source_index;
    struct recipient_cursor *cursor; /* of that source, NULL before it is opened */

    char covered_nis[8]; /* memory of the last campaign_covers() */
    enum declared covered;
};

static gboolean is_one_voter_list(GPtrArray *sources)
{
    const struct source *first = sources->len == 1 ? sources->pdata[0] : NULL;
    return first != NULL && source_kind_is_voter_list(first->kind);
}

struct eligibility *eligibility_new(const struct eligibility_inputs *inputs,
                                    GError **error)
{
    struct objection_index *objections = objection_index_new(inputs->dossier, error);

    if (objections == NULL)
        return NULL;
    struct eligibility *eligibility = g_new0(struct eligibility, 1);
    eligibility->inputs = *inputs;
    eligibility->objections = objections;
    eligibility->copies = copies_new(inputs->channel, is_one_voter_list(inputs->sources));
    eligibility->findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    eligibility->other_findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    strcpy(eligibility->covered_nis, "-");
    return eligibility;
}

void eligibility_free(struct eligibility *eligibility)
{
    if (eligibility == NULL)
        return;
    objection_index_free(eligibility->objections);
    copies_free(eligibility->copies);
    recipients_close(eligibility->cursor);
    verdict_memory_free(eligibility->memory);
    g_array_unref(eligibility->findings);
    g_array_unref(eligibility->other_findings);
    g_free(eligibility);
}

/* ---- facts ---- */

static void source_facts(const struct eligibility *eligibility,
                         const struct source *source, struct facts *facts)
{
    facts_clear(facts);
    campaign_facts(eligibility->inputs.campaign, facts);
    facts->channel = eligibility->inputs.channel;
    facts->kind = source->kind;
    facts->source_role = source->role;
    facts->status = source->status;
    facts->obtained_on = source->obtained_on;
    facts->collected_directly = source->collected_directly;
    facts->objection_offered = source->objection_offered;
    facts->told_of_election = purpose_told_of_election(source->purpose_told);
    facts->has_evidence = source->evidence_digest != NULL;
    facts->consent_for = source->consent_for;
    facts->consent_separate = source->consent_separate;
    facts->selection_used = DECLARED_NO;
    facts->one_text = DECLARED_YES;
    facts->sender_shown = DECLARED_YES;
}

static enum declared covers(struct eligibility *eligibility, const struct source *source,
                            const char *nis)
{
    /* A voter on a municipality's list votes there. */
    if (*nis == '\0' && source_kind_is_voter_list(source->kind) &&
        source->municipality != NULL)
        nis = source->municipality;
    if (strcmp(nis, eligibility->covered_nis) != 0) {
        g_strlcpy(eligibility->covered_nis, nis, sizeof eligibility->covered_nis);
        eligibility->covered = campaign_covers(eligibility->inputs.campaign, nis);
    }
    return eligibility->covered;
}

static gboolean recipient_facts(struct eligibility *eligibility,
                                const struct source *source,
                                const struct recipient *recipient, struct facts *facts,
                                GError **error)
{
    const struct eligibility_inputs *inputs = &eligibility->inputs;

    facts->birth_date = recipient->birth_date;
    facts->in_constituency = covers(eligibility, source, recipient->nis);
    facts->row_findings = recipient->findings;
    facts->consent_date = recipient->consent_date;
    facts->has_consent_wording = *recipient->consent_wording != '\0';
    facts->has_consent_method = *recipient->consent_method != '\0';
    facts->has_consent_collector = *recipient->consent_collector != '\0';
    facts->consent_channels = recipient->consent_channels;
    facts->consent_targeting = recipient->consent_targeting;
    facts->relation_date = recipient->relation_date;
    facts->has_address = recipient_has_address(recipient, inputs->channel);
    facts->second_copy = FALSE;
    facts->objected_on =
        objection_index_find(eligibility->objections, recipient, inputs->channel);
    facts->notice_present = facts->notice_judged = 0;
    return inputs->judge == NULL || !facts->has_address ||
           inputs->judge(inputs->judge_context, source, recipient,
                         facts_notice_ground(facts), &facts->notice_present,
                         &facts->notice_judged, error);
}

/* ---- deciding ---- */

static enum verdict evaluate(struct eligibility *eligibility, struct facts *facts)
{
    enum verdict strictest = VERDICT_ALLOW;

    for (guint i = 0; i < eligibility->inputs.moment_count; i++) {
        GArray *findings = i == 0 ? eligibility->findings : eligibility->other_findings;
        facts->moment = eligibility->inputs.moments[i];
        enum verdict verdict = rules_evaluate(facts, STAGE_CHECK, findings);
        if (i > 0 && verdict > strictest) {
            eligibility->other_findings = eligibility->findings;
            eligibility->findings = findings;
        }
        strictest = MAX(strictest, verdict);
    }
    return strictest;
}

/* Only who is allowed can be answered from memory: of the others every finding is wanted.
 * The day is compared as well, so facts.moment must not be left at another one. */
static enum verdict evaluate_or_remember(struct eligibility *eligibility,
                                         struct facts *facts)
{
    enum verdict verdict;

    facts->moment = eligibility->inputs.moments[0];
    if (!eligibility->inputs.findings_of_allowed &&
        verdict_memory_get(eligibility->memory, facts, &verdict) &&
        verdict == VERDICT_ALLOW) {
        g_array_set_size(eligibility->findings, 0);
        return verdict;
    }
    verdict = evaluate(eligibility, facts);
    facts->moment = eligibility->inputs.moments[0];
    verdict_memory_put(eligibility->memory, facts, verdict);
    return verdict;
}

static void fill_decision(struct eligibility *eligibility, const struct source *source,
                          const struct recipient *recipient, const struct facts *facts,
                          enum verdict verdict, struct decision *decision)
{
    decision->recipient = *recipient;
    decision->source = source;
    decision->facts = *facts;
    decision->verdict = verdict;
    decision->findings = eligibility->findings;
}

gboolean eligibility_decide_one(struct eligibility *eligibility,
                                const struct source *source,
                                const struct recipient *recipient,
                                struct decision *decision, GError **error)
{
    struct facts facts;

    source_facts(eligibility, source, &facts);
    if (!recipient_facts(eligibility, source, recipient, &facts, error))
        return FALSE;
    enum verdict verdict = evaluate(eligibility, &facts);
    fill_decision(eligibility, source, recipient, &facts, verdict, decision);
    return TRUE;
}

/* Only who really gets a copy makes others yield: a refused person must not keep an
 * allowed one from the letter. */
static enum verdict decide(struct eligibility *eligibility, const struct source *source,
                           const struct recipient *recipient, struct facts *facts)
{
    copies_ask(eligibility->copies, recipient, eligibility->source_index,
               source_kind_is_voter_list(source->kind));
    enum verdict verdict = evaluate_or_remember(eligibility, facts);
    if (verdict == VERDICT_BLOCK)
        return verdict;
    if (copies_has(eligibility->copies)) {
        facts->second_copy = TRUE;
        return evaluate(eligibility, facts);
    }
    if (verdict == VERDICT_ALLOW)
        copies_add(eligibility->copies);
    return verdict;
}

static const struct source *current_source(const struct eligibility *eligibility)
{
    return eligibility->source_index < eligibility->inputs.sources->len
               ? eligibility->inputs.sources->pdata[eligibility->source_index]
               : NULL;
}

static gboolean open_source(struct eligibility *eligibility, GError **error)
{
    const struct source *source = current_source(eligibility);

    source_facts(eligibility, source, &eligibility->source_facts);
    verdict_memory_free(eligibility->memory);
    eligibility->memory = verdict_memory_new();
    eligibility->cursor = recipients_open(
        eligibility->inputs.dossier, source->id,
        eligibility->inputs.by_address ? RECIPIENTS_BY_ADDRESS : RECIPIENTS_BY_NUMBER,
        error);
    return eligibility->cursor != NULL;
}

gboolean eligibility_next(struct eligibility *eligibility, struct decision *decision,
                          GError **error)
{
    const struct source *source;
    struct recipient recipient;
    GError *cause = NULL;

    while ((source = current_source(eligibility)) != NULL) {
        if (eligibility->cursor == NULL && !open_source(eligibility, error))
            return FALSE;
        if (recipients_next(eligibility->cursor, &recipient, &cause)) {
            struct facts facts = eligibility->source_facts;
            if (!recipient_facts(eligibility, source, &recipient, &facts, error))
                return FALSE;
            enum verdict verdict = decide(eligibility, source, &recipient, &facts);
            fill_decision(eligibility, source, &recipient, &facts, verdict, decision);
            return TRUE;
        }
        if (cause != NULL) {
            g_propagate_error(error, cause);
            return FALSE;
        }
        g_clear_pointer(&eligibility->cursor, recipients_close);
        eligibility->source_index++;
    }
    return FALSE;
}

enum verdict eligibility_at_approve(const struct decision *decision, GArray *findings)
{
    return rules_evaluate(&decision->facts, STAGE_APPROVE, findings);
}
