/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What --help shows, made from the tables. */

#include "command/command.h"

/* All commands, one line each. */
void help_program(void);

/* One command: usage, what it does, its options. */
void help_command(const struct command *command);

/* The verbs of a group: "source" → add, list, show. FALSE when there is no such group. */
gboolean help_group(const char *group);
