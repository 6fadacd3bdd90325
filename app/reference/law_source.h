/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the rules come from: the tags of law/rules.md, section 0.1, in law_sources.csv.
 * Everything is static. */

#include <glib.h>

struct law_source {
    const char *tag;     /* "SEED-AP1"; "HUB-" begins a family: "HUB-74/2024" */
    const char *what;    /* whose, when, which: in both languages at once */
    const char *address; /* "" when it has none; with "…" where it is not known whole */
};

/* The source that `word` begins with: "SEED-AP1 pt 3" is SEED-AP1's. NULL when the word
 * is no tag ("GDPR text seen"). `rest` receives what follows the tag, without the blank
 * before it: "pt 3", "74/2024", "". */
const struct law_source *law_source_find(const char *word, const char **rest);

guint law_source_count(void);
const struct law_source *law_source_at(guint index);
