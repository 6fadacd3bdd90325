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

static const char *plain_end(const char *at, const char *end)
{
    guint64 eight;

    while (end - at >= (gssize)sizeof eight) {
        memcpy(&eight, at, sizeof eight);
        if (any_special(eight))
            break;
        at += sizeof eight;
    }
    while (at < end && (is_plain((guchar)*at) || *at == '\t'))
        at++;
    return at;
}

/* One coded line, a soft break's "=" left off, to `*to`, which is moved on. */
static gboolean decode_line(char **to, const char *at, const char *end)
{
    while (at < end) {
        const char *run = at;
        at = plain_end(at, end);
        memcpy(*to, run, (gsize)(at - run));
        *to += at - run;
        if (at == end)
            return TRUE;
        if (*at != '=' || end - at < CODED_LENGTH || hex_value(at[1]) < 0 ||
            hex_value(at[2]) < 0)
            return FALSE;
        *(*to)++ = (char)(hex_value(at[1]) << 4 | hex_value(at[2]));
        at += CODED_LENGTH;
    }
    return TRUE;
}

/* What is decoded is never longer than what was coded. */
gboolean quoted_printable_decode(GString *out, const char *coded, gsize length)
{
    const char *at = coded, *end = coded + length;
    gsize start = out->len;

    g_string_set_size(out, start + length);
    char *to = out->str + start;
    while (at < end) {
        const char *newline = memchr(at, '\n', (gsize)(end - at));
        const char *stop = newline == NULL ? end : newline - 1;
        if (newline != NULL && (newline == at || *stop != '\r'))
            break;
        gboolean soft = newline != NULL && stop > at && stop[-1] == '=';
        if (!decode_line(&to, at, soft ? stop - 1 : stop))
            break;
        if (newline != NULL && !soft)
            *to++ = '\n';
        at = newline == NULL ? end : newline + 1;
    }
    g_string_truncate(out, (gsize)(to - out->str));
    return at == end;
}
