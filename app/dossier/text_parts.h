/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of text messages that the network took, and what it told of each afterwards.
 * A part is met again by its recipient's number, as a keyed hash, and by the network's
 * reference of it (TP-MR), which is one octet and begins again at 0 after 255.
 *
 * The numbers are those that were written to, in E.164: which operator a number was
 * carried to plays no part. */

#include <glib.h>

#include "domain/delivery_report.h"
#include "domain/mailing.h"
#include "dossier/dossier.h"

enum {
    TEXT_REPORT_DAYS = 7 /* a report that comes later is about something else */
};

/* One part that was handed over. */
struct text_part {
    gint64 mailing; /* its ordinal */
    gint64 recipient;
    const char *to;      /* E.164 */
    guint number, total; /* from 1 */
    guint8 reference;    /* TP-MR */
    gint64 sent_at;      /* Unix seconds */
};

/* Before the next part goes out: survives the program's death. (After a power cut the
 * message is in doubt, as attempts.h has it.) Between attempt_start() and
 * attempt_finish() of its recipient. */
gboolean text_part_note(struct dossier *dossier, const struct text_part *part,
                        GError **error);

/* Whether a text message was sent to this number, from this dossier. */
gboolean text_part_is_known(struct dossier *dossier, const char *number, gboolean *known,
                            GError **error);

/* One status report. */
struct text_report {
    const char *number; /* E.164: the one that the message went to */
    guint8 reference;
    guint8 delivery_state; /* TP-ST */
    gint64 at;             /* when it came to that state, Unix seconds; 0: not known */
};

enum text_report_fate {
    TEXT_REPORT_RECORDED, /* now, on the disk */
    TEXT_REPORT_KNOWN,    /* was recorded before */
    TEXT_REPORT_OPEN,     /* says that nothing is settled yet: nothing was recorded */
    TEXT_REPORT_STRANGE,  /* about no part of the last TEXT_REPORT_DAYS: not ours */
};

/* Records what was told of the newest part that it can be about and of which nothing
 * final was told. The same report again changes nothing. A report of which nothing can be
 * concluded leaves the part open. States of deliveries change with text_reports_settle().
 */
gboolean text_part_report(struct dossier *dossier, const struct text_report *report,
                          enum text_report_fate *fate, GError **error);

/* What was settled at the end of a reading. */
struct text_settlement {
    gint64 delivered, failed; /* reports that were recorded since the last time */
    gint64 refused;           /* recipients who are DELIVERY_REFUSED by them */
};

/* After the reports of one reading, and of a reading that was cut off: whoever's message
 * was accepted and of which a part failed for good becomes DELIVERY_REFUSED, with the
 * status of the first such part (bad_addresses.h hears of it); nobody is planned again.
 * One journal entry with the counts, when there is anything new. `settlement` may be
 * NULL. */
gboolean text_reports_settle(struct dossier *dossier, struct text_settlement *settlement,
                             GError **error);

/* Messages of one mailing, of those with parts noted here, one per recipient: the last.
 */
struct text_report_counts {
    gint64 delivered; /* every part */
    gint64 failed;    /* a part */
    gint64 open;
};
gboolean text_reports_count(struct dossier *dossier, const struct mailing *mailing,
                            struct text_report_counts *counts, GError **error);
