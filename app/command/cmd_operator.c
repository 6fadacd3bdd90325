/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "dossier/keyslots.h"
#include "dossier/operators.h"

static void format_day(gint64 seconds, char day[DAY_ISO_SIZE])
{
    day_format_iso(seconds > 0 ? clock_in_belgium(seconds).day : DAY_UNKNOWN, day);
}

gboolean cmd_operator_list(struct session *session, GError **error)
{
    static const char *const headings[] = {"", "", ""};
    g_autoptr(GArray) rows = operators_list(session->dossier, error);

    if (rows == NULL)
        return FALSE;
    g_autoptr(Json) json = json_new("kiespost.operators/1");
    struct print_table *table = print_table_new(headings, 3);
    json_begin_array(json, "items");
    for (guint i = 0; i < rows->len; i++) {
        const struct operator_row *row = &g_array_index(rows, struct operator_row, i);
        char since[DAY_ISO_SIZE], until[DAY_ISO_SIZE];
        format_day(row->since, since);
        format_day(row->until, until);
        const char *name =
            strcmp(row->name, KEYSLOT_RECOVERY) == 0 ? _("(recovery code)") : row->name;
        const char *cells[] = {name, since, until};
        print_table_add(table, cells);
        json_begin_object(json, NULL);
        json_text(json, "operator", row->name);
        json_text(json, "since", since);
        json_text(json, "until", row->until > 0 ? until : NULL);
        json_end_object(json);
    }
    json_end_array(json);
    if (session->json)
        json_print(json);
    print_table_finish_if(table, !session->json);
    return TRUE;
}

static void report(struct session *session, const char *schema, const char *name,
                   const char *sentence)
{
    if (session->json) {
        g_autoptr(Json) json = json_new(schema);
        json_text(json, "operator", name);
        json_print(json);
    } else {
        print_sentence("%s", sentence);
    }
}

gboolean cmd_operator_add(struct session *session, GError **error)
{
    const char *name = arguments_operand(session->arguments, 0);
    g_autoptr(Secret) passphrase = session_new_passphrase(
        session, arguments_value(session->arguments, "new-passphrase-file"), error);

    if (passphrase == NULL || !operator_add(session->dossier, name, passphrase, error))
        return FALSE;
    g_autofree char *sentence = g_strdup_printf(
        _("“%s” can now open this dossier with a passphrase of their own"), name);
    report(session, "kiespost.operator/1", name, sentence);
    return TRUE;
}

gboolean cmd_operator_remove(struct session *session, GError **error)
{
    const char *name = arguments_operand(session->arguments, 0);

    if (!operator_remove(session->dossier, name, error))
        return FALSE;
    g_autofree char *sentence = g_strdup_printf(
        _("“%s” can no longer open this dossier: it has a new key now; old backups still "
          "open with the old passphrase"),
        name);
    report(session, "kiespost.operator/1", name, sentence);
    return TRUE;
}

gboolean cmd_operator_passphrase(struct session *session, GError **error)
{
    const char *name = dossier_operator(session->dossier);
    g_autoptr(Secret) old = session_passphrase(session, _("Old passphrase: "), error);
    g_autoptr(Secret) new =
        old != NULL
            ? session_new_passphrase(
                  session, arguments_value(session->arguments, "new-passphrase-file"),
                  error)
            : NULL;

    if (new == NULL ||
        !operator_change_passphrase(session->dossier, name, old, new, error))
        return FALSE;
    g_autofree char *sentence =
        g_strdup_printf(_("the passphrase of “%s” is changed"), name);
    report(session, "kiespost.operator/1", name, sentence);
    return TRUE;
}
