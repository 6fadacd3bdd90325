/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A selection asked of one recipient after another: compiled once, so that a million
 * answers cost a fraction of a second. */

#include <glib.h>

#include "domain/recipient.h"
#include "eligibility/selection.h"

struct selection_matcher;
typedef struct selection_matcher SelectionMatcher;

/* What is needed of `selection` is copied. It remembers the streets that it saw, so one
 * matcher serves one thread. The caller frees. */
struct selection_matcher *selection_matcher_new(const struct selection *selection);
void selection_matcher_free(struct selection_matcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SelectionMatcher, selection_matcher_free)

/* In this order "and" is the least and "or" the greatest of several answers. */
enum selection_answer {
    SELECTION_OUTSIDE,
    SELECTION_NOT_KNOWN, /* something that decides is not known of this person, who is
                          * then not chosen: nobody is written to on a guess */
    SELECTION_INSIDE,
};

/* `nis`: the recipient's municipality, "" when not known (eligibility.c gives that of a
 * voter list to people without one). */
enum selection_answer selection_matcher_ask(struct selection_matcher *matcher,
                                            const struct recipient *recipient,
                                            const char *nis);
