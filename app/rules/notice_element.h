/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The lines of the notice checklists (law/rules.md, sections 4.1 to 4.3), and which rule
 * asks for which of them. compose/ judges them on the finished bytes. */

#include <glib.h>

#include "domain/channel.h"

/* Bits. */
enum notice_element {
    NOTICE_WHO = 1 << 0,             /* candidate, list and number, election and date */
    NOTICE_WHY = 1 << 1,             /* "why do you get this" */
    NOTICE_SOURCE = 1 << 2,          /* in concrete words: the voter list, the form */
    NOTICE_SOURCE_ELECTION = 1 << 3, /* for which election the list was given out */
    NOTICE_SOURCE_MUNICIPALITY = 1 << 4, /* by which municipality */
    NOTICE_SOURCE_DATE = 1 << 5, /* the day of delivery, or on which it was given */
    NOTICE_CONTROLLER = 1 << 6,  /* name of the controller */
    NOTICE_CONTROLLER_ADDRESS = 1 << 7, /* where to reach the controller */
    NOTICE_JOINT_CONTROLLER = 1 << 8,   /* party or list as joint controller, if any */
    NOTICE_PURPOSE = 1 << 9,            /* an electoral message for this election */
    NOTICE_SELECTION = 1 << 10,         /* what the selection was, if one was used */
    NOTICE_LEGAL_BASIS = 1 << 11,       /* consent or legitimate interest */
    NOTICE_INTEREST = 1 << 12,          /* which interest, GDPR art. 6(1)(f) */
    NOTICE_LIST_ARTICLE = 1 << 13,      /* the article by which the list was given out */
    NOTICE_CATEGORIES = 1 << 14,        /* name, address … (art. 14) */
    NOTICE_RECIPIENTS = 1 << 15,        /* printer, post, mail gateway */
    NOTICE_RETENTION = 1 << 16,         /* end date */
    NOTICE_RIGHTS = 1 << 17,            /* access, rectification, erasure, restriction */
    NOTICE_WITHDRAWAL = 1 << 18,        /* consent can be withdrawn; portability */
    NOTICE_OBJECTION = 1 << 19,         /* may object, free, no reasons, where to write */
    NOTICE_OBJECTION_APART = 1 << 20,   /* … on a line of its own */
    NOTICE_COMPLAINT = 1 << 21,         /* GBA/APD with address */
    NOTICE_LINK = 1 << 22,            /* link, without personal id, to the full notice */
    NOTICE_STOP = 1 << 23,            /* free, simple way to stop */
    NOTICE_LOGIC = 1 << 24,           /* R-99 (i): selected, on which data, from where */
    NOTICE_CORRECTION_LINK = 1 << 25, /* R-99 (ii): correct data, withdraw consent */
    NOTICE_PUBLISHER = 1 << 26,       /* responsible publisher: name and domicile */
    NOTICE_LANGUAGE = 1 << 27,        /* notice in the language(s) of the message */
    NOTICE_NO_PROFILING = 1 << 28,    /* no automated decision-making or profiling */
    NOTICE_POLITICAL_LINE = 1 << 29, /* "political message of …", recommended (R-89 a) */
};
#define NOTICE_ELEMENT_COUNT 30

typedef guint notice_set;

/* How the details came to the sender. */
enum notice_ground {
    NOTICE_GROUND_VOTER_LIST, /* GDPR art. 14, 6(1)(f), by the electoral statute */
    NOTICE_GROUND_INDIRECT,   /* GDPR art. 14: through somebody else, such as the party */
    NOTICE_GROUND_CONSENT,    /* GDPR art. 13, 6(1)(a) */
    NOTICE_GROUND_RELATION, /* GDPR art. 13, 6(1)(f): given without a recorded consent */
    NOTICE_GROUND_COUNT
};

/* "who", "source-date" …: stable, for tests and `template lint`. One bit only. */
const char *notice_element_name(enum notice_element element);
gboolean notice_element_from_name(const char *name, enum notice_element *element);

/* A plain phrase, an English msgid ("who writes: name, list and election"). */
const char *notice_element_phrase(enum notice_element element);

/* The rules that ask for lines. */
enum notice_rule {
    NOTICE_RULE_PRESENT,              /* */
    NOTICE_RULE_SOURCE,               /* */
    NOTICE_RULE_CONTROLLER,           /* */
    NOTICE_RULE_PURPOSE_BASIS,        /* */
    NOTICE_RULE_RIGHTS,               /* */
    NOTICE_RULE_OBJECTION,            /* */
    NOTICE_RULE_COMPLAINT,            /* */
    NOTICE_RULE_RETENTION_RECIPIENTS, /* */
    NOTICE_RULE_TIMING,               /* */
    NOTICE_RULE_LAYERED_SMS,          /* */
    NOTICE_RULE_OPT_OUT,              /* */
    NOTICE_RULE_ART19,                /* R-99 (i), (ii) */
    NOTICE_RULE_PUBLISHER,            /* */
    NOTICE_RULE_LANGUAGE,             /* */
    NOTICE_RULE_COUNT
};

/* "R-50" …; FALSE when `number` is no rule that asks for lines. */
gboolean notice_rule_from_number(const char *number, enum notice_rule *rule);
const char *notice_rule_number(enum notice_rule rule);

/* What a rule asks of a message. */
struct notice_need {
    notice_set elements;     /* all of these; 0: the rule asks nothing of this message */
    gboolean link_is_enough; /* … or NOTICE_LINK instead */
};

/* The lines that depend on the mailing (NOTICE_JOINT_CONTROLLER, NOTICE_SELECTION) are
 * not in it: see notice_conditional(). */
struct notice_need notice_need_of(enum notice_rule rule, enum channel channel,
                                  enum notice_ground ground);

/* What comes on top for this mailing: NOTICE_JOINT_CONTROLLER, NOTICE_SELECTION
 * else 0. */
notice_set notice_conditional(enum notice_rule rule, gboolean joint_controller,
                              gboolean selection_used);

/* Every line that the rules ask for in full or by link, the conditional ones aside.
 * NOTICE_NO_PROFILING and NOTICE_POLITICAL_LINE are recommended and in no need. */
notice_set notice_needed(enum channel channel, enum notice_ground ground);
