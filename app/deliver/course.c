/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/course.h"

void course_init(struct course *course, const struct delivery_inputs *inputs,
                 struct delivery_report *report)
{
    *course = (struct course){.inputs = inputs, .report = report};
    g_mutex_init(&course->lock);
    g_cond_init(&course->news);
}

void course_clear(struct course *course)
{
    g_mutex_clear(&course->lock);
    g_cond_clear(&course->news);
}

gint64 course_now(const struct course *course)
{
    const struct delivery_clock *clock = course->inputs->clock;

    return clock != NULL ? clock->now() : g_get_monotonic_time();
}

void course_end_by(struct course *course, GError *error)
{
    if (course->cause == NULL)
        course->cause = error;
    else
        g_clear_error(&error);
}

gboolean course_is_interrupted(struct course *course)
{
    gboolean (*interrupted)(void) = course->inputs->interrupted;

    if (!course->report->interrupted && interrupted != NULL && interrupted())
        course->report->interrupted = TRUE;
    return course->report->interrupted;
}

gboolean course_is_ending(struct course *course)
{
    return course->cause != NULL || course_is_interrupted(course);
}

void course_advance(struct course *course)
{
    course->done++;
}

void course_tell(const struct course *course)
{
    const struct delivery_inputs *inputs = course->inputs;

    if (inputs->progress != NULL)
        inputs->progress(inputs->context, course->done, course->total);
}
