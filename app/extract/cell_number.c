/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/cell_number.h"

#include <math.h>
#include <string.h>

#include "base/day.h"

enum {
    DIGITS = 15,       /* that a workbook keeps */
    PLAIN_DIGITS = 21, /* longer whole numbers get an exponent */
    SECONDS = 24 * 60 * 60,
    NO_SUCH_DAY = 60,   /* 29 February 1900, which Lotus 1-2-3 had */
    LAST_DAY = 2958465, /* 31 December 9999 */
    DAYS_TO_1904 = 1462,
};

/* ---- the shape ---- */

static gboolean is_general(const char *word, gsize length)
{
    static const char *const names[] = {"General", "Standard", "Standaard"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i]) == length &&
            g_ascii_strncasecmp(names[i], word, length) == 0)
            return TRUE;
    return FALSE;
}

/* Past what is shown as it stands, or not at all: "…", […], \c, _c, *c. */
static const char *past_literal(const char *code)
{
    const char *close;

    switch (*code) {
    case '"':
        close = strchr(code + 1, '"');
        return close != NULL ? close + 1 : code + strlen(code);
    case '[':
        close = strchr(code, ']');
        return close != NULL ? close + 1 : code + strlen(code);
    case '\\':
    case '_':
    case '*':
        return code[1] != '\0' ? g_utf8_next_char(code + 1) : code + 1;
    default:
        return code;
    }
}

static gsize word_length(const char *code)
{
    gsize length = 0;

    while (g_ascii_isalpha(code[length]))
        length++;
    return length;
}

static guint8 shape_of_zeros(const char *code)
{
    gsize zeros = strspn(code, "0");
    gboolean alone = code[zeros] == '\0' || code[zeros] == ';';

    return alone && zeros > 1 && zeros <= SHAPE_ZEROS_MOST ? (guint8)(SHAPE_ZEROS + zeros)
                                                           : SHAPE_PLAIN;
}

guint8 number_shape_of_code(const char *code)
{
    gboolean day = FALSE, month = FALSE, time = FALSE;
    const char *at = code;

    while (*at != '\0' && *at != ';') {
        const char *past = past_literal(at);
        gsize word = word_length(at);

        if (past > at) {
            at = past;
        } else if (is_general(at, word)) {
            at += word;
        } else {
            char c = g_ascii_tolower(*at++);
            day = day || c == 'd' || c == 'y';
            month = month || c == 'm';
            time = time || c == 'h' || c == 's';
        }
    }
    if (day || (month && !time))
        return SHAPE_DAY;
    return time ? SHAPE_TIME : shape_of_zeros(code);
}

guint8 number_shape_of_id(guint64 id)
{
    static const struct {
        guint64 first, last;
        guint8 shape;
    } built_in[] = {
        {14, 17, SHAPE_DAY},  {18, 21, SHAPE_TIME}, {22, 22, SHAPE_DAY},
        {27, 31, SHAPE_DAY},  {32, 33, SHAPE_TIME}, {34, 36, SHAPE_DAY},
        {45, 47, SHAPE_TIME}, {50, 54, SHAPE_DAY},  {55, 56, SHAPE_DAY},
        {57, 58, SHAPE_DAY},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(built_in); i++)
        if (id >= built_in[i].first && id <= built_in[i].last)
            return built_in[i].shape;
    return SHAPE_PLAIN;
}

/* ---- numbers ---- */

/* "1.23E+17" becomes 123000000000000000: %.15g has an exponent where no person would
 * write one. */
static void append_long(GString *out, const char *mantissa, int exponent)
{
    int digits = 0;

    for (; *mantissa != '\0' && *mantissa != 'e'; mantissa++) {
        if (*mantissa == '.')
            continue;
        g_string_append_c(out, *mantissa);
        digits += g_ascii_isdigit(*mantissa);
    }
    for (; digits <= exponent; digits++)
        g_string_append_c(out, '0');
}

static void append_number(GString *out, double number, guint least_digits)
{
    char text[64];

    /* Minus zero is zero. */
    g_ascii_formatd(text, sizeof text, "%.15g", number == 0 ? 0.0 : number);
    const char *e = strchr(text, 'e');
    gint64 exponent = e != NULL ? g_ascii_strtoll(e + 1, NULL, 10) : 0;
    gsize digits = strlen(text);

    if (e != NULL && exponent >= DIGITS && exponent < PLAIN_DIGITS) {
        append_long(out, text, (int)exponent);
        return;
    }
    if (number >= 0 && text[strspn(text, "0123456789")] == '\0')
        for (; digits < least_digits; digits++)
            g_string_append_c(out, '0');
    g_string_append(out, text);
}

/* ---- days ---- */

static void append_day(GString *out, gint64 serial, gboolean since_1904)
{
    char iso[DAY_ISO_SIZE];

    if (!since_1904 && serial == NO_SUCH_DAY) {
        g_string_append(out, "1900-02-29");
        return;
    }
    day_number epoch = since_1904             ? day_from_ymd(1904, 1, 1)
                       : serial > NO_SUCH_DAY ? day_from_ymd(1899, 12, 30)
                                              : day_from_ymd(1899, 12, 31);
    day_format_iso(epoch + (day_number)serial, iso);
    g_string_append(out, iso);
}

static void append_time(GString *out, gint64 seconds)
{
    g_string_append_printf(out, "%02d:%02d:%02d", (int)(seconds / 3600),
                           (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static gboolean append_moment(GString *out, double serial, guint8 shape,
                              gboolean since_1904)
{
    double last = since_1904 ? LAST_DAY - DAYS_TO_1904 : LAST_DAY;

    if (!(serial >= 0 && serial < last + 1))
        return FALSE;
    gint64 seconds = (gint64)(serial * SECONDS + 0.5);
    gint64 day = seconds / SECONDS;

    if (day > (gint64)last)
        return FALSE;
    seconds %= SECONDS;
    /* The first day of the years since 1904 has the number 0. */
    gboolean has_day = day > 0 || (since_1904 && shape == SHAPE_DAY);
    if (has_day)
        append_day(out, day, since_1904);
    if (has_day && seconds > 0)
        g_string_append_c(out, ' ');
    if (!has_day || seconds > 0)
        append_time(out, seconds);
    return TRUE;
}

void cell_number_append(GString *out, const char *text, gsize length, guint8 shape,
                        gboolean since_1904)
{
    gboolean digits_only = length > 0 && length <= DIGITS && text[0] != '0';

    for (gsize i = 0; i < length && digits_only; i++)
        digits_only = g_ascii_isdigit(text[i]);
    if (digits_only && shape == SHAPE_PLAIN) {
        g_string_append_len(out, text, (gssize)length);
        return;
    }
    g_autofree char *copy = g_strndup(text, length);
    char *end;
    double number = g_ascii_strtod(g_strstrip(copy), &end);

    if (*end != '\0' || end == copy || !isfinite(number))
        g_string_append_len(out, text, (gssize)length);
    else if ((shape != SHAPE_DAY && shape != SHAPE_TIME) ||
             !append_moment(out, number, shape, since_1904))
        append_number(out, number,
                      shape > SHAPE_ZEROS ? (guint)(shape - SHAPE_ZEROS) : 0);
}
