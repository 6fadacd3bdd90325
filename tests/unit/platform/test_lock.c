/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/error.h"
#include "platform/lock.h"
#include "platform/scratch.h"

/* Another process that holds the lock until it is told to end, or killed. */
struct holder {
    pid_t child;
    int tell;
};

static int hold(const char *path, gboolean exclusive, int ready, int told)
{
    char byte = 'x';
    g_autoptr(Lock) lock = lock_take(path, exclusive, NULL);

    if (lock == NULL || write(ready, &byte, 1) != 1)
        return 1;
    return read(told, &byte, 1) < 0 ? 2 : 0;
}

static struct holder holder_start(const char *path, gboolean exclusive)
{
    int ready[2], told[2];
    char byte;

    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(told), 0);
    struct holder holder = {.child = fork(), .tell = told[1]};
    if (holder.child == 0) {
        close(told[1]);
        _exit(hold(path, exclusive, ready[1], told[0]));
    }
    close(ready[1]);
    close(told[0]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    return holder;
}

/* Its wait status. */
static int holder_end(struct holder holder, int signal_number)
{
    int status = -1;

    if (signal_number != 0)
        kill(holder.child, signal_number);
    close(holder.tell);
    assert_int_equal(waitpid(holder.child, &status, 0), holder.child);
    return status;
}

static char *lock_path(void **state)
{
    return g_build_filename(*state, "lock", NULL);
}

static void between_processes(void **state)
{
    static const struct {
        const char *label;
        gboolean held_exclusive, wanted_exclusive, given;
    } cases[] = {
        {"writer beside writer", TRUE, TRUE, FALSE},
        {"reader beside writer", TRUE, FALSE, FALSE},
        {"writer beside reader", FALSE, TRUE, FALSE},
        {"reader beside reader", FALSE, FALSE, TRUE},
    };
    g_autofree char *path = lock_path(state);

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        struct holder holder = holder_start(path, cases[i].held_exclusive);
        g_autoptr(Lock) lock = lock_take(path, cases[i].wanted_exclusive, &error);
        g_autofree char *number = g_strdup_printf("(process %d)", (int)holder.child);
        gboolean right = cases[i].given ? lock != NULL
                                        : lock == NULL &&
                                              g_error_matches(error, KIESPOST_ERROR,
                                                              KIESPOST_ERROR_TRY_LATER) &&
                                              strstr(error->message, number) != NULL;
        holder_end(holder, 0);
        if (!right)
            fail_msg("%s: %s", cases[i].label, error != NULL ? error->message : "given");
    }
}

static void free_again_when_its_process_ends(void **state)
{
    static const int signals[] = {0, SIGTERM, SIGKILL};
    g_autofree char *path = lock_path(state);

    for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
        struct holder holder = holder_start(path, TRUE);
        assert_null(lock_take(path, TRUE, NULL));
        holder_end(holder, signals[i]);
        g_autoptr(Lock) lock = lock_take(path, TRUE, NULL);
        assert_non_null(lock);
    }
}

static void counts_within_one_process_too(void **state)
{
    g_autofree char *path = lock_path(state);
    g_autoptr(GError) error = NULL;
    struct lock *writer = lock_take(path, TRUE, NULL);

    assert_non_null(writer);
    assert_null(lock_take(path, FALSE, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER));
    lock_free(writer);
    g_autoptr(Lock) reader = lock_take(path, FALSE, NULL);
    g_autoptr(Lock) second = lock_take(path, FALSE, NULL);
    assert_non_null(reader);
    assert_non_null(second);
}

static void what_a_dead_process_left_is_no_obstacle(void **state)
{
    static const char *const leftovers[] = {"", "1\n", "2147483646\n", "nonsense", "-1"};
    g_autofree char *path = lock_path(state);

    for (gsize i = 0; i < G_N_ELEMENTS(leftovers); i++) {
        assert_true(g_file_set_contents(path, leftovers[i], -1, NULL));
        g_autoptr(Lock) lock = lock_take(path, TRUE, NULL);
        assert_non_null(lock);
    }
}

/* A reader that came first holds on after the one that wrote its number last has ended.
 */
static void a_dead_holder_is_not_named(void **state)
{
    g_autofree char *path = lock_path(state);
    g_autoptr(GError) error = NULL;
    struct holder first = holder_start(path, FALSE);
    struct holder last = holder_start(path, FALSE);

    holder_end(last, SIGKILL);
    assert_null(lock_take(path, TRUE, &error));
    holder_end(first, 0);
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER));
    assert_null(strstr(error->message, "process"));
}

static void the_file_is_private(void **state)
{
    struct stat status;
    g_autofree char *path = lock_path(state);
    g_autoptr(Lock) lock = lock_take(path, TRUE, NULL);

    assert_non_null(lock);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
}

static void no_directory_no_lock(void **state)
{
    g_autofree char *path = g_build_filename(*state, "missing", "lock", NULL);
    g_autoptr(GError) error = NULL;

    assert_null(lock_take(path, TRUE, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE));
    assert_non_null(strstr(error->message, path));
}

int main(void)
{
#define LOCK_TEST(test)                                                                  \
    cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)
    const struct CMUnitTest tests[] = {
        LOCK_TEST(between_processes),
        LOCK_TEST(free_again_when_its_process_ends),
        LOCK_TEST(counts_within_one_process_too),
        LOCK_TEST(what_a_dead_process_left_is_no_obstacle),
        LOCK_TEST(a_dead_holder_is_not_named),
        LOCK_TEST(the_file_is_private),
        LOCK_TEST(no_directory_no_lock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
