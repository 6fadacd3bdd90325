/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/server_offer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static char *told(const struct server_offer *offer)
{
    GString *text = g_string_new(offer->name != NULL ? offer->name : "–");

    if (offer->has_size)
        g_string_append_printf(text, " size=%d", (int)offer->size);
    g_string_append_printf(text, "%s%s%s%s", offer->eight_bit ? " 8" : "",
                           offer->smtputf8 ? " utf8" : "", offer->pipelining ? " p" : "",
                           offer->statuses ? " s" : "");
    for (guint i = 0; i < offer->mechanisms->len; i++)
        g_string_append_printf(text, " %s", (const char *)offer->mechanisms->pdata[i]);
    return g_string_free(text, FALSE);
}

static void test_answers(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        const char *lines; /* separated by '|' */
        const char *told;
    } cases[] = {
        {"a name only", "250 mail.example.be", "mail.example.be"},
        {"a name that greets", "250-mail.example.be at your service|250 HELP",
         "mail.example.be"},
        {"everything",
         "250-mail.example.be|250-PIPELINING|250-SIZE 10240000|250-AUTH PLAIN LOGIN|"
         "250-ENHANCEDSTATUSCODES|250-8BITMIME|250 SMTPUTF8",
         "mail.example.be size=10240000 8 utf8 p s PLAIN LOGIN"},
        {"small letters", "250-x|250-size 7|250-auth plain|250 8bitmime",
         "x size=7 8 PLAIN"},
        {"a size without a number", "250-x|250 SIZE", "x size=0"},
        {"a size that is none", "250-x|250 SIZE many", "x size=0"},
        {"a size that is too large", "250-x|250 SIZE 99999999999999999999", "x size=0"},
        {"mechanisms twice",
         "250-x|250-AUTH PLAIN|250-AUTH=PLAIN LOGIN|250 AUTH LOGIN PLAIN",
         "x PLAIN LOGIN"},
        {"no mechanism", "250-x|250 AUTH", "x"},
        {"line ends", "250-x\r\n|250 8BITMIME\r\n", "x 8"},
        {"other answers", "220 ready|250-x|235 in|250 8BITMIME", "x 8"},
        {"nothing", "250|250 |250-|", "–"},
        {"for a terminal", "250 x\033[2Jy", "x�[2Jy"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(ServerOffer) offer = server_offer_new();
        g_auto(GStrv) lines = g_strsplit(cases[i].lines, "|", -1);
        for (guint j = 0; lines[j] != NULL; j++)
            server_offer_hear(offer, lines[j], strlen(lines[j]));
        g_autofree char *text = told(offer);
        if (strcmp(text, cases[i].told) != 0)
            fail_msg("%s: “%s”", cases[i].label, text);
    }
}

/* What was said in clear is not believed once TLS stands. */
static void test_anew(void **state)
{
    (void)state;
    g_autoptr(ServerOffer) offer = server_offer_new();

    server_offer_hear(offer, "250-x", 5);
    server_offer_hear(offer, "250-SIZE 9", 10);
    server_offer_hear(offer, "250 AUTH LOGIN", 14);
    server_offer_restart(offer);
    server_offer_hear(offer, "250 y", 5);
    g_autofree char *text = told(offer);
    assert_string_equal(text, "y");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
