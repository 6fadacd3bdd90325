/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "crypto/secret.h"

static void is_zero_at_first_and_ends_in_a_nul(void **state)
{
    (void)state;
    static const gsize lengths[] = {0, 1, 31, 32, 4095, 4096, 70000};

    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(Secret) secret = secret_new(lengths[i]);
        assert_int_equal(secret_length(secret), lengths[i]);
        for (gsize at = 0; at <= lengths[i]; at++)
            assert_int_equal(secret_bytes(secret)[at], 0);
        memset(secret_writable(secret), 0xAA, lengths[i]);
        assert_int_equal(secret_bytes(secret)[lengths[i]], 0);
    }
}

static void random_ones_differ(void **state)
{
    (void)state;
    g_autoptr(Secret) one = secret_random(32);
    g_autoptr(Secret) other = secret_random(32);

    assert_false(secret_equal(one, other));
}

static void text_keeps_its_bytes_without_the_nul(void **state)
{
    (void)state;
    g_autoptr(Secret) secret = secret_from_text("sésame ");

    assert_int_equal(secret_length(secret), 8);
    assert_string_equal(secret_text(secret), "sésame ");
}

static void a_copy_is_independent(void **state)
{
    (void)state;
    g_autoptr(Secret) secret = secret_from_text("abc");
    g_autoptr(Secret) copy = secret_copy(secret);

    assert_true(secret_equal(secret, copy));
    secret_writable(secret)[0] = 'x';
    assert_string_equal(secret_text(copy), "abc");
    assert_false(secret_equal(secret, copy));
}

static void equality(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        const char *a, *b;
        gsize a_length, b_length;
        gboolean equal;
    } cases[] = {
        {"same", "abc", "abc", 3, 3, TRUE},
        {"both empty", "", "", 0, 0, TRUE},
        {"last byte differs", "abc", "abd", 3, 3, FALSE},
        {"one is the beginning of the other", "abc", "abc", 3, 2, FALSE},
        {"the other is the beginning of the one", "abc", "abc", 2, 3, FALSE},
        {"bytes after a NUL count", "a\0b", "a\0c", 3, 3, FALSE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Secret) a = secret_from_bytes(cases[i].a, cases[i].a_length);
        g_autoptr(Secret) b = secret_from_bytes(cases[i].b, cases[i].b_length);
        if (secret_equal(a, b) != cases[i].equal)
            fail_msg("%s", cases[i].label);
    }
}

/* What the kernel says of the mapping that holds `address`; "" when it is not mapped. The
 * caller frees. */
static char *mapping_flags(const void *address)
{
    g_autofree char *maps = NULL;
    assert_true(g_file_get_contents("/proc/self/smaps", &maps, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(maps, "\n", -1);
    gboolean inside = FALSE;

    for (char **line = lines; *line != NULL; line++) {
        unsigned long from, to;
        if (sscanf(*line, "%lx-%lx ", &from, &to) == 2)
            inside = from <= (unsigned long)address && (unsigned long)address < to;
        else if (inside && g_str_has_prefix(*line, "VmFlags:"))
            return g_strdup(*line);
    }
    return g_strdup("");
}

static void memory_is_locked_and_not_dumped(void **state)
{
    (void)state;
    g_autoptr(Secret) secret = secret_random(32);
    g_autofree char *flags = mapping_flags(secret_bytes(secret));

    if (*flags == '\0')
        skip();
    assert_non_null(strstr(flags, " dd"));
    if (strstr(flags, " lo") == NULL)
        print_message("memory not locked here (RLIMIT_MEMLOCK, or the sanitizer)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_zero_at_first_and_ends_in_a_nul),
        cmocka_unit_test(random_ones_differ),
        cmocka_unit_test(text_keeps_its_bytes_without_the_nul),
        cmocka_unit_test(a_copy_is_independent),
        cmocka_unit_test(equality),
        cmocka_unit_test(memory_is_locked_and_not_dumped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
