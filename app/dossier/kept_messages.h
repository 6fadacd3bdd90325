/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The bytes of messages as they were handed over, for mailings that keep them
 * (--keep-bytes): in the source's own file, so that destroying the source's key destroys
 * them. Every other message is composed again when it is asked for. */

#include <glib.h>

#include "domain/mailing.h"
#include "dossier/dossier.h"

/* Before handing over, of a recipient claimed (attempts_claim() opens the files before
 * anybody reads them); the last attempt's bytes replace an earlier one's. Survives the
 * program's death at once, the power's when attempts_close_batch() has returned, or the
 * dossier is freed: what is lost before then is in doubt anyway, and can be composed
 * again. Files of an older kiespost are brought up to date. */
gboolean kept_message_put(struct dossier *dossier, const char *source_id,
                          const struct mailing *mailing, gint64 recipient,
                          gconstpointer bytes, gsize length, GError **error);

/* NULL without error when none was kept. The caller unrefs. */
GBytes *kept_message_get(struct dossier *dossier, const char *source_id,
                         const struct mailing *mailing, gint64 recipient, GError **error);
