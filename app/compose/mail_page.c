/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mail_page.h"

#include "compose/escape.h"
#include "mime/quoted_printable.h"

static const char head[] =
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n";

/* No colours but a grey that is seen on white and on black. */
static const char style[] =
    "<style>\n"
    ":root { color-scheme: light dark; }\n"
    "body { margin: 0 auto; padding: 1em; max-width: 36em;\n"
    "  font-family: sans-serif; font-size: 1em; line-height: 1.5;\n"
    "  overflow-wrap: break-word; }\n"
    "img { max-width: 100%; height: auto; }\n"
    "div.notice { margin-top: 2em; border-top: 1px solid #888; }\n"
    "p.example { border: 2px solid #888; padding: 0.5em; text-align: center; }\n"
    "</style>\n";

static void finish_piece(struct page_piece *piece)
{
    piece->coded = g_string_new(NULL);
    quoted_printable_append(piece->coded, piece->html->str, piece->html->len);
}

static void write_body_start(GString *html, const char *example_line)
{
    g_string_append_printf(html, "%s</head>\n<body>\n", style);
    if (example_line == NULL)
        return;
    g_string_append(html, "<p class=\"example\"><strong>");
    escape_html(html, example_line);
    g_string_append(html, "</strong></p>\n");
}

static struct page_piece *piece_of(struct mail_page *page, guint i)
{
    struct page_piece *const pieces[] = {
        &page->start,        &page->body_start, &page->language_start[0],
        &page->language_end, &page->end,        &page->language_start[1],
    };

    return i < G_N_ELEMENTS(pieces) ? pieces[i] : NULL;
}

void mail_page_init(struct mail_page *page, const enum language *languages, guint count,
                    const char *example_line)
{
    for (guint i = 0; piece_of(page, i) != NULL; i++)
        piece_of(page, i)->html = g_string_new(NULL);
    g_string_append_printf(page->start.html,
                           "<!doctype html>\n<html lang=\"%s\">\n<head>\n%s",
                           language_code(languages[0]), head);
    write_body_start(page->body_start.html, example_line);
    for (guint i = 0; i < count; i++)
        g_string_append_printf(page->language_start[i].html, "%s<div lang=\"%s\">\n",
                               i == 0 ? "" : "<hr>\n", language_code(languages[i]));
    g_string_append(page->language_end.html, "</div>\n");
    g_string_append(page->end.html, "</body>\n</html>\n");
    for (guint i = 0; piece_of(page, i) != NULL; i++)
        finish_piece(piece_of(page, i));
}

void mail_page_clear(struct mail_page *page)
{
    for (guint i = 0; piece_of(page, i) != NULL; i++) {
        g_string_free(piece_of(page, i)->html, TRUE);
        g_string_free(piece_of(page, i)->coded, TRUE);
    }
}

void mail_page_append_title(GString *out, const char *subject)
{
    g_string_append(out, "<title>");
    escape_html(out, subject);
    g_string_append(out, "</title>\n");
}
