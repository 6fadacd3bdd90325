/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/postbox.h"

/* Waiting: for a server that takes nothing for the moment, for those it postponed, and
 * for the pace. The clock is ours, so nobody waits. */

enum {
    RECIPIENTS = 30
};

static gint64 clock_time; /* microseconds */
static gint64 slept;

static gint64 clock_read(void)
{
    return clock_time;
}

static void clock_sleep(gint64 microseconds)
{
    clock_time += microseconds;
    slept += microseconds;
}

static const struct delivery_clock test_clock = {clock_read, clock_sleep};

/* ---- a server with moods ---- */

struct moody {
    struct transport transport;
    struct postbox postbox; /* of the source */
    gint64 at;              /* the recipient at whom it is moody */
    enum submission answer;
    int times;          /* so often, then it is content */
    int asked;          /* at that recipient */
    gint64 starts[200]; /* when each message came */
    int start_count;
    int waits; /* told to the operator */
};

static enum submission submit(struct transport *transport,
                              const struct submission_request *request,
                              char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    struct moody *moody = (struct moody *)transport;
    gint64 recipient = g_ascii_strtoll(strrchr(request->stem, '-') + 1, NULL, 10);
    gboolean is_here = recipient == moody->at && moody->asked++ < moody->times;

    *status = '\0';
    moody->starts[moody->start_count++] = clock_time;
    if (!is_here)
        return SUBMISSION_ACCEPTED;
    if (moody->answer == SUBMISSION_DELAYED)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE, "busy");
    return moody->answer;
}

static void close_moody(struct transport *transport)
{
    (void)transport;
}

static void note_wait(gpointer context, gint64 microseconds, const GError *cause)
{
    struct moody *moody = context;

    assert_true(microseconds > 0);
    assert_true((cause != NULL) == (moody->answer == SUBMISSION_DELAYED));
    moody->waits++;
}

static enum next_message next(gpointer context, gint64 recipient, gint64 date,
                              struct delivery_message *message, GError **error)
{
    static char to[64];
    struct moody *moody = context;
    enum next_message what =
        postbox_next(&moody->postbox, recipient, date, message, error);

    g_snprintf(to, sizeof to, "r@%c.example", recipient % 3 == 0 ? 'a' : 'b');
    message->to = to;
    return what;
}

static char *domain_of(gpointer context, gint64 recipient)
{
    (void)context;
    return g_strdup(recipient % 3 == 0 ? "a.example" : "b.example");
}

static gboolean run(struct dossier *dossier, struct moody *moody, gboolean is_patient,
                    struct pace *pace, struct delivery_report *report, GError **error)
{
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", NULL);

    moody->transport =
        (struct transport){.name = "moody", .submit = submit, .close = close_moody};
    moody->postbox = postbox_new(NULL);
    const struct delivery_inputs inputs = {.dossier = dossier,
                                           .mailing = mailing,
                                           .transport = &moody->transport,
                                           .source = next,
                                           .context = moody,
                                           .is_patient = is_patient,
                                           .waiting = note_wait,
                                           .pace = pace,
                                           .domain_of = domain_of,
                                           .clock = &test_clock};
    return delivery_run(&inputs, report, error);
}

/* ---- moods ---- */

static const struct {
    const char *label;
    enum submission answer;
    int times;
    gboolean is_patient;
    const char *counts; /* of the mailing afterwards */
    int seconds;        /* waited */
    int waits;          /* told */
    int code;           /* of the error */
} moods[] = {
    {"postponed, and no patience", SUBMISSION_POSTPONED, 1, FALSE,
     "accepted 29, postponed 1", 0, 0, 0},
    {"postponed once", SUBMISSION_POSTPONED, 1, TRUE, "accepted 30", 60, 1, 0},
    {"postponed twice", SUBMISSION_POSTPONED, 2, TRUE, "accepted 30", 660, 2, 0},
    {"postponed for ever", SUBMISSION_POSTPONED, 99, TRUE, "accepted 29, postponed 1",
     2460, 3, 0},
    {"delayed, and no patience", SUBMISSION_DELAYED, 1, FALSE, "planned 14, accepted 16",
     0, 0, KIESPOST_ERROR_UNAVAILABLE},
    {"delayed once: at once again", SUBMISSION_DELAYED, 1, TRUE, "accepted 30", 0, 0, 0},
    /* Others go on meanwhile; whoever it was comes last. */
    {"delayed thrice", SUBMISSION_DELAYED, 3, TRUE, "accepted 30", -1, -1, 0},
};

