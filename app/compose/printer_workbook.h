/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The workbook that goes to the printer: one row per letter, for a mail merge, and a
 * sheet that explains the columns in both languages. */

#include <glib.h>

#include "compose/letter.h"
#include "domain/language.h"

struct printer_workbook;

struct printer_workbook_inputs {
    const char *path;
    const char *tmpdir;     /* inside the dossier: sheet/workbook.h */
    enum language language; /* of the headings: the candidate's, NL or FR */
    const char *mailing;    /* its name, for title and explanation */
    const char *candidate_name;
    const char *publisher_name; /* V.u. – Éd. resp. */
    const char *publisher_address;
};

/* Errors as workbook_create(). */
struct printer_workbook *printer_workbook_create(
    const struct printer_workbook_inputs *inputs, GError **error);

/* The next letter. The caller gives them in the order in which they shall be printed:
 * postcode, street, number. REFUSED when letter->notice_missing is not 0: a letter
 * without its notice does not leave. */
gboolean printer_workbook_append(struct printer_workbook *printer,
                                 const struct recipient *recipient,
                                 const struct letter *letter, GError **error);

gint64 printer_workbook_rows(const struct printer_workbook *printer);

/* Finish; as workbook_finish(): freed either way. */
gboolean printer_workbook_finish(struct printer_workbook *printer, GError **error);

/* Give up: nothing is left behind. */
void printer_workbook_abandon(struct printer_workbook *printer);
typedef struct printer_workbook PrinterWorkbook;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PrinterWorkbook, printer_workbook_abandon)
