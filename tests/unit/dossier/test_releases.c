/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"
#include "dossier/mailings.h"
#include "dossier/releases.h"

static struct mailing *make(struct dossier *dossier, const char *name)
{
    g_autoptr(Mailing) mailing = mailing_new();
    g_autoptr(GError) error = NULL;

    mailing->name = g_strdup(name);
    mailing->channel = CHANNEL_EMAIL;
    mailing->template_name = g_strdup("mail");
    mailing->sources = g_strsplit("vrienden", ",", -1);
    mailing_create(dossier, mailing, &error);
    assert_no_error(error);
    struct mailing *found = mailing_find(dossier, name, &error);
    assert_no_error(error);
    return found;
}

static void approve(struct dossier *dossier, struct mailing *mailing)
{
    static const char *const declared[] = {NULL};
    g_autoptr(GBytes) files = g_bytes_new_static("sjabloon", 8);
    const struct approval_record record = {.day = day_from_ymd(2030, 9, 1),
                                           .rules_version = "2030.1",
                                           .libraries = "kiespost",
                                           .files = files,
                                           .declared = declared};
    g_autoptr(GError) error = NULL;
    g_autoptr(Approval) approval = approval_new(dossier, mailing, &error);

    assert_no_error(error);
    approval_finish(approval, &record, &error);
    assert_no_error(error);
}

static gboolean record(struct dossier *dossier, const struct mailing *mailing,
                       gint64 recipient, gint64 last, const char *rules,
                       const char *reason, GError **error)
{
    struct release release = {
        .recipient = recipient,
        .last = last,
        .rules = g_strsplit(rules, " ", -1),
        .reason = g_strdup(reason),
        .operator_name = g_strdup("somebody else"),
        .day = day_from_ymd(1999, 1, 1),
    };
    gboolean done = release_record(dossier, mailing, &release, "2030.1", 1, error);

    release_clear(&release);
    return done;
}

static void good(struct dossier *dossier, const struct mailing *mailing, gint64 recipient,
                 gint64 last, const char *rules, const char *reason)
{
    g_autoptr(GError) error = NULL;

    record(dossier, mailing, recipient, last, rules, reason, &error);
    assert_no_error(error);
}

/* Whom the decisions of `mailing` concern, by the reason that was written down. */
static const struct {
    const char *label;
    gint64 recipient;
    const char *rule;
    const char *reason; /* NULL: nobody decided */
} cases[] = {
    {"the person's own decision", 7, "friends-family", "mijn zus"},
    {"its other finding", 7, "friends-cap", "mijn zus"},
    {"before the one about the finding", 7, "age-unknown", "mijn zus"},
    {"a finding that came later", 7, "source-flagged", NULL},
    {"the first of two decisions about one person", 9, "friends-family", "een vriend"},
    {"the second, about another finding", 9, "age-unknown", "ik ken haar"},
    {"the finding, whoever has it", 8, "age-unknown", "allen meerderjarig"},
    {"up to the last who was there", 20, "age-unknown", "allen meerderjarig"},
    {"not who came in later", 21, "age-unknown", NULL},
    {"another finding of somebody else", 8, "friends-family", NULL},
    {"the message itself, whoever gets it", 900000, "ttpa-art19-duties", "op papier"},
    {"a longer name", 8, "age-unknown-2", NULL},
    {"a part of the name", 8, "age", NULL},
};

static void record_all(struct dossier *dossier, const struct mailing *mailing)
{
    good(dossier, mailing, 7, 0, "friends-family friends-cap age-unknown", "mijn zus");
    good(dossier, mailing, 9, 0, "friends-family", "een vriend");
    good(dossier, mailing, 0, 20, "age-unknown", "allen meerderjarig");
    good(dossier, mailing, 9, 0, "age-unknown friends-family", "ik ken haar");
    good(dossier, mailing, 0, G_MAXINT64, "ttpa-art19-duties", "op papier");
}

static void whoever_was_decided_about_is_found(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = make(dossier, "mail-1");
    g_autoptr(Mailing) other = make(dossier, "mail-2");
    g_autoptr(GError) error = NULL;

    record_all(dossier, mailing);
    g_autoptr(Releases) releases = releases_read(dossier, mailing, &error);
    assert_no_error(error);
    assert_int_equal(releases_count(releases), 5);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct release *release =
            releases_find(releases, cases[i].recipient, cases[i].rule);
        if (g_strcmp0(release != NULL ? release->reason : NULL, cases[i].reason) != 0)
            fail_msg("%s: %s", cases[i].label,
                     release != NULL ? release->reason : "nobody decided");
    }
    /* Each mailing has its own; without a mailing there is none. */
    g_autoptr(Releases) others = releases_read(dossier, other, &error);
    assert_no_error(error);
    assert_int_equal(releases_count(others), 0);
    assert_null(releases_find(others, 7, "friends-family"));
    assert_null(releases_find(NULL, 7, "friends-family"));
}

