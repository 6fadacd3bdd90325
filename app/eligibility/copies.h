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

/* `one_list`: the mailing goes to one voter list and nothing else. Spelling is then the
 * same throughout, and fields are compared as they stand. */
struct copies *copies_new(enum channel channel, gboolean one_list);
void copies_free(struct copies *copies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Copies, copies_free)

/* The recipient that the next two calls are about. `source_index` is the source's place
 * in the mailing. Best some work ahead of them: the memory that they need is on its way.
 */
void copies_ask(struct copies *copies, const struct recipient *recipient,
                guint source_index, gboolean is_voter_list);

/* TRUE when somebody who was added before would get this very copy. */
gboolean copies_has(const struct copies *copies);

/* This recipient gets a copy. */
void copies_add(struct copies *copies);
