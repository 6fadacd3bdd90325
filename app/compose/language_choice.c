/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/language_choice.h"

static void take(struct language_choice *choice, enum language language,
                 language_set available)
{
    if ((available & LANGUAGE_BIT(language)) != 0 && choice->count < 2)
        choice->languages[choice->count++] = language;
    else
        choice->lacks_wanted = TRUE;
}

/* Nothing that the recipient should get is there: whatever is, one language. */
static void take_any(struct language_choice *choice, language_set available)
{
    for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT && choice->count == 0; l++) {
        if ((available & LANGUAGE_BIT(l)) != 0)
            choice->languages[choice->count++] = l;
    }
}

struct language_choice language_choose(enum language stated, const char *nis,
                                       const char *home_nis, language_set available)
{
    struct language_choice choice = {0};
    enum language order[MUNICIPALITY_LANGUAGES_MAX] = {LANGUAGE_NL, LANGUAGE_FR};
    guint count = MUNICIPALITY_LANGUAGES_MAX;
    const struct municipality *municipality = municipality_by_nis(nis);

    if (stated == LANGUAGE_NL || stated == LANGUAGE_FR ||
        (available & LANGUAGE_BIT(stated)) != 0) {
        count = 1;
        order[0] = stated;
    } else {
        if (municipality == NULL)
            municipality = municipality_by_nis(home_nis);
        /* Not even a home is known: both languages is the one that cannot be wrong. */
        if (municipality != NULL)
            count = municipality_language_order(municipality, order);
    }
    for (guint i = 0; i < count; i++)
        take(&choice, order[i], available);
    if (choice.count == 0)
        take_any(&choice, available);
    return choice;
}

const char *language_choice_label(const struct language_choice *choice)
{
    static const char *const pairs[LANGUAGE_COUNT][LANGUAGE_COUNT] = {
        [LANGUAGE_NL] = {"nl", NULL, "nl+fr", "nl+de"},
        [LANGUAGE_FR] = {"fr", "fr+nl", NULL, "fr+de"},
        [LANGUAGE_DE] = {"de", "de+nl", "de+fr", NULL},
    };

    return choice->count == 0 ? "" : pairs[choice->languages[0]][choice->languages[1]];
}
