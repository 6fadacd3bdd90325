/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Four files such as lie about in a campaign, of which one may be used. All in them are
 * voters of the town, as their neighbours would be. */

#include <glib.h>

#include "invention/story.h"
#include "invention/town.h"

enum {
    SUBSCRIBERS = 40,
    /* Who will want no more messages: stands on the voter list and in the mixture too. */
    OBJECTING_SUBSCRIBER = 17
};

/* The text of any `file` but EXAMPLE_VOTERS, in UTF-8; the caller frees. Dates lie before
 * `made_on`. Subscribers come with the date, the wording, the channel, the manner and the
 * taker of their consent, and with the separate one for political advertising. */
GString *contact_file_text(enum example_file file, const struct story *story,
                           const struct town *town, day_number made_on);
