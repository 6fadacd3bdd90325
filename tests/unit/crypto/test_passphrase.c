/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "crypto/hex.h"
#include "crypto/passphrase.h"

static const struct passphrase_cost cheap = {.opslimit = 1, .memlimit = 8192};

static struct secret *key_of(const char *passphrase, guint8 first_of_salt,
                             struct passphrase_cost cost)
{
    guint8 salt[PASSPHRASE_SALT_LENGTH];
    g_autoptr(Secret) secret = secret_from_text(passphrase);

    for (guint8 i = 0; i < sizeof salt; i++)
        salt[i] = first_of_salt + i;
    struct secret *key = passphrase_key(secret, salt, &cost, NULL);
    assert_non_null(key);
    return key;
}

/* Computed with the reference implementation (libargon2, argon2id_hash_raw, one lane,
 * version 0x13), salt 00 01 … 0f. */
static void derives_as_the_reference_does(void **state)
{
    (void)state;
    static const struct {
        const char *passphrase;
        struct passphrase_cost cost;
        const char *key;
    } cases[] = {
        {"correct horse",
         {1, 8 * 1024},
         "3bfa796a86260b73457e1290b51695931a17e266f601d0fb45563e282fb6865b"},
        {"correct horse",
         {3, 64 * 1024 * 1024},
         "e3c889ca40ed01e6b6771fc8a5bf16e35ad60b41c9bd5d7e6d63adf51e50b0fd"},
        {"s\xc3\xa9same\n",
         {2, 1024 * 1024},
         "9cf17d3bd340b055546d9cf420f4918af516fb4015ff78f06b0a42edede9f92b"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Secret) key = key_of(cases[i].passphrase, 0, cases[i].cost);
        g_autoptr(GBytes) expected = hex_bytes(cases[i].key);
        assert_int_equal(secret_length(key), PASSPHRASE_KEY_LENGTH);
        assert_memory_equal(secret_bytes(key), g_bytes_get_data(expected, NULL),
                            PASSPHRASE_KEY_LENGTH);
    }
}

static void passphrase_salt_and_cost_all_count(void **state)
{
    (void)state;
    const struct passphrase_cost more_passes = {2, 8192}, more_memory = {1, 16384};
    g_autoptr(Secret) key = key_of("correct horse", 0, cheap);
    g_autoptr(Secret) same = key_of("correct horse", 0, cheap);
    struct secret *others[] = {
        key_of("correct horsf", 0, cheap),
        key_of("correct horse ", 0, cheap),
        key_of("", 0, cheap),
        key_of("correct horse", 1, cheap),
        key_of("correct horse", 0, more_passes),
        key_of("correct horse", 0, more_memory),
    };

    assert_true(secret_equal(key, same));
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        assert_false(secret_equal(key, others[i]));
        secret_free(others[i]);
    }
}

static void bytes_count_as_given(void **state)
{
    (void)state;
    /* U+00E9, and e with U+0301: one in NFC, two here. */
    g_autoptr(Secret) composed = key_of("s\xc3\xa9same", 0, cheap);
    g_autoptr(Secret) decomposed = key_of("se\xcc\x81same", 0, cheap);

    assert_false(secret_equal(composed, decomposed));
}

static void a_cost_that_nobody_wrote_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        struct passphrase_cost cost;
    } cases[] = {
        {"no pass", {0, 8192}},
        {"hours of passes", {65, 8192}},
        {"passes beyond 32 bits", {G_MAXUINT64, 8192}},
        {"too little memory to be Argon2", {1, 8191}},
        {"more memory than a laptop has", {1, 1024ULL * 1024 * 1024 + 1}},
        {"memory beyond all", {1, G_MAXUINT64}},
    };
    const guint8 salt[PASSPHRASE_SALT_LENGTH] = {0};
    g_autoptr(Secret) passphrase = secret_from_text("correct horse");

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Secret) key = passphrase_key(passphrase, salt, &cases[i].cost, &error);
        if (key != NULL ||
            !g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED))
            fail_msg("%s", cases[i].label);
    }
}

static void a_new_slot_costs_64_mebibytes(void **state)
{
    (void)state;
    assert_int_equal(passphrase_cost_default.memlimit, 64 * 1024 * 1024);
    assert_true(passphrase_cost_default.opslimit >= 2);
}

static void salts_differ(void **state)
{
    (void)state;
    guint8 one[PASSPHRASE_SALT_LENGTH], other[PASSPHRASE_SALT_LENGTH];

    passphrase_salt(one);
    passphrase_salt(other);
    assert_memory_not_equal(one, other, sizeof one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(derives_as_the_reference_does),
        cmocka_unit_test(passphrase_salt_and_cost_all_count),
        cmocka_unit_test(bytes_count_as_given),
        cmocka_unit_test(a_cost_that_nobody_wrote_is_refused),
        cmocka_unit_test(a_new_slot_costs_64_mebibytes),
        cmocka_unit_test(salts_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
