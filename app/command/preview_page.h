/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The preview as one HTML file that needs nothing else: what the recipient sees, in HTML
 * and as text, the notice marked, and the verdict beside it. */

#include <glib.h>

#include "command/session.h"
#include "eligibility/eligibility.h"

/* Borrowed. A letter or a text message has neither subject nor HTML: NULL. */
struct previewed {
    const char *mailing;
    enum channel channel;
    const char *language; /* "nl", "fr+nl" */
    const char *from, *to, *subject;
    const char *size;        /* of a text message: how many parts; else NULL */
    const char *text;        /* the finished message as plain text */
    const char *notice;      /* the notice alone, as it stands in `text` */
    const char *html;        /* a whole document, its pictures in it */
    const char *notice_html; /* the notice alone, as it stands in `html` */
    const struct decision *decision;
};

/* Written 0600, whole or not at all, over an earlier preview. */
gboolean preview_page_write(const char *path, const struct previewed *previewed,
                            GError **error);
