/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/record_cells.h"

#include <csv.h>
#include <string.h>

struct cutter {
    struct record_cells cells; /* first: what callers hold */
    struct csv_parser parser;
    guint capacity;
    char *text; /* the cells of one record, a NUL byte after each */
    gsize text_length, text_capacity;
    enum row_defect defect;
};

static void *csv_realloc(void *memory, size_t size)
{
    return g_realloc(memory, size);
}

struct record_cells *record_cells_new(char delimiter)
{
    struct cutter *cutter = g_new0(struct cutter, 1);

    if (csv_init(&cutter->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        g_error("libcsv cannot be initialised");
    csv_set_realloc_func(&cutter->parser, csv_realloc);
    csv_set_free_func(&cutter->parser, g_free);
    csv_set_delim(&cutter->parser, (unsigned char)delimiter);
    return &cutter->cells;
}

void record_cells_free(struct record_cells *cells)
{
    struct cutter *cutter = (struct cutter *)cells;

    if (cutter == NULL)
        return;
    csv_free(&cutter->parser);
    g_free(cutter->cells.spans);
    g_free(cutter->text);
    g_free(cutter);
}

static void add_span(struct cutter *cutter, const char *text, gsize length)
{
    struct record_cells *cells = &cutter->cells;

    if (cells->count == cutter->capacity) {
        cutter->capacity = MAX(32, cutter->capacity * 2);
        cells->spans = g_renew(struct span, cells->spans, cutter->capacity);
    }
    cells->spans[cells->count++] = (struct span){text, length};
}

static void on_cell(void *bytes, size_t length, void *closure)
{
    struct cutter *cutter = closure;
    char *to = cutter->text + cutter->text_length;

    if (length > EXTRACT_CELL_LIMIT) {
        cutter->defect = DEFECT_CELL_TOO_LONG;
        return;
    }
    g_assert(cutter->text_length + length < cutter->text_capacity);
    memcpy(to, bytes, length);
    to[length] = '\0';
    cutter->text_length += length + 1;
    add_span(cutter, to, length);
}

/* Cells hold no more bytes than their record, and each is followed by a delimiter or a
 * line end in the place of its NUL byte; one more for a record without line end. */
static void reserve(struct cutter *cutter, gsize length)
{
    if (cutter->text_capacity >= length + 2)
        return;
    cutter->text_capacity = MAX(2 * length + 2, 4096);
    g_free(cutter->text);
    cutter->text = g_malloc(cutter->text_capacity);
}

enum row_defect record_cells_parse(struct record_cells *cells, const char *text,
                                   gsize length, gboolean loose)
{
    struct cutter *cutter = (struct cutter *)cells;
    struct csv_parser *parser = &cutter->parser;
    int strict = CSV_STRICT | CSV_STRICT_FINI;

    record_cells_clear(cells);
    reserve(cutter, length);
    cutter->defect = DEFECT_NONE;
    csv_set_opts(parser, (unsigned char)(loose ? CSV_STRICT_FINI : strict));
    gboolean good = csv_parse(parser, text, length, on_cell, NULL, cutter) == length;
    /* Also what brings the parser back to the beginning of a row. */
    if (csv_fini(parser, on_cell, NULL, cutter) != 0 || !good)
        cutter->defect = DEFECT_STRAY_QUOTE;
    if (cutter->defect != DEFECT_NONE)
        record_cells_clear(cells);
    return cutter->defect;
}

void record_cells_clear(struct record_cells *cells)
{
    cells->count = 0;
    ((struct cutter *)cells)->text_length = 0;
}
