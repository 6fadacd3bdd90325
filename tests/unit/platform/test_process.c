/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "platform/process.h"
#include "platform/scratch.h"

static int leaves_no_core(void *argument)
{
    struct rlimit limit = {1, 1};

    (void)argument;
    process_no_core_dumps();
    if (getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_cur != 0 || limit.rlim_max != 0)
        return 1;
#ifndef __SANITIZE_ADDRESS__
    if (prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0)
        return 2;
#endif
    g_autofree char *directory = process_program_directory();
    return directory != NULL ? 0 : 3;
}

static int files_are_private(void *path)
{
    struct stat status;

    umask(0);
    process_private_files();
    int descriptor = open(path, O_CREAT | O_WRONLY, 0666);
    return fstat(descriptor, &status) == 0 && (status.st_mode & 07777) == 0600 ? 0 : 1;
}

static int stops_at_the_first(void *signal_number)
{
    process_handle_interrupts();
    if (process_interrupted())
        return 1;
    raise(GPOINTER_TO_INT(signal_number));
    return process_interrupted() ? 0 : 2;
}

static int ends_at_the_second(void *signal_number)
{
    process_handle_interrupts();
    raise(SIGINT);
    raise(GPOINTER_TO_INT(signal_number));
    return 1;
}

static int broken_pipe_is_an_error(void *argument)
{
    int ends[2];

    (void)argument;
    process_handle_interrupts();
    if (pipe(ends) != 0)
        return 1;
    close(ends[0]);
    return write(ends[1], "x", 1) < 0 && errno == EPIPE ? 0 : 2;
}

/* The child waits on a pipe that nobody writes to; it says so first, and the signal ends
 * the wait. */
static int a_wait_ends(void *argument)
{
    int *ready = argument;
    int ends[2];
    char byte;

    process_handle_interrupts();
    if (pipe(ends) != 0 || write(ready[1], "x", 1) != 1)
        return 1;
    while (!process_interrupted())
        if (read(ends[0], &byte, 1) >= 0 || errno != EINTR)
            return 2;
    return 0;
}

static void in_a_child(void **state)
{
    const struct {
        const char *label;
        int (*body)(void *);
        void *argument;
        int exit_status;
    } cases[] = {
        {"no core files", leaves_no_core, NULL, 0},
        {"first SIGINT sets the flag", stops_at_the_first, GINT_TO_POINTER(SIGINT), 0},
        {"first SIGTERM sets the flag", stops_at_the_first, GINT_TO_POINTER(SIGTERM), 0},
        {"second SIGINT ends", ends_at_the_second, GINT_TO_POINTER(SIGINT), 130},
        {"SIGTERM after SIGINT ends", ends_at_the_second, GINT_TO_POINTER(SIGTERM), 143},
        {"a closed pipe is an error", broken_pipe_is_an_error, NULL, 0},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        int status = child_status(cases[i].body, cases[i].argument);
        if (!WIFEXITED(status) || WEXITSTATUS(status) != cases[i].exit_status)
            fail_msg("%s: wait status %d", cases[i].label, status);
    }
}

static void new_files_are_private(void **state)
{
    g_autofree char *path = g_build_filename(*state, "file", NULL);
    assert_int_equal(child_status(files_are_private, path), 0);
}

static void an_interrupt_ends_a_wait(void **state)
{
    (void)state;
    int ready[2], status = -1;
    char byte;

    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0)
        _exit(a_wait_ends(ready));
    assert_int_equal(read(ready[0], &byte, 1), 1);
    /* Should the signal come before the read, the flag is seen first or the second signal
     * ends the process: the result is one of these two, never a hang. */
    while (waitpid(child, &status, WNOHANG) == 0) {
        kill(child, SIGTERM);
        g_thread_yield();
    }
    assert_true(WIFEXITED(status));
    assert_true(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 143);
    close(ready[0]);
    close(ready[1]);
}

static void knows_its_directory(void **state)
{
    (void)state;
    g_autofree char *directory = process_program_directory();
    g_autofree char *expected = g_build_filename(KIESPOST_BUILD_DIR, "tests", NULL);
    g_autofree char *self =
        g_build_filename(directory, "unit_platform_test_process", NULL);

    assert_string_equal(directory, expected);
    assert_true(g_file_test(self, G_FILE_TEST_IS_EXECUTABLE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_a_child),
        cmocka_unit_test_setup_teardown(new_files_are_private, scratch_make,
                                        scratch_remove),
        cmocka_unit_test(an_interrupt_ends_a_wait),
        cmocka_unit_test(knows_its_directory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
