/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/mailing.h"

/* What a run that was killed left: 1 accepted, 2 refused, 3 started, 4 and 5 claimed, 6
 * suppressed, 7 postponed, 8 to 10 never claimed. */
static void leave_behind(struct dossier *dossier, const struct mailing *mailing)
{
    g_autoptr(Batch) batch = mailing_claim(dossier, mailing, 7);
    char digest[DIGEST_HEX_SIZE];

    mailing_try(batch, 1, "een", DELIVERY_ACCEPTED);
    mailing_try(batch, 2, "twee", DELIVERY_REFUSED);
    assert_true(attempt_finish(batch, 6, DELIVERY_SUPPRESSED, "", NULL));
    mailing_try(batch, 7, "zeven", DELIVERY_POSTPONED);
    digest_hex_of("drie", 4, digest);
    assert_true(attempt_start(batch, 3, digest, NULL));
    assert_states(dossier, "nieuws", "planned 3, claimed 7");
}

static const struct {
    const char *label;
    const char *boot; /* NULL: this one */
    struct recovery found;
    const char *states;
    const char *detail; /* the beginning */
} endings[] = {
    {"killed",
     NULL,
     {.settled = 4, .planned_again = 2, .in_doubt = 1, .tried_again = 1},
     "planned 6, accepted 1, refused 1, in_doubt 1, suppressed 1",
     "mailing=nieuws\nbatch=1\nended_by=kill\nplanned=2\naccepted=1\nrefused=1\n"
     "postponed=1\nin_doubt=1\nsuppressed=1\nsha256="},
    {"the power failed",
     "another",
     {.settled = 4, .planned_again = 0, .in_doubt = 3, .tried_again = 1},
     "planned 4, accepted 1, refused 1, in_doubt 3, suppressed 1",
     "mailing=nieuws\nbatch=1\nended_by=restart\naccepted=1\n"},
    {"nobody knows: as if it had",
     "",
     {.settled = 4, .planned_again = 0, .in_doubt = 3, .tried_again = 1},
     "planned 4, accepted 1, refused 1, in_doubt 3, suppressed 1",
     "mailing=nieuws\nbatch=1\nended_by=restart\naccepted=1\n"},
};

static void set_boot(struct dossier *dossier, const char *boot)
{
    g_autofree char *sql = g_strdup_printf("UPDATE batch SET boot = '%s'", boot);
    assert_true(database_run(dossier->database, sql, NULL));
}

static void whatever_was_left_is_settled(void **state)
{
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *copy = campaign_path(state, "copy");
        campaign_copy(campaign_original, copy);
        g_autoptr(Dossier) dossier = campaign_open(copy, DOSSIER_WRITE);
        g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 10, FALSE);
        struct recovery found;

        leave_behind(dossier, mailing);
        if (endings[i].boot != NULL)
            set_boot(dossier, endings[i].boot);
        assert_true(attempts_recover(dossier, mailing, &found, NULL));
        assert_memory_equal(&found, &endings[i].found, sizeof found);
        assert_states(dossier, "nieuws", endings[i].states);
        g_autofree char *detail = newest_entry(dossier, "mailing recover");
        if (!g_str_has_prefix(detail, endings[i].detail))
            fail_msg("%s: %s", endings[i].label, detail);
        /* Once only. */
        gint64 entries = campaign_entries(dossier);
        assert_true(attempts_recover(dossier, mailing, &found, NULL));
        assert_memory_equal(&found, &(struct recovery){0}, sizeof found);
        assert_int_equal(campaign_entries(dossier), entries);
        scratch_remove_path(copy);
    }
}

static void nothing_left_is_nothing_done(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 3, FALSE);
    g_autoptr(Mailing) other = mailing_approved(dossier, "ander", 1, 3, FALSE);
    gint64 entries = campaign_entries(dossier);
    g_autoptr(Batch) batch = mailing_claim(dossier, other, 3);
    struct recovery found;

    assert_true(attempts_recover(dossier, mailing, &found, NULL));
    assert_memory_equal(&found, &(struct recovery){0}, sizeof found);
    g_autoptr(Mailing) now = mailing_now(dossier, "nieuws");
    assert_int_equal(now->state, MAILING_APPROVED);
    assert_states(dossier, "ander", "claimed 3");
    assert_int_equal(campaign_entries(dossier), entries);
}

