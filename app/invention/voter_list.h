/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a voter list as municipalities hand it out: their columns, their order,
 * their habit of writing everything in capitals. Of people who do not exist. */

#include <glib.h>

#include "invention/invented_person.h"

/* Which columns stand under which headings (class voter_list of fingerprints.csv). */
struct voter_list_layout;

/* "flanders", "brussels", "wallonia", "federal"; NULL for any other word. Static. */
const struct voter_list_layout *voter_list_layout_named(const char *name);

/* The language of its headings. */
enum language voter_list_layout_language(const struct voter_list_layout *layout);

enum birth_format {
    BIRTH_DMY,     /* 31/12/1999 */
    BIRTH_ISO,     /* 1999-12-31 */
    BIRTH_COMPACT, /* 19991231 */
};

struct voter_list_form {
    const struct municipality *municipality;
    const struct voter_list_layout *layout;
    enum birth_format birth_format;
    const char *line_end;
    char delimiter;
    gboolean capitals;
    gboolean national_number; /* with that column, which no candidate's copy may have */
    const char *charset;      /* that the text is made for, as of iconv; NULL: UTF-8 */
};

struct voter_list;
typedef struct voter_list VoterList;

/* Begins with the line of headings. `form` is borrowed. */
struct voter_list *voter_list_new(const struct voter_list_form *form);
void voter_list_free(struct voter_list *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(VoterList, voter_list_free)

/* Appends a row; the first voter's `order` is 1. */
void voter_list_add(struct voter_list *list, guint order,
                    const struct invented_person *person);

/* What was appended, in UTF-8. The caller may take it away in portions
 * (g_string_truncate()). */
GString *voter_list_text(struct voter_list *list);

/* Whether a name can stand in such a list: a name_is_writable(), `form` its context. */
gboolean voter_list_holds_name(const char *name, gpointer form);
