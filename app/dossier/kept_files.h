/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The sources' files that kept_messages.h holds open for writing. For the files of this
 * folder only. */

#include <glib.h>

#include "domain/mailing.h"
#include "dossier/dossier.h"

/* Opens those of a mailing that keeps its messages. Before its people are read: a file
 * that was only imported becomes one that is written and read at once (WAL), and that
 * takes a moment without readers. */
gboolean kept_files_open(struct dossier *dossier, const struct mailing *mailing,
                         GError **error);

/* What was kept is on the disk. */
gboolean kept_files_sync(struct dossier *dossier, GError **error);

/* Before a source's file is replaced or destroyed, and when the dossier is closed. */
void kept_files_close(struct dossier *dossier);
