/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/addressees.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/i18n.h"
#include "dossier/attempts.h"
#include "dossier/mailings.h"

struct search {
    struct session *session;
    struct mailing_desk *desk;
    const struct delivery_table *table;
    enum hand_over hand_over;
    gboolean again;
    const struct source *judged; /* the last source that may be handed over */
    struct addressees *found;
    gint64 sent; /* from this computer, and so not by a firm besides */
};

static int compare(const void *a, const void *b)
{
    gint64 left = ((const struct addressee *)a)->number;
    gint64 right = ((const struct addressee *)b)->number;
    return left < right ? -1 : left > right;
}

/* What the rules of handing over ask is the same for everybody of a source. */
static gboolean may_be_handed_over(struct search *search, const struct decision *decision,
                                   GError **error)
{
    if (decision->source == search->judged)
        return TRUE;
    search->judged = decision->source;
    return hand_over_is_lawful(&decision->facts, search->hand_over,
                               search->desk->mailing->name, decision->releases,
                               search->found->released, error);
}

/* Whoever got the message from this very computer, or perhaps did, gets it from nobody
 * else. */
static gboolean was_sent_from_here(const struct search *search, gint64 number,
                                   gboolean *sent, GError **error)
{
    struct attempt attempt;
    GError *cause = NULL;

    *sent =
        attempt_last(search->session->dossier, search->desk->mailing, number, &attempt,
                     &cause) &&
        (attempt.outcome == DELIVERY_ACCEPTED || attempt.outcome == DELIVERY_IN_DOUBT);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static gboolean is_due(struct search *search, gint64 number, enum delivery_state state,
                       gboolean *due, GError **error)
{
    gboolean sent = FALSE;

    *due = state == DELIVERY_PLANNED;
    if (*due || !search->again || state != DELIVERY_ACCEPTED)
        return TRUE;
    if (!was_sent_from_here(search, number, &sent, error))
        return FALSE;
    *due = !sent;
    search->sent += sent;
    return TRUE;
}

/* Asked again now: who objected since the approval, or whose window is closed, is left
 * out. */
static gboolean take(struct search *search, const struct decision *decision,
                     GError **error)
{
    gint64 number = decision->recipient.number;
    enum delivery_state state;
    gboolean due = FALSE;

    if (!deliveries_find(search->table, number, &state))
        return TRUE;
    if (!is_due(search, number, state, &due, error))
        return FALSE;
    if (!due)
        return TRUE;
    if (decision->verdict == VERDICT_ALLOW) {
        if (!may_be_handed_over(search, decision, error))
            return FALSE;
        struct addressee addressee = {number, facts_notice_ground(&decision->facts)};
        g_array_append_val(search->found->list, addressee);
    } else if (state == DELIVERY_PLANNED) {
        g_array_append_val(search->found->suppressed, number);
    }
    return TRUE;
}

static gboolean take_all(struct search *search, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(search->session, search->desk, FALSE, error);
    struct decision decision;
    GError *cause = NULL;

    if (eligibility == NULL)
        return FALSE;
    while (cause == NULL && eligibility_next(eligibility, &decision, &cause))
        take(search, &decision, &cause);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static struct addressees *addressees_new(void)
{
    struct addressees *addressees = g_new0(struct addressees, 1);

    addressees->list = g_array_new(FALSE, FALSE, sizeof(struct addressee));
    addressees->suppressed = g_array_new(FALSE, FALSE, sizeof(gint64));
    addressees->released = g_ptr_array_new();
    return addressees;
}

void addressees_free(struct addressees *addressees)
{
    if (addressees == NULL)
        return;
    g_array_unref(addressees->list);
    g_array_unref(addressees->suppressed);
    g_ptr_array_unref(addressees->released);
    g_free(addressees);
}

struct addressees *addressees_find(struct session *session, struct mailing_desk *desk,
                                   enum hand_over hand_over, gboolean again,
                                   GError **error)
{
    g_autoptr(DeliveryTable) table =
        deliveries_read(session->dossier, desk->mailing, error);
    g_autoptr(Addressees) found = addressees_new();
    struct search search = {.session = session,
                            .desk = desk,
                            .table = table,
                            .hand_over = hand_over,
                            .again = again,
                            .found = found};

    if (table == NULL || !take_all(&search, error))
        return NULL;
    if (found->list->len == 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    search.sent > 0
                        ? _("all messages of the mailing “%s” were sent from this "
                            "computer, and nobody gets one twice")
                        : _("nobody of the mailing “%s” may be written to any more; see "
                            "why with “kiespost check”"),
                    desk->mailing->name);
        return NULL;
    }
    qsort(found->list->data, found->list->len, sizeof(struct addressee), compare);
    return g_steal_pointer(&found);
}

const struct addressee *addressees_get(const struct addressees *addressees, gint64 number)
{
    const struct addressee wanted = {.number = number};

    return bsearch(&wanted, addressees->list->data, addressees->list->len,
                   sizeof(struct addressee), compare);
}
