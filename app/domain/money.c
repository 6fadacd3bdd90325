/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/money.h"

#include <string.h>

#define PRICE_PER_CENT (EURO_PRICE_ONE / 100)

enum {
    DECIMALS_MOST = 4,
    GROUP = 3,
};

/* ---- reading ---- */

/* White space of a number: a blank, or one of the no-break spaces in UTF-8. */
static gsize blank_width(const char *text)
{
    static const char *const blanks[] = {" ", "\u00a0", "\u202f"};

    for (gsize i = 0; i < G_N_ELEMENTS(blanks); i++)
        if (g_str_has_prefix(text, blanks[i]))
            return strlen(blanks[i]);
    return 0;
}

static const char *skip_blanks(const char *text)
{
    for (gsize width; (width = blank_width(text)) > 0;)
        text += width;
    return text;
}

/* The currency and the minus sign in front, in either order, each at most once. */
static const char *skip_front(const char *text, gboolean *negative)
{
    gboolean named = FALSE;

    *negative = FALSE;
    for (text = skip_blanks(text);; text = skip_blanks(text)) {
        if (!named && g_str_has_prefix(text, "€")) {
            named = TRUE;
            text += strlen("€");
        } else if (!*negative && *text == '-') {
            *negative = TRUE;
            text++;
        } else {
            return text;
        }
    }
}

/* The currency behind the number, and nothing after it. */
static gboolean is_end(const char *text)
{
    static const char *const names[] = {"€", "EUR", "EURO"};

    text = skip_blanks(text);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strncasecmp(text, names[i], strlen(names[i])) == 0 &&
            *skip_blanks(text + strlen(names[i])) == '\0')
            return TRUE;
    return *text == '\0';
}

/* A number taken apart: runs of digits, and what stands between two of them: '.', ',' or
 * ' '. */
struct pieces {
    const char *runs[8];
    gsize lengths[8];
    char between[8];
    gsize count;
};

static const char *take_apart(const char *text, struct pieces *pieces)
{
    pieces->count = 0;
    while (g_ascii_isdigit(*text) && pieces->count < G_N_ELEMENTS(pieces->runs)) {
        gsize length = strspn(text, "0123456789");
        gsize width;
        pieces->runs[pieces->count] = text;
        pieces->lengths[pieces->count++] = length;
        text += length;
        width = *text == '.' || *text == ',' ? 1 : blank_width(text);
        if (width == 0 || !g_ascii_isdigit(text[width]))
            break;
        pieces->between[pieces->count - 1] = *text == '.' || *text == ',' ? *text : ' ';
        text += width;
    }
    return text;
}

/* How many runs are the whole number: all, or all but the last, which are decimals.
 * 0: this is no number, or two. */
static gsize whole_runs(const struct pieces *pieces)
{
    gsize last = pieces->count - 1;
    char sign = last > 0 ? pieces->between[last - 1] : ' ';
    gboolean alone = TRUE;

    if (last == 0)
        return 1;
    for (gsize i = 0; i + 1 < last; i++)
        alone = alone && pieces->between[i] != sign;
    if (sign == ' ' || !alone)
        return pieces->count;
    if (pieces->lengths[last] != GROUP)
        return last;
    /* Three digits behind a lone point or comma: thousands, or thousandths? What stands
     * in front tells, when it is a nought or is grouped itself. */
    if (last > 1 || *pieces->runs[0] == '0')
        return last;
    return pieces->lengths[0] > GROUP ? last : 0;
}

/* Groups of three behind one to three digits, all parted by the same sign. */
static gboolean is_grouped_well(const struct pieces *pieces, gsize runs)
{
    if (runs == 1)
        return TRUE;
    if (pieces->lengths[0] > GROUP || *pieces->runs[0] == '0')
        return FALSE;
    for (gsize i = 1; i < runs; i++)
        if (pieces->lengths[i] != GROUP || pieces->between[i - 1] != pieces->between[0])
            return FALSE;
    return runs == pieces->count || pieces->between[runs - 1] != pieces->between[0];
}

