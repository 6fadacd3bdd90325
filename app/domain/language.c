/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/language.h"

#include <string.h>

static const char *const codes[LANGUAGE_COUNT] = {
    [LANGUAGE_UNKNOWN] = "",
    [LANGUAGE_NL] = "nl",
    [LANGUAGE_FR] = "fr",
    [LANGUAGE_DE] = "de",
};

const char *language_code(enum language language)
{
    g_assert(language < LANGUAGE_COUNT);
    return codes[language];
}

enum language language_from_text(const char *text)
{
    static const struct {
        const char *text;
        enum language language;
    } forms[] = {
        {"nl", LANGUAGE_NL},
        {"n", LANGUAGE_NL},
        {"ned", LANGUAGE_NL},
        {"nederlands", LANGUAGE_NL},
        {"néerlandais", LANGUAGE_NL},
        {"dutch", LANGUAGE_NL},
        {"fr", LANGUAGE_FR},
        {"f", LANGUAGE_FR},
        {"fra", LANGUAGE_FR},
        {"frans", LANGUAGE_FR},
        {"français", LANGUAGE_FR},
        {"french", LANGUAGE_FR},
        {"neerlandais", LANGUAGE_NL},
        {"francais", LANGUAGE_FR},
        {"niederländisch", LANGUAGE_NL},
        {"französisch", LANGUAGE_FR},
        {"de", LANGUAGE_DE},
        {"d", LANGUAGE_DE},
        {"duits", LANGUAGE_DE},
        {"allemand", LANGUAGE_DE},
        {"deutsch", LANGUAGE_DE},
        {"german", LANGUAGE_DE},
    };
    g_autofree char *lower = g_utf8_strdown(text, -1);

    g_strstrip(lower);
    if (strlen(lower) == 5 && (lower[2] == '-' || lower[2] == '_'))
        lower[2] = '\0';
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
        if (strcmp(forms[i].text, lower) == 0)
            return forms[i].language;
    return LANGUAGE_UNKNOWN;
}
