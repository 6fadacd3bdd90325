/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Under which number a recipient is found by name. */

#include "domain/recipient.h"

/* recipient_name_key() of the name as a person says it, or of the full name when it was
 * not split. `name` and `key` are scratch. */
gint64 recipient_key(const struct recipient *recipient, GString *name, GString *key);
