/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "eligibility/verdict_memory.h"

static struct facts voter(day_number birth)
{
    struct facts facts;

    facts_clear(&facts);
    facts.kind = SOURCE_VOTER_LIST_CURRENT;
    facts.birth_date = birth;
    facts.has_address = TRUE;
    return facts;
}

static void test_same_birth_date_same_verdict(void **state)
{
    g_autoptr(VerdictMemory) memory = verdict_memory_new();
    struct facts first = voter(1000), same = voter(1000), other = voter(1001);
    enum verdict verdict;

    (void)state;
    assert_false(verdict_memory_get(memory, &first, &verdict));
    verdict_memory_put(memory, &first, VERDICT_REVIEW);
    assert_true(verdict_memory_get(memory, &same, &verdict));
    assert_int_equal(verdict, VERDICT_REVIEW);
    assert_false(verdict_memory_get(memory, &other, &verdict));
}

/* Whatever else differs, the answer is not used. */
static void test_any_other_fact_counts(void **state)
{
    g_autoptr(VerdictMemory) memory = verdict_memory_new();
    struct facts first = voter(1000);
    enum verdict verdict;

    (void)state;
    verdict_memory_put(memory, &first, VERDICT_ALLOW);
    for (gsize i = 0; i < sizeof first; i++) {
        struct facts changed;
        memcpy(&changed, &first, sizeof changed);
        if (i >= offsetof(struct facts, birth_date) &&
            i < offsetof(struct facts, birth_date) + sizeof first.birth_date)
            continue;
        ((guint8 *)&changed)[i] ^= 0x40;
        if (verdict_memory_get(memory, &changed, &verdict))
            fail_msg("byte %zu does not count", i);
    }
}

static void test_birth_dates_beyond_the_table(void **state)
{
    static const day_number births[] = {DAY_UNKNOWN, -60000, 60000};
    enum verdict verdict;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(births); i++) {
        g_autoptr(VerdictMemory) memory = verdict_memory_new();
        struct facts facts = voter(births[i]);
        verdict_memory_put(memory, &facts, VERDICT_ALLOW);
        assert_false(verdict_memory_get(memory, &facts, &verdict));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_birth_date_same_verdict),
        cmocka_unit_test(test_any_other_fact_counts),
        cmocka_unit_test(test_birth_dates_beyond_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
