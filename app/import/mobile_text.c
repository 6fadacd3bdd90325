/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/mobile_text.h"

#include <string.h>

enum {
    MOST_DIGITS = 15,
    FEWEST_FOREIGN = 8
};

/* National numbers without their 0: first digits, a range of the last of them, and how
 * many digits in all. */
static const struct {
    const char *prefix;
    char from, to; /* the digit behind the prefix */
    guint digits;
    enum phone_kind kind;
} ranges[] = {
    {"4", '5', '9', 9, PHONE_MOBILE},    {"1", '0', '6', 8, PHONE_LANDLINE},
    {"1", '9', '9', 8, PHONE_LANDLINE},  {"2", '2', '8', 8, PHONE_LANDLINE},
    {"3", '2', '8', 8, PHONE_LANDLINE},  {"4", '2', '3', 8, PHONE_LANDLINE},
    {"5", '0', '9', 8, PHONE_LANDLINE},  {"6", '0', '1', 8, PHONE_LANDLINE},
    {"6", '3', '5', 8, PHONE_LANDLINE},  {"6", '7', '9', 8, PHONE_LANDLINE},
    {"7", '1', '1', 8, PHONE_LANDLINE},  {"80", '2', '8', 8, PHONE_LANDLINE},
    {"8", '1', '1', 8, PHONE_LANDLINE},  {"8", '3', '7', 8, PHONE_LANDLINE},
    {"8", '9', '9', 8, PHONE_LANDLINE},  {"9", '2', '4', 8, PHONE_LANDLINE},
    {"7", '0', '0', 8, PHONE_SPECIAL},   {"7", '8', '8', 8, PHONE_SPECIAL},
    {"800", '0', '9', 8, PHONE_SPECIAL}, {"9", '0', '0', 8, PHONE_SPECIAL},
};

struct digits {
    char text[MOST_DIGITS + 1];
    guint count;
    gboolean international; /* began with + */
    gboolean too_many;
};

static gboolean is_separator(char c)
{
    return c == ' ' || c == '.' || c == '/' || c == '-' || c == '(' || c == ')' ||
           c == '\t' || c == '\'' || c == '\\' || c == '_' || c == ',';
}

/* No-break spaces, dashes and the like are separators as well. */
static gboolean is_separator_beyond_ascii(const char *text, const char *end)
{
    gunichar c = g_utf8_get_char_validated(text, end - text);

    return c < 0x110000 && !g_unichar_isalnum(c);
}

static void add_digit(struct digits *digits, char c)
{
    if (digits->count == MOST_DIGITS) {
        digits->too_many = TRUE;
        return;
    }
    digits->text[digits->count++] = c;
    digits->text[digits->count] = '\0';
}

/* Reads up to a letter, a second plus or the end; returns where it stopped. */
static const char *collect(struct digits *digits, const char *at, const char *end)
{
    while (at < end) {
        if (g_ascii_isdigit(*at)) {
            add_digit(digits, *at++);
        } else if (*at == '+' && digits->count == 0) {
            digits->international = TRUE;
            at++;
        } else if (end - at >= 3 && memcmp(at, "(0)", 3) == 0) {
            /* +32 (0)470: the zero is for calls inside the country. */
            if (digits->count == 0)
                add_digit(digits, '0');
            at += 3;
        } else if (is_separator(*at)) {
            at++;
        } else if ((guint8)*at >= 0x80 && is_separator_beyond_ascii(at, end)) {
            at = g_utf8_next_char(at);
        } else {
            break;
        }
    }
    return at;
}

static guint count_digits(const char *at, const char *end)
{
    guint count = 0;

    for (; at < end; at++)
        count += g_ascii_isdigit(*at) ? 1 : 0;
    return count;
}

static enum phone_kind national_kind(const char *digits, guint count)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++) {
        gsize length = strlen(ranges[i].prefix);

        if (count == ranges[i].digits && strncmp(digits, ranges[i].prefix, length) == 0 &&
            digits[length] >= ranges[i].from && digits[length] <= ranges[i].to)
            return ranges[i].kind;
    }
    return PHONE_INVALID;
}

static enum phone_kind national(const char *digits, guint count, char number[PHONE_SIZE])
{
    if (*digits == '0') {
        digits++;
        count--;
    }
    enum phone_kind kind = national_kind(digits, count);
    if (kind != PHONE_INVALID)
        g_snprintf(number, PHONE_SIZE, "+32%s", digits);
    return kind;
}

static enum phone_kind international(const char *digits, guint count,
                                     char number[PHONE_SIZE])
{
    if (g_str_has_prefix(digits, "32"))
        return national(digits + 2, count - 2, number);
    if (count < FEWEST_FOREIGN || *digits == '0')
        return PHONE_INVALID;
    g_snprintf(number, PHONE_SIZE, "+%s", digits);
    return PHONE_FOREIGN;
}

static enum phone_kind classify(const struct digits *digits, char number[PHONE_SIZE])
{
    const char *text = digits->text;

    if (digits->international)
        return international(text, digits->count, number);
    if (g_str_has_prefix(text, "00"))
        return international(text + 2, digits->count - 2, number);
    if (*text == '0' || digits->count <= 9)
        return national(text, digits->count, number);
    /* "32470123456": the plus got lost. */
    return g_str_has_prefix(text, "32") ? national(text + 2, digits->count - 2, number)
                                        : PHONE_INVALID;
}

enum phone_kind phone_read(const char *text, gsize length, char number[PHONE_SIZE])
{
    const char *at = text, *end = text + length;
    struct digits digits = {0};

    number[0] = '\0';
    while (at < end && !g_ascii_isdigit(*at) && *at != '+' && *at != '(')
        at++;
    if (at == end) {
        /* Words without a number are no number; blanks are nothing. */
        for (at = text; at < end; at++)
            if (!is_separator(*at))
                return PHONE_INVALID;
        return PHONE_EMPTY;
    }
    const char *stop = collect(&digits, at, end);
    if (digits.too_many)
        return PHONE_SEVERAL;
    if (stop < end && (*stop == 'E' || *stop == 'e') && stop > text &&
        g_ascii_isdigit(stop[-1]))
        return PHONE_INVALID;
    if (count_digits(stop, end) >= FEWEST_FOREIGN)
        return PHONE_SEVERAL;
    /* A bracket that opened before a remark is no separator: "(na 18u)". */
    return digits.count == 0 ? PHONE_INVALID : classify(&digits, number);
}
