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

struct duplicate_set *duplicate_set_new(void);
void duplicate_set_free(struct duplicate_set *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DuplicateSet, duplicate_set_free)

/* FALSE when an equal one was added before; number and extract do not count. */
gboolean duplicate_set_add(struct duplicate_set *set, const struct recipient *recipient);
