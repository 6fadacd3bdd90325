/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/declaration.h"

static void answers_become_traits(void **state)
{
    static const struct {
        const char *label, *answers;
        guint traits;
        gboolean other_purpose;
    } cases[] = {
        {"nothing was declared", "", 0, FALSE},
        {"all is true", "R-02 R-25 R-35 R-80 R-82 R-86 R-89 R-95 R-97 R-114", 0, FALSE},
        {"not about the election", "R-02:no", 0, TRUE},
        {"letterhead", "R-02 R-25:no", TRAIT_OFFICE_LETTERHEAD, FALSE},
        {"asks for consent", "R-35:no", TRAIT_CONSENT_REQUEST, FALSE},
        {"a firm chooses", "R-72:no", TRAIT_VENDOR_SELECTS, FALSE},
        {"tracked", "R-80:no", TRAIT_TRACKED, FALSE},
        {"another candidate's", "R-82:no", TRAIT_OTHER_CANDIDATES_DATA, FALSE},
        {"profiled", "R-86:no", TRAIT_PROFILED, FALSE},
        {"a sponsor abroad", "R-97:no", TRAIT_SPONSOR_ABROAD, FALSE},
        {"a hired campaign", "R-101:no", TRAIT_HIRED_CAMPAIGN, FALSE},
        {"a gift", "R-105:no", TRAIT_GIFT, FALSE},
        {"paid by others", "R-114:no", TRAIT_PAID_BY_OTHERS, FALSE},
        {"the publisher", "R-121:no", TRAIT_PUBLISHER_UNFIT, FALSE},
        {"two", "R-105:no R-114:no", TRAIT_GIFT | TRAIT_PAID_BY_OTHERS, FALSE},
        {"a firm", "R-89:no R-95:no", TRAIT_PAID_PROVIDER, FALSE},
        {"a firm that does its duty", "R-89:no R-95:no R-89:label R-95:sheet R-98:told",
         TRAIT_PAID_PROVIDER | TRAIT_PROVIDER_LABEL | TRAIT_PROVIDER_SHEET |
             TRAIT_PROVIDER_TOLD,
         FALSE},
        {"no such rule", "R-999:no", 0, FALSE},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) answers = g_strsplit(cases[i].answers, " ", -1);
        guint traits = 1;
        gboolean other_purpose = TRUE;
        declaration_read((const char *const *)answers, &traits, &other_purpose);
        if (traits != cases[i].traits || other_purpose != cases[i].other_purpose)
            fail_msg("%s: %x", cases[i].label, traits);
    }
}

static void each_channel_has_its_own(void **state)
{
    g_autofree char *post = declaration_numbers(CHANNEL_POST);
    g_autofree char *email = declaration_numbers(CHANNEL_EMAIL);
    g_autofree char *text = declaration_numbers(CHANNEL_SMS);
    (void)state;
    assert_string_equal(post,
                        "R-02, R-25, R-72, R-82, R-89, R-95, R-97, R-105, R-114, R-121");
    assert_string_equal(
        email, "R-02, R-25, R-35, R-72, R-80, R-82, R-86, R-89, R-95, R-97, R-114");
    assert_string_equal(
        text, "R-02, R-25, R-35, R-72, R-80, R-82, R-86, R-89, R-95, R-97, R-101, R-114");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_become_traits),
        cmocka_unit_test(each_channel_has_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
