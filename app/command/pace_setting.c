/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/pace_setting.h"

#include "base/error.h"
#include "base/i18n.h"
#include "deliver/pace.h"

gboolean pace_setting_rate(const struct session *session, const char *key, GArray *limits,
                           GError **error)
{
    if (pace_read(dossier_setting(session->dossier, key), limits))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                _("“%s” is no pace: write “30/min”, for instance, or “30/min, 500/hour”"),
                key);
    return FALSE;
}

void pace_setting_daily(const struct session *session, const char *key, GArray *limits)
{
    const char *daily = dossier_setting(session->dossier, key);
    guint64 count;

    if (daily == NULL || !g_ascii_string_to_unsigned(daily, 10, 1, 1000000, &count, NULL))
        return;
    struct pace_limit limit = {(guint)count, PACE_DAY};
    g_array_append_val(limits, limit);
}
