/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/secret_command.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/process.h"
#include "platform/secret_file.h"

static gboolean start(const char *command, GPid *child, int *output, GError **error)
{
    const GSpawnFlags flags =
        G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_CHILD_INHERITS_STDIN;
    g_auto(GStrv) words = NULL;

    if (!g_shell_parse_argv(command, NULL, &words, NULL)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                            _("the command that prints the password cannot be read: are "
                              "its quotation marks closed?"));
        return FALSE;
    }
    if (g_spawn_async_with_pipes(NULL, words, NULL, flags, NULL, NULL, child, NULL,
                                 output, NULL, NULL))
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                        _("the command that prints the password cannot be started"));
    return FALSE;
}

static gboolean ends_well(GPid child, GError **error)
{
    int status = -1;

    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        if (process_interrupted())
            break;
    g_spawn_close_pid(child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                        _("the command that prints the password failed"));
    return FALSE;
}

gssize secret_command_read(const char *command, char *buffer, gsize size, GError **error)
{
    g_autoptr(GError) cause = NULL;
    GPid child;
    int output;

    if (!start(command, &child, &output, error)) {
        explicit_bzero(buffer, size);
        return -1;
    }
    g_autofree char *path = g_strdup_printf("/dev/fd/%d", output);
    gssize length = secret_file_read(path, buffer, size, &cause);
    close(output);
    /* Its failure explains more than the empty output that comes with it. */
    if (!ends_well(child, error)) {
        explicit_bzero(buffer, size);
        return -1;
    }
    if (length < 0)
        g_propagate_error(error, g_steal_pointer(&cause));
    return length;
}
