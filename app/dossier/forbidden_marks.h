/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The keyed hashes by which the people of a forbidden file are known again. For
 * forbidden_people.c only. */

#include <glib.h>

#include "crypto/secret.h"
#include "domain/recipient.h"

/* The first half of a keyed_hash(): 128 bits. All zero is no mark. */
struct forbidden_mark {
    guint64 half[2];
};

struct forbidden_marker;
typedef struct forbidden_marker ForbiddenMarker;

/* `key` is borrowed. Not to be shared between threads. */
struct forbidden_marker *forbidden_marker_new(const struct secret *key);
void forbidden_marker_free(struct forbidden_marker *marker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ForbiddenMarker, forbidden_marker_free)

/* ---- what is stored of one person ---- */

/* Appends struct forbidden_mark to `marks`: who it is, once for each way in which the
 * name may stand elsewhere, each also together with the day of consent when there is one.
 * FALSE when there is nothing to append. */
gboolean forbidden_marks_add_person(struct forbidden_marker *marker, GArray *marks,
                                    const struct recipient *recipient);

/* Appends the spellings to `marks` and, as guint32 with the little end first, their
 * numbers to `numbers`. */
void forbidden_marks_add_spelling(struct forbidden_marker *marker, GArray *marks,
                                  GArray *numbers, const struct recipient *recipient);

/* ---- what is asked about one person ---- */

#define FORBIDDEN_QUESTIONS_MOST 12

/* The marks by which this person may stand in a file; how many. */
guint forbidden_marks_of_person(struct forbidden_marker *marker,
                                const struct recipient *recipient,
                                struct forbidden_mark marks[FORBIDDEN_QUESTIONS_MOST]);

/* `mark` together with the day of consent. */
struct forbidden_mark forbidden_mark_with_consent(const struct forbidden_marker *marker,
                                                  const struct forbidden_mark *mark,
                                                  day_number consent);

/* Short, quick keyed numbers of the spelling of name and of street with house number: a
 * spelling whose number nobody has need not be hashed. FALSE when that one is absent. */
enum spelled {
    SPELLED_NAME,
    SPELLED_STREET,
    SPELLED_COUNT
};
gboolean forbidden_spelled_number(struct forbidden_marker *marker, enum spelled spelled,
                                  const struct recipient *recipient, guint32 *number);

/* The marks of one spelling; at most two. */
guint forbidden_marks_of_spelling(struct forbidden_marker *marker, enum spelled spelled,
                                  const struct recipient *recipient,
                                  struct forbidden_mark marks[2]);
