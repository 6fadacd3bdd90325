/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/mailing.h"
#include "dossier/message_identity.h"

struct identity {
    char key[MESSAGE_KEY_SIZE], token[MESSAGE_TOKEN_SIZE];
};

static struct identity identity_of(struct dossier *dossier, const struct mailing *mailing,
                                   gint64 recipient)
{
    struct identity identity;
    g_autoptr(GError) error = NULL;

    message_identity(dossier, mailing, recipient, identity.key, identity.token, &error);
    assert_no_error(error);
    return identity;
}

static void identities_look_as_they_must(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 2, FALSE);

    for (gint64 i = 0; i < 300; i++) {
        struct identity identity = identity_of(dossier, mailing, i);
        assert_int_equal(strlen(identity.key), 32);
        assert_int_equal(strspn(identity.key, "0123456789abcdef"), 32);
        assert_int_equal(strlen(identity.token), 13);
        assert_int_equal(strspn(identity.token, "0123456789abcdefghjkmnpqrstvwxyz"), 13);
    }
}

static void each_message_has_its_own(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) first = mailing_approved(dossier, "nieuws", 1, 2, FALSE);
    g_autoptr(Mailing) second = mailing_approved(dossier, "ander", 1, 2, FALSE);
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct mailing *const mailings[] = {first, second};

    for (gint64 i = 1; i <= 1000; i++)
        for (gsize m = 0; m < G_N_ELEMENTS(mailings); m++) {
            struct identity identity = identity_of(dossier, mailings[m], i);
            assert_true(g_hash_table_add(seen, g_strdup(identity.key)));
            assert_true(g_hash_table_add(seen, g_strdup(identity.token)));
        }
}

static void it_stays_and_is_this_dossiers_alone(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "nieuws", 1, 2, FALSE);
    struct identity before = identity_of(dossier, mailing, 1);

    g_clear_pointer(&dossier, dossier_free);
    dossier = campaign_open(*state, DOSSIER_READ);
    struct identity after = identity_of(dossier, mailing, 1);
    assert_string_equal(before.key, after.key);
    assert_string_equal(before.token, after.token);
    g_clear_pointer(&dossier, dossier_free);
    dossier = campaign_open(*state, DOSSIER_WRITE);
    assert_true(database_run(dossier->database,
                             "UPDATE secret SET value = zeroblob(32)"
                             " WHERE name = 'message-identity'",
                             NULL));
    struct identity other = identity_of(dossier, mailing, 1);
    assert_string_not_equal(before.key, other.key);
    assert_string_not_equal(before.token, other.token);
}

/* Sent messages must be recognised for years: computed by Python's hashlib.
 *   n = (7).to_bytes(8, "little") + (17).to_bytes(8, "little")
 *   blake2b(b"message key\0" + n, key=bytes(32), digest_size=32).hexdigest()[:32]
 * and base32 (Crockford) of the first 65 bits under "message token". */
static void it_is_never_computed_otherwise(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_new();

    mailing->ordinal = 7;
    assert_true(database_run(dossier->database,
                             "UPDATE secret SET value = zeroblob(32)"
                             " WHERE name = 'message-identity'",
                             NULL));
    struct identity identity = identity_of(dossier, mailing, 17);
    assert_string_equal(identity.key, "dabcffa6a1e7fe2d082aaf7cd65046ca");
    assert_string_equal(identity.token, "1h3b7yg6wb058");
}

static void a_token_leads_back(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) first = mailing_approved(dossier, "nieuws", 1, 50, FALSE);
    g_autoptr(Mailing) second = mailing_approved(dossier, "ander", 30, 80, FALSE);
    g_autoptr(GError) error = NULL;
    gint64 mailing, recipient;

    for (gint64 i = 30; i <= 50; i += 10) {
        struct identity identity = identity_of(dossier, second, i);
        /* As somebody may copy it from paper. */
        g_autofree char *loud = g_ascii_strup(identity.token, -1);
        g_strdelimit(loud, "0", 'O');
        g_strdelimit(loud, "1", i == 30 ? 'I' : 'l');
        assert_true(message_token_find(dossier, loud, &mailing, &recipient, &error));
        assert_int_equal(mailing, second->ordinal);
        assert_int_equal(recipient, i);
    }
    struct identity unsent = identity_of(dossier, first, 51);
    const char *const strange[] = {unsent.token,     "",
                                   "0000000000000",  "abc",
                                   "uuuuuuuuuuuuu",  "00000000000000",
                                   "000000000000\n", "éééééééééé"};
    for (gsize i = 0; i < G_N_ELEMENTS(strange); i++) {
        assert_true(
            message_token_find(dossier, strange[i], &mailing, &recipient, &error));
        assert_int_equal(mailing, 0);
        assert_int_equal(recipient, 0);
    }
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(identities_look_as_they_must),
        TEST(each_message_has_its_own),
        TEST(it_stays_and_is_this_dossiers_alone),
        TEST(it_is_never_computed_otherwise),
        TEST(a_token_leads_back),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
