/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet/workbook_check.h"

#include <string.h>

/* PKWARE's APPNOTE.TXT, 4.3.12 and 4.3.16. All numbers are little-endian. */
enum {
    END_SIZE = 22,
    END_COUNT = 10,
    END_DIRECTORY_SIZE = 12,
    END_DIRECTORY_OFFSET = 16,
    ENTRY_SIZE = 46,
    ENTRY_UNCOMPRESSED = 24,
    ENTRY_NAME_LENGTH = 28,
    ENTRY_EXTRA_LENGTH = 30,
    ENTRY_COMMENT_LENGTH = 32,
};
static const char end_signature[] = "PK\5\6";
static const char entry_signature[] = "PK\1\2";

static guint32 number(const guint8 *at, guint bytes)
{
    guint32 value = 0;

    while (bytes-- > 0)
        value = value << 8 | at[bytes];
    return value;
}

static gboolean member_is_complete(const char *name, gsize length, guint64 size,
                                   const guint64 *minimum, guint count, guint *sheets)
{
    static const char prefix[] = "xl/worksheets/sheet";
    g_autofree char *text = g_strndup(name, length);
    guint64 sheet;

    if (size == 0)
        return FALSE;
    if (!g_str_has_prefix(text, prefix) || !g_str_has_suffix(text, ".xml"))
        return TRUE;
    text[length - strlen(".xml")] = '\0';
    if (!g_ascii_string_to_unsigned(text + strlen(prefix), 10, 1, count, &sheet, NULL))
        return FALSE;
    (*sheets)++;
    return size >= minimum[sheet - 1];
}

static gboolean directory_is_complete(const guint8 *at, const guint8 *end, guint entries,
                                      const guint64 *minimum, guint count)
{
    guint sheets = 0;

    for (guint i = 0; i < entries; i++) {
        if (end - at < ENTRY_SIZE || memcmp(at, entry_signature, 4) != 0)
            return FALSE;
        gsize name = number(at + ENTRY_NAME_LENGTH, 2);
        gsize skip = ENTRY_SIZE + name + number(at + ENTRY_EXTRA_LENGTH, 2) +
                     number(at + ENTRY_COMMENT_LENGTH, 2);
        if ((gsize)(end - at) < skip ||
            !member_is_complete((const char *)at + ENTRY_SIZE, name,
                                number(at + ENTRY_UNCOMPRESSED, 4), minimum, count,
                                &sheets))
            return FALSE;
        at += skip;
    }
    return sheets == count;
}

gboolean workbook_is_complete(const char *path, const guint64 *minimum, guint count)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);

    if (file == NULL || g_mapped_file_get_length(file) < END_SIZE)
        return FALSE;
    /* Nothing follows the end record: libxlsxwriter writes no comment there. */
    const guint8 *start = (const guint8 *)g_mapped_file_get_contents(file);
    const guint8 *end = start + g_mapped_file_get_length(file) - END_SIZE;
    guint64 offset = number(end + END_DIRECTORY_OFFSET, 4);
    guint64 size = number(end + END_DIRECTORY_SIZE, 4);

    if (memcmp(end, end_signature, 4) != 0 || offset + size > (guint64)(end - start))
        return FALSE;
    return directory_is_complete(start + offset, start + offset + size,
                                 number(end + END_COUNT, 2), minimum, count);
}
