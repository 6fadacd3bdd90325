/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invention/example_files.h"

#include "invention/contact_file.h"
#include "invention/town.h"
#include "invention/voter_list.h"
#include "platform/file.h"
#include "reference/calendar.h"
#include "reference/municipality.h"

/* Each comes in another one, so that one sees them recognised. */
static const char *const charsets[EXAMPLE_FILE_COUNT] = {
    [EXAMPLE_VOTERS] = "CP1252",
    [EXAMPLE_OFFICE] = "CP1252",
};

static GString *voter_list(const struct story *story, const struct town *town)
{
    const struct voter_list_form form = {
        .municipality = town_municipality(town),
        .layout = voter_list_layout_named(story->layout),
        .birth_format = BIRTH_DMY,
        .line_end = "\r\n",
        .delimiter = ';',
        .capitals = TRUE,
        .national_number = TRUE,
        .charset = charsets[EXAMPLE_VOTERS],
    };
    g_autoptr(VoterList) list = voter_list_new(&form);

    for (guint order = 1; order <= TOWN_VOTERS; order++)
        voter_list_add(list, order, town_voter(town, order));
    return g_string_new_len(voter_list_text(list)->str,
                            (gssize)voter_list_text(list)->len);
}

static GBytes *in_charset(GString *text, const char *charset)
{
    gsize length;
    g_autoptr(GError) error = NULL;

    if (charset == NULL)
        return g_string_free_to_bytes(text);
    char *bytes =
        g_convert(text->str, (gssize)text->len, charset, "UTF-8", NULL, &length, &error);
    if (bytes == NULL)
        g_error("an invented name that %s lacks: %s", charset, error->message);
    g_string_free(text, TRUE);
    return g_bytes_new_take(bytes, length);
}

static GBytes *bytes_of(enum example_file file, const struct story *story,
                        const struct town *town, day_number made_on)
{
    GString *text = file == EXAMPLE_VOTERS
                        ? voter_list(story, town)
                        : contact_file_text(file, story, town, made_on);
    return in_charset(text, charsets[file]);
}

static struct town *town_of(const struct story *story, day_number made_on)
{
    return town_new(municipality_by_nis(story->nis), story->language,
                    made_on + EXAMPLE_POLL_AFTER_DAYS);
}

gboolean example_files_write(const struct story *story, day_number made_on,
                             const char *directory, GError **error)
{
    g_autoptr(Town) town = town_of(story, made_on);

    if (!file_make_directory_private(directory, error))
        return FALSE;
    for (int i = 0; i < EXAMPLE_FILE_COUNT; i++) {
        g_autofree char *path =
            g_build_filename(directory, story->files[i].file_name, NULL);
        g_autoptr(GBytes) bytes = bytes_of((enum example_file)i, story, town, made_on);
        gsize length;
        const char *start = g_bytes_get_data(bytes, &length);
        if (!file_write_atomically(path, start, length, 0600, error))
            return FALSE;
    }
    return TRUE;
}
