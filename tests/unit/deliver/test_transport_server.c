/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/transport.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/error.h"
#include "crypto/digest.h"
#include "crypto/start.h"
#include "deliver/certificate.h"
#include "deliver/smtp_server.h"
#include "platform/scratch.h"

/* Each transport against a server that misbehaves, one step at a time. */

#define LOGIN "els:geheim woord"

static const char letters[] = {
    [SUBMISSION_ACCEPTED] = 'a', [SUBMISSION_REFUSED] = 'r', [SUBMISSION_POSTPONED] = 'p',
    [SUBMISSION_IN_DOUBT] = 'd', [SUBMISSION_DELAYED] = 'l', [SUBMISSION_STOPPED] = 's',
};

static const struct fault {
    const char *label;
    const char *server;   /* its options */
    const char *outcomes; /* one letter a message */
    const char *status;   /* of the last one that has any */
    int code;             /* of the error */
    int received;         /* messages; −1: as many as were accepted */
    int count;            /* messages, 3 when 0 */
    enum mail_security security;
    const char *login; /* "user:password" */
    gboolean xoauth2;
    const char *curl; /* outcomes by curl when they are other ones */
} faults[] = {
    {"all is well", "", "aaa", "", 0, -1, .security = MAIL_CLEAR},
    {"a server that takes RCPT and DATA together", "--offer PIPELINING", "aaa", "", 0, -1,
     .security = MAIL_CLEAR},
    {"a server that offers chunks", "--offer CHUNKING --offer PIPELINING", "aaa", "", 0,
     -1, .security = MAIL_CLEAR},
    {"logging in on this computer", "--login 'els:geheim woord'", "aaa", "", 0, -1,
     .security = MAIL_CLEAR, .login = LOGIN},
    {"protected", "--cert %s/good.pem", "aaa", "", 0, -1},
    {"protected, at most 1.2", "--cert %s/good.pem --newest-tls 1.2", "aaa", "", 0, -1},
    {"protected, with a login", "--cert %s/good.pem --login 'els:geheim woord'", "aaa",
     "", 0, -1, .login = LOGIN},

    /* ---- one address is wrong ---- */
    {"nobody of that name", "--rule 'rcpt:2 say 550 5.1.1 no such user'", "ara", "5.1.1",
     0, 2, .security = MAIL_CLEAR},
    {"nobody of that name, chained",
     "--offer PIPELINING --rule 'rcpt:2 say 550 5.1.1 no such user'", "ara", "5.1.1", 0,
     2, .security = MAIL_CLEAR},
    {"the first of all, without a reason", "--rule 'rcpt:1 say 550 no'", "paa", "", 0, 2,
     .security = MAIL_CLEAR},
    {"a later one, without a reason", "--rule 'rcpt:2 say 550 no'", "ara", "", 0, 2,
     .security = MAIL_CLEAR},
    {"a full mailbox", "--rule 'rcpt:2 say 552 5.2.2 full'", "ara", "5.2.2", 0, 2,
     .security = MAIL_CLEAR},
    {"greylisted", "--rule 'rcpt:2 say 451 4.7.1 come again'", "apa", "4.7.1", 0, 2,
     .security = MAIL_CLEAR},
    {"refused after its last byte", "--rule 'message:2 say 550 5.1.1 no such user'",
     "ara", "5.1.1", 0, 2, .security = MAIL_CLEAR},
    {"postponed after its last byte", "--rule 'message:2 say 451 4.3.0 later'", "apa",
     "4.3.0", 0, 2, .security = MAIL_CLEAR},
    {"postponed at DATA", "--rule 'data:2 say 451 4.3.0 later'", "apa", "4.3.0", 0, 2,
     .security = MAIL_CLEAR},

    {"one person's policy", "--rule 'rcpt:2 say 550 5.7.1 not to me'", "apa", "5.7.1", 0,
     2, .security = MAIL_CLEAR},
    {"one person's policy after the last byte", "--rule 'message:2 say 554 5.7.1 spam'",
     "apa", "5.7.1", 0, 2, .security = MAIL_CLEAR},

    /* ---- it is about us ---- */
    {"policy at the recipient", "--rule 'rcpt say 550 5.7.1 not from you'", "s", "5.7.1",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR},
    {"policy after the last byte", "--rule 'message say 554 5.7.1 spam'", "s", "5.7.1",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR},
    {"our address", "--rule 'mail say 550 5.1.8 bad sender'", "s", "5.1.8",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR},
    {"too large", "--rule 'mail say 552 5.3.4 too large'", "s", "5.3.4",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR},
    {"too large after the last byte", "--rule 'message say 552 too large'", "s", "",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR},
    {"it wants a login", "--rule 'mail say 530 5.7.0 authenticate'", "s", "5.7.0",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR},
    {"turned away", "--rule 'greeting close 554 go away'", "s", "",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR},

    /* ---- later ---- */
    {"busy at the door", "--rule 'greeting close 421 4.3.2 busy'", "l", "",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR},
    {"busy once, then not", "--rule 'mail:2 close 421 4.3.2 enough'", "aaa", "", 0, 3,
     .security = MAIL_CLEAR},
    {"busy after two", "--rule 'mail:3- close 421 4.3.2 enough'", "aal", "",
     KIESPOST_ERROR_UNAVAILABLE, 2, .security = MAIL_CLEAR},
    {"421 at the recipient", "--rule 'rcpt:2- close 421 4.3.2 enough'", "al", "",
     KIESPOST_ERROR_UNAVAILABLE, 1, .security = MAIL_CLEAR},
    {"421 after the last byte", "--rule 'message:2- close 421 4.3.2 enough'", "al",
     "4.3.2", KIESPOST_ERROR_UNAVAILABLE, 1, .security = MAIL_CLEAR},
    {"no room for anybody", "--rule 'mail:2- say 452 4.3.1 no room'", "al", "",
     KIESPOST_ERROR_UNAVAILABLE, 1, .security = MAIL_CLEAR},

    /* ---- the link is lost ---- */
    {"dropped at the greeting", "--rule 'greeting drop'", "l", "",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR, .curl = "s"},
    {"dropped at EHLO", "--rule 'ehlo drop'", "l", "", KIESPOST_ERROR_UNAVAILABLE, 0,
     .security = MAIL_CLEAR},
    {"dropped at STARTTLS", "--cert %s/good.pem --rule 'starttls drop'", "l", "",
     KIESPOST_ERROR_UNAVAILABLE, 0},
    {"dropped at the login", "--login 'els:geheim woord' --rule 'auth drop'", "l", "",
     KIESPOST_ERROR_UNAVAILABLE, 0, .security = MAIL_CLEAR, .login = LOGIN},
    {"dropped at the sender", "--rule 'mail:2- drop'", "al", "",
     KIESPOST_ERROR_UNAVAILABLE, 1, .security = MAIL_CLEAR},
    {"dropped once at the sender", "--rule 'mail:2 drop'", "aaa", "", 0, 3,
     .security = MAIL_CLEAR},
    {"dropped at the recipient", "--rule 'rcpt:2- drop'", "al", "",
     KIESPOST_ERROR_UNAVAILABLE, 1, .security = MAIL_CLEAR},
    {"dropped at DATA", "--rule 'data:2- drop'", "al", "", KIESPOST_ERROR_UNAVAILABLE, 1,
     .security = MAIL_CLEAR},
    {"dropped once its last byte was out", "--rule 'data:2 open'", "ada", "", 0, 2,
     .security = MAIL_CLEAR},
    {"dropped after the last byte", "--rule 'message:2 drop'", "ada", "", 0, 2,
     .security = MAIL_CLEAR},
    {"taken, and dropped", "--rule 'message:2 take'", "ada", "", 0, 3,
     .security = MAIL_CLEAR},
    {"dropped at the goodbye", "--rule 'quit drop'", "aaa", "", 0, 3,
     .security = MAIL_CLEAR},

    /* ---- nonsense ---- */
    {"nonsense at the greeting", "--rule 'greeting say hello'", "s", "",
     KIESPOST_ERROR_PROTOCOL, 0, .security = MAIL_CLEAR},
    {"nonsense at the sender", "--rule 'mail:2- say hello'", "as", "",
     KIESPOST_ERROR_PROTOCOL, 1, .security = MAIL_CLEAR},
    {"nonsense at the recipient", "--rule 'rcpt:2- say 25 ok'", "as", "",
     KIESPOST_ERROR_PROTOCOL, 1, .security = MAIL_CLEAR},
    {"nonsense after the last byte", "--rule 'message:2 say hm'", "ada", "", 0, 2,
     .security = MAIL_CLEAR},
    {"two codes in one answer", "--rule 'message:2 say 250-ok\\r\\n550 no'", "ada", "", 0,
     2, .security = MAIL_CLEAR},

    /* ---- protection ---- */
    {"no STARTTLS", "", "s", "", KIESPOST_ERROR_PROTOCOL, 0},
    {"STARTTLS that leads nowhere", "--cert %s/good.pem --rule 'starttls lie'", "s", "",
     KIESPOST_ERROR_PROTOCOL, 0},
    {"STARTTLS refused", "--cert %s/good.pem --rule 'starttls say 454 4.7.0 not now'",
     "l", "", KIESPOST_ERROR_UNAVAILABLE, 0},
    {"another's certificate", "--cert %s/other.pem", "s", "", KIESPOST_ERROR_PROTOCOL, 0},
    {"an expired certificate", "--cert %s/old.pem", "s", "", KIESPOST_ERROR_PROTOCOL, 0},
    {"a certificate by itself", "--cert %s/self.pem", "s", "", KIESPOST_ERROR_PROTOCOL,
     0},
    {"TLS of the past", "--cert %s/good.pem --newest-tls 1.1 --oldest-tls 1.1", "s", "",
     KIESPOST_ERROR_PROTOCOL, 0},
    {"somebody in between",
     "--cert %s/good.pem --rule 'starttls say 220 go on\\r\\n250 smuggled'", "s", "",
     KIESPOST_ERROR_PROTOCOL, 0},

    /* ---- logging in ---- */
    {"a wrong password", "--cert %s/good.pem --login els:ander", "s", "",
     KIESPOST_ERROR_UNAVAILABLE, 0, .login = LOGIN},
    {"a server that knows no logins", "--cert %s/good.pem --rule 'auth say 500 what'",
     "s", "", KIESPOST_ERROR_UNAVAILABLE, 0, .login = LOGIN},
    {"logins do not work today",
     "--cert %s/good.pem --login 'els:geheim woord' --rule 'auth say 454 4.7.0 later'",
     "l", "", KIESPOST_ERROR_UNAVAILABLE, 0, .login = LOGIN},
};

