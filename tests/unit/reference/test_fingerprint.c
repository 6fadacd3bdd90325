/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/fingerprint.h"

static gboolean holds(const char *key, const char *class, gboolean strong)
{
    guint count;
    const struct fingerprint_heading *rows = fingerprint_headings(key, &count);

    for (guint i = 0; i < count; i++)
        if (strcmp(fingerprint_at(rows[i].fingerprint)->class, class) == 0 &&
            rows[i].strong == strong)
            return TRUE;
    return FALSE;
}

static void test_headings_are_found_by_key(void **state)
{
    (void)state;
    guint count = 7;
    assert_true(holds("memberrating", "newsletter_tool", TRUE));
    assert_true(holds("patientnr", "medical", FALSE));
    assert_true(holds("klantnr", "crm_business", TRUE));
    assert_true(holds("klantnr", "municipal_services", FALSE));
    assert_null(fingerprint_headings("no such heading", &count));
    assert_int_equal(count, 0);
    assert_int_equal(fingerprint_count(), 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings_are_found_by_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
