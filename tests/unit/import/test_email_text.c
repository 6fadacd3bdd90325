/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/email_text.h"

static const struct {
    const char *label, *text;
    enum email_outcome outcome;
    const char *address;
} emails[] = {
    {"plain", "els@example.be", EMAIL_READ, "els@example.be"},
    {"domain in capitals", "Els.Peeters+news@Example.BE", EMAIL_READ,
     "Els.Peeters+news@example.be"},
    {"an apostrophe is a letter like others", "o'neill@example.be", EMAIL_READ,
     "o'neill@example.be"},
    {"a slash as well", "els/peeters@example.be", EMAIL_READ, "els/peeters@example.be"},
    {"three labels", "els@sub.example.co.uk", EMAIL_READ, "els@sub.example.co.uk"},
    {"hyphens inside a label", "els@ex-am--ple.be", EMAIL_READ, "els@ex-am--ple.be"},

    {"blanks around", "  els@example.be\t", EMAIL_READ, "els@example.be"},
    {"no-break space around", "\u00a0els@example.be\u00a0", EMAIL_READ, "els@example.be"},
    {"byte order mark, zero width space", "\ufeffels@example.be\u200b", EMAIL_READ,
     "els@example.be"},
    {"line ends around", "\r\nels@example.be\r\n", EMAIL_READ, "els@example.be"},
    {"separator behind", "els@example.be;", EMAIL_READ, "els@example.be"},
    {"mailto", "mailto:els@example.be", EMAIL_READ, "els@example.be"},
    {"mailto in capitals", "MAILTO:els@example.be", EMAIL_READ, "els@example.be"},
    {"name before", "Els Peeters <els@example.be>", EMAIL_READ, "els@example.be"},
    {"quoted name before", "\"Peeters, Els\" <els@example.be>;", EMAIL_READ,
     "els@example.be"},
    {"accents in the name", "Zoé <zoe@example.be>", EMAIL_READ, "zoe@example.be"},
    {"a lone @ in the name", "Els @ work <els@example.be>", EMAIL_READ, "els@example.be"},
    {"brackets alone", "<els@example.be>", EMAIL_READ, "els@example.be"},
    {"brackets and mailto", "<mailto:els@example.be>", EMAIL_READ, "els@example.be"},
    {"quotation marks", "\"els@example.be\"", EMAIL_READ, "els@example.be"},
    {"named by itself", "els@example.be <els@example.be>", EMAIL_READ, "els@example.be"},
    {"named by itself, quoted, mailto", "'els@Example.be' <mailto:els@example.be>",
     EMAIL_READ, "els@example.be"},

    {"empty", "", EMAIL_EMPTY, ""},
    {"blanks only", " \u00a0 ", EMAIL_EMPTY, ""},
    {"separators only", " ; ", EMAIL_EMPTY, ""},

    {"two, semicolon", "a@x.be; b@x.be", EMAIL_SEVERAL, ""},
    {"two, comma", "a@x.be, b@x.be", EMAIL_SEVERAL, ""},
    {"two, comma alone", "a@x.be,b@x.be", EMAIL_SEVERAL, ""},
    {"two, blank", "a@x.be b@x.be", EMAIL_SEVERAL, ""},
    {"two, no-break space", "a@x.be\u00a0b@x.be", EMAIL_SEVERAL, ""},
    {"two, line end", "a@x.be\nb@x.be", EMAIL_SEVERAL, ""},
    {"two, slash", "a@x.be/b@x.be", EMAIL_SEVERAL, ""},
    {"two, word", "a@x.be of b@x.be", EMAIL_SEVERAL, ""},
    {"two, the second in brackets", "a@x.be (b@x.be)", EMAIL_SEVERAL, ""},
    {"two with names", "Els <a@x.be>, Jan <b@x.be>", EMAIL_SEVERAL, ""},
    {"named by another", "a@x.be <b@x.be>", EMAIL_SEVERAL, ""},
    {"a header behind, with an address", "a@x.be\r\nBcc: b@x.be", EMAIL_SEVERAL, ""},

    {"no @", "els", EMAIL_MALFORMED, ""},
    {"no, thanks", "geen", EMAIL_MALFORMED, ""},
    {"nothing before the @", "@example.be", EMAIL_MALFORMED, ""},
    {"nothing behind the @", "els@", EMAIL_MALFORMED, ""},
    {"two @ in a row", "a@@b.be", EMAIL_MALFORMED, ""},
    {"two @ in one", "a@b@c.be", EMAIL_MALFORMED, ""},
    {"no dot in the domain", "a@b", EMAIL_MALFORMED, ""},
    {"localhost", "els@localhost", EMAIL_MALFORMED, ""},
    {"top level of one letter", "els@example.b", EMAIL_MALFORMED, ""},
    {"quoted local part", "\"x y\"@z.be", EMAIL_MALFORMED, ""},
    {"quoted local part without need", "\"xy\"@z.be", EMAIL_MALFORMED, ""},
    {"quoted local part with an @", "\"x@y\"@z.be", EMAIL_MALFORMED, ""},
    {"dot at the end", "els@example.be.", EMAIL_MALFORMED, ""},
    {"two dots in the domain", "a@b..be", EMAIL_MALFORMED, ""},
    {"two dots before the @", "els..p@example.be", EMAIL_MALFORMED, ""},
    {"dot first", ".els@example.be", EMAIL_MALFORMED, ""},
    {"dot before the @", "els.@example.be", EMAIL_MALFORMED, ""},
    {"dot behind the @", "els@.example.be", EMAIL_MALFORMED, ""},
    {"address literal", "els@[192.0.2.1]", EMAIL_MALFORMED, ""},
    {"numbers for a domain", "els@192.0.2.1", EMAIL_MALFORMED, ""},
    {"underscore in the domain", "els@exam_ple.be", EMAIL_MALFORMED, ""},
    {"hyphen first in a label", "els@-example.be", EMAIL_MALFORMED, ""},
    {"hyphen last in a label", "els@example-.be", EMAIL_MALFORMED, ""},
    {"blank before the @", "els peeters@example.be", EMAIL_MALFORMED, ""},
    {"blank in the domain", "els@exam ple.be", EMAIL_MALFORMED, ""},
    {"subject behind mailto", "mailto:els@example.be?subject=x", EMAIL_MALFORMED, ""},
    {"remark behind", "els@example.be (werk)", EMAIL_MALFORMED, ""},
    {"something behind the brackets", "<els@example.be> werk", EMAIL_MALFORMED, ""},
    {"bracket not closed", "<els@example.be", EMAIL_MALFORMED, ""},
    {"a spreadsheet's apostrophe", "'els@example.be", EMAIL_MALFORMED, ""},

    {"control character inside", "els\x01@example.be", EMAIL_MALFORMED, ""},
    {"delete inside", "els@exam\x7fple.be", EMAIL_MALFORMED, ""},
    {"C1 control inside", "els@exam\xC2\x85ple.be", EMAIL_MALFORMED, ""},
    {"line end inside", "els@exam\nple.be", EMAIL_MALFORMED, ""},
    {"return inside", "els\r@example.be", EMAIL_MALFORMED, ""},
    {"tab inside", "els\t@example.be", EMAIL_MALFORMED, ""},
    {"line separator inside", "els@example.be\u2028x", EMAIL_MALFORMED, ""},
    {"zero width space inside", "els@exam\u200bple.be", EMAIL_MALFORMED, ""},
    {"right-to-left override inside", "els\u202e@example.be", EMAIL_MALFORMED, ""},
    {"a header behind", "els@example.be\r\nBcc: x", EMAIL_MALFORMED, ""},
    {"a header in the name", "Els\r\nBcc: x <els@example.be>", EMAIL_MALFORMED, ""},
    {"a header in the brackets", "Els <els@example.be\nX: y>", EMAIL_MALFORMED, ""},

    {"other letters in the domain", "info@café.be", EMAIL_READ, "info@café.be"},
    {"the same, decomposed", "info@cafe\u0301.be", EMAIL_READ, "info@café.be"},
    {"the same, in capitals", "info@CAFÉ.BE", EMAIL_READ, "info@café.be"},
    {"the same, in ASCII", "info@XN--caf-dma.be", EMAIL_READ, "info@café.be"},
    {"other letters in the middle", "els@mail.münchen.example", EMAIL_READ,
     "els@mail.münchen.example"},
    {"sharp s is no double s", "els@Straße.example", EMAIL_READ, "els@straße.example"},
    {"the same, in ASCII", "els@xn--strae-oqa.example", EMAIL_READ, "els@straße.example"},
    {"no such encoding", "els@xn--é.be", EMAIL_MALFORMED, ""},
    {"an encoding of nothing", "els@xn--.be", EMAIL_MALFORMED, ""},
    {"a reserved prefix", "els@ab--cd.be", EMAIL_MALFORMED, ""},
    {"a symbol in the domain", "els@caf☃.be", EMAIL_MALFORMED, ""},
    {"a symbol in the domain, in ASCII", "els@xn--n3h.be", EMAIL_MALFORMED, ""},
    {"a mark that begins a label", "els@\u0301cafe.be", EMAIL_MALFORMED, ""},
    {"a dash for a hyphen", "els@ca–fé.be", EMAIL_MALFORMED, ""},

    {"other letters before the @", "zoë@example.be", EMAIL_ACCENTED, ""},
    {"on both sides", "zoë@café.be", EMAIL_ACCENTED, ""},
    {"other letters and a blank", "zoë p@example.be", EMAIL_MALFORMED, ""},
};