/* Whose decision it was, and when, is not for the caller to say. */
static void the_operator_and_the_day_are_the_dossiers_own(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = make(dossier, "mail-1");
    g_autoptr(GError) error = NULL;

    good(dossier, mailing, 7, 0, "friends-family", "met een ; en een\nregel \\ erbij");
    g_autoptr(Releases) releases = releases_read(dossier, mailing, &error);
    assert_no_error(error);
    const struct release *release = releases_at(releases, 0);
    assert_string_equal(release->operator_name, "Els");
    assert_int_equal(release->day, dossier_moment(dossier).day);
    assert_string_equal(release->reason, "met een ; en een\nregel \\ erbij");
    assert_int_equal(release->recipient, 7);
    assert_string_equal(release->rules[0], "friends-family");
    assert_null(release->rules[1]);
}

static void each_decision_is_one_journal_entry(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = make(dossier, "mail-1");
    gint64 before = campaign_entries(dossier);

    record_all(dossier, mailing);
    assert_int_equal(campaign_entries(dossier), before + 5);

    g_autoptr(Statement) statement = statement_new(
        dossier->database,
        "SELECT action, detail FROM journal ORDER BY sequence DESC LIMIT 1 OFFSET 4",
        NULL);
    assert_int_equal(statement_step(statement, NULL), STEP_ROW);
    assert_string_equal(statement_text(statement, 0), "mailing release");
    char day[DAY_ISO_SIZE];
    day_format_iso(dossier_moment(dossier).day, day);
    g_autofree char *expected =
        g_strdup_printf("mailing=mail-1\nrecipient=r-000007\nfinding=friends-family\n"
                        "finding=friends-cap\nfinding=age-unknown\nday=%s\n"
                        "rules=2030.1\npeople=1\nreason=mijn zus\n",
                        day);
    assert_string_equal(statement_text(statement, 1), expected);
}

static void an_approved_mailing_takes_no_more(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = make(dossier, "mail-1");
    g_autoptr(GError) error = NULL;

    good(dossier, mailing, 7, 0, "friends-family", "mijn zus");
    approve(dossier, mailing);
    gint64 before = campaign_entries(dossier);
    assert_false(record(dossier, mailing, 8, 0, "friends-family", "mijn broer", &error));
    assert_code(error, KIESPOST_ERROR_USAGE, "approved");
    assert_int_equal(campaign_entries(dossier), before);
    g_clear_error(&error);
    g_autoptr(Releases) releases = releases_read(dossier, mailing, &error);
    assert_no_error(error);
    assert_int_equal(releases_count(releases), 1);
}

/* What is handed over is approved by then. */
static void what_is_about_handing_over_is_taken_at_any_time(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = make(dossier, "sms-1");
    struct release release = {
        .last = G_MAXINT64,
        .rules = g_strsplit("paid-sms-gateway", " ", -1),
        .reason = g_strdup("het bestuur schreef terug"),
        .at_hand_over = TRUE,
    };
    g_autoptr(GError) error = NULL;

    approve(dossier, mailing);
    assert_true(release_record(dossier, mailing, &release, "2030.1", 40, &error));
    assert_no_error(error);
    release_clear(&release);
    g_autoptr(Releases) releases = releases_read(dossier, mailing, &error);
    assert_no_error(error);
    assert_string_equal(releases_find(releases, 0, "paid-sms-gateway")->reason,
                        "het bestuur schreef terug");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whoever_was_decided_about_is_found,
                                        campaign_begin, campaign_end),
        cmocka_unit_test_setup_teardown(the_operator_and_the_day_are_the_dossiers_own,
                                        campaign_begin, campaign_end),
        cmocka_unit_test_setup_teardown(each_decision_is_one_journal_entry,
                                        campaign_begin, campaign_end),
        cmocka_unit_test_setup_teardown(an_approved_mailing_takes_no_more, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(what_is_about_handing_over_is_taken_at_any_time,
                                        campaign_begin, campaign_end),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
