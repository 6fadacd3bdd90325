/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows seen so far, so that one that is equal in every stored field is recognised as
 * a repeat.
 *
 * Kept as 128-bit hashes under a key of this run: among ten million rows, two different
 * ones meet with a probability below 1 in 10^24, and nobody can provoke it. That is why a
 * hit is not looked up again on the row. */

#include <glib.h>

#include "domain/recipient.h"

struct duplicate_set;
typedef struct duplicate_set DuplicateSet;

/* What a row is compared by. */
struct row_digest {
    guint64 hash[2];
};

/* Room for about `rows` rows before it has to grow. */
struct duplicate_set *duplicate_set_new(gsize rows);
void duplicate_set_free(struct duplicate_set *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DuplicateSet, duplicate_set_free)

/* Of every stored field; number, extract and whether it was typed in by hand do not
 * count. `row` is scratch. May run on another thread than the two below. */
struct row_digest duplicate_set_digest(const struct duplicate_set *set,
                                       const struct recipient *recipient, GString *row);

/* This digest will be added soon: the memory that it needs is on its way. */
void duplicate_set_expect(const struct duplicate_set *set,
                          const struct row_digest *digest);

/* FALSE when an equal row was added before. */
gboolean duplicate_set_add(struct duplicate_set *set, const struct row_digest *digest);
