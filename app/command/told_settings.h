/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The settings that a message tells: who writes, for which list and election, where to
 * object. `mailing approve` freezes them beside the template, so that `settings set`
 * changes no message that people were shown to agree with. */

#include <glib.h>

#include "compose/template_files.h"
#include "dossier/dossier.h"

struct told_settings;
typedef struct told_settings ToldSettings;

/* As they stand in the dossier now. */
struct told_settings *told_settings_of(const struct dossier *dossier);

/* Those frozen in `files`; as they stand in the dossier when nothing was frozen (a
 * mailing approved by kiespost 0.1). DAMAGED when they cannot be read. */
struct told_settings *told_settings_thaw(const struct template_files *files,
                                         const struct dossier *dossier, GError **error);
void told_settings_free(struct told_settings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ToldSettings, told_settings_free)

/* Puts them into `files`, which are then frozen. */
gboolean told_settings_freeze(const struct told_settings *settings,
                              struct template_files *files, GError **error);

/* NULL when not set. */
const char *told_setting(const struct told_settings *settings, const char *key);
