/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/foreign_file.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "extract/workbook_parts.h"

enum {
    PIECE = 64 * 1024,
    HEAD = 16,
};

static gboolean refuse(const char *name, enum kiespost_error code, const char *sentence,
                       GError **error)
{
    g_autofree char *shown = g_filename_display_name(name);

    g_set_error(error, KIESPOST_ERROR, (gint)code, sentence, shown);
    return FALSE;
}

static gboolean begins_with(const char *bytes, gsize length, const char *magic,
                            gsize magic_length)
{
    return length >= magic_length && memcmp(bytes, magic, magic_length) == 0;
}

#define MAGIC(bytes) bytes, sizeof(bytes) - 1

gboolean foreign_file_is_zip(const char *head, gsize length)
{
    return begins_with(head, length, MAGIC("PK\003\004")) ||
           begins_with(head, length, MAGIC("PK\005\006"));
}

/* ---- by the first bytes ---- */

/* A compound file, [MS-CFB]. A workbook with a password is encrypted as a whole and put
 * into one as a stream of this name, [MS-OFFCRYPTO] 2.3.4.4. */
static const char compound_file[] = "\xD0\xCF\x11\xE0";
static const char locked_stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

static gboolean contains(const char *bytes, gsize length, const char *wanted,
                         gsize wanted_length)
{
    for (gsize i = 0; i + wanted_length <= length; i++)
        if (bytes[i] == *wanted && memcmp(bytes + i, wanted, wanted_length) == 0)
            return TRUE;
    return FALSE;
}

/* −1: reading failed. */
static int occurs(struct byte_source *source, const char *wanted, gsize wanted_length,
                  GError **error)
{
    g_autofree char *buffer = g_malloc(PIECE + wanted_length);
    gsize kept = 0;
    gssize count;

    while ((count = byte_source_read(source, buffer + kept, PIECE, error)) > 0) {
        gsize length = kept + (gsize)count;

        if (contains(buffer, length, wanted, wanted_length))
            return TRUE;
        kept = MIN(length, wanted_length - 1);
        memmove(buffer, buffer + length - kept, kept);
    }
    return count < 0 ? -1 : FALSE;
}

static gboolean refuse_compound_file(struct byte_source *source, const char *name,
                                     GError **error)
{
    int locked = occurs(source, locked_stream, sizeof locked_stream - 1, error);

    if (locked < 0)
        return FALSE;
    return refuse(name, KIESPOST_ERROR_INPUT,
                  locked
                      ? _("“%s” is locked with a password: open it, save it without one "
                          "and import that")
                      : _("“%s” is an old Excel workbook: save it as .xlsx or as CSV and "
                          "import that"),
                  error);
}

static const struct {
    const char *magic;
    gsize length;
    const char *sentence;
} foreign_heads[] = {
    {MAGIC("%PDF"), N_("“%s” is a PDF: ask for the list as CSV or .xlsx")},
    {MAGIC("\x1F\x8B"), N_("“%s” is packed (gzip): unpack it and import what is in it")},
    {MAGIC("7z\xBC\xAF"), N_("“%s” is packed (7-Zip): unpack it and import what is in "
                             "it")},
    {MAGIC("Rar!"), N_("“%s” is packed (RAR): unpack it and import what is in it")},
};

gboolean foreign_file_check(struct byte_source *source, const char *name, GError **error)
{
    char head[HEAD];
    gssize count = byte_source_read(source, head, sizeof head, error);

    if (count < 0 || !byte_source_rewind(source, error))
        return FALSE;
    if (count == 0)
        return refuse(name, KIESPOST_ERROR_INPUT, _("“%s” is empty"), error);
    if (begins_with(head, (gsize)count, compound_file, sizeof compound_file - 1))
        return refuse_compound_file(source, name, error);
    for (gsize i = 0; i < G_N_ELEMENTS(foreign_heads); i++)
        if (begins_with(head, (gsize)count, foreign_heads[i].magic,
                        foreign_heads[i].length))
            return refuse(name, KIESPOST_ERROR_INPUT, _(foreign_heads[i].sentence),
                          error);
    return TRUE;
}

/* ---- by what is in a zip file ---- */

static const struct {
    const char *member, *sentence;
} foreign_members[] = {
    {"xl/workbook.bin", N_("“%s” is a binary workbook: save it as .xlsx or as CSV and "
                           "import that")},
    {"word/document.xml", N_("“%s” is a text document: put its list into a workbook and "
                             "save that as .xlsx or as CSV")},
    {"Index/Document.iwa", N_("“%s” is a Numbers document: export it as Excel (.xlsx) or "
                              "as CSV and import that")},
    {"Index.zip", N_("“%s” is a Numbers document: export it as Excel (.xlsx) or as CSV "
                     "and import that")},
    {"META-INF/manifest.xml", N_("“%s” is an OpenDocument file: save it as .xlsx or as "
                                 "CSV and import that")},
};

gboolean foreign_file_check_zip(const struct zip *zip, GError **error)
{
    if (workbook_parts_exist(zip))
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(foreign_members); i++)
        if (zip_has(zip, foreign_members[i].member))
            return refuse(zip_name(zip), KIESPOST_ERROR_INPUT,
                          _(foreign_members[i].sentence), error);
    return refuse(
        zip_name(zip), KIESPOST_ERROR_INPUT,
        _("“%s” is a zip file and no workbook: unpack it and import the list in "
          "it"),
        error);
}

/* ---- by the first words ---- */

static gboolean has_prefix(const char *text, gsize length, const char *prefix)
{
    gsize prefix_length = strlen(prefix);

    return length >= prefix_length &&
           g_ascii_strncasecmp(text, prefix, prefix_length) == 0;
}

/* Past blanks, the byte order mark, and the lines that an LDIF file may begin with
 * (RFC 2849: "version: 1" and remarks). */
static gsize past_opening(const char *text, gsize length)
{
    gsize at = has_prefix(text, length, "\xEF\xBB\xBF") ? 3 : 0;

    while (at < length) {
        const char *line = text + at;
        gboolean skipped = has_prefix(line, length - at, "version:") || *line == '#';

        if (!skipped && !g_ascii_isspace(*line))
            break;
        while (skipped && at < length && text[at] != '\n' && text[at] != '\r')
            at++;
        at += at < length;
    }
    return at;
}

gboolean foreign_file_check_text(const char *text, gsize length, const char *name,
                                 GError **error)
{
    gsize at = past_opening(text, length);
    const char *begin = text + at;

    length -= at;
    if (has_prefix(begin, length, "BEGIN:VCARD") || has_prefix(begin, length, "dn: ") ||
        has_prefix(begin, length, "dn:: "))
        return refuse(
            name, KIESPOST_ERROR_REFUSED,
            _("“%s” is an address book: a whole one may not be used, since most "
              "people in it never gave you leave (phonebook-dump, R-18); bring "
              "in those who did, one by one, with “kiespost person add”"),
            error);
    if (has_prefix(begin, length, "<!doctype") || has_prefix(begin, length, "<html") ||
        has_prefix(begin, length, "<?xml") || has_prefix(begin, length, "<table"))
        return refuse(
            name, KIESPOST_ERROR_INPUT,
            _("“%s” is a web page or XML: open it in Excel or LibreOffice, save "
              "it as .xlsx or as CSV and import that"),
            error);
    return TRUE;
}
