/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/bad_addresses.h"

#include "base/clock.h"
#include "dossier/mailing.h"

static const char digest[] =
    "00000000000000000000000000000000000000000000000000000000000000aa";

static void refuse(struct batch *batch, gint64 recipient, const char *status)
{
    assert_true(attempt_start(batch, recipient, digest, NULL));
    assert_true(attempt_finish(batch, recipient, DELIVERY_REFUSED, status, NULL));
}

static struct recipient person(gint64 number, const char *email, const char *mobile)
{
    struct recipient recipient = campaign_person("An", "De Smet");

    recipient.number = number;
    recipient.email = email;
    recipient.mobile = mobile;
    return recipient;
}

/* "1:5.1.1 …": what is pending. The caller frees. */
static char *pending(struct dossier *dossier)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) refusals = address_refusals_pending(dossier, &error);
    GString *text = g_string_new(NULL);

    assert_no_error(error);
    for (guint i = 0; i < refusals->len; i++) {
        const struct address_refusal *refusal =
            &g_array_index(refusals, struct address_refusal, i);
        g_string_append_printf(text, "%d:%s ", (int)refusal->recipient,
                               refusal->answer.status);
        assert_int_equal(refusal->channel, CHANNEL_EMAIL);
        assert_int_equal(refusal->answer.on, clock_moment().day);
    }
    return g_string_free(text, FALSE);
}

static void assert_pending(struct dossier *dossier, const char *expected)
{
    g_autofree char *found = pending(dossier);
    assert_string_equal(found, expected);
}

/* All that is pending is recorded as the refusal of `email`; NULL: the address is not
 * known any longer. */
static void record(struct dossier *dossier, const char *email)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) refusals = address_refusals_pending(dossier, &error);

    assert_no_error(error);
    for (guint i = 0; email != NULL && i < refusals->len; i++) {
        struct recipient recipient = person(0, email, "");
        address_refusal_mark(dossier, &g_array_index(refusals, struct address_refusal, i),
                             &recipient);
    }
    bad_addresses_record(dossier, refusals, &error);
    assert_no_error(error);
}

static const struct bad_address *asked(struct bad_address_index *index,
                                       enum channel channel, const char *email,
                                       const char *mobile)
{
    struct recipient recipient = person(900, email, mobile);
    return bad_address_index_find(index, channel, &recipient);
}

static gboolean is_bad(struct dossier *dossier, const char *email)
{
    g_autoptr(BadAddressIndex) index = bad_address_index_new(dossier, NULL);

    assert_non_null(index);
    return asked(index, CHANNEL_EMAIL, email, "") != NULL;
}

static int count_rows(struct dossier *dossier, const char *table)
{
    g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s", table);
    g_autoptr(Statement) row = statement_new(dossier->database, sql, NULL);

    assert_int_equal(statement_step(row, NULL), STEP_ROW);
    return (int)statement_int(row, 0);
}

static void only_what_is_said_of_an_address(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 8, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 8);

    refuse(batch, 1, "5.1.1");
    refuse(batch, 2, "5.2.2");
    refuse(batch, 3, "5.4.4");
    refuse(batch, 4, "");
    refuse(batch, 5, "5.1.10");
    mailing_try(batch, 6, "x", DELIVERY_POSTPONED);
    mailing_try(batch, 7, "x", DELIVERY_ACCEPTED);
    refuse(batch, 8, "5.2.1");
    mailing_close(batch);
    assert_pending(dossier, "1:5.1.1 5:5.1.10 8:5.2.1 ");
}

static void an_address_is_met_again(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 3, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 3);

    assert_false(is_bad(dossier, "an@weg.example"));
    refuse(batch, 2, "5.1.1");
    mailing_close(batch);
    record(dossier, "an@weg.example");
    g_autofree char *detail = newest_entry(dossier, "bad addresses");
    assert_string_equal(detail, "refusals=1\nmarks=1\n");
    assert_pending(dossier, "");

    g_autoptr(BadAddressIndex) index = bad_address_index_new(dossier, NULL);
    const struct bad_address *bad = asked(index, CHANNEL_EMAIL, "An@Weg.example", "");
    assert_non_null(bad);
    assert_string_equal(bad->status, "5.1.1");
    assert_int_equal(bad->on, clock_moment().day);
    assert_null(asked(index, CHANNEL_EMAIL, "an@elders.example", ""));
    assert_null(asked(index, CHANNEL_EMAIL, "", ""));
    assert_null(asked(index, CHANNEL_SMS, "an@weg.example", "+32470000000"));
    assert_null(asked(index, CHANNEL_POST, "an@weg.example", ""));
}

