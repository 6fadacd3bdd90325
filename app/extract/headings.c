/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/headings.h"

#include <string.h>

#include "base/text.h"
#include "reference/header_name.h"

enum {
    ROWS_SEEN = 200,
    TITLE_ROWS = 10, /* headings are looked for among so many */
    TITLE_CELLS = 2,
    TITLES_WITH_VALUES = 2, /* a date of printing, a number of people */
};

struct seen_row {
    guint64 line;
    guint width;
    guint filled, known, values; /* cells with something, a heading, a value in them */
    GPtrArray *cells;            /* of the first TITLE_ROWS rows */
    guint last_filled;           /* cells up to and with the last one that holds text */
};

struct headings_search {
    GArray *rows; /* struct seen_row */
    guint defects;
    gboolean ragged;
};

static void clear_row(gpointer row)
{
    g_clear_pointer(&((struct seen_row *)row)->cells, g_ptr_array_unref);
}

struct headings_search *headings_search_new(gboolean ragged)
{
    struct headings_search *search = g_new0(struct headings_search, 1);

    search->ragged = ragged;
    search->rows = g_array_new(FALSE, TRUE, sizeof(struct seen_row));
    g_array_set_clear_func(search->rows, clear_row);
    return search;
}

void headings_search_free(struct headings_search *search)
{
    g_array_unref(search->rows);
    g_free(search);
}

void headings_free(struct headings *headings)
{
    if (headings == NULL)
        return;
    for (guint i = 0; i < headings->count; i++)
        g_free(headings->names[i]);
    g_free(headings->names);
    g_free(headings->preamble);
    g_free(headings);
}

/* A number, a date, a telephone number or an e-mail address. */
static gboolean is_value(const char *text)
{
    gsize digits = strcspn(text, "0123456789");

    if (strchr(text, '@') != NULL)
        return TRUE;
    return text[digits] != '\0' && text[strspn(text, "0123456789./-:+() ")] == '\0';
}

static void see_cell(struct seen_row *seen, guint column, const struct span *cell)
{
    g_autoptr(GString) text = g_string_new(NULL);

    text_normalise(text, cell->text, cell->length);
    if (text->len > 0) {
        seen->filled++;
        seen->last_filled = column + 1;
        if (header_field(text->str) != FIELD_NONE)
            seen->known++;
        else if (is_value(text->str))
            seen->values++;
    }
    g_ptr_array_add(seen->cells, g_string_free(g_steal_pointer(&text), FALSE));
}

void headings_search_see(struct headings_search *search, const struct extract_row *row)
{
    struct seen_row seen = {.line = row->line, .width = row->count};

    if (row->defect != DEFECT_NONE) {
        search->defects++;
        return;
    }
    if (search->rows->len < TITLE_ROWS) {
        seen.cells = g_ptr_array_new_with_free_func(g_free);
        for (guint i = 0; i < row->count; i++)
            see_cell(&seen, i, &row->cells[i]);
    } else {
        for (guint i = 0; i < row->count; i++)
            if (row->cells[i].length > 0)
                seen.last_filled = i + 1;
    }
    g_array_append_val(search->rows, seen);
}

gboolean headings_search_is_done(const struct headings_search *search)
{
    return search->rows->len + search->defects >= ROWS_SEEN;
}

gboolean headings_search_has_rows(const struct headings_search *search)
{
    return search->rows->len > 0;
}

static const struct seen_row *row_at(const struct headings_search *search, guint index)
{
    return &g_array_index(search->rows, struct seen_row, index);
}

/* Only words, most of them headings that we know. */
static gboolean is_surely_headings(const struct seen_row *row)
{
    return row->known > 1 && row->values == 0 && row->known * 2 >= row->filled;
}

/* The row of headings below what can only be titles; −1 when there is none. Below a row
 * of headings stand people, unless the very next one is headings too and there are more
 * of them: then the first are those over groups of columns. */
