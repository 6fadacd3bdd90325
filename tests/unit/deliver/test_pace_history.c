/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/pace_history.h"

#include "base/clock.h"
#include "dossier/mailing.h"
#include "dossier/sent_times.h"

/* Two recipients and two trials: the even ones go to a.be, the odd ones to b.be. */

static char *domain_of(gpointer context, gint64 recipient)
{
    (void)context;
    return g_strdup(recipient % 2 == 0 ? "a.be" : "b.be");
}

static void note_trial(struct dossier *dossier, enum channel channel, gint64 at,
                       const char *domain)
{
    g_autoptr(GError) error = NULL;

    assert_true(dossier_begin(dossier, &error) &&
                sent_times_note_trial(dossier, channel, at, domain, &error) &&
                dossier_commit(dossier, "mailing test", "", &error));
}

static void start(struct dossier *dossier, const char *transport)
{
    g_autoptr(Mailing) mailing = mailing_approved(dossier, transport, 1, 2, FALSE);
    g_autoptr(Batch) batch = attempts_claim(dossier, mailing, transport, 2, NULL);
    g_autofree char *next_name = g_strconcat(transport, "-next", NULL);
    char digest[DIGEST_HEX_SIZE];

    digest_hex_of("x", 1, digest);
    for (gint64 recipient = 1; recipient <= 2; recipient++)
        assert_true(attempt_start(batch, recipient, digest, NULL));
    /* Of whichever mailing: the run that reads a pace recovers its own only. */
    g_autoptr(Mailing) next = mailing_approved(dossier, next_name, 1, 1, FALSE);
    assert_true(attempts_recover(dossier, next, NULL, NULL));
}

/* How many more may go at once. */
static int left(struct dossier *dossier, enum channel channel, const char *rate,
                const char *domain_rate, const char *domain)
{
    struct pace_history history = {dossier, channel, domain_of, NULL};
    g_autoptr(GArray) limits = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    g_autoptr(GArray) domains = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    g_autoptr(GError) error = NULL;
    int count = 0;

    assert_true(pace_read(rate, limits) && pace_read(domain_rate, domains));
    g_autoptr(Pace) pace = pace_new(limits, domains);
    assert_true(pace_remember(pace, &history, PACE_DAY, &error));
    assert_no_error(error);
    for (; count < 100 && pace_wait(pace, domain, PACE_DAY) == 0; count++)
        pace_note(pace, domain, PACE_DAY);
    return count;
}

static void runs_and_trials_count(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    gint64 now = clock_now();

    assert_int_equal(left(dossier, CHANNEL_EMAIL, "10/hour", "", "a.be"), 10);
    start(dossier, "curl");
    assert_int_equal(left(dossier, CHANNEL_EMAIL, "10/hour", "", "a.be"), 8);
    assert_int_equal(left(dossier, CHANNEL_EMAIL, "", "5/hour", "a.be"), 4);
    start(dossier, "folder");
    assert_int_equal(left(dossier, CHANNEL_EMAIL, "10/hour", "", "a.be"), 8);
    note_trial(dossier, CHANNEL_EMAIL, now - 30 * 60, "a.be");
    note_trial(dossier, CHANNEL_EMAIL, now, "c.be");
    assert_int_equal(left(dossier, CHANNEL_EMAIL, "10/hour", "", "a.be"), 6);
    assert_int_equal(left(dossier, CHANNEL_EMAIL, "10/min", "", "a.be"), 7);
    assert_int_equal(left(dossier, CHANNEL_EMAIL, "", "5/hour", "a.be"), 3);
    assert_int_equal(left(dossier, CHANNEL_EMAIL, "", "5/hour", "c.be"), 4);
    assert_int_equal(left(dossier, CHANNEL_EMAIL, "", "5/min", "a.be"), 4);
    assert_int_equal(left(dossier, CHANNEL_EMAIL, "", "", "a.be"), 100);
    /* A phone has a pace of its own. */
    assert_int_equal(left(dossier, CHANNEL_SMS, "10/hour", "", NULL), 10);
}

static void old_trials_are_forgotten(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    gint64 now = clock_now();
    enum {
        DAY = 24 * 60 * 60
    };

    note_trial(dossier, CHANNEL_EMAIL, now - 2 * DAY, "a.be");
    note_trial(dossier, CHANNEL_EMAIL, now - DAY, "b.be");
    note_trial(dossier, CHANNEL_EMAIL, now, "c.be");
    g_autoptr(GArray) times = sent_times_read(dossier, CHANNEL_EMAIL, 0, NULL);
    assert_int_equal(times->len, 2);
    const struct sent_time *time = &g_array_index(times, struct sent_time, 0);
    assert_string_equal(time->domain, "b.be");
    assert_int_equal(time->at, now - DAY);
    assert_int_equal(time->recipient, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(runs_and_trials_count, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(old_trials_are_forgotten, campaign_begin,
                                        campaign_end),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
