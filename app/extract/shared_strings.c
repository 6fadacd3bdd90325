/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/shared_strings.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "extract/cell_text.h"

struct shared_strings {
    GString *texts; /* a NUL byte behind each */
    GArray *starts; /* guint32 */
    const char *file;
    struct xml_reader *reader; /* while it is read */
    guint phonetic;            /* depth of readings aloud */
    gboolean in_item, in_text;
};

struct shared_strings *shared_strings_new(void)
{
    struct shared_strings *strings = g_new0(struct shared_strings, 1);

    strings->texts = g_string_new(NULL);
    strings->starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    return strings;
}

void shared_strings_free(struct shared_strings *strings)
{
    if (strings == NULL)
        return;
    g_string_free(strings->texts, TRUE);
    g_array_unref(strings->starts);
    g_free(strings);
}

static guint32 start_of(const struct shared_strings *strings, guint64 index)
{
    return g_array_index(strings->starts, guint32, index);
}

static void on_begin(gpointer listener, const char *name, const char *const *attributes)
{
    struct shared_strings *strings = listener;
    guint32 start = (guint32)strings->texts->len;

    (void)attributes;
    if (strcmp(name, "si") == 0 && !strings->in_item) {
        strings->in_item = TRUE;
        g_array_append_val(strings->starts, start);
    } else if (strcmp(name, "rPh") == 0) {
        strings->phonetic++;
    }
    strings->in_text =
        strings->in_item && strings->phonetic == 0 && strcmp(name, "t") == 0;
}

static void refuse_long(struct shared_strings *strings)
{
    g_autofree char *shown = g_filename_display_name(strings->file);
    g_autofree char *size =
        g_format_size_full(SHARED_STRINGS_BYTES_LIMIT, G_FORMAT_SIZE_IEC_UNITS);

    xml_reader_fail(strings->reader,
                    g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                                _("“%s” holds more than %s or %u different texts: save "
                                  "the sheet as CSV and import that"),
                                shown, size, SHARED_STRINGS_LIMIT));
}

static void on_end(gpointer listener, const char *name)
{
    struct shared_strings *strings = listener;

    strings->in_text = FALSE;
    if (strcmp(name, "rPh") == 0 && strings->phonetic > 0)
        strings->phonetic--;
    if (strcmp(name, "si") != 0 || !strings->in_item)
        return;
    strings->in_item = FALSE;
    strings->phonetic = 0;
    cell_text_finish(strings->texts, start_of(strings, strings->starts->len - 1));
    g_string_append_c(strings->texts, '\0');
    if (strings->texts->len > SHARED_STRINGS_BYTES_LIMIT ||
        strings->starts->len >= SHARED_STRINGS_LIMIT)
        refuse_long(strings);
}

static void on_text(gpointer listener, const char *text, gsize length)
{
    struct shared_strings *strings = listener;

    if (strings->in_text)
        cell_text_append(strings->texts, start_of(strings, strings->starts->len - 1),
                         text, length);
}

struct shared_strings *shared_strings_read(xml_bytes bytes, gpointer source,
                                           const char *file, GError **error)
{
    static const struct xml_face face = {on_begin, on_end, on_text};
    g_autoptr(SharedStrings) strings = shared_strings_new();
    g_autoptr(XmlReader) reader = xml_reader_new(bytes, source, &face, strings, file);

    strings->file = file;
    strings->reader = reader;
    gboolean whole = xml_reader_step(reader, error) == XML_STEP_END;
    strings->reader = NULL;
    return whole ? g_steal_pointer(&strings) : NULL;
}

gboolean shared_strings_get(const struct shared_strings *strings, guint64 index,
                            struct span *text)
{
    if (index >= strings->starts->len)
        return FALSE;
    gsize start = start_of(strings, index);
    gsize end = index + 1 < strings->starts->len ? start_of(strings, index + 1)
                                                 : strings->texts->len;

    *text = (struct span){strings->texts->str + start, end - start - 1};
    return TRUE;
}
