/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/mailing.h"

#include <string.h>

const char *mailing_state_name(enum mailing_state state)
{
    static const char *const names[] = {
        [MAILING_NEW] = "new",
        [MAILING_APPROVED] = "approved",
        [MAILING_SENDING] = "sending",
        [MAILING_DONE] = "done",
    };
    return names[state];
}

const char *delivery_state_name(enum delivery_state state)
{
    static const char *const names[DELIVERY_STATE_COUNT] = {
        [DELIVERY_PLANNED] = "planned",       [DELIVERY_CLAIMED] = "claimed",
        [DELIVERY_ACCEPTED] = "accepted",     [DELIVERY_REFUSED] = "refused",
        [DELIVERY_POSTPONED] = "postponed",   [DELIVERY_IN_DOUBT] = "in_doubt",
        [DELIVERY_SUPPRESSED] = "suppressed",
    };
    g_assert(state < DELIVERY_STATE_COUNT);
    return names[state];
}

struct mailing *mailing_new(void)
{
    struct mailing *mailing = g_new0(struct mailing, 1);
    mailing->post_on = mailing->approved_on = DAY_UNKNOWN;
    return mailing;
}

void mailing_free(struct mailing *mailing)
{
    if (mailing == NULL)
        return;
    g_free(mailing->name);
    g_free(mailing->template_name);
    g_strfreev(mailing->sources);
    g_free(mailing->selection);
    g_free(mailing->rules_version);
    g_free(mailing->libraries);
    g_free(mailing);
}

gboolean mailing_name_is_valid(const char *name)
{
    gsize length = strlen(name);

    if (length == 0 || length > 40 || name[0] == '-')
        return FALSE;
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_islower(name[i]) && !g_ascii_isdigit(name[i]) && name[i] != '-')
            return FALSE;
    return TRUE;
}
