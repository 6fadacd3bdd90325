/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Messages that differ in little: what they have in common is made once, by GMime; each
 * is then written by putting its own fields and texts between.
 *
 *     multipart/mixed            when there are attachments
 *       multipart/related        when there are pictures
 *         multipart/alternative
 *           text/plain
 *           text/html
 *         image/png              by Content-ID
 *       application/pdf */

#include <glib.h>

/* A file that every message carries. */
struct message_file {
    const char *name;
    const char *media_type;
    const char *content_id; /* of a picture in the HTML; NULL: an attachment */
    GBytes *coded;          /* message_file_code() */
};

/* Base64 in lines of 76 with CRLF; once per file, not per message. The caller unrefs. */
GBytes *message_file_code(GBytes *content);

/* Borrowed during message_frame_new(), but for the files' bytes, of which it holds a
 * reference. Addresses as address_to_ascii() gives them. */
struct message_frame_inputs {
    const char *sender_name;
    const char *sender_address;       /* From and Reply-To; its domain: of Message-ID */
    const char *unsubscribe_address;  /* List-Unsubscribe */
    const char *languages;            /* Content-Language: "nl", "nl, fr" */
    const struct message_file *files; /* pictures first, attachments last */
    guint file_count;
};

struct message_frame;

struct message_frame *message_frame_new(const struct message_frame_inputs *inputs);
void message_frame_free(struct message_frame *frame);
typedef struct message_frame MessageFrame;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MessageFrame, message_frame_free)

#define MESSAGE_KEY_LENGTH 32

/* What is one message's own. */
struct message_values {
    const char *to_name; /* "" = none */
    const char *to_address;
    const char *subject;
    gint64 date;         /* seconds since 1970 UTC */
    const char *key;     /* MESSAGE_KEY_LENGTH hexadecimal digits */
    const char *token;   /* "?subject=STOP%20<token>" */
    const GString *text; /* quoted-printable, whole lines with CRLF … */
    const GString *html;
};

/* Append the message, all lines ending in CRLF. The same values give the same bytes. */
void message_frame_write(const struct message_frame *frame,
                         const struct message_values *values, GString *out);
