/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/email_text.h"

#include <string.h>

#include "base/text.h"
#include "import/email_domain.h"

enum {
    LOCAL_LIMIT = 64,
    ADDRESS_LIMIT = 254
};

struct part {
    const char *text, *end;
};

static gsize length_of(struct part part)
{
    return (gsize)(part.end - part.text);
}

/* ---- around the address ---- */

/* Blanks of every kind and what nobody sees, such as a byte order mark. */
static gboolean is_unseen(gunichar character)
{
    return g_unichar_isspace(character) || g_unichar_type(character) == G_UNICODE_FORMAT;
}

static gboolean is_around(gunichar character)
{
    return is_unseen(character) || character == ';' || character == ',';
}

static struct part trim(struct part part)
{
    while (part.text < part.end && is_around(g_utf8_get_char(part.text)))
        part.text = g_utf8_next_char(part.text);
    while (part.text < part.end) {
        const char *last = g_utf8_find_prev_char(part.text, part.end);
        if (!is_around(g_utf8_get_char(last)))
            break;
        part.end = last;
    }
    return part;
}

/* Also line ends: they may not stand inside. */
static gboolean has_unseen_controls(struct part part)
{
    for (const char *c = part.text; c < part.end; c = g_utf8_next_char(c)) {
        GUnicodeType type = g_unichar_type(g_utf8_get_char(c));
        if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
            type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
            return TRUE;
    }
    return FALSE;
}

static gboolean is_separator(gunichar character)
{
    return is_unseen(character) || g_unichar_iscntrl(character) ||
           (character < 0x80 && strchr(";,<>()[]|/&\"'", (int)character) != NULL);
}

/* Addresses with something between them that stands in no domain. "a@@b.be" and "a@b@c.
 * be" are one that is wrong. */
static guint addresses_in(struct part part)
{
    guint count = 0;
    gboolean inside = FALSE; /* of an address that was counted */
    gunichar before = ' ';

    for (const char *c = part.text; c < part.end; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        const char *next = g_utf8_next_char(c);
        gboolean joins = character == '@' && !is_separator(before) && next < part.end &&
                         !is_separator(g_utf8_get_char(next));
        if (is_separator(character))
            inside = FALSE;
        if (joins && !inside) {
            count++;
            inside = TRUE;
        }
        before = character;
    }
    return count;
}

static gboolean is_wrapped(struct part part, char open, char close)
{
    return length_of(part) >= 2 && *part.text == open && part.end[-1] == close;
}

static struct part unquote(struct part part)
{
    while (is_wrapped(part, '"', '"') || is_wrapped(part, '\'', '\'') ||
           is_wrapped(part, '<', '>'))
        part = trim((struct part){part.text + 1, part.end - 1});
    if (length_of(part) > 7 && g_ascii_strncasecmp(part.text, "mailto:", 7) == 0)
        part.text += 7;
    return part;
}

/* ---- the address ---- */

/* Dot-atom of RFC 5322 section 3.2.3. An apostrophe that begins it is what a spreadsheet
 * marks texts by. */
static gboolean is_local_part(struct part part)
{
    char previous = '.';

    if (part.text < part.end && *part.text == '\'')
        return FALSE;
    for (const char *c = part.text; c < part.end; c++) {
        if (*c == '\0' ||
            (!g_ascii_isalnum(*c) && strchr(".!#$%&'*+-/=?^_`{|}~", *c) == NULL))
            return FALSE;
        if (*c == '.' && previous == '.')
            return FALSE;
        previous = *c;
    }
    return previous != '.';
}

static gboolean is_accented_word(struct part part)
{
    for (const char *c = part.text; c < part.end; c = g_utf8_next_char(c))
        if (is_separator(g_utf8_get_char(c)))
            return FALSE;
    return !text_is_ascii(part.text, length_of(part));
}

static enum email_outcome judge(struct part local, gsize domain_length)
{
    if (is_accented_word(local))
        return EMAIL_ACCENTED;
    if (!is_local_part(local))
        return EMAIL_MALFORMED;
    return length_of(local) > LOCAL_LIMIT ||
                   length_of(local) + 1 + domain_length > ADDRESS_LIMIT
               ? EMAIL_TOO_LONG
               : EMAIL_READ;
}

static enum email_outcome read_address(struct part part, GString *out)
{
    enum email_outcome outcome = EMAIL_MALFORMED;
    gsize start = out->len, domain_length;
    const char *at = g_strrstr_len(part.text, (gssize)length_of(part), "@");

    if (at == NULL || at == part.text)
        return EMAIL_MALFORMED;
    g_string_append_len(out, part.text, at + 1 - part.text);
    if (email_domain_read(at + 1, (gsize)(part.end - at - 1), out, &domain_length))
        outcome = judge((struct part){part.text, at}, domain_length);
    if (outcome != EMAIL_READ)
        g_string_truncate(out, start);
    return outcome;
}

/* "els@example.be <els@example.be>", as mail programs write who has no name. */
static gboolean is_named_by_itself(struct part name, const char *address)
{
    g_autoptr(GString) again = g_string_new(NULL);

    return read_address(unquote(name), again) == EMAIL_READ &&
           strcmp(again->str, address) == 0;
}

static enum email_outcome read_named(struct part part, const char *open, GString *out)
{
    struct part name = trim((struct part){part.text, open});
    struct part inner = trim((struct part){open, part.end});
    gsize start = out->len;
    enum email_outcome outcome = read_address(unquote(inner), out);

    if (outcome == EMAIL_READ && addresses_in(part) > 1 &&
        !is_named_by_itself(name, out->str + start)) {
        g_string_truncate(out, start);
        return EMAIL_SEVERAL;
    }
    return outcome;
}

enum email_outcome email_read(const char *text, gsize length, GString *out)
{
    struct part part = trim((struct part){text, text + length});

    if (part.text == part.end)
        return EMAIL_EMPTY;
    const char *open = g_strrstr_len(part.text, (gssize)length_of(part), "<");
    gboolean named = open != NULL && open > part.text && part.end[-1] == '>';
    if (addresses_in(part) > 1 &&
        (!named || addresses_in((struct part){open, part.end}) != 1))
        return EMAIL_SEVERAL;
    if (has_unseen_controls(part))
        return EMAIL_MALFORMED;
    if (named)
        return read_named(part, open, out);
    return read_address(unquote(part), out);
}
