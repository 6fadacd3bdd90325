/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The table of commands. A command's needs are flags; the dispatcher satisfies them
 * once, so no command opens a dossier by itself. */

#include <glib.h>

#include "command/arguments.h"
#include "command/session.h"

enum command_needs {
    NEEDS_NOTHING = 0,
    NEEDS_DOSSIER = 1 << 0,
    NEEDS_WRITING = 1 << 1, /* with NEEDS_DOSSIER */
};

struct command {
    const char *name;     /* "import", "source add" */
    const char *operands; /* "FILE"; "" when it takes none; an English msgid */
    const char *summary;  /* one line, an English msgid */
    const char *more;     /* paragraphs for --help, an English msgid, or NULL */
    struct option_table options;
    guint needs;
    guint least_operands, most_operands;
    /* FALSE with `error` set; else session->exit_status counts. */
    gboolean (*run)(struct session *session, GError **error);
};

/* Static. */
const struct command *command_at(gsize index);
gsize command_count(void);

/* The command that `words` begin with, and how many words its name takes; NULL when there
 * is none. */
const struct command *command_find(char **words, guint *width);

extern const struct option_table global_options;

/* ---- the commands themselves, one cmd_<name>.c each ---- */

#define COMMAND(function) gboolean function(struct session *session, GError **error)
COMMAND(cmd_status);
COMMAND(cmd_init);
COMMAND(cmd_settings_show);
COMMAND(cmd_settings_set);
COMMAND(cmd_operator_add);
COMMAND(cmd_operator_list);
COMMAND(cmd_operator_remove);
COMMAND(cmd_operator_passphrase);
COMMAND(cmd_source_add);
COMMAND(cmd_source_list);
COMMAND(cmd_source_show);
COMMAND(cmd_source_review);
COMMAND(cmd_source_forbid);
COMMAND(cmd_import);
COMMAND(cmd_person_add);
COMMAND(cmd_person_find);
COMMAND(cmd_person_show);
COMMAND(cmd_check);
COMMAND(cmd_explain);
COMMAND(cmd_rules_list);
COMMAND(cmd_rules_show);
COMMAND(cmd_rules_elections);
COMMAND(cmd_template_list);
COMMAND(cmd_template_show);
COMMAND(cmd_mailing_new);
COMMAND(cmd_mailing_list);
COMMAND(cmd_mailing_show);
COMMAND(cmd_mailing_preview);
COMMAND(cmd_mailing_approve);
COMMAND(cmd_mailing_export);
COMMAND(cmd_mailing_test);
COMMAND(cmd_mailing_probe);
COMMAND(cmd_mailing_send);
COMMAND(cmd_mailing_release);
COMMAND(cmd_mailing_decide);
COMMAND(cmd_mailing_cost);
COMMAND(cmd_processor_add);
COMMAND(cmd_processor_list);
COMMAND(cmd_processor_end);
COMMAND(cmd_objection_add);
COMMAND(cmd_objection_list);
COMMAND(cmd_inbox_read);
COMMAND(cmd_demo);
COMMAND(cmd_help);
