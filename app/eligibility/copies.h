/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One copy per person within one mailing: the same e-mail address, the same mobile
 * number, or (by post) the same name, address and birth date, both known. Two rows of one
 * voter list with different order numbers are two voters. On hashes only: together with
 * the objection check the one place that looks across sources. */

#include <glib.h>

#include "domain/recipient.h"

struct copies;
typedef struct copies Copies;

struct copies *copies_new(enum channel channel);
void copies_free(struct copies *copies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Copies, copies_free)

/* TRUE when somebody who was added before would get this very copy. `source_index` is the
 * source's place in the mailing. */
gboolean copies_has(struct copies *copies, const struct recipient *recipient,
                    guint source_index, gboolean is_voter_list);

/* This recipient gets a copy. Call copies_has() with the same arguments just before. */
void copies_add(struct copies *copies);
