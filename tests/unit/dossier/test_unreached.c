/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/unreached.h"

#include "base/clock.h"
#include "dossier/mailing.h"

static void try_once(struct batch *batch, gint64 recipient, enum delivery_state outcome,
                     const char *status)
{
    char digest[DIGEST_HEX_SIZE];

    digest_hex_of("x", 1, digest);
    assert_true(attempt_start(batch, recipient, digest, NULL));
    assert_true(attempt_finish(batch, recipient, outcome, status, NULL));
}

static void assert_unreached(struct dossier *dossier, const struct mailing *mailing,
                             enum delivery_state state, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) list = unreached_read(dossier, mailing, state, &error);
    g_autoptr(GString) text = g_string_new(NULL);

    assert_no_error(error);
    for (guint i = 0; i < list->len; i++) {
        const struct unreached *one = &g_array_index(list, struct unreached, i);
        g_string_append_printf(text, "%d:%s ", (int)one->recipient, one->status);
        assert_int_equal(one->on, clock_moment().day);
    }
    assert_string_equal(text->str, expected);
}

static void they_are_told_by_number(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 6, FALSE);
    g_autoptr(Mailing) other = mailing_approved(dossier, "ander", 1, 6, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 5);
    struct batch *elsewhere = mailing_claim(dossier, other, 5);
    gint64 decided;

    try_once(batch, 1, DELIVERY_REFUSED, "5.2.2");
    try_once(batch, 2, DELIVERY_IN_DOUBT, "");
    try_once(batch, 3, DELIVERY_POSTPONED, "4.2.2");
    try_once(batch, 4, DELIVERY_REFUSED, "");
    try_once(batch, 5, DELIVERY_IN_DOUBT, "");
    try_once(elsewhere, 3, DELIVERY_REFUSED, "5.1.1");
    /* Not settled yet. */
    assert_unreached(dossier, mailing, DELIVERY_REFUSED, "");
    mailing_close(batch);
    mailing_close(elsewhere);
    assert_unreached(dossier, mailing, DELIVERY_REFUSED, "1:5.2.2 4: ");
    assert_unreached(dossier, mailing, DELIVERY_IN_DOUBT, "2: 5: ");

    /* What was decided since is no longer told; the last refusal counts. */
    assert_true(
        deliveries_decide(dossier, mailing, 2, DELIVERY_PLANNED, "x", &decided, NULL));
    batch = mailing_claim(dossier, mailing, 5);
    try_once(batch, 6, DELIVERY_ACCEPTED, "2.0.0");
    mailing_close(batch);
    batch = mailing_claim(dossier, mailing, 1);
    try_once(batch, 2, DELIVERY_REFUSED, "5.1.1");
    mailing_close(batch);
    assert_unreached(dossier, mailing, DELIVERY_REFUSED, "1:5.2.2 2:5.1.1 4: ");
    assert_unreached(dossier, mailing, DELIVERY_IN_DOUBT, "5: ");

    /* A status report came later than the acceptance. */
    g_autofree char *late = g_strdup_printf(
        "INSERT INTO text_refusal VALUES(3, 6, '5.4.7', %" G_GINT64_FORMAT ");"
        "UPDATE delivery SET state = 3 WHERE mailing = 1 AND recipient = 6",
        clock_now());
    assert_true(database_run(dossier->database, late, NULL));
    assert_unreached(dossier, mailing, DELIVERY_REFUSED, "1:5.2.2 2:5.1.1 4: 6:5.4.7 ");
    assert_unreached(dossier, mailing, DELIVERY_IN_DOUBT, "5: ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(they_are_told_by_number, campaign_begin,
                                        campaign_end),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
