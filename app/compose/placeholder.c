/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/placeholder.h"

#include <string.h>

#include "base/edit_distance.h"
#include "base/error.h"
#include "base/i18n.h"

/* clang-format off */
/* Names with the same first part stand together: they become one map. */
static const struct {
    const char *name;
    enum placeholder_scope scope;
} placeholders[] = {
    {"candidate.address",      PLACEHOLDER_SHARED},
    {"candidate.email",        PLACEHOLDER_SHARED},
    {"candidate.name",         PLACEHOLDER_SHARED},
    {"candidate.phone",        PLACEHOLDER_SHARED},
    {"consent.method",         PLACEHOLDER_PERSONAL},
    {"contact.address",        PLACEHOLDER_SHARED},
    {"contact.email",          PLACEHOLDER_SHARED},
    {"contact.phone",          PLACEHOLDER_SHARED},
    {"contact.written",        PLACEHOLDER_SHARED},
    {"controller.address",     PLACEHOLDER_SHARED},
    {"controller.name",        PLACEHOLDER_SHARED},
    {"election.date",          PLACEHOLDER_SHARED},
    {"election.name",          PLACEHOLDER_SHARED},
    {"end_date",               PLACEHOLDER_SHARED},
    {"ground.consent",         PLACEHOLDER_SHARED},
    {"ground.indirect",        PLACEHOLDER_SHARED},
    {"joint.address",          PLACEHOLDER_SHARED},
    {"joint.name",             PLACEHOLDER_SHARED},
    {"legal_article",          PLACEHOLDER_SHARED},
    {"list.name",              PLACEHOLDER_SHARED},
    {"list.number",            PLACEHOLDER_SHARED},
    {"members_only",           PLACEHOLDER_SHARED},
    {"municipality",           PLACEHOLDER_SHARED},
    {"notice",                 PLACEHOLDER_SHARED},
    {"of_municipality",        PLACEHOLDER_SHARED},
    {"policy_page",            PLACEHOLDER_SHARED},
    {"privacy_page",           PLACEHOLDER_SHARED},
    {"publisher.address",      PLACEHOLDER_SHARED},
    {"publisher.name",         PLACEHOLDER_SHARED},
    {"recipient.email",        PLACEHOLDER_PERSONAL},
    {"recipient.family_name",  PLACEHOLDER_PERSONAL},
    {"recipient.first_name",   PLACEHOLDER_PERSONAL},
    {"recipient.given_names",  PLACEHOLDER_PERSONAL},
    {"recipient.municipality", PLACEHOLDER_PERSONAL},
    {"recipient.name",         PLACEHOLDER_PERSONAL},
    {"recipient.postcode",     PLACEHOLDER_PERSONAL},
    {"recipient.street",       PLACEHOLDER_PERSONAL},
    {"salutation",             PLACEHOLDER_PERSONAL},
    {"selection",              PLACEHOLDER_SHARED},
    {"selection_data",         PLACEHOLDER_SHARED},
    {"sender.is_list",         PLACEHOLDER_SHARED},
    {"sender.is_named",        PLACEHOLDER_SHARED},
    {"sender.name",            PLACEHOLDER_SHARED},
    {"source.date",            PLACEHOLDER_SHARED},
    {"source.description",     PLACEHOLDER_SHARED},
    {"source.is_sender",       PLACEHOLDER_SHARED},
    {"source.municipality",    PLACEHOLDER_SHARED},
    {"source.of_municipality", PLACEHOLDER_SHARED},
};
/* clang-format on */

enum {
    COUNT = G_N_ELEMENTS(placeholders)
};

/* A body may say {{> notice}} for {{{notice}}}. */
static const char *const partials[] = {"notice", "salutation", NULL};

guint placeholder_count(void)
{
    return COUNT;
}

const char *placeholder_name(guint index)
{
    return placeholders[index].name;
}

enum placeholder_scope placeholder_scope(guint index)
{
    return placeholders[index].scope;
}

static gboolean find_index(const char *name, guint *index)
{
    for (*index = 0; *index < COUNT; (*index)++) {
        if (g_str_equal(placeholders[*index].name, name))
            return TRUE;
    }
    return FALSE;
}

guint placeholder_index(const char *name)
{
    guint index;

    if (!find_index(name, &index))
        g_error("there is no placeholder %s", name);
    return index;
}

/* "recipient" of "recipient.name": may be a section, has no text of its own. */
static gboolean is_group(const char *name)
{
    gsize length = strlen(name);

    for (guint i = 0; i < COUNT; i++) {
        if (strncmp(placeholders[i].name, name, length) == 0 &&
            placeholders[i].name[length] == '.')
            return TRUE;
    }
    return FALSE;
}

static gboolean exists(const char *name, gboolean as_section)
{
    guint index;

    return find_index(name, &index) || (as_section && is_group(name));
}

/* Names are also known relative to a section around them:
 * {{#recipient}}{{name}}{{/recipient}}. */
static gboolean tag_is_known(const struct mustache_tag *tag)
{
    gboolean as_section = tag->kind == '#' || tag->kind == '^';

    if (tag->kind == '>')
        return g_strv_contains(partials, tag->name);
    if (g_str_equal(tag->name, "."))
        return tag->sections[0] != NULL;
    if (exists(tag->name, as_section))
        return TRUE;
    for (guint i = 0; tag->sections[i] != NULL; i++) {
        g_autofree char *name = g_strconcat(tag->sections[i], ".", tag->name, NULL);
        if (exists(name, as_section))
            return TRUE;
    }
    return FALSE;
}

