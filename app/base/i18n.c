/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"

#include <locale.h>
#include <string.h>

#include "base/catalogue.h"

static enum ui_language chosen = UI_ENGLISH;
static struct catalogue *translations;

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

static const char *code_of(enum ui_language language)
{
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++)
        if (languages[i].language == language)
            return languages[i].code;
    g_error("language %d has no code", (int)language);
}

gboolean i18n_start(const char *requested, const char *locale_dir)
{
    if (requested == NULL)
        chosen = language_of_locale();
    else if (strlen(requested) != 2 || !language_from(requested, &chosen))
        return FALSE;

    if (setlocale(LC_ALL, "C.UTF-8") == NULL)
        setlocale(LC_ALL, "C");
    g_clear_pointer(&translations, catalogue_free);
    if (chosen != UI_ENGLISH) {
        g_autofree char *path = g_build_filename(
            locale_dir, code_of(chosen), "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
        translations = catalogue_open(path);
    }
    return TRUE;
}

static const char *translated(const char *key, guint form, const char *otherwise)
{
    const char *found =
        translations != NULL ? catalogue_find(translations, key, form) : NULL;

    return found != NULL ? found : otherwise;
}

const char *i18n_text(const char *message)
{
    return translated(message, 0, message);
}

const char *i18n_context(const char *key, const char *message)
{
    return translated(key, 0, message);
}

/* The Plural-Forms of nl.po and fr.po: nothing is plural in Dutch and English, singular
 * in French. */
const char *i18n_plural(const char *one, const char *many, gulong count)
{
    gboolean plural = chosen == UI_FRENCH ? count > 1 : count != 1;

    return translated(one, plural ? 1 : 0, count != 1 ? many : one);
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

char *i18n_size(guint64 bytes)
{
    static const char *const prefixes[] = {"k", "M", "G", "T", "P", "E"};
    const char *unit = chosen == UI_FRENCH ? "o" : "B";
    guint64 tenths = bytes / 100 + (bytes % 100 >= 50);
    guint step = 0;

    if (bytes < 1000)
        return g_strdup_printf("%u\u00a0%s", (guint)bytes, unit);
    /* Rounded first: 999 960 bytes are 1.0 MB, not 1000.0 kB. */
    while (tenths >= 10000) {
        tenths = tenths / 1000 + (tenths % 1000 >= 500);
        step++;
    }
    return g_strdup_printf("%u%c%u\u00a0%s%s", (guint)(tenths / 10),
                           chosen == UI_ENGLISH ? '.' : ',', (guint)(tenths % 10),
                           prefixes[step], unit);
}
