/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/purpose_told.h"

#include <string.h>

#include <glib.h>

#include "base/text.h"

enum {
    REACH_OF_NEGATION = 3 /* words: "niet voor de verkiezingen" */
};

/* Anywhere in a word: "gemeenteraadsverkiezingen". */
static const char *const stems[] = {
    "verkiez",   "kandida",  "campagne", "campaign", "politiek",  "politiq", "politic",
    "politisch", "election", "elector",  "electeur", "electrice", "candida", "wahlen",
};

/* Words of which the letters occur in others: toestemming, bestemd, dévoter, Auswahl. */
static const char *const whole_words[] = {
    "stem",  "stemmen", "stemt", "stemadvies", "vote",   "votes",     "voter",   "voters",
    "votez", "voting",  "wahl",  "wahler",     "kiezer", "wahlkampf", "kiezers",
};

static const char *const negations[] = {
    "niet", "geen",  "zonder", "nooit", "not",    "no",    "never", "without", "pas",
    "non",  "aucun", "aucune", "sans",  "jamais", "nicht", "kein",  "keine",   "ohne",
};

/* "Niet alleen voor de verkiezingen" negates nothing. */
static const char *const only[] = {
    "alleen", "enkel", "only", "just", "seulement", "uniquement", "nur",
};

static gboolean is_among(const char *word, const char *const *words, gsize count)
{
    for (gsize i = 0; i < count; i++)
        if (g_str_equal(words[i], word))
            return TRUE;
    return FALSE;
}

static gboolean is_sign(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(stems); i++)
        if (strstr(word, stems[i]) != NULL)
            return TRUE;
    return is_among(word, whole_words, G_N_ELEMENTS(whole_words));
}

static gboolean is_negated(char *const *words, gsize sign)
{
    gsize first = sign > REACH_OF_NEGATION ? sign - REACH_OF_NEGATION : 0;

    for (gsize i = first; i < sign; i++)
        if (is_among(words[i], negations, G_N_ELEMENTS(negations)) &&
            !is_among(words[i + 1], only, G_N_ELEMENTS(only)))
            return TRUE;
    return FALSE;
}

static gboolean clause_tells(const char *clause)
{
    g_autoptr(GString) folded = g_string_new(NULL);

    text_fold(folded, clause);
    g_auto(GStrv) words = g_strsplit(folded->str, " ", -1);
    for (gsize i = 0; words[i] != NULL; i++)
        if (is_sign(words[i]) && !is_negated(words, i))
            return TRUE;
    return FALSE;
}

enum declared purpose_told_of_election(const char *purpose)
{
    if (purpose == NULL)
        return DECLARED_UNKNOWN;
    g_auto(GStrv) clauses = g_strsplit_set(purpose, ",;.:()!?\n", -1);
    for (gsize i = 0; clauses[i] != NULL; i++)
        if (clause_tells(clauses[i]))
            return DECLARED_YES;
    return DECLARED_UNKNOWN;
}
