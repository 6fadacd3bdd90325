/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* tests/end_to_end/smtp_server.py as a child. */

#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* Many servers in one process. */
struct smtp_servers {
    GPid child;
    GArray *ports; /* guint */
};

/* The Python that has aiosmtpd, NULL when none has. Static. */
static inline const char *smtp_server_python(void)
{
    static const char *const names[] = {"python3", "/usr/bin/python3"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        char *words[] = {(char *)names[i], "-c", "import aiosmtpd", NULL};
        int status = 1;
        if (g_spawn_sync(NULL, words, NULL,
                         G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                         NULL, NULL, &status, NULL) &&
            status == 0)
            return names[i];
    }
    return NULL;
}

/* One for each line of options in `lines`; the order of ports is that of the lines. */
static inline struct smtp_servers smtp_servers_start(const char *directory,
                                                     const char *lines)
{
    struct smtp_servers servers = {.ports = g_array_new(FALSE, FALSE, sizeof(guint))};
    g_autofree char *path = g_build_filename(directory, "servers", NULL);
    char *words[] = {(char *)smtp_server_python(),
                     (char *)KIESPOST_SOURCE_DIR "/tests/end_to_end/smtp_server.py",
                     (char *)"--many", path, NULL};
    int output;
    guint port;

    g_assert(words[0] != NULL && g_file_set_contents(path, lines, -1, NULL));
    g_assert(g_spawn_async_with_pipes(
        NULL, words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
        &servers.child, NULL, &output, NULL, NULL));
    FILE *ports = fdopen(output, "r");
    while (fscanf(ports, "%u", &port) == 1)
        g_array_append_val(servers.ports, port);
    fclose(ports);
    return servers;
}

static inline void smtp_servers_stop(struct smtp_servers *servers)
{
    kill(servers->child, SIGKILL);
    waitpid(servers->child, NULL, 0);
    g_spawn_close_pid(servers->child);
    g_array_unref(servers->ports);
}

/* What stands in a file; "" when it is not there. The caller frees. */
static inline char *smtp_server_read(const char *directory, const char *name)
{
    g_autofree char *path = g_build_filename(directory, name, NULL);
    char *text = NULL;

    return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

static inline int smtp_server_count(const char *text, const char *what)
{
    int count = 0;

    for (const char *at = text; (at = strstr(at, what)) != NULL; at += strlen(what))
        count++;
    return count;
}
