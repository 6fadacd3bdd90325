/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/email_domain_class.h"

#include <stdlib.h>
#include <string.h>

#include "reference/tables.h"

enum {
    DOMAIN_LONGEST = 253
};

static int compare_domain(const void *key, const void *row)
{
    return strcmp(key, ((const struct email_domain_row *)row)->domain);
}

static const struct email_domain_row *find_domain(const char *domain)
{
    return bsearch(domain, email_domain_rows, email_domain_row_count,
                   sizeof email_domain_rows[0], compare_domain);
}

/* "ocmw" name ".be": a name without dots between the two. */
static gboolean fits(const char *domain, gsize length, const struct email_affix_row *row)
{
    gsize prefix = strlen(row->prefix), suffix = strlen(row->suffix);

    return length > prefix + suffix && strncmp(domain, row->prefix, prefix) == 0 &&
           strcmp(domain + length - suffix, row->suffix) == 0 &&
           memchr(domain + prefix, '.', length - prefix - suffix) == NULL;
}

enum email_domain_class email_domain_class(const char *domain, gsize length)
{
    char lower[DOMAIN_LONGEST + 1];

    if (length == 0 || length > DOMAIN_LONGEST)
        return EMAIL_DOMAIN_UNKNOWN;
    for (gsize i = 0; i < length; i++)
        lower[i] = g_ascii_tolower(domain[i]);
    lower[length] = '\0';
    for (const char *at = lower; at != NULL;) {
        const struct email_domain_row *row = find_domain(at);
        if (row != NULL)
            return row->class;
        at = strchr(at, '.');
        if (at != NULL)
            at++;
    }
    for (guint i = 0; i < email_affix_row_count; i++)
        if (fits(lower, length, &email_affix_rows[i]))
            return email_affix_rows[i].class;
    return EMAIL_DOMAIN_UNKNOWN;
}

gboolean email_domain_class_is_public(enum email_domain_class class)
{
    return class == EMAIL_DOMAIN_MUNICIPAL || class == EMAIL_DOMAIN_GOVERNMENT ||
           class == EMAIL_DOMAIN_POLICE;
}
