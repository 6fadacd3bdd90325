/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "crypto/digest.h"

static void sha256_of_the_standard(void **state)
{
    (void)state;
    /* NIST's examples for FIPS 180-4. */
    static const struct {
        const char *text, *hex;
    } cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        char hex[DIGEST_HEX_SIZE];
        digest_hex_of(cases[i].text, strlen(cases[i].text), hex);
        assert_string_equal(hex, cases[i].hex);
    }
}

static void pieces_give_the_same_as_the_whole(void **state)
{
    (void)state;
    static const gsize pieces[] = {1, 7, 63, 64, 65, 1000, 1000000};
    g_autofree char *million = g_strnfill(1000000, 'a');
    g_autoptr(Digest) digest = digest_new();

    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        guint8 out[DIGEST_LENGTH];
        char hex[DIGEST_HEX_SIZE];
        for (gsize at = 0; at < 1000000; at += pieces[i])
            digest_add(digest, million + at, MIN(pieces[i], 1000000 - at));
        digest_add(digest, NULL, 0);
        /* The state starts anew by itself: one for all rounds. */
        digest_finish(digest, out);
        digest_to_hex(out, hex);
        assert_string_equal(
            hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
}

static void hex_is_read_back_strictly(void **state)
{
    (void)state;
#define SIXTY "0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab"
    static const struct {
        const char *hex;
        gboolean valid;
    } cases[] = {
        {SIXTY "cdef", TRUE},   {SIXTY "CDEF", TRUE},
        {SIXTY "cde", FALSE},   {SIXTY "", FALSE},
        {SIXTY "cdef0", FALSE}, {SIXTY "cdeg", FALSE},
        {SIXTY "cd f", FALSE},  {"", FALSE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint8 digest[DIGEST_LENGTH];
        char hex[DIGEST_HEX_SIZE];
        if (digest_from_hex(cases[i].hex, digest) != cases[i].valid)
            fail_msg("%s", cases[i].hex);
        if (!cases[i].valid)
            continue;
        digest_to_hex(digest, hex);
        assert_string_equal(hex, SIXTY "cdef");
    }
}

/* Computed with Python's hashlib.blake2b(purpose + NUL + text, key, digest_size=32). */
static void keyed_hash_is_blake2b_of_purpose_and_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *purpose, *text, *hex;
    } cases[] = {
        {"email", "els@example.be",
         "685daa2e5e21e2d808591df857a8280f840fdb19602e03b6c45aad7b795fb3fd"},
        {"name", "els@example.be",
         "6e505a1d2ac7dd60b80fee106c6bc87c90f78cbd6b9f9284bcf85a46603d6b23"},
        {"email", "", "4cb30614b05410c91c42df7003feadcab7996523a9adb9071e79555648a76666"},
    };
    g_autoptr(Secret) key = secret_new(KEYED_HASH_KEY_LENGTH);

    for (guint8 i = 0; i < KEYED_HASH_KEY_LENGTH; i++)
        secret_writable(key)[i] = i;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint8 out[DIGEST_LENGTH];
        char hex[DIGEST_HEX_SIZE];
        keyed_hash(key, cases[i].purpose, cases[i].text, strlen(cases[i].text), out);
        digest_to_hex(out, hex);
        assert_string_equal(hex, cases[i].hex);
    }
}

static void keyed_hash_under_another_key_differs(void **state)
{
    (void)state;
    guint8 one[DIGEST_LENGTH], other[DIGEST_LENGTH];
    g_autoptr(Secret) key = secret_random(KEYED_HASH_KEY_LENGTH);
    g_autoptr(Secret) other_key = secret_random(KEYED_HASH_KEY_LENGTH);

    keyed_hash(key, "email", "els@example.be", 14, one);
    keyed_hash(other_key, "email", "els@example.be", 14, other);
    assert_memory_not_equal(one, other, DIGEST_LENGTH);
    /* The border between purpose and bytes cannot be moved. */
    keyed_hash(key, "email", "x", 1, one);
    keyed_hash(key, "emailx", "", 0, other);
    assert_memory_not_equal(one, other, DIGEST_LENGTH);
}

/* Against b2sum -l 256 of coreutils. */
static void blake2b_agrees_with_b2sum(void **state)
{
    static const struct {
        const char *text, *hex;
    } cases[] = {
        {"", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"},
        {"abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"},
    };
    g_autoptr(Digest) digest = digest_new_blake2b();

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint8 out[DIGEST_LENGTH];
        char hex[DIGEST_HEX_SIZE];
        for (const char *at = cases[i].text; *at != '\0'; at++)
            digest_add(digest, at, 1);
        digest_finish(digest, out);
        digest_to_hex(out, hex);
        assert_string_equal(hex, cases[i].hex);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blake2b_agrees_with_b2sum),
        cmocka_unit_test(sha256_of_the_standard),
        cmocka_unit_test(pieces_give_the_same_as_the_whole),
        cmocka_unit_test(hex_is_read_back_strictly),
        cmocka_unit_test(keyed_hash_is_blake2b_of_purpose_and_bytes),
        cmocka_unit_test(keyed_hash_under_another_key_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
