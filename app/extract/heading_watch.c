/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/heading_watch.h"

#include <string.h>

#include "base/text.h"
#include "extract/heading_field.h"
#include "reference/header_name.h"

enum {
    TITLE_CELLS = 2 /* a row of so few may be the title of what follows */
};

struct heading_watch {
    const struct headings *headings;
    guint first; /* column with a heading; headings->count when none has */
    gboolean under_others, after_title;
    char **others;
};

struct heading_watch *heading_watch_new(const struct headings *headings)
{
    struct heading_watch *watch = g_new0(struct heading_watch, 1);

    watch->headings = headings;
    while (watch->first < headings->count && *headings->names[watch->first] == '\0')
        watch->first++;
    return watch;
}

void heading_watch_free(struct heading_watch *watch)
{
    if (watch == NULL)
        return;
    g_strfreev(watch->others);
    g_free(watch);
}

void heading_watch_rewind(struct heading_watch *watch)
{
    watch->under_others = watch->after_title = FALSE;
}

const char *const *heading_watch_others(const struct heading_watch *watch)
{
    return (const char *const *)watch->others;
}

/* ---- the same once more ---- */

/* So that nearly every row is done with after one byte. */
static gboolean may_be_same(const char *heading, const struct span *cell)
{
    return cell->length > 0 && cell->length <= 2 * strlen(heading) + 8 &&
           (g_ascii_tolower(*heading) == g_ascii_tolower(*cell->text) ||
            (*heading & 0x80) != 0 || (*cell->text & 0x80) != 0 ||
            !g_ascii_isalnum(*cell->text));
}

static gboolean is_same(const struct heading_watch *watch, const struct span *cells,
                        guint count)
{
    const struct headings *headings = watch->headings;

    if (watch->first >= MIN(count, headings->count) ||
        !may_be_same(headings->names[watch->first], &cells[watch->first]))
        return FALSE;
    for (guint i = 0; i < MAX(count, headings->count); i++) {
        const char *heading = i < headings->count ? headings->names[i] : "";
        const char *cell = i < count ? cells[i].text : "";

        if (*heading == '\0' ? *cell != '\0' : !heading_equals(heading, cell))
            return FALSE;
    }
    return TRUE;
}

/* ---- those of another list ---- */

/* A number, a date, an address: no heading. */
static gboolean is_value(const struct span *cell)
{
    char first = cell->text[0], last = cell->text[cell->length - 1];

    return ((g_ascii_isdigit(first) || first == '+') && g_ascii_isdigit(last)) ||
           memchr(cell->text, '@', cell->length) != NULL;
}

static guint count_filled(const struct span *cells, guint count)
{
    guint filled = 0;

    for (guint i = 0; i < count; i++)
        filled += cells[i].length > 0;
    return filled;
}

static gboolean are_headings(const struct span *cells, guint count, guint filled,
                             gboolean after_gap)
{
    guint known = 0, unknown = 0;

    if (filled < 2)
        return FALSE;
    for (guint i = 0; i < count; i++)
        if (cells[i].length > 0 && is_value(&cells[i]))
            return FALSE;
    for (guint i = 0; i < count; i++) {
        if (cells[i].length == 0)
            continue;
        if (header_field(cells[i].text) != FIELD_NONE)
            known++;
        else if (++unknown * 2 >= filled && !after_gap)
            return FALSE;
    }
    /* Below blank rows a list begins that has a single column in common with ours. */
    return known > 1 || (known > 0 && after_gap && filled > TITLE_CELLS);
}

/* Each column is what it was, in another language perhaps. */
static gboolean mean_the_same(const struct heading_watch *watch, const struct span *cells,
                              guint count)
{
    guint same = 0;

    for (guint i = 0; i < count; i++) {
        const char *heading = i < watch->headings->count ? watch->headings->names[i] : "";
        enum field ours = header_field(heading);
        enum field theirs =
            cells[i].length > 0 ? header_field(cells[i].text) : FIELD_NONE;

        if (ours != theirs && cells[i].length > 0)
            return FALSE;
        same += theirs != FIELD_NONE;
    }
    return same > 0;
}

static void remember(struct heading_watch *watch, const struct span *cells, guint count)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (watch->others != NULL)
        return;
    watch->others = g_new0(char *, count + 1);
    for (guint i = 0; i < count; i++) {
        text_normalise(text, cells[i].text, cells[i].length);
        watch->others[i] = g_strdup(text->str);
    }
}

enum row_defect heading_watch_see(struct heading_watch *watch, const struct span *cells,
                                  guint count, gboolean after_gap)
{
    gboolean begins = after_gap || watch->after_title;

    if (is_same(watch, cells, count)) {
        watch->under_others = watch->after_title = FALSE;
        return DEFECT_HEADINGS_AGAIN;
    }
    guint filled = count_filled(cells, count);
    watch->after_title = filled <= TITLE_CELLS && begins;
    if (are_headings(cells, count, filled, begins)) {
        watch->under_others = !mean_the_same(watch, cells, count);
        if (!watch->under_others)
            return DEFECT_HEADINGS_AGAIN;
        remember(watch, cells, count);
        return DEFECT_OTHER_HEADINGS;
    }
    return watch->under_others ? DEFECT_UNDER_OTHER_HEADINGS : DEFECT_NONE;
}
