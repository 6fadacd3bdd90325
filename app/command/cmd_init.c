/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "command/setting_table.h"
#include "command/words.h"
#include "platform/file.h"
#include "reference/calendar.h"

/* ---- answers out of a key file ---- */

static gboolean put_answer(GHashTable *settings, const char *key, const char *value,
                           GError **error)
{
    if (!setting_resolve_alias(&key, &value, error))
        return FALSE;
    const struct setting_row *row = setting_find(key);
    if (row == NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                    _("there is no setting “%s”; see “kiespost settings show”"), key);
        return FALSE;
    }
    if (*value == '\0')
        return TRUE;
    char *normal = setting_normalise(row, value, error);
    if (normal == NULL)
        return FALSE;
    g_hash_table_replace(settings, g_strdup(key), normal);
    return TRUE;
}

static gboolean put_group(GHashTable *settings, GKeyFile *file, const char *group,
                          GError **error)
{
    g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);

    for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
        g_autoptr(GError) cause = NULL;
        g_autofree char *value = g_key_file_get_string(file, group, keys[i], &cause);
        g_autofree char *key = g_strconcat(group, ".", keys[i], NULL);
        if (cause != NULL) {
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                        _("“%s” cannot be read: save the file as UTF-8, and write a "
                          "backslash twice"),
                        key);
            return FALSE;
        }
        if (!put_answer(settings, key, value, error))
            return FALSE;
    }
    return TRUE;
}

/* Notepad puts a byte order mark before the first heading. */
static gboolean load_answers(GKeyFile *file, const char *path, GError **error)
{
    static const char mark[] = "\xef\xbb\xbf";
    enum {
        ANSWERS_LIMIT = 1024 * 1024
    };
    gsize length;
    g_autoptr(GBytes) bytes = file_read_whole(path, ANSWERS_LIMIT, error);

    if (bytes == NULL)
        return FALSE;
    const char *text = g_bytes_get_data(bytes, &length);
    if (length >= strlen(mark) && memcmp(text, mark, strlen(mark)) == 0) {
        text += strlen(mark);
        length -= strlen(mark);
    }
    if (length > 0 &&
        g_key_file_load_from_data(file, text, length, G_KEY_FILE_NONE, NULL))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                _("“%s” is not an answers file: it needs lines like “name=…” under "
                  "headings like “[candidate]”"),
                path);
    return FALSE;
}

static gboolean read_answers(GHashTable *settings, const char *path, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();

    if (!load_answers(file, path, error))
        return FALSE;
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
    for (gsize i = 0; groups[i] != NULL; i++)
        if (!put_group(settings, file, groups[i], error))
            return FALSE;
    return TRUE;
}

/* ---- answers from a person ---- */

/* What can be answered with a number: an id or word each, and what it means. */
struct options {
    GPtrArray *words;   /* borrowed or owned by the array */
    GPtrArray *phrases; /* likewise */
};

static void options_clear(struct options *options)
{
    g_ptr_array_unref(options->words);
    g_ptr_array_unref(options->phrases);
}

static void add_option(struct options *options, const char *word, const char *phrase)
{
    g_ptr_array_add(options->words, g_strdup(word));
    g_ptr_array_add(options->phrases, g_strdup(phrase));
}

static void add_elections(struct options *options)
{
    day_number today = clock_moment().day;

    for (guint i = 0; i < election_count(); i++) {
        const struct election *election = election_at(i);
        g_autofree char *day = day_phrase(election->day);
        g_autofree char *phrase =
            g_strdup_printf("%s, %s", regime_phrase(election->regime), day);
        if (election->day >= today)
            add_option(options, election->id, phrase);
    }
}

static void add_choices(struct options *options, const struct setting_row *row)
{
    g_auto(GStrv) words = g_strsplit(row->choices, " ", -1);
    g_auto(GStrv) phrases = g_strsplit(_(row->phrases), "|", -1);

    for (gsize i = 0; words[i] != NULL && phrases[i] != NULL; i++)
        add_option(options, words[i], phrases[i]);
}

static void show_options(const struct options *options)
{
    for (guint i = 0; i < options->words->len; i++) {
        g_autofree char *first = g_strdup_printf("  %2u  ", i + 1);
        print_paragraph(first, 6, options->phrases->pdata[i]);
    }
}

/* "2" is the second option's word; anything else stays as it was typed. */
static const char *option_word(const struct options *options, const char *typed)
{
    guint64 number;

    if (options->words->len > 0 &&
        g_ascii_string_to_unsigned(typed, 10, 1, options->words->len, &number, NULL))
        return options->words->pdata[number - 1];
    return typed;
}

static void append_proposal(GString *question, const struct options *options,
                            const char *proposed)
{
    for (guint i = 0; i < options->words->len; i++)
        if (g_strcmp0(options->words->pdata[i], proposed) == 0) {
            g_string_append_printf(question, " [%u]", i + 1);
            return;
        }
    if (proposed != NULL)
        g_string_append_printf(question, " [%s]", proposed);
}

