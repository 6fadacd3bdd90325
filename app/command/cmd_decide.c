/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mailing_words.h"
#include "command/print.h"
#include "command/written_reason.h"
#include "domain/recipient.h"
#include "dossier/attempts.h"
#include "dossier/bad_addresses.h"
#include "dossier/mailings.h"
#include "eligibility/refused_addresses.h"

/* What the person behind the keyboard knows of a message that the program does not. */
struct choice {
    gint64 recipient; /* 0: all that are uncertain */
    enum delivery_state state;
    char *reason; /* owned */
};

static gboolean usage(GError **error, const char *sentence)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE, sentence);
    return FALSE;
}

static gboolean read_whom(struct session *session, struct choice *choice, GError **error)
{
    const char *recipient = arguments_value(session->arguments, "recipient");
    gboolean all = arguments_has(session->arguments, "all");

    if ((recipient != NULL) == all)
        return usage(error,
                     _("say with --recipient for whom, or with --all for everybody "
                       "who is uncertain"));
    if (recipient == NULL || recipient_parse_id(recipient, &choice->recipient))
        return TRUE;
    return usage(error, _("a recipient is written like r-000017"));
}

static gboolean read_choice(struct session *session, struct choice *choice,
                            GError **error)
{
    const char *as = arguments_value(session->arguments, "as");

    if (!read_whom(session, choice, error))
        return FALSE;
    if (g_strcmp0(as, "accepted") == 0)
        choice->state = DELIVERY_ACCEPTED;
    else if (g_strcmp0(as, "resend") == 0)
        choice->state = DELIVERY_PLANNED;
    else
        return usage(error, _("say with --as what holds: accepted (it went out) or "
                              "resend (it did not, send it again)"));
    choice->reason = written_reason(session, error);
    return choice->reason != NULL;
}

/* What was decided about; at most one of them for one recipient. */
struct settled {
    gint64 uncertain, refused;
};

static void print_settled(const struct settled *settled)
{
    g_autofree char *count = i18n_count(settled->uncertain);

    if (settled->refused > 0)
        print_sentence(_("The message that was refused is planned again, and its address "
                         "may be written to."));
    else
        print_line(ngettext("%s uncertain message is settled",
                            "%s uncertain messages are settled",
                            (gulong)settled->uncertain),
                   count);
}

static void report(struct session *session, const struct mailing *mailing,
                   const struct choice *choice, const struct settled *settled)
{
    gint64 decided = settled->uncertain + settled->refused;

    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.decide/1");
        json_text(json, "mailing", mailing->name);
        json_text(json, "as", choice->state == DELIVERY_ACCEPTED ? "accepted" : "resend");
        json_int(json, "decided", decided);
        json_print(json);
        return;
    }
    print_settled(settled);
    if (decided > 0 &&
        (choice->state == DELIVERY_PLANNED || mailing->counts[DELIVERY_PLANNED] > 0))
        print_next(session, _("kiespost mailing send %s"), mailing->name);
}

/* Nobody is in doubt; but a person may know better than the server that refused. */
static gboolean resend_refused(struct session *session, const struct mailing *mailing,
                               const struct choice *choice, gint64 *resent,
                               GError **error)
{
    return refused_addresses_catch_up(session->dossier, error) &&
           bad_address_resend(session->dossier, mailing, choice->recipient,
                              choice->reason, resent, error);
}

static gboolean decide(struct session *session, const struct choice *choice,
                       GError **error)
{
    g_autoptr(Mailing) mailing =
        mailing_find(session->dossier, arguments_operand(session->arguments, 0), error);
    struct settled settled = {0};

    if (mailing == NULL ||
        !deliveries_decide(session->dossier, mailing, choice->recipient, choice->state,
                           choice->reason, &settled.uncertain, error))
        return FALSE;
    if (settled.uncertain == 0 && choice->recipient != 0 &&
        choice->state == DELIVERY_PLANNED &&
        !resend_refused(session, mailing, choice, &settled.refused, error))
        return FALSE;
    report(session, mailing, choice, &settled);
    return TRUE;
}

gboolean cmd_mailing_decide(struct session *session, GError **error)
{
    struct choice choice = {0};
    gboolean done =
        read_choice(session, &choice, error) && decide(session, &choice, error);

    g_free(choice.reason);
    return done;
}
