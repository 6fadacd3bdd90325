/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/mailing_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    const char *label;
    enum mailing_state state;
    gint64 planned, claimed;
    const char *expected;
} standings[] = {
    {"new", MAILING_NEW, 0, 0, "in preparation"},
    {"approved", MAILING_APPROVED, 40, 0, "approved"},
    {"part of it is out", MAILING_SENDING, 20, 0, "under way"},
    {"a run died", MAILING_SENDING, 20, 8, "interrupted"},
    {"a run died in its last batch", MAILING_SENDING, 0, 8, "interrupted"},
    {"done", MAILING_DONE, 0, 0, "done"},
};

static void test_standing(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(standings); i++) {
        struct mailing mailing = {.state = standings[i].state};
        mailing.counts[DELIVERY_PLANNED] = standings[i].planned;
        mailing.counts[DELIVERY_CLAIMED] = standings[i].claimed;
        const char *phrase = mailing_standing_phrase(&mailing);
        if (!g_str_equal(phrase, standings[i].expected))
            fail_msg("%s: %s", standings[i].label, phrase);
    }
}

/* What scripts read does not change. */
static void test_names(void **state)
{
    (void)state;
    assert_string_equal(mailing_state_name(MAILING_SENDING), "sending");
    assert_string_equal(delivery_state_name(DELIVERY_CLAIMED), "claimed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_standing),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
