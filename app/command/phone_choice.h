/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the phone is that text messages go out by: as it is set, else asked. */

#include <glib.h>

#include "command/session.h"
#include "deliver/handset.h"

/* handset_settings_read(); when neither the settings nor ~/.gammurc says it and a person
 * is there, it is asked in plain words, and remembered in the dossier on request. The
 * caller frees. */
struct handset_settings *phone_choice(struct session *session, GError **error);

/* Whether phone_choice() would have an answer, or ask for one; nothing is opened or asked.
 * FALSE with the error that it would give. */
gboolean phone_choice_is_possible(const struct session *session, GError **error);
