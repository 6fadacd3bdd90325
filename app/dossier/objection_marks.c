/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/objection_marks.h"

#include <string.h>

#include "base/text.h"

/* What keyed_hash() calls the purpose: stored hashes depend on these words. */
static const char *const purposes[WAY_COUNT] = {
    [WAY_EMAIL] = "email",
    [WAY_MOBILE] = "mobile",
    [WAY_NAME_SEEN] = "name seen",
    [WAY_NAME] = "name",
    [WAY_NAME_POSTCODE] = "name+postcode",
    [WAY_HOME] = "name+address",
    [WAY_HOME_BIRTH] = "name+address+birth",
    [WAY_HOME_UNKNOWN_BIRTH] = "name+address, birth unknown",
};

struct mark mark_of(const struct secret *key, enum way way, const GString *text)
{
    struct mark mark = {.way = way};
    keyed_hash(key, purposes[way], text->str, text->len, mark.bytes);
    return mark;
}

/* ---- texts ---- */

void mark_email(GString *out, const char *email)
{
    g_string_truncate(out, 0);
    text_email_key(out, email);
}

/* Asked a million times: no allocation for a name of ordinary length. */
static void name_key_of(GString *out, const char *first, gsize first_length,
                        const char *second)
{
    char ordinary[256];
    g_autofree char *longer = NULL;
    char *name = ordinary;
    gsize second_size = strlen(second) + 1;

    if (first_length + 1 + second_size > sizeof ordinary)
        name = longer = g_malloc(first_length + 1 + second_size);
    memcpy(name, first, first_length);
    name[first_length] = ' ';
    memcpy(name + first_length + 1, second, second_size);
    g_string_truncate(out, 0);
    text_name_key(out, name);
}

static gsize first_word_length(const char *text)
{
    const char *blank = strchr(text, ' ');
    return blank != NULL ? (gsize)(blank - text) : strlen(text);
}

static gboolean is_unsplit(const struct recipient *recipient)
{
    return *recipient->given_names == '\0' && *recipient->family_name == '\0';
}

void mark_short_name(GString *out, const struct recipient *recipient)
{
    const char *given = recipient->given_names;

    if (is_unsplit(recipient))
        name_key_of(out, "", 0, recipient->full_name);
    else
        name_key_of(out, given, first_word_length(given), recipient->family_name);
}

gboolean mark_whole_name(GString *out, const struct recipient *recipient)
{
    const char *given = recipient->given_names;

    if (strchr(given, ' ') == NULL)
        return FALSE;
    name_key_of(out, given, strlen(given), recipient->family_name);
    return TRUE;
}

void mark_name_postcode(GString *out, const char *name, const char *postcode)
{
    g_string_assign(out, name);
    /* Its own spelling of a postcode: "B-9000" is 9000. */
    text_address_key(out, NULL, NULL, NULL, postcode);
}

gboolean mark_home(GString *out, const char *name, const struct recipient *recipient)
{
    g_string_assign(out, name);
    g_string_append_c(out, '|');
    if (*recipient->street != '\0' && *recipient->postcode != '\0')
        text_address_key(out, recipient->street, recipient->house_number, recipient->box,
                         recipient->postcode);
    else if (*recipient->address != '\0')
        text_fold(out, recipient->address);
    else
        return FALSE;
    return TRUE;
}

void mark_append_birth(GString *text, day_number birth)
{
    char iso[DAY_ISO_SIZE];

    day_format_iso(birth, iso);
    g_string_append_c(text, '|');
    g_string_append(text, iso);
}

/* ---- storing ---- */

static void add(GArray *marks, const struct secret *key, enum way way,
                const GString *text)
{
    struct mark mark = mark_of(key, way, text);
    g_array_append_val(marks, mark);
}

void marks_add_contact(GArray *marks, const struct secret *key, const char *email,
                       const char *mobile)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (email != NULL)
        mark_email(text, email);
    if (text->len > 0)
        add(marks, key, WAY_EMAIL, text);
    g_string_assign(text, mobile != NULL ? mobile : "");
    if (text->len > 0)
        add(marks, key, WAY_MOBILE, text);
}

