/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The messages of one mailing: what compose/ needs, gathered from the dossier, with one
 * composer per source and ground. */

#include <glib.h>

#include "command/session.h"
#include "compose/letter.h"
#include "compose/mail.h"
#include "compose/text_message.h"
#include "domain/election.h"
#include "domain/mailing.h"
#include "domain/source.h"
#include "eligibility/selection.h"

struct message_desk;
typedef struct message_desk MessageDesk;

/* An approved mailing is composed from its frozen files and settings, a new one from
 * those at hand. `sources` (struct source, in the mailing's order) is borrowed;
 * `election` is static. INPUT when the template is wrong or is not for the mailing's
 * channel. */
struct message_desk *message_desk_new(struct session *session,
                                      const struct mailing *mailing, GPtrArray *sources,
                                      const struct election *election, GError **error);
void message_desk_free(struct message_desk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MessageDesk, message_desk_free)

/* The election that the messages are about: the one frozen with an approved mailing.
 * Static. */
const struct election *message_desk_election(const struct message_desk *desk);

/* From here on every notice says who was chosen. Before the first message is composed.
 * INPUT when the wording for it is missing or wrong. */
gboolean message_desk_tell_selection(struct message_desk *desk,
                                     const struct selection *selection, GError **error);

/* Everything that the messages depend on beside the recipients, as bytes for
 * `mailing approve` to keep. */
GBytes *message_desk_freeze(struct message_desk *desk, GError **error);

/* TRUE when somebody should get a language that the template does not have. */
gboolean message_desk_lacks_language(const struct message_desk *desk);

/* Whether everybody gets one text, salutation and language apart (Regulation (EU)
 * 2024/900 art. 18(3)). DECLARED_UNKNOWN with `error` set when composing fails. */
enum declared message_desk_one_text(struct message_desk *desk, GError **error);

/* Who the e-mails come from. Borrowed. */
const char *message_desk_sender_name(const struct message_desk *desk);
const char *message_desk_sender_address(const struct message_desk *desk);

/* From here on every message says that it is a trial. Before the first is composed. */
void message_desk_mark_as_trial(struct message_desk *desk);

gboolean message_desk_letter(struct message_desk *desk, const struct source *source,
                             const struct recipient *recipient, enum notice_ground ground,
                             struct letter *letter, GError **error);

/* `identity` NULL: the texts alone. */
gboolean message_desk_mail(struct message_desk *desk, const struct source *source,
                           const struct recipient *recipient, enum notice_ground ground,
                           const struct mail_identity *identity, struct mail *mail,
                           GError **error);

gboolean message_desk_text(struct message_desk *desk, const struct source *source,
                           const struct recipient *recipient, enum notice_ground ground,
                           struct text_message *text, GError **error);

/* The HTML of a message composed just before, with its pictures in it. Appended to
 * `out`. */
gboolean message_desk_self_contained(struct message_desk *desk,
                                     const struct source *source,
                                     enum notice_ground ground, const struct mail *mail,
                                     GString *out, GError **error);

/* A notice_judge (eligibility/eligibility.h): composes one message per source, ground and
 * language, and remembers what its notice holds. `desk` is the context. */
gboolean message_desk_judge(gpointer desk, const struct source *source,
                            const struct recipient *recipient, enum notice_ground ground,
                            notice_set *present, notice_set *judged, GError **error);
