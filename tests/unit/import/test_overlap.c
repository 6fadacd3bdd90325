/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"
#include "dossier/forbidden_people.h"
#include "import/overlap.h"

/* The clock shows a later day. */
#define TODAY_IS_LATER_THAN 20000

enum {
    PEOPLE = 100,
    TEXT = 32
};

/* Invented people with numbers, told apart by their e-mail address and house number. */
struct crowd {
    struct recipient rows[4 * PEOPLE];
    char emails[4 * PEOPLE][TEXT], numbers[4 * PEOPLE][TEXT];
    gsize count;
};

static void put(struct crowd *crowd, int from, int count, gboolean with_email)
{
    for (int i = from; i < from + count; i++) {
        gsize at = crowd->count++;
        g_snprintf(crowd->emails[at], TEXT, with_email ? "burger%d@example.be" : "", i);
        g_snprintf(crowd->numbers[at], TEXT, "%d", i);
        crowd->rows[at] = campaign_person("An Maria", "Maes");
        crowd->rows[at].email = crowd->emails[at];
        crowd->rows[at].street = "Kouter";
        crowd->rows[at].house_number = crowd->numbers[at];
        crowd->rows[at].postcode = "9000";
    }
}

static void forbid(struct dossier *dossier, const char *name, const struct crowd *crowd)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Forbidding) forbidding = forbidding_new(dossier, &error);
    gint64 id;

    assert_no_error(error);
    for (gsize i = 0; i < crowd->count; i++)
        forbidding_add(forbidding, &crowd->rows[i]);
    forbidding_finish(forbidding, name, "00", &id, &error);
    assert_no_error(error);
}

static void declare(struct dossier *dossier, const char *id, enum source_kind kind,
                    const struct crowd *crowd)
{
    g_autoptr(Source) source = source_new();
    g_autoptr(GError) error = NULL;

    source->id = g_strdup(id);
    source->kind = kind;
    source_declare(dossier, source, &error);
    assert_no_error(error);
    campaign_import(dossier, id, crowd->rows, crowd->count);
}

struct result {
    char rules[64]; /* of the flags, each followed by a blank */
    guint64 held;
};

static struct result see(struct dossier *dossier, enum source_kind kind,
                         const struct crowd *crowd)
{
    g_autoptr(Source) source = source_new();
    g_autoptr(GError) error = NULL;
    struct overlap_report report;
    struct result result = {0};

    source->id = g_strdup("nieuw");
    source->kind = kind;
    g_autoptr(Overlap) overlap = overlap_new(dossier, source, &error);
    assert_no_error(error);
    for (gsize i = 0; i < crowd->count; i++)
        result.held += overlap_see(overlap, &crowd->rows[i]) ? 1 : 0;
    overlap_conclude(overlap, &report, &error);
    assert_no_error(error);
    assert_int_equal(report.forbidden, result.held);
    for (guint i = 0; i < report.flags->len; i++) {
        const struct source_flag *flag =
            &g_array_index(report.flags, struct source_flag, i);
        assert_string_equal(flag->class_name, "");
        assert_true(flag->weight > 0 && flag->weight <= 1);
        assert_non_null(strstr(flag->evidence, " people "));
        g_strlcat(result.rules, flag->rule, sizeof result.rules);
        g_strlcat(result.rules, " ", sizeof result.rules);
    }
    overlap_report_clear(&report);
    return result;
}

