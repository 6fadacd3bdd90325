/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One message to one selection of people over one channel. */

#include <glib.h>

#include "base/day.h"
#include "domain/channel.h"

enum mailing_state {
    MAILING_NEW,      /* can still be changed */
    MAILING_APPROVED, /* recipients and texts are frozen */
    MAILING_SENDING,  /* something went out, not everything is settled */
    MAILING_DONE,
};
const char *mailing_state_name(enum mailing_state state);

/* How far the message to one recipient got. The numbers are stored. */
enum delivery_state {
    DELIVERY_PLANNED = 0,
    DELIVERY_CLAIMED = 1,
    DELIVERY_ACCEPTED = 2, /* handed to the printer, or accepted by the server */
    DELIVERY_REFUSED = 3,
    DELIVERY_POSTPONED = 4,
    DELIVERY_IN_DOUBT = 5,   /* nobody knows; a person must decide */
    DELIVERY_SUPPRESSED = 6, /* no longer lawful when its turn came */
    DELIVERY_STATE_COUNT
};
const char *delivery_state_name(enum delivery_state state);

/* All strings owned; NULL when not given. */
struct mailing {
    gint64 ordinal;
    char *name;
    enum channel channel;
    char *template_name;
    char **sources;     /* ids in the order given, NULL-terminated */
    char *selection;    /* who of them, in the form of eligibility/selection.h; NULL:
                         * everybody */
    day_number post_on; /* planned posting day, DAY_UNKNOWN when not given */
    enum mailing_state state;
    day_number approved_on;
    char *rules_version; /* frozen at approval */
    char *libraries;     /* the versions that composed, frozen at approval */
    gboolean keep_bytes; /* messages are stored as they were sent; frozen at approval */
    gboolean plain_accents; /* --plain-accents: what forces a text message into UCS-2 is
                             * replaced where something can stand for it */
    gint64 counts[DELIVERY_STATE_COUNT];
    gint64 parts[DELIVERY_STATE_COUNT]; /* of text messages: all the parts that those
                                         * approved take on the network */
};

struct mailing *mailing_new(void);
void mailing_free(struct mailing *mailing);
typedef struct mailing Mailing;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mailing, mailing_free)

/* Lower-case letters, digits and '-', beginning with a letter or digit, at most 40. */
gboolean mailing_name_is_valid(const char *name);
