/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/spending_finding.h"
#include "reference/calendar.h"

/* One mailing of a campaign whose ceiling is €1 250,00 unless said otherwise. */
static const struct {
    const char *label;
    const char *election;
    enum channel channel;
    enum mailing_state state;
    gint64 recipients;
    guint lines;
    euro_cents own, total;
    gboolean out_of_period, released;
    gboolean confirmed, no_ceiling, open_place, two_ceilings;
    const char *findings; /* "R-112:review R-111:add" */
} cases[] = {
    {"no costs yet", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_NEW, 100, 0, 0, 0,
     .findings = "R-111:add "},
    {"text messages without costs", "BE-VLG-LOC-2030", CHANNEL_SMS, MAILING_NEW, 1, 0, 0,
     0, .findings = "R-111:add "},
    {"e-mails without costs", "BE-VLG-LOC-2030", CHANNEL_EMAIL, MAILING_NEW, 5000, 0, 0,
     0, .findings = ""},
    {"T-29", "BE-WAL-LOC-2030", CHANNEL_EMAIL, MAILING_NEW, 151, 0, 0, 0,
     .findings = "R-104:add R-111:add "},
    {"T-30", "BE-WAL-LOC-2030", CHANNEL_EMAIL, MAILING_NEW, 150, 0, 0, 0, .findings = ""},
    {"T-29 before the period", "BE-WAL-LOC-2030", CHANNEL_EMAIL, MAILING_NEW, 151, 0, 0,
     0, .out_of_period = TRUE, .findings = ""},
    {"T-29 with a line", "BE-WAL-LOC-2030", CHANNEL_EMAIL, MAILING_NEW, 151, 1, 1200,
     1200, .findings = ""},
    {"letters before the period", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_NEW, 100, 0, 0,
     0, .out_of_period = TRUE, .findings = ""},

    {"just below 80 %", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_NEW, 9, 1, 99999, 99999,
     .findings = ""},
    {"80 %", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_NEW, 9, 1, 100000, 100000,
     .findings = "R-112:info "},
    {"all of it", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_NEW, 9, 1, 125000, 125000,
     .findings = "R-112:info "},
    {"a cent above", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_NEW, 9, 1, 125001, 125001,
     .findings = "R-112:review "},
    {"a cent above, by others", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_NEW, 9, 1, 1,
     125001, .findings = "R-112:review "},
    {"a cent above, released", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_NEW, 9, 1, 125001,
     125001, .released = TRUE, .findings = "R-112:info "},
    {"a cent above, approved", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_APPROVED, 9, 1,
     125001, 125001, .findings = "R-112:review "},
    {"a cent above, gone", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_DONE, 9, 1, 125001,
     125001, .findings = "R-112:info "},
    {"above, but it costs nothing", "BE-VLG-LOC-2030", CHANNEL_EMAIL, MAILING_NEW, 9, 0,
     0, 125001, .findings = "R-112:info "},
    {"above, but it does not count", "BE-VLG-LOC-2030", CHANNEL_POST, MAILING_NEW, 9, 1,
     900, 125001, .out_of_period = TRUE, .findings = "R-112:info "},
    {"the amounts are certain", "BE-VLG-LOC-2024", CHANNEL_POST, MAILING_NEW, 9, 1,
     125001, 125001, .confirmed = TRUE, .findings = "R-112:block "},
    {"nobody releases what is certain", "BE-VLG-LOC-2024", CHANNEL_POST, MAILING_NEW, 9,
     1, 125001, 125001, .confirmed = TRUE, .released = TRUE, .findings = "R-112:block "},

    {"no ceiling", "BE-DG-LOC-2030", CHANNEL_POST, MAILING_NEW, 9, 1, 99999999, 99999999,
     .no_ceiling = TRUE, .findings = "R-112:info "},
    {"no ceiling, no costs", "BE-DG-LOC-2030", CHANNEL_EMAIL, MAILING_NEW, 9, 0, 0, 0,
     .no_ceiling = TRUE, .findings = ""},
    {"near the lower of two", "BE-FED-CHA-2029", CHANNEL_POST, MAILING_NEW, 9, 1, 100000,
     100000, .two_ceilings = TRUE, .findings = "R-112:info "},
    {"between the two", "BE-FED-CHA-2029", CHANNEL_POST, MAILING_NEW, 9, 1, 200000,
     200000, .two_ceilings = TRUE, .findings = "R-112:info "},
    {"above both", "BE-FED-CHA-2029", CHANNEL_POST, MAILING_NEW, 9, 1, 250001, 250001,
     .two_ceilings = TRUE, .findings = "R-112:review "},
    {"above both, and a third may be", "BE-EUR-2029", CHANNEL_POST, MAILING_NEW, 9, 1,
     250001, 250001, .two_ceilings = TRUE, .open_place = TRUE, .findings = "R-112:info "},
};