/* Asks until the answer is acceptable. */
static gboolean ask_until_good(struct session *session, GHashTable *settings,
                               const struct setting_row *row,
                               const struct options *options, GError **error)
{
    gboolean has_options = options->words->len > 0;
    g_autoptr(GString) question =
        g_string_new(has_options ? _("A number") : _(row->question));

    append_proposal(question, options, row->proposed);
    while (TRUE) {
        g_autoptr(GError) reason = NULL;
        g_autofree char *typed = session_ask(session, question->str, error);
        if (typed == NULL)
            return FALSE;
        const char *answer =
            *g_strstrip(typed) != '\0' ? option_word(options, typed) : row->proposed;
        if (answer == NULL && !row->required)
            return TRUE;
        if (answer != NULL && put_answer(settings, row->key, answer, &reason))
            return TRUE;
        print_line("%s",
                   reason != NULL ? reason->message : _("an answer is needed here"));
    }
}

static gboolean ask_one(struct session *session, GHashTable *settings,
                        const struct setting_row *row, GError **error)
{
    struct options options = {
        .words = g_ptr_array_new_with_free_func(g_free),
        .phrases = g_ptr_array_new_with_free_func(g_free),
    };

    if (row->sort == SETTING_ELECTION)
        add_elections(&options);
    else if (row->sort == SETTING_CHOICE)
        add_choices(&options, row);
    if (options.words->len > 0)
        print_paragraph(NULL, 0, _(row->question));
    show_options(&options);
    gboolean done = ask_until_good(session, settings, row, &options, error);
    options_clear(&options);
    return done;
}

static gboolean ask_yes_or_no(struct session *session, const char *question,
                              gboolean *yes, GError **error)
{
    g_autofree char *answer = session_ask(session, question, error);

    *yes = answer != NULL && word_is_yes(g_strstrip(answer));
    return answer != NULL;
}

static gboolean belongs_to(const struct setting_row *row, const char *group)
{
    return g_str_has_prefix(row->key, group) && row->key[strlen(group)] == '.';
}

static gboolean ask_all(struct session *session, GHashTable *settings, GError **error)
{
    gboolean electronic = FALSE;

    print_paragraph(NULL, 0,
                    _("A few questions about you and your campaign. Everything can be "
                      "changed later with “kiespost settings set”. Ctrl-C stops without "
                      "leaving anything."));
    for (gsize i = 0; i < setting_count(); i++) {
        const struct setting_row *row = setting_at(i);
        if (strcmp(row->key, "electronic.sender") == 0 &&
            !ask_yes_or_no(session, _("Will you also use e-mail or SMS? (y/N)"),
                           &electronic, error))
            return FALSE;
        if (!electronic && (belongs_to(row, "electronic") || belongs_to(row, "smtp") ||
                            belongs_to(row, "handset")))
            continue;
        /* Without a phone there is nothing to say of it. */
        if (belongs_to(row, "handset") && strcmp(row->key, "handset.device") != 0 &&
            g_hash_table_lookup(settings, "handset.device") == NULL)
            continue;
        if (row->sort == SETTING_SECRET || row->sort == SETTING_FILE)
            continue;
        /* No joint controller has no address either. */
        if (strcmp(row->key, "controller.joint_address") == 0 &&
            g_hash_table_lookup(settings, "controller.joint_name") == NULL)
            continue;
        if (!ask_one(session, settings, row, error))
            return FALSE;
    }
    return TRUE;
}

/* ---- the end of it ---- */

static void report(struct session *session, const char *directory,
                   const struct secret *code)
{
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.init/1");
        json_text(json, "dossier", directory);
        json_text(json, "recovery_code", secret_text(code));
        json_print(json);
        return;
    }
    print_line(_("made the dossier “%s”, encrypted with your passphrase"), directory);
    print_line("%s", "");
    print_line(_("Your recovery code:  %s"), secret_text(code));
    print_paragraph(NULL, 0,
                    _("Write it down and keep it apart from this computer. It opens the "
                      "dossier when the passphrase is forgotten, and it is never shown "
                      "again. Without one of the two nobody can read the dossier any "
                      "more."));
    print_line("%s", "");
    print_paragraph(NULL, 0,
                    _("This program informs you about the law as it knows it; it gives "
                      "no legal advice."));
    g_autofree char *next = g_strdup_printf("kiespost -C %s source add %s --kind "
                                            "voter_list_current",
                                            directory, _("voter-list"));
    if (!session->quiet)
        print_remark(_("next: "), next);
}

gboolean cmd_init(struct session *session, GError **error)
{
    const char *directory = arguments_operand(session->arguments, 0);
    const char *answers = arguments_value(session->arguments, "answers");
    g_autoptr(GHashTable) settings =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    struct secret *code = NULL;

    if (!(answers != NULL ? read_answers(settings, answers, error)
                          : ask_all(session, settings, error)) ||
        !settings_complete(settings, error))
        return FALSE;
    g_autoptr(Secret) passphrase = session_new_passphrase(
        session, arguments_value(session->arguments, "passphrase-file"), error);
    if (passphrase == NULL)
        return FALSE;
    const char *operator_name = arguments_value(session->arguments, "operator");
    if (operator_name == NULL)
        operator_name = g_hash_table_lookup(settings, "candidate.name");
    if (!dossier_create(directory, operator_name, passphrase, settings, &code, error))
        return FALSE;
    report(session, directory, code);
    secret_free(code);
    return TRUE;
}
