/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>

#include <cmocka.h>

#include "base/error.h"
#include "platform/console.h"
#include "platform/process.h"
#include "platform/scratch.h"

/* A child on a terminal of its own, and the keyboard and screen of that terminal. */
struct session {
    pid_t child;
    int terminal;
    GString *screen;
};

/* Exit statuses of the children. */
enum {
    AS_EXPECTED = 0,
    REFUSED = 100, /* plus enum kiespost_error */
    OTHERWISE = 99,
};

static struct session session_start(int (*body)(void *), void *argument)
{
    const struct winsize size = {.ws_row = 24, .ws_col = 132};
    struct session session = {.screen = g_string_new(NULL)};

    session.child = forkpty(&session.terminal, NULL, NULL, &size);
    if (session.child == 0)
        _exit(body(argument));
    assert_true(session.child > 0);
    return session;
}

/* Reads the screen until `text` stands on it; FALSE when the child went away first. */
static gboolean session_sees(struct session *session, const char *text)
{
    while (strstr(session->screen->str, text) == NULL) {
        char bytes[256];
        ssize_t got = read(session->terminal, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return FALSE;
        g_string_append_len(session->screen, bytes, got);
    }
    return TRUE;
}

static void session_types(struct session *session, const char *keys)
{
    assert_int_equal(write(session->terminal, keys, strlen(keys)), strlen(keys));
}

/* The child's wait status; the screen has all that it showed. */
static int session_end(struct session *session)
{
    int status = -1;

    while (session_sees(session, "\x01 never shown"))
        continue;
    assert_int_equal(waitpid(session->child, &status, 0), session->child);
    close(session->terminal);
    return status;
}

static void session_free(struct session *session)
{
    g_string_free(session->screen, TRUE);
}

static gboolean echo_is_on(void)
{
    struct termios settings;

    return tcgetattr(STDIN_FILENO, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
}

static int outcome(gboolean right, const GError *error)
{
    if (error != NULL)
        return REFUSED + error->code;
    return right && echo_is_on() ? AS_EXPECTED : OTHERWISE;
}

static int reads_secret(void *expected)
{
    static const char zeros[16];
    char buffer[16];
    g_autoptr(GError) error = NULL;

    memset(buffer, 'x', sizeof buffer);
    gssize length = console_read_secret("passphrase: ", buffer, sizeof buffer, &error);
    if (error != NULL && (memcmp(buffer, zeros, sizeof zeros) != 0 || !echo_is_on()))
        return OTHERWISE;
    return outcome(length == (gssize)strlen(expected) && strcmp(buffer, expected) == 0,
                   error);
}

static void secrets_are_read_and_not_shown(void **state)
{
    (void)state;
    static const struct {
        const char *label, *typed, *secret;
        int status;
    } cases[] = {
        /* clang-format off */
        {"a passphrase", "correct horse\n", "correct horse", AS_EXPECTED},
        {"carriage return", "correct horse\r", "correct horse", AS_EXPECTED},
        {"blanks stay", "  correct  \n", "  correct  ", AS_EXPECTED},
        {"an empty line", "\n", "", AS_EXPECTED},
        {"a corrected one", "corrr\x7f" "ect\n", "correct", AS_EXPECTED},
        {"as many as fit", "horsehorsehorse\n", "horsehorsehorse", AS_EXPECTED},
        {"one too many", "horsehorsehorses\n", "", REFUSED + KIESPOST_ERROR_INPUT},
        {"end of input", "\x04", "", REFUSED + KIESPOST_ERROR_WRONG_PASSPHRASE},
        /* clang-format on */
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct session session = session_start(reads_secret, (void *)cases[i].secret);
        gboolean asked = session_sees(&session, "passphrase: ");
        if (asked)
            session_types(&session, cases[i].typed);
        int status = session_end(&session);
        if (!asked || !WIFEXITED(status) || WEXITSTATUS(status) != cases[i].status)
            fail_msg("%s: wait status %x", cases[i].label, status);
        if (strstr(session.screen->str, "corr") != NULL ||
            strstr(session.screen->str, "horse") != NULL)
            fail_msg("%s: shown", cases[i].label);
        session_free(&session);
    }
}

static int reads_two_secrets(void *argument)
{
    char first[16], second[16];

    (void)argument;
    return console_read_secret("first: ", first, sizeof first, NULL) == 3 &&
                   console_read_secret("again: ", second, sizeof second, NULL) == 3 &&
                   strcmp(first, second) == 0 && echo_is_on()
               ? AS_EXPECTED
               : OTHERWISE;
}

static void a_secret_is_asked_twice(void **state)
{
    (void)state;
    struct session session = session_start(reads_two_secrets, NULL);

    assert_true(session_sees(&session, "first: "));
    session_types(&session, "abc\n");
    assert_true(session_sees(&session, "again: "));
    session_types(&session, "abc\n");
    assert_int_equal(session_end(&session), 0);
    assert_null(strstr(session.screen->str, "abc"));
    session_free(&session);
}

/* The parent keeps the terminal open beyond the child's death to see how it left it. */
static gboolean session_echoes(const struct session *session)
{
    struct termios settings;

    assert_int_equal(tcgetattr(session->terminal, &settings), 0);
    return (settings.c_lflag & ECHO) != 0;
}

static void an_interrupt_kills_and_gives_the_echo_back(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        int signal;
    } cases[] = {{"\x03", SIGINT}, {NULL, SIGTERM}, {NULL, SIGHUP}};

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct session session = session_start(reads_secret, "");
        int status = -1;
        assert_true(session_sees(&session, "passphrase: "));
        assert_false(session_echoes(&session));
        session_types(&session, "half a pass");
        if (cases[i].keys != NULL)
            session_types(&session, cases[i].keys);
        else
            kill(session.child, cases[i].signal);
        assert_int_equal(waitpid(session.child, &status, 0), session.child);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), cases[i].signal);
        assert_true(session_echoes(&session));
        assert_null(strstr(session.screen->str, "half"));
        close(session.terminal);
        session_free(&session);
    }
}

