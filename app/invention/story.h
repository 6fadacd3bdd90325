/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The campaign that `kiespost demo` tells: who stands where, and which files come to
 * hand. One in Flanders in Dutch, one in Brussels in French. */

#include <glib.h>

#include "domain/language.h"

/* Of the dossier, when none is given. In both languages, like example_line. */
#define EXAMPLE_PASSPHRASE "voorbeeld exemple"

enum example_file {
    EXAMPLE_VOTERS,      /* the voter list, from the municipality */
    EXAMPLE_SUBSCRIBERS, /* the newsletter's, each with a consent that can be shown */
    EXAMPLE_OFFICE,      /* who came to the mayor's office with a question */
    EXAMPLE_CUSTOMERS,   /* a shop's */
    EXAMPLE_MIXTURE,     /* something of everything, and nobody knows any more */
    EXAMPLE_FILE_COUNT
};

/* Static. Names are those of the file system and of `source add`. */
struct story {
    enum language language;
    const char *nis, *election_id, *layout; /* of the voter list */
    const char *candidate, *email, *street;
    const char *list_name;
    const char *stop_email, *privacy_page, *policy_page;
    const char *folder;                 /* of the files, within the dossier's */
    const char *letters, *mails;        /* names of the two mailings */
    const char *workbook, *mail_folder; /* what they end in, within `folder` */
    struct {
        const char *file_name;
        const char *source_id;
        const char *holder;  /* from whom it comes */
        const char *purpose; /* what the people were told; NULL: nothing was */
    } files[EXAMPLE_FILE_COUNT];
};

/* In French for LANGUAGE_FR, else in Dutch. */
const struct story *story_in(enum language language);
