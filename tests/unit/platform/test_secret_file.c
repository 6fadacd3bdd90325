/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cmocka.h>

#include "base/error.h"
#include "platform/scratch.h"
#include "platform/secret_file.h"

enum {
    SIZE = 16
};

static const struct {
    const char *label;
    const char *contents;
    gsize length;
    const char *secret; /* NULL: refused */
    enum kiespost_error code;
} contents_cases[] = {
#define CONTENTS(text) text, sizeof text - 1
    /* clang-format off */
    {"no newline", CONTENTS("correct horse"), "correct horse", 0},
    {"one newline", CONTENTS("correct horse\n"), "correct horse", 0},
    {"CRLF", CONTENTS("correct horse\r\n"), "correct horse", 0},
    {"two newlines", CONTENTS("correct\n\n"), "correct\n", 0},
    {"blanks stay", CONTENTS(" correct \n"), " correct ", 0},
    {"a bare CR stays", CONTENTS("correct\r"), "correct\r", 0},
    {"as many as fit", CONTENTS("123456789012345"), "123456789012345", 0},
    {"bytes that are no UTF-8", CONTENTS("s\xe9same\n"), "s\xe9same", 0},
    {"one too many", CONTENTS("1234567890123456"), NULL, KIESPOST_ERROR_INPUT},
    {"much too long", CONTENTS("12345678901234567890\n"), NULL, KIESPOST_ERROR_INPUT},
    {"a NUL", CONTENTS("corr\0ect"), NULL, KIESPOST_ERROR_INPUT},
    {"empty", CONTENTS(""), NULL, KIESPOST_ERROR_WRONG_PASSPHRASE},
    {"a newline only", CONTENTS("\n"), NULL, KIESPOST_ERROR_WRONG_PASSPHRASE},
    {"a CRLF only", CONTENTS("\r\n"), NULL, KIESPOST_ERROR_WRONG_PASSPHRASE},
    /* clang-format on */
};

/* Reads `path` and compares with case `i`; after a refusal the buffer must be zeros. */
static void check(gsize i, const char *path)
{
    static const char zeros[SIZE];
    char buffer[SIZE];
    g_autoptr(GError) error = NULL;
    const char *label = contents_cases[i].label;

    memset(buffer, 'x', sizeof buffer);
    gssize length = secret_file_read(path, buffer, sizeof buffer, &error);
    if (contents_cases[i].secret != NULL) {
        if (length != (gssize)strlen(contents_cases[i].secret) ||
            strcmp(buffer, contents_cases[i].secret) != 0)
            fail_msg("%s: %d bytes", label, (int)length);
    } else if (length != -1 ||
               !g_error_matches(error, KIESPOST_ERROR, (int)contents_cases[i].code) ||
               memcmp(buffer, zeros, SIZE) != 0) {
        fail_msg("%s: %d bytes", label, (int)length);
    }
}

static void out_of_a_file(void **state)
{
    g_autofree char *path = g_build_filename(*state, "passphrase", NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(contents_cases); i++) {
        assert_true(g_file_set_contents(path, contents_cases[i].contents,
                                        (gssize)contents_cases[i].length, NULL));
        check(i, path);
    }
}

/* The reading end of a pipe that holds the contents of case `i` and has no writer left.
 */
static int pipe_with(gsize i)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], contents_cases[i].contents, contents_cases[i].length),
                     contents_cases[i].length);
    close(ends[1]);
    return ends[0];
}

static void out_of_a_shells_pipe(void **state)
{
    static const char *const directories[] = {"/dev/fd", "/proc/self/fd"};

    (void)state;
    for (gsize form = 0; form < G_N_ELEMENTS(directories); form++)
        for (gsize i = 0; i < G_N_ELEMENTS(contents_cases); i++) {
            int end = pipe_with(i);
            g_autofree char *path = g_strdup_printf("%s/%d", directories[form], end);
            check(i, path);
            close(end);
        }
}

static void out_of_standard_input(void **state)
{
    static const char *const names[] = {"-", "/dev/stdin", "/dev/fd/0"};
    int saved = dup(STDIN_FILENO);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(contents_cases); i++)
        for (gsize name = 0; name < G_N_ELEMENTS(names); name++) {
            int end = pipe_with(i);
            dup2(end, STDIN_FILENO);
            close(end);
            check(i, names[name]);
        }
    if (saved >= 0)
        dup2(saved, STDIN_FILENO);
    else
        close(STDIN_FILENO);
    close(saved);
}

static void make_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);

    g_strlcpy(address.sun_path, path, sizeof address.sun_path);
    assert_int_equal(bind(descriptor, (struct sockaddr *)&address, sizeof address), 0);
    close(descriptor);
}

static void what_is_no_file_is_refused(void **state)
{
    g_autofree char *fifo = g_build_filename(*state, "fifo", NULL);
    g_autofree char *socket_path = g_build_filename(*state, "socket", NULL);
    g_autofree char *missing = g_build_filename(*state, "missing", NULL);
    int directory = open(*state, O_RDONLY | O_DIRECTORY);
    g_autofree char *open_directory = g_strdup_printf("/dev/fd/%d", directory);
    const char *const paths[] = {*state,           fifo,        socket_path,
                                 missing,          "/dev/null", open_directory,
                                 "/dev/fd/987654", "/dev/fd/x", "/dev/fd/",
                                 "/dev/fd/-1",     ""};

    assert_int_equal(mkfifo(fifo, 0600), 0);
    make_socket(socket_path);
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        char buffer[SIZE] = "x";
        g_autoptr(GError) error = NULL;
        if (secret_file_read(paths[i], buffer, sizeof buffer, &error) != -1 ||
            !g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT) ||
            buffer[0] != '\0')
            fail_msg("%s", paths[i]);
    }
    close(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(out_of_a_file, scratch_make, scratch_remove),
        cmocka_unit_test(out_of_a_shells_pipe),
        cmocka_unit_test(out_of_standard_input),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_refused, scratch_make,
                                        scratch_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
