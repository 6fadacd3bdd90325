/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/mailing.h"

static void claims_come_in_order(void **state)
{
    static const char *const expected[] = {"1–3", "4–6", "7–7", ""};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 7, FALSE);
    g_autoptr(Mailing) other = mailing_approved(dossier, "ander", 1, 7, FALSE);
    struct batch *batches[G_N_ELEMENTS(expected)];

    assert_int_equal(mailing->state, MAILING_APPROVED);
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_autofree char *claimed = NULL;
        batches[i] = mailing_claim(dossier, mailing, 3);
        claimed = mailing_claimed(batches[i]);
        assert_string_equal(claimed, expected[i]);
    }
    assert_states(dossier, "nieuws", "claimed 7");
    assert_states(dossier, "ander", "planned 7");
    g_autoptr(Mailing) now = mailing_now(dossier, "nieuws");
    assert_int_equal(now->state, MAILING_SENDING);
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
        batch_free(batches[i]);
}

/* Several connections: each closes its own. */
static void batches_are_apart(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 7, FALSE);
    struct batch *first = mailing_claim(dossier, mailing, 3);
    struct batch *second = mailing_claim(dossier, mailing, 3);

    mailing_try(second, 4, "vier", DELIVERY_ACCEPTED);
    mailing_try(first, 1, "een", DELIVERY_ACCEPTED);
    mailing_try(second, 5, "vijf", DELIVERY_ACCEPTED);
    mailing_close(second);
    assert_states(dossier, "nieuws", "planned 2, claimed 3, accepted 2");
    mailing_close(first);
    assert_states(dossier, "nieuws", "planned 4, accepted 3");
    /* First what lies ahead, then what was given back. */
    struct batch *third = mailing_claim(dossier, mailing, 3);
    struct batch *fourth = mailing_claim(dossier, mailing, 9);
    g_autofree char *ahead = mailing_claimed(third), *back = mailing_claimed(fourth);
    assert_string_equal(ahead, "7–7");
    assert_string_equal(back, "2–6");
    mailing_close(third);
    mailing_close(fourth);
    assert_states(dossier, "nieuws", "planned 4, accepted 3");
}

static void a_batch_settles_states(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 8, FALSE);
    gint64 counts[DELIVERY_STATE_COUNT] = {[DELIVERY_ACCEPTED] = 100};
    gint64 entries = campaign_entries(dossier);
    g_autoptr(Batch) batch = mailing_claim(dossier, mailing, 8);
    char digest[DIGEST_HEX_SIZE], expected[DIGEST_HEX_SIZE];

    mailing_try(batch, 1, "een", DELIVERY_ACCEPTED);
    mailing_try(batch, 2, "twee", DELIVERY_REFUSED);
    mailing_try(batch, 3, "drie", DELIVERY_POSTPONED);
    mailing_try(batch, 4, "vier", DELIVERY_IN_DOUBT);
    mailing_try(batch, 5, "vijf", DELIVERY_PLANNED);
    assert_true(attempt_finish(batch, 6, DELIVERY_SUPPRESSED, "", NULL));
    digest_hex_of("zeven", 5, digest);
    assert_true(attempt_start(batch, 7, digest, NULL));
    assert_int_equal(campaign_entries(dossier), entries);
    assert_true(attempts_close_batch(batch, counts, NULL));
    assert_int_equal(campaign_entries(dossier), entries + 1);
    assert_states(dossier, "nieuws",
                  "planned 2, accepted 1, refused 1, postponed 1, in_doubt 2, "
                  "suppressed 1");
    assert_int_equal(counts[DELIVERY_ACCEPTED], 101);
    assert_int_equal(counts[DELIVERY_PLANNED], 2);
    g_autoptr(Mailing) now = mailing_now(dossier, "nieuws");
    assert_int_equal(now->state, MAILING_SENDING);

    /* As sha256sum computes it. */
    g_autoptr(GString) lines = g_string_new(NULL);
    static const struct {
        const char *bytes, *state;
    } members[] = {{"een", "accepted"},   {"twee", "refused"}, {"drie", "postponed"},
                   {"vier", "in_doubt"},  {"vijf", "planned"}, {NULL, "suppressed"},
                   {"zeven", "in_doubt"}, {NULL, "planned"}};
    for (gsize i = 0; i < G_N_ELEMENTS(members); i++) {
        if (members[i].bytes != NULL)
            digest_hex_of(members[i].bytes, strlen(members[i].bytes), digest);
        g_string_append_printf(lines, "%d %s %s\n", (int)i + 1, members[i].state,
                               members[i].bytes != NULL ? digest : "-");
    }
    digest_hex_of(lines->str, lines->len, expected);
    g_autofree char *detail = newest_entry(dossier, "mailing batch");
    g_autofree char *wanted = g_strdup_printf(
        "mailing=nieuws\ntransport=folder\nbatch=1\nplanned=2\naccepted=1\nrefused=1\n"
        "postponed=1\nin_doubt=2\nsuppressed=1\nsha256=%s\n",
        expected);
    assert_string_equal(detail, wanted);
}

