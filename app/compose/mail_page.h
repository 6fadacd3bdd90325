/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The page around an e-mail's HTML: complete in itself, for a narrow screen as for a wide
 * one, in the reader's own colours, dark or light. What no message changes, coded once.
 */

#include <glib.h>

#include "domain/language.h"

enum {
    MAIL_PAGE_LANGUAGES = 2, /* of one message */
};

/* Whole lines. */
struct page_piece {
    GString *html;
    GString *coded; /* quoted-printable */
};

/* In the order in which they come: start, the title of mail_page_append_title(),
 * body_start; for each language its start, its HTML, language_end; end. */
struct mail_page {
    struct page_piece start;
    struct page_piece body_start;
    struct page_piece language_start[MAIL_PAGE_LANGUAGES];
    struct page_piece language_end;
    struct page_piece end;
};

/* `example_line` (NULL = none) stands above everything. */
void mail_page_init(struct mail_page *page, const enum language *languages, guint count,
                    const char *example_line);
void mail_page_clear(struct mail_page *page);

void mail_page_append_title(GString *out, const char *subject);
