/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"

#include <locale.h>
#include <string.h>

static enum ui_language chosen = UI_ENGLISH;

static const struct {
    const char *code;
    enum ui_language language;
} languages[] = {
    {"nl", UI_DUTCH},
    {"fr", UI_FRENCH},
    {"en", UI_ENGLISH},
};

static gboolean language_from(const char *name, enum ui_language *language)
{
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        if (strncmp(name, languages[i].code, 2) == 0 && !g_ascii_isalpha(name[2])) {
            *language = languages[i].language;
            return TRUE;
        }
    }
    return FALSE;
}

/* The order that gettext itself follows. */
static enum ui_language language_of_locale(void)
{
    static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    enum ui_language language = UI_ENGLISH;

    for (gsize i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);
        if (value == NULL || *value == '\0')
            continue;
        if (language_from(value, &language))
            return language;
        if (i > 0)
            break;
    }
    return UI_ENGLISH;
}

gboolean i18n_start(const char *requested, const char *locale_dir)
{
    if (requested == NULL)
        chosen = language_of_locale();
    else if (strlen(requested) != 2 || !language_from(requested, &chosen))
        return FALSE;

    if (setlocale(LC_ALL, "C.UTF-8") == NULL)
        setlocale(LC_ALL, "C");
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++)
        if (languages[i].language == chosen)
            g_setenv("LANGUAGE", languages[i].code, TRUE);
    bindtextdomain(GETTEXT_PACKAGE, locale_dir);
    bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
    textdomain(GETTEXT_PACKAGE);
    return TRUE;
}

enum ui_language i18n_language(void)
{
    return chosen;
}

char *i18n_count(gint64 number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, ABS(number));
    GString *text = g_string_new(number < 0 ? "-" : "");
    gsize length = strlen(digits);

    for (gsize i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            g_string_append(text, "\u00a0");
        g_string_append_c(text, digits[i]);
    }
    return g_string_free(text, FALSE);
}
