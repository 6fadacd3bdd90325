/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One row of the law as this program knows it (law/rules.md). */

#include <glib.h>

#include "base/day.h"
#include "domain/channel.h"
#include "domain/verdict.h"
#include "rules/facts.h"

/* When a rule is asked: law/README.md, "Stages". */
enum stage {
    STAGE_CHECK,    /* per recipient: the verdict */
    STAGE_IMPORT,   /* columns, rows and sources */
    STAGE_APPROVE,  /* per mailing */
    STAGE_HANDOVER, /* export, bundle, gateway */
    STAGE_PROJECT,  /* reminders, never a verdict */
    STAGE_INFO,     /* dates, defaults, help */
    STAGE_COUNT
};
const char *stage_name(enum stage stage); /* "check" … */

enum rule_sort {
    SORT_GRANT,       /* yes: there is a lawful ground */
    SORT_BAR,         /* yes: block or review */
    SORT_DEMAND,      /* no: something is lacking */
    SORT_INFO,        /* decides nothing; an effect "allow" is shown but grants nothing */
    SORT_LAST_RESORT, /* bites when no grant said yes and nothing else did */
};

/* What each answer does; "not applicable" never does anything. */
struct effects {
    enum effect yes, no, unknown;
};

struct rule {
    const char *number; /* "R-01"; "—" for a rule of the program, not of rules.md */
    const char *id;     /* "voter-list-postal-ok", for ever */
    enum stage stage;
    gboolean
        in_verdict; /* enters each recipient's verdict: every rule of stage check, and
                       those of import and approve that are answered per source or row */
    enum rule_sort sort;
    channel_set channels;
    guint
        kinds; /* KIND_BIT(): the sources that it governs; of any other it reads "not
                  applicable", which is how the matrix of rules.md, section 1, gets in */
    day_number since, until; /* in force, both inclusive; DAY_UNKNOWN: no limit */
    enum answer (*condition)(const struct facts *facts); /* NULL: SORT_LAST_RESORT */
    struct effects post, electronic;
    const char *citation;
    const char *sources;  /* tags of rules.md section 0.1 */
    const char *evidence; /* "H/P": confidence and evidence */
};

/* Inline, like rule_effect_of(): they are asked of every rule for every recipient. */
static inline gboolean rule_in_force(const struct rule *rule, day_number day)
{
    /* DAY_UNKNOWN comes before every day. */
    return day >= rule->since && (rule->until == DAY_UNKNOWN || day <= rule->until);
}

static inline enum effect rule_effect_of(const struct rule *rule, enum channel channel,
                                         enum answer answer)
{
    const struct effects *effects =
        channel == CHANNEL_POST ? &rule->post : &rule->electronic;

    switch (answer) {
    case ANSWER_YES:
        return effects->yes;
    case ANSWER_NO:
        return effects->no;
    case ANSWER_UNKNOWN:
        return effects->unknown;
    case ANSWER_NOT_APPLICABLE:
        break;
    }
    return EFFECT_NONE;
}

/* Days since 1970-01-01 as a constant: base/day.c's calculation, for years after 1600. */
#define RULE_YEAR(y, m) ((y) - ((m) <= 2))
#define RULE_DAY(y, m, d)                                                                \
    (365 * RULE_YEAR(y, m) + RULE_YEAR(y, m) / 4 - RULE_YEAR(y, m) / 100 +               \
     RULE_YEAR(y, m) / 400 + (153 * ((m) > 2 ? (m)-3 : (m) + 9) + 2) / 5 + (d)-1 -       \
     719468)

/* The new Penal Code is in force from this day on (confidence M). */
#define PENAL_CODE_START RULE_DAY(2026, 4, 8)

/* The legal text as it is in force on that day: rule->citation, or the part of it that
 * holds then. An English msgid. */
const char *rule_citation_on(const struct rule *rule, day_number day);

/* The rule's verdict as rules.md's table names it: allow, info, add, review or block. */
enum effect rule_headline(const struct rule *rule);

/* The rule in one plain sentence for a candidate, true whatever the answer; for
 * ANSWER_UNKNOWN what is not known, where the row has such a sentence. An English msgid:
 * the caller passes it through gettext. */
const char *rule_reason(const struct rule *rule, enum answer answer);

/* What the candidate can do about it; an English msgid. */
const char *rule_would_change(const struct rule *rule);
