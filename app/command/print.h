/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Text for the operator: results on standard output, remarks on standard error. What
 * came out of a file is made safe for a terminal by the caller (text_for_terminal). */

#include <glib.h>

#include "command/session.h"

/* A result line. */
void print_line(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* A result sentence, folded at the terminal's width. */
void print_sentence(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* A remark or next step on standard error, unless -q or --json. */
void print_note(const struct session *session, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* "warning: …" on standard error, also with -q. */
void print_warning(const struct session *session, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* `text` after `prefix` on standard error, folded when that is a terminal. */
void print_remark(const char *prefix, const char *text);

/* "next: kiespost …": what one would sensibly do now. A note; silent in a guided
 * session. */
void print_next(const struct session *session, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* A paragraph folded at the terminal's width (at most 80), each line after `indent`
 * blanks; the first one after `first` instead when it is not NULL. */
void print_paragraph(const char *first, int indent, const char *text);

/* `text` with line ends where a paragraph of the terminal's width has them, later lines
 * after `indent` blanks. The caller frees. */
char *print_fold(const char *text, int indent);

/* Columns of a list, aligned; cells are UTF-8. */
struct print_table;
typedef struct print_table PrintTable;

/* Headings are borrowed for the call; a column whose heading begins with '>' stands to
 * the right. */
struct print_table *print_table_new(const char *const *headings, guint columns);
/* `cells`: as many as there are columns; copied and made safe for a terminal. */
void print_table_add(struct print_table *table, const char *const *cells);
/* Prints and frees. The last column is folded when the row is wider than the terminal. */
void print_table_finish(struct print_table *table);
/* Frees without printing when `shown` is FALSE. */
void print_table_finish_if(struct print_table *table, gboolean shown);

/* From now on only the next `most` lines of results are printed, the last of them to the
 * end of its paragraph, and of what goes to standard error only errors. JSON and the
 * source of a template are not held back. */
void print_limit(guint most);

/* The end of that. Returns how many lines were left out. */
guint print_limit_end(void);

/* Everything printed so far reached its destination: KIESPOST_ERROR_IO otherwise (a
 * report cut short by a full disk is a failure). */
gboolean print_flush(GError **error);

/* A progress line on standard error for work that takes more than a second; silent when
 * standard error is no terminal, and with -q or --json. */
struct progress;
struct progress *progress_new(const struct session *session, const char *what);
/* `total` 0: unknown. Cheap: looks at the clock only now and then. */
void progress_update(struct progress *progress, gint64 done, gint64 total);
/* Clears the line and frees. */
void progress_finish(struct progress *progress);
