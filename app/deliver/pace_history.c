/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/pace_history.h"

#include "base/clock.h"
#include "dossier/sent_times.h"

static char *domain_of(const struct pace *pace, const struct pace_history *history,
                       const struct sent_time *time)
{
    if (!pace_looks_at_domains(pace))
        return NULL;
    if (time->domain != NULL)
        return g_strdup(time->domain);
    return history->domain_of != NULL
               ? history->domain_of(history->context, time->recipient)
               : NULL;
}

/* A time is known to the second, so it may have been at its end. */
gboolean pace_remember(struct pace *pace, const struct pace_history *history, gint64 now,
                       GError **error)
{
    gint64 today = clock_now();

    if (pace_memory(pace) == 0)
        return TRUE;
    g_autoptr(GArray) times =
        sent_times_read(history->dossier, history->channel,
                        today - pace_memory(pace) / G_USEC_PER_SEC - 1, error);
    for (guint i = 0; times != NULL && i < times->len; i++) {
        const struct sent_time *time = &g_array_index(times, struct sent_time, i);
        gint64 age = MAX(today - time->at - 1, 0) * G_USEC_PER_SEC;
        g_autofree char *domain = domain_of(pace, history, time);
        for (guint part = 0; part < time->parts; part++)
            pace_note(pace, domain, now - age);
    }
    return times != NULL;
}
