/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What import saw in a source as a whole, as far as it still counts: the flags of
 * dossier/sources.h become signs of rules/facts.h.
 *
 * Most flags are a suspicion, and an accepted source review (dossier/source_reviews.h)
 * takes away those before it; a flag that comes later counts again. What a column says in
 * so many words is none: a column of opinions or of religion, health and the like
 * flagged by the rule itself and not by what the file looks like (class_name ""),
 * stays whatever a person decides about the file's origin. */

#include "domain/source.h"
#include "dossier/dossier.h"
#include "rules/facts.h"

/* `*signs` receives a set of enum source_sign. FALSE: the dossier cannot be read. */
gboolean source_signs_read(struct dossier *dossier, const struct source *source,
                           guint *signs, GError **error);

/* The same of flags and reviews at hand: struct source_flag, struct source_review. */
guint source_signs_of(const GArray *flags, const GArray *reviews,
                      enum source_status status);
