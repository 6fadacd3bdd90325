/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/ceiling.h"

#include <string.h>

#include "reference/tables.h"

const char *ceiling_who_name(enum ceiling_who who)
{
    static const char *const names[CEILING_WHO_COUNT] = {
        [CEILING_CANDIDATE] = "candidate", [CEILING_HEAD] = "head",
        [CEILING_EFFECTIVE] = "effective", [CEILING_SUBSTITUTE] = "substitute",
        [CEILING_LIST] = "list",
    };
    g_assert(who < CEILING_WHO_COUNT);
    return names[who];
}

static int year_of(const struct election *election)
{
    int year;

    day_to_ymd(election->day, &year, NULL, NULL);
    return year;
}

static gboolean is_about(const struct ceiling_row *row, const struct election *election,
                         enum ceiling_who who)
{
    return row->who == who && strcmp(row->regime, election->regime->id) == 0 &&
           row->year <= year_of(election);
}

/* 0 when there are none. */
static int newest_year(const struct election *election, enum ceiling_who who)
{
    int newest = 0;

    for (guint i = 0; i < ceiling_row_count; i++)
        if (is_about(&ceiling_rows[i], election, who))
            newest = MAX(newest, ceiling_rows[i].year);
    return newest;
}

/* What the voters of each bracket come to. */
struct reckoning {
    euro_price sum, minimum, printed;
    gint64 reached; /* voters up to the last bracket */
    gboolean needs_voters;
    const char *source;
};

static void add_row(struct reckoning *reckoning, const struct ceiling_row *row,
                    gint64 voters)
{
    gint64 up_to = row->voters == 0 ? voters : MIN(voters, row->voters);

    switch (row->part) {
    case CEILING_FIXED:
        reckoning->sum += row->price;
        break;
    case CEILING_BRACKET:
        reckoning->needs_voters = TRUE;
        if (up_to > reckoning->reached)
            reckoning->sum += row->price * (up_to - reckoning->reached);
        reckoning->reached = MAX(reckoning->reached, up_to);
        break;
    case CEILING_MINIMUM:
        reckoning->minimum = row->price;
        break;
    case CEILING_PRINTED:
        if (row->voters != voters)
            return;
        reckoning->printed = row->price;
        break;
    }
    if (reckoning->source == NULL || row->part == CEILING_PRINTED)
        reckoning->source = row->source;
}

gboolean ceiling_find(const struct election *election, enum ceiling_who who,
                      gint64 voters, struct ceiling *ceiling)
{
    struct reckoning reckoning = {0};
    int year = newest_year(election, who);

    if (year == 0)
        return FALSE;
    for (guint i = 0; i < ceiling_row_count; i++)
        if (ceiling_rows[i].year == year && is_about(&ceiling_rows[i], election, who))
            add_row(&reckoning, &ceiling_rows[i], voters);
    if (reckoning.needs_voters && voters == 0)
        return FALSE;
    euro_price exact = reckoning.printed != 0 ? reckoning.printed
                                              : MAX(reckoning.sum, reckoning.minimum);
    *ceiling = (struct ceiling){
        .who = who,
        .amount = money_round(exact),
        .year = year,
        .confirmed = year == year_of(election),
        .source = reckoning.source,
    };
    return TRUE;
}

gboolean ceiling_exists(const struct election *election, enum ceiling_who who)
{
    return newest_year(election, who) != 0;
}

day_number expenses_declared_by(const struct election *election)
{
    enum {
        DAYS = 30,
        DAYS_OF_THE_CHAMBER = 45
    };
    gboolean chamber = strcmp(election->regime->id, "BE-FED-CHA") == 0;

    return election->day + (chamber ? DAYS_OF_THE_CHAMBER : DAYS);
}

gboolean expense_counts_on(const struct election *election, day_number day)
{
    return day >= election->regulated_from;
}

gboolean electronic_send_is_expense(const struct election *election, gint64 recipients)
{
    enum {
        FREE_MOST = 150
    };
    return strcmp(election->regime->id, "BE-WAL-LOC") == 0 && recipients > FREE_MOST;
}