/* The known name that was probably meant: the whole of it, or its last part alone
 * ("{{firstname}}" is nearer to nothing than "{{name}}" is to "recipient.name"). NULL
 * when none is near. */
static const char *nearest(const char *name, gboolean partial)
{
    const char *best = NULL;
    guint best_distance = (guint)MIN(strlen(name), 120) / 2 + 1;

    for (guint i = 0; !partial && i < COUNT; i++) {
        const char *known = placeholders[i].name;
        const char *dot = strchr(known, '.');
        guint distance = edit_distance(name, known);
        if (dot != NULL && strchr(name, '.') == NULL)
            distance = MIN(distance, edit_distance(name, dot + 1) + 1);
        if (distance < best_distance) {
            best = known;
            best_distance = distance;
        }
    }
    for (guint i = 0; partial && partials[i] != NULL; i++) {
        if (edit_distance(name, partials[i]) < best_distance) {
            best = partials[i];
            best_distance = edit_distance(name, best);
        }
    }
    return best;
}

struct complaints {
    const char *path;
    GPtrArray *sentences;
};

/* Written as a value, the notice would become one long paragraph with its asterisks. */
static gboolean flattens_notice(const struct mustache_tag *tag)
{
    return tag->kind == 'v' && g_str_equal(tag->name, "notice");
}

static void complain(const struct mustache_tag *tag, gpointer user)
{
    struct complaints *complaints = user;
    const char *sign = tag->kind == '>' ? "> " : "";
    /* A name of any length may stand in a file that came by mail. */
    g_autofree char *valid = g_utf8_make_valid(tag->name, -1);
    g_autofree char *shown =
        g_utf8_substring(valid, 0, MIN(g_utf8_strlen(valid, -1), 60));

    if (flattens_notice(tag)) {
        g_ptr_array_add(complaints->sentences,
                        g_strdup_printf(_("template “%s”, line %u: place the notice with "
                                          "“{{> notice}}”, not with “{{notice}}”"),
                                        complaints->path, tag->line));
        return;
    }
    if (tag_is_known(tag))
        return;
    const char *meant =
        strlen(tag->name) > 200 ? NULL : nearest(tag->name, *sign != '\0');
    char *sentence =
        meant == NULL
            ? g_strdup_printf(
                  _("template “%s”, line %u: there is no placeholder “{{%s%s}}”"),
                  complaints->path, tag->line, sign, shown)
            : g_strdup_printf(_("template “%s”, line %u: there is no placeholder "
                                "“{{%s%s}}”; did you mean “{{%s%s}}”?"),
                              complaints->path, tag->line, sign, shown, sign, meant);
    g_ptr_array_add(complaints->sentences, sentence);
}

GPtrArray *placeholder_complaints(const struct mustache *mustache, const char *path)
{
    struct complaints complaints = {path, g_ptr_array_new_with_free_func(g_free)};

    mustache_visit_tags(mustache, complain, &complaints);
    return complaints.sentences;
}

gboolean placeholder_check(const struct mustache *mustache, const char *path,
                           GError **error)
{
    g_autoptr(GPtrArray) sentences = placeholder_complaints(mustache, path);

    if (sentences->len == 0)
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, sentences->pdata[0]);
    return FALSE;
}

struct placeholder_values {
    char *texts[COUNT];
    struct mustache_entry leaves[COUNT]; /* parallel to the table */
    struct mustache_entry groups[COUNT]; /* first parts; a leaf without dot is one */
    struct mustache_value root;
    struct mustache_value *slots[COUNT]; /* where each text is put */
    char *keys[COUNT];
};

struct placeholder_values *placeholder_values_new(void)
{
    struct placeholder_values *values = g_new0(struct placeholder_values, 1);
    struct mustache_entry *group = NULL;
    gsize groups = 0;

    for (guint i = 0; i < COUNT; i++) {
        const char *name = placeholders[i].name, *dot = strchr(name, '.');
        gsize length = dot == NULL ? strlen(name) : (gsize)(dot - name);
        values->keys[i] = g_strndup(name, length);
        if (group == NULL || !g_str_equal(group->key, values->keys[i])) {
            group = &values->groups[groups++];
            group->key = values->keys[i];
            group->value.kind = dot == NULL ? MUSTACHE_STRING : MUSTACHE_MAP;
            group->value.entries = &values->leaves[i];
        }
        values->slots[i] = dot == NULL ? &group->value : &values->leaves[i].value;
        if (dot != NULL) {
            group->value.count++;
            values->leaves[i].key = dot + 1;
            values->leaves[i].value.kind = MUSTACHE_STRING;
        }
        values->slots[i]->string = "";
    }
    values->root = (struct mustache_value){
        .kind = MUSTACHE_MAP, .entries = values->groups, .count = groups};
    return values;
}

void placeholder_values_free(struct placeholder_values *values)
{
    if (values == NULL)
        return;
    for (guint i = 0; i < COUNT; i++) {
        g_free(values->texts[i]);
        g_free(values->keys[i]);
    }
    g_free(values);
}

void placeholder_values_set(struct placeholder_values *values, const char *name,
                            const char *text)
{
    guint i = placeholder_index(name);

    g_free(values->texts[i]);
    values->texts[i] = g_strdup(text == NULL ? "" : text);
    values->slots[i]->string = values->texts[i];
}

const struct mustache_value *placeholder_values_root(
    const struct placeholder_values *values)
{
    return &values->root;
}
