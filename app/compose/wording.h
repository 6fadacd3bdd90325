/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What recipients read that is not the operator's own text, in one language:
 * templates/<lang>/{notice.post.md, notice.post.direct.md, notice.email.md,
 * notice.email.list.md, notice.sms.md, salutation.post.txt, salutation.email.txt,
 * salutation.sms.txt, regimes.txt, words.txt}. */

#include <glib.h>

#include "base/day.h"
#include "compose/mustache.h"
#include "compose/template_files.h"
#include "domain/channel.h"
#include "domain/language.h"
#include "rules/notice_element.h"

struct wording;

/* INPUT, with file and line where there is one, when a file of the language is missing
 * or wrong. The texts for e-mail and text messages may be missing: a set that was frozen
 * before there were any stays readable. */
struct wording *wording_load(const struct template_files *files, enum language language,
                             GError **error);
void wording_free(struct wording *wording);
typedef struct wording Wording;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wording, wording_free)

enum language wording_language(const struct wording *wording);

/* The parsed notice for a ground: of a letter (which only ever has one sender), or of an
 * e-mail in the candidate's name or the list's, or of a text message, which has none for
 * a voter list. NULL when there is none. */
const struct mustache *wording_notice(const struct wording *wording, enum channel channel,
                                      enum notice_ground ground, gboolean sender_is_list);

/* The parsed salutation; the letter's when the channel has none of its own. */
const struct mustache *wording_salutation(const struct wording *wording,
                                          enum channel channel);

/* "lokale en provinciale verkiezingen": the election of a row of regimes.csv, in the
 * plural and without an article; NULL when the language has no name for it. */
const char *wording_election(const struct wording *wording, const char *regime);

/* "artikel 20 van het Lokaal en Provinciaal Kiesdecreet van 8 juli 2011": the text by
 * which candidates get the voter list, with its article ("l'article …"); NULL when the
 * language has none. */
const char *wording_article(const struct wording *wording, const char *regime);

/* "13 oktober 2030", « 1er septembre 2030 »: appended to `out`. */
void wording_append_day(const struct wording *wording, day_number day, GString *out);

/* "13/10/2030", as Dutch and French write it: in a text message. */
void wording_append_short_day(day_number day, GString *out);

/* "van Elsene", "d'Ixelles", "du Roeulx": a municipality after "of". */
void wording_append_of(const struct wording *wording, const char *municipality,
                       GString *out);

/* "stop@example.be of Kerkstraat 1, 9000 Gent": the texts that are there, joined by
 * "or"; NULL and "" are left out. */
void wording_append_alternatives(const struct wording *wording, const char *const *texts,
                                 guint count, GString *out);
