/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/address.h"

#include <string.h>

#include <gmime/gmime.h>

#include "mime/library.h"

enum {
    LOCAL_LIMIT = 64,
    LABEL_LIMIT = 63,
    ADDRESS_LIMIT = 254,
};

static gboolean is_dot_atom(const char *text, gsize length)
{
    char previous = '.';

    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isalnum(text[i]) && strchr(".!#$%&'*+-/=?^_`{|}~", text[i]) == NULL)
            return FALSE;
        if (text[i] == '.' && previous == '.')
            return FALSE;
        previous = text[i];
    }
    return previous != '.' && length <= LOCAL_LIMIT;
}

static gboolean is_label(const char *text, gsize length)
{
    if (length == 0 || length > LABEL_LIMIT || text[0] == '-' || text[length - 1] == '-')
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isalnum(text[i]) && text[i] != '-')
            return FALSE;
    }
    return TRUE;
}

static gboolean is_domain(const char *domain)
{
    for (;;) {
        gsize length = strcspn(domain, ".");
        if (!is_label(domain, length))
            return FALSE;
        if (domain[length] == '\0')
            return TRUE;
        domain += length + 1;
    }
}

static gboolean is_ascii(const char *text)
{
    while (*text != '\0' && g_ascii_isprint(*text))
        text++;
    return *text == '\0';
}

/* GMime asks libidn2; what that refuses it leaves as it was, which is_domain() finds. */
static void append_idn_domain(GString *out, const char *domain)
{
    g_autofree char *whole = g_strconcat("x@", domain, NULL);

    library_start();
    InternetAddress *mailbox = internet_address_mailbox_new(NULL, whole);
    const char *ascii =
        internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(mailbox));
    g_string_append(out, strchr(ascii, '@') == NULL ? "" : strchr(ascii, '@') + 1);
    g_object_unref(mailbox);
}

gboolean address_to_ascii(const char *address, GString *out)
{
    const char *at = strchr(address, '@');

    g_string_truncate(out, 0);
    if (at == NULL || !is_dot_atom(address, (gsize)(at - address)))
        return FALSE;
    g_string_append_len(out, address, at + 1 - address);
    if (is_ascii(at + 1))
        g_string_append(out, at + 1);
    else if (g_utf8_validate(at + 1, -1, NULL) &&
             strpbrk(at + 1, "@<>\",;:() \r\n") == NULL)
        append_idn_domain(out, at + 1);
    return is_domain(address_domain(out->str)) && out->len <= ADDRESS_LIMIT;
}

const char *address_domain(const char *address)
{
    const char *at = strchr(address, '@');

    g_assert(at != NULL);
    return at + 1;
}

void address_append_mailto(GString *out, const char *address, const char *subject)
{
    g_string_append(out, "mailto:");
    g_string_append_uri_escaped(out, address, "@!$'*+", FALSE);
    g_string_append(out, "?subject=");
    g_string_append_uri_escaped(out, subject, NULL, FALSE);
}
