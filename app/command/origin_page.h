/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whose file it looks like, told in plain words. */

#include "command/json.h"
#include "command/session.h"
#include "import/import.h"

/* What the imported file looks like, why, what follows, what to do: at most ten lines of a
 * terminal. Nothing when there is nothing to tell. */
void print_origin(const struct session *session, const struct import_request *request,
                  const struct import_report *report);

/* Everything that one flag says. */
void print_flag(const struct source_flag *flag);

/* {"class","weight","rule","evidence":[…]} */
void json_source_flag(struct json *json, const struct source_flag *flag);
