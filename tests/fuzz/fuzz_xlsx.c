/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a workbook: nothing may crash, lines go up, no text may leave that is not
 * UTF-8, and reading twice gives the same.
 *
 * What begins like a zip file is read as one. A fuzzer hardly gets past the check sums in
 * there, so everything else is taken for what stands in one: shared texts, styles and a
 * sheet, with NUL bytes between them, behind one byte of which bit 0 is the calendar. */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "extract/columns.h"
#include "extract/foreign_file.h"
#include "extract/sheet_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

struct part {
    const char *bytes;
    gsize length;
};

static gssize read_part(gpointer source, void *buffer, gsize size, GError **error)
{
    struct part *part = source;
    gsize count = MIN(size, part->length);

    (void)error;
    if (count > 0)
        memcpy(buffer, part->bytes, count);
    part->bytes += count;
    part->length -= count;
    return (gssize)count;
}

static void check_row(const struct extract_row *row, guint64 *line)
{
    if (row->line <= *line)
        g_error("lines go backwards");
    *line = row->line;
    if (row->defect != DEFECT_NONE && *row_defect_phrase(row->defect) == '\0')
        g_error("a defect without words");
    for (guint i = 0; i < row->count; i++) {
        const struct span *cell = &row->cells[i];

        if (cell->text == NULL || strlen(cell->text) != cell->length ||
            cell->length > EXTRACT_CELL_LIMIT ||
            !g_utf8_validate(cell->text, (gssize)cell->length, NULL))
            g_error("a cell that is not as promised");
    }
}

/* ---- the parts ---- */

static struct part next_part(const char **at, const char *end)
{
    const char *nul = memchr(*at, '\0', (gsize)(end - *at));
    const char *stop = nul != NULL ? nul : end;
    struct part part = {*at, (gsize)(stop - *at)};

    *at = nul != NULL ? nul + 1 : end;
    return part;
}

static void read_parts(const char *at, const char *end)
{
    gboolean since_1904 = *at++ % 2;
    struct part texts = next_part(&at, end);
    struct part formats = next_part(&at, end);
    struct part sheet = {at, (gsize)(end - at)};
    g_autoptr(SharedStrings) strings =
        shared_strings_read(read_part, &texts, "fuzz.xlsx", NULL);
    g_autoptr(CellStyles) styles =
        cell_styles_read(read_part, &formats, "fuzz.xlsx", NULL);
    struct extract_row row;
    guint64 line = 0;

    if (strings == NULL)
        strings = shared_strings_new();
    if (styles == NULL)
        styles = cell_styles_new();
    g_autoptr(SheetRows) rows =
        sheet_rows_new(read_part, &sheet, strings, styles, since_1904, "fuzz.xlsx");
    while (sheet_rows_next(rows, &row, NULL))
        check_row(&row, &line);
}

/* ---- the whole ---- */

static guint64 read_rows(struct extract *extract)
{
    struct extract_row row;
    guint64 line = 0, count = 0;

    for (; extract_next(extract, &row, NULL); count++) {
        check_row(&row, &line);
        if (row.defect == DEFECT_NONE && row.count != extract_form(extract)->column_count)
            g_error("a row of another width");
    }
    return count;
}

static void read_workbook(GBytes *content)
{
    g_autoptr(Extract) extract = extract_open_bytes(content, "fuzz.xlsx", NULL);

    if (extract == NULL)
        return;
    guint64 count = read_rows(extract);
    if (extract_rewind(extract, NULL) && read_rows(extract) != count)
        g_error("other rows the second time");
    if (!extract_rewind(extract, NULL))
        return;
    column_map_free(column_map_new(extract, NULL, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;

    if (size == 0)
        return 0;
    if (foreign_file_is_zip(text, size)) {
        g_autoptr(GBytes) content = g_bytes_new(bytes, size);
        read_workbook(content);
    } else {
        read_parts(text, text + size);
    }
    return 0;
}
