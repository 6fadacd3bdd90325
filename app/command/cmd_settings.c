/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "command/setting_table.h"
#include "dossier/example.h"
#include "dossier/journal.h"

/* A password is never shown. */
static const char *shown(const struct session *session, const struct setting_row *row)
{
    const char *value = dossier_setting(session->dossier, row->key);
    return value != NULL && row->sort == SETTING_SECRET ? "***" : value;
}

static void show_json(const struct session *session)
{
    g_autoptr(Json) json = json_new("kiespost.settings/1");

    json_begin_object(json, "settings");
    for (gsize i = 0; i < setting_count(); i++)
        if (shown(session, setting_at(i)) != NULL)
            json_text(json, setting_at(i)->key, shown(session, setting_at(i)));
    json_end_object(json);
    json_print(json);
}

gboolean cmd_settings_show(struct session *session, GError **error)
{
    static const char *const headings[] = {"", ""};

    (void)error;
    if (session->json) {
        show_json(session);
        return TRUE;
    }
    struct print_table *table = print_table_new(headings, 2);
    for (gsize i = 0; i < setting_count(); i++) {
        const char *value = shown(session, setting_at(i));
        const char *cells[] = {setting_at(i)->key, value != NULL ? value : "–"};
        print_table_add(table, cells);
    }
    print_table_finish(table);
    return TRUE;
}

/* A constituency that is the municipality alone moves with it: it was the default. */
static void follow_municipality(const struct session *session, GHashTable *settings)
{
    static const char place[] = "election.municipality";
    static const char constituency[] = "election.constituency";
    const char *stored = dossier_setting(session->dossier, place);

    if (g_strcmp0(stored, dossier_setting(session->dossier, constituency)) == 0 &&
        g_strcmp0(stored, g_hash_table_lookup(settings, constituency)) == 0)
        g_hash_table_remove(settings, constituency);
}

/* The settings as they would be, so that they can be checked against each other. */
static GHashTable *settings_now(const struct session *session)
{
    GHashTable *settings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    for (gsize i = 0; i < setting_count(); i++) {
        const char *value = dossier_setting(session->dossier, setting_at(i)->key);
        if (value != NULL)
            g_hash_table_insert(settings, g_strdup(setting_at(i)->key), g_strdup(value));
    }
    const char *made_on = dossier_setting(session->dossier, EXAMPLE_MADE_ON);
    if (made_on != NULL)
        g_hash_table_insert(settings, g_strdup(EXAMPLE_MADE_ON), g_strdup(made_on));
    return settings;
}

static gboolean change_one(const struct dossier *dossier, GHashTable *settings,
                           GPtrArray *changed, const char *word, GError **error)
{
    const char *equals = strchr(word, '=');
    g_autofree char *typed =
        g_strndup(word, equals != NULL ? (gsize)(equals - word) : strlen(word));
    const char *key = typed, *value = equals != NULL ? equals + 1 : "";

    if (!setting_resolve_alias(&key, &value, error))
        return FALSE;
    const struct setting_row *row = equals != NULL ? setting_find(key) : NULL;
    if (row == NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("“%s” is not a setting; write KEY=VALUE, with a key of “kiespost "
                      "settings show”"),
                    typed);
        return FALSE;
    }
    if (campaign_is_example(dossier) && g_str_has_prefix(row->key, "election.")) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("“%s” cannot be changed: this dossier is an example, and its "
                      "election is invented; make a real one with “kiespost init”"),
                    row->key);
        return FALSE;
    }
    g_ptr_array_add(changed, (gpointer)row);
    if (*value == '\0') {
        g_hash_table_remove(settings, row->key);
        return TRUE;
    }
    char *normal = setting_normalise(row, value, error);
    if (normal == NULL)
        return FALSE;
    g_hash_table_replace(settings, g_strdup(row->key), normal);
    return TRUE;
}

static gboolean store(struct session *session, GHashTable *settings, GString *detail,
                      GError **error)
{
    for (gsize i = 0; i < setting_count(); i++) {
        const struct setting_row *row = setting_at(i);
        const char *value = g_hash_table_lookup(settings, row->key);
        if (g_strcmp0(value, dossier_setting(session->dossier, row->key)) == 0)
            continue;
        if (!dossier_set_setting(session->dossier, row->key, value, error))
            return FALSE;
        journal_note(detail, row->key,
                     value != NULL && row->sort == SETTING_SECRET ? "***"
                     : value != NULL                              ? value
                                                                  : "");
    }
    return TRUE;
}

gboolean cmd_settings_set(struct session *session, GError **error)
{
    g_autoptr(GHashTable) settings = settings_now(session);
    g_autoptr(GPtrArray) changed = g_ptr_array_new();
    g_autoptr(GString) detail = g_string_new(NULL);

    for (guint i = 0; i < arguments_operand_count(session->arguments); i++)
        if (!change_one(session->dossier, settings, changed,
                        arguments_operand(session->arguments, i), error))
            return FALSE;
    follow_municipality(session, settings);
    if (!settings_complete(settings, error) || !dossier_begin(session->dossier, error))
        return FALSE;
    if (!store(session, settings, detail, error)) {
        dossier_rollback(session->dossier);
        return FALSE;
    }
    if (!dossier_commit(session->dossier, "settings set", detail->str, error))
        return FALSE;
    if (session->json) {
        show_json(session);
        return TRUE;
    }
    for (guint i = 0; i < changed->len; i++) {
        const struct setting_row *row = changed->pdata[i];
        const char *value = shown(session, row);
        print_line("%s = %s", row->key, value != NULL ? value : "–");
    }
    return TRUE;
}
