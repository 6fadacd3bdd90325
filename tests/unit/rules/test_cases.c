/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs tests/rules/cases.csv, the decision table that a lawyer can read, and sees to it
 * that every rule has a case on either side. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include <string.h>

#include "reference/calendar.h"
#include "rules/evaluate.h"
#include "rules/rule_table.h"

enum column {
    COLUMN_RULE,
    COLUMN_CASE,
    COLUMN_STAGE,
    COLUMN_ELECTION,
    COLUMN_KIND,
    COLUMN_CHANNEL,
    COLUMN_DAY,
    COLUMN_FACTS,
    COLUMN_VERDICT,
    COLUMN_FINDINGS,
    COLUMN_COUNT
};

struct line {
    int number;
    char **cells;
    enum stage stage;
    struct facts facts;
};

/* How often a rule was asked and had, or had not, something to say. */
struct coverage {
    guint spoke, was_silent;
};

struct word {
    const char *name;
    int value;
};

/* clang-format off */
static const struct word yes_no[] = {
    {"unknown", DECLARED_UNKNOWN}, {"no", DECLARED_NO}, {"yes", DECLARED_YES}, {NULL, 0}};
static const struct word flag[] = {{"no", FALSE}, {"yes", TRUE}, {NULL, 0}};
static const struct word copy[] = {{"first", FALSE}, {"second", TRUE}, {NULL, 0}};
static const struct word enriched[] = {{"no", 0}, {"yes", ROW_ENRICHED}, {NULL, 0}};
static const struct word row[] = {
    {"office", ROW_OFFICE_ADDRESS}, {"role", ROW_ROLE_ADDRESS},
    {"consent_to_come", ROW_CONSENT_TO_COME}, {"consent_alike", ROW_CONSENT_ALIKE},
    {"opinion", ROW_OPINION}, {"spelling", ROW_ODD_SPELLING},
    {"forbidden", ROW_IN_FORBIDDEN_FILE}, {NULL, 0}};
static const struct word role[] = {
    {"unknown", CANDIDATE_ROLE_UNKNOWN}, {"candidate", CANDIDATE_ROLE_CANDIDATE},
    {"list_submitter", CANDIDATE_ROLE_LIST_SUBMITTER},
    {"party_agent", CANDIDATE_ROLE_PARTY_AGENT}, {NULL, 0}};
static const struct word standing[] = {
    {"unknown", STANDING_UNKNOWN}, {"submitter", STANDING_SUBMITTER},
    {"on_filed_list", STANDING_ON_FILED_LIST}, {"struck", STANDING_STRUCK},
    {"not_filed", STANDING_NOT_FILED}, {NULL, 0}};
static const struct word sender[] = {
    {"candidate", SENDER_CANDIDATE}, {"list", SENDER_LIST}, {NULL, 0}};
static const struct word source_role[] = {
    {"unknown", ROLE_UNKNOWN}, {"candidate", ROLE_CANDIDATE}, {"office", ROLE_OFFICE},
    {"profession", ROLE_PROFESSION}, {"association", ROLE_ASSOCIATION},
    {"private", ROLE_PRIVATE}, {NULL, 0}};
static const struct word status[] = {
    {"open", SOURCE_OPEN}, {"flagged", SOURCE_FLAGGED}, {"closed", SOURCE_CLOSED}, {NULL, 0}};
static const struct word consent_for[] = {
    {"unknown", CONSENT_FOR_UNKNOWN}, {"candidate", CONSENT_FOR_CANDIDATE},
    {"list", CONSENT_FOR_LIST}, {"party", CONSENT_FOR_PARTY}, {"other", CONSENT_FOR_OTHER},
    {NULL, 0}};
static const struct word phone[] = {
    {"none", PHONE_EMPTY}, {"mobile", PHONE_MOBILE}, {"landline", PHONE_LANDLINE},
    {"foreign", PHONE_FOREIGN}, {NULL, 0}};
static const struct word hand_over[] = {
    {"self", HAND_OVER_NONE}, {"processor", HAND_OVER_PROCESSOR},
    {"other", HAND_OVER_OTHER}, {"unknown", HAND_OVER_UNKNOWN}, {NULL, 0}};
static const struct word list_columns[] = {
    {"order_number", LIST_ORDER_NUMBER}, {"birth_date", LIST_BIRTH_DATE},
    {"address", LIST_ADDRESS}, {"sex", LIST_SEX}, {"nationality", LIST_NATIONALITY},
    {"national_number", LIST_NATIONAL_NUMBER}, {"email", LIST_EMAIL}, {NULL, 0}};
