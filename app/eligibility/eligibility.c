/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/eligibility.h"

#include <string.h>

#include "dossier/objections.h"
#include "dossier/recipients.h"
#include "eligibility/copies.h"
#include "eligibility/purpose_told.h"
#include "eligibility/refused_addresses.h"
#include "eligibility/selection_matcher.h"
#include "eligibility/source_signs.h"
#include "eligibility/verdict_memory.h"
#include "rules/release.h"

struct eligibility {
    struct eligibility_inputs inputs;
    struct objection_index *objections;
    struct bad_address_index *bad_addresses;
    struct releases *releases; /* NULL without a mailing */
    struct copies *copies;
    struct selection_matcher *selection; /* NULL: everybody */
    struct unselected unselected;
    GArray *findings, *other_findings;
    struct facts source_facts;     /* the part that the source decides */
    struct verdict_memory *memory; /* of that source */

    const struct source *one_source; /* of eligibility_decide_one(), the last time */
    struct facts one_facts;

    guint source_index;
    struct recipient_cursor *cursor; /* of that source, NULL before it is opened */

    char covered_nis[8]; /* memory of the last campaign_covers() */
    enum declared covered;
};

static guint friends_in(const GPtrArray *sources)
{
    gint64 friends = 0;

    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        if (source->kind == SOURCE_FRIENDS_FAMILY)
            friends += source->recipients;
    }
    return (guint)MIN(friends, G_MAXUINT);
}

static gboolean is_one_voter_list(GPtrArray *sources)
{
    const struct source *first = sources->len == 1 ? sources->pdata[0] : NULL;
    return first != NULL && source_kind_is_voter_list(first->kind);
}

struct eligibility *eligibility_new(const struct eligibility_inputs *inputs,
                                    GError **error)
{
    g_autoptr(Eligibility) eligibility = g_new0(struct eligibility, 1);

    eligibility->inputs = *inputs;
    eligibility->objections = objection_index_new(inputs->dossier, error);
    if (eligibility->objections == NULL)
        return NULL;
    eligibility->bad_addresses = refused_addresses_index(inputs->dossier, error);
    if (eligibility->bad_addresses == NULL)
        return NULL;
    if (inputs->mailing != NULL) {
        eligibility->releases = releases_read(inputs->dossier, inputs->mailing, error);
        if (eligibility->releases == NULL)
            return NULL;
    }
    if (inputs->selection != NULL)
        eligibility->selection = selection_matcher_new(inputs->selection);
    eligibility->copies = copies_new(inputs->channel, is_one_voter_list(inputs->sources));
    eligibility->findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    eligibility->other_findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    strcpy(eligibility->covered_nis, "-");
    return g_steal_pointer(&eligibility);
}

void eligibility_free(struct eligibility *eligibility)
{
    if (eligibility == NULL)
        return;
    objection_index_free(eligibility->objections);
    bad_address_index_free(eligibility->bad_addresses);
    releases_free(eligibility->releases);
    copies_free(eligibility->copies);
    selection_matcher_free(eligibility->selection);
    recipients_close(eligibility->cursor);
    verdict_memory_free(eligibility->memory);
    g_clear_pointer(&eligibility->findings, g_array_unref);
    g_clear_pointer(&eligibility->other_findings, g_array_unref);
    g_free(eligibility);
}

/* What is remembered was decided at the other moment. */
void eligibility_set_moment(struct eligibility *eligibility, struct moment moment)
{
    if (moment.day == eligibility->inputs.moments[0].day &&
        moment.minute == eligibility->inputs.moments[0].minute)
        return;
    eligibility->inputs.moments[0] = moment;
    if (eligibility->memory != NULL) {
        verdict_memory_free(eligibility->memory);
        eligibility->memory = verdict_memory_new();
    }
}

/* ---- facts ---- */

void eligibility_source_facts(const struct campaign *campaign,
                              const struct source *source, struct facts *facts)
{
    facts_clear(facts);
    campaign_facts(campaign, facts);
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
    facts->keep_until = campaign_keeps_until(campaign, source);
}

