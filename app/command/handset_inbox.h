/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What came in on the phone that the text messages go out by: delivery reports become
 * outcomes, answers that say stop become objections. What people write otherwise is the
 * candidate's own post: it is counted when they had a message from this dossier, and
 * nothing of it is kept or shown. */

#include <glib.h>

#include "command/json.h"
#include "command/session.h"
#include "deliver/handset.h"
#include "domain/delivery_report.h"
#include "domain/phone.h"

/* One message that was read. */
struct handset_inbox_message {
    guint place;             /* as it was read, from 1 */
    const char *kind;        /* "objection", "delivery_report", "other" */
    char number[PHONE_SIZE]; /* E.164; "" when it is nobody's business */
    const char *status;      /* RFC 3463, or "" */
    const char *action;      /* what became of it: see handset_inbox_put_json() */
};

struct handset_inbox_result {
    GArray *messages; /* struct handset_inbox_message */
    gint64
        reports[REPORT_KIND_COUNT]; /* about messages of this dossier, not read before */
    gint64 strange_reports;         /* about others; they stay on the phone for a week */
    gint64 objections;              /* recorded now */
    gint64 known;      /* such answers of people whose objection stood already */
    gint64 unrecorded; /* such answers from numbers that nobody can write to */
    gint64 answers;    /* other answers of people who had a message */
    gint64 refused;    /* recipients whom a message did not reach after all */
};

/* Reads the phone. Each objection and each report is on the disk before the next is read,
 * and a report before it is deleted from the phone; reading the same again adds nothing.
 * Objections are as “objection add --phone” records them, also of numbers that are in no
 * source. Verdicts that were asked before do not know of them.
 *
 * The dossier must not be an example. `result` is filled also when FALSE is returned: the
 * phone may have gone away in the middle. Cleared with handset_inbox_result_clear(). */
gboolean handset_inbox_take(struct session *session, struct handset *handset,
                            struct handset_inbox_result *result, GError **error);
void handset_inbox_result_clear(struct handset_inbox_result *result);

/* In plain words, what is worth knowing; nothing with --json. Returns whether there was
 * anything. */
gboolean handset_inbox_tell(const struct session *session,
                            const struct handset_inbox_result *result);

/* "messages":[…] of kiespost.inbox/1. Actions: of a report "delivered", "failed",
 * "delayed", "unknown", "unmatched"; of an objection "recorded", "known", "unrecorded";
 * of another message "none". */
void handset_inbox_put_json(struct json *json, const struct handset_inbox_result *result);
