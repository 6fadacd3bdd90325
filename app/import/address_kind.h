/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whose an e-mail address is, as far as its words tell. `email` as email_read() gives it.
 */

#include <glib.h>

/* Behind the @ stands a municipality, a government, a parliament, a cabinet, the police,
 * a school or another public body. A student's address at a university is the
 * student's own; a party, a firm, an internet provider and a domain of one's own are no
 * offices. */
gboolean address_is_of_an_office(const char *email);

/* Before the @ stands a desk, not a person: info@, secretariaat@, bourgmestre@. */
gboolean address_is_of_a_role(const char *email);
