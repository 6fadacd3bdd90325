/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>

#include "dossier/kept_messages.h"
#include "dossier/mailing.h"

static void import(struct dossier *dossier, const char *id)
{
    const struct recipient rows[] = {campaign_person("Jan", "Claes"),
                                     campaign_person("An", "Maes")};

    campaign_declare(dossier, id);
    campaign_import(dossier, id, rows, G_N_ELEMENTS(rows));
}

static void keep(struct dossier *dossier, const char *source, struct mailing *mailing,
                 gint64 recipient, const char *bytes)
{
    g_autoptr(GError) error = NULL;

    kept_message_put(dossier, source, mailing, recipient, bytes, strlen(bytes), &error);
    assert_no_error(error);
}

/* NULL: nothing was kept. */
static void assert_kept(struct dossier *dossier, const char *source,
                        struct mailing *mailing, gint64 recipient, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes =
        kept_message_get(dossier, source, mailing, recipient, &error);

    assert_no_error(error);
    assert_int_equal(bytes != NULL, expected != NULL);
    if (bytes != NULL) {
        g_autoptr(GBytes) wanted = g_bytes_new_static(expected, strlen(expected));
        assert_true(g_bytes_equal(bytes, wanted));
    }
}

static void what_was_kept_is_read(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    import(dossier, "leden");
    import(dossier, "vrienden");
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 4, TRUE);
    g_autoptr(Mailing) other = mailing_approved(dossier, "ander", 1, 4, TRUE);
    assert_true(mailing->keep_bytes);
    assert_string_equal(mailing->libraries, "kiespost 0.1.0");
    struct batch *batch = mailing_claim(dossier, mailing, 4);
    g_autoptr(RecipientCursor) reader =
        recipients_open(dossier, "leden", RECIPIENTS_BY_NUMBER, NULL);
    struct recipient recipient;
    assert_true(recipients_next(reader, &recipient, NULL));
    keep(dossier, "leden", mailing, 1, "Dag Jan");
    keep(dossier, "vrienden", mailing, 3, "");
    keep(dossier, "leden", other, 1, "Nog eens");
    keep(dossier, "leden", mailing, 1, "Dag Jan, opnieuw");
    assert_kept(dossier, "leden", mailing, 1, "Dag Jan, opnieuw");
    mailing_close(batch);
    assert_true(recipients_next(reader, &recipient, NULL));
    g_clear_pointer(&reader, recipients_close);
    g_clear_pointer(&dossier, dossier_free);

    dossier = campaign_open(*state, DOSSIER_READ);
    assert_kept(dossier, "leden", mailing, 1, "Dag Jan, opnieuw");
    assert_kept(dossier, "leden", other, 1, "Nog eens");
    assert_kept(dossier, "vrienden", mailing, 3, "");
    assert_kept(dossier, "leden", mailing, 2, NULL);
    assert_kept(dossier, "vrienden", mailing, 1, NULL);
}

static int keeps_and_dies(void *directory)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    struct dossier *dossier =
        dossier_open(directory, NULL, passphrase, DOSSIER_WRITE, NULL);
    struct mailing *mailing = mailing_find(dossier, "nieuws", NULL);

    if (!kept_message_put(dossier, "leden", mailing, 1, "Dag", 3, NULL))
        return 1;
    raise(SIGKILL);
    return 2;
}

static void what_was_kept_outlives_the_program(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    import(dossier, "leden");
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 2, TRUE);
    g_clear_pointer(&dossier, dossier_free);
    assert_int_equal(WTERMSIG(child_status(keeps_and_dies, *state)), SIGKILL);
    dossier = campaign_open(*state, DOSSIER_READ);
    assert_kept(dossier, "leden", mailing, 1, "Dag");
}

/* Destroying the key is what erases a source. */
static void without_the_key_nobody_reads_it(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;

    import(dossier, "leden");
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 2, TRUE);
    keep(dossier, "leden", mailing, 1, "Dag Jan");
    assert_true(database_run(dossier->database, "UPDATE source SET key = NULL", NULL));
    assert_null(kept_message_get(dossier, "leden", mailing, 1, &error));
    assert_code(error, KIESPOST_ERROR_REFUSED, "destroyed");
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(what_was_kept_is_read),
        TEST(what_was_kept_outlives_the_program),
        TEST(without_the_key_nobody_reads_it),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
