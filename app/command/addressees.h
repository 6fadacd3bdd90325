/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who gets a message of an approved mailing that is handed over as a file: to a printer,
 * or to a firm that sends text messages. */

#include <glib.h>

#include "command/hand_over.h"
#include "command/mailing_desk.h"
#include "rules/facts.h"

struct addressee {
    gint64 number;
    enum notice_ground ground;
};

struct addressees {
    GArray *list;        /* struct addressee, by number */
    GArray *suppressed;  /* gint64: planned, and no longer allowed */
    GPtrArray *released; /* static ids of the rules of handing over about which a person
                            decided */
};
typedef struct addressees Addressees;

/* Everybody who is planned, or with `again` was handed over as a file before, and is
 * still allowed: the verdict is asked anew, and the rules of handing over once for each
 * source. KIESPOST_ERROR_REFUSED when nobody is left or a rule forbids to hand over. */
struct addressees *addressees_find(struct session *session, struct mailing_desk *desk,
                                   enum hand_over hand_over, gboolean again,
                                   GError **error);
void addressees_free(struct addressees *addressees);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Addressees, addressees_free)

/* NULL: this person gets none. */
const struct addressee *addressees_get(const struct addressees *addressees,
                                       gint64 number);