static const struct word channels[] = {
    {"none", 0}, {"post", CHANNEL_BIT(CHANNEL_POST)}, {"email", CHANNEL_BIT(CHANNEL_EMAIL)},
    {"sms", CHANNEL_BIT(CHANNEL_SMS)}, {NULL, 0}};
static const struct word stages[] = {
    {"check", STAGE_CHECK}, {"import", STAGE_IMPORT}, {"approve", STAGE_APPROVE},
    {"handover", STAGE_HANDOVER}, {"project", STAGE_PROJECT}, {"info", STAGE_INFO},
    {NULL, 0}};
static const struct word traits[] = {
    {"letterhead", TRAIT_OFFICE_LETTERHEAD}, {"consent_request", TRAIT_CONSENT_REQUEST},
    {"matched", TRAIT_MATCHED_WITH_OTHER}, {"by_origin", TRAIT_SELECTED_BY_ORIGIN},
    {"language_by_name", TRAIT_LANGUAGE_BY_NAME}, {"tracked", TRAIT_TRACKED},
    {"other_candidate", TRAIT_OTHER_CANDIDATES_DATA}, {"profiled", TRAIT_PROFILED},
    {"sponsor_abroad", TRAIT_SPONSOR_ABROAD}, {"gift", TRAIT_GIFT},
    {"paid_by_others", TRAIT_PAID_BY_OTHERS}, {"publisher_unfit", TRAIT_PUBLISHER_UNFIT},
    {"vendor_selects", TRAIT_VENDOR_SELECTS}, {"hired", TRAIT_HIRED_CAMPAIGN},
    {"provider", TRAIT_PAID_PROVIDER}, {"label", TRAIT_PROVIDER_LABEL},
    {"sheet", TRAIT_PROVIDER_SHEET}, {"told_provider", TRAIT_PROVIDER_TOLD},
    {"breach", TRAIT_BREACH}, {NULL, 0}};
static const struct word signs[] = {
    {"office", SIGN_OFFICE_CONTACT}, {"spelling", SIGN_ODD_SPELLING},
    {"opinion", SIGN_OPINION}, {"special", SIGN_SPECIAL_CATEGORY},
    {"matched", SIGN_CROSSMATCHED}, {NULL, 0}};
static const struct word household[] = {
    {"none", HOUSEHOLD_NONE}, {"same_address", HOUSEHOLD_SAME_ADDRESS},
    {"other", HOUSEHOLD_OTHER}, {NULL, 0}};

/* In place of words: a number. */
static const struct word number[] = {{NULL, 0}};

/* Every one is an int-sized member of struct facts; no words: a day. */
static const struct fact {
    const char *name;
    gsize offset;
    const struct word *words;
} fact_table[] = {
#define FACT(name, member, words) {name, offsetof(struct facts, member), words}
    FACT("role", role, role),
    FACT("standing", standing, standing),
    FACT("sender", sender, sender),
    FACT("joint", joint_controller, flag),
    FACT("source_role", source_role, source_role),
    FACT("status", status, status),
    FACT("delivered", obtained_on, NULL),
    FACT("direct", collected_directly, yes_no),
    FACT("refuse", objection_offered, yes_no),
    FACT("told", told_of_election, yes_no),
    FACT("evidence", has_evidence, flag),
    FACT("for", consent_for, consent_for),
    FACT("separate", consent_separate, yes_no),
    FACT("columns", list_columns, list_columns),
    FACT("birth", birth_date, NULL),
    FACT("constituency", in_constituency, yes_no),
    FACT("enriched", row_findings, enriched),
    FACT("row", row_findings, row),
    FACT("consent_date", consent_date, NULL),
    FACT("wording", has_consent_wording, flag),
    FACT("method", has_consent_method, flag),
    FACT("collector", has_consent_collector, flag),
    FACT("consent_channels", consent_channels, channels),
    FACT("targeting", consent_targeting, yes_no),
    FACT("relation", relation_date, NULL),
    FACT("one_by_one", entered_one_by_one, yes_no),
    FACT("friends", friends, number),
    FACT("address", has_address, flag),
    FACT("phone", phone, phone),
    FACT("copy", second_copy, copy),
    FACT("refused", address_refused_on, NULL),
    FACT("objected", objected_on, NULL),
    FACT("purpose", electoral_purpose, yes_no),
    FACT("selection", selection_used, yes_no),
    FACT("one_text", one_text, yes_no),
    FACT("sender_shown", sender_shown, yes_no),
    FACT("each", one_recipient_each, yes_no),
    FACT("given_to", hand_over, hand_over),
    FACT("signs", source_signs, signs),
    FACT("keep_until", keep_until, NULL),
    FACT("address_from_elsewhere", address_from_elsewhere, flag),
    FACT("objected_elsewhere", objected_elsewhere, flag),
    FACT("attributes", selection_attributes, number),
    FACT("traits", traits, traits),
    FACT("household", household, household),
    FACT("at_once", at_once, number),
    FACT("cost", cost_recorded, flag),
    FACT("over_ceiling", over_ceiling, yes_no),
    FACT("objection_open", objection_open_since, NULL),
    FACT("request_open", request_open_since, NULL),
    FACT("policy", has_policy_page, flag),
    FACT("policy_on", policy_published_on, NULL),
    FACT("assessed_on", risk_assessment_on, NULL),
#undef FACT
};
/* clang-format on */

