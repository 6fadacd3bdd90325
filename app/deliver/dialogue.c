/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/dialogue.h"

#include <string.h>

void dialogue_init(struct dialogue *dialogue, gboolean wants_login)
{
    *dialogue = (struct dialogue){.wants_login = wants_login};
    reply_reader_init(&dialogue->reader);
}

void dialogue_clear(struct dialogue *dialogue)
{
    reply_reader_clear(&dialogue->reader);
}

void dialogue_restart(struct dialogue *dialogue)
{
    gboolean wants_login = dialogue->wants_login;

    dialogue_clear(dialogue);
    dialogue_init(dialogue, wants_login);
}

/* ---- the client ---- */

static const struct {
    const char *command;
    enum said said;
} commands[] = {
    {"EHLO ", SAID_HELLO},   {"HELO ", SAID_HELLO},   {"STARTTLS\r\n", SAID_STARTTLS},
    {"AUTH ", SAID_LOGIN},   {"MAIL ", SAID_MAIL},    {"RCPT ", SAID_RECIPIENT},
    {"DATA\r\n", SAID_DATA}, {"QUIT\r\n", SAID_QUIT}, {"NOOP\r\n", SAID_NOTHING_MORE},
};

enum alarm dialogue_said(struct dialogue *dialogue, const char *bytes, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        gsize size = strlen(commands[i].command);
        /* What follows AUTH is a password, and none of these by chance. */
        if (length >= size && memcmp(bytes, commands[i].command, size) == 0 &&
            (dialogue->said != SAID_LOGIN || dialogue->reply.code != 334)) {
            dialogue->said = commands[i].said;
            break;
        }
    }
    /* What came before says why it takes its leave. */
    if (dialogue->said != SAID_QUIT)
        dialogue->reply.code = 0;
    gboolean comes_to_business =
        dialogue->said == SAID_MAIL || dialogue->said == SAID_NOTHING_MORE;
    return comes_to_business && dialogue->wants_login && !dialogue->logged_in
               ? ALARM_NOT_LOGGED_IN
               : ALARM_NONE;
}

/* ---- the server ---- */

static enum reply_step step_of(enum said said)
{
    switch (said) {
    case SAID_LOGIN:
        return STEP_LOGIN;
    case SAID_MAIL:
        return STEP_SENDER;
    case SAID_RECIPIENT:
        return STEP_RECIPIENT;
    case SAID_DATA:
        return STEP_DATA;
    case SAID_NOTHING:
    case SAID_HELLO:
    case SAID_STARTTLS:
    case SAID_NOTHING_MORE:
    case SAID_QUIT:
        break;
    }
    return STEP_GREETING;
}

static void paint_over(char *bytes, gsize length)
{
    static const char keyword[] = "CHUNKING";
    gsize size = sizeof keyword - 1;

    for (gsize i = 4; i + size <= length; i++)
        if (g_ascii_strncasecmp(bytes + i, keyword, size) == 0 &&
            (bytes[i - 1] == '-' || bytes[i - 1] == ' '))
            bytes[i] = 'X';
}

/* A line of an EHLO answer that came in two parts hides the keyword from paint_over(). */
static gboolean chunking_is_half_here(const struct dialogue *dialogue)
{
    const GString *line = dialogue->reader.line;

    return dialogue->said == SAID_HELLO && line->len > 4 && line->len < 12 &&
           g_ascii_strncasecmp(line->str + 4, "CHUNKING", line->len - 4) == 0;
}

static void take(struct dialogue *dialogue, const struct reply *reply)
{
    if (dialogue->said == SAID_QUIT)
        return;
    dialogue->reply = *reply;
    dialogue->step = step_of(dialogue->said);
    if (dialogue->said != SAID_LOGIN)
        return;
    dialogue->login = *reply;
    dialogue->logged_in = reply->code == 235;
}

enum alarm dialogue_heard(struct dialogue *dialogue, char *bytes, gsize length)
{
    struct reply reply;
    gsize taken = 0;
    gboolean is_starttls = dialogue->said == SAID_STARTTLS;

    if (dialogue->said == SAID_HELLO)
        paint_over(bytes, length);
    while (taken < length) {
        taken +=
            reply_reader_add(&dialogue->reader, bytes + taken, length - taken, &reply);
        if (reply.code == 0)
            break;
        take(dialogue, &reply);
        /* It would be read as if it had come through TLS. */
        if (is_starttls && taken < length)
            return ALARM_SMUGGLED;
    }
    return chunking_is_half_here(dialogue) ? ALARM_CHUNKING : ALARM_NONE;
}
