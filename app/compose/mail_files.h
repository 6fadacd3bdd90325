/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pictures and attachments of a mailing's messages, coded once. */

#include <glib.h>

#include "compose/template.h"
#include "compose/template_files.h"
#include "domain/language.h"
#include "mime/message.h"

/* Those of every language of a template. */
struct mail_files {
    GPtrArray *files[LANGUAGE_COUNT]; /* struct mail_file, pictures first */
};

/* On a zeroed struct; cleared by the caller also after an error. NO_INPUT when the set
 * lacks a file that the template names, INPUT when it may not be sent. `domain` stands in
 * the pictures' Content-ID, which is made of what is in them and of nothing else. */
gboolean mail_files_init(struct mail_files *mail_files,
                         const struct template_files *files,
                         const struct template *template, const char *domain,
                         GError **error);
void mail_files_clear(struct mail_files *mail_files);

/* "cid:…" of a language's picture; NULL when there is none of that name. */
const char *mail_files_find_picture(const struct mail_files *mail_files,
                                    enum language language, const char *name);

/* Those of a message in these languages, pictures first, each file once (struct
 * message_file, which borrows). The caller unrefs. NULL with INPUT when they are too
 * large together. */
GArray *mail_files_of_message(const struct mail_files *mail_files,
                              const struct template *template,
                              const enum language *languages, guint count,
                              GError **error);

/* `html` with its pictures in it, as "data:" URLs (RFC 2397). Appended to `out`. `files`
 * is what mail_files_of_message() gave. */
void mail_files_embed(const GArray *files, const char *html, GString *out);
