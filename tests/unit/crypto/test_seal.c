/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "crypto/hex.h"
#include "crypto/seal.h"

static const char name[] = "keyslot 'els' signing";
static const char text[] = "forty-two bytes of an invented private key";

static void assert_damaged(struct secret *opened, GError *error, const char *label)
{
    if (opened != NULL || !g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED))
        fail_msg("%s: opened", label);
}

static void opens_what_was_sealed(void **state)
{
    (void)state;
    static const gsize lengths[] = {0, 1, 16, 32, 63, 64, 65, 100000};
    g_autoptr(Secret) key = secret_random(SEAL_KEY_LENGTH);

    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(Secret) plain = secret_random(lengths[i]);
        g_autoptr(GBytes) sealed = seal_bytes(key, secret_bytes(plain), lengths[i], name);
        g_autoptr(Secret) opened = seal_open(key, sealed, name, NULL);
        assert_int_equal(g_bytes_get_size(sealed), lengths[i] + 24 + 16);
        assert_non_null(opened);
        assert_true(secret_equal(opened, plain));
    }
}

static void the_same_is_never_sealed_alike(void **state)
{
    (void)state;
    g_autoptr(Secret) key = secret_random(SEAL_KEY_LENGTH);
    g_autoptr(GBytes) one = seal_bytes(key, text, strlen(text), name);
    g_autoptr(GBytes) other = seal_bytes(key, text, strlen(text), name);

    assert_false(g_bytes_equal(one, other));
}

/* draft-irtf-cfrg-xchacha-03, A.3.1 (its associated bytes hold no NUL). */
static void opens_the_vector_of_the_draft(void **state)
{
    (void)state;
    static const char associated[] = "PQRS\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7";
    g_autoptr(GBytes) key_bytes =
        hex_bytes("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    g_autoptr(GBytes) sealed =
        hex_bytes("404142434445464748494a4b4c4d4e4f5051525354555657"
                  "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
                  "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
                  "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                  "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
    g_autoptr(Secret) key =
        secret_from_bytes(g_bytes_get_data(key_bytes, NULL), SEAL_KEY_LENGTH);
    g_autoptr(Secret) opened = seal_open(key, sealed, associated, NULL);

    assert_non_null(opened);
    assert_string_equal(secret_text(opened),
                        "Ladies and Gentlemen of the class of '99: If I could offer you "
                        "only one tip for the future, sunscreen would be it.");
}

static void a_change_of_any_byte_is_refused(void **state)
{
    (void)state;
    g_autoptr(Secret) key = secret_random(SEAL_KEY_LENGTH);
    g_autoptr(GBytes) sealed = seal_bytes(key, text, strlen(text), name);

    for (gsize i = 0; i < g_bytes_get_size(sealed); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) altered = bytes_altered(sealed, i);
        g_autoptr(Secret) opened = seal_open(key, altered, name, &error);
        assert_damaged(opened, error, "altered");
    }
}

static void every_shorter_one_is_refused(void **state)
{
    (void)state;
    g_autoptr(Secret) key = secret_random(SEAL_KEY_LENGTH);
    g_autoptr(GBytes) sealed = seal_bytes(key, text, strlen(text), name);

    for (gsize length = 0; length < g_bytes_get_size(sealed); length++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(sealed, 0, length);
        g_autoptr(Secret) opened = seal_open(key, part, name, &error);
        assert_damaged(opened, error, "shortened");
    }
}

static void another_key_or_name_is_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"", "keyslot 'els' sealing",
                                        "keyslot 'els' signing "};
    g_autoptr(Secret) key = secret_random(SEAL_KEY_LENGTH);
    g_autoptr(Secret) other = secret_random(SEAL_KEY_LENGTH);
    g_autoptr(GBytes) sealed = seal_bytes(key, text, strlen(text), name);
    g_autoptr(GError) key_error = NULL;
    g_autoptr(Secret) by_other = seal_open(other, sealed, name, &key_error);

    assert_damaged(by_other, key_error, "another key");
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Secret) opened = seal_open(key, sealed, names[i], &error);
        assert_damaged(opened, error, names[i]);
    }
}

static void the_holder_of_the_private_key_opens(void **state)
{
    (void)state;
    g_autoptr(Keypair) pair = keypair_new_sealing();
    g_autoptr(Secret) dossier_key = secret_random(32);
    g_autoptr(GBytes) sealed = seal_to(pair->public_key, dossier_key, NULL);
    g_autoptr(GBytes) again = seal_to(pair->public_key, dossier_key, NULL);
    g_autoptr(Secret) opened =
        seal_open_with(pair->public_key, pair->private_key, sealed, NULL);

    assert_non_null(opened);
    assert_true(secret_equal(opened, dossier_key));
    assert_false(g_bytes_equal(sealed, again));
}

static void nobody_else_opens(void **state)
{
    (void)state;
    g_autoptr(Keypair) pair = keypair_new_sealing();
    g_autoptr(Keypair) other = keypair_new_sealing();
    g_autoptr(Secret) dossier_key = secret_random(32);
    g_autoptr(GBytes) sealed = seal_to(pair->public_key, dossier_key, NULL);
    const struct {
        const char *label;
        const guint8 *public_key;
        const struct secret *private_key;
    } cases[] = {
        {"another pair", other->public_key, other->private_key},
        {"another private key", pair->public_key, other->private_key},
        {"another public key", other->public_key, pair->private_key},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Secret) opened =
            seal_open_with(cases[i].public_key, cases[i].private_key, sealed, &error);
        assert_damaged(opened, error, cases[i].label);
    }
}

static void a_changed_or_shortened_box_is_refused(void **state)
{
    (void)state;
    g_autoptr(Keypair) pair = keypair_new_sealing();
    g_autoptr(Secret) dossier_key = secret_random(32);
    g_autoptr(GBytes) sealed = seal_to(pair->public_key, dossier_key, NULL);

    for (gsize i = 0; i < g_bytes_get_size(sealed); i++) {
        g_autoptr(GError) error = NULL, part_error = NULL;
        g_autoptr(GBytes) altered = bytes_altered(sealed, i);
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(sealed, 0, i);
        g_autoptr(Secret) opened =
            seal_open_with(pair->public_key, pair->private_key, altered, &error);
        g_autoptr(Secret) from_part =
            seal_open_with(pair->public_key, pair->private_key, part, &part_error);
        assert_damaged(opened, error, "altered");
        assert_damaged(from_part, part_error, "shortened");
    }
}

static void a_point_of_low_order_is_no_public_key(void **state)
{
    (void)state;
    static const guint8 zero[KEYPAIR_PUBLIC_LENGTH] = {0};
    g_autoptr(GError) error = NULL;
    g_autoptr(Secret) dossier_key = secret_random(32);

    assert_null(seal_to(zero, dossier_key, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_what_was_sealed),
        cmocka_unit_test(the_same_is_never_sealed_alike),
        cmocka_unit_test(opens_the_vector_of_the_draft),
        cmocka_unit_test(a_change_of_any_byte_is_refused),
        cmocka_unit_test(every_shorter_one_is_refused),
        cmocka_unit_test(another_key_or_name_is_refused),
        cmocka_unit_test(the_holder_of_the_private_key_opens),
        cmocka_unit_test(nobody_else_opens),
        cmocka_unit_test(a_changed_or_shortened_box_is_refused),
        cmocka_unit_test(a_point_of_low_order_is_no_public_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
