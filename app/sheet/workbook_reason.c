/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet/workbook_reason.h"

#include <glib.h>
#include <xlsxwriter.h>

#include "base/i18n.h"

/* What is not here would be a wrong call of ours. */
static const struct {
    lxw_error code;
    const char *phrase;
} reasons[] = {
    {LXW_ERROR_MEMORY_MALLOC_FAILED, N_("there is too little memory")},
    {LXW_ERROR_CREATING_XLSX_FILE, N_("the file cannot be made")},
    {LXW_ERROR_CREATING_TMPFILE, N_("a temporary file cannot be made")},
    {LXW_ERROR_READING_TMPFILE, N_("a temporary file cannot be read back")},
    {LXW_ERROR_ZIP_FILE_OPERATION, N_("its parts cannot be packed into one file")},
    {LXW_ERROR_ZIP_BAD_ZIP_FILE, N_("it would become too large")},
    {LXW_ERROR_ZIP_FILE_ADD, N_("its parts cannot be packed into one file")},
    {LXW_ERROR_ZIP_CLOSE, N_("its parts cannot be packed into one file")},
    {LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED, N_("a text is too long for a cell")},
    {LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, N_("a sheet has too many rows or columns")},
};

const char *workbook_reason(int code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++)
        if ((int)reasons[i].code == code)
            return _(reasons[i].phrase);
    return _("an error in the program itself");
}
