/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The placeholders that a template may use, their values for one message, and what is
 * said about a placeholder that does not exist. */

#include <glib.h>

#include "compose/mustache.h"

/* What a placeholder's value depends on. */
enum placeholder_scope {
    PLACEHOLDER_SHARED,   /* the same for all recipients of one source and language */
    PLACEHOLDER_PERSONAL, /* differs between recipients */
};

guint placeholder_count(void);
const char *placeholder_name(guint index); /* "recipient.name"; static */
enum placeholder_scope placeholder_scope(guint index);

/* The index of a name, which must exist. */
guint placeholder_index(const char *name);

/* An unknown placeholder, or a section or partial of a name that does not exist, is
 * INPUT: "template 'nl/brief.md', line 7: there is no placeholder '{{recipient.nam}}';
 * did you mean '{{recipient.name}}'?" – the first one in the template. */
gboolean placeholder_check(const struct mustache *mustache, const char *path,
                           GError **error);

/* All such sentences (char *), for lint. The caller owns the array. */
GPtrArray *placeholder_complaints(const struct mustache *mustache, const char *path);

/* Values of all placeholders, at first "". */
struct placeholder_values;
struct placeholder_values *placeholder_values_new(void);
void placeholder_values_free(struct placeholder_values *values);
typedef struct placeholder_values PlaceholderValues;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlaceholderValues, placeholder_values_free)

/* `name` must exist; `text` is copied, NULL is "". */
void placeholder_values_set(struct placeholder_values *values, const char *name,
                            const char *text);

/* For mustache_render(); borrowed until the values change. */
const struct mustache_value *placeholder_values_root(
    const struct placeholder_values *values);
