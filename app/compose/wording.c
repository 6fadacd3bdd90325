/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/wording.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/placeholder.h"

enum wording_text {
    TEXT_NOTICE,
    TEXT_NOTICE_DIRECT,
    TEXT_SALUTATION,
    TEXT_NOTICE_EMAIL,
    TEXT_NOTICE_EMAIL_LIST,
    TEXT_SALUTATION_EMAIL,
    TEXT_NOTICE_SMS,
    TEXT_SALUTATION_SMS,
    TEXT_COUNT
};

static const struct {
    const char *file;
    gboolean required;
} text_files[TEXT_COUNT] = {
    [TEXT_NOTICE] = {"notice.post.md", TRUE},
    [TEXT_NOTICE_DIRECT] = {"notice.post.direct.md", TRUE},
    [TEXT_SALUTATION] = {"salutation.post.txt", TRUE},
    [TEXT_NOTICE_EMAIL] = {"notice.email.md", FALSE},
    [TEXT_NOTICE_EMAIL_LIST] = {"notice.email.list.md", FALSE},
    [TEXT_SALUTATION_EMAIL] = {"salutation.email.txt", FALSE},
    [TEXT_NOTICE_SMS] = {"notice.sms.md", FALSE},
    [TEXT_SALUTATION_SMS] = {"salutation.sms.txt", FALSE},
};

enum {
    MONTHS = 12
};

/* words.txt; only the first three must be there. */
enum word {
    WORD_FIRST_DAY, /* of a month: "1", "1er" */
    WORD_OR,
    WORD_OF,
    WORD_OF_VOWEL, /* "d'" */
    WORD_OF_LE,    /* "du" for "de Le" */
    WORD_OF_LES,   /* "des" for "de Les" */
    WORD_COUNT
};

static const char *const word_keys[WORD_COUNT] = {
    [WORD_FIRST_DAY] = "first_day", [WORD_OR] = "or",       [WORD_OF] = "of",
    [WORD_OF_VOWEL] = "of_vowel",   [WORD_OF_LE] = "of_le", [WORD_OF_LES] = "of_les",
};

struct wording {
    enum language language;
    struct mustache *texts[TEXT_COUNT];
    GHashTable *elections; /* regime → phrase, owned */
    GHashTable *articles;
    char *words[WORD_COUNT];
    char **months;
};

static gboolean missing(const char *path, GError **error)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("the wording “%s” is missing; it is installed with the program"), path);
    return FALSE;
}

static gboolean load_text(struct wording *wording, const struct template_files *files,
                          enum wording_text which, GError **error)
{
    g_autofree char *path = g_strdup_printf("%s/%s", language_code(wording->language),
                                            text_files[which].file);
    const char *text = template_files_get(files, path);

    if (text == NULL)
        return !text_files[which].required || missing(path, error);
    gsize length = strlen(text);
    /* The line end of the file is not one of the text. */
    while (length > 0 && text[length - 1] == '\n')
        length--;
    wording->texts[which] = mustache_parse(text, length, path, 1, error);
    return wording->texts[which] != NULL &&
           placeholder_check(wording->texts[which], path, error);
}

static GKeyFile *load_keys(const struct wording *wording,
                           const struct template_files *files, const char *name,
                           GError **error)
{
    g_autofree char *path =
        g_strdup_printf("%s/%s", language_code(wording->language), name);
    const char *text = template_files_get(files, path);
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autoptr(GError) reason = NULL;

    if (text == NULL) {
        missing(path, error);
        return NULL;
    }
    if (!g_key_file_load_from_data(keys, text, strlen(text), G_KEY_FILE_NONE, &reason)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the wording “%s” is not a key file: %s"), path, reason->message);
        return NULL;
    }
    return g_steal_pointer(&keys);
}

static gboolean load_words(struct wording *wording, const struct template_files *files,
                           GError **error)
{
    g_autoptr(GKeyFile) keys = load_keys(wording, files, "words.txt", error);
    const char *code = language_code(wording->language);
    gsize months = 0;

    if (keys == NULL)
        return FALSE;
    wording->months = g_key_file_get_string_list(keys, "words", "months", &months, NULL);
    if (months != MONTHS) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the wording “%s/words.txt” does not name twelve months"), code);
        return FALSE;
    }
    for (enum word i = 0; i < WORD_COUNT; i++) {
        wording->words[i] = g_key_file_get_string(keys, "words", word_keys[i], NULL);
        if (wording->words[i] != NULL || i > WORD_OF)
            continue;
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the wording “%s/words.txt” lacks the word “%s”"), code,
                    word_keys[i]);
        return FALSE;
    }
    return TRUE;
}

static void load_phrase(GHashTable *phrases, GKeyFile *keys, const char *regime,
                        const char *key)
{
    char *phrase = g_key_file_get_string(keys, regime, key, NULL);

    if (phrase != NULL)
        g_hash_table_replace(phrases, g_strdup(regime), phrase);
}

static gboolean load_regimes(struct wording *wording, const struct template_files *files,
                             GError **error)
{
    g_autoptr(GKeyFile) keys = load_keys(wording, files, "regimes.txt", error);

    wording->elections = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    wording->articles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (keys == NULL)
        return FALSE;
    g_auto(GStrv) regimes = g_key_file_get_groups(keys, NULL);
    for (guint i = 0; regimes[i] != NULL; i++) {
        load_phrase(wording->elections, keys, regimes[i], "election");
        load_phrase(wording->articles, keys, regimes[i], "article");
    }
    return TRUE;
}

