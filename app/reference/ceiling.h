/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How much may be spent on a campaign: ceilings.csv (law/rules.md section 5.2, R-112).
 *
 * Amounts change from one election to the next, so each row is of a year; where those of
 * an election are not known yet, its latest predecessor's are given, and say so. */

#include <glib.h>

#include "domain/election.h"
#include "domain/money.h"

/* Whose ceiling it is. In a local election every candidate has the same; else it depends
 * on the place on the list, which no setting tells. */
enum ceiling_who {
    CEILING_CANDIDATE,
    CEILING_HEAD,
    CEILING_EFFECTIVE, /* any other than the head and the substitutes */
    CEILING_SUBSTITUTE,
    CEILING_LIST, /* of the whole list: another purse */
    CEILING_WHO_COUNT
};
/* "candidate", "head", "effective", "substitute", "list". */
const char *ceiling_who_name(enum ceiling_who who);

struct ceiling {
    enum ceiling_who who;
    euro_cents amount;
    int year;           /* of the amounts */
    gboolean confirmed; /* they are those of the very election */
    const char *source; /* legal text, static */
};

/* The ceiling in this election; `voters` are those registered in the constituency, 0 when
 * not known. Exact, rounded half up to the cent at the end; an amount that an official
 * table prints otherwise than its own formula gives is that of the table.
 *
 * FALSE when the table has none (the ceiling of a head of list for the European and the
 * regional parliaments follows a formula that was not read), or when it depends on a
 * number of voters that is not known. */
gboolean ceiling_find(const struct election *election, enum ceiling_who who,
                      gint64 voters, struct ceiling *ceiling);

/* TRUE when the table has such a ceiling, once the number of voters is known. */
gboolean ceiling_exists(const struct election *election, enum ceiling_who who);

/* By when the expenses of a campaign are declared: 30 days after a local election, 45
 * after that of the Chamber (law/rules.md 5.1, R-111). For the other parliaments the
 * shorter period, as a strict default. */
day_number expenses_declared_by(const struct election *election);

/* TRUE when an expense for a message of that day counts: only those within the regulated
 * period do (LPKD 193 §1, CDLD L4131-12 §1, law 7 July 1994 art. 4). */
gboolean expense_counts_on(const struct election *election, day_number day);

/* TRUE when an e-mail to so many people at once is an expense by itself: in Wallonia,
 * more than 150 (CDLD L4131-12 §3 10°, R-104). */
gboolean electronic_send_is_expense(const struct election *election, gint64 recipients);