/* `shared` of the rows stand in a forbidden file of a hundred people. */
static void when_forbidden_people_are_flagged(void **state)
{
    static const struct {
        const char *label;
        enum source_kind kind;
        int shared, others;
        const char *rules;
        guint64 held;
    } cases[] = {
        {"nobody", SOURCE_SUBSCRIBER, 0, 100, "", 0},
        {"two", SOURCE_SUBSCRIBER, 2, 0, "", 2},
        {"three of 150", SOURCE_SUBSCRIBER, 3, 147, "source-flagged ", 3},
        {"three of 151", SOURCE_SUBSCRIBER, 3, 148, "", 3},
        {"six of 301", SOURCE_SUBSCRIBER, 6, 295, "", 6},
        {"everybody", SOURCE_PUBLIC_OFFICE_FILE, 100, 0, "source-flagged ", 100},
        {"two of a list", SOURCE_VOTER_LIST_CURRENT, 2, 0, "", 0},
        {"three of a list", SOURCE_VOTER_LIST_CURRENT, 3, 0, "crossmatch-other ", 0},
        {"half of a list", SOURCE_VOTER_LIST_CURRENT, 100, 100, "crossmatch-other ", 0},
        {"less than half", SOURCE_VOTER_LIST_CURRENT, 100, 101, "", 0},
        {"less than half, of more", SOURCE_VOTER_LIST_CURRENT, 99, 100, "", 0},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct crowd *crowd = g_new0(struct crowd, 1);

    put(crowd, 0, PEOPLE, TRUE);
    forbid(dossier, "brieven.csv", crowd);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        crowd->count = 0;
        put(crowd, 0, cases[i].shared, FALSE);
        put(crowd, 1000, cases[i].others, TRUE);
        struct result result = see(dossier, cases[i].kind, crowd);
        if (strcmp(result.rules, cases[i].rules) != 0 || result.held != cases[i].held)
            fail_msg("%s: %s%d", cases[i].label, result.rules, (int)result.held);
    }
    g_free(crowd);
}

static void ten_among_many(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct crowd *crowd = g_new0(struct crowd, 1);

    put(crowd, 0, PEOPLE, TRUE);
    forbid(dossier, "brieven.csv", crowd);
    /* Of 600 people nine are less than two in a hundred; ten are enough by themselves. */
    for (int shared = 9; shared <= 10; shared++) {
        g_autoptr(Source) source = source_new();
        struct overlap_report report;
        source->id = g_strdup("nieuw");
        source->kind = SOURCE_SUBSCRIBER;
        g_autoptr(Overlap) overlap = overlap_new(dossier, source, NULL);
        for (int i = 0; i < 600; i++) {
            crowd->count = 0;
            put(crowd, i < shared ? i : 1000 + i, 1, TRUE);
            overlap_see(overlap, &crowd->rows[0]);
        }
        assert_true(overlap_conclude(overlap, &report, NULL));
        assert_int_equal(report.flags->len, shared == 9 ? 0 : 1);
        overlap_report_clear(&report);
    }
    g_free(crowd);
}

static void a_consent_of_their_own(void **state)
{
    static const struct {
        const char *label;
        day_number consent;
        const char *wording;
        gboolean held;
    } cases[] = {
        {"dated, with wording", TODAY_IS_LATER_THAN, "ja", FALSE},
        {"no wording", TODAY_IS_LATER_THAN, "", TRUE},
        {"no date", DAY_UNKNOWN, "ja", TRUE},
        {"the forbidden file's own", TODAY_IS_LATER_THAN - 1, "ja", TRUE},
        {"to come", 200000, "ja", TRUE},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct crowd *crowd = g_new0(struct crowd, 1);

    put(crowd, 0, 1, TRUE);
    crowd->rows[0].consent_date = TODAY_IS_LATER_THAN - 1;
    forbid(dossier, "winkel.csv", crowd);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        crowd->rows[0].consent_date = cases[i].consent;
        crowd->rows[0].consent_wording = cases[i].wording;
        if ((see(dossier, SOURCE_SUBSCRIBER, crowd).held != 0) != cases[i].held)
            fail_msg("%s", cases[i].label);
    }
    g_free(crowd);
}