/* ---- a feed of so many messages ---- */

struct test_feed {
    struct submission_feed feed;
    int count, given;
    GString *outcomes, *bytes, *to;
    char status[SUBMISSION_STATUS_SIZE];
    GError *error;
};

static enum submission_next next(struct submission_feed *feed, gboolean connected,
                                 struct submission_request *request)
{
    struct test_feed *test = (struct test_feed *)feed;

    (void)connected;
    if (test->given == test->count || test->error != NULL)
        return SUBMISSION_END;
    test->given++;
    g_string_printf(test->to, "r%d@voorbeeld.example", test->given);
    g_string_printf(test->bytes,
                    "From: Els <els@peeters.example>\r\nTo: %s\r\nSubject: dag\r\n"
                    "Message-ID: <%d@peeters.example>\r\n"
                    "Date: Fri, 20 Sep 2030 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
                    "List-Unsubscribe:\r\n <mailto:stop@peeters.example>\r\n"
                    "Content-Type: text/plain\r\n\r\n"
                    ".\r\n..twee\r\n.drie\r\nvan wie\r\n",
                    test->to->str, test->given);
    *request = (struct submission_request){.from = "els@peeters.example",
                                           .to = test->to->str,
                                           .bytes = test->bytes->str,
                                           .length = test->bytes->len,
                                           .stem = "x"};
    return SUBMISSION_NEXT;
}

