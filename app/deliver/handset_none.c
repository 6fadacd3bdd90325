/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In place of the phone where this kiespost was built without libgammu. */

#include "deliver/handset.h"

#include "base/error.h"
#include "base/i18n.h"

struct handset *handset_open(const struct handset_settings *settings, GError **error)
{
    (void)settings;
    g_set_error_literal(
        error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
        _("this kiespost was built without libgammu: it cannot use a phone"));
    return NULL;
}

void handset_close(struct handset *handset)
{
    g_assert(handset == NULL);
}

gboolean handset_describe(struct handset *handset, struct handset_facts *facts,
                          GError **error)
{
    (void)handset, (void)facts, (void)error;
    g_error("there is no phone");
}

void handset_facts_clear(struct handset_facts *facts)
{
    (void)facts;
}

enum submission handset_send(struct handset *handset, const struct handset_part *part,
                             guint8 *message_reference,
                             char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    (void)handset, (void)part, (void)message_reference, (void)status, (void)error;
    g_error("there is no phone");
}

gboolean handset_read(struct handset *handset, handset_reader reader, gpointer context,
                      GError **error)
{
    (void)handset, (void)reader, (void)context, (void)error;
    g_error("there is no phone");
}
