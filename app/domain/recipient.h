/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One person in one source. The same human in two sources is two recipients: joining
 * them would be the further processing that the law forbids (GDPR art. 5(1)(b)). */

#include <glib.h>

#include "base/day.h"
#include "domain/channel.h"
#include "domain/language.h"
#include "domain/source.h"

/* What a row's own content, or the way it came in, makes of it; stored with the row and
 * asked in every later verdict (law/README.md, stage import). Bits; stored, so that a new
 * one comes last. */
enum row_finding {
    ROW_ENRICHED = 1 << 0, /* a voter-list row that held an e-mail or a number */
    ROW_ENTERED_BY_HAND = 1 << 1, /* typed in by itself, with confirmation */
    ROW_OFFICE_ADDRESS = 1 << 2,  /* an e-mail address of an authority or school */
    ROW_ROLE_ADDRESS = 1 << 3,    /* role-address: info@, secretariaat@: nobody's own */
    ROW_CONSENT_TO_COME = 1 << 4, /* consent-improbable: dated after the day of import;
                                     stored without the date, so that R-32 blocks */
    ROW_CONSENT_ALIKE = 1 << 5,   /* consent-improbable: the same second on many rows */
    ROW_OPINION = 1 << 6,         /* it held what the person thinks; not stored */
    ROW_ODD_SPELLING = 1 << 7,    /* a voter written as in a file that is none */
    ROW_IN_FORBIDDEN_FILE = 1 << 8, /* forbidden-file-person: also in one that may never
                                       be used, without a consent of its own */
};
#define ROW_FINDING_COUNT 9

/* Strings are borrowed from whoever made the struct (a batch, a database row) and valid
 * as long as that says; never NULL, "" when absent. UTF-8, NFC. */
struct recipient {
    gint64 number; /* unique in the dossier, shown as r-000017 */
    guint extract; /* which import brought it */
    const char *family_name;
    const char *given_names;
    const char *full_name; /* only when it could not be split with certainty */
    day_number birth_date;
    enum language language; /* as stated in the source; never guessed from a name */
    const char *street;
    const char *house_number;
    const char *box;
    const char *postcode;
    const char *municipality; /* as it is written on an envelope */
    const char *nis;          /* its NIS code, "" when not a Belgian municipality */
    const char *address;      /* only when it could not be split with certainty */
    const char *email;
    const char *mobile; /* E.164 */
    day_number consent_date;
    const char *consent_wording;
    channel_set consent_channels;
    const char *consent_method;
    const char *consent_collector;
    enum declared consent_targeting;
    day_number relation_date;
    const char *relation_note;
    const char *order_number;
    const char *polling_section;
    guint findings; /* enum row_finding */
};

/* All strings "", days unknown. */
void recipient_clear(struct recipient *recipient);

/* "r-000017". */
#define RECIPIENT_ID_SIZE 24
void recipient_format_id(gint64 number, char text[RECIPIENT_ID_SIZE]);

/* "r-000017", "r-17" or "17"; FALSE on anything else. */
gboolean recipient_parse_id(const char *text, gint64 *number);

/* "Els Peeters", or the full name when it was not split. Appended to `out`. */
void recipient_append_name(const struct recipient *recipient, GString *out);

/* Whether a message of this channel could be delivered at all. */
gboolean recipient_has_address(const struct recipient *recipient, enum channel channel);