static void moods_pass_or_do_not(void **state)
{
    for (gsize i = 0; i < G_N_ELEMENTS(moods); i++) {
        struct moody moody = {
            .at = 17, .answer = moods[i].answer, .times = moods[i].times};
        struct delivery_report report;
        g_autoptr(GError) error = NULL;

        if (i > 0) {
            campaign_begin(state);
            postbox_approve(*state, RECIPIENTS);
        }
        struct dossier *dossier = postbox_open(*state);
        slept = 0;
        gboolean done = run(dossier, &moody, moods[i].is_patient, NULL, &report, &error);
        g_autofree char *counts = postbox_states(dossier);
        if (done != (moods[i].code == 0) || strcmp(counts, moods[i].counts) != 0 ||
            (moods[i].seconds >= 0 && slept / G_USEC_PER_SEC != moods[i].seconds) ||
            (moods[i].waits >= 0 && moody.waits != moods[i].waits) ||
            (!done && error->code != moods[i].code))
            fail_msg("%s: %s, %d s, %d waits, %s", moods[i].label, counts,
                     (int)(slept / G_USEC_PER_SEC), moody.waits,
                     error != NULL ? error->message : "");
        postbox_close(dossier);
        if (i + 1 < G_N_ELEMENTS(moods))
            campaign_end(state);
    }
}

/* Nothing gets through: growing pauses, and a stated end. */
static void patience_has_an_end(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    struct moody moody = {.at = 1, .answer = SUBMISSION_DELAYED, .times = 999};
    struct delivery_report report;
    g_autoptr(GError) error = NULL;

    postbox_sql(dossier, "DELETE FROM delivery WHERE recipient > 1");
    slept = 0;
    assert_false(run(dossier, &moody, TRUE, NULL, &report, &error));
    assert_int_equal(error->code, KIESPOST_ERROR_UNAVAILABLE);
    assert_int_equal(slept / G_USEC_PER_SEC, 5 + 30 + 120 + 600 + 900);
    assert_int_equal(moody.start_count, 7);
    assert_int_equal(report.counts[DELIVERY_PLANNED], 1);
    postbox_close(dossier);
}

/* ---- the pace ---- */

static struct pace *pace_of(const char *rate, const char *domain_rate)
{
    g_autoptr(GArray) limits = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    g_autoptr(GArray) domains = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));

    assert_true(pace_read(rate, limits) && pace_read(domain_rate, domains));
    return pace_new(limits, domains);
}

static void the_pace_is_kept(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    g_autoptr(Pace) pace = pace_of("7/min", NULL);
    struct moody moody = {0};
    struct delivery_report report;

    assert_true(run(dossier, &moody, TRUE, pace, &report, NULL));
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], RECIPIENTS);
    assert_int_equal(moody.start_count, RECIPIENTS);
    for (int i = 7; i < RECIPIENTS; i++)
        assert_true(moody.starts[i] - moody.starts[i - 7] >= PACE_MINUTE);
    assert_in_range(moody.starts[RECIPIENTS - 1] - moody.starts[0], 4 * PACE_MINUTE,
                    4 * PACE_MINUTE + G_USEC_PER_SEC);
    postbox_close(dossier);
}

/* Those to another domain go first. */
static void one_domain_waits_alone(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    g_autoptr(Pace) pace = pace_of(NULL, "5/min");
    struct moody moody = {0};
    struct delivery_report report;

    assert_true(run(dossier, &moody, TRUE, pace, &report, NULL));
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], RECIPIENTS);
    /* Twenty to b.example at five a minute; the ten to a.example in between. */
    assert_true(moody.starts[9] == moody.starts[0]);
    assert_in_range(moody.starts[RECIPIENTS - 1] - moody.starts[0], 3 * PACE_MINUTE,
                    3 * PACE_MINUTE + G_USEC_PER_SEC);
    postbox_close(dossier);
}

/* A second run counts what the first one sent, to the second. */
static void the_pace_is_remembered(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    g_autoptr(Pace) first = pace_of("20/day", NULL), second = pace_of("20/day", "3/hour");
    struct moody moody = {.at = 17, .answer = SUBMISSION_DELAYED, .times = 1}, rest = {0};
    struct delivery_report report;

    assert_false(run(dossier, &moody, FALSE, first, &report, NULL));
    assert_int_equal(moody.start_count, 17);
    slept = 0;
    assert_true(run(dossier, &rest, TRUE, second, &report, NULL));
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], RECIPIENTS);
    /* Three more were allowed today, had each domain not had its three already. */
    assert_true(rest.starts[0] - clock_time + slept >= PACE_HOUR - 60 * G_USEC_PER_SEC);
    assert_true(rest.starts[3] - rest.starts[0] >= PACE_DAY - 2 * PACE_HOUR);
    postbox_close(dossier);
}

static int begin(void **state)
{
    campaign_begin(state);
    postbox_approve(*state, RECIPIENTS);
    return 0;
}

static int unmake(void **state)
{
    postbox_forget();
    return campaign_unmake(state);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(moods_pass_or_do_not),   TEST(patience_has_an_end),
        TEST(the_pace_is_kept),       TEST(one_domain_waits_alone),
        TEST(the_pace_is_remembered),
    };

    return cmocka_run_group_tests(tests, campaign_make, unmake);
}
