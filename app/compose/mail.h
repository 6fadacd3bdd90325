/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One recipient in, one e-mail out (RFC 5322, MIME). A pure function of the frozen files,
 * the facts of the source, one recipient and the identity that the dossier gave the
 * message: the same bytes whenever and wherever it is composed again. */

#include <glib.h>

#include "compose/language_choice.h"
#include "compose/notice.h"
#include "compose/template_files.h"
#include "domain/recipient.h"
#include "rules/notice_element.h"

/* What the mails of one mailing to one source, on one ground, have in common. */
struct mail_inputs {
    const struct template_files *files; /* borrowed during mail_composer_new() */
    const char *template_name;          /* likewise */
    const char *home_nis;               /* where the campaign is: for recipients without
                                         * a known municipality; "" = none; likewise */
    const struct notice_facts *notice;  /* borrowed for the composer's life */
    const char *sender_name;    /* From and Reply-To: the candidate's own … */
    const char *sender_address; /* … and the domain of Message-ID; likewise */
    const char *unsubscribe_address; /* where a "stop" is read; likewise */
    const char *example_line;        /* first paragraph of everything that a demo
                                      * composes, "VOORBEELD – EXEMPLE"; NULL = none */
};

struct mail_composer;

/* Parse the template and the wording of every language that the template has, and read
 * its attachments and images. INPUT with file and line when one of them is wrong, the
 * subject is lacking, a placeholder is unknown, a file that it names may not be attached
 * or all together are too large, an address of `inputs` cannot stand in a header, or the
 * template is not for e-mail; NO_INPUT when there is no such template, or the set lacks a
 * file that it names. */
struct mail_composer *mail_composer_new(const struct mail_inputs *inputs, GError **error);
void mail_composer_free(struct mail_composer *composer);
typedef struct mail_composer MailComposer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailComposer, mail_composer_free)

/* FALSE when the template says different things to different people, salutation and
 * language apart (R-87; Regulation (EU) 2024/900 art. 18(3)): its subject or text uses a
 * personal placeholder other than the salutation and the recipient's name. */
gboolean mail_composer_says_one_thing(const struct mail_composer *composer);

/* What makes one message different from every other, out of the dossier, so that it can
 * be composed again. */
struct mail_identity {
    gint64 date;       /* seconds since 1970 UTC; written with Belgium's zone */
    const char *key;   /* 32 hexadecimal digits, unique per mailing and recipient: for
                        * Message-ID and the boundaries */
    const char *token; /* letters, digits and '-', at most 64: told in the subject of an
                        * answer that asks to stop */
};

/* Written over by each mail_compose(). Two languages stand one after the other in one
 * message, " / " between their subjects. */
struct mail {
    struct language_choice choice;
    const char *language; /* language_choice_label() */
    GString *subject;
    GString *text;             /* the text part: the body with its notice */
    GString *html;             /* the HTML part, pictures as "cid:…" */
    GString *notice;           /* the notice alone, as plain text … */
    GString *notice_html;      /* … and as it stands in `html` */
    notice_set notice_present; /* found in both parts and every language of the message;
                                * with an identity: of the finished bytes, read back … */
    notice_set notice_missing; /* … and lacking in one of them: must be 0, or the message
                                * does not leave */
    GString *envelope_to;      /* the recipient's address, its domain in ASCII (IDNA) */
    GString *bytes; /* the message, lines ending in CRLF; "" without identity */
};

void mail_init(struct mail *mail);
void mail_clear(struct mail *mail);

/* Compose for one recipient. Without `identity` (NULL) only texts and judgement are made,
 * no bytes, and the address does not matter: envelope_to is "" when there is none that
 * would do. The composer remembers what recipients have in common, so one composer serves
 * one thread.
 *
 * For what people gave themselves "source.date" is the recipient's own consent date,
 * else the date of the relation, else facts->obtained_on.
 *
 * INPUT when the address cannot stand in a message (compare mime/address.h), naming the
 * recipient's number and nothing personal; when the subject is empty or longer than 200
 * characters once filled in, or the body turns out empty for this recipient; and for what
 * compose/mail_shape.h refuses in a template. */
gboolean mail_compose(struct mail_composer *composer, const struct recipient *recipient,
                      const struct mail_identity *identity, struct mail *mail,
                      GError **error);

/* The HTML part of a composed message with its pictures in it, for a page that needs no
 * other file. Appended to `out`. */
gboolean mail_append_self_contained(const struct mail_composer *composer,
                                    const struct mail *mail, GString *out,
                                    GError **error);