static gboolean word_find(const struct word *words, const char *name, int *value)
{
    for (; words->name != NULL; words++)
        if (g_str_equal(words->name, name)) {
            *value = words->value;
            return TRUE;
        }
    return FALSE;
}

/* "email+sms" is both bits. */
static gboolean words_find(const struct word *words, const char *names, int *value)
{
    g_auto(GStrv) parts = g_strsplit(names, "+", -1);

    *value = 0;
    for (char **part = parts; *part != NULL; part++) {
        int bit;
        if (!word_find(words, *part, &bit))
            return FALSE;
        *value |= bit;
    }
    return TRUE;
}

static gboolean day_set(day_number *day, const char *text)
{
    *day = g_str_equal(text, "unknown") ? DAY_UNKNOWN : day_parse_iso(text);
    return g_str_equal(text, "unknown") || *day != DAY_UNKNOWN;
}

/* A whole proof for this channel. */
static gboolean consent_set(struct facts *facts, const char *text)
{
    facts->has_consent_wording = TRUE;
    facts->has_consent_method = TRUE;
    facts->has_consent_collector = TRUE;
    facts->consent_channels = CHANNEL_BIT(facts->channel);
    return day_set(&facts->consent_date, text);
}

static gboolean elements_find(const char *names, notice_set *set)
{
    g_auto(GStrv) parts = g_strsplit(names, "+", -1);

    *set = 0;
    for (char **part = parts; *part != NULL; part++) {
        enum notice_element element;
        if (!notice_element_from_name(*part, &element))
            return FALSE;
        *set |= element;
    }
    return TRUE;
}

static gboolean number_read(const char *text, int *value)
{
    guint64 wide;

    if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT, &wide, NULL))
        return FALSE;
    *value = (int)wide;
    return TRUE;
}

static gboolean notice_set_facts(struct facts *facts, const char *name, const char *value)
{
    notice_set set = 0;

    if (g_str_equal(name, "lacks")) {
        gboolean found = elements_find(value, &set);
        facts->notice_present &= ~set;
        return found;
    }
    if (g_str_equal(name, "unjudged")) {
        gboolean found = elements_find(value, &set);
        facts->notice_judged &= ~set;
        return found;
    }
    if (g_str_equal(value, "unjudged"))
        facts->notice_judged = 0;
    facts->notice_present = 0;
    return g_str_equal(value, "unjudged") || g_str_equal(value, "none");
}

static gboolean fact_set(struct facts *facts, const char *name, const char *value)
{
    if (g_str_equal(name, "consent"))
        return consent_set(facts, value);
    if (g_str_equal(name, "lacks") || g_str_equal(name, "unjudged") ||
        g_str_equal(name, "notice"))
        return notice_set_facts(facts, name, value);
    for (gsize i = 0; i < G_N_ELEMENTS(fact_table); i++) {
        char *member = (char *)facts + fact_table[i].offset;
        int read;
        if (!g_str_equal(name, fact_table[i].name))
            continue;
        if (fact_table[i].words == NULL)
            return day_set((day_number *)(void *)member, value);
        if (!(fact_table[i].words == number
                  ? number_read(value, &read)
                  : words_find(fact_table[i].words, value, &read)))
            return FALSE;
        memcpy(member, &read, sizeof read);
        return TRUE;
    }
    return FALSE;
}

/* What holds where a case says nothing: README.md beside the table. */
static void baseline(struct facts *facts)
{
    facts->role = CANDIDATE_ROLE_CANDIDATE;
    facts->standing = STANDING_ON_FILED_LIST;
    facts->birth_date = day_from_ymd(1980, 5, 17);
    facts->in_constituency = DECLARED_YES;
    facts->has_address = TRUE;
    facts->selection_used = DECLARED_NO;
    facts->one_text = DECLARED_YES;
    facts->notice_present = facts->notice_judged = (1u << NOTICE_ELEMENT_COUNT) - 1;
    if (source_kind_is_voter_list(facts->kind))
        facts->obtained_on = facts->election->list_from;
}

static void line_fail(const struct line *line, const char *what, const char *text)
{
    print_error("cases.csv:%d: %s: %s: %s\n", line->number, line->cells[COLUMN_CASE],
                what, text);
}

