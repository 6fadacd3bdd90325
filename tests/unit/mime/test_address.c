/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define TEN   "abcdefghij"
#define SIXTY TEN TEN TEN TEN TEN TEN

static void test_addresses(void **state)
{
    static const struct {
        const char *address, *ascii; /* NULL: refused */
    } cases[] = {
        {"els@example.be", "els@example.be"},
        {"Els.Peeters+stem@Example.BE", "Els.Peeters+stem@Example.BE"},
        {"o'neill@example.be", "o'neill@example.be"},
        {"els@localhost", "els@localhost"},
        {"els@bücher.be", "els@xn--bcher-kva.be"},
        {"els@BÜCHER.be", "els@xn--bcher-kva.be"},
        {"els@straße.be", "els@xn--strae-oqa.be"},
        {"els@xn--bcher-kva.be", "els@xn--bcher-kva.be"},
        {"els@例え.jp", "els@xn--r8jz45g.jp"},
        {SIXTY "abcd@example.be", SIXTY "abcd@example.be"},
        {"", NULL},
        {"els", NULL},
        {"@example.be", NULL},
        {"els@", NULL},
        {"els@@example.be", NULL},
        {"els@jan@example.be", NULL},
        {"els.@example.be", NULL},
        {".els@example.be", NULL},
        {"els..p@example.be", NULL},
        {"els p@example.be", NULL},
        {"\"els p\"@example.be", NULL},
        {"els@example..be", NULL},
        {"els@example.be.", NULL},
        {"els@-example.be", NULL},
        {"els@example-.be", NULL},
        {"els@exam_ple.be", NULL},
        {"els@[127.0.0.1]", NULL},
        {"els@example.be, jan@example.be", NULL},
        {"els@example.be>", NULL},
        {"els@example.be\r\nBcc: jan@example.be", NULL},
        {"els\r\nBcc: jan@example.be", NULL},
        {"els@bücher.be\r\nBcc: jan@example.be", NULL},
        {"els@bü cher.be", NULL},
        {"els@bü@cher.be", NULL},
        {"élodie@example.be", NULL},
        {"els@\xFF.be", NULL},
        {"els@ü\u202E.be", NULL},
        {"mailto:els@example.be", NULL},
        {SIXTY "abcde@example.be", NULL},
        {"els@" SIXTY "abcd.be", NULL},
        {"els@" SIXTY "." SIXTY "." SIXTY "." SIXTY "." TEN ".be", NULL},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) ascii = g_string_new("before");
        gboolean taken = address_to_ascii(cases[i].address, ascii);
        if (taken != (cases[i].ascii != NULL) ||
            (taken && !g_str_equal(ascii->str, cases[i].ascii)))
            fail_msg("%s: %s", cases[i].address, ascii->str);
    }
    assert_string_equal(address_domain("els@example.be"), "example.be");
}

static void test_mailto(void **state)
{
    g_autoptr(GString) out = g_string_new("<");

    (void)state;
    address_append_mailto(out, "stop+a&b@example.be", "STOP ab?");
    assert_string_equal(out->str, "<mailto:stop+a%26b@example.be?subject=STOP%20ab%3F");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_mailto),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
