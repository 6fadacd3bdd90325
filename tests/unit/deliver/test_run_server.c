/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/postbox.h"
#include "deliver/smtp_server.h"

/* Whole runs over several connections to a server that counts. */

enum {
    RECIPIENTS = 2000,
    CONNECTIONS = 2,
    KILLS = 100,
};

static struct smtp_servers servers;
static char *dossier_path_now;

/* ---- a transport that counts what arrives ---- */

struct counting_feed {
    struct submission_feed feed; /* first */
    struct submission_feed *real;
};

struct counting {
    struct transport transport; /* first */
    struct transport *real;
    struct counting_feed feed;
};

static enum submission_next counting_next(struct submission_feed *feed,
                                          gboolean connected,
                                          struct submission_request *request)
{
    struct submission_feed *real = ((struct counting_feed *)feed)->real;

    return real->next(real, connected, request);
}

static void counting_done(struct submission_feed *feed, enum submission submission,
                          const char *status, GError *error)
{
    struct submission_feed *real = ((struct counting_feed *)feed)->real;

    g_atomic_int_inc(&postbox_arrived);
    real->done(real, submission, status, error);
}

static void counting_serve(struct transport *transport, struct submission_feed *feed)
{
    struct counting *counting = (struct counting *)transport;

    counting->feed = (struct counting_feed){{counting_next, counting_done}, feed};
    transport_serve(counting->real, &counting->feed.feed);
}

static void counting_close(struct transport *transport)
{
    struct counting *counting = (struct counting *)transport;

    transport_close(counting->real);
    g_free(counting);
}

static struct transport *counting_new(struct transport *real)
{
    struct counting *counting = g_new0(struct counting, 1);

    counting->transport = *real;
    counting->transport.serve = counting_serve;
    counting->transport.close = counting_close;
    counting->real = real;
    return &counting->transport;
}

/* ---- one run ---- */

struct crew {
    struct mail_server server;
    struct transport *transports[4];
    guint count;
};

static void crew_gather(struct crew *crew, guint port, guint count)
{
    crew->server = (struct mail_server){
        .host = (char *)"localhost", .port = port, .security = MAIL_CLEAR};
    crew->count = count;
    for (guint i = 0; i < count; i++) {
        struct transport *transport = transport_to_server_new(
            transport_default(&crew->server), &crew->server, NULL);
        if (transport == NULL)
            g_error("no transport");
        crew->transports[i] = counting_new(transport);
    }
}

static void crew_go(struct crew *crew)
{
    for (guint i = 0; i < crew->count; i++)
        transport_close(crew->transports[i]);
}

/* The source gives each recipient an address of their own. */
static enum next_message next(gpointer context, gint64 recipient, gint64 date,
                              struct delivery_message *message, GError **error)
{
    static char to[64];
    enum next_message what = postbox_next(context, recipient, date, message, error);

    g_snprintf(to, sizeof to, "r%d@voorbeeld.example", (int)recipient);
    message->to = to;
    return what;
}

/* Also in a child. */
static gboolean run(struct dossier *dossier, guint port, guint count,
                    gint64 interrupt_before, struct delivery_report *report,
                    GError **error)
{
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", NULL);
    struct postbox postbox = postbox_new(NULL);
    struct crew crew;

    crew_gather(&crew, port, count);
    postbox.interrupt_before = interrupt_before;
    postbox_in_use = &postbox;
    g_atomic_int_set(&postbox_arrived, 0);
    const struct delivery_inputs inputs = {
        .dossier = dossier,
        .mailing = mailing,
        .transport = crew.transports[0],
        .others = crew.transports + 1,
        .other_count = count - 1,
        .source = next,
        .context = &postbox,
        .progress = postbox_progress,
        .interrupted = postbox_interrupted,
        .is_patient = TRUE,
    };
    gboolean done = delivery_run(&inputs, report, error);
    crew_go(&crew);
    return done;
}

/* ---- what the server got ---- */

static guint port_of(int server)
{
    return g_array_index(servers.ports, guint, server);
}

static char *received_by(int server)
{
    g_autofree char *directory = g_path_get_dirname(campaign_original);
    g_autofree char *name = g_strdup_printf("received-%d", server);

    return smtp_server_read(directory, name);
}

