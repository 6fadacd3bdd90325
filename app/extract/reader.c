/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/reader.h"

#include "base/error.h"
#include "base/i18n.h"
#include "extract/delimited_rows.h"
#include "extract/foreign_file.h"
#include "extract/heading_watch.h"
#include "extract/headings.h"
#include "extract/workbook_rows.h"

struct extract {
    char *name;
    struct raw_rows *rows;
    struct headings *headings;
    struct heading_watch *watch;
    struct span *padded; /* a row that is shorter than the headings */
    guint64 first_line;  /* where the rows begin: behind title and headings */
    struct extract_form form;
};

/* ---- rows ---- */

/* As many cells as there are columns. */
static void fit(struct extract *extract, struct extract_row *row)
{
    guint count = extract->form.column_count;

    if (row->count < count) {
        for (guint i = 0; i < count; i++)
            extract->padded[i] = i < row->count ? row->cells[i] : (struct span){"", 0};
        row->cells = extract->padded;
    }
    row->count = count;
}

static gboolean is_of_width(enum row_defect defect)
{
    return defect == DEFECT_NONE || defect == DEFECT_TOO_FEW_CELLS ||
           defect == DEFECT_TOO_MANY_CELLS;
}

gboolean extract_next(struct extract *extract, struct extract_row *row, GError **error)
{
    struct raw_rows *rows = extract->rows;

    do {
        if (!rows->kind->next(rows, row, error))
            return FALSE;
    } while (row->line < extract->first_line);
    if (is_of_width(row->defect)) {
        enum row_defect defect =
            heading_watch_see(extract->watch, row->cells, row->count, rows->after_gap);
        if (defect != DEFECT_NONE)
            row->defect = defect;
    }
    if (row->defect == DEFECT_NONE) {
        fit(extract, row);
    } else {
        row->count = 0;
        row->cells = NULL;
    }
    return TRUE;
}

gboolean extract_rewind(struct extract *extract, GError **error)
{
    heading_watch_rewind(extract->watch);
    return extract->rows->kind->rewind(extract->rows, error);
}

/* ---- opening ---- */

static gboolean refuse_first_row(const struct extract *extract,
                                 const struct extract_row *row, GError **error)
{
    char line[24];

    g_snprintf(line, sizeof line, "%" G_GUINT64_FORMAT, row->line);
    if (row->defect == DEFECT_ROW_TOO_LONG)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("line %s of “%s” is longer than a megabyte and comes before any "
                      "row: is this a list, with one person on a line?"),
                    line, extract->name);
    else
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("line %s of “%s”, where the headings should be, cannot be read: "
                      "%s"),
                    line, extract->name, row_defect_phrase(row->defect));
    return FALSE;
}

static gboolean refuse_no_rows(const struct extract *extract, GError **error)
{
    if (*extract->rows->sheet != '\0')
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the sheet “%s” of “%s” holds no row: name another with --sheet"),
                    extract->rows->sheet, extract->name);
    else
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” holds no row that can be read"), extract->name);
    return FALSE;
}

/* The headings and their width, from the first rows. */
static gboolean look_at_first_rows(struct extract *extract, GError **error)
{
    struct raw_rows *rows = extract->rows;
    g_autoptr(HeadingsSearch) search = headings_search_new(rows->kind->ragged);
    GError *failure = NULL;
    struct extract_row row;

    while (!headings_search_is_done(search) && rows->kind->next(rows, &row, &failure)) {
        if (row.defect != DEFECT_NONE && !headings_search_has_rows(search))
            return refuse_first_row(extract, &row, error);
        headings_search_see(search, &row);
    }
    if (failure != NULL) {
        g_propagate_error(error, failure);
        return FALSE;
    }
    if (!headings_search_has_rows(search))
        return refuse_no_rows(extract, error);
    extract->headings = headings_search_finish(search);
    extract->first_line = extract->headings->line + 1;
    rows->needed = extract->headings->needed;
    rows->count = extract->headings->count;
    return rows->kind->rewind(rows, error);
}

static void fill_form(struct extract *extract)
{
    const struct raw_rows *rows = extract->rows;
    const struct headings *headings = extract->headings;

    extract->form = (struct extract_form){
        .name = extract->name,
        .encoding = rows->encoding,
        .encoding_evidence = rows->encoding_evidence,
        .delimiter = rows->delimiter,
        .delimiter_evidence = rows->delimiter_evidence,
        .sheet = rows->sheet,
        .has_headings = headings->line > 0,
        .headings_line = headings->line,
        .column_count = headings->count,
        .headings = (const char *const *)headings->names,
        .preamble = headings->preamble,
    };
}