/* A lost start leaves no digest; the message can be composed again all the same. */
static void what_the_power_took_is_in_doubt_with_its_date(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 10, FALSE);
    struct attempt attempt;

    leave_behind(dossier, mailing);
    set_boot(dossier, "another");
    assert_true(attempts_recover(dossier, mailing, NULL, NULL));
    assert_true(attempt_last(dossier, mailing, 5, &attempt, NULL));
    assert_int_equal(attempt.outcome, DELIVERY_IN_DOUBT);
    assert_string_equal(attempt.digest, "");
    assert_int_equal(attempt.started_at, 0);
    assert_true(attempt.date > 0);
    assert_true(attempt_last(dossier, mailing, 3, &attempt, NULL));
    assert_int_equal(attempt.outcome, DELIVERY_IN_DOUBT);
    assert_int_equal(strlen(attempt.digest), 64);
}

static const struct {
    const char *label;
    gint64 recipient;
    enum delivery_state as;
    gint64 decided;
    const char *states;
} decisions[] = {
    {"all went out", 0, DELIVERY_ACCEPTED, 3,
     "planned 4, accepted 4, refused 1, suppressed 1"},
    {"none went out", 0, DELIVERY_PLANNED, 3,
     "planned 7, accepted 1, refused 1, suppressed 1"},
    {"one went out", 3, DELIVERY_ACCEPTED, 1,
     "planned 4, accepted 2, refused 1, in_doubt 2, suppressed 1"},
    {"one is sent again", 5, DELIVERY_PLANNED, 1,
     "planned 5, accepted 1, refused 1, in_doubt 2, suppressed 1"},
    {"one that is settled", 1, DELIVERY_PLANNED, 0,
     "planned 4, accepted 1, refused 1, in_doubt 3, suppressed 1"},
    {"one that is nobody", 99, DELIVERY_PLANNED, 0,
     "planned 4, accepted 1, refused 1, in_doubt 3, suppressed 1"},
};

static void a_person_decides(void **state)
{
    for (gsize i = 0; i < G_N_ELEMENTS(decisions); i++) {
        g_autofree char *copy = campaign_path(state, "copy");
        campaign_copy(campaign_original, copy);
        g_autoptr(Dossier) dossier = campaign_open(copy, DOSSIER_WRITE);
        g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 10, FALSE);
        gint64 decided = -1;

        leave_behind(dossier, mailing);
        set_boot(dossier, "another");
        /* It recovers by itself. */
        assert_true(deliveries_decide(dossier, mailing, decisions[i].recipient,
                                      decisions[i].as, "de map\nbekeken", &decided,
                                      NULL));
        if (decided != decisions[i].decided)
            fail_msg("%s: %d", decisions[i].label, (int)decided);
        assert_states(dossier, "nieuws", decisions[i].states);
        g_autofree char *detail =
            newest_entry(dossier, decided > 0 ? "mailing decide" : "mailing recover");
        if (decided > 0 && (strstr(detail, "reason=de map\\nbekeken\n") == NULL ||
                            strstr(detail, decisions[i].as == DELIVERY_ACCEPTED
                                               ? "as=accepted\n"
                                               : "as=resend\n") == NULL))
            fail_msg("%s: %s", decisions[i].label, detail);
        campaign_entries(dossier);
        scratch_remove_path(copy);
    }
}

static void the_last_decision_ends_a_mailing(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 1, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 1);
    gint64 decided;

    mailing_try(batch, 1, "een", DELIVERY_IN_DOUBT);
    mailing_close(batch);
    g_autoptr(Mailing) open = mailing_now(dossier, "nieuws");
    assert_int_equal(open->state, MAILING_SENDING);
    assert_true(
        deliveries_decide(dossier, mailing, 0, DELIVERY_ACCEPTED, "x", &decided, NULL));
    g_autoptr(Mailing) done = mailing_now(dossier, "nieuws");
    assert_int_equal(done->state, MAILING_DONE);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(whatever_was_left_is_settled),
        TEST(nothing_left_is_nothing_done),
        TEST(what_the_power_took_is_in_doubt_with_its_date),
        TEST(a_person_decides),
        TEST(the_last_decision_ends_a_mailing),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
