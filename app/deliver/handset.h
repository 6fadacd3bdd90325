/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The candidate's own handset or modem, through libgammu: one phone, one thread
 * (design/dependencies.md). Nothing here knows of mailings. */

#include <glib.h>

#include "deliver/transport.h"
#include "sms/text_parts.h"

/* Where the phone is. */
struct handset_settings {
    char *device;     /* "/dev/ttyUSB0", "COM3" */
    char *connection; /* gammu's name for the kind of it, "at115200"; "at" = the usual one
                       */
    char *from;       /* "settings" or the path of the gammurc they were read from */
};

/* From "handset.device" and "handset.connection", else from ~/.gammurc (its first
 * section; GAMMU's own format). CONFIG, with words on what to set, when neither says
 * where the phone is. The caller frees. */
struct dossier;
struct handset_settings *handset_settings_read(const struct dossier *dossier,
                                               GError **error);
void handset_settings_free(struct handset_settings *settings);
typedef struct handset_settings HandsetSettings;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HandsetSettings, handset_settings_free)

struct handset;
typedef struct handset Handset;

/* Connects, and makes ready for sending: PDU mode, a service centre. UNAVAILABLE when no
 * phone answers, it asks for a PIN (enter it on the phone), or has no network; PROTOCOL
 * when it answers nonsense. Nothing personal in the sentence. Bounded in time. */
struct handset *handset_open(const struct handset_settings *settings, GError **error);
void handset_close(struct handset *handset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Handset, handset_close)

/* What the phone says of itself; a text that it does not give is NULL. */
struct handset_facts {
    char *manufacturer, *model, *network;
    char *service_centre;
    int signal_percent;      /* -1: unknown */
    gboolean reports_wanted; /* delivery reports can be asked for */
};
gboolean handset_describe(struct handset *handset, struct handset_facts *facts,
                          GError **error);
void handset_facts_clear(struct handset_facts *facts);

/* One part of a text, as sms_split() cut it. */
struct handset_part {
    const char *to; /* E.164 */
    struct span text;
    enum sms_coding coding;
    guint number, total; /* from 1; total 1: no concatenation header */
    guint8 reference;    /* of the concatenation, the same in all parts of a message */
    guint valid_minutes; /* how long the network tries (TS 23.040 section 9.2.3.12.1:
                          * rounded up to what can be said) */
};

/* Hands one part over and asks for a delivery report.
 *
 *   ACCEPTED   the network took it; `message_reference` (TP-MR, 0…255) is set
 *   REFUSED    this number cannot be reached for good (deliver/handset_answer.h)
 *   POSTPONED  not now (congestion, temporary failure)
 *   IN_DOUBT   handed over, and no answer came, or one that does not say what happened
 *   DELAYED    the phone has no network for the moment: error is set
 *   STOPPED    the SIM may not send, the phone went away …: error is set
 * `status` receives an enhanced status code (RFC 3463) or "".
 *
 * Nothing is handed over twice: the library is told to say each command once, and a phone
 * that gave no answer is asked for nothing more (STOPPED), since its late answer would be
 * taken for that to the next one. Returns within two and a half minutes. */
enum submission handset_send(struct handset *handset, const struct handset_part *part,
                             guint8 *message_reference,
                             char status[SUBMISSION_STATUS_SIZE], GError **error);

/* ---- what came in ---- */

enum handset_message_kind {
    HANDSET_TEXT,   /* somebody wrote; parts of a long text are joined where all came */
    HANDSET_REPORT, /* a status report (TS 23.040 section 9.2.2.3) */
};

struct handset_message {
    enum handset_message_kind kind;
    const char *from; /* who wrote, or whom the report is about: E.164 where that can
                       * be known (a national "0470…" is made +32470…), else as it is */
    gint64 at;        /* Unix seconds: service centre time stamp, or discharge time */
    const char *text; /* HANDSET_TEXT: UTF-8 */
    guint8 reference; /* HANDSET_REPORT: TP-MR … */
    guint8 delivery_state; /* … and TP-ST (TS 23.040 section 9.2.3.15) */
};

enum handset_reading {
    HANDSET_FAILED, /* error is set: the reading ends */
    HANDSET_KEEP,   /* it stays on the phone */
    HANDSET_TAKEN,  /* a report is deleted, or the phone's memory fills */
};
typedef enum handset_reading (*handset_reader)(gpointer context,
                                               const struct handset_message *message,
                                               GError **error);

/* Every message in the phone's and the SIM's inbox, and the reports that came meanwhile
 * and that the phone keeps nowhere. Reports that were TAKEN are deleted at the end, all
 * together, also when the reading failed: after a crash before that they come again. What
 * people wrote is the candidate's own and stays (but counts as read on the phone: TS
 * 27.005 section 3.4.2 knows no other way). What cannot be decoded is passed over; of a
 * long text nothing is told before all its parts are there. */
gboolean handset_read(struct handset *handset, handset_reader reader, gpointer context,
                      GError **error);

/* ---- the transport ---- */

/* After each part that was handed over, before the next: what a delivery report is
 * matched by. FALSE ends the run with error set; the message is then IN_DOUBT. */
typedef gboolean (*handset_part_sent)(gpointer context, gint64 recipient, const char *to,
                                      guint number, guint total, guint8 message_reference,
                                      GError **error);

/* Sends submission_request.bytes (UTF-8 text) in parts to submission_request.to. A
 * message of which a part is out and another is not is IN_DOUBT; a later part that is
 * certainly not out is tried three times first. The network tries until 22:00 on the same
 * day, an hour at least: nobody gets the text at night, or on a day on which it may not
 * be sent.
 *
 * `handset` is borrowed and stays open. `part_sent` may be NULL. Runs in the calling
 * thread: transport->serve is NULL. The caller closes. */
struct transport *transport_handset_new(struct handset *handset,
                                        handset_part_sent part_sent, gpointer context);
