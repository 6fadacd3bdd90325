/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/written_reason.h"

#include "base/error.h"
#include "base/i18n.h"

static gboolean has_letters(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (g_unichar_isalpha(g_utf8_get_char(text)))
            return TRUE;
    return FALSE;
}

char *written_reason(const struct session *session, GError **error)
{
    const char *given = arguments_value(session->arguments, "reason");

    if (given != NULL && has_letters(given))
        return g_strstrip(g_strdup(given));
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        _("write down with --reason why you decide so; nothing is "
                          "decided without a reason"));
    return NULL;
}
