/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/text_parts.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "dossier/bad_addresses.h"
#include "dossier/mailing.h"
#include "dossier/refusals.h"
#include "dossier/unreached.h"

#define ELS  "+32470000001"
#define JAN  "+32470000002"
#define AN   "+33612345678"
#define HOUR ((gint64)60 * 60)
#define DAY  (24 * HOUR)

enum {
    OK = 0x00,
    TRYING = 0x22,
    NOT_OBTAINABLE = 0x43,
    EXPIRED = 0x46,
    GIVEN_UP = 0x62,
    RESERVED = 0x90
};

/* Text messages to recipients 1 … `count`. */
static struct mailing *texts(struct dossier *dossier, gint64 count)
{
    struct mailing *mailing = mailing_approved(dossier, "sms", 1, count, FALSE);

    assert_true(
        database_run(dossier->database, "UPDATE mailing SET channel = 'sms'", NULL));
    return mailing;
}

static void note(struct dossier *dossier, const struct mailing *mailing, gint64 recipient,
                 const char *to, guint number, guint total, guint8 reference, gint64 ago)
{
    const struct text_part part = {
        .mailing = mailing->ordinal,
        .recipient = recipient,
        .to = to,
        .number = number,
        .total = total,
        .reference = reference,
        .sent_at = clock_now() - ago,
    };
    g_autoptr(GError) error = NULL;

    text_part_note(dossier, &part, &error);
    assert_no_error(error);
}

static enum text_report_fate report_at(struct dossier *dossier, const char *number,
                                       guint8 reference, guint8 delivery_state, gint64 at)
{
    const struct text_report report = {number, reference, delivery_state, at};
    enum text_report_fate fate = TEXT_REPORT_STRANGE;
    g_autoptr(GError) error = NULL;

    text_part_report(dossier, &report, &fate, &error);
    assert_no_error(error);
    return fate;
}

static enum text_report_fate report(struct dossier *dossier, const char *number,
                                    guint8 reference, guint8 delivery_state)
{
    return report_at(dossier, number, reference, delivery_state, clock_now());
}

static gint64 settle(struct dossier *dossier)
{
    struct text_settlement settlement;
    g_autoptr(GError) error = NULL;

    text_reports_settle(dossier, &settlement, &error);
    assert_no_error(error);
    return settlement.refused;
}

static void assert_counts(struct dossier *dossier, const struct mailing *mailing,
                          const char *expected)
{
    struct text_report_counts counts;
    g_autoptr(GError) error = NULL;

    text_reports_count(dossier, mailing, &counts, &error);
    assert_no_error(error);
    g_autofree char *found =
        g_strdup_printf("delivered %d, failed %d, open %d", (int)counts.delivered,
                        (int)counts.failed, (int)counts.open);
    assert_string_equal(found, expected);
}

/* One try: recipients 1 and 2, two parts each, references 10–13. */
static void send_two(struct dossier *dossier, const struct mailing *mailing)
{
    struct batch *batch = mailing_claim(dossier, mailing, 9);

    note(dossier, mailing, 1, ELS, 1, 2, 10, 0);
    note(dossier, mailing, 1, ELS, 2, 2, 11, 0);
    mailing_try(batch, 1, "een", DELIVERY_ACCEPTED);
    note(dossier, mailing, 2, JAN, 1, 2, 12, 0);
    note(dossier, mailing, 2, JAN, 2, 2, 13, 0);
    mailing_try(batch, 2, "twee", DELIVERY_ACCEPTED);
    mailing_close(batch);
}

static void a_message_is_delivered_when_all_parts_are(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = texts(dossier, 2);

    assert_counts(dossier, mailing, "delivered 0, failed 0, open 0");
    send_two(dossier, mailing);
    assert_counts(dossier, mailing, "delivered 0, failed 0, open 2");
    assert_int_equal(report(dossier, ELS, 11, OK), TEXT_REPORT_RECORDED);
    assert_counts(dossier, mailing, "delivered 0, failed 0, open 2");
    assert_int_equal(report(dossier, ELS, 10, OK), TEXT_REPORT_RECORDED);
    assert_counts(dossier, mailing, "delivered 1, failed 0, open 1");
    assert_int_equal(settle(dossier), 0);
    g_autofree char *detail = newest_entry(dossier, "text reports");
    assert_string_equal(detail, "delivered=2\nfailed=0\n");
    assert_states(dossier, "sms", "accepted 2");
}

