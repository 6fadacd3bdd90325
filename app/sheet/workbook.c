/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet/workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/errno_phrase.h"
#include "sheet/workbook_check.h"
#include "sheet/workbook_reason.h"

enum {
    SHEET_NAME_MAX = 31, /* UTF-16 units, Excel's */
    TEMPORARY_TRIES = 100,
};

/* A zip member holds 4 GiB; cells are counted with the XML around them, and room is left
 * for &amp; and its kin. */
#define SHEET_MAX_BYTES (G_GUINT64_CONSTANT(3) << 30)
#define CELL_OVERHEAD   64u

struct workbook {
    lxw_workbook *foreign;
    lxw_format *heading_format;
    lxw_format *text_format;
    lxw_format *wrapped_format;
    char *path;
    char *temporary;   /* beside path, ours until renamed */
    GPtrArray *sheets; /* struct workbook_sheet */
    GPtrArray *parts;  /* lxw_worksheet of all sheets, in the order of the file */
};

struct workbook_sheet {
    struct workbook *workbook;
    char *name;             /* without the number of a continuation */
    lxw_worksheet *foreign; /* the part that is being filled */
    guint part;             /* 1, 2, … */
    guint32 next_row;       /* in that part */
    guint64 bytes;          /* in that part, estimated */
    gint64 rows;            /* in all parts */
    struct workbook_column *columns;
    guint column_count;
};

static gboolean refuse(GError **error, enum kiespost_error code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static gboolean refuse(GError **error, enum kiespost_error code, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, KIESPOST_ERROR, (gint)code, sentence);
    return FALSE;
}

/* A code of libxlsxwriter and, where that hides one, the system's errno. */
static gboolean failed(const struct workbook *workbook, lxw_error code, int system_error,
                       GError **error)
{
    const char *reason =
        system_error != 0 ? errno_phrase(system_error) : workbook_reason((int)code);
    enum kiespost_error kind = KIESPOST_ERROR_IO;

    if (code == LXW_ERROR_CREATING_XLSX_FILE || code == LXW_ERROR_CREATING_TMPFILE)
        kind = kiespost_error_from_errno(system_error, KIESPOST_ERROR_CANNOT_CREATE);
    if (code == LXW_ERROR_MEMORY_MALLOC_FAILED)
        kind = KIESPOST_ERROR_INTERNAL;
    return refuse(error, kind, _("the workbook “%s” cannot be written: %s"),
                  workbook->path, reason);
}

/* An empty file of ours beside the path, mode 0600, which libxlsxwriter will fill. */
static gboolean reserve_file(struct workbook *workbook, GError **error)
{
    for (guint try = 0; try < TEMPORARY_TRIES; try++) {
        g_autofree char *name =
            g_strdup_printf("%s.%08x.part", workbook->path, g_random_int());
        int descriptor = g_open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (descriptor >= 0) {
            workbook->temporary = g_steal_pointer(&name);
            return g_close(descriptor, error);
        }
        if (errno != EEXIST)
            break;
    }
    return failed(workbook, LXW_ERROR_CREATING_XLSX_FILE, errno, error);
}

static gboolean directory_is_writable(const struct workbook *workbook, const char *tmpdir,
                                      GError **error)
{
    if (g_file_test(tmpdir, G_FILE_TEST_IS_DIR) && g_access(tmpdir, W_OK | X_OK) == 0)
        return TRUE;
    return refuse(
        error, KIESPOST_ERROR_CANNOT_CREATE,
        _("the workbook “%s” cannot be written: “%s” is not a directory that can "
          "be written to"),
        workbook->path, tmpdir);
}

