/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What somebody wants who answers a text message. */

enum text_reply {
    TEXT_REPLY_OTHER, /* a question, thanks, a private message: for a person to read */
    TEXT_REPLY_OBJECTION,
};

/* Whether `text` says in any words that its sender wants no more messages (GDPR
 * art. 21(2)–(3), law/rules.md R-60): "STOP", "laissez-moi tranquille", "S T O P",
 * "stop met die berichten". When in doubt it does. What a telephone quotes of our own
 * message ("Liked “…”") is not read. `text` need not be valid UTF-8; nothing of it is
 * kept. */
enum text_reply text_reply_kind(const char *text);