/* Recipients 1…RECIPIENTS; the caller frees. */
static guint8 *times_received(int server)
{
    g_autofree char *received = received_by(server);
    guint8 *times = g_new0(guint8, RECIPIENTS + 1);

    for (const char *line = received; *line != '\0'; line = strchr(line, '\n') + 1)
        times[atoi(line + 1)]++;
    return times;
}

static int lines_received(int server)
{
    g_autofree char *received = received_by(server);

    return smtp_server_count(received, "\n");
}

/* ---- the tests ---- */

static void several_connections_share_the_work(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    struct delivery_report report;
    g_autoptr(GError) error = NULL;

    assert_true(run(dossier, port_of(0), 4, 0, &report, &error));
    g_autofree char *counts = postbox_counts(report.counts);
    assert_string_equal(counts, "accepted 2000");
    assert_int_equal(report.this_run[DELIVERY_ACCEPTED], RECIPIENTS);
    g_autofree guint8 *times = times_received(0);
    for (int i = 1; i <= RECIPIENTS; i++)
        assert_int_equal(times[i], 1);
    postbox_close(dossier);
}

/* After the messages on their way, of which each connection has one. */
static void an_interrupt_ends_it_cleanly(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    struct delivery_report report;

    assert_true(run(dossier, port_of(1), CONNECTIONS, 501, &report, NULL));
    assert_true(report.interrupted);
    gint64 accepted = report.counts[DELIVERY_ACCEPTED];
    assert_in_range(accepted, 500, 500 + CONNECTIONS);
    assert_int_equal(report.counts[DELIVERY_PLANNED], RECIPIENTS - accepted);
    assert_int_equal(lines_received(1), accepted);
    assert_true(run(dossier, port_of(1), CONNECTIONS, 0, &report, NULL));
    g_autofree guint8 *times = times_received(1);
    for (int i = 1; i <= RECIPIENTS; i++)
        assert_int_equal(times[i], 1);
    postbox_close(dossier);
}

/* The server hangs up after every ten. */
static void a_server_that_takes_ten_at_a_time(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    struct delivery_report report;
    g_autoptr(GError) error = NULL;

    assert_true(run(dossier, port_of(3), CONNECTIONS, 0, &report, &error));
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], RECIPIENTS);
    assert_int_equal(lines_received(3), RECIPIENTS);
    postbox_close(dossier);
}

/* It stops at the third in a row, over all connections; those before may have been
 * people's own filters. What another connection still has accepted may come in between.
 */
static void a_wrong_policy_stops_it(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    struct delivery_report report;
    g_autoptr(GError) error = NULL;

    assert_false(run(dossier, port_of(4), CONNECTIONS, 0, &report, &error));
    assert_int_equal(error->code, KIESPOST_ERROR_UNAVAILABLE);
    assert_int_equal(report.counts[DELIVERY_REFUSED], 0);
    assert_in_range(report.counts[DELIVERY_POSTPONED], 2, 2 + CONNECTIONS - 1);
    assert_int_equal(report.counts[DELIVERY_PLANNED] + report.counts[DELIVERY_ACCEPTED] +
                         report.counts[DELIVERY_POSTPONED],
                     RECIPIENTS);
    postbox_close(dossier);
}

/* Single people's filters, with others in between. */
static void one_persons_policy_is_theirs(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    struct delivery_report report;
    g_autoptr(GError) error = NULL;

    assert_true(run(dossier, port_of(5), 1, 0, &report, &error));
    assert_int_equal(report.counts[DELIVERY_POSTPONED], 4);
    assert_int_equal(report.policy_held, 4);
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], RECIPIENTS - 4);
    postbox_close(dossier);
}

/* Nothing was ever accepted: it is about us. */
static void a_policy_from_the_first_blames_nobody(void **state)
{
    struct dossier *dossier = postbox_open(*state);
    struct delivery_report report;
    g_autoptr(GError) error = NULL;

    assert_false(run(dossier, port_of(6), CONNECTIONS, 0, &report, &error));
    assert_int_equal(report.counts[DELIVERY_PLANNED], RECIPIENTS);
    postbox_close(dossier);
}

