/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whose e-mail domain is this: municipal_domains.csv and email_domains.csv. */

#include <glib.h>

enum email_domain_class {
    EMAIL_DOMAIN_UNKNOWN,   /* a company's, an association's, one's own: no table knows */
    EMAIL_DOMAIN_CONSUMER,  /* internet provider or web mail */
    EMAIL_DOMAIN_MUNICIPAL, /* of one of the 565 municipalities, or its services */
    EMAIL_DOMAIN_GOVERNMENT, /* federal, regional, provincial, European; cabinets */
    EMAIL_DOMAIN_POLICE,
    EMAIL_DOMAIN_EDUCATION,
    EMAIL_DOMAIN_HEALTH,
    EMAIL_DOMAIN_MUTUALITY,
    EMAIL_DOMAIN_PARTY,
    EMAIL_DOMAIN_ASSOCIATION,
    EMAIL_DOMAIN_CORPORATE,
    EMAIL_DOMAIN_TYPO, /* written wrongly, or invented */
    EMAIL_DOMAIN_CLASS_COUNT
};

/* Of `domain`, what stands behind the '@', in any case. A subdomain is what its domain is
 * (just.fgov.be), but for a table row of its own. */
enum email_domain_class email_domain_class(const char *domain, gsize length);

/* Somebody reached there is reached in an office: municipal, government, police. */
gboolean email_domain_class_is_public(enum email_domain_class class);
