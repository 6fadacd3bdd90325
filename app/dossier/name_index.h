/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Table name_key: where the people of one source are found by name.
 *
 * One 63-bit number per person: seven letters of the folded name in 35 bits, then the
 * recipient's number in 28. The number itself is the row id, so rows that are written in
 * ascending order cost no search, and a range of row ids is a range of names. */

#include <glib.h>

#include "dossier/database.h"

/* Numbers of recipients that an index can hold; more than twenty times Belgium. */
#define NAME_INDEX_NUMBER_BITS 28
#define NAME_INDEX_NUMBER_LAST ((G_GINT64_CONSTANT(1) << NAME_INDEX_NUMBER_BITS) - 1)

/* The first seven letters of a text_name_key(), above NAME_INDEX_NUMBER_BITS zeros. */
gint64 name_index_key(const char *folded_name);

/* The row ids of all names that begin like `folded_name`. */
void name_index_range(const char *folded_name, gint64 *low, gint64 *high);

/* Entries that are written at the end of a load. */
struct name_index;
typedef struct name_index NameIndex;

struct name_index *name_index_new(void);
void name_index_free(struct name_index *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NameIndex, name_index_free)

/* `key` of name_index_key(); numbers must come in ascending order. */
void name_index_add(struct name_index *index, gint64 key, gint64 number);

/* Makes the table "name_feed" in `database`, which yields the entries to
 * name_index_write(). `index` must outlive the database. */
gboolean name_index_register(struct name_index *index, struct database *database,
                             GError **error);

/* Sorts all entries and writes them; inside a transaction. */
gboolean name_index_write(struct name_index *index, struct database *database,
                          GError **error);
