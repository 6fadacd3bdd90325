/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What follows when a file looks like something else than what it was declared to be:
 * the table of law/README.md, "Conflicts between the declared kind and what the file
 * looks like". */

#include "domain/source.h"
#include "provenance/recognition.h"

enum conflict {
    CONFLICT_NONE,
    CONFLICT_SUSPICIOUS, /* the source is flagged: verdicts are review until a person has
                            looked */
    CONFLICT_FORBIDDEN,  /* the source is closed, nothing is stored */
};

/* Of one class of `origin`, for a source declared as `kind`. */
enum conflict conflict_of(const struct origin_class *class, enum source_kind kind,
                          const struct origin *origin);

/* The gravest of all classes; `*why` receives the class, NULL without conflict. Static as
 * long as `origin` is. */
enum conflict conflict_gravest(const struct origin *origin, enum source_kind kind,
                               const struct origin_class **why);