static void done(struct submission_feed *feed, enum submission submission,
                 const char *status, GError *error)
{
    struct test_feed *test = (struct test_feed *)feed;

    g_assert((error != NULL) ==
             (submission == SUBMISSION_DELAYED || submission == SUBMISSION_STOPPED));
    g_string_append_c(test->outcomes, letters[submission]);
    if (*status != '\0')
        g_strlcpy(test->status, status, sizeof test->status);
    g_clear_error(&test->error);
    test->error = error;
}

static struct test_feed feed_of(int count)
{
    return (struct test_feed){.feed = {.next = next, .done = done},
                              .count = count,
                              .outcomes = g_string_new(NULL),
                              .bytes = g_string_new(NULL),
                              .to = g_string_new(NULL)};
}

static void feed_clear(struct test_feed *feed)
{
    g_string_free(feed->outcomes, TRUE);
    g_string_free(feed->bytes, TRUE);
    g_string_free(feed->to, TRUE);
    g_clear_error(&feed->error);
}

static struct mail_server *server_of(const struct fault *fault, guint port)
{
    struct mail_server *server = g_new0(struct mail_server, 1);

    server->host = g_strdup("localhost");
    server->port = port;
    server->security = fault->security;
    if (fault->login == NULL)
        return server;
    g_auto(GStrv) parts = g_strsplit(fault->login, ":", 2);
    server->login = fault->xoauth2 ? MAIL_LOGIN_XOAUTH2 : MAIL_LOGIN_PASSWORD;
    server->user = g_strdup(parts[0]);
    server->password = secret_from_text(parts[1]);
    return server;
}

