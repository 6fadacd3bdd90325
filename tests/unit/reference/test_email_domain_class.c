/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/email_domain_class.h"

static void test_domains(void **state)
{
    (void)state;
    static const struct {
        const char *domain;
        enum email_domain_class class;
    } cases[] = {
        {"gmail.com", EMAIL_DOMAIN_CONSUMER},
        {"GMAIL.COM", EMAIL_DOMAIN_CONSUMER},
        {"telenet.be", EMAIL_DOMAIN_CONSUMER},
        {"antwerpen.be", EMAIL_DOMAIN_MUNICIPAL},
        {"stad.gent", EMAIL_DOMAIN_MUNICIPAL},
        {"mail.boom.be", EMAIL_DOMAIN_MUNICIPAL},
        {"ocmwleuven.be", EMAIL_DOMAIN_MUNICIPAL},
        {"cpas.wavre.be", EMAIL_DOMAIN_MUNICIPAL},
        {"ocmw.be", EMAIL_DOMAIN_UNKNOWN},
        {"brandweerzone.be", EMAIL_DOMAIN_MUNICIPAL},
        {"just.fgov.be", EMAIL_DOMAIN_GOVERNMENT},
        {"unheard.fgov.be", EMAIL_DOMAIN_GOVERNMENT},
        {"police.belgium.eu", EMAIL_DOMAIN_POLICE},
        {"student.kuleuven.be", EMAIL_DOMAIN_EDUCATION},
        {"school.smartschool.be", EMAIL_DOMAIN_EDUCATION},
        {"cm.be", EMAIL_DOMAIN_MUTUALITY},
        {"uzgent.be", EMAIL_DOMAIN_HEALTH},
        {"ptb.be", EMAIL_DOMAIN_PARTY},
        {"chiro.be", EMAIL_DOMAIN_ASSOCIATION},
        {"gmial.com", EMAIL_DOMAIN_TYPO},
        {"example.be", EMAIL_DOMAIN_UNKNOWN},
        {"notgmail.com", EMAIL_DOMAIN_UNKNOWN},
        {"be", EMAIL_DOMAIN_UNKNOWN},
        {".", EMAIL_DOMAIN_UNKNOWN},
        {"", EMAIL_DOMAIN_UNKNOWN},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        if (email_domain_class(cases[i].domain, strlen(cases[i].domain)) !=
            cases[i].class)
            fail_msg("%s", cases[i].domain);
}

static void test_a_domain_is_no_longer_than_it_may_be(void **state)
{
    (void)state;
    g_autofree char *endless = g_strnfill(4000, 'a');
    assert_int_equal(email_domain_class(endless, 4000), EMAIL_DOMAIN_UNKNOWN);
    assert_int_equal(email_domain_class("gmail.com>", 9), EMAIL_DOMAIN_CONSUMER);
}

static void test_which_are_public(void **state)
{
    (void)state;
    assert_true(email_domain_class_is_public(EMAIL_DOMAIN_MUNICIPAL));
    assert_true(email_domain_class_is_public(EMAIL_DOMAIN_POLICE));
    assert_true(email_domain_class_is_public(EMAIL_DOMAIN_GOVERNMENT));
    assert_false(email_domain_class_is_public(EMAIL_DOMAIN_EDUCATION));
    assert_false(email_domain_class_is_public(EMAIL_DOMAIN_CONSUMER));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_domains),
        cmocka_unit_test(test_a_domain_is_no_longer_than_it_may_be),
        cmocka_unit_test(test_which_are_public),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
