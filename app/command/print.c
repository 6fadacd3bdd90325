/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/print.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "platform/console.h"
#include "platform/errno_phrase.h"

enum {
    WIDTH_MOST = 80,
    WIDTH_LEAST = 40,
    STDERR_STREAM = 2
};

static int text_width(void)
{
    int width = console_width();
    return CLAMP(width, WIDTH_LEAST, WIDTH_MOST);
}

/* ---- where results go ---- */

static struct {
    gboolean holds, hides; /* hides: what is being printed now */
    guint left, dropped;   /* lines */
} limit;

void print_limit(guint most)
{
    limit.holds = limit.hides = TRUE;
    limit.left = most;
    limit.dropped = 0;
}

guint print_limit_end(void)
{
    limit.holds = limit.hides = FALSE;
    return limit.dropped;
}

/* A line, a paragraph, a row of a table: shown to its end or not at all. */
static void begin_piece(void)
{
    limit.hides = limit.holds && limit.left == 0;
}

static void emit(const char *text, gsize length)
{
    if (!limit.hides)
        fwrite(text, 1, length, stdout);
}

static void end_line(void)
{
    emit("\n", 1);
    if (limit.hides)
        limit.dropped++;
    else if (limit.left > 0)
        limit.left--;
}

static void emit_blanks(int count)
{
    while (count-- > 0)
        emit(" ", 1);
}

/* `text` may hold line ends. */
static void emit_line(const char *text)
{
    const char *end;

    begin_piece();
    for (; (end = strchr(text, '\n')) != NULL; text = end + 1) {
        emit(text, (gsize)(end - text));
        end_line();
    }
    emit(text, strlen(text));
    end_line();
}

void print_line(const char *format, ...)
{
    va_list values;

    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    emit_line(text);
}

static void say(const char *prefix, const char *format, va_list values)
    G_GNUC_PRINTF(2, 0);

static void say(const char *prefix, const char *format, va_list values)
{
    g_autofree char *text = g_strdup_vprintf(format, values);
    print_remark(prefix, text);
}

void print_note(const struct session *session, const char *format, ...)
{
    va_list values;

    if (session->quiet || session->json || limit.holds)
        return;
    va_start(values, format);
    say("", format, values);
    va_end(values);
}

void print_warning(const struct session *session, const char *format, ...)
{
    va_list values;

    (void)session;
    if (limit.holds)
        return;
    va_start(values, format);
    say(_("warning: "), format, values);
    va_end(values);
}

void print_next(const struct session *session, const char *format, ...)
{
    static const char program[] = "kiespost ";
    const char *directory = arguments_value(session->arguments, "dossier");
    va_list values;

    if (session->quiet || session->json || session->guided)
        return;
    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    /* So that the line can be typed as it stands. */
    g_autofree char *step =
        directory != NULL && g_str_has_prefix(text, program)
            ? g_strdup_printf("%s-C %s %s", program, directory, text + strlen(program))
            : g_strdup(text);
    print_remark(_("next: "), step);
}

/* How many bytes of `text` fit in `width` columns, broken at a blank; at least a word. */
static gsize fitting(const char *text, int width)
{
    const char *last_blank = NULL;
    int column = 0;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        if (*p == '\n')
            return (gsize)(p - text);
        if (*p == ' ')
            last_blank = p;
        if (++column > width && last_blank != NULL)
            return (gsize)(last_blank - text);
    }
    return strlen(text);
}

static void print_folded(const char *text, int start, int indent, int width)
{
    int room = MAX(width - start, 10);

    while (TRUE) {
        gsize length = fitting(text, room);
        emit(text, length);
        end_line();
        text += length;
        while (*text == ' ' || *text == '\n')
            text++;
        if (*text == '\0')
            return;
        emit_blanks(indent);
        room = MAX(width - indent, 10);
    }
}

void print_paragraph(const char *first, int indent, const char *text)
{
    int start = indent;

    begin_piece();
    if (first != NULL) {
        emit(first, strlen(first));
        start = (int)g_utf8_strlen(first, -1);
    } else {
        emit_blanks(indent);
    }
    print_folded(text, start, indent, text_width());
}

char *print_fold(const char *text, int indent)
{
    int width = text_width();
    GString *folded = g_string_new(NULL);

    for (int room = width; *text != '\0'; room = width - indent) {
        gsize length = fitting(text, room);
        if (folded->len > 0)
            g_string_append_printf(folded, "\n%*s", indent, "");
        g_string_append_len(folded, text, (gssize)length);
        text += length;
        while (*text == ' ' || *text == '\n')
            text++;
    }
    return g_string_free(folded, FALSE);
}

void print_sentence(const char *format, ...)
{
    va_list values;

    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    print_paragraph(NULL, 0, text);
}

