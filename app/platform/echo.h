/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A terminal that does not show what is typed, and gets its echo back whatever signal
 * comes meanwhile. One at a time in a process, while it has no other thread that could
 * take the signals. */

#include <glib.h>

enum echo_outcome {
    ECHO_UNDISTURBED,
    ECHO_INTERRUPTED, /* by SIGINT, SIGTERM, SIGHUP or SIGQUIT */
    ECHO_STOPPED,     /* by SIGTSTP and its kin, and continued */
};

/* Switches the echo off, throws away what was typed ahead, and holds the signals of enum
 * echo_outcome back: they only make echo_wait() return. FALSE with errno when `terminal`
 * is none. */
gboolean echo_hide(int terminal);

/* TRUE when a signal is held back: nothing should be asked now. */
gboolean echo_is_disturbed(void);

/* Between echo_hide() and echo_restore(): waits until there is something to read, and
 * returns TRUE; FALSE as soon as a signal is held back, one that came before the call
 * included. */
gboolean echo_wait(int terminal);

/* Undoes echo_hide(), throws away what was typed and not read, and lets the signals that
 * were held back do what they would have done. */
enum echo_outcome echo_restore(int terminal);