static void numbers_are_marked_by_their_channel(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(BadAddressIndex) index = bad_address_index_new(dossier, NULL);
    struct address_refusal refusal = {.channel = CHANNEL_SMS,
                                      .answer = {.on = 100, .status = "5.1.1"}};
    struct recipient recipient = person(1, "an@weg.example", "+32470000000");

    address_refusal_mark(dossier, &refusal, &recipient);
    bad_address_index_add(index, &refusal);
    assert_non_null(asked(index, CHANNEL_SMS, "", "+32470000000"));
    assert_null(asked(index, CHANNEL_SMS, "", "+32470000001"));
    assert_null(asked(index, CHANNEL_EMAIL, "an@weg.example", "+32470000000"));

    /* The newest answer is told. */
    refusal.answer = (struct bad_address){.on = 99, .status = "5.2.1"};
    bad_address_index_add(index, &refusal);
    assert_int_equal(asked(index, CHANNEL_SMS, "", "+32470000000")->on, 100);
    refusal.answer = (struct bad_address){.on = 101, .status = "5.2.1"};
    bad_address_index_add(index, &refusal);
    assert_string_equal(asked(index, CHANNEL_SMS, "", "+32470000000")->status, "5.2.1");

    refusal.channel = CHANNEL_POST;
    address_refusal_mark(dossier, &refusal, &recipient);
    assert_false(refusal.has_mark);
    bad_address_index_add(index, &refusal);
    assert_null(asked(index, CHANNEL_POST, "an@weg.example", "+32470000000"));
}

static gboolean holds(const char *directory, const char *word)
{
    g_autofree char *path = g_build_filename(directory, "dossier.db", NULL);
    g_autofree char *bytes = NULL;
    gsize length;

    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    return g_strstr_len(bytes, (gssize)length, word) != NULL;
}

/* Neither readable, nor the hash that an objection by the same address has. */
static void no_address_is_stored(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 1, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 1);
    guint8 plain[DIGEST_LENGTH];

    refuse(batch, 1, "5.1.1");
    mailing_close(batch);
    record(dossier, "an@weg.example");
    g_autoptr(Statement) row = statement_new(
        dossier->database, "SELECT mark, status, day FROM bad_address", NULL);
    assert_int_equal(statement_step(row, NULL), STEP_ROW);
    gsize length;
    gconstpointer mark = statement_bytes(row, 0, &length);
    assert_int_equal(length, DIGEST_LENGTH);
    keyed_hash(dossier->mark_key, "email", "an@weg.example", 14, plain);
    assert_memory_not_equal(mark, plain, DIGEST_LENGTH);
    digest_of("an@weg.example", 14, plain);
    assert_memory_not_equal(mark, plain, DIGEST_LENGTH);
    assert_false(holds(*state, "an@weg"));
}

/* A run that is under way, or dead, has a batch open: what comes later is found later. */
static void an_open_batch_is_looked_at_again(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 3, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 3);

    refuse(batch, 1, "5.1.1");
    assert_pending(dossier, "1:5.1.1 ");
    record(dossier, "een@weg.example");
    assert_pending(dossier, "");
    assert_int_equal(count_rows(dossier, "looked_batch"), 0);
    refuse(batch, 2, "5.1.1");
    assert_pending(dossier, "2:5.1.1 ");
    batch_free(batch);
    assert_true(attempts_recover(dossier, mailing, NULL, NULL));
    assert_pending(dossier, "2:5.1.1 ");
    record(dossier, "twee@weg.example");
    assert_int_equal(count_rows(dossier, "looked_batch"), 1);
    assert_true(is_bad(dossier, "een@weg.example"));
    assert_true(is_bad(dossier, "twee@weg.example"));
}

/* The network's report comes days after the batch was closed and looked at. */
static void a_late_report_is_found(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 2, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 2);

    mailing_try(batch, 1, "x", DELIVERY_ACCEPTED);
    mailing_try(batch, 2, "x", DELIVERY_ACCEPTED);
    mailing_close(batch);
    record(dossier, NULL);
    g_autofree char *late = g_strdup_printf(
        "INSERT INTO text_refusal VALUES(1, 1, '5.1.1', %" G_GINT64_FORMAT "),"
        " (1, 2, '5.4.7', 0)",
        clock_now());
    assert_true(database_run(dossier->database, late, NULL));
    assert_pending(dossier, "1:5.1.1 ");
    record(dossier, "an@weg.example");
    assert_pending(dossier, "");
    assert_true(is_bad(dossier, "an@weg.example"));
}

