/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Everything that a rule may ask about one recipient, one channel and one moment.
 *
 * A plain struct of values: whoever fills it (eligibility/) looks things up, the rules
 * only read. Two recipients with equal facts get equal verdicts, so a caller may
 * remember the answer by the bytes of the struct; facts_clear() zeroes the padding. */

#include <glib.h>

#include "base/day.h"
#include "domain/channel.h"
#include "domain/election.h"
#include "domain/recipient.h"
#include "domain/source.h"
#include "rules/notice_element.h"

/* A set of enum source_kind. */
#define KIND_BIT(kind) (1u << (kind))
#define KINDS_ALL      (KIND_BIT(SOURCE_KIND_COUNT) - 1)

/* As what the person behind the dossier asked for the voter list: settings
 * election.role. */
enum candidate_role {
    CANDIDATE_ROLE_UNKNOWN,
    CANDIDATE_ROLE_CANDIDATE,
    CANDIDATE_ROLE_LIST_SUBMITTER,
    CANDIDATE_ROLE_PARTY_AGENT,
};

/* Where that person stands towards the election: settings election.standing. */
enum standing {
    STANDING_UNKNOWN,
    STANDING_SUBMITTER,     /* has undertaken to file a list */
    STANDING_ON_FILED_LIST, /* the list is filed */
    STANDING_STRUCK,        /* was a candidate, is no more */
    STANDING_NOT_FILED,     /* no list was filed */
};

/* In whose name the message goes out: settings electronic.sender. */
enum sender {
    SENDER_CANDIDATE,
    SENDER_LIST,
};

/* To whom the recipients' data are handed over. */
enum hand_over {
    HAND_OVER_NONE,      /* stays with the candidate */
    HAND_OVER_PROCESSOR, /* a recorded processor with a contract in force */
    HAND_OVER_OTHER,     /* anyone else */
    HAND_OVER_UNKNOWN,
};

/* "cap, e.g. 50". More people than this in the sources of friends and family of one
 * mailing are not taken for close friends without somebody having decided it. The number
 * is a choice of this program's; no text of the law has one. */
#define FRIENDS_MOST 50

struct facts {
    /* How and when. Both pointers are static rows and never NULL; the regime is
     * election->regime. */
    enum channel channel;
    struct moment moment;
    const struct election *election;

    /* The candidate. */
    enum candidate_role role;
    enum standing standing;
    enum sender sender;
    gboolean joint_controller; /* settings controller.joint_name is not empty */

    /* The source, as declared. Of a voter list only kind, obtained_on, status and
     * list_columns count. */
    enum source_kind kind;
    enum source_role source_role;
    enum source_status status;
    day_number obtained_on; /* a voter list: the day of delivery */
    enum declared collected_directly;
    enum declared objection_offered;
    enum declared told_of_election; /* told then of electoral use: --purpose-told */
    gboolean has_evidence;          /* an evidence file is attached */
    enum consent_for consent_for;
    enum declared consent_separate;
    guint
        list_columns; /* enum list_field: what the source's extracts were seen to hold */

    /* The recipient. */
    day_number birth_date;
    enum declared in_constituency; /* their municipality lies in the constituency; unknown
                                      when the municipality is not known */
    guint row_findings;            /* enum row_finding */
    day_number consent_date;
    gboolean has_consent_wording, has_consent_method, has_consent_collector;
    channel_set consent_channels;
    enum declared consent_targeting; /* separate consent for political advertising */
    day_number relation_date;
    enum declared entered_one_by_one; /* typed in by hand with confirmation */
    gboolean has_address;             /* recipient_has_address() for the channel */
    gboolean second_copy;             /* the one-copy check gave this copy to another */
    day_number objected_on; /* of the earliest objection that covers the channel;
                               DAY_UNKNOWN: none */

    /* The mailing. */
    guint friends; /* how many people its sources of friends and family hold */
    enum declared electoral_purpose; /* R-02; answered yes by default */
    enum declared selection_used;    /* not everybody in the source gets it */
    guint selection_attributes; /* how many attributes of people it combines */
    enum declared one_text;          /* everybody gets the same, salutation and language
                                        apart */
    enum declared sender_shown; /* the sender's own name and address or number */
    enum declared one_recipient_each; /* nobody sees another's address */
    enum hand_over hand_over;

    /* The message, as composed. An element outside notice_judged is not known. */
    notice_set notice_present;
    notice_set notice_judged;

    /* Art. 19 of Regulation (EU) 2024/900: settings electronic.*. */
    gboolean has_policy_page;
    day_number policy_published_on;
    day_number risk_assessment_on; /* the latest */
};

/* Nothing known: enums at their unknown value, days DAY_UNKNOWN, gbooleans FALSE, status
 * open, sender the candidate, nothing handed over. The two that the program answers
 * itself are yes: electoral_purpose (law/README.md) and one_recipient_each (compose/
 * addresses one person per message). The caller sets channel, moment and election. */
void facts_clear(struct facts *facts);

/* How the recipient's details came to the sender, which decides what the notice must
 * say. */
enum notice_ground facts_notice_ground(const struct facts *facts);
