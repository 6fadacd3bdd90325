/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Addresses that belong to a function and not to a person (info@, burgemeester@):
 * email_role_accounts.csv. */

#include <glib.h>

/* What the part before the '@' stands for: "general", "municipal_politics", "no_reply" …;
 * NULL when it is no role. Case, and what follows a '+', do not count. Static. */
const char *role_account_category(const char *local_part, gsize length);