static gboolean facts_read(struct line *line)
{
    struct facts *facts = &line->facts;
    char **cells = line->cells;
    int stage;
    gboolean good = TRUE;

    facts_clear(facts);
    facts->election = election_find(cells[COLUMN_ELECTION]);
    if (facts->election == NULL || !word_find(stages, cells[COLUMN_STAGE], &stage) ||
        !source_kind_from_name(cells[COLUMN_KIND], &facts->kind) ||
        !channel_from_name(cells[COLUMN_CHANNEL], &facts->channel) ||
        !moment_parse(cells[COLUMN_DAY], &facts->moment)) {
        line_fail(line, "not understood", "stage, election, kind, channel or day");
        return FALSE;
    }
    line->stage = (enum stage)stage;
    baseline(facts);

    g_auto(GStrv) words = g_strsplit(cells[COLUMN_FACTS], " ", -1);
    for (char **word = words; *word != NULL; word++) {
        g_auto(GStrv) parts = g_strsplit(*word, "=", 2);
        if (**word == '\0')
            continue;
        if (parts[1] == NULL || !fact_set(facts, parts[0], parts[1])) {
            line_fail(line, "no such fact", *word);
            good = FALSE;
        }
    }
    return good;
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The findings that say something, as the table writes them, sorted. */
static char *findings_text(const GArray *findings)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = &g_array_index(findings, struct finding, i);
        if (finding->effect != EFFECT_NONE)
            g_ptr_array_add(texts, g_strdup_printf("%s:%s", finding->rule->id,
                                                   effect_name(finding->effect)));
    }
    g_ptr_array_sort(texts, compare_texts);
    g_ptr_array_add(texts, NULL);
    return g_strjoinv(" ", (char **)texts->pdata);
}

static char *sorted_words(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    qsort(words, g_strv_length(words), sizeof *words, compare_texts);
    return g_strjoinv(" ", words);
}

static gboolean line_holds(const struct line *line, GArray *findings)
{
    enum verdict verdict = rules_evaluate(&line->facts, line->stage, findings);
    g_autofree char *found = findings_text(findings);
    g_autofree char *expected = sorted_words(line->cells[COLUMN_FINDINGS]);
    gboolean holds = TRUE;

    if (!g_str_equal(verdict_name(verdict), line->cells[COLUMN_VERDICT])) {
        line_fail(line, "verdict", verdict_name(verdict));
        holds = FALSE;
    }
    if (!g_str_equal(found, expected)) {
        line_fail(line, "expected", expected);
        line_fail(line, "found", found);
        holds = FALSE;
    }
    return holds;
}

static void cover(struct coverage *coverage, const GArray *findings)
{
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = &g_array_index(findings, struct finding, i);
        struct coverage *rule = &coverage[finding->rule - rule_at(0)];
        if (finding->effect == EFFECT_NONE)
            rule->was_silent++;
        else
            rule->spoke++;
    }
}

/* How many cases came out otherwise, or could not be read. */
static guint cases_walk(struct coverage *coverage)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    guint failures = 0;

    if (!g_file_get_contents(KIESPOST_SOURCE_DIR "/tests/rules/cases.csv", &text, NULL,
                             &error))
        fail_msg("%s", error->message);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] == '#' || lines[i][0] == '\0')
            continue;
        g_auto(GStrv) cells = g_strsplit(lines[i], ";", -1);
        struct line line = {i + 1, cells, STAGE_CHECK, {0}};
        if (g_strv_length(cells) != COLUMN_COUNT)
            fail_msg("cases.csv:%d: %u columns", i + 1, g_strv_length(cells));
        if (!facts_read(&line) || !line_holds(&line, findings))
            failures++;
        cover(coverage, findings);
    }
    return failures;
}

static void test_every_case_of_the_decision_table(void **state)
{
    (void)state;
    g_autofree struct coverage *coverage = g_new0(struct coverage, rules_count());
    assert_int_equal(cases_walk(coverage), 0);
}

static void test_every_rule_has_a_case_on_either_side(void **state)
{
    (void)state;
    g_autofree struct coverage *coverage = g_new0(struct coverage, rules_count());
    guint missing = 0;

    cases_walk(coverage);
    for (gsize i = 0; i < rules_count(); i++)
        if (coverage[i].spoke == 0 || coverage[i].was_silent == 0) {
            print_error("%s %s: speaks in %u cases, silent in %u\n", rule_at(i)->number,
                        rule_at(i)->id, coverage[i].spoke, coverage[i].was_silent);
            missing++;
        }
    assert_int_equal(missing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_case_of_the_decision_table),
        cmocka_unit_test(test_every_rule_has_a_case_on_either_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
