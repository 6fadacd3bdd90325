/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the campaign costs so far, and how far it may go: law/rules.md,
 * */

#include <glib.h>

#include "command/session.h"
#include "domain/mailing.h"
#include "domain/source.h"
#include "dossier/costs.h"
#include "reference/ceiling.h"

/* R-112's id: a release about it is one about the whole mailing. */
#define SPEND_CEILING "spend-ceiling"

/* One mailing's part. */
struct mailing_spending {
    struct mailing *mailing;
    guint lines;
    gint64 recipients;   /* how often a price for each counts: those approved and not left
                            out since; before approval those who would be allowed now */
    gint64 parts;        /* of text messages: all that those people's take */
    gboolean is_counted; /* FALSE: not approved, and `recipients` was not asked for */
    gboolean in_period;  /* FALSE: it went out before expenses count */
    gboolean is_released; /* a person decided about spend-ceiling (dossier/releases.h) */
    euro_cents total;
};

struct spending {
    const struct election *election; /* static */
    GArray *lines;                   /* struct cost_line, of all mailings */
    GPtrArray *mailings;             /* struct mailing_spending */
    euro_cents total;                /* of those in the period */
    gint64 voters;                   /* 0: not known */
    /* The candidate's own: one, or one for each place on the list; lowest first. */
    struct ceiling ceilings[CEILING_WHO_COUNT];
    guint ceiling_count;
    gboolean has_open_place; /* a place on the list whose ceiling is not known */
    gboolean has_list_ceiling;
    struct ceiling list_ceiling;
};
typedef struct spending Spending;

/* Which mailings that are not approved yet are judged, to know how many people they go
 * to: that takes the time of a check. */
enum spending_depth {
    SPENDING_QUICK,    /* none: what each person costs there is left out */
    SPENDING_ESTIMATE, /* all that have a price for each; one that cannot be judged is
                          left out with a warning */
};

/* A mailing that is about to be approved, for so many people. */
struct spending_expected {
    const char *mailing;
    gint64 people;
    gint64 parts; /* of their text messages; else 0 */
};

/* `expected` NULL: none is. The caller frees. */
struct spending *spending_new(struct session *session, enum spending_depth depth,
                              const struct spending_expected *expected, GError **error);
void spending_free(struct spending *spending);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Spending, spending_free)

/* How often the price of such a line counts: once for each part of a text message where
 * it is about text messages, else once for each person. */
gint64 mailing_spending_count(const struct mailing_spending *part,
                              const struct cost *cost);

/* The part of the mailing of that name; NULL when there is none. Borrowed. */
const struct mailing_spending *spending_of(const struct spending *spending,
                                           const char *name);

enum spending_state {
    SPENDING_UNKNOWN, /* no ceiling is known */
    SPENDING_WITHIN,
    SPENDING_NEAR, /* at 80 % of the lowest ceiling that may be the candidate's, or more
                    */
    SPENDING_OVER, /* above the highest that may be */
};
enum spending_state spending_state(const struct spending *spending);
const char *spending_state_name(enum spending_state state); /* "unknown", "within" … */

/* For R-112: yes and no where the amounts are those of the election; unknown above an
 * older ceiling, which may have risen, and without any. */
enum declared spending_over_ceiling(const struct spending *spending);

/* `total` in hundredths of the highest ceiling that is known, rounded down; -1 when none
 * is. */
int spending_percent(const struct spending *spending);

/* The highest ceiling that may be the candidate's; NULL when none is known. Borrowed. */
const struct ceiling *spending_highest(const struct spending *spending);