static int is_interrupted(void *argument)
{
    process_handle_interrupts();
    int status = reads_secret(argument);
    return process_interrupted() ? status : OTHERWISE;
}

static void a_handled_interrupt_ends_the_question(void **state)
{
    (void)state;
    struct session session = session_start(is_interrupted, "");

    assert_true(session_sees(&session, "passphrase: "));
    session_types(&session, "\x03");
    int status = session_end(&session);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), REFUSED + KIESPOST_ERROR_TRY_LATER);
    session_free(&session);
}

/* The kernel does not stop a process whose group has no parent in its session, so the one
 * that asks stands below the leader of the session, which continues it. */
static int stops_and_continues(void *argument)
{
    int status = -1, ready[2];
    char byte = 'x';

    if (pipe(ready) != 0)
        return OTHERWISE;
    pid_t child = fork();
    if (child == 0)
        _exit(read(ready[0], &byte, 1) == 1 ? reads_secret(argument) : OTHERWISE);
    signal(SIGTTOU, SIG_IGN);
    if (setpgid(child, child) != 0 || tcsetpgrp(STDIN_FILENO, child) != 0 ||
        write(ready[1], &byte, 1) != 1)
        return OTHERWISE;
    if (waitpid(child, &status, WUNTRACED) != child || !WIFSTOPPED(status) ||
        WSTOPSIG(status) != SIGTSTP || !echo_is_on())
        return OTHERWISE;
    if (write(STDOUT_FILENO, "[stopped]", 9) != 9 || kill(child, SIGCONT) != 0 ||
        waitpid(child, &status, 0) != child)
        return OTHERWISE;
    return WIFEXITED(status) ? WEXITSTATUS(status) : OTHERWISE;
}

static void a_stopped_question_is_asked_again(void **state)
{
    (void)state;
    static const char stopped[] = "[stopped]";
    struct session session = session_start(stops_and_continues, "correct");

    assert_true(session_sees(&session, "passphrase: "));
    session_types(&session, "wrong half\x1a");
    assert_true(session_sees(&session, stopped));
    const char *after = strstr(session.screen->str, stopped) + strlen(stopped);
    g_string_erase(session.screen, 0, after - session.screen->str);
    assert_true(session_sees(&session, "passphrase: "));
    session_types(&session, "correct\n");
    int status = session_end(&session);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), AS_EXPECTED);
    session_free(&session);
}

/* A process in the background is stopped when it asks, and asks when it is brought to the
 * foreground. */
static int asks_in_the_background(void *argument)
{
    int status = -1;
    pid_t child = fork();

    if (child == 0) {
        setpgid(0, 0);
        _exit(reads_secret(argument));
    }
    signal(SIGTTOU, SIG_IGN);
    if (waitpid(child, &status, WUNTRACED) != child || !WIFSTOPPED(status) ||
        WSTOPSIG(status) != SIGTTOU || !echo_is_on())
        return OTHERWISE;
    if (tcsetpgrp(STDIN_FILENO, child) != 0 || kill(child, SIGCONT) != 0 ||
        write(STDOUT_FILENO, "[continued]", 11) != 11 ||
        waitpid(child, &status, 0) != child)
        return OTHERWISE;
    return WIFEXITED(status) ? WEXITSTATUS(status) : OTHERWISE;
}