static int headings_below_titles(const struct headings_search *search)
{
    guint count = MIN(search->rows->len, TITLE_ROWS);
    guint widest = 0, with_values = 0;

    for (guint i = 0; i < count && with_values <= TITLES_WITH_VALUES; i++) {
        const struct seen_row *row = row_at(search, i);

        if (is_surely_headings(row) && widest <= MAX(TITLE_CELLS, row->filled / 2)) {
            const struct seen_row *next = i + 1 < count ? row_at(search, i + 1) : NULL;
            gboolean groups = next != NULL && is_surely_headings(next) &&
                              row->filled * 2 <= next->filled;
            return (int)(groups ? i + 1 : i);
        }
        widest = MAX(widest, row->filled);
        with_values += row->values > 0;
    }
    return -1;
}

/* The index of the headings' row, −1 when there is none. */
static int find_headings(const struct headings_search *search)
{
    guint count = MIN(search->rows->len, TITLE_ROWS);
    int below = headings_below_titles(search);

    if (below >= 0)
        return below;

    for (guint i = 0; i < count; i++) {
        const struct seen_row *row = row_at(search, i);

        if (row->known > 0 && row->known > row->values)
            return (int)i;
        if (row->filled > TITLE_CELLS || row->values > 0)
            break;
    }
    const struct seen_row *top = row_at(search, 0);
    return top->values > 0 && top->values >= top->known ? -1 : 0;
}

/* The width that most rows below the headings have; `otherwise` when no width has more
 * than half of them. */
static guint usual_width(const struct headings_search *search, guint from,
                         guint otherwise)
{
    guint best = 0, best_count = 0;

    for (guint i = from; i < search->rows->len; i++) {
        guint width = row_at(search, i)->width, count = 0;

        for (guint j = i; j < search->rows->len; j++)
            count += row_at(search, j)->width == width;
        if (count > best_count) {
            best = width;
            best_count = count;
        }
    }
    return best_count * 2 > search->rows->len - from ? best : otherwise;
}

static guint widest_of(const struct headings_search *search)
{
    guint width = 0;

    for (guint i = 0; i < search->rows->len; i++)
        width = MAX(width, row_at(search, i)->width);
    return width;
}

/* Delimiters at the end of every line make no column unless something stands behind. */
static guint columns_used(const struct headings_search *search, guint from, guint width,
                          guint at_least)
{
    guint used = at_least;

    for (guint i = from; i < search->rows->len; i++)
        if (row_at(search, i)->width <= width)
            used = MAX(used, row_at(search, i)->last_filled);
    return used;
}

static char *preamble_above(const struct headings_search *search, guint at)
{
    GString *preamble = g_string_new(NULL);

    for (guint i = 0; i < at; i++) {
        const GPtrArray *cells = row_at(search, i)->cells;
        const char *between = preamble->len > 0 ? "\n" : "";

        for (guint j = 0; j < cells->len; j++) {
            const char *cell = g_ptr_array_index(cells, j);
            if (*cell == '\0')
                continue;
            g_string_append_printf(preamble, "%s%s", between, cell);
            between = " ";
        }
    }
    return g_string_free(preamble, FALSE);
}

struct headings *headings_search_finish(struct headings_search *search)
{
    struct headings *headings = g_new0(struct headings, 1);
    int at = find_headings(search);
    const struct seen_row *row = at >= 0 ? row_at(search, (guint)at) : NULL;
    guint first = (guint)(at + 1);
    guint width = search->ragged ? widest_of(search)
                                 : usual_width(search, first,
                                               row_at(search, (guint)MAX(at, 0))->width);

    if (row != NULL) {
        headings->line = row->line;
        headings->needed = row->last_filled;
        headings->count =
            columns_used(search, first, MAX(width, row->width), row->last_filled);
    } else {
        headings->needed = headings->count = MAX(width, 1);
    }
    if (search->ragged)
        headings->needed = 0;
    headings->preamble = preamble_above(search, (guint)MAX(at, 0));
    headings->names = g_new0(char *, headings->count + 1);
    for (guint i = 0; i < headings->count; i++)
        headings->names[i] = g_strdup(
            row != NULL && i < row->cells->len ? g_ptr_array_index(row->cells, i) : "");
    return headings;
}
