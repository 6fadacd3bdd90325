/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/email_text.h"

static const struct {
    const char *text;
    enum email_outcome outcome;
    const char *address;
} emails[] = {
    {"els@example.be", EMAIL_READ, "els@example.be"},
    {"  Els.Peeters+news@Example.BE ", EMAIL_READ, "Els.Peeters+news@example.be"},
    {"mailto:els@example.be", EMAIL_READ, "els@example.be"},
    {"Els Peeters <els@example.be>", EMAIL_READ, "els@example.be"},
    {"\"Peeters, Els\" <els@example.be>;", EMAIL_READ, "els@example.be"},
    {"<mailto:els@example.be>", EMAIL_READ, "els@example.be"},
    {"els@münchen.example", EMAIL_READ, "els@münchen.example"},
    {"els@MÜNCHEN.example", EMAIL_READ, "els@münchen.example"},
    {"els@sub.example.co.uk", EMAIL_READ, "els@sub.example.co.uk"},
    {"", EMAIL_EMPTY, ""},
    {"  ", EMAIL_EMPTY, ""},
    {"els@example.be, jan@example.be", EMAIL_SEVERAL, ""},
    {"els@example.be jan@example.be", EMAIL_SEVERAL, ""},
    {"els", EMAIL_MALFORMED, ""},
    {"els@localhost", EMAIL_MALFORMED, ""},
    {"els@example.b", EMAIL_MALFORMED, ""},
    {"els@example.123", EMAIL_MALFORMED, ""},
    {"els@-example.be", EMAIL_MALFORMED, ""},
    {"els@example-.be", EMAIL_MALFORMED, ""},
    {"els@exam_ple.be", EMAIL_MALFORMED, ""},
    {"els@example..be", EMAIL_MALFORMED, ""},
    {"els@example.be.", EMAIL_MALFORMED, ""},
    {"@example.be", EMAIL_MALFORMED, ""},
    {"els@", EMAIL_MALFORMED, ""},
    {".els@example.be", EMAIL_MALFORMED, ""},
    {"els..p@example.be", EMAIL_MALFORMED, ""},
    {"els peeters@example.be", EMAIL_MALFORMED, ""},
    {"els\x01@example.be", EMAIL_MALFORMED, ""},
    {"zoë@example.be", EMAIL_MALFORMED, ""},
    {"els@example.be\nBcc: x", EMAIL_MALFORMED, ""},
    {"geen", EMAIL_MALFORMED, ""},
};

static void test_read(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(emails); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        enum email_outcome outcome =
            email_read(emails[i].text, strlen(emails[i].text), out);
        if (outcome != emails[i].outcome || strcmp(out->str, emails[i].address) != 0)
            fail_msg("%s: %d %s", emails[i].text, outcome, out->str);
    }
}

static void test_length(void **state)
{
    (void)state;
    g_autofree char *local = g_strnfill(64, 'a');
    g_autofree char *label = g_strnfill(60, 'b');
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *longest =
        g_strdup_printf("%s@%s.%s.%s.be", local, label, label, label);
    g_autofree char *too_long =
        g_strdup_printf("%s@%s.%s.%s.%s.be", local, label, label, label, label);
    g_autofree char *long_local = g_strdup_printf("%sa@example.be", local);

    assert_int_equal(email_read(longest, strlen(longest), out), EMAIL_READ);
    assert_int_equal(email_read(too_long, strlen(too_long), out), EMAIL_TOO_LONG);
    assert_int_equal(email_read(long_local, strlen(long_local), out), EMAIL_TOO_LONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
