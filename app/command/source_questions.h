/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What must be known of a source, as options of `source add` and as questions. */

#include "command/session.h"
#include "domain/source.h"

struct source_question {
    const char *option;
    const char *text; /* an English msgid; NULL: given by option only */
    /* FALSE when the value is not one that it can have. */
    gboolean (*put)(struct source *source, const char *value);
};

/* By the name of its option; there must be such a question. */
const struct source_question *source_question(const char *option);

/* Puts the option's value when it was given. */
gboolean source_question_put_option(struct session *session, struct source *source,
                                    const struct source_question *question,
                                    GError **error);

/* Asks until the answer fits, unless the option was given. Without anybody to ask, what
 * is `required` is KIESPOST_ERROR_USAGE, and the rest stays unknown. */
gboolean source_question_ask(struct session *session, struct source *source,
                             const struct source_question *question, gboolean required,
                             GError **error);

/* "What kind of file is it?", with numbered answers in plain words. */
gboolean source_kind_ask(struct session *session, const enum source_kind *kinds,
                         gsize count, enum source_kind *kind, GError **error);

/* A voter list without a holder comes from its municipality. */
void source_fill_holder(struct source *source);