/* Takes `rows`, which may be NULL with an error set. */
static struct extract *open_rows(struct raw_rows *rows, const char *name, GError **error)
{
    if (rows == NULL)
        return NULL;
    g_autoptr(Extract) extract = g_new0(struct extract, 1);
    extract->name = g_strdup(name);
    extract->rows = rows;
    if (!look_at_first_rows(extract, error))
        return NULL;
    extract->watch = heading_watch_new(extract->headings);
    extract->padded = g_new0(struct span, MAX(extract->headings->count, 1));
    fill_form(extract);
    return g_steal_pointer(&extract);
}

/* −1: reading failed. Leaves `source` at its beginning. */
static int is_zip(struct byte_source *source, GError **error)
{
    char head[4];
    gssize count = byte_source_read(source, head, sizeof head, error);

    if (count < 0 || !byte_source_rewind(source, error))
        return -1;
    return foreign_file_is_zip(head, (gsize)count);
}

static struct raw_rows *workbook_of(struct zip *zip, const char *sheet, GError **error)
{
    return zip == NULL ? NULL : workbook_rows_new(zip, sheet, error);
}

struct extract *extract_open_sheet(const char *path, const char *sheet, GError **error)
{
    struct byte_source *source = byte_source_open(path, error);
    int zipped = source != NULL ? is_zip(source, error) : -1;

    if (zipped == FALSE && sheet == NULL)
        return open_rows(delimited_rows_new(source, path, error), path, error);
    byte_source_free(source);
    if (zipped < 0)
        return NULL;
    if (zipped)
        return open_rows(workbook_of(zip_open(path, error), sheet, error), path, error);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("“%s” is no workbook and has no sheets: leave --sheet out"), path);
    return NULL;
}

struct extract *extract_open(const char *path, GError **error)
{
    return extract_open_sheet(path, NULL, error);
}

struct extract *extract_open_bytes(GBytes *bytes, const char *name, GError **error)
{
    gsize length;
    const char *head = g_bytes_get_data(bytes, &length);

    if (!foreign_file_is_zip(head, length))
        return open_rows(delimited_rows_new(byte_source_new(bytes), name, error), name,
                         error);
    return open_rows(workbook_of(zip_open_bytes(bytes, name, error), NULL, error), name,
                     error);
}

void extract_free(struct extract *extract)
{
    if (extract == NULL)
        return;
    extract->rows->kind->free(extract->rows);
    heading_watch_free(extract->watch);
    headings_free(extract->headings);
    g_free(extract->padded);
    g_free(extract->name);
    g_free(extract);
}

const struct extract_form *extract_form(const struct extract *extract)
{
    return &extract->form;
}

const char *const *extract_second_headings(const struct extract *extract)
{
    return heading_watch_others(extract->watch);
}

guint64 extract_lines_reinterpreted(const struct extract *extract)
{
    return extract->rows->lines_reinterpreted;
}

const char *row_defect_phrase(enum row_defect defect)
{
    static const char *const phrases[DEFECT_COUNT] = {
        [DEFECT_NONE] = N_("nothing is wrong"),
        [DEFECT_TOO_FEW_CELLS] = N_("fewer cells than headings"),
        [DEFECT_TOO_MANY_CELLS] = N_("more cells than headings"),
        [DEFECT_UNTERMINATED_QUOTE] = N_("a quotation mark opens and never closes"),
        [DEFECT_STRAY_QUOTE] = N_("a quotation mark inside a quoted cell"),
        [DEFECT_NUL_BYTE] = N_("a NUL byte"),
        [DEFECT_CELL_TOO_LONG] = N_("a cell is too long"),
        [DEFECT_ROW_TOO_LONG] = N_("the row is too long"),
        [DEFECT_HEADINGS_AGAIN] = N_("the headings once more"),
        [DEFECT_OTHER_HEADINGS] =
            N_("the headings of another list: import each list from a file of its own"),
        [DEFECT_UNDER_OTHER_HEADINGS] =
            N_("it stands under the headings of another list"),
    };

    g_assert(defect < DEFECT_COUNT);
    return _(phrases[defect]);
}
