/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/mobile_text.h"

#include <string.h>

enum {
    MOST_DIGITS = 15,
    FEWEST_OF_ANOTHER = 8 /* digits behind the first number that are a second one */
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

/* `number` is E.164, or is emptied. */
static enum phone_kind judge(char number[PHONE_SIZE])
{
    enum phone_kind kind = phone_kind_of(number);

    if (kind == PHONE_INVALID)
        number[0] = '\0';
    return kind;
}

static enum phone_kind national(const char *digits, char number[PHONE_SIZE])
{
    g_snprintf(number, PHONE_SIZE, "+32%s", *digits == '0' ? digits + 1 : digits);
    return judge(number);
}

static enum phone_kind international(const char *digits, char number[PHONE_SIZE])
{
    if (g_str_has_prefix(digits, "32"))
        return national(digits + 2, number);
    g_snprintf(number, PHONE_SIZE, "+%s", digits);
    return judge(number);
}

static enum phone_kind classify(const struct digits *digits, char number[PHONE_SIZE])
{
    const char *text = digits->text;

    if (digits->international)
        return international(text, number);
    if (g_str_has_prefix(text, "00"))
        return international(text + 2, number);
    if (*text == '0' || digits->count <= 9)
        return national(text, number);
    /* "32470123456": the plus got lost. */
    return g_str_has_prefix(text, "32") ? national(text + 2, number) : PHONE_INVALID;
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
    if (count_digits(stop, end) >= FEWEST_OF_ANOTHER)
        return PHONE_SEVERAL;
    /* A bracket that opened before a remark is no separator: "(na 18u)". */
    return digits.count == 0 ? PHONE_INVALID : classify(&digits, number);
}