static void a_question_in_the_background_waits(void **state)
{
    (void)state;
    struct session session = session_start(asks_in_the_background, "correct");

    assert_true(session_sees(&session, "passphrase: "));
    session_types(&session, "correct\n");
    int status = session_end(&session);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), AS_EXPECTED);
    session_free(&session);
}

static int asks(void *expected)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *answer = console_ask("Which list? ", &error);

    return outcome(g_strcmp0(answer, expected) == 0, error);
}

static void questions_on_a_terminal(void **state)
{
    (void)state;
    static const struct {
        const char *label, *typed, *answer;
        int status;
    } cases[] = {
        {"an answer", "Lijst Voorbeeld\n", "Lijst Voorbeeld", AS_EXPECTED},
        {"letters with accents", "Liège\n", "Liège", AS_EXPECTED},
        {"an empty line", "\n", "", AS_EXPECTED},
        {"no UTF-8", "Li\xe8ge\n", "", REFUSED + KIESPOST_ERROR_INPUT},
        {"end of input", "\x04", "", REFUSED + KIESPOST_ERROR_USAGE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct session session = session_start(asks, (void *)cases[i].answer);
        gboolean asked = session_sees(&session, "Which list? ");
        session_types(&session, cases[i].typed);
        int status = session_end(&session);
        if (!asked || !WIFEXITED(status) || WEXITSTATUS(status) != cases[i].status)
            fail_msg("%s: wait status %x", cases[i].label, status);
        session_free(&session);
    }
}

/* Without a terminal: a session of its own, standard input a pipe. */
static int asks_a_pipe(void *argument)
{
    static const char *const answers[] = {"one", "", "three", "no newline"};
    static const char lines[] = "one\n\nthree\r\nno newline";
    g_autoptr(GError) secret_error = NULL, end_error = NULL;
    char buffer[16];
    int ends[2];

    (void)argument;
    if (setsid() < 0 || pipe(ends) != 0 ||
        write(ends[1], lines, strlen(lines)) != (ssize_t)strlen(lines))
        return OTHERWISE;
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    if (console_read_secret("", buffer, sizeof buffer, &secret_error) != -1 ||
        !g_error_matches(secret_error, KIESPOST_ERROR, KIESPOST_ERROR_WRONG_PASSPHRASE))
        return 1;
    for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
        g_autofree char *answer = console_ask("? ", NULL);
        if (g_strcmp0(answer, answers[i]) != 0)
            return 10 + (int)i;
    }
    if (console_ask("? ", &end_error) != NULL ||
        !g_error_matches(end_error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE))
        return 2;
    return AS_EXPECTED;
}

static void questions_without_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(child_status(asks_a_pipe, NULL), 0);
}

static int asks_for_too_much(void *argument)
{
    g_autofree char *line = g_strnfill(5000, 'x');
    g_autoptr(GError) error = NULL;
    int ends[2];

    (void)argument;
    line[4999] = '\n';
    if (setsid() < 0 || pipe(ends) != 0 || write(ends[1], line, 5000) != 5000 ||
        write(ends[1], "next\n", 5) != 5)
        return OTHERWISE;
    dup2(ends[0], STDIN_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    if (console_ask("? ", &error) != NULL ||
        !g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT))
        return 1;
    g_autofree char *next = console_ask("? ", NULL);
    return g_strcmp0(next, "next") == 0 ? AS_EXPECTED : 2;
}

static void too_long_an_answer_is_refused_whole(void **state)
{
    (void)state;
    assert_int_equal(child_status(asks_for_too_much, NULL), 0);
}

static int knows_its_terminal(void *argument)
{
    (void)argument;
    if (!console_is_interactive(0) || !console_is_interactive(1) ||
        console_width() != 132)
        return 1;
    int null = open("/dev/null", O_RDWR);
    dup2(null, STDOUT_FILENO);
    if (console_is_interactive(1) || console_width() != 132)
        return 2;
    dup2(null, STDERR_FILENO);
    return console_width() == 80 ? AS_EXPECTED : 3;
}

static void width_and_kind_of_the_terminal(void **state)
{
    (void)state;
    struct session session = session_start(knows_its_terminal, NULL);

    assert_int_equal(session_end(&session), 0);
    session_free(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(secrets_are_read_and_not_shown),
        cmocka_unit_test(a_secret_is_asked_twice),
        cmocka_unit_test(an_interrupt_kills_and_gives_the_echo_back),
        cmocka_unit_test(a_handled_interrupt_ends_the_question),
        cmocka_unit_test(a_stopped_question_is_asked_again),
        cmocka_unit_test(a_question_in_the_background_waits),
        cmocka_unit_test(questions_on_a_terminal),
        cmocka_unit_test(questions_without_a_terminal),
        cmocka_unit_test(too_long_an_answer_is_refused_whole),
        cmocka_unit_test(width_and_kind_of_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
