/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/workbook_rows.h"

#include "base/i18n.h"
#include "extract/foreign_file.h"
#include "extract/sheet_rows.h"
#include "extract/workbook_parts.h"

struct workbook_rows {
    struct raw_rows face; /* first */
    struct zip *zip;
    struct workbook_parts *parts;
    const struct workbook_sheet *sheet;
    struct shared_strings *strings;
    struct cell_styles *styles;
    struct sheet_rows *rows;
    guint64 last_line;
};

static gssize read_zip(gpointer source, void *buffer, gsize size, GError **error)
{
    return zip_read(source, buffer, size, error);
}

static gboolean start_over(struct raw_rows *face, GError **error)
{
    struct workbook_rows *book = (struct workbook_rows *)face;

    g_clear_pointer(&book->rows, sheet_rows_free);
    book->last_line = 0;
    if (!zip_begin(book->zip, book->sheet->part, WORKBOOK_SHEET_LIMIT, error))
        return FALSE;
    book->rows = sheet_rows_new(read_zip, book->zip, book->strings, book->styles,
                                book->parts->since_1904, zip_name(book->zip));
    return TRUE;
}

static gboolean next_row(struct raw_rows *face, struct extract_row *row, GError **error)
{
    struct workbook_rows *book = (struct workbook_rows *)face;

    /* After a failed start_over() there is nothing more. */
    if (book->rows == NULL || !sheet_rows_next(book->rows, row, error))
        return FALSE;
    face->after_gap = row->line > book->last_line + 1;
    book->last_line = row->line;
    if (row->defect == DEFECT_NONE)
        row->defect = raw_rows_check_width(face, row->cells, row->count);
    return TRUE;
}

static void free_rows(struct raw_rows *face)
{
    struct workbook_rows *book = (struct workbook_rows *)face;

    if (book == NULL)
        return;
    g_clear_pointer(&book->rows, sheet_rows_free);
    g_clear_pointer(&book->strings, shared_strings_free);
    g_clear_pointer(&book->styles, cell_styles_free);
    g_clear_pointer(&book->parts, workbook_parts_free);
    zip_free(book->zip);
    g_free((char *)face->encoding_evidence);
    g_free(book);
}

static const struct raw_rows_kind workbook_kind = {TRUE, next_row, start_over, free_rows};

static gboolean read_strings(struct workbook_rows *book, GError **error)
{
    if (book->parts->strings == NULL)
        book->strings = shared_strings_new();
    else if (zip_begin(book->zip, book->parts->strings, WORKBOOK_STRINGS_LIMIT, error))
        book->strings =
            shared_strings_read(read_zip, book->zip, zip_name(book->zip), error);
    return book->strings != NULL;
}

static gboolean read_styles(struct workbook_rows *book, GError **error)
{
    enum {
        STYLES_LIMIT = 64 * 1024 * 1024
    };

    if (book->parts->styles == NULL)
        book->styles = cell_styles_new();
    else if (zip_begin(book->zip, book->parts->styles, STYLES_LIMIT, error))
        book->styles = cell_styles_read(read_zip, book->zip, zip_name(book->zip), error);
    return book->styles != NULL;
}

static void describe(struct workbook_rows *book)
{
    g_autofree char *others = workbook_parts_names(book->parts, book->sheet);
    struct raw_rows *face = &book->face;

    face->encoding = "XLSX";
    face->delimiter = face->delimiter_evidence = "";
    face->sheet = book->sheet->name;
    face->encoding_evidence =
        *others == '\0'
            ? g_strdup_printf(_("workbook, sheet “%s”"), book->sheet->name)
            : g_strdup_printf(
                  _("workbook, sheet “%s”; not read, unless --sheet names it: "
                    "%s"),
                  book->sheet->name, others);
}

struct raw_rows *workbook_rows_new(struct zip *zip, const char *sheet, GError **error)
{
    struct workbook_rows *book = g_new0(struct workbook_rows, 1);

    book->face.kind = &workbook_kind;
    book->zip = zip;
    if (!foreign_file_check_zip(zip, error))
        goto refused;
    book->parts = workbook_parts_read(zip, error);
    if (book->parts == NULL)
        goto refused;
    book->sheet = workbook_parts_sheet(book->parts, sheet, zip_name(zip), error);
    if (book->sheet == NULL || !read_styles(book, error) || !read_strings(book, error) ||
        !start_over(&book->face, error))
        goto refused;
    describe(book);
    return &book->face;

refused:
    free_rows(&book->face);
    return NULL;
}
