/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The Mustache template language: the six core modules of github.com/mustache/spec
 * (interpolation, sections, inverted, comments, delimiters, partials). No lambdas, no
 * inheritance: a template is text, never a program. */

#include <glib.h>

enum {
    MUSTACHE_MAX_DEPTH = 32,       /* sections in sections; partials in partials */
    MUSTACHE_MAX_OUTPUT = 4 << 20, /* bytes that one rendering may make */
    MUSTACHE_MAX_STEPS = 1 << 20,  /* tags and texts that one rendering may visit */
};

enum mustache_kind {
    MUSTACHE_NOTHING, /* null: known and empty */
    MUSTACHE_FALSE,
    MUSTACHE_TRUE,
    MUSTACHE_STRING, /* "" counts as false in a section */
    MUSTACHE_LIST,
    MUSTACHE_MAP,
};

/* What a template may ask for, as a tree borrowed from the caller. */
struct mustache_value {
    enum mustache_kind kind;
    const char *string;                   /* MUSTACHE_STRING */
    const struct mustache_value *items;   /* MUSTACHE_LIST */
    const struct mustache_entry *entries; /* MUSTACHE_MAP */
    gsize count;                          /* of items or entries */
};

struct mustache_entry {
    const char *key; /* one part of a dotted name */
    struct mustache_value value;
};

/* A parsed template. Immutable: one may be rendered by several threads at once. */
struct mustache;

/* `name` is the file's name in messages and `first_line` the line in it on which `text`
 * begins. NULL with INPUT ("template 'nl/brief.md', line 7: …") when a tag is not
 * closed, a section is closed under another name, or sections are nested deeper than
 * MUSTACHE_MAX_DEPTH. `text` need not end in NUL and is not kept. */
struct mustache *mustache_parse(const char *text, gsize length, const char *name,
                                guint first_line, GError **error);
void mustache_free(struct mustache *mustache);
typedef struct mustache Mustache;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mustache, mustache_free)

/* How {{name}} is written for a medium (compose/escape.h); {{{name}}} and {{&name}} are
 * written as they are. NULL writes everything as it is. */
typedef void (*mustache_escape)(GString *out, const char *text);

/* The partial of that name, owned by the callee; NULL when there is none, which renders
 * as nothing. */
typedef const struct mustache *(*mustache_find_partial)(const char *name, gpointer user);

/* Append the rendering to `out`. A name that `root` lacks renders as nothing, as the
 * specification wants: mustache_visit_tags() is for finding those beforehand.
 * INPUT when partials call each other deeper than MUSTACHE_MAX_DEPTH or the result
 * explodes; `out` then holds a part of it. `find_partial` may be NULL. */
gboolean mustache_render(const struct mustache *mustache,
                         const struct mustache_value *root, mustache_escape escape,
                         mustache_find_partial find_partial, gpointer user, GString *out,
                         GError **error);

/* A tag of a template, for checks before rendering. */
struct mustache_tag {
    char kind;        /* 'v' {{x}}, '&' {{{x}}}, '#' section, '^' inverted, '>' partial */
    const char *name; /* "recipient.name", "." */
    guint line;       /* in the file */
    const char *const *sections; /* names of the sections around it, outermost first,
                                  * NULL-terminated; inverted ones too */
};

/* Every tag in the order of the text. */
typedef void (*mustache_visit)(const struct mustache_tag *tag, gpointer user);
void mustache_visit_tags(const struct mustache *mustache, mustache_visit visit,
                         gpointer user);
