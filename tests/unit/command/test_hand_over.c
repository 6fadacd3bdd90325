/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "command/hand_over.h"
#include "reference/calendar.h"

static const struct {
    const char *label;
    enum source_kind kind;
    enum hand_over hand_over;
    const char *refused_by; /* NULL: lawful */
} cases[] = {
    {"a list, printed at home", SOURCE_VOTER_LIST_CURRENT, HAND_OVER_NONE, NULL},
    {"T-27", SOURCE_VOTER_LIST_CURRENT, HAND_OVER_PROCESSOR, NULL},
    {"T-28", SOURCE_VOTER_LIST_CURRENT, HAND_OVER_OTHER, "voter-list-no-passing-on"},
    {"nobody knows", SOURCE_VOTER_LIST_CURRENT, HAND_OVER_UNKNOWN,
     "voter-list-no-passing-on"},
    {"own contacts, under contract", SOURCE_SUBSCRIBER, HAND_OVER_PROCESSOR, NULL},
};

static void test_rules_are_asked(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct facts facts;
        g_autoptr(GError) error = NULL;
        facts_clear(&facts);
        facts.channel = CHANNEL_POST;
        facts.election = election_find("BE-VLG-LOC-2030");
        facts.moment = (struct moment){day_from_ymd(2030, 9, 20), 720};
        facts.kind = cases[i].kind;
        gboolean lawful = hand_over_is_lawful(&facts, cases[i].hand_over, &error);
        if (lawful != (cases[i].refused_by == NULL))
            fail_msg("%s", cases[i].label);
        if (lawful)
            continue;
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED));
        if (strstr(error->message, cases[i].refused_by) == NULL)
            fail_msg("%s: %s", cases[i].label, error->message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_are_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
