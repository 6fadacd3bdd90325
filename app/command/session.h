/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One run of the program: its arguments, the open dossier, and how it speaks. */

#include <glib.h>

#include "command/arguments.h"
#include "crypto/secret.h"
#include "dossier/dossier.h"

struct session {
    const struct arguments *arguments;
    struct dossier *dossier; /* NULL unless the command needs one */
    gboolean json;
    gboolean quiet;
    gboolean verbose;
    gboolean may_ask; /* a person is there, and --no-input was not given */
    gboolean colour;
    gboolean guided; /* somebody else says what comes next */
    int exit_status; /* of a command that did its work: 0, or 75, 65 … */
};

/* The folder of the dossier: -C, else $KIESPOST_DOSSIER, else the current one. */
const char *session_directory(const struct session *session);

/* The passphrase from --passphrase-file, else asked without echo with `prompt`.
 * KIESPOST_ERROR_WRONG_PASSPHRASE when there is neither. The caller frees. */
struct secret *session_passphrase(const struct session *session, const char *prompt,
                                  GError **error);

/* A new passphrase: from `file` when not NULL, else asked twice. At least
 * SESSION_PASSPHRASE_MIN bytes, KIESPOST_ERROR_USAGE otherwise. The caller frees. */
#define SESSION_PASSPHRASE_MIN 8
struct secret *session_new_passphrase(const struct session *session, const char *file,
                                      GError **error);

/* "<program>/../share/kiespost/templates" and "…/locale". The caller frees. */
char *session_shipped_templates(void);
char *session_locale_directory(void);

/* The dossier's own templates before the shipped ones, NULL-terminated; the caller frees
 * with g_strfreev(). */
char **session_template_directories(const struct session *session);

/* Ask a question (without colon or blank at its end, folded here) and read one line;
 * KIESPOST_ERROR_USAGE when nobody can be asked. The caller frees. */
char *session_ask(const struct session *session, const char *question, GError **error);

/* Asks for a number from 1 to `count` until there is one; `index` counts from 0. */
gboolean session_ask_number(const struct session *session, gsize count, gsize *index,
                            GError **error);