/* ---- the tests ---- */

static int failures;

/* "log-a_full_mailbox". Static. */
static const char *fault_file(const char *what, const struct fault *fault)
{
    g_autofree char *name = g_strdup_printf("%s-%s", what, fault->label);

    return g_intern_string(g_strdelimit(name, " ,'", '_'));
}

static void serve(const char *name, const struct mail_server *server,
                  struct test_feed *feed)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Transport) transport = transport_to_server_new(name, server, &error);

    g_assert_no_error(error);
    assert_string_equal(transport->name, name);
    transport_serve(transport, &feed->feed);
}

static void assert_nothing_in_clear(const struct fault *fault, const char *log)
{
    static const char *const forbidden[] = {" clear AUTH", " clear MAIL", " clear RCPT"};

    for (gsize i = 0; fault->security != MAIL_CLEAR && i < G_N_ELEMENTS(forbidden); i++)
        if (strstr(log, forbidden[i]) != NULL)
            fail_msg("%s: %s", fault->label, log);
    if (strstr(log, g_get_host_name()) != NULL || strstr(log, "BDAT") != NULL)
        fail_msg("%s: %s", fault->label, log);
}

static void assert_fault(const char *name, const struct fault *fault, guint port,
                         const char *directory)
{
    g_autoptr(MailServer) server = server_of(fault, port);
    struct test_feed feed = feed_of(fault->count > 0 ? fault->count : 3);
    const char *wanted = fault->outcomes;

    serve(name, server, &feed);
    g_autofree char *received =
        smtp_server_read(directory, fault_file("received", fault));
    g_autofree char *log = smtp_server_read(directory, fault_file("log", fault));
    if (strcmp(name, "curl") == 0 && fault->curl != NULL)
        wanted = fault->curl;
    int expected = fault->received >= 0 ? fault->received
                                        : smtp_server_count(feed.outcomes->str, "a");
    const char *sentence = feed.error != NULL ? feed.error->message : "";
    if (strcmp(feed.outcomes->str, wanted) != 0 ||
        (!g_str_has_suffix(wanted, "l") && strcmp(feed.status, fault->status) != 0) ||
        smtp_server_count(received, "\n") != expected ||
        (fault->code != 0 && (feed.error == NULL || feed.error->code != fault->code))) {
        failures++;
        print_error("%s, %s: %s (%s), %s (%d)\n%s%s", name, fault->label,
                    feed.outcomes->str, feed.status, sentence,
                    feed.error != NULL ? feed.error->code : -1, received, log);
    }
    if (strstr(sentence, "voorbeeld.example") != NULL ||
        strstr(sentence, "geheim") != NULL)
        fail_msg("%s, %s: %s", name, fault->label, sentence);
    if (g_getenv("KIESPOST_TEST_SENTENCES") != NULL && *sentence != '\0')
        print_message("%s, %s: %s\n", name, fault->label, sentence);
    assert_nothing_in_clear(fault, log);
    feed_clear(&feed);
}

