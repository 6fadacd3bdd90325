/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/refused_addresses.h"

#include "base/error.h"
#include "dossier/recipients.h"

/* People of a source that was destroyed since are gone, and so are their addresses. */
static gboolean is_gone(const GError *error)
{
    return g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE) ||
           g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED);
}

static gboolean mark_one(struct dossier *dossier, struct recipient_finder *finder,
                         struct address_refusal *refusal, GError **error)
{
    struct recipient recipient;
    GError *cause = NULL;

    if (recipient_finder_find(finder, refusal->recipient, &recipient, &cause) != NULL) {
        address_refusal_mark(dossier, refusal, &recipient);
        return TRUE;
    }
    if (is_gone(cause)) {
        g_error_free(cause);
        return TRUE;
    }
    g_propagate_error(error, cause);
    return FALSE;
}

/* Those that are pending, with their marks. The caller unrefs. */
static GArray *read_pending(struct dossier *dossier, GError **error)
{
    g_autoptr(GArray) refusals = address_refusals_pending(dossier, error);
    g_autoptr(RecipientFinder) finder = recipient_finder_new(dossier);

    if (refusals == NULL)
        return NULL;
    for (guint i = 0; i < refusals->len; i++)
        if (!mark_one(dossier, finder,
                      &g_array_index(refusals, struct address_refusal, i), error))
            return NULL;
    return g_steal_pointer(&refusals);
}

struct bad_address_index *refused_addresses_index(struct dossier *dossier, GError **error)
{
    g_autoptr(GArray) pending = read_pending(dossier, error);
    g_autoptr(BadAddressIndex) index =
        pending != NULL ? bad_address_index_new(dossier, error) : NULL;

    if (index == NULL)
        return NULL;
    for (guint i = 0; i < pending->len; i++)
        bad_address_index_add(index, &g_array_index(pending, struct address_refusal, i));
    return g_steal_pointer(&index);
}

gboolean refused_addresses_catch_up(struct dossier *dossier, GError **error)
{
    g_autoptr(GArray) pending = read_pending(dossier, error);

    return pending != NULL && bad_addresses_record(dossier, pending, error);
}
