/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The voters of a municipality that does not exist: two thousand of them, named and
 * housed as people in Belgium are, with everything among them that lists trip over:
 * father and son of one name in one house, particles, apostrophes and accents, no given
 * name, a post office box, a reference address, half a birth date, people of 18 on the
 * very day. */

#include <glib.h>

#include "invention/invented_person.h"

enum {
    TOWN_VOTERS = 2000
};

struct town;
typedef struct town Town;

/* The same arguments give the same people, and other days the same people with other
 * birth dates. Everybody may vote on `poll` and can be written in Windows-1252.
 * `language`, Dutch or French: of the streets; the municipality's regime knows it. */
struct town *town_new(const struct municipality *municipality, enum language language,
                      day_number poll);
void town_free(struct town *town);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Town, town_free)

const struct municipality *town_municipality(const struct town *town);
enum language town_language(const struct town *town);

/* By order number, from 1 to TOWN_VOTERS. Borrowed. */
const struct invented_person *town_voter(const struct town *town, guint order);
