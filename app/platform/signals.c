/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/signals.h"

#include <glib.h>
#include <pthread.h>
#include <signal.h>

void signals_leave_to_main_thread(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGPIPE);
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0)
        g_error("pthread_sigmask");
}
