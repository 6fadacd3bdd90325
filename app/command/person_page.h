/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Everything that is stored about one person, as a list of fields or as
 * kiespost.person/1. */

#include "command/session.h"
#include "domain/recipient.h"

void person_page_print(const struct session *session, const struct recipient *recipient,
                       const char *source_id);
