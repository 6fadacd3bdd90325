/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/row_watch.h"

#include <string.h>

#include "domain/national_number.h"
#include "extract/cell.h"
#include "import/address_kind.h"
#include "import/memo.h"

enum {
    NATIONAL_NUMBER_DIGITS = 11
};

struct row_watch {
    GArray *enriching; /* guint: a voter list's columns of e-mails and telephones */
    GArray *opinions;  /* guint */
    GArray *unread;    /* guint: where a national register number may hide */
    const struct consent_times *times; /* NULL: not asked for */
    day_number today;
    struct memo *offices; /* gboolean by domain */
    GString *scratch;
};

static gboolean may_hide_numbers(const struct column *column)
{
    return column->refusal != COLUMN_READ && column->refusal != COLUMN_NATIONAL_NUMBER &&
           column->refusal != COLUMN_NATIONAL_NUMBER_ON_LIST;
}

struct row_watch *row_watch_new(const struct column_map *columns, enum source_kind kind)
{
    struct row_watch *watch = g_new0(struct row_watch, 1);
    gboolean is_list = source_kind_is_voter_list(kind);

    watch->enriching = g_array_new(FALSE, FALSE, sizeof(guint));
    watch->opinions = g_array_new(FALSE, FALSE, sizeof(guint));
    watch->unread = g_array_new(FALSE, FALSE, sizeof(guint));
    watch->today = DAY_UNKNOWN;
    watch->offices = memo_new();
    watch->scratch = g_string_new(NULL);
    for (guint i = 0; i < columns->count; i++) {
        const struct column *column = &columns->columns[i];
        if (is_list && column->refusal == COLUMN_NOT_ON_LISTS)
            g_array_append_val(watch->enriching, i);
        if (may_hide_numbers(column))
            g_array_append_val(watch->unread, i);
    }
    return watch;
}

void row_watch_free(struct row_watch *watch)
{
    if (watch == NULL)
        return;
    g_array_unref(watch->enriching);
    g_array_unref(watch->opinions);
    g_array_unref(watch->unread);
    memo_free(watch->offices);
    g_string_free(watch->scratch, TRUE);
    g_free(watch);
}

void row_watch_set_day(struct row_watch *watch, day_number today)
{
    watch->today = today;
}

void row_watch_set_times(struct row_watch *watch, const struct consent_times *times)
{
    watch->times = times;
}

void row_watch_add_opinion(struct row_watch *watch, guint column)
{
    g_array_append_val(watch->opinions, column);
}

/* ---- one row ---- */

static gboolean any_is_filled(struct row_watch *watch, const GArray *columns,
                              const struct span *cells)
{
    for (guint i = 0; i < columns->len; i++)
        if (cell_clean(&cells[g_array_index(columns, guint, i)], watch->scratch).length >
            0)
            return TRUE;
    return FALSE;
}

/* Quicker than looking for the number, and nearly always the end of it. */
static gboolean has_digits_enough(const struct span *cell)
{
    guint digits = 0;

    for (gsize i = 0; i < cell->length; i++)
        digits += (guchar)(cell->text[i] - '0') < 10;
    return digits >= NATIONAL_NUMBER_DIGITS;
}

static gboolean any_hides_a_number(const struct row_watch *watch,
                                   const struct span *cells)
{
    for (guint i = 0; i < watch->unread->len; i++) {
        const struct span *cell = &cells[g_array_index(watch->unread, guint, i)];
        if (cell->length >= NATIONAL_NUMBER_DIGITS && has_digits_enough(cell) &&
            national_number_occurs(cell->text, cell->length))
            return TRUE;
    }
    return FALSE;
}

/* Domains come back, and the tables are long. */
static gboolean is_of_an_office(struct row_watch *watch, const char *email)
{
    static const gboolean answers[] = {FALSE, TRUE};
    const char *at = strrchr(email, '@');
    gsize length = strlen(at);
    const gboolean *known = memo_find(watch->offices, at, length);

    if (known == NULL) {
        known = &answers[address_is_of_an_office(email) ? 1 : 0];
        memo_keep(watch->offices, at, length, known);
    }
    return *known;
}

static void look_at_email(struct row_watch *watch, struct recipient *recipient)
{
    if (*recipient->email == '\0')
        return;
    if (is_of_an_office(watch, recipient->email))
        recipient->findings |= ROW_OFFICE_ADDRESS;
    if (address_is_of_a_role(recipient->email))
        recipient->findings |= ROW_ROLE_ADDRESS;
}

static void look_at_consent(const struct row_watch *watch, const struct span *cells,
                            struct recipient *recipient)
{
    if (recipient->consent_date == DAY_UNKNOWN)
        return;
    if (watch->times != NULL && consent_times_are_alike(watch->times, cells))
        recipient->findings |= ROW_CONSENT_ALIKE;
    if (watch->today != DAY_UNKNOWN && recipient->consent_date > watch->today) {
        recipient->findings |= ROW_CONSENT_TO_COME;
        recipient->consent_date = DAY_UNKNOWN;
    }
}

gboolean row_watch_look(struct row_watch *watch, const struct span *cells,
                        struct recipient *recipient)
{
    if (any_is_filled(watch, watch->enriching, cells))
        recipient->findings |= ROW_ENRICHED;
    if (any_is_filled(watch, watch->opinions, cells))
        recipient->findings |= ROW_OPINION;
    look_at_email(watch, recipient);
    look_at_consent(watch, cells, recipient);
    return any_hides_a_number(watch, cells);
}
