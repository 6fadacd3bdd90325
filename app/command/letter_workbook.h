/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The letters of an approved mailing as a workbook for the printer:
 * compose/printer_workbook.h, filled from the dossier in the postman's order. */

#include <glib.h>

#include "command/addressees.h"
#include "command/mailing_desk.h"

/* Writes the workbook; what an earlier run left half made under this very name is removed
 * first. `accepted` (gint64) receives whose letters it holds, in their order. On an error
 * the caller deletes what is there. */
gboolean letter_workbook_write(struct session *session, struct mailing_desk *desk,
                               const struct addressees *addressees, const char *path,
                               GArray *accepted, GError **error);
