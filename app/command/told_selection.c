/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/told_selection.h"

#include "base/error.h"
#include "base/i18n.h"
#include "command/words.h"
#include "compose/wording.h"
#include "dossier/example.h"
#include "eligibility/selection_phrase.h"

struct told_selection {
    char *voters[LANGUAGE_COUNT];
    char *others[LANGUAGE_COUNT];
    char *data[LANGUAGE_COUNT];
};

static void append_day(gconstpointer wording, day_number day, GString *out)
{
    wording_append_day(wording, day, out);
}

static void append_of(gconstpointer wording, const char *municipality, GString *out)
{
    wording_append_of(wording, municipality, out);
}

static struct selection_words *words_in(enum language language,
                                        const struct template_files *files,
                                        GError **error)
{
    g_autofree char *path = g_strdup_printf("%s/selection.txt", language_code(language));
    const char *text = template_files_get(files, path);

    if (text != NULL)
        return selection_words_parse(language, text, path, error);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("the wording “%s” is missing; it is installed with the program"), path);
    return NULL;
}

static gboolean tell_in(struct told_selection *told, const struct selection *selection,
                        enum channel channel, const struct template_files *files,
                        enum language language, GError **error)
{
    g_autoptr(SelectionWords) words = words_in(language, files, error);
    g_autoptr(Wording) wording =
        words != NULL ? wording_load(files, language, error) : NULL;
    struct selection_speech speech = {append_day, append_of, wording};

    if (wording == NULL)
        return FALSE;
    told->voters[language] =
        selection_phrase(selection, words, &speech, SELECTION_VOTERS);
    told->others[language] =
        selection_phrase(selection, words, &speech, SELECTION_OTHERS);
    told->data[language] =
        selection_data_phrase(selection, words, channel != CHANNEL_POST);
    return TRUE;
}

struct told_selection *told_selection_new(const struct selection *selection,
                                          enum channel channel,
                                          const struct template_files *files,
                                          language_set languages, GError **error)
{
    g_autoptr(ToldSelection) told = g_new0(struct told_selection, 1);

    for (int i = LANGUAGE_NL; i < LANGUAGE_COUNT; i++)
        if ((languages & LANGUAGE_BIT(i)) != 0 &&
            !tell_in(told, selection, channel, files, (enum language)i, error))
            return NULL;
    return g_steal_pointer(&told);
}

void told_selection_free(struct told_selection *told)
{
    if (told == NULL)
        return;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_free(told->voters[i]);
        g_free(told->others[i]);
        g_free(told->data[i]);
    }
    g_free(told);
}

char *selection_shown(const struct dossier *dossier, const char *canonical)
{
    const struct election *election = campaign_election(dossier);
    g_autoptr(Selection) selection =
        election != NULL ? selection_parse(canonical, election, NULL) : NULL;
    g_autoptr(GString) shown = g_string_new(NULL);

    if (selection == NULL)
        return g_strdup(canonical);
    selection_node_write_in(selection->root, operator_language(), shown);
    return g_strdup(shown->str);
}

void told_selection_set(const struct told_selection *told, enum source_kind kind,
                        struct notice_facts *facts)
{
    if (told == NULL)
        return;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        facts->selection[i] =
            source_kind_is_voter_list(kind) ? told->voters[i] : told->others[i];
        facts->selection_data[i] = told->data[i];
    }
}
