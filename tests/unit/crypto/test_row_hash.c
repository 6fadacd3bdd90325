/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "crypto/hex.h"
#include "crypto/row_hash.h"

/* The reference vectors of SipHash-2-4 with 128 bits: key 00 01 … 0f, input 00 01 …. */
static void hashes_as_the_reference_does(void **state)
{
    (void)state;
    static const struct {
        gsize length;
        const char *hex;
    } cases[] = {
        {0, "a3817f04ba25a8e66df67214c7550293"},
        {1, "da87c1d86b99af44347659119b22fc45"},
    };
    struct row_hash_key key;
    guint8 input[16];

    for (guint8 i = 0; i < 16; i++)
        key.bytes[i] = input[i] = i;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint64 out[2];
        g_autoptr(GBytes) expected = hex_bytes(cases[i].hex);
        row_hash(&key, input, cases[i].length, out);
        assert_memory_equal(out, g_bytes_get_data(expected, NULL), 16);
    }
}

static void every_byte_and_the_length_count(void **state)
{
    (void)state;
    char row[] = "Peeters;Els;Kerkstraat;1;9000;Gent";
    struct row_hash_key key;
    guint64 first[2], other[2];

    row_hash_key_random(&key);
    row_hash(&key, row, strlen(row), first);
    row_hash(&key, row, strlen(row), other);
    assert_memory_equal(first, other, sizeof first);
    row_hash(&key, row, strlen(row) + 1, other);
    assert_memory_not_equal(first, other, sizeof first);
    for (gsize i = 0; i < strlen(row); i++) {
        row[i] ^= 1;
        row_hash(&key, row, sizeof row - 1, other);
        assert_memory_not_equal(first, other, sizeof first);
        row[i] ^= 1;
    }
}

static void another_run_hashes_otherwise(void **state)
{
    (void)state;
    struct row_hash_key one, another;
    guint64 first[2], other[2];

    row_hash_key_random(&one);
    row_hash_key_random(&another);
    row_hash(&one, "row", 3, first);
    row_hash(&another, "row", 3, other);
    assert_memory_not_equal(first, other, sizeof first);
}

static void an_empty_row_may_be_null(void **state)
{
    (void)state;
    struct row_hash_key key;
    guint64 null[2], empty[2];

    row_hash_key_random(&key);
    row_hash(&key, NULL, 0, null);
    row_hash(&key, "", 0, empty);
    assert_memory_equal(null, empty, sizeof null);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_as_the_reference_does),
        cmocka_unit_test(every_byte_and_the_length_count),
        cmocka_unit_test(another_run_hashes_otherwise),
        cmocka_unit_test(an_empty_row_may_be_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
