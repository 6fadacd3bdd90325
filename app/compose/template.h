/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A template: a Markdown body with front matter and Mustache placeholders, one version
 * per language under one name.
 *
 *     ---
 *     name: brief-kennismaking
 *     channel: post
 *     language: nl
 *     subject: Kennismaking
 *     description: een korte brief om u voor te stellen
 *     attachment: folder.pdf
 *     ---
 *     {{salutation}},
 *
 * Values stand for themselves, without quotes or escapes; a line that begins with '#' is
 * a remark. `name`, `channel` and `language` are required and must agree with the file's
 * place. An e-mail needs a `subject`, which may hold placeholders, and may have several
 * `attachment`s: names of files beside it. */

#include <glib.h>

#include "compose/mustache.h"
#include "compose/template_files.h"
#include "domain/channel.h"
#include "domain/language.h"
#include "reference/municipality.h"

struct template_version {
    char *path; /* "nl/brief-kennismaking.md" */
    char *name;
    enum channel channel;
    enum language language;
    char *subject;                     /* "" when the front matter has none */
    struct mustache *subject_mustache; /* parsed, for an e-mail; else NULL */
    GPtrArray *attachments;            /* char *, as written */
    char *description;                 /* "" when the front matter has none */
    char *body;                        /* Markdown with placeholders */
    guint body_line;                   /* the line of the file on which it begins */
    struct mustache *mustache;         /* the body, parsed */
};

/* Parse one file. INPUT with file and line: no front matter, a key unknown or given
 * twice, a value missing, a channel or language that does not exist, an attachment to
 * something else than an e-mail, a subject that is not Mustache, a body that is empty or
 * not Mustache. `text` as template_files_get() gives it. */
struct template_version *template_version_parse(const char *path, const char *text,
                                                GError **error);
void template_version_free(struct template_version *version);
typedef struct template_version TemplateVersion;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TemplateVersion, template_version_free)

struct template
{
    char *name;
    enum channel channel;
    struct template_version *versions[LANGUAGE_COUNT]; /* NULL: not in that language */
};

/* All versions of `name` in the set. INPUT also when they disagree on the channel, or
 * ask for a placeholder that does not exist (compose/placeholder.h); NO_INPUT when there
 * is none. */
struct template *template_load(const struct template_files *files, const char *name,
                               GError **error);
void template_free(struct template *template);
typedef struct template Template;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Template, template_free)

/* The languages in which it exists. */
language_set template_languages(const struct template *template);
