/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/sheet_rows.h"

#include <string.h>

#include "extract/cell_text.h"

enum cell_type {
    CELL_NUMBER,
    CELL_SHARED,
    CELL_TEXT, /* a formula's, or written in the cell */
    CELL_BOOLEAN,
    CELL_ERROR,
    CELL_ISO_DAY,
};

struct sheet_rows {
    struct xml_reader *reader;
    const struct shared_strings *strings;
    const struct cell_styles *styles;
    gboolean since_1904;

    /* Where in the document. */
    gboolean in_rows, in_row, in_cell, in_inline, in_value;
    guint phonetic;

    /* The row that is read. */
    guint64 line;
    enum row_defect defect;
    gsize length;  /* of its cells together */
    GArray *cells; /* struct span; text NULL: at starts[] in `text` */
    GArray *starts;
    GString *text;

    /* Its cell. */
    guint64 column; /* of the next cell */
    enum cell_type type;
    guint64 style;
    gsize start; /* of its value in `text` */
};

/* ---- rows ---- */

static void begin_row(struct sheet_rows *rows, const char *const *attributes)
{
    guint64 line = rows->line + 1;

    if (xml_attribute(attributes, "r") != NULL &&
        (!xml_attribute_number(attributes, "r", SHEET_ROWS_LIMIT, &line) ||
         line <= rows->line)) {
        xml_reader_damaged(rows->reader);
        return;
    }
    if (line > SHEET_ROWS_LIMIT) {
        xml_reader_damaged(rows->reader);
        return;
    }
    rows->line = line;
    rows->in_row = TRUE;
    rows->defect = DEFECT_NONE;
    rows->length = 0;
    rows->column = 0;
    g_array_set_size(rows->cells, 0);
    g_array_set_size(rows->starts, 0);
    g_string_truncate(rows->text, 0);
}

static void end_row(struct sheet_rows *rows)
{
    rows->in_row = FALSE;
    if (rows->defect != DEFECT_NONE || rows->cells->len > 0)
        xml_reader_pause(rows->reader);
}

/* ---- cells ---- */

/* "AB12" is column 27, from 0; G_MAXUINT64 when it is none. */
static guint64 column_of(const char *reference)
{
    guint64 column = 0;

    for (; g_ascii_isupper(*reference) && column <= SHEET_COLUMNS_LIMIT; reference++)
        column = column * 26 + (guint64)(*reference - 'A' + 1);
    return column > 0 && g_ascii_isdigit(*reference) ? column - 1 : G_MAXUINT64;
}

static enum cell_type type_of(const char *name)
{
    static const struct {
        const char *name;
        enum cell_type type;
    } types[] = {
        {"s", CELL_SHARED},  {"str", CELL_TEXT}, {"inlineStr", CELL_TEXT},
        {"b", CELL_BOOLEAN}, {"e", CELL_ERROR},  {"d", CELL_ISO_DAY},
    };

    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(types); i++)
        if (strcmp(types[i].name, name) == 0)
            return types[i].type;
    return CELL_NUMBER;
}

static void begin_cell(struct sheet_rows *rows, const char *const *attributes)
{
    const char *reference = xml_attribute(attributes, "r");
    guint64 column = reference != NULL ? column_of(reference) : rows->column;

    if (column < rows->column || column >= SHEET_COLUMNS_LIMIT) {
        xml_reader_damaged(rows->reader);
        return;
    }
    rows->in_cell = TRUE;
    rows->column = column + 1;
    rows->type = type_of(xml_attribute(attributes, "t"));
    rows->style = 0;
    xml_attribute_number(attributes, "s", G_MAXUINT32, &rows->style);
    rows->start = rows->text->len;
}

static void put_cell(struct sheet_rows *rows, struct span cell, gsize start)
{
    static const struct span nothing = {"", 0};
    guint32 no_start = 0, at = (guint32)start;

    if (cell.length == 0)
        return;
    if (cell.length > EXTRACT_CELL_LIMIT)
        rows->defect = DEFECT_CELL_TOO_LONG;
    rows->length += cell.length;
    if (rows->length > EXTRACT_ROW_LIMIT)
        rows->defect = DEFECT_ROW_TOO_LONG;
    if (rows->defect != DEFECT_NONE) {
        /* Nothing of a defective row is told: no memory for it either. */
        g_string_truncate(rows->text, 0);
        rows->start = 0;
        return;
    }
    while (rows->cells->len + 1 < rows->column) {
        g_array_append_val(rows->cells, nothing);
        g_array_append_val(rows->starts, no_start);
    }
    g_array_append_val(rows->cells, cell);
    g_array_append_val(rows->starts, at);
}

static void put_shared(struct sheet_rows *rows)
{
    struct span cell;
    guint64 index;

    cell_text_finish(rows->text, rows->start);
    if (rows->text->len == rows->start)
        return;
    gboolean found = g_ascii_string_to_unsigned(rows->text->str + rows->start, 10, 0,
                                                G_MAXUINT32, &index, NULL) &&
                     shared_strings_get(rows->strings, index, &cell);
    g_string_truncate(rows->text, rows->start);
    if (found)
        put_cell(rows, cell, 0);
    else
        xml_reader_damaged(rows->reader);
}

