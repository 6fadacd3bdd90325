/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mail_html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

#define MARK "\uFDD3"

static const char *find_els(const char *name, gpointer user)
{
    (void)user;
    return g_str_equal(name, "els op de markt.png") ? "cid:1@example.be" : NULL;
}

static void test_html(void **state)
{
    static const struct {
        const char *label, *markdown, *html;
    } cases[] = {
        {"paragraphs", "een\ntwee\n\ndrie", "<p>een\ntwee</p>\n<p>drie</p>\n"},
        {"escapes", "a < b & \"c\"", "<p>a &lt; b &amp; &quot;c&quot;</p>\n"},
        {"remarks", "a\n\n<!-- niet -->\n\nb <!-- ook niet -->c",
         "<p>a</p>\n<p>b c</p>\n"},
        {"picture", "![Els](els%20op%20de%20markt.png)",
         "<p><img src=\"cid:1@example.be\" alt=\"Els\" /></p>\n"},
        {"picture with blanks", "![](<els op de markt.png>)",
         "<p><img src=\"cid:1@example.be\" alt=\"\" /></p>\n"},
        {"links", "[a](https://a.be) <b@c.be> [bel](tel:+3291234567)",
         "<p><a href=\"https://a.be\">a</a> <a href=\"mailto:b@c.be\">b@c.be</a> "
         "<a href=\"tel:+3291234567\">bel</a></p>\n"},
        {"shown as it is", "[www.a.be](https://a.be/x) [https://A.be](https://www.a.be)",
         "<p><a href=\"https://a.be/x\">www.a.be</a> "
         "<a href=\"https://www.a.be\">https://A.be</a></p>\n"},
        {"shown among words", "[lees https://a.be, nu](https://a.be/x)",
         "<p><a href=\"https://a.be/x\">lees https://a.be, nu</a></p>\n"},
        {"address with a subject", "[B@c.be](mailto:b@c.be?subject=Dag)",
         "<p><a href=\"mailto:b@c.be?subject=Dag\">B@c.be</a></p>\n"},
        {"mark in a text", "Dag " MARK, "<p>Dag " MARK "</p>\n"},
        {"mark in a description", "![" MARK "](els%20op%20de%20markt.png)",
         "<p><img src=\"cid:1@example.be\" alt=\"" MARK "\" /></p>\n"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        if (!mail_html_append(out, cases[i].markdown, "nl/x.md", find_els, NULL, &error))
            fail_msg("%s: %s", cases[i].label, error->message);
        if (!g_str_equal(out->str, cases[i].html))
            fail_msg("%s: %s", cases[i].label, out->str);
    }
}

static void test_refused(void **state)
{
    static const char html[] = "HTML of your own is not sent; write it as Markdown";
    static const char tracks[] = "a picture from elsewhere tells who opened the e-mail "
                                 "(no tracking, R-80); put the "
                                 "file beside the template and write its name";
    static const char personal[] =
        "a link may not hold a recipient's own details: it would "
        "tell who opened it (no tracking, R-80)";
    static const char kinds[] =
        "a link in an e-mail begins with https://, http://, mailto:, "
        "tel: or sms:";
    static const char other[] = "the link shows another address than it leads to";
    static const struct {
        const char *markdown, *complaint;
    } cases[] = {
        {"<div>x</div>", html},
        {"a <img src=\"x.png\"> b", html},
        {"<script>x</script>", html},
        {"<!-- x --> <b>y</b>", html},
        {"![](https://example.be/x.png)", tracks},
        {"![](HTTP://example.be/x.png)", tracks},
        {"![](//example.be/x.png)", tracks},
        {"![](data:image/png;base64,AAAA)", tracks},
        {"![](cid:1@example.be)", tracks},
        {"![x][1]\n\n[1]: https://example.be/x.png", tracks},
        {"![](" MARK ".png)", "a picture's name may not hold a recipient's own details"},
        {"![](jan.png)", "the picture that is named here is not beside the template"},
        {"![](../els.png)", "the picture that is named here is not beside the template"},
        {"[a](https://example.be/?" MARK ")", personal},
        {"[a](<https://example.be/" MARK ">)", personal},
        {"[a](mailto:a@b.be?subject=" MARK ")", personal},
        {"<https://" MARK ".example.be>", personal},
        {"[a][1]\n\n[1]: https://example.be/" MARK, personal},
        {"[a](javascript:alert)", kinds},
        {"[a](file:///etc/passwd)", kinds},
        {"[a](x.html)", kinds},
        {"[a](//example.be)", kinds},
        {"[a]()", kinds},
        {"[https://a.be](https://b.be)", other},
        {"[https://a.be](https://a.be.evil.example)", other},
        {"[**www.a.be**](https://b.be/www.a.be)", other},
        {"[a@b.be](mailto:c@b.be)", other},
        {"[a@b.be](https://a.be)", other},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        gboolean made =
            mail_html_append(out, cases[i].markdown, "nl/x.md", find_els, NULL, &error);
        if (made != (cases[i].complaint == NULL))
            fail_msg("%s: %d", cases[i].markdown, made);
        if (made)
            continue;
        g_autofree char *sentence = g_strdup_printf(
            "template “nl/x.md”, line 1 of the text: %s", cases[i].complaint);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        if (!g_str_equal(error->message, sentence))
            fail_msg("%s: %s", cases[i].markdown, error->message);
    }
}

static void test_no_pictures(void **state)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(mail_html_append(out, "![](els.png)", "x", NULL, NULL, &error));
    assert_string_equal(error->message,
                        "template “x”, line 1 of the text: a picture cannot stand here");
}

static void test_pictures(void **state)
{
    g_autoptr(GPtrArray) names = mail_html_pictures(
        "![a](a.png) {{#x}}![b](<b c.png>){{/x}} ![c](https://x.be/c.png)\n\n"
        "![a](a.png) ![d]({{d}}) ![e](e%20f.png)\n\n    ![code](g.png)");

    (void)state;
    assert_int_equal(names->len, 3);
    assert_string_equal(names->pdata[0], "a.png");
    assert_string_equal(names->pdata[1], "b c.png");
    assert_string_equal(names->pdata[2], "e f.png");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_no_pictures),
        cmocka_unit_test(test_pictures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
