/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The "why you get this" notice of a letter or an e-mail: GDPR art. 14 for a voter list
 * and for data that came through somebody else, art. 13 for data that people gave
 * themselves; law/rules.md §4.1, §4.2. */

#include <glib.h>

#include "base/day.h"
#include "compose/placeholder.h"
#include "compose/wording.h"
#include "domain/channel.h"
#include "domain/language.h"
#include "rules/notice_element.h"

/* What a notice tells about one source. Borrowed; a text that does not exist is NULL or
 * "", a day DAY_UNKNOWN. Texts "in a language" are arrays over enum language. */
struct notice_facts {
    enum notice_ground ground;

    const char *candidate_name;
    const char *candidate_email;
    const char *candidate_phone;
    const char *list_name;
    const char *list_number; /* "" before the numbers are drawn */
    const char *regime;      /* "BE-VLG-LOC": names the election and the article */
    day_number election_day;

    /* Settings electronic.sender=list: the message is the list's own and speaks as
     * "we". The controller is then the list (election.list_name), reached at
     * contact.objections_address; whoever controller.joint_name names decides with it.
     * Where that names the list itself, its address is the list's and it is the
     * candidate who decides with the list. */
    gboolean sender_is_list;

    const char *controller_name; /* the candidate, as a rule */
    const char *controller_address;
    const char *joint_name; /* party or list that decides with the candidate */
    const char *joint_address;

    const char *contact_email; /* where to object … */
    const char *contact_address;
    const char *contact_phone;
    const char *privacy_page; /* e-mail: where data is corrected and consent withdrawn */
    const char *policy_page;  /* e-mail: the policy on how recipients are chosen */

    const char *publisher_name; /* V.u. – Éd. resp. */
    const char *publisher_address;

    const char *municipality[LANGUAGE_COUNT]; /* a voter list: whose */
    day_number obtained_on;                   /* a voter list: delivered; else: given */
    day_number end_on;                        /* the last day on which the data is held */
    gboolean members_only; /* e-mail: every source of the mailing is a list of
                            * members, so the message says so */
    const char *selection[LANGUAGE_COUNT]; /* who was chosen, R-43: "kiezers die voor het
                                            * eerst stemmen", "les électeurs de moins de
                                            * 30 ans"; none: everybody in the source */
    const char *selection_data[LANGUAGE_COUNT]; /* which data that took beside what the
                                                 * notice names anyway, GDPR art.
                                                 * 14(1)(d): "uw geboortedatum en uw
                                                 * taal"; none: no other */
    const char
        *source[LANGUAGE_COUNT]; /* all but voter lists: by which way the data
                                  * came, in concrete words: "het formulier op
                                  * onze opendeurdag", "la liste des membres du parti" */
};

/* Everything that a notice (or a body) may say from these facts, in the wording's
 * language: sets candidate.*, list.*, election.*, source.* and so on. */
void notice_set_values(struct placeholder_values *values,
                       const struct notice_facts *facts, const struct wording *wording);

/* The notice as Markdown in the wording's language, from values that hold these facts
 * (notice_set_values()) and the personal ones ("recipient.email", "source.date"). A fact
 * that is absent leaves its sentence out or incomplete: notice_missing() finds that in
 * the finished text. Appended to `out`. INPUT when the wording has no such notice, or
 * cannot be rendered. */
gboolean notice_render(const struct placeholder_values *values, enum channel channel,
                       const struct notice_facts *facts, const struct wording *wording,
                       GString *out, GError **error);
