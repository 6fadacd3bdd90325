/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Heading sets of the exports of known systems, by class of origin: fingerprints.csv.
 * Everything is static. */

#include <glib.h>

struct fingerprint {
    const char *class;    /* "crm_business" */
    const char *system;   /* "HubSpot contacts export"; one system may have rows in
                             several languages */
    const char *language; /* "nl", "nl/fr", "-" */
    const char *traits;   /* in words: delimiter, file name, odd values; "" */
    char evidence;        /* 'A' … 'C', as in header_name.h */
};

struct fingerprint_heading {
    const char *key;     /* heading_key() */
    const char *heading; /* as the system writes it */
    guint16 fingerprint; /* index */
    gboolean strong;     /* hardly anybody else uses it */
};

guint fingerprint_count(void);
const struct fingerprint *fingerprint_at(guint index);

/* Every heading of which `key` is the heading_key(), side by side; `*count` receives how
 * many. NULL when there is none. */
const struct fingerprint_heading *fingerprint_headings(const char *key, guint *count);