static void mailing_facts(const struct eligibility_inputs *inputs, struct facts *facts)
{
    facts->channel = inputs->channel;
    facts->friends = friends_in(inputs->sources);
    facts->selection_used = inputs->selection != NULL ? DECLARED_YES : DECLARED_NO;
    if (inputs->selection != NULL)
        facts->selection_attributes = selection_attributes(inputs->selection);
    facts->one_text = inputs->one_text;
    facts->sender_shown = DECLARED_YES;
    facts->traits = inputs->traits;
    if (inputs->other_purpose)
        facts->electoral_purpose = DECLARED_NO;
    facts->at_once = inputs->at_once;
    facts->cost_recorded = inputs->cost_recorded;
    /* nobody's letter is put together with another's, so there is no household.
     * no address is ever corrected from a register or by a dealer, so none comes
     * from elsewhere: import stores what the file says. */
    facts->household = HOUSEHOLD_NONE;
    facts->address_from_elsewhere = FALSE;
}

static gboolean source_facts(const struct eligibility *eligibility,
                             const struct source *source, struct facts *facts,
                             GError **error)
{
    eligibility_source_facts(eligibility->inputs.campaign, source, facts);
    mailing_facts(&eligibility->inputs, facts);
    return source_signs_read(eligibility->inputs.dossier, source, &facts->source_signs,
                             error);
}

/* A voter on a municipality's list votes there. */
static const char *municipality_of(const struct source *source, const char *nis)
{
    return *nis == '\0' && source_kind_is_voter_list(source->kind) &&
                   source->municipality != NULL
               ? source->municipality
               : nis;
}

static enum declared covers(struct eligibility *eligibility, const struct source *source,
                            const char *nis)
{
    nis = municipality_of(source, nis);
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
    facts->entered_one_by_one =
        (recipient->findings & ROW_ENTERED_BY_HAND) != 0 ? DECLARED_YES : DECLARED_NO;
    facts->consent_date = recipient->consent_date;
    facts->has_consent_wording = *recipient->consent_wording != '\0';
    facts->has_consent_method = *recipient->consent_method != '\0';
    facts->has_consent_collector = *recipient->consent_collector != '\0';
    facts->consent_channels = recipient->consent_channels;
    facts->consent_targeting = recipient->consent_targeting;
    facts->relation_date = recipient->relation_date;
    facts->has_address = recipient_has_address(recipient, inputs->channel);
    if (inputs->channel == CHANNEL_SMS)
        facts->phone = phone_kind_of(recipient->mobile);
    facts->second_copy = FALSE;
    const struct bad_address *bad =
        bad_address_index_find(eligibility->bad_addresses, inputs->channel, recipient);
    facts->address_refused_on = bad != NULL ? bad->on : DAY_UNKNOWN;
    facts->objected_on = objection_index_meet(
        eligibility->objections, recipient, inputs->channel, &facts->objected_elsewhere);
    facts->notice_present = facts->notice_judged = 0;
    return inputs->judge == NULL || !facts->has_address ||
           inputs->judge(inputs->judge_context, source, recipient,
                         facts_notice_ground(facts), &facts->notice_present,
                         &facts->notice_judged, error);
}

/* ---- deciding ---- */

/* What was decided, and whether a person's release had a part in it. */
struct outcome {
    enum verdict verdict;
    gboolean by_release;
};

/* The findings that a person decided about in this mailing. */
static gboolean mark_released(const struct eligibility *eligibility, gint64 recipient,
                              GArray *findings)
{
    gboolean any = FALSE;

    for (guint i = 0; i < findings->len; i++) {
        struct finding *finding = &g_array_index(findings, struct finding, i);
        if (finding->effect != EFFECT_REVIEW ||
            releases_find(eligibility->releases, recipient, finding->rule->id) == NULL)
            continue;
        finding->released = any = TRUE;
    }
    return any;
}

static struct outcome evaluate_now(const struct eligibility *eligibility,
                                   gint64 recipient, const struct facts *facts,
                                   GArray *findings)
{
    struct outcome outcome = {rules_evaluate(facts, STAGE_CHECK, findings), FALSE};

    if (outcome.verdict == VERDICT_REVIEW &&
        mark_released(eligibility, recipient, findings)) {
        outcome.verdict = release_verdict(facts, findings);
        outcome.by_release = TRUE;
    }
    return outcome;
}

/* Of two days on which the answer is the same, the one that needed a person is shown. */
static gboolean is_stricter(struct outcome a, struct outcome b)
{
    return a.verdict != b.verdict ? a.verdict > b.verdict : a.by_release && !b.by_release;
}

static struct outcome evaluate(struct eligibility *eligibility, gint64 recipient,
                               struct facts *facts)
{
    struct outcome strictest = {VERDICT_ALLOW, FALSE};

