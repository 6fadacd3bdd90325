/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A directory of its own for each test, and children that end in a known way. */

#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>

/* cmocka's setup: *state is the path. */
static inline int scratch_make(void **state)
{
    *state = g_dir_make_tmp("kiespost-test-XXXXXX", NULL);
    return *state != NULL ? 0 : -1;
}

static inline void scratch_remove_path(const char *path)
{
    GDir *directory =
        g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    const char *name;

    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        scratch_remove_path(child);
    }
    g_clear_pointer(&directory, g_dir_close);
    g_remove(path);
}

/* cmocka's teardown. */
static inline int scratch_remove(void **state)
{
    scratch_remove_path(*state);
    g_free(*state);
    return 0;
}

/* Entries of a directory. */
static inline guint scratch_count(const char *path)
{
    GDir *directory = g_dir_open(path, 0, NULL);
    guint count = 0;

    while (directory != NULL && g_dir_read_name(directory) != NULL)
        count++;
    g_clear_pointer(&directory, g_dir_close);
    return count;
}

/* Runs `body` in a child and returns its wait status. The child ends by `body`'s result
 * or by a signal; it must not use cmocka's assertions. */
static inline int child_status(int (*body)(void *), void *argument)
{
    int status = -1;
    pid_t child = fork();

    if (child == 0)
        _exit(body(argument));
    if (child < 0 || waitpid(child, &status, 0) != child)
        return -1;
    return status;
}