/* The journal tells each report once, and nothing when nothing came. */
static void a_reading_is_one_entry(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = texts(dossier, 2);

    send_two(dossier, mailing);
    gint64 entries = campaign_entries(dossier);
    settle(dossier);
    assert_int_equal(campaign_entries(dossier), entries);
    report(dossier, ELS, 10, OK);
    report(dossier, ELS, 11, OK);
    report(dossier, JAN, 12, OK);
    assert_int_equal(campaign_entries(dossier), entries);
    settle(dossier);
    assert_int_equal(campaign_entries(dossier), entries + 1);
    settle(dossier);
    assert_int_equal(campaign_entries(dossier), entries + 1);
}

static void a_failed_part_refuses_the_recipient(void **state)
{
    static const struct {
        const char *label;
        guint8 first, second;
        const char *status; /* NULL: still accepted */
        gboolean is_bad;
    } cases[] = {
        {"all well", OK, OK, NULL, FALSE},
        {"one still tried", OK, TRYING, NULL, FALSE},
        {"nobody knows", RESERVED, RESERVED, NULL, FALSE},
        {"nobody there", NOT_OBTAINABLE, NOT_OBTAINABLE, "5.1.1", TRUE},
        {"one part expired", OK, EXPIRED, "5.4.7", FALSE},
        {"given up", GIVEN_UP, OK, "5.4.1", FALSE},
        {"the first decides", EXPIRED, NOT_OBTAINABLE, "5.4.7", FALSE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        campaign_copy(campaign_original, *state);
        g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
        g_autoptr(Mailing) mailing = texts(dossier, 2);
        send_two(dossier, mailing);
        report(dossier, JAN, 13, cases[i].second);
        report(dossier, JAN, 12, cases[i].first);
        assert_states(dossier, "sms", "accepted 2");
        gint64 refused = settle(dossier);
        if (refused != (cases[i].status != NULL))
            fail_msg("%s: %d refused", cases[i].label, (int)refused);
        assert_states(dossier, "sms",
                      refused > 0 ? "accepted 1, refused 1" : "accepted 2");
        g_autoptr(Mailing) now = mailing_now(dossier, "sms");
        assert_int_equal(now->state, MAILING_DONE);
        assert_int_equal(settle(dossier), 0);

        g_autoptr(GArray) reasons = refusals_read(dossier, mailing, NULL);
        g_autoptr(GArray) unreached =
            unreached_read(dossier, mailing, DELIVERY_REFUSED, NULL);
        assert_int_equal(reasons->len, refused);
        assert_int_equal(unreached->len, refused);
        if (refused > 0) {
            assert_string_equal(g_array_index(reasons, struct refusal, 0).status,
                                cases[i].status);
            assert_string_equal(g_array_index(unreached, struct unreached, 0).status,
                                cases[i].status);
            assert_int_equal(g_array_index(unreached, struct unreached, 0).recipient, 2);
        }
        g_autoptr(GArray) pending = address_refusals_pending(dossier, NULL);
        if (pending->len != (guint)cases[i].is_bad)
            fail_msg("%s: %u bad addresses", cases[i].label, pending->len);
    }
}

/* A batch that was looked at for bad addresses long ago. */
static void a_late_report_makes_a_bad_address(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = texts(dossier, 2);
    struct recipient jan = campaign_person("Jan", "Maes");
    gint64 decided = 0;

    jan.mobile = JAN;
    send_two(dossier, mailing);
    g_autoptr(GArray) none = address_refusals_pending(dossier, NULL);
    assert_true(bad_addresses_record(dossier, none, NULL));
    report(dossier, JAN, 12, NOT_OBTAINABLE);
    settle(dossier);
    g_autoptr(GArray) pending = address_refusals_pending(dossier, NULL);
    assert_int_equal(pending->len, 1);
    struct address_refusal *refusal = &g_array_index(pending, struct address_refusal, 0);
    assert_int_equal(refusal->channel, CHANNEL_SMS);
    assert_int_equal(refusal->recipient, 2);
    address_refusal_mark(dossier, refusal, &jan);
    assert_true(bad_addresses_record(dossier, pending, NULL));
    g_autoptr(GArray) after = address_refusals_pending(dossier, NULL);
    assert_int_equal(after->len, 0);
    g_autoptr(BadAddressIndex) index = bad_address_index_new(dossier, NULL);
    assert_non_null(bad_address_index_find(index, CHANNEL_SMS, &jan));

    /* A person says: once more. What was told of the first try is past. */
    assert_true(bad_address_resend(dossier, mailing, 2, "nagekeken", &decided, NULL));
    assert_int_equal(decided, 1);
    struct batch *batch = mailing_claim(dossier, mailing, 9);
    note(dossier, mailing, 2, JAN, 1, 1, 14, 0);
    mailing_try(batch, 2, "twee", DELIVERY_ACCEPTED);
    mailing_close(batch);
    report(dossier, JAN, 13, NOT_OBTAINABLE);
    assert_int_equal(settle(dossier), 0);
    assert_states(dossier, "sms", "accepted 2");
    assert_counts(dossier, mailing, "delivered 0, failed 0, open 2");
    report(dossier, JAN, 14, OK);
    assert_counts(dossier, mailing, "delivered 1, failed 0, open 1");
}

/* Whoever is in doubt is settled once a person decided. */
static void doubt_waits_for_a_person(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = texts(dossier, 1);
    struct batch *batch = mailing_claim(dossier, mailing, 9);
    gint64 decided = 0;

    note(dossier, mailing, 1, ELS, 1, 1, 10, 0);
    mailing_try(batch, 1, "een", DELIVERY_IN_DOUBT);
    mailing_close(batch);
    report(dossier, ELS, 10, EXPIRED);
    assert_int_equal(settle(dossier), 0);
    assert_states(dossier, "sms", "in_doubt 1");
    assert_true(deliveries_decide(dossier, mailing, 1, DELIVERY_ACCEPTED, "gezien",
                                  &decided, NULL));
    assert_int_equal(settle(dossier), 1);
    assert_states(dossier, "sms", "refused 1");
}

/* References are one octet and begin again; a part is met by number, time and what is
 * known of it already. */
static void the_right_part_is_met(void **state)
{
    static const struct {
        const char *label;
        gint64 first_ago, second_ago; /* two messages to the same number */
        gint64 at_ago;                /* G_MAXINT64: the report tells no time */
        enum text_report_fate fate;
        int recipient; /* whose message it is: 1 is the first */
    } cases[] = {
        {"the newest", 3 * DAY, HOUR, 0, TEXT_REPORT_RECORDED, 2},
        {"the newest, whatever the time", 3 * DAY, HOUR, G_MAXINT64, TEXT_REPORT_RECORDED,
         2},
        {"before the second went out", 3 * DAY, 0, 2 * DAY, TEXT_REPORT_RECORDED, 1},
        {"read late", 20 * DAY, 15 * DAY, 14 * DAY, TEXT_REPORT_RECORDED, 2},
        {"the first is too old", 8 * DAY, DAY, 0, TEXT_REPORT_RECORDED, 2},
        {"both are too old", 18 * DAY, 8 * DAY, 0, TEXT_REPORT_STRANGE, 0},
        {"the network's clock is slow", 3 * DAY, HOUR, 5 * HOUR, TEXT_REPORT_RECORDED, 2},
        {"the network's clock stands", 3 * DAY, HOUR, 4000 * DAY, TEXT_REPORT_RECORDED,
         2},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
        struct mailing mailing = {.ordinal = (gint64)i + 1};
        struct text_report_counts counts;
        gint64 at = cases[i].at_ago == G_MAXINT64 ? 0 : clock_now() - cases[i].at_ago;
        assert_true(database_run(dossier->database, "DELETE FROM text_part", NULL));
        note(dossier, &mailing, 1, ELS, 1, 1, 200, cases[i].first_ago);
        mailing.ordinal += 100;
        note(dossier, &mailing, 2, ELS, 1, 1, 200, cases[i].second_ago);
        note(dossier, &mailing, 3, JAN, 1, 1, 200, 0);
        note(dossier, &mailing, 4, ELS, 1, 1, 201, 0);
        if (report_at(dossier, ELS, 200, OK, at) != cases[i].fate)
            fail_msg("%s", cases[i].label);
        text_reports_count(dossier, &mailing, &counts, NULL);
        if (counts.delivered != (cases[i].recipient == 2))
            fail_msg("%s: not the second", cases[i].label);
        mailing.ordinal -= 100;
        text_reports_count(dossier, &mailing, &counts, NULL);
        if (counts.delivered != (cases[i].recipient == 1))
            fail_msg("%s: not the first", cases[i].label);
    }
}

/* Read again after a crash, and told twice by the network. */
static void a_report_counts_once(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = texts(dossier, 2);
    gint64 now = clock_now();

    note(dossier, mailing, 1, ELS, 1, 1, 10, 2 * DAY);
    note(dossier, mailing, 2, ELS, 1, 1, 10, 0);
    assert_int_equal(report_at(dossier, ELS, 10, TRYING, now), TEXT_REPORT_OPEN);
    assert_int_equal(report_at(dossier, ELS, 10, RESERVED, now), TEXT_REPORT_OPEN);
    assert_int_equal(report_at(dossier, ELS, 10, OK, now + 5), TEXT_REPORT_RECORDED);
    /* Not the older message, of which nothing is known yet. */
    assert_int_equal(report_at(dossier, ELS, 10, OK, now + 5), TEXT_REPORT_KNOWN);
    assert_counts(dossier, mailing, "delivered 1, failed 0, open 1");
    assert_int_equal(report_at(dossier, ELS, 10, OK, now - DAY), TEXT_REPORT_RECORDED);
    assert_int_equal(report_at(dossier, ELS, 10, OK, now + 9), TEXT_REPORT_KNOWN);
    assert_int_equal(report_at(dossier, ELS, 10, TRYING, now + 9), TEXT_REPORT_OPEN);
    assert_int_equal(report_at(dossier, ELS, 9, OK, now), TEXT_REPORT_STRANGE);
    assert_int_equal(report_at(dossier, JAN, 10, OK, now), TEXT_REPORT_STRANGE);
}

static void only_those_written_to_are_known(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = texts(dossier, 2);
    gboolean known = TRUE;

    note(dossier, mailing, 1, AN, 1, 1, 10, 100 * DAY);
    assert_true(text_part_is_known(dossier, AN, &known, NULL));
    assert_true(known);
    assert_true(text_part_is_known(dossier, ELS, &known, NULL));
    assert_false(known);
}

/* The number stands nowhere, not even hashed as an objection's would be. */
static void no_number_is_stored(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = texts(dossier, 2);
    guint8 other[DIGEST_LENGTH];
    gsize length;

    note(dossier, mailing, 1, ELS, 1, 1, 10, 0);
    g_autoptr(Statement) row =
        statement_new(dossier->database, "SELECT * FROM text_part", NULL);
    assert_int_equal(statement_step(row, NULL), STEP_ROW);
    gconstpointer mark = statement_bytes(row, 1, &length);
    assert_int_equal(length, DIGEST_LENGTH);
    assert_null(g_strstr_len(mark, (gssize)length, "470000001"));
    keyed_hash(dossier->mark_key, "mobile", ELS, strlen(ELS), other);
    assert_memory_not_equal(mark, other, DIGEST_LENGTH);
}

static void a_part_survives_the_programs_death(void **state)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct dossier *dossier = campaign_open(*state, DOSSIER_WRITE);
        struct mailing mailing = {.ordinal = 1};
        note(dossier, &mailing, 1, ELS, 1, 2, 10, 0);
        kill(getpid(), SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    assert_int_equal(report(dossier, ELS, 10, OK), TEXT_REPORT_RECORDED);
    settle(dossier);
}

/* Recorded and deleted from the phone, and then nothing was settled. */
static void a_report_survives_the_programs_death(void **state)
{
    {
        g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
        g_autoptr(Mailing) mailing = texts(dossier, 2);
        send_two(dossier, mailing);
    }
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct dossier *dossier = campaign_open(*state, DOSSIER_WRITE);
        report(dossier, ELS, 10, EXPIRED);
        kill(getpid(), SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    assert_int_equal(settle(dossier), 1);
    assert_states(dossier, "sms", "accepted 1, refused 1");
    g_autofree char *detail = newest_entry(dossier, "text reports");
    assert_non_null(strstr(detail, "delivered=0\nfailed=1\nrefused=1\nsha256="));
}

#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_message_is_delivered_when_all_parts_are),
        TEST(a_reading_is_one_entry),
        TEST(a_failed_part_refuses_the_recipient),
        TEST(a_late_report_makes_a_bad_address),
        TEST(doubt_waits_for_a_person),
        TEST(the_right_part_is_met),
        TEST(a_report_counts_once),
        TEST(only_those_written_to_are_known),
        TEST(no_number_is_stored),
        TEST(a_part_survives_the_programs_death),
        TEST(a_report_survives_the_programs_death),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
