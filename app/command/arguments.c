/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

struct given {
    const struct option_row *row;
    GPtrArray *values; /* borrowed strings, NULL-terminated */
};

struct arguments {
    GHashTable *given;   /* name → struct given */
    GPtrArray *operands; /* borrowed */
};

static const char *const none[] = {NULL};

static void given_free(gpointer pointer)
{
    struct given *given = pointer;

    g_ptr_array_unref(given->values);
    g_free(given);
}

void arguments_free(struct arguments *arguments)
{
    if (arguments == NULL)
        return;
    g_hash_table_unref(arguments->given);
    g_ptr_array_unref(arguments->operands);
    g_free(arguments);
}

static const struct option_row *row_named(const struct option_table *table,
                                          const char *name, gsize length)
{
    for (gsize i = 0; i < table->count; i++)
        if (strlen(table->rows[i].name) == length &&
            strncmp(table->rows[i].name, name, length) == 0)
            return &table->rows[i];
    return NULL;
}

static const struct option_row *row_lettered(const struct option_table *table,
                                             char letter)
{
    for (gsize i = 0; i < table->count; i++)
        if (table->rows[i].letter == letter)
            return &table->rows[i];
    return NULL;
}

/* `sentence` is whole and translated; the word in it comes from outside. */
static gboolean usage(GError **error, char *sentence)
{
    g_autofree char *valid = g_utf8_make_valid(sentence, -1);

    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE, valid);
    g_free(sentence);
    return FALSE;
}

static gboolean put(struct arguments *arguments, const struct option_row *row,
                    char *value, GError **error)
{
    struct given *given = g_hash_table_lookup(arguments->given, row->name);

    if (given != NULL && row->sort == OPTION_VALUE)
        return usage(error,
                     g_strdup_printf(_("the option “--%s” is given twice"), row->name));
    if (value != NULL && !g_utf8_validate(value, -1, NULL))
        return usage(error,
                     g_strdup_printf(_("the value of “--%s” is not valid text (UTF-8)"),
                                     row->name));
    if (given == NULL) {
        given = g_new(struct given, 1);
        given->row = row;
        given->values = g_ptr_array_new();
        g_ptr_array_add(given->values, NULL);
        g_hash_table_insert(arguments->given, (gpointer)row->name, given);
    }
    if (value != NULL)
        g_ptr_array_insert(given->values, (int)given->values->len - 1, value);
    return TRUE;
}

/* "--name", "--name=value" or "--name value"; `next` is moved past a value taken. */
static gboolean read_long(struct arguments *arguments, const struct option_table *global,
                          const struct option_table *own, char *word, char ***next,
                          GError **error)
{
    char *equals = strchr(word, '=');
    gsize length = equals != NULL ? (gsize)(equals - word) : strlen(word);
    const struct option_row *row = row_named(own, word + 2, length - 2);

    if (row == NULL)
        row = row_named(global, word + 2, length - 2);
    if (row == NULL)
        return usage(
            error, g_strdup_printf(_("there is no option “%s” here; see --help"), word));
    if (row->sort == OPTION_FLAG) {
        if (equals != NULL)
            return usage(
                error, g_strdup_printf(_("the option “--%s” takes no value"), row->name));
        return put(arguments, row, NULL, error);
    }
    char *value = equals != NULL ? equals + 1 : **next;
    if (value == NULL)
        return usage(error,
                     g_strdup_printf(_("the option “--%s” needs a value"), row->name));
    if (equals == NULL)
        (*next)++;
    return put(arguments, row, value, error);
}

/* "-q", "-qv", "-C dir" or "-Cdir". */
static gboolean read_letters(struct arguments *arguments,
                             const struct option_table *global,
                             const struct option_table *own, char *word, char ***next,
                             GError **error)
{
    for (char *letter = word + 1; *letter != '\0'; letter++) {
        const struct option_row *row = row_lettered(own, *letter);
        if (row == NULL)
            row = row_lettered(global, *letter);
        if (row == NULL)
            return usage(error, g_strdup_printf(
                                    _("there is no option “%s” here; see --help"), word));
        if (row->sort == OPTION_FLAG) {
            if (!put(arguments, row, NULL, error))
                return FALSE;
            continue;
        }
        char *value = letter[1] != '\0' ? letter + 1 : **next;
        if (value == NULL)
            return usage(
                error, g_strdup_printf(_("the option “--%s” needs a value"), row->name));
        if (letter[1] == '\0')
            (*next)++;
        return put(arguments, row, value, error);
    }
    return TRUE;
}

