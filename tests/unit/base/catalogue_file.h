/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Writes a .mo file as msgfmt does: header, pairs, strings. */

#include <glib.h>
#include <glib/gstdio.h>

struct catalogue_entry {
    const char *original;
    gsize original_length;
    const char *translation;
    gsize translation_length;
};

/* Strings may hold NULs. */
#define ENTRY(text) text, sizeof(text) - 1

static inline void catalogue_file_number(GString *out, gsize number)
{
    guint32 word = (guint32)number;

    g_string_append_len(out, (const char *)&word, sizeof word);
}

/* The entries come in the order of strcmp(). */
static inline GString *catalogue_file_bytes(const struct catalogue_entry *entries,
                                            gsize count)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GString) strings = g_string_new(NULL);
    gsize first = 28 + count * 16;

    catalogue_file_number(out, 0x950412de);
    catalogue_file_number(out, 0);
    catalogue_file_number(out, count);
    catalogue_file_number(out, 28);
    catalogue_file_number(out, 28 + count * 8);
    catalogue_file_number(out, 0);
    catalogue_file_number(out, first);
    for (gsize i = 0; i < 2 * count; i++) {
        const struct catalogue_entry *entry = &entries[i % count];
        const char *text = i < count ? entry->original : entry->translation;
        gsize length = i < count ? entry->original_length : entry->translation_length;
        catalogue_file_number(out, length);
        catalogue_file_number(out, first + strings->len);
        g_string_append_len(strings, text, (gssize)length + 1);
    }
    g_string_append_len(out, strings->str, (gssize)strings->len);
    return out;
}

static inline char *catalogue_file_path(const char *directory, const char *language)
{
    return g_build_filename(directory, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo",
                            NULL);
}

static inline void catalogue_file_write(const char *directory, const char *language,
                                        const struct catalogue_entry *entries,
                                        gsize count)
{
    g_autofree char *path = catalogue_file_path(directory, language);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GString) bytes = catalogue_file_bytes(entries, count);

    assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
    assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
}

/* What catalogue_file_write() left in `directory`, and the directory. */
static inline void catalogue_file_remove(const char *directory)
{
    static const char *const languages[] = {"nl", "fr"};

    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autofree char *path = catalogue_file_path(directory, languages[i]);
        g_autofree char *messages = g_path_get_dirname(path);
        g_autofree char *folder = g_path_get_dirname(messages);
        g_unlink(path);
        g_rmdir(messages);
        g_rmdir(folder);
    }
    g_rmdir(directory);
}
