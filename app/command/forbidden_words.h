/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How many people of forbidden files are remembered, where the sources are told. */

#include "command/json.h"
#include "dossier/dossier.h"

struct forbidden_count {
    gint64 people, files;
};
gboolean forbidden_count(struct dossier *dossier, struct forbidden_count *count,
                         GError **error);

/* A result sentence; nothing without a file. */
void forbidden_print(const struct forbidden_count *count);

/* "forbidden":{"files":…,"people":…}; nothing without a file. */
void forbidden_put_json(struct json *json, const struct forbidden_count *count);