static gboolean add_digits(euro_price *value, const char *digits, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        *value = *value * 10 + (digits[i] - '0');
        if (*value > EURO_PRICE_MOST)
            return FALSE;
    }
    return TRUE;
}

static gboolean put_together(const struct pieces *pieces, gsize runs, euro_price *price)
{
    gsize decimals = runs < pieces->count ? pieces->lengths[runs] : 0;

    *price = 0;
    if (decimals > DECIMALS_MOST)
        return FALSE;
    for (gsize i = 0; i < runs; i++)
        if (!add_digits(price, pieces->runs[i], pieces->lengths[i]))
            return FALSE;
    return (decimals == 0 || add_digits(price, pieces->runs[runs], decimals)) &&
           add_digits(price, "0000", DECIMALS_MOST - decimals);
}

gboolean money_parse(const char *text, euro_price *price)
{
    struct pieces pieces;
    gboolean negative;

    text = skip_front(text, &negative);
    if (!is_end(take_apart(text, &pieces)) || pieces.count == 0)
        return FALSE;
    gsize runs = whole_runs(&pieces);
    if (runs == 0 || !is_grouped_well(&pieces, runs) ||
        !put_together(&pieces, runs, price))
        return FALSE;
    if (negative)
        *price = -*price;
    return TRUE;
}

/* ---- reckoning ---- */

euro_cents money_round(euro_price price)
{
    gint64 cents = (ABS(price) + PRICE_PER_CENT / 2) / PRICE_PER_CENT;
    return price < 0 ? -cents : cents;
}

euro_cents money_times(euro_price price, gint64 count)
{
    enum {
        COUNT_MOST = 100000000
    };
    gint64 whole = price / EURO_PRICE_ONE, rest = price % EURO_PRICE_ONE;

    g_assert(count >= 0 && count <= COUNT_MOST);
    /* In two parts: the product of both bounds does not fit into 64 bits. */
    return whole * count * 100 + money_round(rest * count);
}

/* ---- writing ---- */

/* Digits in groups of three, with no-break spaces. */
static void append_grouped(GString *out, guint64 number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, number);
    gsize length = strlen(digits);

    for (gsize i = 0; i < length; i++) {
        if (i > 0 && (length - i) % GROUP == 0)
            g_string_append(out, "\u00a0");
        g_string_append_c(out, digits[i]);
    }
}

/* `value` has `scale` decimals, of which at least two are written. */
static char *written(gint64 value, int scale, enum ui_language language)
{
    GString *out = g_string_new(value < 0 ? "-" : "");
    guint64 one = scale == 2 ? 100 : EURO_PRICE_ONE;
    g_autofree char *decimals =
        g_strdup_printf("%0*" G_GUINT64_FORMAT, scale, (guint64)ABS(value) % one);

    while (scale > 2 && decimals[scale - 1] == '0')
        decimals[--scale] = '\0';
    if (language == UI_ENGLISH)
        g_string_append(out, "€");
    if (language == UI_DUTCH)
        g_string_prepend(out, "€\u00a0");
    append_grouped(out, (guint64)ABS(value) / one);
    g_string_append_c(out, language == UI_ENGLISH ? '.' : ',');
    g_string_append(out, decimals);
    if (language == UI_FRENCH)
        g_string_append(out, "\u00a0€");
    return g_string_free(out, FALSE);
}

char *money_text(euro_cents amount, enum ui_language language)
{
    return written(amount, 2, language);
}

char *money_price_text(euro_price price, enum ui_language language)
{
    return written(price, DECIMALS_MOST, language);
}

char *money_plain(euro_cents amount)
{
    return g_strdup_printf("%s%" G_GINT64_FORMAT ".%02d", amount < 0 ? "-" : "",
                           ABS(amount) / 100, (int)(ABS(amount) % 100));
}

char *money_price_plain(euro_price price)
{
    g_autofree char *text = written(ABS(price), DECIMALS_MOST, UI_ENGLISH);
    const char *decimals = strchr(text, '.');

    return g_strdup_printf("%s%" G_GINT64_FORMAT "%s", price < 0 ? "-" : "",
                           ABS(price) / EURO_PRICE_ONE, decimals);
}