static void what_was_crossed_with_a_list(void **state)
{
    static const struct {
        const char *label;
        int copied, own;
        const char *rules;
    } cases[] = {
        {"nine", 9, 0, ""},
        {"ten", 10, 0, "crossmatch-other "},
        {"ten of 33", 10, 23, "crossmatch-other "},
        {"ten of 34", 10, 24, ""},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct crowd *crowd = g_new0(struct crowd, 1);

    put(crowd, 0, PEOPLE, FALSE);
    declare(dossier, "lijst", SOURCE_VOTER_LIST_CURRENT, crowd);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        crowd->count = 0;
        put(crowd, 0, cases[i].copied, TRUE);
        put(crowd, 1000, cases[i].own, TRUE);
        struct result result = see(dossier, SOURCE_SUBSCRIBER, crowd);
        if (strcmp(result.rules, cases[i].rules) != 0)
            fail_msg("%s: %s", cases[i].label, result.rules);
    }
    /* One list beside another is no file of contacts. */
    crowd->count = 0;
    put(crowd, 0, PEOPLE, FALSE);
    assert_string_equal(see(dossier, SOURCE_VOTER_LIST_OLD, crowd).rules, "");
    g_free(crowd);
}

static void what_is_an_extract_of_a_list(void **state)
{
    static const struct {
        const char *label;
        int shared, others;
        const char *rules;
    } cases[] = {
        {"nine", 9, 0, ""},
        {"ten", 10, 0, "crossmatch-other "},
        {"half", 100, 100, "crossmatch-other "},
        {"less than half", 100, 101, ""},
        {"less than half, of fewer", 50, 51, ""},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct crowd *crowd = g_new0(struct crowd, 1);

    put(crowd, 0, PEOPLE, TRUE);
    declare(dossier, "kabinet", SOURCE_PUBLIC_OFFICE_FILE, crowd);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        crowd->count = 0;
        put(crowd, 0, cases[i].shared, FALSE);
        put(crowd, 1000, cases[i].others, FALSE);
        struct result result = see(dossier, SOURCE_VOTER_LIST_CURRENT, crowd);
        if (strcmp(result.rules, cases[i].rules) != 0)
            fail_msg("%s: %s", cases[i].label, result.rules);
    }
    g_free(crowd);
}

/* The candidate's own people vote too. */
static void own_people_are_on_the_list(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct crowd *crowd = g_new0(struct crowd, 1);

    put(crowd, 0, PEOPLE, TRUE);
    declare(dossier, "vrienden", SOURCE_OWN_SYMPATHISER, crowd);
    assert_string_equal(see(dossier, SOURCE_VOTER_LIST_CURRENT, crowd).rules, "");
    g_free(crowd);
}

static void slips_of_the_pen(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct crowd *crowd = g_new0(struct crowd, 1), *list = g_new0(struct crowd, 1);

    for (int i = 0; i < PEOPLE; i++) {
        put(list, i, 1, FALSE);
        list->rows[i].family_name = "Goossens";
    }
    declare(dossier, "lijst", SOURCE_VOTER_LIST_CURRENT, list);
    for (int i = 0; i < PEOPLE; i++)
        list->rows[i].family_name = "Goosssens";
    forbid(dossier, "senioren.csv", list);
    for (int slips = 1; slips <= 2; slips++) {
        crowd->count = 0;
        put(crowd, 0, 4 * PEOPLE - 1, FALSE);
        for (int i = 0; i < 4 * PEOPLE - 1; i++)
            crowd->rows[i].family_name = i < slips ? "Goosssens" : "Goossens";
        assert_string_equal(see(dossier, SOURCE_VOTER_LIST_CURRENT, crowd).rules,
                            slips == 1 ? "" : "misspelling-fingerprint ");
    }
    g_free(crowd);
    g_free(list);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(when_forbidden_people_are_flagged),
        TEST(ten_among_many),
        TEST(a_consent_of_their_own),
        TEST(what_was_crossed_with_a_list),
        TEST(what_is_an_extract_of_a_list),
        TEST(own_people_are_on_the_list),
        TEST(slips_of_the_pen),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
