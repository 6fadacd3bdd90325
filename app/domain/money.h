/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Amounts of euros, exact: never a floating-point number. */

#include <glib.h>

#include "base/i18n.h"

/* An amount of money, in cents. */
typedef gint64 euro_cents;

/* What one piece or one voter counts for, in ten-thousandths of a euro: laws and printers
 * reckon in fractions of a cent ("0,015 euro by voter"). */
typedef gint64 euro_price;
#define EURO_PRICE_ONE 10000

/* No more than a hundred million euros either way; money_parse() takes no more, and what
 * is computed from it stays far within 64 bits. */
#define EURO_PRICE_MOST (G_GINT64_CONSTANT(100000000) * EURO_PRICE_ONE)

/* Reads an amount as people write it: "1250", "1.234,56", "1,234.56", "1 234,56",
 * "€ 0,89", "12.50 EUR", "0,0455", "-3,20"; at most four decimals. FALSE for anything
 * else, and for what may mean two things: "1.234" (twelve hundred, or one and a bit). */
gboolean money_parse(const char *text, euro_price *price);

/* `price` to the cent, half up (a negative one as if it were positive, so that a
 * correction takes away exactly what it corrects). */
euro_cents money_round(euro_price price);

/* The price of `count` pieces, rounded once, at the end. `count` ≤ 100 000 000. */
euro_cents money_times(euro_price price, gint64 count);

/* "€ 1 234,56" in Dutch, "1 234,56 €" in French, "€1 234.56" in English, with no-break
 * spaces as in i18n_count(). The caller frees. */
char *money_text(euro_cents amount, enum ui_language language);

/* The same for a price, with the decimals that it needs, at least two. */
char *money_price_text(euro_price price, enum ui_language language);

/* "1234.56", for programs and the journal. The caller frees. */
char *money_plain(euro_cents amount);
char *money_price_plain(euro_price price);
