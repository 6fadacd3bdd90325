/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/handset_inbox.h"
#include "command/json.h"
#include "command/phone_choice.h"
#include "command/print.h"
#include "dossier/example.h"

static gboolean may_read(struct session *session, GError **error)
{
    if (!arguments_has(session->arguments, "handset")) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("say what to read: --handset is the phone that the text "
                              "messages went out by"));
        return FALSE;
    }
    /* It would delete reports that belong to a real dossier. */
    if (campaign_is_example(session->dossier)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                            _("this dossier is an example: it reads nobody's phone"));
        return FALSE;
    }
    return TRUE;
}

static void report(struct session *session, const struct handset_inbox_result *result)
{
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.inbox/1");
        handset_inbox_put_json(json, result);
        json_print(json);
        return;
    }
    if (!handset_inbox_tell(session, result))
        print_sentence("%s", _("nothing new on the phone"));
    if (result->strange_reports > 0)
        print_note(session, "%s",
                   _("delivery reports about other text messages than those of this "
                     "dossier stay on the phone for a week"));
}

gboolean cmd_inbox_read(struct session *session, GError **error)
{
    struct handset_inbox_result result;

    if (!may_read(session, error))
        return FALSE;
    g_autoptr(HandsetSettings) settings = phone_choice(session, error);
    g_autoptr(Handset) handset = settings != NULL ? handset_open(settings, error) : NULL;
    if (handset == NULL)
        return FALSE;
    gboolean done = handset_inbox_take(session, handset, &result, error);
    if (done)
        report(session, &result);
    handset_inbox_result_clear(&result);
    return done;
}
