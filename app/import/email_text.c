/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/email_text.h"

#include <string.h>

enum {
    LOCAL_LIMIT = 64,
    ADDRESS_LIMIT = 254,
    LABEL_LIMIT = 63
};

static void trim(const char **text, const char **end, const char *around)
{
    while (*text < *end && **text != '\0' && strchr(around, **text) != NULL)
        (*text)++;
    while (*end > *text && (*end)[-1] != '\0' && strchr(around, (*end)[-1]) != NULL)
        (*end)--;
}

/* Dot-atom of RFC 5322 section 3.2.3. */
static gboolean is_local_part(const char *text, const char *end)
{
    char previous = '.';

    for (; text < end; text++) {
        if (*text == '\0' ||
            (!g_ascii_isalnum(*text) && strchr(".!#$%&'*+-/=?^_`{|}~", *text) == NULL))
            return FALSE;
        if (*text == '.' && previous == '.')
            return FALSE;
        previous = *text;
    }
    return previous != '.';
}

/* At least two labels, the last one of letters first ("xn--…" included). */
static gboolean is_host_name(const char *text, gsize length)
{
    gsize label = 0;
    guint labels = 1;
    const char *last = text;

    for (gsize i = 0; i < length; i++) {
        if (text[i] == '.') {
            if (label == 0 || label > LABEL_LIMIT || text[i - 1] == '-')
                return FALSE;
            labels++;
            label = 0;
            last = text + i + 1;
        } else if (g_ascii_isalnum(text[i]) || (text[i] == '-' && label > 0)) {
            label++;
        } else {
            return FALSE;
        }
    }
    return labels > 1 && label > 1 && label <= LABEL_LIMIT && text[length - 1] != '-' &&
           g_ascii_isalpha(*last);
}

static gboolean is_domain(const char *text, gsize length)
{
    gboolean ascii = TRUE;

    for (gsize i = 0; i < length; i++)
        ascii = ascii && (guint8)text[i] < 0x80;
    if (ascii)
        return is_host_name(text, length);
    g_autofree char *domain = g_strndup(text, length);
    g_autofree char *encoded = g_hostname_to_ascii(domain);
    return encoded != NULL && is_host_name(encoded, strlen(encoded));
}

static const char *last_at(const char *text, const char *end)
{
    while (end > text && end[-1] != '@')
        end--;
    return end > text ? end - 1 : NULL;
}

static void append_lower(GString *out, const char *text, const char *end)
{
    g_autofree char *lower = g_utf8_strdown(text, end - text);

    g_string_append(out, lower);
}

static void append_address(GString *out, const char *text, const char *at,
                           const char *end)
{
    g_string_append_len(out, text, at + 1 - text);
    for (const char *c = at + 1; c < end; c++)
        if ((guint8)*c >= 0x80) {
            append_lower(out, at + 1, end);
            return;
        }
    for (const char *c = at + 1; c < end; c++)
        g_string_append_c(out, g_ascii_tolower(*c));
}

/* "Els Peeters <els@example.be>" */
static void unwrap(const char **text, const char **end)
{
    const char *open = memchr(*text, '<', (gsize)(*end - *text));
    const char *close = open == NULL ? NULL : memchr(open, '>', (gsize)(*end - open));

    if (close != NULL) {
        *text = open + 1;
        *end = close;
    }
    trim(text, end, " <>;,'\"");
    if (*end - *text > 7 && g_ascii_strncasecmp(*text, "mailto:", 7) == 0)
        *text += 7;
}

enum email_outcome email_read(const char *text, gsize length, GString *out)
{
    const char *end = text + length;
    guint ats = 0;

    for (gsize i = 0; i < length; i++)
        ats += text[i] == '@';
    trim(&text, &end, " \t\r\n;,");
    if (text == end)
        return EMAIL_EMPTY;
    if (ats > 1)
        return EMAIL_SEVERAL;
    unwrap(&text, &end);
    const char *at = last_at(text, end);
    if (at == NULL || at == text || at + 1 == end)
        return EMAIL_MALFORMED;
    if (end - text > ADDRESS_LIMIT || at - text > LOCAL_LIMIT)
        return EMAIL_TOO_LONG;
    if (!is_local_part(text, at) || !is_domain(at + 1, (gsize)(end - at - 1)))
        return EMAIL_MALFORMED;
    append_address(out, text, at, end);
    return EMAIL_READ;
}
