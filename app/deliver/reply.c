/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/reply.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

enum {
    LINE_MOST = 2000 /* RFC 5321 asks for 512; without a limit a server fills memory */
};

/* ---- what it says ---- */

/* One to three digits, RFC 3463's subject and detail; 0: there are none, or more. */
static gsize number_length(const char *text)
{
    gsize length = strspn(text, "0123456789");

    return length <= 3 ? length : 0;
}

/* "5.1.1 " at the head of `text`, of the class that `code` has. Returns its length. */
static gsize status_at_head(const char *text, int code, char *status)
{
    gsize length = 2, number;

    *status = '\0';
    if (text[0] != '0' + code / 100 || text[1] != '.' ||
        (number = number_length(text + length)) == 0)
        return 0;
    length += number;
    if (text[length++] != '.' || (number = number_length(text + length)) == 0)
        return 0;
    length += number;
    if (text[length] != ' ' && text[length] != '\0' && text[length] != '\t')
        return 0;
    g_strlcpy(status, text, MIN(length + 1, SUBMISSION_STATUS_SIZE));
    return length;
}

void reply_set(struct reply *reply, int code, const char *text)
{
    *reply = (struct reply){.code = code};
    if (text == NULL)
        return;
    text += strspn(text, " \t");
    text += status_at_head(text, code, reply->status);
    /* Nobody asks what it says when all is well, and there are four of them for each
     * message. */
    if (code >= 200 && code < 400)
        return;
    text += strspn(text, " \t");
    g_autofree char *line = g_strndup(text, strcspn(text, "\r\n"));
    g_autofree char *valid = g_utf8_make_valid(line, -1);
    g_autofree char *safe = text_for_terminal(valid);
    g_autofree char *shown = g_utf8_substring(
        safe, 0, MIN(g_utf8_strlen(safe, -1), (REPLY_TEXT_SIZE - 1) / 4));
    g_strlcpy(reply->text, shown, sizeof reply->text);
}

/* ---- what follows ---- */

enum cause {
    CAUSE_NONE,
    CAUSE_BUSY,
    CAUSE_NONSENSE,
    CAUSE_TURNED_AWAY,
    CAUSE_LOGIN,
    CAUSE_SENDER,
    CAUSE_TOO_LARGE,
    CAUSE_POLICY,
    CAUSE_CONTENT,
};

#define STEPS_RECIPIENT (1 << STEP_RECIPIENT | 1 << STEP_DATA | 1 << STEP_MESSAGE)
#define STEPS_MESSAGE   (1 << STEP_DATA | 1 << STEP_MESSAGE)
#define STEPS_ALL                                                                        \
    (STEPS_RECIPIENT | 1 << STEP_GREETING | 1 << STEP_LOGIN | 1 << STEP_SENDER)

/* The first row that fits decides. An empty status fits any, "" in the reply included;
 * "-" fits only a reply without one. */
