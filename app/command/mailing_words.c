/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/mailing_words.h"

#include "base/i18n.h"

const char *mailing_state_phrase(enum mailing_state state)
{
    static const char *const phrases[] = {
        [MAILING_NEW] = N_("in preparation"),
        [MAILING_APPROVED] = N_("approved"),
        [MAILING_SENDING] = N_("under way"),
        [MAILING_DONE] = N_("done"),
    };
    return _(phrases[state]);
}

const char *mailing_standing_phrase(const struct mailing *mailing)
{
    return mailing->counts[DELIVERY_CLAIMED] > 0 ? C_("mailing", "interrupted")
                                                 : mailing_state_phrase(mailing->state);
}

const char *delivery_state_phrase(enum delivery_state state)
{
    static const char *const phrases[DELIVERY_STATE_COUNT] = {
        [DELIVERY_PLANNED] = N_("still to go"),
        /* Read under the lock: nobody is sending. */
        [DELIVERY_CLAIMED] = N_("interrupted, not settled yet"),
        [DELIVERY_ACCEPTED] = N_("handed over"),
        [DELIVERY_REFUSED] = N_("refused by the receiver"),
        [DELIVERY_POSTPONED] = N_("to be tried again later"),
        [DELIVERY_IN_DOUBT] = N_("uncertain: a person must decide"),
        [DELIVERY_SUPPRESSED] = N_("left out: no longer allowed when their turn came"),
    };
    return _(phrases[state]);
}

void mailing_put_json(struct json *json, const struct mailing *mailing)
{
    json_text(json, "mailing", mailing->name);
    json_text(json, "channel", channel_name(mailing->channel));
    json_text(json, "state", mailing_state_name(mailing->state));
    if (mailing->selection != NULL)
        json_text(json, "selection", mailing->selection);
    json_begin_object(json, "counts");
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        json_int(json, delivery_state_name((enum delivery_state)i), mailing->counts[i]);
    json_end_object(json);
}

void mailing_print_json(const struct mailing *mailing)
{
    g_autoptr(Json) json = json_new("kiespost.mailing/1");

    mailing_put_json(json, mailing);
    json_print(json);
}