/* "2030-09-20T00:00:00Z" as other days are written. */
static void rewrite_iso_day(GString *text, gsize start)
{
    char *time = strchr(text->str + start, 'T');

    if (time == NULL)
        return;
    gboolean midnight = time[1 + strspn(time + 1, "0:.Z")] == '\0';

    if (midnight) {
        g_string_truncate(text, (gsize)(time - text->str));
        return;
    }
    *time = ' ';
    gsize length = strcspn(time, ".Z");
    g_string_truncate(text, (gsize)(time - text->str) + length);
}

static void rewrite_value(struct sheet_rows *rows)
{
    GString *text = rows->text;

    switch (rows->type) {
    case CELL_NUMBER: {
        g_autofree char *number = g_strdup(text->str + rows->start);
        g_string_truncate(text, rows->start);
        cell_number_append(text, number, strlen(number),
                           cell_styles_shape(rows->styles, rows->style),
                           rows->since_1904);
        break;
    }
    case CELL_BOOLEAN: {
        gboolean yes = strcmp(text->str + rows->start, "1") == 0 ||
                       strcmp(text->str + rows->start, "true") == 0;
        g_string_truncate(text, rows->start);
        g_string_append(text, yes ? "TRUE" : "FALSE");
        break;
    }
    case CELL_ISO_DAY:
        rewrite_iso_day(text, rows->start);
        break;
    case CELL_ERROR:
        g_string_truncate(text, rows->start);
        break;
    case CELL_SHARED:
    case CELL_TEXT:
        break;
    }
}

static void end_cell(struct sheet_rows *rows)
{
    rows->in_cell = rows->in_inline = rows->in_value = FALSE;
    rows->phonetic = 0;
    if (rows->type == CELL_SHARED) {
        put_shared(rows);
        return;
    }
    cell_text_finish(rows->text, rows->start);
    if (rows->text->len > rows->start)
        rewrite_value(rows);
    gsize length = rows->text->len - rows->start;
    g_string_append_c(rows->text, '\0');
    put_cell(rows, (struct span){NULL, length}, rows->start);
}

/* ---- the document ---- */

static void on_begin(gpointer listener, const char *name, const char *const *attributes)
{
    struct sheet_rows *rows = listener;

    if (rows->in_cell) {
        if (strcmp(name, "is") == 0)
            rows->in_inline = TRUE;
        else if (strcmp(name, "rPh") == 0)
            rows->phonetic++;
        rows->in_value =
            strcmp(name, "v") == 0 ||
            (rows->in_inline && rows->phonetic == 0 && strcmp(name, "t") == 0);
    } else if (rows->in_row) {
        if (strcmp(name, "c") == 0)
            begin_cell(rows, attributes);
    } else if (rows->in_rows && strcmp(name, "row") == 0) {
        begin_row(rows, attributes);
    } else if (strcmp(name, "sheetData") == 0) {
        rows->in_rows = TRUE;
    }
}

static void on_end(gpointer listener, const char *name)
{
    struct sheet_rows *rows = listener;

    rows->in_value = FALSE;
    if (rows->in_cell) {
        if (strcmp(name, "rPh") == 0 && rows->phonetic > 0)
            rows->phonetic--;
        else if (strcmp(name, "c") == 0)
            end_cell(rows);
    } else if (rows->in_row) {
        if (strcmp(name, "row") == 0)
            end_row(rows);
    } else if (strcmp(name, "sheetData") == 0) {
        rows->in_rows = FALSE;
    }
}

static void on_text(gpointer listener, const char *text, gsize length)
{
    struct sheet_rows *rows = listener;

    if (rows->in_value)
        cell_text_append(rows->text, rows->start, text, length);
}

/* ---- the face ---- */

struct sheet_rows *sheet_rows_new(xml_bytes bytes, gpointer source,
                                  const struct shared_strings *strings,
                                  const struct cell_styles *styles, gboolean since_1904,
                                  const char *file)
{
    static const struct xml_face face = {on_begin, on_end, on_text};
    struct sheet_rows *rows = g_new0(struct sheet_rows, 1);

    rows->strings = strings;
    rows->styles = styles;
    rows->since_1904 = since_1904;
    rows->cells = g_array_new(FALSE, FALSE, sizeof(struct span));
    rows->starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    rows->text = g_string_new(NULL);
    rows->reader = xml_reader_new(bytes, source, &face, rows, file);
    return rows;
}

void sheet_rows_free(struct sheet_rows *rows)
{
    if (rows == NULL)
        return;
    xml_reader_free(rows->reader);
    g_array_unref(rows->cells);
    g_array_unref(rows->starts);
    g_string_free(rows->text, TRUE);
    g_free(rows);
}

gboolean sheet_rows_next(struct sheet_rows *rows, struct extract_row *row, GError **error)
{
    if (xml_reader_step(rows->reader, error) != XML_STEP_PAUSED)
        return FALSE;
    *row = (struct extract_row){.line = rows->line, .defect = rows->defect};
    if (rows->defect != DEFECT_NONE)
        return TRUE;
    for (guint i = 0; i < rows->cells->len; i++) {
        struct span *cell = &g_array_index(rows->cells, struct span, i);

        if (cell->text == NULL)
            cell->text = rows->text->str + g_array_index(rows->starts, guint32, i);
    }
    row->count = rows->cells->len;
    row->cells = (const struct span *)(gpointer)rows->cells->data;
    return TRUE;
}
