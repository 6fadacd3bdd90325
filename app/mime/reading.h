/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reading a finished message back, to judge what really stands in it. Strict: it knows
 * what RFC 2045 and 2046 allow and what we write, and refuses the rest. (GMime's parser
 * reads the same bytes in five times the time of composing them; the fuzz target and the
 * tests hold the two against each other.) */

#include <glib.h>

/* Decode the message's text/plain and its text/html, over `text` and `html`, line ends as
 * "\n". FALSE when a line does not end in CRLF, the structure is broken, there is not
 * exactly one of each outside attachments, or one does not say that it is UTF-8 in
 * quoted-printable, or is not. */
gboolean message_read_texts(const char *bytes, gsize length, GString *text,
                            GString *html);
