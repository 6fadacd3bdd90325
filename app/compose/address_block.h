/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A postal address as bpost wants it on an envelope: name; street, number and box;
 * postcode and municipality; most specific first, no blank line, no comma, one language
 * (bpost.be, "Alles over adressen", formaat). */

#include <glib.h>

#include "domain/language.h"
#include "domain/recipient.h"

enum {
    ADDRESS_BLOCK_LINES = 4
};

struct address_block {
    GString *lines[ADDRESS_BLOCK_LINES]; /* filled from the top, the rest "" */
    GString *postcode;                   /* without a country before it */
    GString *municipality;               /* as it is to be written */
    enum language language;              /* that the address is written in */
    GString *scratch;                    /* private */
};

void address_block_init(struct address_block *block);
void address_block_clear(struct address_block *block);

/* Write the recipient's block over `block`.
 *
 * One language per address. Where the municipality has two, it is the one in which the
 * street is recognisably written ("Rue …", "…straat"): the list's own spelling is kept,
 * streets are never translated. Else `letter`, when the municipality has it, else the
 * municipality's first. It decides "bus", "bte" or "box" and the municipality's name.
 * Without a known municipality it is `letter`, and the name stays as it was given.
 *
 * An address that was never split is cut at its commas and line breaks. */
void address_block_write(struct address_block *block, const struct recipient *recipient,
                         enum language letter);

/* "Zennestraat 32 bus 20": appended to `out`. A box that already stands with a word or
 * sign before it ("bte 20", "b. 20", "/20") gets the right one instead. */
void address_append_street_line(GString *out, const char *street,
                                const char *house_number, const char *box,
                                enum language language);
