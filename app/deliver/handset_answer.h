/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What it means that the phone or its network did not take a text message: the numbers of
 * "+CMS ERROR" (3GPP TS 27.005 section 3.2.5), of which 0…127 are RP-causes of the
 * network (TS 24.011 table 8.4 and annex E-2) and 128…255 TP-causes of the service centre
 * (TS 23.040 section 9.2.3.22). */

#include <glib.h>

#include "deliver/transport.h"

enum {
    HANDSET_NO_CAUSE = -1, /* "ERROR" without a number */
    /* Answers in a row that blame the number or the SIM, nobody knows which; with so many
     * it is the SIM. */
    HANDSET_SUSPECTS_MOST = 3,
};

/* What is known of the phone beside the answer. */
struct handset_record {
    gboolean
        was_given;  /* the answer came after the message, not in place of the prompt */
    guint suspects; /* such answers in a row so far, this one not counted */
};

struct handset_answer {
    enum submission submission; /* any but ACCEPTED */
    gboolean is_suspect;        /* the number, or the SIM */
    const char *status;         /* RFC 3463; static; "" */
};

/* `error` is set when, and only when, it is DELAYED or STOPPED. An answer that does not
 * say what happened is IN_DOUBT after the message was given, and STOPPED before. */
struct handset_answer handset_answer_meaning(int cause,
                                             const struct handset_record *record,
                                             GError **error);
