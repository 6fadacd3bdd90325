/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/hand_over.h"

#include "dossier/campaign.h"
#include "dossier/mailings.h"
#include "reference/calendar.h"
#include "rules/rule_table.h"

static const struct {
    const char *label;
    enum source_kind kind;
    enum channel channel;
    int month;
    enum hand_over hand_over;
    guint traits;
    const char *decided;    /* rules about which a person decided */
    const char *refused_by; /* NULL: lawful */
    const char *released;   /* set aside by a decision */
} cases[] = {
    {"a list, printed at home", SOURCE_VOTER_LIST_CURRENT, CHANNEL_POST, 9,
     HAND_OVER_NONE, 0, "", NULL, ""},
    {"T-27", SOURCE_VOTER_LIST_CURRENT, CHANNEL_POST, 9, HAND_OVER_PROCESSOR, 0, "", NULL,
     ""},
    {"T-28", SOURCE_VOTER_LIST_CURRENT, CHANNEL_POST, 9, HAND_OVER_OTHER, 0, "",
     "voter-list-no-passing-on", ""},
    {"nobody knows", SOURCE_VOTER_LIST_CURRENT, CHANNEL_POST, 9, HAND_OVER_UNKNOWN, 0, "",
     "voter-list-no-passing-on", ""},
    {"own contacts, under contract", SOURCE_SUBSCRIBER, CHANNEL_POST, 9,
     HAND_OVER_PROCESSOR, 0, "", NULL, ""},
    {"R-102: texts in the regulated period", SOURCE_SUBSCRIBER, CHANNEL_SMS, 9,
     HAND_OVER_PROCESSOR, 0, "", "paid-sms-gateway", ""},
    {"R-102: before it", SOURCE_SUBSCRIBER, CHANNEL_SMS, 6, HAND_OVER_PROCESSOR, 0, "",
     NULL, ""},
    {"R-102: a person decided", SOURCE_SUBSCRIBER, CHANNEL_SMS, 9, HAND_OVER_PROCESSOR, 0,
     "paid-sms-gateway", NULL, "paid-sms-gateway"},
    {"R-102: decided, and not needed", SOURCE_SUBSCRIBER, CHANNEL_SMS, 6,
     HAND_OVER_PROCESSOR, 0, "paid-sms-gateway", NULL, ""},
    {"R-102: somebody decided about something else", SOURCE_SUBSCRIBER, CHANNEL_SMS, 9,
     HAND_OVER_PROCESSOR, 0, "foreign-mobile", "paid-sms-gateway", ""},
    {"R-101: a hired campaign besides", SOURCE_SUBSCRIBER, CHANNEL_SMS, 9,
     HAND_OVER_PROCESSOR, TRAIT_HIRED_CAMPAIGN, "paid-sms-gateway", "commercial-sms-ban",
     ""},
    {"R-101: both decided", SOURCE_SUBSCRIBER, CHANNEL_SMS, 9, HAND_OVER_PROCESSOR,
     TRAIT_HIRED_CAMPAIGN, "paid-sms-gateway commercial-sms-ban", NULL,
     "commercial-sms-ban paid-sms-gateway"},
    {"R-72: no decision undoes what blocks", SOURCE_SUBSCRIBER, CHANNEL_SMS, 9,
     HAND_OVER_PROCESSOR, TRAIT_VENDOR_SELECTS,
     "vendor-check paid-sms-gateway commercial-sms-ban", "vendor-check", ""},
    {"R-70: likewise", SOURCE_SUBSCRIBER, CHANNEL_SMS, 9, HAND_OVER_OTHER, 0,
     "processor-contract", "processor-contract", ""},
};

static void make_facts(gsize i, struct facts *facts)
{
    facts_clear(facts);
    facts->channel = cases[i].channel;
    facts->election = election_find("BE-VLG-LOC-2030");
    facts->moment = (struct moment){day_from_ymd(2030, cases[i].month, 20), 720};
    facts->kind = cases[i].kind;
    facts->traits = cases[i].traits;
}

/* A mailing of its own for each case, with its decisions. */
static struct releases *decide(struct dossier *dossier, gsize i)
{
    g_autoptr(Mailing) mailing = mailing_new();
    g_autoptr(GError) error = NULL;

    mailing->name = g_strdup_printf("sms-%d", (int)i);
    mailing->channel = cases[i].channel;
    mailing->template_name = g_strdup("sms");
    mailing->sources = g_strsplit("lezers", " ", -1);
    mailing_create(dossier, mailing, &error);
    assert_no_error(error);
    g_autoptr(Mailing) made = mailing_find(dossier, mailing->name, &error);
    struct release release = {.last = G_MAXINT64,
                              .rules = g_strsplit(cases[i].decided, " ", -1),
                              .reason = g_strdup("op papier"),
                              .at_hand_over = TRUE};
    release_record(dossier, made, &release, "2030.1", 1, &error);
    assert_no_error(error);
    release_clear(&release);
    return releases_read(dossier, made, &error);
}

static void rules_are_asked(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct facts facts;
        g_autoptr(Releases) releases = decide(dossier, i);
        g_autoptr(GPtrArray) released = g_ptr_array_new();
        g_autoptr(GError) error = NULL;

        make_facts(i, &facts);
        gboolean lawful = hand_over_is_lawful(&facts, cases[i].hand_over, "zending",
                                              releases, released, &error);
        if (lawful != (cases[i].refused_by == NULL))
            fail_msg("%s: %s", cases[i].label, error != NULL ? error->message : "lawful");
        if (lawful) {
            g_ptr_array_add(released, NULL);
            g_autofree char *said = g_strjoinv(" ", (char **)released->pdata);
            assert_string_equal(said, cases[i].released);
            continue;
        }
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED));
        if (!g_str_has_prefix(error->message, cases[i].refused_by))
            fail_msg("%s: %s", cases[i].label, error->message);
    }
}

/* Who is refused for want of a decision is told how to make it; nobody else is. */
static void what_would_change_is_said(void **state)
{
    static const struct {
        guint traits;
        gboolean can_decide;
        const char *change;
    } told[] = {
        {0, TRUE, "send from your own telephone"},
        {TRAIT_VENDOR_SELECTS, FALSE, ""},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(told); i++) {
        struct facts facts;
        g_autoptr(GError) error = NULL;

        make_facts(5, &facts);
        facts.traits = told[i].traits;
        assert_false(hand_over_is_lawful(&facts, HAND_OVER_PROCESSOR, "zending", NULL,
                                         NULL, &error));
        gboolean says = strstr(error->message, "mailing release zending --finding "
                                               "paid-sms-gateway") != NULL;
        assert_true(says == told[i].can_decide);
        assert_non_null(strstr(error->message, told[i].change));
    }
}

static void what_a_rule_says_of_a_processor(void **state)
{
    const struct rule *gateway = rule_find("paid-sms-gateway");
    struct facts facts;

    (void)state;
    make_facts(5, &facts);
    assert_int_equal(hand_over_effect(&facts, gateway), EFFECT_REVIEW);
    assert_int_equal(hand_over_effect(&facts, rule_find("vendor-check")), EFFECT_NONE);
    make_facts(6, &facts);
    assert_int_equal(hand_over_effect(&facts, gateway), EFFECT_NONE);
    facts.channel = CHANNEL_POST;
    assert_int_equal(hand_over_effect(&facts, gateway), EFFECT_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rules_are_asked, campaign_begin, campaign_end),
        cmocka_unit_test(what_would_change_is_said),
        cmocka_unit_test(what_a_rule_says_of_a_processor),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
