/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Anything that a telephone may hand over as the answer to a text message: it is judged,
 * capitals change nothing, and whatever else is said, STOP on a line of its own is an
 * objection. */

#include <stddef.h>
#include <stdint.h>

#include <glib.h>

#include "inbox/text_reply.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    g_autofree char *text = g_strndup((const char *)bytes, size);
    g_autofree char *capitals = g_ascii_strup(text, -1);
    g_autofree char *before = g_strconcat("STOP\n", text, NULL);
    g_autofree char *behind = g_strconcat(text, "\nSTOP", NULL);
    enum text_reply kind = text_reply_kind(text);

    if (text_reply_kind(capitals) != kind)
        g_error("capitals change the answer");
    if (text_reply_kind(before) != TEXT_REPLY_OBJECTION)
        g_error("STOP before it is overlooked");
    if (text_reply_kind(behind) != TEXT_REPLY_OBJECTION)
        g_error("STOP behind it is overlooked");
    return 0;
}