static const struct meaning {
    int steps;
    int first, last;
    const char *status;
    enum submission submission;
    enum cause cause;
} meanings[] = {
    {STEPS_ALL, 421, 421, "", SUBMISSION_DELAYED, CAUSE_BUSY},

    {1 << STEP_GREETING, 400, 499, "", SUBMISSION_DELAYED, CAUSE_BUSY},
    {1 << STEP_GREETING, 500, 599, "", SUBMISSION_STOPPED, CAUSE_TURNED_AWAY},

    {1 << STEP_LOGIN, 400, 499, "", SUBMISSION_DELAYED, CAUSE_BUSY},
    {1 << STEP_LOGIN, 500, 599, "", SUBMISSION_STOPPED, CAUSE_LOGIN},

    {STEPS_ALL, 530, 530, "", SUBMISSION_STOPPED, CAUSE_LOGIN},
    {STEPS_ALL, 534, 535, "", SUBMISSION_STOPPED, CAUSE_LOGIN},
    {STEPS_ALL, 538, 538, "", SUBMISSION_STOPPED, CAUSE_LOGIN},
    {STEPS_ALL, 500, 599, "5.7.8", SUBMISSION_STOPPED, CAUSE_LOGIN},
    {STEPS_ALL, 500, 599, "5.7.9", SUBMISSION_STOPPED, CAUSE_LOGIN},

    {1 << STEP_SENDER, 400, 499, "", SUBMISSION_DELAYED, CAUSE_BUSY},
    {1 << STEP_SENDER, 500, 599, "5.3.4", SUBMISSION_STOPPED, CAUSE_TOO_LARGE},
    {1 << STEP_SENDER, 500, 599, "5.2.3", SUBMISSION_STOPPED, CAUSE_TOO_LARGE},
    {1 << STEP_SENDER, 552, 552, "", SUBMISSION_STOPPED, CAUSE_TOO_LARGE},
    {1 << STEP_SENDER, 500, 599, "5.1.", SUBMISSION_STOPPED, CAUSE_SENDER},
    {1 << STEP_SENDER, 500, 599, "5.7.", SUBMISSION_STOPPED, CAUSE_POLICY},
    {1 << STEP_SENDER, 500, 599, "", SUBMISSION_STOPPED, CAUSE_SENDER},

    {STEPS_RECIPIENT, 400, 499, "", SUBMISSION_POSTPONED, CAUSE_NONE},
    /* X.1.7 and X.1.8 are about the sender's address. */
    {STEPS_RECIPIENT, 500, 599, "5.1.7", SUBMISSION_STOPPED, CAUSE_SENDER},
    {STEPS_RECIPIENT, 500, 599, "5.1.8", SUBMISSION_STOPPED, CAUSE_SENDER},
    {STEPS_RECIPIENT, 500, 599, "5.1.", SUBMISSION_REFUSED, CAUSE_NONE},
    {STEPS_RECIPIENT, 500, 599, "5.2.3", SUBMISSION_STOPPED, CAUSE_TOO_LARGE},
    {STEPS_RECIPIENT, 500, 599, "5.2.", SUBMISSION_REFUSED, CAUSE_NONE},
    {STEPS_RECIPIENT, 500, 599, "5.3.4", SUBMISSION_STOPPED, CAUSE_TOO_LARGE},
    {STEPS_RECIPIENT, 500, 599, "5.4.", SUBMISSION_REFUSED, CAUSE_NONE},
    {STEPS_MESSAGE, 500, 599, "5.6.", SUBMISSION_STOPPED, CAUSE_CONTENT},
    {STEPS_RECIPIENT, 500, 599, "5.7.", SUBMISSION_STOPPED, CAUSE_POLICY},
    {STEPS_MESSAGE, 552, 552, "", SUBMISSION_STOPPED, CAUSE_TOO_LARGE},
    {STEPS_MESSAGE, 500, 599, "", SUBMISSION_STOPPED, CAUSE_CONTENT},
    /* RFC 5321 section 4.5.3.1.10: too many recipients, or a full mailbox. */
    {1 << STEP_RECIPIENT, 552, 552, "-", SUBMISSION_POSTPONED, CAUSE_NONE},
    {1 << STEP_RECIPIENT, 554, 554, "-", SUBMISSION_STOPPED, CAUSE_POLICY},
    {1 << STEP_RECIPIENT, 500, 599, "", SUBMISSION_REFUSED, CAUSE_NONE},

    {1 << STEP_MESSAGE, -1, 999, "", SUBMISSION_IN_DOUBT, CAUSE_NONE},
    {STEPS_ALL, -1, 999, "", SUBMISSION_STOPPED, CAUSE_NONSENSE},
};

static const struct meaning *find_meaning(const struct reply *reply, enum reply_step step)
{
    for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++) {
        const struct meaning *row = &meanings[i];
        gboolean fits = strcmp(row->status, "-") == 0
                            ? *reply->status == '\0'
                            : g_str_has_prefix(reply->status, row->status) &&
                                  (!g_str_has_suffix(row->status, ".") ||
                                   strlen(reply->status) > strlen(row->status));
        /* "5.7.8" is not the beginning of "5.7.80". */
        if (fits && strlen(row->status) == 5 && strcmp(row->status, reply->status) != 0)
            fits = FALSE;
        if (fits && (row->steps & 1 << step) != 0 && reply->code >= row->first &&
            reply->code <= row->last)
            return row;
    }
    g_error("no meaning for %d", reply->code);
}

static const char *phrase_of(enum cause cause)
{
    switch (cause) {
    case CAUSE_NONE:
        break;
    case CAUSE_BUSY:
        return _("the mail server takes no more messages for the moment (%s)");
    case CAUSE_NONSENSE:
        return _("the mail server answered something that is not mail traffic (%s); are "
                 "smtp.host and smtp.port right?");
    case CAUSE_TURNED_AWAY:
        return _("the mail server turns this computer away (%s)");
    case CAUSE_LOGIN:
        return _("the mail server does not accept the user name or the password (%s); "
                 "nobody's address is wrong");
    case CAUSE_SENDER:
        return _("the mail server does not let you send from your address (%s); nobody "
                 "else's address is wrong");
    case CAUSE_TOO_LARGE:
        return _("the mail server does not take messages as large as this one (%s)");
    case CAUSE_POLICY:
        return _("the mail server refuses by its own policy (%s): perhaps too many "
                 "messages, or not for you; ask your provider before you go on");
    case CAUSE_CONTENT:
        return _("the mail server refuses the message itself (%s): perhaps it takes it "
                 "for spam; ask your provider before you go on");
    }
    g_error("no such cause");
}

