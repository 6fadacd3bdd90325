/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/throughput.h"

#include <glib.h>
#include <sched.h>

void throughput_before_response(void)
{
#ifdef SCHED_BATCH
    const struct sched_param none = {0};

    /* 0: this thread. Who may not is no worse off. */
    if (sched_setscheduler(0, SCHED_BATCH, &none) != 0)
        g_debug("SCHED_BATCH");
#endif
}
