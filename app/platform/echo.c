/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/echo.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <termios.h>

static const struct {
    int signal;
    enum echo_outcome outcome;
} held[] = {
    {SIGINT, ECHO_INTERRUPTED},  {SIGTERM, ECHO_INTERRUPTED}, {SIGHUP, ECHO_INTERRUPTED},
    {SIGQUIT, ECHO_INTERRUPTED}, {SIGTSTP, ECHO_STOPPED},     {SIGTTIN, ECHO_STOPPED},
    {SIGTTOU, ECHO_STOPPED},
};

static volatile sig_atomic_t caught[G_N_ELEMENTS(held)];
static struct sigaction before[G_N_ELEMENTS(held)];
static sigset_t mask_before;
static struct termios shown;

static void note_signal(int number)
{
    for (gsize i = 0; i < G_N_ELEMENTS(held); i++)
        if (held[i].signal == number)
            caught[i] = 1;
}

static gboolean is_caught(int number)
{
    for (gsize i = 0; i < G_N_ELEMENTS(held); i++)
        if (held[i].signal == number)
            return caught[i] != 0;
    return FALSE;
}

gboolean echo_is_disturbed(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(held); i++)
        if (caught[i])
            return TRUE;
    return FALSE;
}

static void hold_signals(void)
{
    struct sigaction note = {.sa_handler = note_signal};

    sigemptyset(&note.sa_mask);
    sigprocmask(SIG_SETMASK, NULL, &mask_before);
    for (gsize i = 0; i < G_N_ELEMENTS(held); i++) {
        caught[i] = 0;
        /* Ignored signals (nohup) stay ignored. */
        if (sigaction(held[i].signal, NULL, &before[i]) == 0 &&
            before[i].sa_handler != SIG_IGN)
            sigaction(held[i].signal, &note, NULL);
    }
}

/* From here on a signal comes within ppoll(2) or not at all, so none can slip in between
 * a look at `caught` and a wait. The kernel sends SIGTTIN and SIGTTOU in answer to a call
 * of ours, which would fail if they were blocked. */
static void block_signals(void)
{
    sigset_t blocked;

    sigemptyset(&blocked);
    for (gsize i = 0; i < G_N_ELEMENTS(held); i++)
        if (held[i].signal != SIGTTIN && held[i].signal != SIGTTOU)
            sigaddset(&blocked, held[i].signal);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
}

gboolean echo_wait(int terminal)
{
    struct pollfd readable = {.fd = terminal, .events = POLLIN};

    while (!echo_is_disturbed())
        if (ppoll(&readable, 1, NULL, &mask_before) > 0 || errno != EINTR)
            return !echo_is_disturbed();
    return FALSE;
}

static int set_terminal(int terminal, const struct termios *settings)
{
    int status;

    /* A process in the background is stopped by the attempt, not answered for ever. */
    do
        status = tcsetattr(terminal, TCSAFLUSH, settings);
    while (status != 0 && errno == EINTR && !echo_is_disturbed());
    return status;
}

gboolean echo_hide(int terminal)
{
    if (tcgetattr(terminal, &shown) != 0)
        return FALSE;
    struct termios hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    hold_signals();
    /* When a signal was faster, echo_wait() keeps the caller from reading. */
    if (set_terminal(terminal, &hidden) == 0 || echo_is_disturbed()) {
        block_signals();
        return TRUE;
    }
    int trouble = errno;
    echo_restore(terminal);
    errno = trouble;
    return FALSE;
}

enum echo_outcome echo_restore(int terminal)
{
    enum echo_outcome outcome = ECHO_UNDISTURBED;
    gboolean raised[G_N_ELEMENTS(held)];
    int status;

    do
        status = tcsetattr(terminal, TCSAFLUSH, &shown);
    while (status != 0 && errno == EINTR && !is_caught(SIGTTOU));
    /* Those that were blocked are noted here. */
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(held); i++) {
        raised[i] = caught[i] != 0;
        caught[i] = 0;
        sigaction(held[i].signal, &before[i], NULL);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(held); i++) {
        if (!raised[i])
            continue;
        if (outcome != ECHO_INTERRUPTED)
            outcome = held[i].outcome;
        raise(held[i].signal);
    }
    return outcome;
}
