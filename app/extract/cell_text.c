/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/cell_text.h"

#include <string.h>

#include "extract/reader.h"

enum {
    ESCAPE_LENGTH = 7 /* _x000D_ */
};

void cell_text_append(GString *out, gsize from, const char *text, gsize length)
{
    gsize room = EXTRACT_CELL_LIMIT + 1 - MIN(out->len - from, EXTRACT_CELL_LIMIT + 1);

    g_string_append_len(out, text, (gssize)MIN(length, room));
}

/* The four digits of an escape; −1 when this is none. */
static gint32 escaped(const char *text, const char *end)
{
    gint32 value = 0;

    if (end - text < ESCAPE_LENGTH || text[0] != '_' || text[1] != 'x' || text[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        if (!g_ascii_isxdigit(text[i]))
            return -1;
        value = value * 16 + g_ascii_xdigit_value(text[i]);
    }
    return value;
}

static gboolean is_high(gint32 unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

static gboolean is_low(gint32 unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

/* Written over itself: an escape is longer than its character. */
static void resolve_escapes(GString *out, gsize from)
{
    const char *text = out->str + from, *end = out->str + out->len;
    char *to = out->str + from;

    while (text < end) {
        gint32 unit = escaped(text, end);

        if (unit < 0) {
            *to++ = *text++;
            continue;
        }
        text += ESCAPE_LENGTH;
        gint32 second = is_high(unit) ? escaped(text, end) : -1;
        if (is_low(second)) {
            text += ESCAPE_LENGTH;
            unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
        }
        if (unit != 0 && !is_high(unit) && !is_low(unit))
            to += g_unichar_to_utf8((gunichar)unit, to);
    }
    g_string_truncate(out, (gsize)(to - out->str));
}

static gboolean is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void cell_text_finish(GString *out, gsize from)
{
    if (strstr(out->str + from, "_x") != NULL)
        resolve_escapes(out, from);
    while (out->len > from && is_blank(out->str[out->len - 1]))
        g_string_truncate(out, out->len - 1);
    gsize blanks = 0;
    while (from + blanks < out->len && is_blank(out->str[from + blanks]))
        blanks++;
    if (blanks > 0)
        g_string_erase(out, (gssize)from, (gssize)blanks);
}
