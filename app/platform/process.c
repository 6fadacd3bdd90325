/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/process.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define LEAK_DETECTOR 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LEAK_DETECTOR 1
#endif
#endif

static volatile sig_atomic_t interrupted;

void process_no_core_dumps(void)
{
    const struct rlimit none = {0, 0};

    if (setrlimit(RLIMIT_CORE, &none) != 0)
        g_debug("setrlimit(RLIMIT_CORE): %s", g_strerror(errno));
#ifndef LEAK_DETECTOR
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        g_debug("prctl(PR_SET_DUMPABLE): %s", g_strerror(errno));
#endif
}

void process_private_files(void)
{
    umask(077);
}

char *process_program_directory(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);

    return program != NULL ? g_path_get_dirname(program) : NULL;
}

static void note_interrupt(int signal_number)
{
    if (interrupted)
        _exit(128 + signal_number);
    interrupted = 1;
}

void process_handle_interrupts(void)
{
    /* Without SA_RESTART: a wait on a pipe or terminal must end, not go on. */
    struct sigaction action = {.sa_handler = note_interrupt};
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    sigemptyset(&action.sa_mask);
    sigemptyset(&ignore.sa_mask);
    if (sigaction(SIGINT, &action, NULL) != 0 || sigaction(SIGTERM, &action, NULL) != 0 ||
        sigaction(SIGPIPE, &ignore, NULL) != 0)
        g_error("sigaction: %s", g_strerror(errno));
}

gboolean process_interrupted(void)
{
    return interrupted != 0;
}
