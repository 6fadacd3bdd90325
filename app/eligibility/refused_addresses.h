/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which addresses the receiving side refused for good, over all mailings so far. */

#include <glib.h>

#include "dossier/bad_addresses.h"

/* What is recorded, and what an earlier run left behind and nobody recorded yet: so a
 * verdict is right whatever happened to that run, also for those who only read. The
 * caller frees. */
struct bad_address_index *refused_addresses_index(struct dossier *dossier,
                                                  GError **error);

/* Records what earlier runs left behind. Any number of times; one that is cut off loses
 * nothing. Outside transactions, in a dossier open for writing. */
gboolean refused_addresses_catch_up(struct dossier *dossier, GError **error);