static void run(const struct fault *rows, gsize count, const char *name,
                const char *directory)
{
    g_autoptr(GString) lines = g_string_new(NULL);

    failures = 0;
    for (gsize i = 0; i < count; i++)
        g_string_append_printf(lines, "--received %%s/%s --log %%s/%s %s\n",
                               fault_file("received", &rows[i]),
                               fault_file("log", &rows[i]), rows[i].server);
    g_string_replace(lines, "%s", directory, 0);
    struct smtp_servers servers = smtp_servers_start(directory, lines->str);
    assert_int_equal(servers.ports->len, count);
    for (gsize i = 0; i < count; i++)
        assert_fault(name, &rows[i], g_array_index(servers.ports, guint, i), directory);
    smtp_servers_stop(&servers);
    assert_int_equal(failures, 0);
}

static void prepare(const char *directory)
{
    g_autofree char *trusted = g_build_filename(directory, "ca.pem", NULL);

    certificates_write(directory);
    g_setenv("SSL_CERT_FILE", trusted, TRUE);
    g_setenv("SSL_CERT_DIR", "/nonexistent", TRUE);
}

static void esmtp_against_every_fault(void **state)
{
    /* Not skip(): the sanitizer stumbles over its jump. */
    if (!transport_ability("esmtp")->is_built)
        return;
    prepare(*state);
    run(faults, G_N_ELEMENTS(faults), "esmtp", *state);
}

static void curl_against_every_fault(void **state)
{
    prepare(*state);
    run(faults, G_N_ELEMENTS(faults), "curl", *state);
}

/* What only curl can do. */
static const struct fault more[] = {
    {"TLS from the start", "--cert %s/good.pem --tls", "aaa", "", 0, -1,
     .security = MAIL_TLS},
    {"TLS from the start, a certificate by itself", "--cert %s/self.pem --tls", "s", "",
     KIESPOST_ERROR_PROTOCOL, 0, .security = MAIL_TLS},
    {"TLS from the start, another's certificate", "--cert %s/other.pem --tls", "s", "",
     KIESPOST_ERROR_PROTOCOL, 0, .security = MAIL_TLS},
    {"TLS where there is none", "--rule 'greeting say hello'", "s", "",
     KIESPOST_ERROR_PROTOCOL, 0, .security = MAIL_TLS},
    {"a token", "--cert %s/good.pem --token els:t0ken", "aaa", "", 0, -1,
     .login = "els:t0ken", .xoauth2 = TRUE},
    {"a wrong token", "--cert %s/good.pem --token els:t0ken", "s", "",
     KIESPOST_ERROR_UNAVAILABLE, 0, .login = "els:other", .xoauth2 = TRUE},
    {"no tokens here", "--cert %s/good.pem --login els:t0ken", "s", "",
     KIESPOST_ERROR_PROTOCOL, 0, .login = "els:t0ken", .xoauth2 = TRUE},
};

