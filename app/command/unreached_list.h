/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who was refused and who is uncertain in one mailing: by number, nothing else. */

#include "command/json.h"
#include "command/session.h"
#include "domain/mailing.h"

/* "refused" and "in_doubt", into the object that is open. */
gboolean unreached_list_put_json(struct session *session, const struct mailing *mailing,
                                 struct json *json, GError **error);

/* With -v the lists, the first twenty of each; else how to see them. Nothing when there
 * is nobody. */
gboolean unreached_list_print(struct session *session, const struct mailing *mailing,
                              GError **error);
