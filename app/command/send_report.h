/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What came of `mailing send --for-real`, and what to do with the rest. */

#include <glib.h>

#include "command/session.h"
#include "deliver/run.h"

struct send_report {
    const struct mailing *mailing;
    const char *transport; /* "folder", "esmtp" … */
    const char *folder;    /* where the files are; or */
    const char *server;    /* the name of the mail server; or */
    const char *device;    /* the port of the phone */
    const struct delivery_report *delivery;
    GArray *refusals;   /* struct refusal */
    gboolean has_ended; /* by itself or interrupted; else an error follows */
};

/* Those whom approve froze as allowed. */
gint64 send_approved_count(const struct mailing *mailing);

/* Somebody is in no final state. */
gboolean send_is_unsettled(const gint64 *counts);

/* In words, or the document kiespost.send/1 with --json. */
void send_report_print(struct session *session, const struct send_report *report);