    for (guint i = 0; i < eligibility->inputs.moment_count; i++) {
        GArray *findings = i == 0 ? eligibility->findings : eligibility->other_findings;
        facts->moment = eligibility->inputs.moments[i];
        struct outcome outcome = evaluate_now(eligibility, recipient, facts, findings);
        if (i > 0 && !is_stricter(outcome, strictest))
            continue;
        if (i > 0) {
            eligibility->other_findings = eligibility->findings;
            eligibility->findings = findings;
        }
        strictest = outcome;
    }
    return strictest;
}

/* Only who is allowed can be answered from memory: of the others every finding is wanted.
 * The day is compared as well, so facts.moment must not be left at another one. A
 * person's release is about one person, so what it did is not remembered for another. */
static enum verdict evaluate_or_remember(struct eligibility *eligibility,
                                         gint64 recipient, struct facts *facts)
{
    enum verdict remembered;

    facts->moment = eligibility->inputs.moments[0];
    if (!eligibility->inputs.findings_of_allowed &&
        verdict_memory_get(eligibility->memory, facts, &remembered) &&
        remembered == VERDICT_ALLOW) {
        g_array_set_size(eligibility->findings, 0);
        return remembered;
    }
    struct outcome outcome = evaluate(eligibility, recipient, facts);
    facts->moment = eligibility->inputs.moments[0];
    verdict_memory_put(eligibility->memory, facts,
                       outcome.by_release ? VERDICT_REVIEW : outcome.verdict);
    return outcome.verdict;
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
    decision->releases = eligibility->releases;
    decision->bad_address =
        facts->address_refused_on == DAY_UNKNOWN
            ? NULL
            : bad_address_index_find(eligibility->bad_addresses,
                                     eligibility->inputs.channel, recipient);
}

gboolean eligibility_decide_one(struct eligibility *eligibility,
                                const struct source *source,
                                const struct recipient *recipient,
                                struct decision *decision, GError **error)
{
    if (source != eligibility->one_source) {
        eligibility->one_source = NULL;
        if (!source_facts(eligibility, source, &eligibility->one_facts, error))
            return FALSE;
        eligibility->one_source = source;
    }
    struct facts facts = eligibility->one_facts;
    if (!recipient_facts(eligibility, source, recipient, &facts, error))
        return FALSE;
    enum verdict verdict = evaluate(eligibility, recipient->number, &facts).verdict;
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
    enum verdict verdict = evaluate_or_remember(eligibility, recipient->number, facts);
    if (verdict == VERDICT_BLOCK)
        return verdict;
    if (copies_has(eligibility->copies)) {
        facts->second_copy = TRUE;
        return evaluate(eligibility, recipient->number, facts).verdict;
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

    if (!source_facts(eligibility, source, &eligibility->source_facts, error))
        return FALSE;
    verdict_memory_free(eligibility->memory);
    eligibility->memory = verdict_memory_new();
    eligibility->cursor = recipients_open(
        eligibility->inputs.dossier, source->id,
        eligibility->inputs.by_address ? RECIPIENTS_BY_ADDRESS : RECIPIENTS_BY_NUMBER,
        error);
    return eligibility->cursor != NULL;
}

static gboolean is_selected(struct eligibility *eligibility, const struct source *source,
                            const struct recipient *recipient)
{
    if (eligibility->selection == NULL)
        return TRUE;
    enum selection_answer answer = selection_matcher_ask(
        eligibility->selection, recipient, municipality_of(source, recipient->nis));
    eligibility->unselected.all += answer != SELECTION_INSIDE;
    eligibility->unselected.not_known += answer == SELECTION_NOT_KNOWN;
    return answer == SELECTION_INSIDE;
}

struct unselected eligibility_unselected(const struct eligibility *eligibility)
{
    return eligibility->unselected;
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
            if (!is_selected(eligibility, source, &recipient))
                continue;
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

gboolean eligibility_count_allowed(struct eligibility *eligibility, gint64 *count,
                                   GError **error)
{
    struct decision decision;
    GError *cause = NULL;

    *count = 0;
    while (eligibility_next(eligibility, &decision, &cause))
        *count += decision.verdict == VERDICT_ALLOW;
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

enum verdict eligibility_at_approve(const struct decision *decision, GArray *findings)
{
    return rules_evaluate(&decision->facts, STAGE_APPROVE, findings);
}
