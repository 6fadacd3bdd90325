/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What `mailing approve` cannot see and a person declares, once per mailing
 * (law/README.md, stage approve). */

#include <glib.h>

#include "command/session.h"
#include "domain/channel.h"
#include "rules/facts.h"

struct declaration {
    char **answers; /* as they are recorded with the approval, NULL-terminated: "R-25" is
                       true, "R-97:no" is not, "R-89:label" adds to such a no */
    guint traits;   /* enum trait: what follows for the rules from what is not true */
    gboolean other_purpose; /* the message is not about the election alone */
};
typedef struct declaration Declaration;
void declaration_clear(struct declaration *declaration);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Declaration, declaration_clear)

/* Shows the statements for this channel and asks whether they are true: all at once, and
 * one by one when they are not. With --declare they are. What follows from a no is for
 * the rules to say.
 * KIESPOST_ERROR_DECLARATION, with the statements on standard error, when nobody can be
 * asked. `declaration` is filled when it returns TRUE. */
gboolean declaration_ask(struct session *session, enum channel channel,
                         struct declaration *declaration, GError **error);

/* The other two members, from the answers that an approval recorded. */
void declaration_read(const char *const *answers, guint *traits, gboolean *other_purpose);

/* "R-02, R-25 …": the rules that this channel's declaration is about. The caller frees.
 */
char *declaration_numbers(enum channel channel);