/* A terminal breaks words; a log wants whole lines. */
void print_remark(const char *prefix, const char *text)
{
    g_autofree char *line = g_strconcat(prefix, text, NULL);
    g_autofree char *folded =
        console_is_interactive(STDERR_STREAM) ? print_fold(line, 2) : NULL;

    /* Results first, so that they stand above the remark in a shared terminal. */
    fflush(stdout);
    fprintf(stderr, "%s\n", folded != NULL ? folded : line);
}

struct print_table {
    guint columns;
    gboolean *to_the_right;
    GPtrArray *cells; /* owned strings, row after row, headings first */
};

struct print_table *print_table_new(const char *const *headings, guint columns)
{
    struct print_table *table = g_new(struct print_table, 1);

    table->columns = columns;
    table->to_the_right = g_new0(gboolean, columns);
    table->cells = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < columns; i++) {
        table->to_the_right[i] = headings[i][0] == '>';
        g_ptr_array_add(table->cells, g_strdup(headings[i] + table->to_the_right[i]));
    }
    return table;
}

void print_table_add(struct print_table *table, const char *const *cells)
{
    for (guint i = 0; i < table->columns; i++)
        g_ptr_array_add(table->cells, text_for_terminal(cells[i]));
}

static int column_width(const struct print_table *table, guint column)
{
    glong width = 0;

    for (guint i = column; i < table->cells->len; i += table->columns)
        width = MAX(width, g_utf8_strlen(table->cells->pdata[i], -1));
    return (int)width;
}

static void print_cell(const char *cell, int width, gboolean to_the_right)
{
    int blanks = MAX(width - (int)g_utf8_strlen(cell, -1), 0);

    emit_blanks(to_the_right ? blanks : 0);
    emit(cell, strlen(cell));
    emit_blanks((to_the_right ? 0 : blanks) + 2);
}

static void print_row(const struct print_table *table, guint first, const int *widths)
{
    guint last = table->columns - 1;
    int start = 0;

    begin_piece();
    for (guint i = 0; i < last; i++) {
        print_cell(table->cells->pdata[first + i], widths[i], table->to_the_right[i]);
        start += widths[i] + 2;
    }
    const char *cell = table->cells->pdata[first + last];
    int blanks = MAX(widths[last] - (int)g_utf8_strlen(cell, -1), 0);
    if (table->to_the_right[last])
        emit_blanks(blanks);
    print_folded(cell, start, start, text_width());
}

/* A list whose columns need no names has empty headings. */
static gboolean has_headings(const struct print_table *table)
{
    for (guint i = 0; i < table->columns; i++)
        if (*(const char *)table->cells->pdata[i] != '\0')
            return TRUE;
    return FALSE;
}

void print_table_finish_if(struct print_table *table, gboolean shown)
{
    g_autofree int *widths = g_new(int, table->columns);
    guint first = has_headings(table) ? 0 : table->columns;

    for (guint i = 0; i < table->columns; i++)
        widths[i] = column_width(table, i);
    for (guint i = first; shown && i < table->cells->len; i += table->columns)
        print_row(table, i, widths);
    g_ptr_array_unref(table->cells);
    g_free(table->to_the_right);
    g_free(table);
}

void print_table_finish(struct print_table *table)
{
    print_table_finish_if(table, TRUE);
}

gboolean print_flush(GError **error)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_IO,
                _("the output could not be written completely: %s"), errno_phrase(errno));
    return FALSE;
}

struct progress {
    const char *what;
    gboolean shown;
    gint64 started, last_look; /* microseconds */
    gint64 last_done;
};

struct progress *progress_new(const struct session *session, const char *what)
{
    if (session->quiet || session->json || !console_is_interactive(STDERR_STREAM))
        return NULL;
    struct progress *progress = g_new0(struct progress, 1);
    progress->what = what;
    progress->started = progress->last_look = g_get_monotonic_time();
    return progress;
}

void progress_update(struct progress *progress, gint64 done, gint64 total)
{
    enum {
        LOOK_EVERY = 1024
    };

    if (progress == NULL || done - progress->last_done < LOOK_EVERY)
        return;
    progress->last_done = done;
    gint64 now = g_get_monotonic_time();
    if (now - progress->started < G_USEC_PER_SEC ||
        now - progress->last_look < G_USEC_PER_SEC / 5)
        return;
    progress->last_look = now;
    progress->shown = TRUE;
    g_autofree char *count = i18n_count(done);
    g_autofree char *line = g_strdup_printf(_("%s: %s"), progress->what, count);
    if (total > 0)
        fprintf(stderr, "\r%s (%d %%)  ", line, (int)(done * 100 / total));
    else
        fprintf(stderr, "\r%s  ", line);
    fflush(stderr);
}

void progress_finish(struct progress *progress)
{
    if (progress == NULL)
        return;
    if (progress->shown)
        fprintf(stderr, "\r%*s\r", WIDTH_LEAST + 20, "");
    g_free(progress);
}