static void what_only_curl_can_do(void **state)
{
    prepare(*state);
    run(more, G_N_ELEMENTS(more), "curl", *state);
    for (gsize i = 0; i < G_N_ELEMENTS(more); i++) {
        g_autoptr(MailServer) server = server_of(&more[i], 25);
        g_autoptr(GError) error = NULL;
        assert_string_equal(transport_default(server), "curl");
        assert_null(transport_to_server_new("esmtp", server, &error));
        assert_int_equal(error->code, KIESPOST_ERROR_CONFIG);
    }
}

/* ---- many sessions ---- */

static void two_hundred_protected_sessions(void **state)
{
    static const struct fault plain = {"many sessions", .login = LOGIN};
    static const char *const names[] = {"esmtp", "curl"};

    prepare(*state);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *options = g_strdup_printf("--cert %s/good.pem --login '" LOGIN
                                                   "' --received %s/received",
                                                   (char *)*state, (char *)*state);
        struct smtp_servers servers = smtp_servers_start(*state, options);
        g_autoptr(MailServer) server =
            server_of(&plain, g_array_index(servers.ports, guint, 0));
        for (int session = 0; session < 200; session++) {
            struct test_feed feed = feed_of(1);
            if (transport_ability(names[i])->is_built)
                serve(names[i], server, &feed);
            else
                g_string_append_c(feed.outcomes, 'a');
            assert_string_equal(feed.outcomes->str, "a");
            feed_clear(&feed);
        }
        smtp_servers_stop(&servers);
    }
}

/* More than one session takes, and every byte as it was given. */
static void five_hundred_messages_whole(void **state)
{
    static const struct fault plain = {"many messages", .security = MAIL_CLEAR};
    static const char *const names[] = {"esmtp", "curl"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (!transport_ability(names[i])->is_built)
            continue;
        g_autofree char *options =
            g_strdup_printf("--received %s/received-%s", (char *)*state, names[i]);
        g_autofree char *file = g_strdup_printf("received-%s", names[i]);
        struct smtp_servers servers = smtp_servers_start(*state, options);
        g_autoptr(MailServer) server =
            server_of(&plain, g_array_index(servers.ports, guint, 0));
        struct test_feed feed = feed_of(500);
        serve(names[i], server, &feed);
        assert_int_equal(feed.outcomes->len, 500);
        assert_null(strpbrk(feed.outcomes->str, "rpdls"));
        g_autofree char *received = smtp_server_read(*state, file);
        feed_clear(&feed);
        feed = feed_of(500);
        for (int message = 1; message <= 500; message++) {
            struct submission_request request;
            char digest[DIGEST_HEX_SIZE];
            next(&feed.feed, FALSE, &request);
            digest_hex_of(request.bytes, request.length, digest);
            g_autofree char *line = g_strdup_printf("%s %s ", request.to, digest);
            if (smtp_server_count(received, line) != 1)
                fail_msg("%s: message %d", names[i], message);
        }
        feed_clear(&feed);
        smtp_servers_stop(&servers);
    }
}

static void a_server_that_is_not_there(void **state)
{
    static const struct fault plain = {"nobody", .security = MAIL_CLEAR};
    static const char *const names[] = {"esmtp", "curl"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (!transport_ability(names[i])->is_built)
            continue;
        g_autoptr(MailServer) server = server_of(&plain, 1);
        struct test_feed feed = feed_of(3);
        serve(names[i], server, &feed);
        assert_string_equal(feed.outcomes->str, "s");
        assert_int_equal(feed.error->code, KIESPOST_ERROR_UNAVAILABLE);
        feed_clear(&feed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(esmtp_against_every_fault, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(curl_against_every_fault, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(what_only_curl_can_do, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(two_hundred_protected_sessions, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(five_hundred_messages_whole, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(a_server_that_is_not_there, scratch_make,
                                        scratch_remove),
    };

    signal(SIGPIPE, SIG_IGN);
    if (!crypto_start(NULL))
        return 1;
    /* One of them, for whoever looks for a mistake. */
    cmocka_set_test_filter(g_getenv("KIESPOST_TEST"));
    return cmocka_run_group_tests(tests, NULL, NULL);
}
