/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/verdict.h"

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(answer_name(ANSWER_NO), "no");
    assert_string_equal(answer_name(ANSWER_YES), "yes");
    assert_string_equal(answer_name(ANSWER_UNKNOWN), "unknown");
    assert_string_equal(answer_name(ANSWER_NOT_APPLICABLE), "not applicable");
    assert_string_equal(effect_name(EFFECT_NONE), "none");
    assert_string_equal(effect_name(EFFECT_ALLOW), "allow");
    assert_string_equal(effect_name(EFFECT_INFO), "info");
    assert_string_equal(effect_name(EFFECT_ADD), "add");
    assert_string_equal(effect_name(EFFECT_REVIEW), "review");
    assert_string_equal(effect_name(EFFECT_BLOCK), "block");
    assert_string_equal(verdict_name(VERDICT_ALLOW), "allow");
    assert_string_equal(verdict_name(VERDICT_REVIEW), "review");
    assert_string_equal(verdict_name(VERDICT_BLOCK), "block");
}

/* Code takes the greatest of several effects as the strictest. */
static void test_strictness(void **state)
{
    (void)state;
    assert_true(EFFECT_NONE < EFFECT_ALLOW);
    assert_true(EFFECT_ALLOW < EFFECT_REVIEW);
    assert_true(EFFECT_REVIEW < EFFECT_BLOCK);
    assert_true(VERDICT_ALLOW < VERDICT_REVIEW);
    assert_true(VERDICT_REVIEW < VERDICT_BLOCK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_strictness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
