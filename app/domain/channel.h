/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

enum channel {
    CHANNEL_POST,
    CHANNEL_EMAIL,
    CHANNEL_SMS,
    CHANNEL_COUNT
};

/* "post", "email", "sms". */
const char *channel_name(enum channel channel);
gboolean channel_from_name(const char *name, enum channel *channel);

/* A set of channels as bits: 1 << CHANNEL_EMAIL … */
typedef guint channel_set;
#define CHANNEL_BIT(channel) (1u << (channel))
#define CHANNELS_ALL         ((1u << CHANNEL_COUNT) - 1)