struct arguments *arguments_read(char **words, const struct option_table *global,
                                 const struct option_table *own, GError **error)
{
    g_autoptr(Arguments) arguments = g_new(struct arguments, 1);
    gboolean options_ended = FALSE;

    arguments->given = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, given_free);
    arguments->operands = g_ptr_array_new();
    while (*words != NULL) {
        char *word = *words++;
        gboolean ok = TRUE;
        if (options_ended || word[0] != '-' || word[1] == '\0') {
            /* Behind "=" stands what somebody is called or where they live. */
            g_autofree char *shown = g_strndup(word, strcspn(word, "="));
            if (!g_utf8_validate(word, -1, NULL))
                ok = usage(error,
                           g_strdup_printf(_("“%s” is not valid text (UTF-8)"), shown));
            g_ptr_array_add(arguments->operands, word);
        } else if (strcmp(word, "--") == 0) {
            options_ended = TRUE;
        } else if (word[1] == '-') {
            ok = read_long(arguments, global, own, word, &words, error);
        } else {
            ok = read_letters(arguments, global, own, word, &words, error);
        }
        if (!ok)
            return NULL;
    }
    return g_steal_pointer(&arguments);
}

gboolean arguments_has(const struct arguments *arguments, const char *option)
{
    return g_hash_table_contains(arguments->given, option);
}

const char *const *arguments_values(const struct arguments *arguments, const char *option)
{
    const struct given *given = g_hash_table_lookup(arguments->given, option);
    return given != NULL ? (const char *const *)given->values->pdata : none;
}

const char *arguments_value(const struct arguments *arguments, const char *option)
{
    return arguments_values(arguments, option)[0];
}

guint arguments_operand_count(const struct arguments *arguments)
{
    return arguments->operands->len;
}

const char *arguments_operand(const struct arguments *arguments, guint index)
{
    return index < arguments->operands->len ? arguments->operands->pdata[index] : NULL;
}

/* How many words this word takes as a global option: 0 when it is none. */
static guint global_width(const char *word, const char *next,
                          const struct option_table *global)
{
    const struct option_row *row;
    const char *equals = strchr(word, '=');

    if (word[0] != '-' || word[1] == '\0')
        return 0;
    if (word[1] == '-')
        row = row_named(global, word + 2,
                        equals != NULL ? (gsize)(equals - word) - 2 : strlen(word) - 2);
    else
        row = row_lettered(global, word[1]);
    if (row == NULL)
        return 0;
    gboolean value_apart =
        row->sort != OPTION_FLAG && equals == NULL && (word[1] == '-' || word[2] == '\0');
    return value_apart && next != NULL ? 2 : 1;
}

char **arguments_command_first(char **words, const struct option_table *global)
{
    GPtrArray *first = g_ptr_array_new();
    g_autoptr(GPtrArray) moved = g_ptr_array_new();
    guint width;

    while (*words != NULL && (*words)[0] == '-' &&
           (width = global_width(words[0], words[1], global)) > 0)
        while (width-- > 0)
            g_ptr_array_add(moved, *words++);
    /* The verb may come after more of them: "source --json list". */
    if (*words != NULL && (*words)[0] != '-') {
        g_ptr_array_add(first, *words++);
        while (*words != NULL && (*words)[0] == '-' &&
               (width = global_width(words[0], words[1], global)) > 0)
            while (width-- > 0)
                g_ptr_array_add(moved, *words++);
        if (*words != NULL && (*words)[0] != '-')
            g_ptr_array_add(first, *words++);
    }
    /* In front of the rest, which may hold "--". */
    for (guint i = 0; i < moved->len; i++)
        g_ptr_array_add(first, moved->pdata[i]);
    while (*words != NULL)
        g_ptr_array_add(first, *words++);
    g_ptr_array_add(first, NULL);
    return (char **)g_ptr_array_free(first, FALSE);
}
