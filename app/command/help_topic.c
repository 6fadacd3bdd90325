/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/help.h"
#include "command/print.h"

/* The first is the title. Within 60 lines of a terminal, in each language. */
static const char *const deliverability[] = {
    N_("Deliverability: that your e-mails arrive, and not among the spam"),
    N_("Who sends the same message to many is watched by those who receive it. Most of "
       "what they look at is arranged at your provider, before the first message. "
       "“kiespost "
       "mailing probe NAME” says what this program can see of it."),
    N_("SPF, DKIM, DMARC. Three entries in the DNS of the domain behind the “@” of your "
       "address. SPF names the servers that may send for it, DKIM signs each message, "
       "DMARC says what to do with what fits neither. Ask your provider: “are SPF and "
       "DKIM "
       "set for my domain at this server, and is there a DMARC entry?” With an address "
       "of "
       "a free webmail service, send through that service's own server only."),
    N_("A new domain or a new address has no reputation. Begin weeks before the campaign "
       "with ordinary mail, then with those who know you best: some dozens on the first "
       "day, twice as many each next day as long as nothing is refused. Keep to one "
       "address and one name."),
    N_("Pace. Every provider allows so many messages an hour and a day; above that it "
       "refuses, or closes your account. Ask for the numbers and set them: “kiespost "
       "settings set smtp.rate=30/min smtp.daily=400”; smtp.domain_rate is for each "
       "receiving provider. They hold across all mailings, also when you stop and start "
       "again."),
    N_("Unsubscribing. Each message has a “mailto:” address in its header "
       "(List-Unsubscribe), beside the words in its text: mail programs show it as a "
       "button, and an answer comes to contact.objections_email. Read that mailbox every "
       "day and record each with “kiespost objection add”. The other way, one click on a "
       "web page, needs a server that is always there: you have none, so it is not "
       "promised. Large webmail services may want it from those who send thousands a day "
       "to them; stay below that."),
    N_("Bounces. Some messages come back to you days later. “No such user” is for good: "
       "do not write to that address again. “Mailbox full” or “try later” may pass. When "
       "more than two or three in a hundred come back, stop: the list is old, and going "
       "on harms all your later mail. What the server refuses at once “kiespost mailing "
       "send” counts and never tries again."),
    N_("Content. Plain words, your own name, a subject that says what it is, few and "
       "small "
       "pictures, no shortened links. Look at it first: “kiespost mailing test NAME --to "
       "YOUR-ADDRESS”, at two or three different providers."),
    N_("Above all: write only to people who asked for it. No entry in any DNS makes up "
       "for readers who press “this is spam”."),
};

static const struct topic {
    const char *name;
    const char *const *paragraphs;
    gsize count;
} topics[] = {
    {"deliverability", deliverability, G_N_ELEMENTS(deliverability)},
};

static void print_topic(const struct topic *topic)
{
    for (gsize i = 0; i < topic->count; i++) {
        if (i > 0)
            print_line("%s", "");
        print_paragraph(NULL, 0, _(topic->paragraphs[i]));
    }
}

/* Of a command, a group of them, or all. */
static gboolean help_about(const struct arguments *arguments)
{
    const char *first = arguments_operand(arguments, 0);
    const char *second = arguments_operand(arguments, 1);
    char *words[] = {(char *)first, (char *)second, NULL};
    guint width = 0;

    if (first == NULL) {
        help_program();
        return TRUE;
    }
    const struct command *command = *first != '-' ? command_find(words, &width) : NULL;
    if (command == NULL)
        return second == NULL && help_group(first);
    help_command(command);
    return TRUE;
}

gboolean cmd_help(struct session *session, GError **error)
{
    const char *name = arguments_operand(session->arguments, 0);

    for (gsize i = 0; i < G_N_ELEMENTS(topics); i++)
        if (g_strcmp0(name, topics[i].name) == 0) {
            print_topic(&topics[i]);
            return TRUE;
        }
    if (help_about(session->arguments))
        return TRUE;
    g_autofree char *safe = text_for_terminal(name);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("there is nothing about “%s”; there is “kiespost help deliverability”, "
                  "and “kiespost --help” shows the commands"),
                safe);
    return FALSE;
}
