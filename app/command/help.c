/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/help.h"

#include <string.h>

#include "base/i18n.h"
#include "command/print.h"

enum {
    OPTION_COLUMN = 28
};

static void print_option(const struct option_row *row)
{
    g_autoptr(GString) left = g_string_new("  ");

    if (row->letter != 0)
        g_string_append_printf(left, "-%c, ", row->letter);
    g_string_append_printf(left, "--%s", row->name);
    if (row->value_name != NULL)
        g_string_append_printf(left, " %s", _(row->value_name));
    if (row->sort == OPTION_MANY)
        g_string_append(left, " …");
    if (g_utf8_strlen(left->str, -1) > OPTION_COLUMN - 2) {
        print_line("%s", left->str);
        print_paragraph(NULL, OPTION_COLUMN, _(row->help));
        return;
    }
    while (g_utf8_strlen(left->str, -1) < OPTION_COLUMN)
        g_string_append_c(left, ' ');
    print_paragraph(left->str, OPTION_COLUMN, _(row->help));
}

static void print_options(const struct option_table *table)
{
    for (gsize i = 0; i < table->count; i++)
        print_option(&table->rows[i]);
}

static void print_summary(const struct command *command)
{
    g_autofree char *left = g_strdup_printf("  %-22s ", command->name);
    print_paragraph(left, 25, _(command->summary));
}

void help_program(void)
{
    print_line(_("usage: kiespost [options] COMMAND [options] …"));
    print_line("%s", "");
    print_paragraph(
        NULL, 0,
        _("Lawful election mail for one candidate: reads the voter list and "
          "your own contacts, says for each person whether you may write, "
          "adds the notice that the law asks for, and gets the letters, e-mails "
          "and text messages out."));
    print_line("%s", "");
    print_line(_("Commands:"));
    for (gsize i = 0; i < command_count(); i++)
        if (*command_at(i)->name != '\0')
            print_summary(command_at(i));
    print_line("%s", "");
    print_line(_("Options that may stand anywhere:"));
    print_options(&global_options);
    print_line("%s", "");
    print_paragraph(NULL, 0,
                    _("“kiespost” alone says where the campaign stands and what to do "
                      "next; “kiespost COMMAND --help” explains a command. The program "
                      "informs; it gives no legal advice."));
}

void help_command(const struct command *command)
{
    g_autofree char *usage =
        g_strdup_printf("kiespost %s%s%s%s", command->name,
                        command->options.count > 0 ? _(" [options]") : "",
                        *command->operands != '\0' ? " " : "",
                        *command->operands != '\0' ? _(command->operands) : "");

    print_paragraph(_("usage: "), 7, usage);
    print_line("%s", "");
    print_paragraph(NULL, 0, _(command->summary));
    if (command->more != NULL) {
        g_auto(GStrv) paragraphs = g_strsplit(_(command->more), "\n\n", -1);
        for (gsize i = 0; paragraphs[i] != NULL; i++) {
            print_line("%s", "");
            print_paragraph(NULL, 0, paragraphs[i]);
        }
    }
    if (command->options.count > 0) {
        print_line("%s", "");
        print_line(_("Options:"));
        print_options(&command->options);
    }
    print_line("%s", "");
    print_line(_("Options that may stand anywhere:"));
    print_options(&global_options);
}

gboolean help_group(const char *group)
{
    g_autofree char *prefix = g_strconcat(group, " ", NULL);
    gboolean any = FALSE;

    for (gsize i = 0; i < command_count(); i++) {
        if (!g_str_has_prefix(command_at(i)->name, prefix))
            continue;
        if (!any)
            print_line(_("usage: kiespost %s VERB …"), group);
        any = TRUE;
        print_summary(command_at(i));
    }
    return any;
}