static int send_until_killed(void *argument)
{
    struct dossier *dossier = postbox_open(dossier_path_now);
    struct delivery_report report;

    (void)argument;
    return run(dossier, port_of(2), CONNECTIONS, 0, &report, NULL) ? 0 : 1;
}

static gint64 size_received(int server)
{
    g_autofree char *directory = g_path_get_dirname(campaign_original);
    g_autofree char *path = g_strdup_printf("%s/received-%d", directory, server);
    GStatBuf status;

    return g_stat(path, &status) == 0 ? status.st_size : 0;
}

/* Once the server has written down so much. FALSE when it came to its end before. */
static gboolean kill_at(gint64 size)
{
    int status = -1;
    pid_t child = fork();

    if (child == 0)
        _exit(send_until_killed(NULL));
    while (waitpid(child, &status, WNOHANG) == 0)
        if (size_received(2) >= size)
            kill(child, SIGKILL);
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        fail_msg("it gave up");
    return WIFSIGNALED(status);
}

static void killed_a_hundred_times(void **state)
{
    int kills = 0;
    struct delivery_report report;

    dossier_path_now = *state;
    g_random_set_seed(20301013);
    for (int i = 0; i < KILLS; i++)
        kills += kill_at(size_received(2) + g_random_int_range(1, 2500));
    struct dossier *dossier = postbox_open(*state);
    assert_true(run(dossier, port_of(2), CONNECTIONS, 0, &report, NULL));
    g_autofree guint8 *times = times_received(2);
    int received = 0;
    for (int i = 1; i <= RECIPIENTS; i++) {
        received += times[i];
        if (times[i] > 1)
            fail_msg("recipient %d is doubled", i);
    }
    gint64 accepted = report.counts[DELIVERY_ACCEPTED];
    gint64 doubts = report.counts[DELIVERY_IN_DOUBT];
    print_message("%d kills, %d accepted, %d in doubt, %d received\n", kills,
                  (int)accepted, (int)doubts, received);
    assert_int_equal(kills, KILLS);
    assert_int_equal(accepted + doubts, RECIPIENTS);
    assert_in_range(received, accepted, accepted + doubts);
    assert_true(doubts <= kills * CONNECTIONS);
    postbox_close(dossier);
}

static int begin(void **state)
{
    campaign_begin(state);
    postbox_approve(*state, RECIPIENTS);
    return 0;
}

static int make(void **state)
{
    static const char *const options[] = {
        "",
        "",
        "",
        "--rule-every 'mail:11 close 421 4.7.0 enough'",
        "--rule 'rcpt:300- say 550 5.7.1 not from you'",
        "--rule 'rcpt=r50@voorbeeld.example say 550 5.7.1 not to me' "
        "--rule 'rcpt=r51@voorbeeld.example say 550 5.7.1 not to me' "
        "--rule 'rcpt=r53@voorbeeld.example say 550 5.7.1 not to me' "
        "--rule 'rcpt=r900@voorbeeld.example say 550 5.7.1 not to me'",
        "--rule 'rcpt:1- say 550 5.7.1 not from you'"};
    g_autoptr(GString) lines = g_string_new(NULL);

    if (campaign_make(state) != 0)
        return -1;
    g_autofree char *directory = g_path_get_dirname(campaign_original);
    for (gsize i = 0; i < G_N_ELEMENTS(options); i++)
        g_string_append_printf(lines, "--received %s/received-%d %s\n", directory, (int)i,
                               options[i]);
    servers = smtp_servers_start(directory, lines->str);
    return servers.ports->len == G_N_ELEMENTS(options) ? 0 : -1;
}

static int unmake(void **state)
{
    smtp_servers_stop(&servers);
    postbox_forget();
    return campaign_unmake(state);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(several_connections_share_the_work),
        TEST(an_interrupt_ends_it_cleanly),
        TEST(a_server_that_takes_ten_at_a_time),
        TEST(a_wrong_policy_stops_it),
        TEST(one_persons_policy_is_theirs),
        TEST(a_policy_from_the_first_blames_nobody),
        TEST(killed_a_hundred_times),
    };

    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, make, unmake);
}
