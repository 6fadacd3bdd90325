/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* tests/end_to_end/modem.py for a unit test, and a clock that runs so fast that its
 * silences are short. */

#include <signal.h>
#include <sys/prctl.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "deliver/handset.h"

/* How many times faster than the real one. More than usual only where nothing is to be
 * heard: else a busy computer could be taken for a silent phone. */
enum {
    HASTE_USUAL = 25,
    HASTE_SILENCE = 60,
};
static int modem_haste = HASTE_USUAL;

/* In place of the C library's, for the phone's library too: it waits by them. */
time_t time(time_t *result);
time_t time(time_t *result)
{
    static gint64 shown, real;
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    gint64 microseconds = (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
    shown = shown == 0 ? microseconds : shown + (microseconds - real) * modem_haste;
    real = microseconds;
    if (result != NULL)
        *result = (time_t)(shown / G_USEC_PER_SEC);
    return (time_t)(shown / G_USEC_PER_SEC);
}

int usleep(useconds_t microseconds);
int usleep(useconds_t microseconds)
{
    const struct timespec rest = {0, (long)microseconds * 1000 / modem_haste};

    return nanosleep(&rest, NULL);
}

int select(int count, fd_set *reads, fd_set *writes, fd_set *faults,
           struct timeval *longest)
{
    struct timespec rest = {0, 10 * 1000 * 1000};

    if (longest != NULL && modem_haste == HASTE_USUAL)
        rest = (struct timespec){longest->tv_sec, longest->tv_usec * 1000};
    return pselect(count, reads, writes, faults, longest != NULL ? &rest : NULL, NULL);
}

struct modem {
    char *directory, *link, *sent, *script;
    GPid pid;
};

static void modem_stop(struct modem *modem)
{
    if (modem->pid == 0)
        return;
    kill(modem->pid, SIGTERM);
    waitpid(modem->pid, NULL, 0);
    modem->pid = 0;
}

/* In the child: it ends with the test, whatever becomes of that. */
static void end_with_parent(gpointer context)
{
    (void)context;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
}

/* With this script (JSON); what was sent before is remembered. */
static void modem_start(struct modem *modem, const char *script)
{
    int out = -1;
    char name[100];

    if (modem->directory == NULL) {
        modem->directory = g_dir_make_tmp("kiespost-XXXXXX", NULL);
        modem->link = g_build_filename(modem->directory, "phone", NULL);
        modem->sent = g_build_filename(modem->directory, "sent", NULL);
        modem->script = g_build_filename(modem->directory, "script", NULL);
    }
    modem_stop(modem);
    g_assert_true(g_file_set_contents(modem->script, script, -1, NULL));
    char *const arguments[] = {
        "python3",  KIESPOST_SOURCE_DIR "/tests/end_to_end/modem.py",
        "--link",   modem->link,
        "--sent",   modem->sent,
        "--script", modem->script,
        NULL};
    g_assert_true(g_spawn_async_with_pipes(
        NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
        end_with_parent, NULL, &modem->pid, NULL, &out, NULL, NULL));
    g_assert_cmpint(read(out, name, sizeof name), >, 0);
    close(out);
}

static void modem_clear(struct modem *modem)
{
    static const char *const left[] = {"phone", "sent", "sent.storage", "script"};

    modem_stop(modem);
    for (gsize i = 0; i < G_N_ELEMENTS(left); i++) {
        g_autofree char *path = g_build_filename(modem->directory, left[i], NULL);
        g_unlink(path);
    }
    g_rmdir(modem->directory);
    g_free(modem->directory);
    g_free(modem->link);
    g_free(modem->sent);
    g_free(modem->script);
    *modem = (struct modem){0};
}

static struct handset *modem_open(const struct modem *modem, GError **error)
{
    const struct handset_settings settings = {
        .device = modem->link, .connection = (char *)"at", .from = (char *)"settings"};

    return handset_open(&settings, error);
}

/* The lines that it wrote down. The caller frees. */
static inline char **modem_sent(const struct modem *modem)
{
    char *text = NULL;

    if (!g_file_get_contents(modem->sent, &text, NULL, NULL))
        return g_new0(char *, 1);
    char **lines = g_strsplit(g_strchomp(text), "\n", -1);
    g_free(text);
    return lines;
}
