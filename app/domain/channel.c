/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/channel.h"

static const char *const names[CHANNEL_COUNT] = {
    [CHANNEL_POST] = "post",
    [CHANNEL_EMAIL] = "email",
    [CHANNEL_SMS] = "sms",
};

const char *channel_name(enum channel channel)
{
    g_assert(channel < CHANNEL_COUNT);
    return names[channel];
}

gboolean channel_from_name(const char *name, enum channel *channel)
{
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        if (g_strcmp0(names[i], name) == 0) {
            *channel = (enum channel)i;
            return TRUE;
        }
    }
    return FALSE;
}
