/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One file of rows, read once from beginning to end: bytes become UTF-8 cells. A text
 * file with delimiters or one sheet of a workbook (.xlsx), told apart by content, never
 * by name.
 *
 * Opening looks at the whole text file (is it UTF-8? are there NUL bytes? where do lines
 * end?) or at the workbook's sheets and shared texts, and at the first rows (delimiter,
 * headings); reading then streams it, so that memory does not depend on the number of
 * rows. One bad row never stops the run: it comes out with a defect and without cells. A
 * damaged workbook does. */

#include <glib.h>

#include "base/span.h"

struct extract;

/* Cells longer than this make their row defective (a workbook's cell holds no more),
 * and so do rows longer than that, line breaks inside quotes included. Bytes. */
#define EXTRACT_CELL_LIMIT 32767
#define EXTRACT_ROW_LIMIT  (1024 * 1024)

enum row_defect {
    DEFECT_NONE,
    DEFECT_TOO_FEW_CELLS,
    DEFECT_TOO_MANY_CELLS,     /* more than headings, and not only empty ones */
    DEFECT_UNTERMINATED_QUOTE, /* reading goes on at the next physical line */
    DEFECT_STRAY_QUOTE,        /* "abc"def */
    DEFECT_NUL_BYTE,
    DEFECT_CELL_TOO_LONG,
    DEFECT_ROW_TOO_LONG,
    DEFECT_HEADINGS_AGAIN,       /* the headings once more, perhaps in another language */
    DEFECT_OTHER_HEADINGS,       /* those of another list: two files in one */
    DEFECT_UNDER_OTHER_HEADINGS, /* a row of that list: its cells mean something else */
    DEFECT_COUNT
};

struct extract_row {
    guint64 line;           /* physical, from 1: where the row begins; in a workbook the
                               number at its left */
    enum row_defect defect; /* not DEFECT_NONE: count is 0 */
    guint count;            /* = extract_form.column_count */
    const struct span *cells;
};

/* What was detected, and why it is believed. Owned by the extract. */
struct extract_form {
    const char *name;              /* the file's name as given */
    const char *encoding;          /* "UTF-8", "UTF-16LE", "Windows-1252", …; "XLSX" */
    const char *encoding_evidence; /* a translated sentence */
    const char *delimiter;         /* ";", ",", "tab", "|"; "" in a file of one column and
                                      in a workbook */
    const char *sheet;             /* of a workbook; "" otherwise */
    const char *delimiter_evidence;
    gboolean has_headings; /* FALSE: the first row is evidently a person */
    guint64 headings_line; /* 0 without headings */
    guint column_count;
    const char *const *headings; /* column_count of them, normalised, "" when empty;
                                    NULL behind the last */
    const char *preamble;        /* the title lines above the headings, '\n' between them;
                                    "" when there are none */
};

/* Regular files only. Of a workbook the first sheet that is not hidden.
 *
 * KIESPOST_ERROR_NO_INPUT: cannot be opened, a directory, a FIFO, a device.
 * KIESPOST_ERROR_INPUT: empty, binary (an old workbook, a PDF, NUL bytes all over), a
 * workbook that is damaged, locked or past a limit (archive/zip.h, workbook_rows.h), or
 * the first row, where the headings should be, is defective.
 * KIESPOST_ERROR_REFUSED: a whole address book, as vCard or LDIF.
 * KIESPOST_ERROR_IO: reading failed. */
struct extract *extract_open(const char *path, GError **error);

/* The same with the sheet called `sheet`; NULL is as above. KIESPOST_ERROR_INPUT also
 * when the workbook has no such sheet, or the file is none. */
struct extract *extract_open_sheet(const char *path, const char *sheet, GError **error);

/* The same from memory; `name` appears in sentences. */
struct extract *extract_open_bytes(GBytes *bytes, const char *name, GError **error);

void extract_free(struct extract *extract);
typedef struct extract Extract;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Extract, extract_free)

const struct extract_form *extract_form(const struct extract *extract);

/* The next row that is not blank (blank: every cell empty). The headings do not appear;
 * where they stand once more, or another list begins, the row has a defect.
 * `row` is valid until the next call. FALSE at the end, and with `error` set when
 * reading failed (KIESPOST_ERROR_IO) or a workbook is found to be damaged
 * (KIESPOST_ERROR_INPUT). */
gboolean extract_next(struct extract *extract, struct extract_row *row, GError **error);

/* Begin again with the first row. FALSE: reading failed. */
gboolean extract_rewind(struct extract *extract, GError **error);

/* The headings of the first row so far that came with DEFECT_OTHER_HEADINGS, normalised
 * and NULL-terminated; NULL when there was none. Owned by the extract. */
const char *const *extract_second_headings(const struct extract *extract);

/* Lines that were no valid UTF-8 in a file that otherwise is, so far: each was read as
 * Windows-1252. 0 in files of any other encoding. */
guint64 extract_lines_reinterpreted(const struct extract *extract);

/* A translated phrase for the rejected-rows file ("more cells than headings"). Static. */
const char *row_defect_phrase(enum row_defect defect);
