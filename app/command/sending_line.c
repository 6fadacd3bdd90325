/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/sending_line.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "command/print.h"
#include "command/words.h"
#include "dossier/refusals.h"
#include "platform/console.h"
#include "platform/process.h"

enum {
    MINUTES_IN_DAY = 24 * 60,
    STDERR_STREAM = 2,
    REDRAW_MILLISECONDS = 250,
    COUNT_SECONDS = 2, /* so often the store is asked for refusals */
    /* A shorter wait of the pace is not worth a remark in a log. */
    REMARK_SECONDS = 10 * 60,
};

/* ---- words ---- */

char *sending_moment_phrase(gint64 now, gint64 later)
{
    enum {
        SECONDS = 60
    };
    gint64 second = now + (later + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
    struct moment today = clock_in_belgium(now);
    struct moment then = clock_in_belgium((second + SECONDS - 1) / SECONDS * SECONDS);
    g_autofree char *time =
        g_strdup_printf("%02d:%02d", then.minute / 60, then.minute % 60);

    if (then.day == today.day)
        return g_steal_pointer(&time);
    g_autofree char *date = day_phrase(then.day);
    /* TRANSLATORS: a time and its day, as in “10:00 on 21 September 2030”. It stands
     * where a time alone may stand, behind “at”, “after” or “until”. */
    return g_strdup_printf(_("%s on %s"), time, date);
}

static char *span_phrase(gint64 span)
{
    gint64 minutes = (span + PACE_MINUTE - 1) / PACE_MINUTE;
    g_autofree char *number = NULL;

    if (minutes <= 90) {
        number = i18n_count(minutes);
        return g_strdup_printf(_("%s min left"), number);
    }
    if (minutes <= 48 * 60) {
        number = i18n_count((minutes + 59) / 60);
        return g_strdup_printf(_("%s h left"), number);
    }
    number = i18n_count((minutes + MINUTES_IN_DAY - 1) / MINUTES_IN_DAY);
    return g_strdup_printf(_("%s days left"), number);
}

/* As long as so many went so fast, nobody can tell. */
static char *rest_phrase(const struct sending_facts *facts)
{
    gint64 rest = facts->total - facts->done;
    gint64 span = facts->least + facts->wait;

    if (facts->done > 0)
        span = MAX(span,
                   (gint64)((double)facts->elapsed / (double)facts->done * (double)rest));
    return rest > 0 && span > 0 ? span_phrase(span) : NULL;
}

static char *rate_phrase(const struct sending_facts *facts)
{
    if (facts->done == 0 || facts->elapsed < G_USEC_PER_SEC)
        return NULL;
    g_autofree char *rate = i18n_count(
        (gint64)((double)facts->done * (double)PACE_MINUTE / (double)facts->elapsed +
                 0.5));
    return g_strdup_printf(_("%s/min"), rate);
}

/* Takes `piece` over. FALSE when there is no more room. */
static gboolean add_piece(GString *line, char *piece, int width)
{
    g_autofree char *owned = piece;
    static const char separator[] = " · ";

    if (owned == NULL)
        return TRUE;
    glong columns = g_utf8_strlen(line->str, -1) + g_utf8_strlen(owned, -1);
    if (line->len > 0 && columns + g_utf8_strlen(separator, -1) > width)
        return FALSE;
    if (line->len > 0)
        g_string_append(line, separator);
    g_string_append(line, owned);
    return TRUE;
}

char *sending_line_text(const struct sending_facts *facts, int width)
{
    GString *line = g_string_new(NULL);
    g_autofree char *done = i18n_count(facts->done);
    g_autofree char *total = i18n_count(facts->total);
    g_autofree char *refused = i18n_count(facts->refused);
    char *until = NULL;

    if (facts->wait > 0) {
        g_autofree char *moment = sending_moment_phrase(facts->now, facts->wait);
        until = g_strdup_printf(_("waits until %s"), moment);
    }
    add_piece(line,
              facts->total > 0 ? g_strdup_printf(_("sending: %s of %s"), done, total)
                               : g_strdup(_("sending")),
              width);
    /* What stands first is what must not be lacking. */
    gboolean fits = add_piece(line, until, width);
    if (facts->refused > 0)
        fits = add_piece(line,
                         g_strdup_printf(
                             ngettext("%s refused", "%s refused", (gulong)facts->refused),
                             refused),
                         width) &&
               fits;
    if (fits && add_piece(line, rest_phrase(facts), width))
        add_piece(line, rate_phrase(facts), width);
    return g_string_free(line, FALSE);
}

/* ---- on the terminal ---- */

struct sending_line {
    const struct session *session;
    const struct mailing *mailing;
    const struct pace *pace; /* NULL without */
    const GArray *limits;    /* its: struct pace_limit */
    const struct delivery_report *report;
    gboolean is_shown;                     /* somebody looks at a terminal */
    int drawn;                             /* columns on the screen */
    gint64 started, next_draw, next_count; /* microseconds */
    gint64 done, total, refused_open, refused_closed;
    gint64 said_until; /* the wait that was remarked upon ends about then */
    gint64 delayed_until;
};

/* delivery_run() asks whether it is interrupted all the time, and says of whom it asks
 * nothing; there is one run at a time. */
static struct sending_line *the_line;

static void wipe(struct sending_line *line)
{
    if (line->drawn > 0)
        fprintf(stderr, "\r%*s\r", line->drawn, "");
    line->drawn = 0;
}

static gint64 wait_now(const struct sending_line *line, gint64 now)
{
    gint64 wait = line->pace != NULL ? pace_wait(line->pace, NULL, now) : 0;

    wait = MAX(wait, line->delayed_until - now);
    return wait >= 2 * G_USEC_PER_SEC ? wait : 0;
}

/* So many messages last so long at least, from the first to the last. */
static gint64 least_time(const GArray *limits, gint64 count)
{
    gint64 longest = 0;

    for (guint i = 0; limits != NULL && count > 0 && i < limits->len; i++) {
        const struct pace_limit *limit = &g_array_index(limits, struct pace_limit, i);
        longest = MAX(longest, (count - 1) / limit->count * limit->window);
    }
    return longest;
}

/* Those of a batch that was closed since are no longer among the open ones. */
static void count_refused(struct sending_line *line, gint64 now)
{
    gint64 closed = line->report->this_run[DELIVERY_REFUSED];

    if (now < line->next_count && closed == line->refused_closed)
        return;
    line->next_count = now + COUNT_SECONDS * G_USEC_PER_SEC;
    line->refused_closed = closed;
    line->refused_open = refusals_count_open(line->session->dossier, line->mailing);
}

static void draw(struct sending_line *line, gint64 now, gint64 wait)
{
    gint64 rest = line->total - line->done;

    count_refused(line, now);
    struct sending_facts facts = {
        .done = line->done,
        .total = line->total,
        .refused = line->refused_closed + line->refused_open,
        .elapsed = now - line->started,
        .least = least_time(line->limits, rest),
        .wait = wait,
        .now = clock_now(),
    };
    g_autofree char *text = sending_line_text(&facts, console_width() - 1);
    int columns = (int)g_utf8_strlen(text, -1);
    fprintf(stderr, "\r%s%*s", text, MAX(line->drawn - columns, 0), "");
    fflush(stderr);
    line->drawn = MAX(line->drawn, columns);
}

/* In a log too: why nothing happens. */
static void remark_on_pace(struct sending_line *line, gint64 now, gint64 wait)
{
    if (wait < REMARK_SECONDS * G_USEC_PER_SEC || now < line->said_until ||
        now < line->delayed_until)
        return;
    line->said_until = now + wait;
    wipe(line);
    g_autofree char *moment = sending_moment_phrase(clock_now(), wait);
    print_note(line->session,
               _("the pace that you set lets the next message go out at %s (Ctrl-C: stop "
                 "here, and go on later with the same words)"),
               moment);
}

static void look(struct sending_line *line)
{
    gint64 now = g_get_monotonic_time();

    if (now < line->next_draw)
        return;
    line->next_draw = now + REDRAW_MILLISECONDS * 1000;
    gint64 wait = wait_now(line, now);
    remark_on_pace(line, now, wait);
    /* What is over at once needs no line. */
    if (line->is_shown && now - line->started >= G_USEC_PER_SEC)
        draw(line, now, wait);
}

static void note_progress(gpointer context, gint64 done, gint64 total)
{
    (void)context;
    if (done > the_line->done)
        the_line->delayed_until = 0;
    the_line->done = done;
    the_line->total = total;
    look(the_line);
}

static void note_wait(gpointer context, gint64 span, const GError *cause)
{
    struct sending_line *line = the_line;

    (void)context;
    if (span < PACE_MINUTE)
        return;
    line->delayed_until = g_get_monotonic_time() + span;
    wipe(line);
    g_autofree char *moment = sending_moment_phrase(clock_now(), span);
    if (cause != NULL)
        print_note(line->session, _("%s; trying again at %s (Ctrl-C: later)"),
                   cause->message, moment);
    else
        print_note(line->session,
                   _("the server asked to come back for some of them; trying again at %s "
                     "(Ctrl-C: later)"),
                   moment);
}

struct sending_line *sending_line_new(const struct session *session,
                                      const struct mailing *mailing,
                                      const struct pace *pace, const GArray *limits,
                                      const struct delivery_report *report)
{
    struct sending_line *line = g_new0(struct sending_line, 1);

    g_assert(the_line == NULL);
    line->session = session;
    line->mailing = mailing;
    line->pace = pace;
    line->limits = limits;
    line->report = report;
    line->is_shown =
        !session->quiet && !session->json && console_is_interactive(STDERR_STREAM);
    line->started = g_get_monotonic_time();
    the_line = line;
    return line;
}

void sending_line_free(struct sending_line *line)
{
    wipe(line);
    the_line = NULL;
    g_free(line);
}

void sending_line_apply(struct delivery_inputs *inputs)
{
    inputs->progress = note_progress;
    inputs->waiting = note_wait;
    inputs->interrupted = process_interrupted;
}
