/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/handset.h"

#ifdef KIESPOST_WITH_GAMMU
#include <gammu.h>
#endif

#include "base/error.h"
#include "base/i18n.h"
#include "dossier/dossier.h"

#define USUAL_CONNECTION "at"

/* NULL when not set, or empty. */
static const char *setting(const struct dossier *dossier, const char *key)
{
    const char *value = dossier_setting(dossier, key);

    return value != NULL && *value != '\0' ? value : NULL;
}

static struct handset_settings *settings_new(const char *device, const char *connection,
                                             const char *from)
{
    struct handset_settings *settings = g_new0(struct handset_settings, 1);

    settings->device = g_strdup(device);
    settings->connection = g_strdup(connection != NULL ? connection : USUAL_CONNECTION);
    settings->from = g_strdup(from);
    return settings;
}

void handset_settings_free(struct handset_settings *settings)
{
    if (settings == NULL)
        return;
    g_free(settings->device);
    g_free(settings->connection);
    g_free(settings->from);
    g_free(settings);
}

/* ---- gammu's own file ---- */

#ifdef KIESPOST_WITH_GAMMU

static const char *value_of(INI_Section *sections, const char *key)
{
    return (const char *)INI_GetValue(sections, (const unsigned char *)"gammu",
                                      (const unsigned char *)key, FALSE);
}

/* Only where the phone is: nothing else that may stand there (a log of everything that is
 * said, the clock set) has a place here. */
static struct handset_settings *read_gammurc(const char *path)
{
    struct handset_settings *settings = NULL;
    INI_Section *sections = NULL;

    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
        GSM_FindGammuRC(&sections, path) != ERR_NONE)
        return NULL;
    const char *device = value_of(sections, "device");
    if (device == NULL)
        device = value_of(sections, "port");
    if (device != NULL && *device != '\0')
        settings = settings_new(device, value_of(sections, "connection"), path);
    INI_Free(sections);
    return settings;
}

/* Where gammu looks, in its order. */
static struct handset_settings *find_gammurc(void)
{
    g_autofree char *xdg =
        g_build_filename(g_get_user_config_dir(), "gammu", "config", NULL);
    g_autofree char *home = g_build_filename(g_get_home_dir(), ".gammurc", NULL);
    const char *const paths[] = {xdg, home, "/etc/gammurc"};
    struct handset_settings *settings = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(paths) && settings == NULL; i++)
        settings = read_gammurc(paths[i]);
    return settings;
}

#else

static struct handset_settings *find_gammurc(void)
{
    return NULL;
}

#endif

struct handset_settings *handset_settings_read(const struct dossier *dossier,
                                               GError **error)
{
    const char *device = setting(dossier, "handset.device");

    if (device != NULL)
        return settings_new(device, setting(dossier, "handset.connection"), "settings");
    struct handset_settings *settings = find_gammurc();
    if (settings == NULL)
        g_set_error_literal(
            error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
            _("nothing says where your phone is: plug it in, then set for instance "
              "“kiespost settings set handset.device=/dev/ttyUSB0” (or COM3 on "
              "Windows)"));
    return settings;
}