struct workbook *workbook_create(const char *path, const char *tmpdir, GError **error)
{
    g_autoptr(Workbook) workbook = g_new0(struct workbook, 1);
    g_autofree char *own_tmpdir = g_strdup(tmpdir);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = own_tmpdir};

    workbook->path = g_strdup(path);
    workbook->sheets = g_ptr_array_new();
    workbook->parts = g_ptr_array_new();
    if (!directory_is_writable(workbook, tmpdir, error) || !reserve_file(workbook, error))
        return NULL;
    workbook->foreign = workbook_new_opt(workbook->temporary, &options);
    if (workbook->foreign == NULL) {
        failed(workbook, LXW_ERROR_MEMORY_MALLOC_FAILED, 0, error);
        return NULL;
    }
    workbook->heading_format = workbook_add_format(workbook->foreign);
    workbook->text_format = workbook_add_format(workbook->foreign);
    workbook->wrapped_format = workbook_add_format(workbook->foreign);
    format_set_bold(workbook->heading_format);
    /* "@": stays text when somebody edits the cell. */
    format_set_num_format(workbook->text_format, "@");
    format_set_align(workbook->text_format, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(workbook->wrapped_format, "@");
    format_set_align(workbook->wrapped_format, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(workbook->wrapped_format);
    return g_steal_pointer(&workbook);
}

gboolean workbook_describe(struct workbook *workbook, const char *title,
                           const char *author, GError **error)
{
    g_autofree char *own_title = g_strdup(title), *own_author = g_strdup(author);
    lxw_doc_properties properties = {.title = own_title, .author = own_author};
    lxw_error code = workbook_set_properties(workbook->foreign, &properties);

    return code == LXW_NO_ERROR || failed(workbook, code, 0, error);
}

static glong utf16_length(const char *text)
{
    glong units = 0;

    for (; *text != '\0'; text = g_utf8_next_char(text))
        units += g_utf8_get_char(text) > 0xFFFF ? 2 : 1;
    return units;
}

static gboolean name_is_taken(const struct workbook *workbook, const char *name)
{
    g_autofree char *folded = g_utf8_casefold(name, -1);

    for (guint i = 0; i < workbook->sheets->len; i++) {
        const struct workbook_sheet *sheet = workbook->sheets->pdata[i];
        for (guint part = 1; part <= sheet->part; part++) {
            g_autofree char *other = part == 1
                                         ? g_strdup(sheet->name)
                                         : g_strdup_printf("%s %u", sheet->name, part);
            g_autofree char *other_folded = g_utf8_casefold(other, -1);
            if (g_str_equal(folded, other_folded))
                return TRUE;
        }
    }
    return FALSE;
}

/* libxlsxwriter 1.1.4 overruns its buffers with some names (fixed in 1.1.8), so none is
 * given to it that Excel would not accept. */
static gboolean name_is_valid(const struct workbook *workbook, const char *name)
{
    gsize length = strlen(name);

    return length > 0 && g_utf8_validate(name, -1, NULL) &&
           utf16_length(name) <= SHEET_NAME_MAX && strpbrk(name, "[]:*?/\\") == NULL &&
           name[0] != '\'' && name[length - 1] != '\'' && !name_is_taken(workbook, name);
}

static gboolean write_headings(struct workbook_sheet *sheet, GError **error)
{
    for (guint i = 0; i < sheet->column_count; i++) {
        const struct workbook_column *column = &sheet->columns[i];
        lxw_col_t at = (lxw_col_t)i;
        lxw_error code = LXW_NO_ERROR;

        if (column->width > 0)
            code = worksheet_set_column(sheet->foreign, at, at, column->width, NULL);
        if (code == LXW_NO_ERROR)
            code = worksheet_write_string(sheet->foreign, 0, at, column->heading,
                                          sheet->workbook->heading_format);
        if (code != LXW_NO_ERROR)
            return failed(sheet->workbook, code, errno, error);
    }
    worksheet_freeze_panes(sheet->foreign, 1, 0);
    sheet->next_row = 1;
    sheet->bytes = 0;
    return TRUE;
}

static gboolean begin_part(struct workbook_sheet *sheet, GError **error)
{
    struct workbook *workbook = sheet->workbook;
    g_autofree char *name = sheet->part == 0
                                ? g_strdup(sheet->name)
                                : g_strdup_printf("%s %u", sheet->name, sheet->part + 1);

    if (!name_is_valid(workbook, name))
        return refuse(
            error, KIESPOST_ERROR_USAGE,
            _("“%s” cannot be the name of a sheet; use at most 31 characters and "
              "none of []:*?/\\, and each name once"),
            name);
    errno = 0;
    sheet->foreign = workbook_add_worksheet(workbook->foreign, name);
    if (sheet->foreign == NULL)
        return failed(workbook, LXW_ERROR_CREATING_TMPFILE, errno, error);
    g_ptr_array_add(workbook->parts, sheet->foreign);
    sheet->part++;
    return write_headings(sheet, error);
}

static void sheet_free(struct workbook_sheet *sheet)
{
    for (guint i = 0; i < sheet->column_count; i++)
        g_free((char *)sheet->columns[i].heading);
    g_free(sheet->columns);
    g_free(sheet->name);
    g_free(sheet);
}

struct workbook_sheet *workbook_add_sheet(struct workbook *workbook, const char *name,
                                          const struct workbook_column *columns,
                                          guint column_count, GError **error)
{
    struct workbook_sheet *sheet = g_new0(struct workbook_sheet, 1);

    sheet->workbook = workbook;
    sheet->name = g_strdup(name);
    sheet->columns = g_memdup2(columns, sizeof *columns * column_count);
    sheet->column_count = column_count;
    for (guint i = 0; i < column_count; i++)
        sheet->columns[i].heading = g_strdup(columns[i].heading);
    if (!begin_part(sheet, error)) {
        sheet_free(sheet);
        return NULL;
    }
    g_ptr_array_add(workbook->sheets, sheet);
    return sheet;
}

static gboolean check_cells(const struct workbook_sheet *sheet, const char *const *cells,
                            guint64 *bytes, GError **error)
{
    for (guint i = 0; i < sheet->column_count; i++) {
        gsize length = cells[i] == NULL ? 0 : strlen(cells[i]);
        *bytes += length + CELL_OVERHEAD;
        if (length > WORKBOOK_MAX_CELL &&
            utf16_length(cells[i]) > (glong)WORKBOOK_MAX_CELL)
            return refuse(
                error, KIESPOST_ERROR_INPUT,
                _("sheet “%s”, row %d, column “%s”: the text is longer than the "
                  "%u characters that a cell holds"),
                sheet->name, (int)sheet->rows + 2, sheet->columns[i].heading,
                WORKBOOK_MAX_CELL);
    }
    return TRUE;
}

/* libxlsxwriter does not look whether what it prints into a waiting file arrives: a full
 * disk would give a workbook that ends in the middle of a row. */
static gboolean rows_arrived(const struct workbook *workbook, lxw_worksheet *foreign,
                             int system_error, GError **error)
{
    if (ferror(foreign->optimize_tmpfile) == 0)
        return TRUE;
    return failed(workbook, LXW_ERROR_CREATING_TMPFILE,
                  system_error != 0 ? system_error : ENOSPC, error);
}

gboolean workbook_append_row(struct workbook_sheet *sheet, const char *const *cells,
                             GError **error)
{
    struct workbook *workbook = sheet->workbook;
    guint64 bytes = 0;

    if (!check_cells(sheet, cells, &bytes, error))
        return FALSE;
    if ((sheet->next_row == WORKBOOK_MAX_ROWS ||
         sheet->bytes + bytes > SHEET_MAX_BYTES) &&
        !begin_part(sheet, error))
        return FALSE;
    errno = 0;
    for (guint i = 0; i < sheet->column_count; i++) {
        lxw_format *format =
            sheet->columns[i].wrap ? workbook->wrapped_format : workbook->text_format;
        if (cells[i] == NULL || *cells[i] == '\0')
            continue;
        lxw_error code = worksheet_write_string(sheet->foreign, sheet->next_row,
                                                (lxw_col_t)i, cells[i], format);
        if (code != LXW_NO_ERROR)
            return failed(workbook, code, 0, error);
    }
    if (!rows_arrived(workbook, sheet->foreign, errno, error))
        return FALSE;
    sheet->next_row++;
    sheet->rows++;
    sheet->bytes += bytes;
    return TRUE;
}

gint64 workbook_sheet_rows(const struct workbook_sheet *sheet)
{
    return sheet->rows;
}

static void free_all(struct workbook *workbook)
{
    if (workbook->temporary != NULL)
        g_unlink(workbook->temporary);
    for (guint i = 0; i < workbook->sheets->len; i++)
        sheet_free(workbook->sheets->pdata[i]);
    g_ptr_array_unref(workbook->sheets);
    g_ptr_array_unref(workbook->parts);
    g_free(workbook->temporary);
    g_free(workbook->path);
    g_free(workbook);
}

/* How many bytes of each sheet wait: the file must hold at least as many. */
static gboolean flush_parts(const struct workbook *workbook, GArray *waiting,
                            GError **error)
{
    for (guint i = 0; i < workbook->parts->len; i++) {
        lxw_worksheet *foreign = workbook->parts->pdata[i];
        errno = 0;
        fflush(foreign->optimize_tmpfile);
        if (!rows_arrived(workbook, foreign, errno, error))
            return FALSE;
        off_t size = ftello(foreign->optimize_tmpfile);
        guint64 bytes = size < 0 ? 0 : (guint64)size;
        g_array_append_val(waiting, bytes);
    }
    return TRUE;
}

static gboolean sync_file(const struct workbook *workbook, GError **error)
{
    int descriptor = g_open(workbook->temporary, O_RDWR | O_CLOEXEC, 0);
    gboolean synced = descriptor >= 0 && g_fsync(descriptor) == 0;
    int reason = errno;

    if (descriptor >= 0 && !g_close(descriptor, NULL) && synced) {
        synced = FALSE;
        reason = errno;
    }
    return synced || failed(workbook, LXW_ERROR_ZIP_CLOSE, reason, error);
}

static gboolean write_file(struct workbook *workbook, GError **error)
{
    g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint64));

    if (workbook->parts->len == 0)
        g_error("a workbook needs a sheet");
    if (!flush_parts(workbook, waiting, error))
        return FALSE;
    errno = 0;
    lxw_error code = workbook_close(g_steal_pointer(&workbook->foreign));
    int system_error = errno == ENOTTY ? 0 : errno;
    if (code != LXW_NO_ERROR)
        return failed(workbook, code, system_error, error);
    if (!workbook_is_complete(workbook->temporary, (const guint64 *)waiting->data,
                              waiting->len))
        return failed(workbook, LXW_ERROR_ZIP_CLOSE, ENOSPC, error);
    return sync_file(workbook, error);
}

gboolean workbook_finish(struct workbook *workbook, GError **error)
{
    gboolean written = write_file(workbook, error);

    if (written && g_rename(workbook->temporary, workbook->path) != 0)
        written = failed(workbook, LXW_ERROR_CREATING_XLSX_FILE, errno, error);
    if (written)
        g_clear_pointer(&workbook->temporary, g_free);
    else
        workbook_abandon(g_steal_pointer(&workbook));
    if (workbook != NULL)
        free_all(workbook);
    return written;
}

void workbook_abandon(struct workbook *workbook)
{
    if (workbook == NULL)
        return;
    if (workbook->foreign != NULL)
        lxw_workbook_free(workbook->foreign);
    free_all(workbook);
}
