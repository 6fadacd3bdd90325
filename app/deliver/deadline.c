/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/deadline.h"

#include "platform/signals.h"

struct deadline {
    GThread *thread;
    GMutex lock;
    GCond changed;
    gint64 at; /* monotonic; 0: none */
    gboolean has_passed, is_ending;
    void (*passed)(gpointer context);
    gpointer context;
};

static gpointer watch(gpointer argument)
{
    struct deadline *deadline = argument;

    signals_leave_to_main_thread();
    g_mutex_lock(&deadline->lock);
    while (!deadline->is_ending) {
        if (deadline->at == 0) {
            g_cond_wait(&deadline->changed, &deadline->lock);
        } else if (g_get_monotonic_time() < deadline->at) {
            g_cond_wait_until(&deadline->changed, &deadline->lock, deadline->at);
        } else {
            deadline->at = 0;
            deadline->has_passed = TRUE;
            deadline->passed(deadline->context);
        }
    }
    g_mutex_unlock(&deadline->lock);
    return NULL;
}

struct deadline *deadline_new(void (*passed)(gpointer context), gpointer context)
{
    struct deadline *deadline = g_new0(struct deadline, 1);

    g_mutex_init(&deadline->lock);
    g_cond_init(&deadline->changed);
    deadline->passed = passed;
    deadline->context = context;
    deadline->thread = g_thread_new("deadline", watch, deadline);
    return deadline;
}

void deadline_free(struct deadline *deadline)
{
    if (deadline == NULL)
        return;
    g_mutex_lock(&deadline->lock);
    deadline->is_ending = TRUE;
    g_cond_signal(&deadline->changed);
    g_mutex_unlock(&deadline->lock);
    g_thread_join(deadline->thread);
    g_cond_clear(&deadline->changed);
    g_mutex_clear(&deadline->lock);
    g_free(deadline);
}

void deadline_set(struct deadline *deadline, guint seconds)
{
    g_mutex_lock(&deadline->lock);
    deadline->at = g_get_monotonic_time() + (gint64)seconds * G_USEC_PER_SEC;
    deadline->has_passed = FALSE;
    g_cond_signal(&deadline->changed);
    g_mutex_unlock(&deadline->lock);
}

gboolean deadline_has_passed(struct deadline *deadline)
{
    g_mutex_lock(&deadline->lock);
    gboolean has_passed = deadline->has_passed;
    g_mutex_unlock(&deadline->lock);
    return has_passed;
}

gboolean deadline_clear(struct deadline *deadline)
{
    g_mutex_lock(&deadline->lock);
    gboolean has_passed = deadline->has_passed;
    deadline->at = 0;
    g_mutex_unlock(&deadline->lock);
    return has_passed;
}