static void tell(const struct reply *reply, enum reply_step step,
                 const struct meaning *meaning, GError **error)
{
    gboolean names_nobody = step < STEP_RECIPIENT;
    g_autoptr(GString) words = g_string_new(NULL);

    if (reply->code > 0)
        g_string_append_printf(words, "%d", reply->code);
    if (*reply->status != '\0')
        g_string_append_printf(words, " %s", reply->status);
    if (names_nobody && *reply->text != '\0')
        g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", reply->text);
    if (words->len == 0)
        g_string_append(words, "–");
    g_set_error(error, KIESPOST_ERROR,
                meaning->cause == CAUSE_NONSENSE ? KIESPOST_ERROR_PROTOCOL
                                                 : KIESPOST_ERROR_UNAVAILABLE,
                phrase_of(meaning->cause), words->str);
}

gboolean reply_is_about_policy(const char *status)
{
    return g_str_has_prefix(status, "5.7.");
}

GError *reply_policy_error(const char *status)
{
    return g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE,
                       phrase_of(CAUSE_POLICY), status);
}

enum submission reply_meaning(const struct reply *reply, enum reply_step step,
                              gboolean trusted, GError **error)
{
    const struct meaning *meaning = find_meaning(reply, step);

    if (meaning->cause == CAUSE_POLICY && step >= STEP_RECIPIENT && trusted &&
        reply_is_about_policy(reply->status))
        return SUBMISSION_POSTPONED;
    if (meaning->cause != CAUSE_NONE)
        tell(reply, step, meaning, error);
    /* "550 no" to the first of all may be "you may not relay". */
    if (meaning->submission == SUBMISSION_REFUSED && *reply->status == '\0' && !trusted)
        return SUBMISSION_POSTPONED;
    return meaning->submission;
}

/* ---- out of a stream ---- */

void reply_reader_init(struct reply_reader *reader)
{
    *reader = (struct reply_reader){
        .line = g_string_new(NULL),
        .text = g_string_new(NULL),
    };
}

void reply_reader_clear(struct reply_reader *reader)
{
    g_string_free(reader->line, TRUE);
    g_string_free(reader->text, TRUE);
    *reader = (struct reply_reader){0};
}

static void start_anew(struct reply_reader *reader)
{
    g_string_truncate(reader->line, 0);
    g_string_truncate(reader->text, 0);
    reader->code = 0;
}

/* TRUE when the answer is whole, or is none. */
static gboolean take_line(struct reply_reader *reader, struct reply *reply)
{
    const char *line = reader->line->str;
    gboolean is_answer = g_ascii_isdigit(line[0]) && g_ascii_isdigit(line[1]) &&
                         g_ascii_isdigit(line[2]) && strchr(" -\r\n", line[3]) != NULL;
    int code = is_answer ? atoi(line) : -1;
    gboolean is_last = line[is_answer ? 3 : 0] != '-';

    if (!is_answer || (reader->code != 0 && reader->code != code)) {
        reply_set(reply, -1, NULL);
        start_anew(reader);
        return TRUE;
    }
    if (reader->code == 0)
        g_string_assign(reader->text, line + 3 + (line[3] == ' ' || line[3] == '-'));
    reader->code = code;
    g_string_truncate(reader->line, 0);
    if (!is_last)
        return FALSE;
    reply_set(reply, code, reader->text->str);
    start_anew(reader);
    return TRUE;
}

/* What is too long is cut off. */
static void add_to_line(GString *line, const char *bytes, gsize length)
{
    gsize start = line->len;

    g_string_append_len(line, bytes, (gssize)MIN(length, LINE_MOST - start));
    for (char *nul = line->str + start;
         (nul = memchr(nul, '\0', (gsize)(line->str + line->len - nul))) != NULL; nul++)
        *nul = '?';
}

gsize reply_reader_add(struct reply_reader *reader, const char *bytes, gsize length,
                       struct reply *reply)
{
    *reply = (struct reply){0};
    for (gsize at = 0; at < length;) {
        const char *newline = memchr(bytes + at, '\n', length - at);
        gsize stop = newline == NULL ? length : (gsize)(newline + 1 - bytes);
        add_to_line(reader->line, bytes + at, stop - at);
        at = stop;
        if (newline != NULL && take_line(reader, reply))
            return at;
    }
    return length;
}
