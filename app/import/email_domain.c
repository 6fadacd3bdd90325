/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/email_domain.h"

#include <string.h>

#include "base/text.h"

enum {
    LABEL_LIMIT = 63
};

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

/* What RFC 5892 lets into a label, but for a few marks that only some scripts take:
 * letters, digits and the marks on them. No symbol, no emoji. */
static gboolean is_label_character(gunichar character, gboolean first)
{
    return character == '-' || g_unichar_isalnum(character) ||
           (!first && g_unichar_ismark(character));
}

/* RFC 5891 section 4.2.3.1: "??--" is kept for encodings. */
static gboolean has_reserved_hyphens(const char *label)
{
    gsize length = strcspn(label, ".");

    return length >= 4 && label[2] == '-' && label[3] == '-';
}

static gboolean is_unicode_host_name(const char *domain)
{
    gboolean first = TRUE;

    for (const char *c = domain; *c != '\0'; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (first && has_reserved_hyphens(c) && !g_str_has_prefix(c, "xn--"))
            return FALSE;
        if (character != '.' && !is_label_character(character, first))
            return FALSE;
        first = character == '.';
    }
    return TRUE;
}

/* NULL for an encoding that stands for nothing, or for a form that nobody may encode. The
 * caller frees. */
static char *unicode_form(const char *ascii)
{
    g_autofree char *unicode = g_hostname_to_unicode(ascii);
    if (unicode == NULL)
        return NULL;
    g_autofree char *back = g_hostname_to_ascii(unicode);
    return g_strcmp0(back, ascii) == 0 ? g_steal_pointer(&unicode) : NULL;
}

static gboolean append_encoded(const char *text, gsize length, GString *out,
                               gsize *ascii_length)
{
    g_autofree char *lower = g_utf8_strdown(text, (gssize)length);
    g_autofree char *ascii = g_hostname_to_ascii(lower);
    if (ascii == NULL || !is_host_name(ascii, strlen(ascii)))
        return FALSE;
    g_autofree char *unicode = unicode_form(ascii);
    if (unicode == NULL || !is_unicode_host_name(unicode))
        return FALSE;
    g_string_append(out, unicode);
    *ascii_length = strlen(ascii);
    return TRUE;
}

gboolean email_domain_read(const char *text, gsize length, GString *out,
                           gsize *ascii_length)
{
    if (!text_is_ascii(text, length) || g_strstr_len(text, (gssize)length, "--") != NULL)
        return append_encoded(text, length, out, ascii_length);
    if (!is_host_name(text, length))
        return FALSE;
    for (gsize i = 0; i < length; i++)
        g_string_append_c(out, g_ascii_tolower(text[i]));
    *ascii_length = length;
    return TRUE;
}
