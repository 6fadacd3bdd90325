/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/source_signs.h"

#include "dossier/source_reviews.h"
#include "dossier/sources.h"

static const struct {
    const char *rule;
    enum source_sign sign;
    gboolean column_is_fact; /* of a flag that names no class */
} table[] = {
    {"office-contact-origin-hint", SIGN_OFFICE_CONTACT, FALSE},
    {"misspelling-fingerprint", SIGN_ODD_SPELLING, FALSE},
    {"crossmatch-other", SIGN_CROSSMATCHED, FALSE},
    {"opinion-field", SIGN_OPINION, TRUE},
    {"special-category-source", SIGN_SPECIAL_CATEGORY, TRUE},
};

static guint sign_of(const struct source_flag *flag, gboolean is_settled)
{
    gboolean is_suspicion = *flag->class_name != '\0';

    for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
        if (g_str_equal(table[i].rule, flag->rule))
            return is_settled && (is_suspicion || !table[i].column_is_fact)
                       ? 0
                       : (guint)table[i].sign;
    return 0;
}

/* Within one second nobody can tell which came first: a source that waits for a person
 * was flagged after the review, one that is open before it. */
static gboolean is_before(const struct source_flag *flag, gint64 accepted_at,
                          enum source_status status)
{
    return flag->at < accepted_at || (flag->at == accepted_at && status == SOURCE_OPEN);
}

guint source_signs_of(const GArray *flags, const GArray *reviews,
                      enum source_status status)
{
    gint64 accepted_at = G_MININT64;
    guint signs = 0;

    for (guint i = 0; i < reviews->len; i++) {
        const struct source_review *review =
            &g_array_index(reviews, struct source_review, i);
        if (review->accepted)
            accepted_at = MAX(accepted_at, review->at);
    }
    for (guint i = 0; i < flags->len; i++) {
        const struct source_flag *flag = &g_array_index(flags, struct source_flag, i);
        signs |= sign_of(flag, is_before(flag, accepted_at, status));
    }
    return signs;
}

gboolean source_signs_read(struct dossier *dossier, const struct source *source,
                           guint *signs, GError **error)
{
    g_autoptr(GArray) flags = source_flags(dossier, source->id, error);
    g_autoptr(GArray) reviews =
        flags != NULL ? source_reviews(dossier, source->id, error) : NULL;

    if (reviews == NULL)
        return FALSE;
    *signs = source_signs_of(flags, reviews, source->status);
    return TRUE;
}
