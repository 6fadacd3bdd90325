/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the rules of one channel take for so many people (a million when no number is
 * given): rules_evaluate() for each of them, and with the memory of equal facts that
 * eligibility/ uses. Processor time, on one core. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "eligibility/verdict_memory.h"
#include "reference/calendar.h"
#include "rules/evaluate.h"

enum {
    PEOPLE = 1000000,
    BIRTHS_FROM = -15000, /* 1928 */
    BIRTHS = 25000
};

static const struct {
    const char *name;
    enum channel channel;
    enum source_kind kind;
} runs[] = {
    {"post, voter list", CHANNEL_POST, SOURCE_VOTER_LIST_CURRENT},
    {"e-mail, subscribers", CHANNEL_EMAIL, SOURCE_SUBSCRIBER},
    {"text messages, subscribers", CHANNEL_SMS, SOURCE_SUBSCRIBER},
};

/* Everything in order, so that every rule is asked to the end. */
static void fill(struct facts *facts, enum channel channel, enum source_kind kind)
{
    facts_clear(facts);
    facts->channel = channel;
    facts->kind = kind;
    facts->election = election_find("BE-VLG-LOC-2030");
    facts->moment.day = day_from_ymd(2030, 9, 20);
    facts->role = CANDIDATE_ROLE_CANDIDATE;
    facts->standing = STANDING_ON_FILED_LIST;
    facts->obtained_on = facts->election->list_from;
    facts->collected_directly = DECLARED_YES;
    facts->in_constituency = DECLARED_YES;
    facts->has_address = TRUE;
    facts->consent_date = facts->moment.day - 100;
    facts->has_consent_wording = TRUE;
    facts->has_consent_method = TRUE;
    facts->has_consent_collector = TRUE;
    facts->consent_channels = CHANNELS_ALL;
    facts->consent_targeting = DECLARED_YES;
    facts->selection_used = DECLARED_NO;
    facts->one_text = DECLARED_YES;
    facts->notice_present = facts->notice_judged = (1u << NOTICE_ELEMENT_COUNT) - 1;
}

static double seconds_for(struct facts *facts, guint people,
                          struct verdict_memory *memory, guint *allowed)
{
    g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    clock_t start = clock();

    *allowed = 0;
    for (guint i = 0; i < people; i++) {
        enum verdict verdict;
        facts->birth_date = BIRTHS_FROM + (day_number)((guint64)i * 7919 % BIRTHS);
        if (memory == NULL || !verdict_memory_get(memory, facts, &verdict)) {
            verdict = rules_evaluate(facts, STAGE_CHECK, findings);
            if (memory != NULL)
                verdict_memory_put(memory, facts, verdict);
        }
        *allowed += verdict == VERDICT_ALLOW ? 1 : 0;
    }
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

int main(int argc, char **argv)
{
    guint people = argc > 1 ? (guint)strtoul(argv[1], NULL, 10) : PEOPLE;

    for (gsize i = 0; i < G_N_ELEMENTS(runs); i++) {
        struct facts facts;
        g_autoptr(VerdictMemory) memory = verdict_memory_new();
        guint allowed, again;
        fill(&facts, runs[i].channel, runs[i].kind);
        double alone = seconds_for(&facts, people, NULL, &allowed);
        double with_memory = seconds_for(&facts, people, memory, &again);
        if (allowed != again || allowed == 0)
            return EXIT_FAILURE;
        printf("%-28s %.2f s, with the memory of equal facts %.2f s (wanted for "
               "1 000 000: ≤ 1.0 s)\n",
               runs[i].name, alone, with_memory);
    }
    return EXIT_SUCCESS;
}
