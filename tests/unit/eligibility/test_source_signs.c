/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dossier/source_reviews.h"
#include "dossier/sources.h"
#include "eligibility/source_signs.h"

enum {
    NONE = -1 /* no review */
};

static const struct {
    const char *label, *class_name, *rule;
    gint64 flagged_at, decided_at;
    gboolean accepted;
    enum source_status status;
    guint signs;
} cases[] = {
    {"office", "municipal_services", "office-contact-origin-hint", 10, NONE, FALSE,
     SOURCE_FLAGGED, SIGN_OFFICE_CONTACT},
    {"spelling", "", "misspelling-fingerprint", 10, NONE, FALSE, SOURCE_FLAGGED,
     SIGN_ODD_SPELLING},
    {"matched", "", "crossmatch-other", 10, NONE, FALSE, SOURCE_FLAGGED,
     SIGN_CROSSMATCHED},
    {"opinion", "", "opinion-field", 10, NONE, FALSE, SOURCE_FLAGGED, SIGN_OPINION},
    {"special", "medical", "special-category-source", 10, NONE, FALSE, SOURCE_FLAGGED,
     SIGN_SPECIAL_CATEGORY},
    {"another rule", "client_file", "customer-file", 10, NONE, FALSE, SOURCE_FLAGGED, 0},

    {"accepted: office", "municipal_services", "office-contact-origin-hint", 10, 20, TRUE,
     SOURCE_OPEN, 0},
    {"accepted: a rule's own suspicion", "", "office-contact-origin-hint", 10, 20, TRUE,
     SOURCE_OPEN, 0},
    {"accepted: spelling", "", "misspelling-fingerprint", 10, 20, TRUE, SOURCE_OPEN, 0},
    {"accepted: matched", "", "crossmatch-other", 10, 20, TRUE, SOURCE_OPEN, 0},
    {"accepted: it looked medical", "medical", "special-category-source", 10, 20, TRUE,
     SOURCE_OPEN, 0},
    {"accepted: a column says the religion", "", "special-category-source", 10, 20, TRUE,
     SOURCE_OPEN, SIGN_SPECIAL_CATEGORY},
    {"accepted: it looked like a canvass", "canvass", "opinion-field", 10, 20, TRUE,
     SOURCE_OPEN, 0},
    {"accepted: a column says the vote", "", "opinion-field", 10, 20, TRUE, SOURCE_OPEN,
     SIGN_OPINION},

    {"rejected", "", "crossmatch-other", 10, 20, FALSE, SOURCE_CLOSED, SIGN_CROSSMATCHED},
    {"flagged again later", "", "crossmatch-other", 30, 20, TRUE, SOURCE_FLAGGED,
     SIGN_CROSSMATCHED},
    {"later, and open all the same", "", "crossmatch-other", 30, 20, TRUE, SOURCE_OPEN,
     SIGN_CROSSMATCHED},
    {"flagged before, and again by another", "", "crossmatch-other", 10, 20, TRUE,
     SOURCE_FLAGGED, 0},
    {"in one second, accepted", "", "crossmatch-other", 20, 20, TRUE, SOURCE_OPEN, 0},
    {"in one second, flagged again", "", "crossmatch-other", 20, 20, TRUE, SOURCE_FLAGGED,
     SIGN_CROSSMATCHED},
};

static void test_what_still_counts(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) flags = g_array_new(FALSE, FALSE, sizeof(struct source_flag));
        g_autoptr(GArray) reviews =
            g_array_new(FALSE, FALSE, sizeof(struct source_review));
        const struct source_flag flag = {.class_name = (char *)cases[i].class_name,
                                         .rule = (char *)cases[i].rule,
                                         .at = cases[i].flagged_at};
        const struct source_review review = {.accepted = cases[i].accepted,
                                             .at = cases[i].decided_at};

        g_array_append_val(flags, flag);
        if (cases[i].decided_at != NONE)
            g_array_append_val(reviews, review);
        guint signs = source_signs_of(flags, reviews, cases[i].status);
        if (signs != cases[i].signs)
            fail_msg("%s: %u", cases[i].label, signs);
    }
}

/* An earlier decision that said no takes nothing away. */
static void test_the_last_accepted_one_counts(void **state)
{
    (void)state;
    const struct source_flag kept[] = {
        {.class_name = (char *)"", .rule = (char *)"crossmatch-other", .at = 10},
        {.class_name = (char *)"", .rule = (char *)"misspelling-fingerprint", .at = 25},
        {.class_name = (char *)"",
         .rule = (char *)"office-contact-origin-hint",
         .at = 35},
    };
    const struct source_review made[] = {
        {.accepted = TRUE, .at = 20}, {.accepted = TRUE, .at = 30}, {.at = 40}};
    g_autoptr(GArray) flags = g_array_new(FALSE, FALSE, sizeof(struct source_flag));
    g_autoptr(GArray) reviews = g_array_new(FALSE, FALSE, sizeof(struct source_review));

    g_array_append_vals(flags, kept, G_N_ELEMENTS(kept));
    g_array_append_vals(reviews, made, G_N_ELEMENTS(made));
    assert_int_equal(source_signs_of(flags, reviews, SOURCE_FLAGGED),
                     SIGN_OFFICE_CONTACT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_still_counts),
        cmocka_unit_test(test_the_last_accepted_one_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