/* Nothing new: nothing is written into the journal, however often it is asked. */
static void nothing_new_is_no_event(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 2, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 2);

    mailing_try(batch, 1, "x", DELIVERY_ACCEPTED);
    refuse(batch, 2, "5.2.2");
    mailing_close(batch);
    gint64 entries = campaign_entries(dossier);
    record(dossier, "an@weg.example");
    record(dossier, "an@weg.example");
    assert_int_equal(campaign_entries(dossier), entries);
    assert_int_equal(count_rows(dossier, "looked_batch"), 1);
    assert_int_equal(count_rows(dossier, "bad_address"), 0);
}

/* Whose source is gone has no address: that is not asked for ever. */
static void who_is_gone_has_no_mark(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 1, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 1);

    refuse(batch, 1, "5.1.1");
    mailing_close(batch);
    record(dossier, NULL);
    assert_pending(dossier, "");
    g_autoptr(BadAddressIndex) index = bad_address_index_new(dossier, NULL);
    assert_null(asked(index, CHANNEL_EMAIL, "an@weg.example", ""));
}

static gint64 resend(struct dossier *dossier, const struct mailing *mailing,
                     gint64 recipient)
{
    g_autoptr(GError) error = NULL;
    gint64 decided = -1;

    bad_address_resend(dossier, mailing, recipient, "zij belde", &decided, &error);
    assert_no_error(error);
    return decided;
}

static void a_person_takes_it_back(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 3, FALSE);
    g_autoptr(Mailing) other = mailing_approved(dossier, "ander", 1, 3, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 3);
    struct batch *elsewhere = mailing_claim(dossier, other, 3);

    mailing_try(batch, 1, "x", DELIVERY_ACCEPTED);
    refuse(batch, 2, "5.1.1");
    refuse(batch, 3, "5.2.2");
    refuse(elsewhere, 1, "5.1.1");
    mailing_close(batch);
    mailing_close(elsewhere);
    record(dossier, "an@weg.example");
    gint64 entries = campaign_entries(dossier);
    assert_int_equal(resend(dossier, mailing, 1), 0);
    assert_int_equal(resend(dossier, mailing, 99), 0);
    assert_int_equal(campaign_entries(dossier), entries);
    assert_true(is_bad(dossier, "an@weg.example"));
    assert_states(dossier, "nieuws", "accepted 1, refused 2");

    /* The other mailing refused the same address: the mark is the address's. */
    assert_int_equal(resend(dossier, mailing, 2), 1);
    assert_false(is_bad(dossier, "an@weg.example"));
    assert_states(dossier, "nieuws", "planned 1, accepted 1, refused 1");
    g_autoptr(Mailing) now = mailing_now(dossier, "nieuws");
    assert_int_equal(now->state, MAILING_SENDING);
    g_autofree char *detail = newest_entry(dossier, "mailing decide");
    assert_non_null(strstr(detail, "mailing=nieuws\nas=resend\nrecipients=1\n"
                                   "was=refused\nmarks_lifted=1\nsha256="));
    assert_non_null(strstr(detail, "\nreason=zij belde\n"));
    /* What was taken back is not found again, */
    assert_pending(dossier, "");
    /* a full mailbox had no mark, */
    assert_int_equal(resend(dossier, mailing, 3), 1);
    assert_states(dossier, "nieuws", "planned 2, accepted 1");
    /* and a new refusal is new. */
    batch = mailing_claim(dossier, mailing, 2);
    refuse(batch, 2, "5.1.1");
    mailing_close(batch);
    assert_pending(dossier, "2:5.1.1 ");
    record(dossier, "an@weg.example");
    assert_true(is_bad(dossier, "an@weg.example"));
    assert_int_equal(resend(dossier, mailing, 2), 1);
    assert_false(is_bad(dossier, "an@weg.example"));
}

/* Better no verdict than a forgotten mark. */
static void a_damaged_mark_is_an_error(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;

    assert_true(database_run(dossier->database,
                             "INSERT INTO bad_address VALUES(1, 1, 1, x'00', '5.1.1',"
                             " '2030-09-20')",
                             NULL));
    assert_null(bad_address_index_new(dossier, &error));
    assert_code(error, KIESPOST_ERROR_DAMAGED, "a short mark");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, campaign_begin, campaign_end)
        TEST(only_what_is_said_of_an_address),
        TEST(an_address_is_met_again),
        TEST(numbers_are_marked_by_their_channel),
        TEST(no_address_is_stored),
        TEST(an_open_batch_is_looked_at_again),
        TEST(a_late_report_is_found),
        TEST(nothing_new_is_no_event),
        TEST(who_is_gone_has_no_mark),
        TEST(a_person_takes_it_back),
        TEST(a_damaged_mark_is_an_error),
#undef TEST
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
