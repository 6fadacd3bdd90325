/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/told_settings.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/setting_table.h"

/* A name that no template can have, because of its dot. */
static const char frozen_path[] = "settings.frozen.ini";
static const char group[] = "settings";

struct told_settings {
    GHashTable *values; /* key → value, both owned */
};

/* How the mail server is reached, or why data is needed, stands in no message. */
static gboolean is_told(const char *key)
{
    static const char *const told[] = {"candidate.", "election.",   "publisher.",
                                       "contact.",   "controller.", "electronic."};

    for (gsize i = 0; i < G_N_ELEMENTS(told); i++)
        if (g_str_has_prefix(key, told[i]))
            return TRUE;
    return FALSE;
}

static struct told_settings *settings_new(void)
{
    struct told_settings *settings = g_new(struct told_settings, 1);

    settings->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return settings;
}

void told_settings_free(struct told_settings *settings)
{
    if (settings == NULL)
        return;
    g_hash_table_unref(settings->values);
    g_free(settings);
}

struct told_settings *told_settings_of(const struct dossier *dossier)
{
    struct told_settings *settings = settings_new();

    for (gsize i = 0; i < setting_count(); i++) {
        const char *key = setting_at(i)->key;
        const char *value = is_told(key) ? dossier_setting(dossier, key) : NULL;
        if (value != NULL)
            g_hash_table_insert(settings->values, g_strdup(key), g_strdup(value));
    }
    return settings;
}

struct told_settings *told_settings_thaw(const struct template_files *files,
                                         const struct dossier *dossier, GError **error)
{
    const char *text = template_files_get(files, frozen_path);
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_auto(GStrv) keys = NULL;

    if (text == NULL)
        return told_settings_of(dossier);
    if (g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_NONE, NULL))
        keys = g_key_file_get_keys(file, group, NULL, NULL);
    if (keys == NULL) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                            _("the frozen settings of this mailing are damaged"));
        return NULL;
    }
    struct told_settings *settings = settings_new();
    for (gsize i = 0; keys[i] != NULL; i++)
        g_hash_table_insert(settings->values, g_strdup(keys[i]),
                            g_key_file_get_string(file, group, keys[i], NULL));
    return settings;
}

gboolean told_settings_freeze(const struct told_settings *settings,
                              struct template_files *files, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    gsize length;

    /* In the table's order: equal settings give equal bytes. */
    for (gsize i = 0; i < setting_count(); i++) {
        const char *value = told_setting(settings, setting_at(i)->key);
        if (value != NULL)
            g_key_file_set_string(file, group, setting_at(i)->key, value);
    }
    g_autofree char *text = g_key_file_to_data(file, &length, NULL);
    return template_files_put(files, frozen_path, text, length, error);
}

const char *told_setting(const struct told_settings *settings, const char *key)
{
    return g_hash_table_lookup(settings->values, key);
}
