/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "crypto/hex.h"
#include "crypto/keypair.h"

static void pairs_are_new_each_time(void **state)
{
    (void)state;
    g_autoptr(Keypair) one = keypair_new_signing();
    g_autoptr(Keypair) other = keypair_new_signing();
    g_autoptr(Keypair) sealing = keypair_new_sealing();

    assert_memory_not_equal(one->public_key, other->public_key, KEYPAIR_PUBLIC_LENGTH);
    assert_false(secret_equal(one->private_key, other->private_key));
    assert_int_equal(secret_length(one->private_key), KEYPAIR_SIGNING_PRIVATE_LENGTH);
    assert_int_equal(secret_length(sealing->private_key), KEYPAIR_SEALING_PRIVATE_LENGTH);
}

/* RFC 8032 section 7.1, tests 1 to 3. */
static void signs_as_the_rfc_does(void **state)
{
    (void)state;
    static const struct {
        const char *seed, *public_key, *message, *signature;
    } cases[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
         "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
         "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
        {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
         "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint8 made[KEYPAIR_SIGNATURE_LENGTH];
        g_autofree char *both = g_strconcat(cases[i].seed, cases[i].public_key, NULL);
        g_autoptr(GBytes) private_bytes = hex_bytes(both);
        g_autoptr(GBytes) public_bytes = hex_bytes(cases[i].public_key);
        g_autoptr(GBytes) message = hex_bytes(cases[i].message);
        g_autoptr(GBytes) signature = hex_bytes(cases[i].signature);
        g_autoptr(Secret) key =
            secret_from_bytes(g_bytes_get_data(private_bytes, NULL), 64);
        gsize length = 0;
        const void *bytes = g_bytes_get_data(message, &length);

        keypair_sign(key, bytes, length, made);
        assert_memory_equal(made, g_bytes_get_data(signature, NULL), sizeof made);
        assert_true(
            keypair_verify(g_bytes_get_data(public_bytes, NULL), bytes, length, made));
    }
}

static void only_what_belongs_together_verifies(void **state)
{
    (void)state;
    static const char entry[] = "journal entry 42";
    guint8 signature[KEYPAIR_SIGNATURE_LENGTH];
    g_autoptr(Keypair) pair = keypair_new_signing();
    g_autoptr(Keypair) other = keypair_new_signing();

    keypair_sign(pair->private_key, entry, strlen(entry), signature);
    assert_true(keypair_verify(pair->public_key, entry, strlen(entry), signature));
    assert_false(keypair_verify(other->public_key, entry, strlen(entry), signature));
    assert_false(keypair_verify(pair->public_key, entry, strlen(entry) - 1, signature));
    assert_false(
        keypair_verify(pair->public_key, "journal entry 43", strlen(entry), signature));
    for (gsize i = 0; i < sizeof signature; i++) {
        signature[i] ^= 1;
        if (keypair_verify(pair->public_key, entry, strlen(entry), signature))
            fail_msg("signature with byte %d altered verifies", (int)i);
        signature[i] ^= 1;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_new_each_time),
        cmocka_unit_test(signs_as_the_rfc_does),
        cmocka_unit_test(only_what_belongs_together_verifies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
