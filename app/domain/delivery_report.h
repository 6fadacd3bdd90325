/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the network tells of a text message that it took: TP-Status of a status report
 * (3GPP TS 23.040 section 9.2.3.15). */

#include <glib.h>

enum report_kind {
    REPORT_DELIVERED, /* transaction completed */
    REPORT_TRYING,    /* the service centre still tries: nothing is settled */
    REPORT_FAILED,    /* it tries no more */
    REPORT_UNKNOWN,   /* reserved, or the centre's own: nothing may be concluded */
    REPORT_KIND_COUNT
};

/* Of a TP-ST octet. */
enum report_kind report_kind_of(guint8 delivery_state);

/* "delivered", "delayed", "failed" (the actions of RFC 3464 section 2.3.3), "unknown". */
const char *report_kind_name(enum report_kind kind);

/* The specification's own words: "SM validity period expired"; "reserved" or "specific to
 * the service centre" for what it does not name. Static, not translated. */
const char *report_state_name(guint8 delivery_state);

/* The enhanced status code (RFC 3463) that says the same of an e-mail: 2.0.0 when
 * delivered, 4.x.y while it is tried, 5.x.y when it failed (5.0.0 when none says quite
 * the same), "" when unknown. Static. */
const char *report_state_status(guint8 delivery_state);
