/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A command line, read by the option tables of the command and of the program. */

#include <glib.h>

enum option_sort {
    OPTION_FLAG,
    OPTION_VALUE, /* given at most once */
    OPTION_MANY,  /* may be repeated */
};

struct option_row {
    const char *name; /* "source"; "-x" only options do not exist */
    char letter;      /* 'C', or 0 */
    enum option_sort sort;
    const char *value_name; /* "FILE"; NULL for a flag */
    const char *help;       /* an English msgid */
};

/* A table of options; both ends are static. */
struct option_table {
    const struct option_row *rows;
    gsize count;
};
#define OPTION_TABLE(rows)                                                               \
    {                                                                                    \
        (rows), G_N_ELEMENTS(rows)                                                       \
    }

struct arguments;
typedef struct arguments Arguments;

/* Reads `words` (NULL-terminated, the command's name already taken off). Options and
 * operands may stand in any order; "--" ends the options. KIESPOST_ERROR_USAGE names the
 * word that is wrong. Values are checked to be UTF-8. */
struct arguments *arguments_read(char **words, const struct option_table *global,
                                 const struct option_table *own, GError **error);
void arguments_free(struct arguments *arguments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arguments, arguments_free)

gboolean arguments_has(const struct arguments *arguments, const char *option);
/* NULL when not given. Borrowed. */
const char *arguments_value(const struct arguments *arguments, const char *option);
/* NULL-terminated, never NULL. Borrowed. */
const char *const *arguments_values(const struct arguments *arguments,
                                    const char *option);
guint arguments_operand_count(const struct arguments *arguments);
const char *arguments_operand(const struct arguments *arguments, guint index);

/* Before the command is known: moves global options of `words` (NULL-terminated) behind
 * the first operands, so that words[0], words[1] are the command and its verb. Returns a
 * new vector of borrowed strings; the caller frees the vector only. */
char **arguments_command_first(char **words, const struct option_table *global);
