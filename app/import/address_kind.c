/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/address_kind.h"

#include <string.h>

#include "reference/email_domain_class.h"
#include "reference/role_account.h"

/* A university gives these to people for themselves. */
static gboolean is_personal_part(const char *domain)
{
    static const char *const labels[] = {"student", "students", "alumni"};

    for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
        gsize length = strlen(labels[i]);
        if (strncmp(domain, labels[i], length) == 0 && domain[length] == '.')
            return TRUE;
    }
    return FALSE;
}

gboolean address_is_of_an_office(const char *email)
{
    const char *at = strrchr(email, '@');
    if (at == NULL)
        return FALSE;
    enum email_domain_class class = email_domain_class(at + 1, strlen(at + 1));

    if (class == EMAIL_DOMAIN_EDUCATION)
        return !is_personal_part(at + 1);
    return email_domain_class_is_public(class);
}

gboolean address_is_of_a_role(const char *email)
{
    const char *at = strrchr(email, '@');

    return at != NULL && role_account_category(email, (gsize)(at - email)) != NULL;
}
