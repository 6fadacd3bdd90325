/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A handset from within, and what the library says of it. For the files of this folder
 * only. */

#include <glib.h>

#include "deliver/deadline.h"
#include "deliver/handset.h"

enum {
    HANDSET_ASK_SECONDS = 60, /* for a few commands together */
};

struct handset {
    struct _GSM_StateMachine *phone; /* the library's */
    char *device;
    Deadline *deadline;
    gboolean is_lost;        /* nothing more is said to it */
    gboolean reports_wanted; /* the phone was asked to keep or pass on delivery reports */
    char *centre;            /* the service centre's number */
    guint suspects;          /* struct handset_record */
    guint doubts;            /* IN_DOUBT in a row, since the phone was of use */
    gboolean is_trusted;     /* has sent something */

    /* What it said of the part under way. */
    gboolean has_answered, has_sent;
    int cause; /* HANDSET_NO_CAUSE, or the number of "+CMS ERROR" */
    guint8 reference;

    GPtrArray *passed_on; /* reports that the phone keeps nowhere: handset_inbox.c */
};

/* The commands that follow may take so long together. */
void handset_begin(struct handset *handset, guint seconds);
/* FALSE when they took longer: then nothing more can be said to the phone. */
gboolean handset_end(struct handset *handset);

/* A sentence for one of the library's numbers (GSM_Error), about the phone at `device`.
 */
void handset_fail(GError **error, const char *device, int number);

/* The library's big-endian UTF-16, ended by a 0; the caller frees. What is not UTF-16 is
 * left out. */
char *handset_text_out(const guint8 *text);
/* `size` bytes at `out`, with the 0. FALSE when it does not fit. */
gboolean handset_text_in(const char *text, gsize length, guint8 *out, gsize size);

/* "0470123456" and "0032470123456" as +32470123456; what is no telephone number (a short
 * code, a name) as it is. The caller frees. */
char *handset_number(const char *text);
