/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/refusals.h"

#include "dossier/mailing.h"

static void try_once(struct batch *batch, gint64 recipient, enum delivery_state outcome,
                     const char *status)
{
    char digest[DIGEST_HEX_SIZE];

    digest_hex_of("x", 1, digest);
    assert_true(attempt_start(batch, recipient, digest, NULL));
    assert_true(attempt_finish(batch, recipient, outcome, status, NULL));
}

static char *told(struct dossier *dossier, const struct mailing *mailing)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) refusals = refusals_read(dossier, mailing, &error);
    GString *text = g_string_new(NULL);

    assert_no_error(error);
    for (guint i = 0; i < refusals->len; i++) {
        const struct refusal *refusal = &g_array_index(refusals, struct refusal, i);
        g_string_append_printf(text, "%s×%d ", refusal->status, (int)refusal->count);
    }
    return g_string_free(text, FALSE);
}

static void refusals_are_counted(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 9, FALSE);
    g_autoptr(Mailing) other = mailing_approved(dossier, "ander", 1, 9, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 5);
    struct batch *second = mailing_claim(dossier, mailing, 5);
    g_autoptr(Batch) elsewhere = mailing_claim(dossier, other, 5);

    g_autofree char *none = told(dossier, mailing);
    assert_string_equal(none, "");
    assert_int_equal(refusals_count_open(dossier, mailing), 0);
    try_once(batch, 1, DELIVERY_REFUSED, "5.2.2");
    try_once(batch, 2, DELIVERY_ACCEPTED, "2.0.0");
    try_once(batch, 3, DELIVERY_REFUSED, "5.1.1");
    try_once(batch, 4, DELIVERY_POSTPONED, "4.2.2");
    try_once(batch, 5, DELIVERY_REFUSED, "");
    try_once(second, 6, DELIVERY_REFUSED, "5.1.1");
    try_once(elsewhere, 1, DELIVERY_REFUSED, "5.1.1");
    assert_int_equal(refusals_count_open(dossier, mailing), 4);
    mailing_close(batch);
    assert_int_equal(refusals_count_open(dossier, mailing), 1);
    assert_int_equal(refusals_count_open(dossier, other), 1);
    g_autofree char *some = told(dossier, mailing);
    assert_string_equal(some, "×1 5.1.1×1 5.2.2×1 ");
    mailing_close(second);
    assert_int_equal(refusals_count_open(dossier, mailing), 0);
    g_autofree char *all = told(dossier, mailing);
    assert_string_equal(all, "×1 5.1.1×2 5.2.2×1 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(refusals_are_counted, campaign_begin,
                                        campaign_end),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