static char *told(GArray *findings)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < findings->len; i++) {
        const struct spending_finding *finding =
            &g_array_index(findings, struct spending_finding, i);
        g_string_append_printf(text, "%s:%s ", finding->number,
                               effect_name(finding->effect));
        assert_true(strstr(finding->sentence, finding->number) != NULL);
        assert_false(g_str_has_suffix(finding->sentence, "."));
    }
    return g_string_free(text, FALSE);
}

static void fill(gsize i, struct spending *spending, struct mailing_spending *part)
{
    const struct ceiling lower = {.who = CEILING_CANDIDATE,
                                  .amount = 125000,
                                  .year = 2024,
                                  .confirmed = cases[i].confirmed,
                                  .source = "LPKD 191 §2"};

    part->mailing->name = g_strdup("brief");
    part->mailing->channel = cases[i].channel;
    part->mailing->state = cases[i].state;
    part->recipients = cases[i].recipients;
    part->lines = cases[i].lines;
    part->total = cases[i].own;
    part->in_period = !cases[i].out_of_period;
    part->is_released = cases[i].released;
    spending->election = election_find(cases[i].election);
    spending->total = cases[i].total;
    spending->has_open_place = cases[i].open_place;
    if (!cases[i].no_ceiling)
        spending->ceilings[spending->ceiling_count++] = lower;
    if (cases[i].two_ceilings) {
        spending->ceilings[spending->ceiling_count] = lower;
        spending->ceilings[spending->ceiling_count++].amount = 250000;
    }
    g_ptr_array_add(spending->mailings, part);
}

static void test_findings(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Mailing) mailing = mailing_new();
        g_autoptr(GPtrArray) mailings = g_ptr_array_new();
        struct mailing_spending part = {.mailing = mailing};
        struct spending spending = {.mailings = mailings};
        fill(i, &spending, &part);
        g_autoptr(GArray) findings = spending_findings(&spending, "brief");
        g_autofree char *text = told(findings);
        if (strcmp(text, cases[i].findings) != 0)
            fail_msg("%s: “%s”", cases[i].label, text);
        g_autoptr(GArray) nobody = spending_findings(&spending, "ander");
        assert_int_equal(nobody->len, 0);
    }
}

/* What helps is said, and that the amounts are another year's. */
static void test_sentences(void **state)
{
    static const struct {
        const char *label, *text;
    } wanted[] = {
        {"no costs yet", "kiespost mailing cost brief"},
        {"T-29", "L4131-12"},
        {"80 %", "80 % of the €1\u00a0250.00"},
        {"80 %", "amounts of 2024"},
        {"a cent above", "the ceiling of 2024 was €1\u00a0250.00"},
        {"a cent above", "mailing release brief --finding spend-ceiling"},
        {"the amounts are certain", "you may spend €1\u00a0250.00"},
        {"no ceiling", "electoral administration"},
        {"near the lower of two", "place on the list"},
    };

    (void)state;
    for (gsize w = 0; w < G_N_ELEMENTS(wanted); w++) {
        for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
            if (strcmp(cases[i].label, wanted[w].label) != 0)
                continue;
            g_autoptr(Mailing) mailing = mailing_new();
            g_autoptr(GPtrArray) mailings = g_ptr_array_new();
            struct mailing_spending part = {.mailing = mailing};
            struct spending spending = {.mailings = mailings};
            fill(i, &spending, &part);
            g_autoptr(GArray) findings = spending_findings(&spending, "brief");
            const char *sentence =
                g_array_index(findings, struct spending_finding, 0).sentence;
            if (strstr(sentence, wanted[w].text) == NULL)
                fail_msg("%s: “%s”", wanted[w].label, sentence);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