static void a_mailing_is_done_when_all_is_final(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 3, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 2);

    mailing_try(batch, 1, "een", DELIVERY_ACCEPTED);
    mailing_close(batch);
    batch = mailing_claim(dossier, mailing, 2);
    mailing_try(batch, 3, "drie", DELIVERY_REFUSED);
    mailing_close(batch);
    g_autoptr(Mailing) half = mailing_now(dossier, "nieuws");
    assert_int_equal(half->state, MAILING_SENDING);
    batch = mailing_claim(dossier, mailing, 2);
    assert_true(attempt_finish(batch, 2, DELIVERY_SUPPRESSED, "", NULL));
    mailing_close(batch);
    g_autoptr(Mailing) done = mailing_now(dossier, "nieuws");
    assert_int_equal(done->state, MAILING_DONE);
    assert_null(mailing_claim(dossier, mailing, 2));
}

static void the_last_try_is_found(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 5, FALSE);
    g_autoptr(Mailing) other = mailing_approved(dossier, "ander", 1, 5, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 5);
    g_autoptr(GError) error = NULL;
    char digest[DIGEST_HEX_SIZE];
    struct attempt attempt;
    gint64 date = batch_date(batch);

    mailing_try(batch, 1, "een", DELIVERY_REFUSED);
    mailing_try(batch, 2, "twee", DELIVERY_PLANNED);
    assert_true(attempt_finish(batch, 3, DELIVERY_SUPPRESSED, "", NULL));
    digest_hex_of("vier", 4, digest);
    assert_true(attempt_start(batch, 4, digest, NULL));
    /* Before it has ended, and after. */
    assert_true(attempt_last(dossier, mailing, 4, &attempt, &error));
    assert_int_equal(attempt.outcome, DELIVERY_IN_DOUBT);
    assert_int_equal(attempt.ended_at, 0);
    assert_string_equal(attempt.digest, digest);
    mailing_close(batch);
    assert_true(attempt_last(dossier, mailing, 4, &attempt, &error));
    assert_int_equal(attempt.outcome, DELIVERY_IN_DOUBT);
    assert_true(attempt.ended_at > 0);

    assert_true(attempt_last(dossier, mailing, 1, &attempt, &error));
    digest_hex_of("een", 3, digest);
    assert_int_equal(attempt.recipient, 1);
    assert_int_equal(attempt.date, date);
    assert_true(attempt.started_at >= date && attempt.ended_at >= attempt.started_at);
    assert_int_equal(attempt.outcome, DELIVERY_REFUSED);
    assert_string_equal(attempt.status, "5.1.1");
    assert_string_equal(attempt.digest, digest);

    batch = mailing_claim(dossier, mailing, 5);
    mailing_try(batch, 2, "twee bis", DELIVERY_ACCEPTED);
    mailing_close(batch);
    assert_true(attempt_last(dossier, mailing, 2, &attempt, &error));
    digest_hex_of("twee bis", 8, digest);
    assert_int_equal(attempt.outcome, DELIVERY_ACCEPTED);
    assert_string_equal(attempt.digest, digest);

    /* Suppressed, claimed only, nobody, another mailing. */
    assert_false(attempt_last(dossier, mailing, 3, &attempt, &error));
    assert_false(attempt_last(dossier, mailing, 5, &attempt, &error));
    assert_false(attempt_last(dossier, mailing, 99, &attempt, &error));
    assert_false(attempt_last(dossier, other, 1, &attempt, &error));
    assert_no_error(error);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(claims_come_in_order),   TEST(batches_are_apart),
        TEST(a_batch_settles_states), TEST(a_mailing_is_done_when_all_is_final),
        TEST(the_last_try_is_found),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
