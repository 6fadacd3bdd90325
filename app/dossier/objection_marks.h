/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The keyed hashes by which somebody who objected is met again. */

#include <glib.h>

#include "crypto/digest.h"
#include "crypto/secret.h"
#include "domain/recipient.h"

/* What was hashed. The numbers are stored: new ones come last. */
enum way {
    WAY_EMAIL = 1,
    WAY_MOBILE = 2,
    /* Nothing but the name: says only that one of the following is worth asking. */
    WAY_NAME_SEEN = 3,
    WAY_NAME = 4,          /* an objector who gave a name alone */
    WAY_NAME_POSTCODE = 5, /* … or with a postcode */
    /* Name and address. In three, so that a father does not object for the son of the
     * same name when both birth dates are known. */
    WAY_HOME = 6,
    WAY_HOME_BIRTH = 7,
    WAY_HOME_UNKNOWN_BIRTH = 8,
    WAY_COUNT
};

struct mark {
    guint8 bytes[DIGEST_LENGTH];
    enum way way;
};

/* Under the dossier's key. */
struct mark mark_of(const struct secret *key, enum way way, const GString *text);

/* ---- texts that are hashed; written over `out` ---- */

void mark_email(GString *out, const char *email);

/* The name with the first given name only: voter lists hold all of them, people sign with
 * one. "" when there is no name. */
void mark_short_name(GString *out, const struct recipient *recipient);

/* The same with all given names; FALSE when that is no other text. */
gboolean mark_whole_name(GString *out, const struct recipient *recipient);

/* `name` is the text of one of the two above. */
void mark_name_postcode(GString *out, const char *name, const char *postcode);

/* FALSE when no address is known. */
gboolean mark_home(GString *out, const char *name, const struct recipient *recipient);

/* Appended to a mark_home(). */
void mark_append_birth(GString *text, day_number birth);

/* ---- what is stored of one objection: arrays of struct mark ---- */

void marks_add_contact(GArray *marks, const struct secret *key, const char *email,
                       const char *mobile);
void marks_add_recipient(GArray *marks, const struct secret *key,
                         const struct recipient *recipient);
/* `postcode` may be NULL. Nobody knows whether the given name stands first, and whether
 * all given names were written: every turn of the words counts, also without its middle
 * words. */
void marks_add_name(GArray *marks, const struct secret *key, const char *name,
                    const char *postcode);