/* The words of a name, without blanks and the particles that no key holds. */
static GPtrArray *words_of(const char *name)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

    text_fold(folded, name);
    g_auto(GStrv) parts = g_strsplit(folded->str, " ", -1);
    for (gsize i = 0; parts[i] != NULL; i++)
        if (*parts[i] != '\0')
            g_ptr_array_add(words, g_strdup(parts[i]));
    return words;
}

static gboolean is_particle(const char *word)
{
    g_autofree char *with_a_name = g_strconcat(word, " x", NULL);
    g_autoptr(GString) key = g_string_new(NULL);

    text_name_key(key, with_a_name);
    return strcmp(key->str, "x") == 0;
}

static void append_turn(GPtrArray *keys, GPtrArray *words, guint first,
                        gboolean ends_only)
{
    g_autoptr(GString) turned = g_string_new(NULL);
    g_autoptr(GString) key = g_string_new(NULL);

    for (guint i = 0; i < words->len; i++)
        if (!ends_only || i == 0 || i == words->len - 1)
            g_string_append_printf(turned, "%s ",
                                   (char *)words->pdata[(first + i) % words->len]);
    text_name_key(key, turned->str);
    if (key->len > 0)
        g_ptr_array_add(keys, g_string_free(g_steal_pointer(&key), FALSE));
}

/* Name keys of all turns of the words of `name`. */
static void append_turns(GPtrArray *keys, const char *name, gboolean also_ends)
{
    g_autoptr(GPtrArray) words = words_of(name);

    for (guint first = 0; first < words->len; first++)
        append_turn(keys, words, first, FALSE);
    for (guint i = words->len; also_ends && i-- > 0;)
        if (words->len > 2 && is_particle(words->pdata[i]))
            g_ptr_array_remove_index(words, i);
    for (guint first = 0; also_ends && words->len > 2 && first < words->len; first++)
        append_turn(keys, words, first, TRUE);
}

/* As another source may have it: with one given name or all, in either order, unsplit. */
static GPtrArray *name_keys_of(const struct recipient *recipient)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    const char *given = recipient->given_names;

    if (is_unsplit(recipient)) {
        append_turns(keys, recipient->full_name, FALSE);
        return keys;
    }
    const gsize lengths[] = {first_word_length(given), strlen(given)};
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(GString) given_first = g_string_new(NULL);
        g_autoptr(GString) family_first = g_string_new(NULL);
        g_autofree char *some = g_strndup(given, lengths[i]);
        const char *family = recipient->family_name;
        name_key_of(given_first, some, lengths[i], family);
        name_key_of(family_first, family, strlen(family), some);
        g_ptr_array_add(keys, g_string_free(g_steal_pointer(&given_first), FALSE));
        g_ptr_array_add(keys, g_string_free(g_steal_pointer(&family_first), FALSE));
    }
    return keys;
}

static void add_home(GArray *marks, const struct secret *key, const char *name,
                     const struct recipient *recipient)
{
    g_autoptr(GString) text = g_string_new(name);

    if (*name == '\0')
        return;
    add(marks, key, WAY_NAME_SEEN, text);
    if (!mark_home(text, name, recipient))
        return;
    add(marks, key, WAY_HOME, text);
    if (recipient->birth_date == DAY_UNKNOWN) {
        add(marks, key, WAY_HOME_UNKNOWN_BIRTH, text);
        return;
    }
    mark_append_birth(text, recipient->birth_date);
    add(marks, key, WAY_HOME_BIRTH, text);
}

void marks_add_recipient(GArray *marks, const struct secret *key,
                         const struct recipient *recipient)
{
    g_autoptr(GPtrArray) names = name_keys_of(recipient);

    marks_add_contact(marks, key, recipient->email, recipient->mobile);
    for (guint i = 0; i < names->len; i++)
        add_home(marks, key, names->pdata[i], recipient);
}

void marks_add_name(GArray *marks, const struct secret *key, const char *name,
                    const char *postcode)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) text = g_string_new(NULL);

    append_turns(keys, name, TRUE);
    for (guint i = 0; i < keys->len; i++) {
        g_string_assign(text, keys->pdata[i]);
        add(marks, key, WAY_NAME_SEEN, text);
        if (postcode == NULL) {
            add(marks, key, WAY_NAME, text);
        } else {
            mark_name_postcode(text, keys->pdata[i], postcode);
            add(marks, key, WAY_NAME_POSTCODE, text);
        }
    }
}
