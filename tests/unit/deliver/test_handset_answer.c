/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "deliver/handset_answer.h"

static void test_what_an_answer_means(void **state)
{
    static const struct {
        const char *label;
        int cause;
        gboolean was_given;
        guint suspects;
        enum submission submission;
        const char *status;
    } cases[] = {
        {"unassigned number", 1, TRUE, 0, SUBMISSION_REFUSED, "5.1.1"},
        {"invalid address", 195, TRUE, 0, SUBMISSION_REFUSED, "5.1.3"},
        {"destination barred", 196, TRUE, 0, SUBMISSION_REFUSED, "5.7.1"},
        {"destination out of service", 27, TRUE, 2, SUBMISSION_POSTPONED, "4.2.1"},
        {"temporary failure", 41, TRUE, 2, SUBMISSION_POSTPONED, "4.4.0"},
        {"congestion", 42, TRUE, 2, SUBMISSION_POSTPONED, "4.4.5"},
        {"barred by the operator", 8, TRUE, 0, SUBMISSION_STOPPED, "5.7.1"},
        {"rejected: the first", 21, TRUE, 0, SUBMISSION_POSTPONED, "4.7.1"},
        {"rejected: the third in a row", 21, TRUE, 2, SUBMISSION_STOPPED, "4.7.1"},
        {"unidentified subscriber", 28, TRUE, 0, SUBMISSION_POSTPONED, "4.1.1"},
        {"network out of order", 38, TRUE, 0, SUBMISSION_POSTPONED, "4.4.0"},
        {"network out of order, again and again", 38, TRUE, 5, SUBMISSION_STOPPED,
         "4.4.0"},
        {"no subscription at the service centre", 193, TRUE, 0, SUBMISSION_STOPPED,
         "5.7.1"},
        {"duplicate: it has one", 197, TRUE, 0, SUBMISSION_IN_DOUBT, "4.0.0"},
        {"no SIM", 310, FALSE, 0, SUBMISSION_STOPPED, "4.3.0"},
        {"PIN", 311, FALSE, 0, SUBMISSION_STOPPED, "4.3.0"},
        {"no network", 331, TRUE, 0, SUBMISSION_DELAYED, "4.4.1"},
        {"network timeout: it may have gone out", 332, TRUE, 0, SUBMISSION_IN_DOUBT,
         "4.4.7"},
        {"unknown error after the message", 500, TRUE, 0, SUBMISSION_IN_DOUBT, "4.0.0"},
        {"unknown error before it", 500, FALSE, 0, SUBMISSION_STOPPED, "4.0.0"},
        {"ERROR after the message", HANDSET_NO_CAUSE, TRUE, 0, SUBMISSION_IN_DOUBT,
         "4.0.0"},
        {"ERROR before it", HANDSET_NO_CAUSE, FALSE, 0, SUBMISSION_STOPPED, "4.0.0"},
        {"a manufacturer's own", 9999, TRUE, 0, SUBMISSION_IN_DOUBT, "4.0.0"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct handset_record record = {.was_given = cases[i].was_given,
                                              .suspects = cases[i].suspects};
        GError *error = NULL;
        struct handset_answer answer =
            handset_answer_meaning(cases[i].cause, &record, &error);
        if (answer.submission != cases[i].submission ||
            strcmp(answer.status, cases[i].status) != 0)
            fail_msg("%s: %d %s", cases[i].label, answer.submission, answer.status);
        g_clear_error(&error);
    }
}

/* Whatever a phone may say. */
static void test_every_number_has_a_meaning(void **state)
{
    (void)state;
    for (int cause = -1; cause < 1100; cause++)
        for (guint given = 0; given < 2; given++)
            for (guint suspects = 0; suspects < 4; suspects++) {
                const struct handset_record record = {.was_given = (gboolean)given,
                                                      .suspects = suspects};
                GError *error = NULL;
                struct handset_answer answer =
                    handset_answer_meaning(cause, &record, &error);
                gboolean stops = answer.submission == SUBMISSION_STOPPED ||
                                 answer.submission == SUBMISSION_DELAYED;
                assert_true(stops == (error != NULL));
                assert_true(answer.submission != SUBMISSION_ACCEPTED);
                assert_true(given == 1 || answer.submission != SUBMISSION_IN_DOUBT);
                assert_true(strlen(answer.status) < SUBMISSION_STATUS_SIZE);
                assert_true(strchr("45", *answer.status) != NULL);
                /* Only a bad number is for good. */
                assert_true(answer.submission != SUBMISSION_REFUSED ||
                            *answer.status == '5');
                g_clear_error(&error);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_an_answer_means),
        cmocka_unit_test(test_every_number_has_a_meaning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
