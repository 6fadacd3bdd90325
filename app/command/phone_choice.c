/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/phone_choice.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/print.h"
#include "command/setting_table.h"
#include "command/words.h"
#include "dossier/journal.h"
#include "platform/serial_ports.h"

/* ---- asking ---- */

static void show_ports(char **ports)
{
    g_autofree char *list = g_strjoinv(", ", ports);

    print_paragraph(
        NULL, 0,
        _("Nothing says yet by which phone or modem the text messages go out. "
          "Connect it to this computer and unlock its SIM card. A modem and a "
          "phone on a cable have a port like /dev/ttyUSB0, a phone over "
          "Bluetooth one like /dev/rfcomm0."));
    if (*list != '\0')
        print_line(_("Connected now: %s"), list);
    else
        print_line("%s", _("Nothing is connected that looks like a phone or a modem."));
}

static char *ask_port(struct session *session, char **ports, GError **error)
{
    g_autofree char *question =
        ports[0] != NULL ? g_strdup_printf(_("Which port is it? [%s]"), ports[0])
                         : g_strdup(_("Which port is it (for instance /dev/ttyUSB0)?"));

    while (TRUE) {
        g_autofree char *typed = session_ask(session, question, error);
        if (typed == NULL)
            return NULL;
        if (*g_strstrip(typed) != '\0')
            return g_steal_pointer(&typed);
        if (ports[0] != NULL)
            return g_strdup(ports[0]);
        print_line("%s", _("an answer is needed here"));
    }
}

/* ---- remembering ---- */

static gboolean put(struct session *session, GString *detail, const char *key,
                    const char *value, GError **error)
{
    journal_note(detail, key, value);
    return dossier_set_setting(session->dossier, key, value, error);
}

/* What is proposed for the pace is part of it: an operator stops a SIM card that sends
 * like a machine. */
static gboolean put_pace(struct session *session, GString *detail, GError **error)
{
    static const char *const keys[] = {"handset.rate", "handset.daily"};

    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (dossier_setting(session->dossier, keys[i]) == NULL &&
            !put(session, detail, keys[i], setting_find(keys[i])->proposed, error))
            return FALSE;
    return TRUE;
}

static gboolean remember(struct session *session, const struct handset_settings *settings,
                         GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!dossier_begin(session->dossier, error))
        return FALSE;
    if (put(session, detail, "handset.device", settings->device, error) &&
        put(session, detail, "handset.connection", settings->connection, error) &&
        put_pace(session, detail, error))
        return dossier_commit(session->dossier, "settings set", detail->str, error);
    dossier_rollback(session->dossier);
    return FALSE;
}

static gboolean offer_to_remember(struct session *session,
                                  const struct handset_settings *settings, GError **error)
{
    g_autofree char *answer = session_ask(session,
                                          _("Remember it for the next time, with a pace "
                                            "of 10 a minute and 200 a day? (Y/n)"),
                                          error);

    if (answer == NULL)
        return FALSE;
    if (word_is_no(g_strstrip(answer)))
        return TRUE;
    if (!remember(session, settings, error))
        return FALSE;
    print_note(session, "%s",
               _("remembered; “kiespost settings set handset.device=…” changes it"));
    return TRUE;
}

static struct handset_settings *ask(struct session *session, GError **error)
{
    g_auto(GStrv) ports = serial_ports();
    g_autoptr(HandsetSettings) settings = g_new0(struct handset_settings, 1);

    show_ports(ports);
    settings->device = ask_port(session, ports, error);
    if (settings->device == NULL)
        return NULL;
    settings->connection = g_strdup(setting_find("handset.connection")->proposed);
    settings->from = g_strdup("settings");
    return offer_to_remember(session, settings, error) ? g_steal_pointer(&settings)
                                                       : NULL;
}

/* A setting that is wrong is told, not asked again. */
static gboolean is_to_be_asked(const struct session *session, const GError *cause)
{
    const char *device = dossier_setting(session->dossier, "handset.device");

    return session->may_ask && !session->json && (device == NULL || *device == '\0') &&
           g_error_matches(cause, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG);
}

struct handset_settings *phone_choice(struct session *session, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(HandsetSettings) settings = handset_settings_read(session->dossier, &cause);

    if (settings != NULL)
        return g_steal_pointer(&settings);
    if (is_to_be_asked(session, cause))
        return ask(session, error);
    g_propagate_error(error, g_steal_pointer(&cause));
    return NULL;
}

gboolean phone_choice_is_possible(const struct session *session, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(HandsetSettings) settings = handset_settings_read(session->dossier, &cause);

    if (settings != NULL || is_to_be_asked(session, cause))
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}
