/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Capitals where people write them, for text that a register keeps in capitals alone. */

#include <glib.h>

enum name_case_kind {
    NAME_CASE_FAMILY, /* "Van den Broeck", "Peeters-Van Damme" */
    NAME_CASE_GIVEN,  /* "Jean-Pierre", "Maria de Lourdes" */
    NAME_CASE_PLACE,  /* streets, municipalities: "Rue de l'Église", "Sint-Niklaas" */
};

/* Append `text`, with capitals restored when all its letters are of one case; text in
 * mixed case knows better and stays as it is. Particles are small inside a name and have
 * a capital where it begins; so has what follows a single letter and an apostrophe
 * (D'Hondt, O'Brien), and Mc. `text` is UTF-8. */
void name_case_append(GString *out, const char *text, gsize length,
                      enum name_case_kind kind);

/* TRUE for van, den, de la, ter …, lower or upper case: words that begin a family name
 * of several words. */
gboolean name_case_is_particle(const char *word, gsize length);
