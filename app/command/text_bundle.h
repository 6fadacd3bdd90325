/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The text messages of an approved mailing as a directory for the firm that sends them:
 * compose/gateway_bundle.h, filled from the dossier. */

#include <glib.h>

#include "command/addressees.h"
#include "command/mailing_desk.h"
#include "compose/gateway_bundle.h"

/* Writes the bundle into a new directory, 0700; what an earlier run left half made under
 * this very name is removed first. `accepted` (gint64) receives whose messages it holds.
 * On an error the directory is gone again. */
gboolean text_bundle_write(struct session *session, struct mailing_desk *desk,
                           const struct addressees *addressees, const char *directory,
                           const char *gateway, GArray *accepted,
                           struct gateway_bundle_size *size, GError **error);

/* Removes such a directory with the files in it; one that is not there is no error. */
gboolean text_bundle_remove(const char *directory, GError **error);
