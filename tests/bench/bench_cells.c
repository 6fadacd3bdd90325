/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least that writing a workbook costs: a bare libxlsxwriter loop in constant-memory
 * mode over cells that another workbook held.
 *
 * bench-cells CELLS OUT.xlsx TMPDIR; CELLS holds rows of NUL-terminated cells, each row
 * ended by an empty line ("\n" and a NUL). */

#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <xlsxwriter.h>

static lxw_error write_cells(lxw_worksheet *sheet, const char *cell, const char *end)
{
    lxw_row_t row = 0;
    lxw_col_t column = 0;

    for (; cell < end; cell += strlen(cell) + 1) {
        if (strcmp(cell, "\n") == 0) {
            row++;
            column = 0;
            continue;
        }
        lxw_error status = worksheet_write_string(sheet, row, column++, cell, NULL);
        if (status != LXW_NO_ERROR)
            return status;
    }
    return LXW_NO_ERROR;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 64;
    g_autoptr(GMappedFile) cells = g_mapped_file_new(argv[1], FALSE, NULL);
    if (cells == NULL)
        return 66;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = argv[3]};
    lxw_workbook *workbook = workbook_new_opt(argv[2], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, NULL);
    const char *start = g_mapped_file_get_contents(cells);
    lxw_error status = write_cells(sheet, start, start + g_mapped_file_get_length(cells));

    if (status == LXW_NO_ERROR)
        status = workbook_close(workbook);
    if (status != LXW_NO_ERROR)
        fprintf(stderr, "bench-cells: %s\n", lxw_strerror(status));
    return status == LXW_NO_ERROR ? 0 : 74;
}
