/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/consent_text.h"

#include <string.h>

#include "base/text.h"
#include "import/date_text.h"

static const struct {
    const char *word; /* "" : a word between two channels */
    enum channel channel;
} channel_words[] = {
    {"email", CHANNEL_EMAIL},   {"mail", CHANNEL_EMAIL},     {"mails", CHANNEL_EMAIL},
    {"emails", CHANNEL_EMAIL},  {"courriel", CHANNEL_EMAIL}, {"sms", CHANNEL_SMS},
    {"gsm", CHANNEL_SMS},       {"post", CHANNEL_POST},      {"brief", CHANNEL_POST},
    {"courrier", CHANNEL_POST}, {"lettre", CHANNEL_POST},    {"poste", CHANNEL_POST},
};

static const char *const and_words[] = {"en", "et", "und", "and", "e", "of", "ou", NULL};
static const char *const yes_words[] = {"ja", "oui", "yes", "1", "x", "true", NULL};
static const char *const no_words[] = {"nee",   "non",  "no", "nein", "0",
                                       "false", "neen", "n",  NULL};

static gboolean word_channel(const char *word, channel_set *channels)
{
    for (gsize i = 0; i < G_N_ELEMENTS(channel_words); i++)
        if (strcmp(channel_words[i].word, word) == 0) {
            *channels |= CHANNEL_BIT(channel_words[i].channel);
            return TRUE;
        }
    return g_strv_contains(and_words, word);
}

static void fold(GString *out, const char *text, gsize length)
{
    g_autofree char *copy = g_strndup(text, length);

    text_fold(out, copy);
}

channel_set consent_channels_read(const char *text, gsize length, gboolean *odd)
{
    channel_set channels = 0;
    g_autoptr(GString) folded = g_string_new(NULL);

    *odd = FALSE;
    /* Folding leaves "e mail" of "e-mail"; the lone e is passed over. */
    fold(folded, text, length);
    g_auto(GStrv) words = g_strsplit(folded->str, " ", -1);
    for (int i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0' && !word_channel(words[i], &channels))
            *odd = TRUE;
    return channels;
}

enum declared consent_targeting_read(const char *text, gsize length, gboolean *odd)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    day_number day;

    *odd = FALSE;
    fold(folded, text, length);
    if (g_strv_contains(yes_words, folded->str) ||
        date_read(text, length, &day) == DATE_READ)
        return DECLARED_YES;
    *odd = length > 0 && !g_strv_contains(no_words, folded->str);
    return DECLARED_NO;
}
