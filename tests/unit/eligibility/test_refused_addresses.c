/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/refused_addresses.h"

#include "dossier/mailing.h"

/* Three people in a source, of whom two share an address with another source's. */
static struct dossier *with_people(const char *directory)
{
    struct dossier *dossier = campaign_open(directory, DOSSIER_WRITE);
    struct recipient people[] = {
        campaign_person("An", "De Smet"),
        campaign_person("Zoé", "Dupont"),
        campaign_person("Jan", "Maes"),
    };

    people[0].email = "an@weg.example";
    people[1].email = "zoe@hier.example";
    people[2].email = "jan@weg.example";
    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", people, G_N_ELEMENTS(people));
    campaign_declare(dossier, "andere");
    campaign_import(dossier, "andere", people, G_N_ELEMENTS(people));
    return dossier;
}

/* Which of some addresses are bad: "an jan". The caller frees. */
static char *bad_ones(struct dossier *dossier)
{
    static const char *const names[] = {"an@weg.example", "zoe@hier.example",
                                        "jan@weg.example"};
    g_autoptr(GError) error = NULL;
    g_autoptr(BadAddressIndex) index = refused_addresses_index(dossier, &error);
    GString *text = g_string_new(NULL);

    assert_no_error(error);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        struct recipient recipient = campaign_person("Wie", "Dan Ook");
        recipient.email = names[i];
        if (bad_address_index_find(index, CHANNEL_EMAIL, &recipient) != NULL)
            g_string_append_printf(text, "%s ", names[i]);
    }
    return g_string_free(text, FALSE);
}

static void assert_bad(struct dossier *dossier, const char *expected)
{
    g_autofree char *found = bad_ones(dossier);
    assert_string_equal(found, expected);
}

static void catch_up(struct dossier *dossier)
{
    g_autoptr(GError) error = NULL;

    refused_addresses_catch_up(dossier, &error);
    assert_no_error(error);
}

/* The verdict does not wait for the recording, and the recording changes nothing of it.
 */
static void what_nobody_recorded_counts(void **state)
{
    struct dossier *dossier = with_people(*state);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 3, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 3);

    assert_bad(dossier, "");
    mailing_try(batch, 1, "x", DELIVERY_REFUSED);
    mailing_try(batch, 2, "x", DELIVERY_ACCEPTED);
    assert_bad(dossier, "an@weg.example ");
    /* The program is killed. */
    batch_free(batch);
    dossier_free(dossier);

    dossier = campaign_open(*state, DOSSIER_READ);
    assert_bad(dossier, "an@weg.example ");
    dossier_free(dossier);

    dossier = campaign_open(*state, DOSSIER_WRITE);
    gint64 entries = campaign_entries(dossier);
    catch_up(dossier);
    catch_up(dossier);
    assert_int_equal(campaign_entries(dossier), entries + 1);
    assert_bad(dossier, "an@weg.example ");
    assert_true(attempts_recover(dossier, mailing, NULL, NULL));
    catch_up(dossier);
    assert_bad(dossier, "an@weg.example ");
    dossier_free(dossier);
}

/* Nobody has this number: the others are recorded all the same. */
static void who_is_not_there_holds_up_nobody(void **state)
{
    g_autoptr(Dossier) dossier = with_people(*state);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 90, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 90);

    mailing_try(batch, 3, "x", DELIVERY_REFUSED);
    mailing_try(batch, 88, "x", DELIVERY_REFUSED);
    mailing_close(batch);
    assert_bad(dossier, "jan@weg.example ");
    catch_up(dossier);
    assert_bad(dossier, "jan@weg.example ");
    gint64 entries = campaign_entries(dossier);
    catch_up(dossier);
    assert_int_equal(campaign_entries(dossier), entries);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_nobody_recorded_counts, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(who_is_not_there_holds_up_nobody, campaign_begin,
                                        campaign_end),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
