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

/* Its numbers: domain/quiet_hours.h, sms/text_parts.h, setting_table.c. */
static const char *const text_messages[] = {
    N_("Text messages: by your own phone, to those who asked for them"),
    N_("Who. Only people who gave their number and agreed to text messages "
       "beforehand, and separately to political advertising; nobody who is too young "
       "to vote. “kiespost check NAME” says it for each. A landline gets none; for a "
       "number abroad a person decides first."),
    N_("Which phone. A USB modem with a SIM card, or a phone that answers as a modem "
       "on a cable or over Bluetooth. Most smartphones do not; a USB modem is the "
       "surest. Unlock its SIM card, then “kiespost settings set "
       "handset.device=/dev/ttyUSB0”. “kiespost mailing probe NAME” tries it and "
       "sends nothing, “kiespost mailing test NAME --to YOUR-NUMBER” sends one to "
       "yourself."),
    N_("Length. 160 characters are one message. A longer text travels in parts of "
       "153, and the operator may charge each. One character outside the alphabet of "
       "text messages (ç, ê, ë, œ, a curly quote, an emoji) and only 70 fit, or 67 in "
       "each part; é, è, à and ù are in it. “kiespost mailing preview NAME” names "
       "them; “kiespost mailing new … --plain-accents” replaces what can be replaced."),
    N_("Pace. An operator may block a SIM card that sends like a machine: ask what "
       "your subscription allows, and set it with “kiespost settings set "
       "handset.rate=10/min handset.daily=200”. Parts are counted, not messages."),
    N_("Hours. They go out between 9:00 and 20:00, Belgian time, and not from 22:00 "
       "on the eve of the poll until it is over. What is left over waits for the same "
       "command."),
    N_("STOP. Every text says how to stop. Before and after each run the phone is "
       "read, at other times by “kiespost inbox read --handset”: who answered STOP "
       "gets nothing more from you. Read it every day, and keep the SIM card as long "
       "as people may answer."),
    N_("Firms. In the regulated period, in Flanders, a campaign by a hired firm is "
       "not allowed by telephone, and whether a paid gateway is one is an open "
       "question: your own phone is the sure way. “kiespost mailing export NAME "
       "--bundle DIR --printer FIRM” asks what must be asked."),
};

static const struct topic {
    const char *name;
    const char *const *paragraphs;
    gsize count;
} topics[] = {
    {"deliverability", deliverability, G_N_ELEMENTS(deliverability)},
    {"text-messages", text_messages, G_N_ELEMENTS(text_messages)},
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
                _("there is nothing about “%s”; there is “kiespost help deliverability” "
                  "and “kiespost help text-messages”, and “kiespost --help” shows the "
                  "commands"),
                safe);
    return FALSE;
}