static void test_read(void **state)
{
    (void)state;
    guint failures = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(emails); i++) {
        g_autoptr(GString) out = g_string_new("=");
        g_autofree char *expected = g_strconcat("=", emails[i].address, NULL);
        enum email_outcome outcome =
            email_read(emails[i].text, strlen(emails[i].text), out);
        if (outcome != emails[i].outcome || strcmp(out->str, expected) != 0) {
            print_error("%s: %d %s\n", emails[i].label, outcome, out->str);
            failures++;
        }
    }
    assert_int_equal(failures, 0);
}

/* What was stored is read again as the same. */
static void test_read_again(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(emails); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        const char *address = emails[i].address;
        if (emails[i].outcome != EMAIL_READ)
            continue;
        assert_int_equal(email_read(address, strlen(address), out), EMAIL_READ);
        assert_string_equal(out->str, address);
    }
}

static void test_nul(void **state)
{
    (void)state;
    static const char inside[] = "els@example.be\0x";
    g_autoptr(GString) out = g_string_new(NULL);

    assert_int_equal(email_read(inside, sizeof inside - 1, out), EMAIL_MALFORMED);
    assert_int_equal(out->len, 0);
}

/* RFC 5321 section 4.5.3.1; a domain counts in its ASCII form. */
static void test_length(void **state)
{
    (void)state;
    g_autofree char *local = g_strnfill(64, 'a');
    g_autofree char *label = g_strnfill(60, 'b');
    const struct {
        const char *label;
        char *text;
        enum email_outcome outcome;
    } cases[] = {
        {"254 in all", g_strdup_printf("%s@%s.%s.%s.bel.be", local, label, label, label),
         EMAIL_READ},
        {"255 in all", g_strdup_printf("%s@%s.%s.%s.belg.be", local, label, label, label),
         EMAIL_TOO_LONG},
        {"65 before the @", g_strdup_printf("%sa@example.be", local), EMAIL_TOO_LONG},
        {"320 in all",
         g_strdup_printf("%s@%s.%s.%s.%s.example.be", local, label, label, label, label),
         EMAIL_TOO_LONG},
        {"a label of 63", g_strdup_printf("els@%s123.be", label), EMAIL_READ},
        {"a label of 64", g_strdup_printf("els@%s1234.be", label), EMAIL_MALFORMED},
        {"other letters, short to look at", g_strdup_printf("els@%.*sé.be", 58, label),
         EMAIL_MALFORMED},
        {"other letters, short enough", g_strdup_printf("els@%.*sé.be", 50, label),
         EMAIL_READ},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        g_autofree char *text = cases[i].text;
        enum email_outcome outcome = email_read(text, strlen(text), out);
        if (outcome != cases[i].outcome)
            fail_msg("%s (%zu): %d", cases[i].label, strlen(text), outcome);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_read_again),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
