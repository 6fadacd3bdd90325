/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/quoted_printable.h"

#include <string.h>

enum {
    BROKEN_LENGTH = 75, /* of a line before the "=" of its soft break */
    CODED_LENGTH = 3,   /* "=E2" */
};

static const char soft_break[] = "=\r\n";
static const char hex[] = "0123456789ABCDEF";

static gboolean is_plain(guchar byte)
{
    return byte >= ' ' && byte <= '~' && byte != '=';
}

static gboolean is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* What must not stand as it is at the beginning of a line. */
static gboolean is_dangerous_start(const char *at, const char *end)
{
    return *at == '.' || (end - at >= 5 && memcmp(at, "From ", 5) == 0);
}

/* Bytes from `at` that may stand as they are, at most `room`; a blank at the very end of
 * the line may not. */
static gsize plain_run(const char *at, const char *end, gsize room)
{
    const char *stop = (gsize)(end - at) > room ? at + room : end;
    const char *p = at;

    while (p < stop && is_plain((guchar)*p))
        p++;
    if (p == end && p > at && is_blank(p[-1]))
        p--;
    return (gsize)(p - at);
}

static void append_coded(GString *out, guchar byte)
{
    const char coded[CODED_LENGTH] = {'=', hex[byte >> 4], hex[byte & 15]};

    g_string_append_len(out, coded, CODED_LENGTH);
}

void quoted_printable_append_line(GString *out, const char *line, gsize length)
{
    const char *at = line, *end = line + length;
    gsize column = 0;

    while (at < end) {
        gboolean dangerous = column == 0 && is_dangerous_start(at, end);
        gsize room = BROKEN_LENGTH - column;
        gsize run = dangerous ? 0 : plain_run(at, end, room);

        g_string_append_len(out, at, (gssize)run);
        at += run;
        column += run;
        if (at == end)
            break;
        if (run == room || column + CODED_LENGTH > BROKEN_LENGTH) {
            g_string_append(out, soft_break);
            column = 0;
        } else {
            append_coded(out, (guchar)*at++);
            column += CODED_LENGTH;
        }
    }
    g_string_append(out, "\r\n");
}

void quoted_printable_append(GString *out, const char *text, gsize length)
{
    const char *end = text + length;

    while (text < end) {
        const char *newline = memchr(text, '\n', (gsize)(end - text));
        const char *stop = newline == NULL ? end : newline;
        quoted_printable_append_line(out, text, (gsize)(stop - text));
        text = newline == NULL ? end : newline + 1;
    }
}

static int hex_value(char c)
{
    return g_ascii_isxdigit(c) ? g_ascii_xdigit_value(c) : -1;
}

/* Whether a byte among eight is none of those that stand for themselves; may also say so
 * of eight that do. (Every message is read back: bytes one by one took as long as
 * composing it.) */
static gboolean any_special(guint64 eight)
{
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101), highs = ones << 7;
    guint64 equals = eight ^ (ones * '='), deletes = eight ^ (ones * 0x7F);
    guint64 below = (eight - ones * ' ') & ~eight;

    return ((eight | below | ((equals - ones) & ~equals) |
             ((deletes - ones) & ~deletes)) &
            highs) != 0;
}

/* What stands for itself, from `*at` to `*to`; both are moved on. */
static void copy_plain(char **to, const char **at, const char *end)
{
    const char *from = *at;
    char *out = *to;
    guint64 eight;

    for (; end - from >= (gssize)sizeof eight; from += sizeof eight) {
        memcpy(&eight, from, sizeof eight);
        if (any_special(eight))
            break;
        memcpy(out, &eight, sizeof eight);
        out += sizeof eight;
    }
    while (from < end && (is_plain((guchar)*from) || *from == '\t'))
        *out++ = *from++;
    *at = from;
    *to = out;
}

static gboolean begins_with(const char *at, const char *end, const char *word)
{
    gsize length = strlen(word);

    return (gsize)(end - at) >= length && memcmp(at, word, length) == 0;
}

/* What is decoded is never longer than what was coded. */
gboolean quoted_printable_decode(GString *out, const char *coded, gsize length)
{
    const char *at = coded, *end = coded + length;
    gsize start = out->len;

    g_string_set_size(out, start + length);
    char *to = out->str + start;
    for (copy_plain(&to, &at, end); at < end; copy_plain(&to, &at, end)) {
        if (begins_with(at, end, "\r\n")) {
            *to++ = '\n';
            at += strlen("\r\n");
        } else if (begins_with(at, end, soft_break)) {
            at += strlen(soft_break);
        } else if (*at == '=' && end - at >= CODED_LENGTH && hex_value(at[1]) >= 0 &&
                   hex_value(at[2]) >= 0) {
            *to++ = (char)(hex_value(at[1]) << 4 | hex_value(at[2]));
            at += CODED_LENGTH;
        } else {
            break;
        }
    }
    g_string_truncate(out, (gsize)(to - out->str));
    return at == end;
}