struct wording *wording_load(const struct template_files *files, enum language language,
                             GError **error)
{
    g_autoptr(Wording) wording = g_new0(struct wording, 1);

    wording->language = language;
    for (guint i = 0; i < TEXT_COUNT; i++) {
        if (!load_text(wording, files, i, error))
            return NULL;
    }
    if (!load_words(wording, files, error) || !load_regimes(wording, files, error))
        return NULL;
    return g_steal_pointer(&wording);
}

void wording_free(struct wording *wording)
{
    if (wording == NULL)
        return;
    for (guint i = 0; i < TEXT_COUNT; i++)
        mustache_free(wording->texts[i]);
    for (guint i = 0; i < WORD_COUNT; i++)
        g_free(wording->words[i]);
    g_clear_pointer(&wording->elections, g_hash_table_unref);
    g_clear_pointer(&wording->articles, g_hash_table_unref);
    g_strfreev(wording->months);
    g_free(wording);
}

enum language wording_language(const struct wording *wording)
{
    return wording->language;
}

const struct mustache *wording_notice(const struct wording *wording, enum channel channel,
                                      enum notice_ground ground, gboolean sender_is_list)
{
    switch (channel) {
    case CHANNEL_POST:
        return wording->texts[ground == NOTICE_GROUND_VOTER_LIST ? TEXT_NOTICE
                                                                 : TEXT_NOTICE_DIRECT];
    case CHANNEL_EMAIL:
        return wording
            ->texts[sender_is_list ? TEXT_NOTICE_EMAIL_LIST : TEXT_NOTICE_EMAIL];
    case CHANNEL_SMS:
        return ground == NOTICE_GROUND_VOTER_LIST ? NULL
                                                  : wording->texts[TEXT_NOTICE_SMS];
    case CHANNEL_COUNT:
        break;
    }
    return NULL;
}

const struct mustache *wording_salutation(const struct wording *wording,
                                          enum channel channel)
{
    static const enum wording_text texts[CHANNEL_COUNT] = {
        [CHANNEL_POST] = TEXT_SALUTATION,
        [CHANNEL_EMAIL] = TEXT_SALUTATION_EMAIL,
        [CHANNEL_SMS] = TEXT_SALUTATION_SMS,
    };
    const struct mustache *own = wording->texts[texts[channel]];

    return own != NULL ? own : wording->texts[TEXT_SALUTATION];
}

const char *wording_election(const struct wording *wording, const char *regime)
{
    return g_hash_table_lookup(wording->elections, regime);
}

const char *wording_article(const struct wording *wording, const char *regime)
{
    return g_hash_table_lookup(wording->articles, regime);
}

void wording_append_day(const struct wording *wording, day_number day, GString *out)
{
    int year, month, month_day;

    day_to_ymd(day, &year, &month, &month_day);
    if (month_day == 1)
        g_string_append(out, wording->words[WORD_FIRST_DAY]);
    else
        g_string_append_printf(out, "%d", month_day);
    g_string_append_printf(out, " %s %d", wording->months[month - 1], year);
}

static gboolean begins_with_vowel(const char *name)
{
    g_autofree char *decomposed = g_utf8_normalize(name, -1, G_NORMALIZE_NFD);

    return decomposed != NULL && *decomposed != '\0' &&
           (strchr("AEIOUYaeiouy", *decomposed) != NULL || g_str_has_prefix(name, "Œ") ||
            g_str_has_prefix(name, "œ"));
}

void wording_append_short_day(day_number day, GString *out)
{
    int year, month, month_day;

    day_to_ymd(day, &year, &month, &month_day);
    g_string_append_printf(out, "%d/%d/%d", month_day, month, year);
}

void wording_append_of(const struct wording *wording, const char *municipality,
                       GString *out)
{
    static const struct {
        const char *article;
        enum word of;
    } contractions[] = {{"Le ", WORD_OF_LE}, {"Les ", WORD_OF_LES}};

    for (guint i = 0; i < G_N_ELEMENTS(contractions); i++) {
        const char *of = wording->words[contractions[i].of];
        if (of == NULL || !g_str_has_prefix(municipality, contractions[i].article))
            continue;
        g_string_append_printf(out, "%s %s", of,
                               municipality + strlen(contractions[i].article));
        return;
    }
    if (wording->words[WORD_OF_VOWEL] != NULL && begins_with_vowel(municipality))
        g_string_append_printf(out, "%s%s", wording->words[WORD_OF_VOWEL], municipality);
    else
        g_string_append_printf(out, "%s %s", wording->words[WORD_OF], municipality);
}

void wording_append_alternatives(const struct wording *wording, const char *const *texts,
                                 guint count, GString *out)
{
    gboolean first = TRUE;

    for (guint i = 0; i < count; i++) {
        if (texts[i] == NULL || *texts[i] == '\0')
            continue;
        if (!first)
            g_string_append_printf(out, " %s ", wording->words[WORD_OR]);
        g_string_append(out, texts[i]);
        first = FALSE;
    }
}
