/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define QP       "Content-Transfer-Encoding: quoted-printable\r\n"
#define PLAIN(x) "Content-Type: text/plain; charset=utf-8\r\n" QP "\r\n" x "\r\n"
#define HTML(x)  "Content-Type: text/html; charset=utf-8\r\n" QP "\r\n" x "\r\n"
#define HEAD     "Subject: x\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n\r\n"
#define GOOD     HEAD "--b\r\n" PLAIN("Dag") "--b\r\n" HTML("<p>Dag") "--b--\r\n"

static void test_read(void **state)
{
    static const struct {
        const char *label, *bytes, *text, *html;
    } cases[] = {
        {"plain", GOOD, "Dag", "<p>Dag"},
        {"names in any case, folded, no quotes",
         "CONTENT-type:\r\n multipart/Alternative;\r\n\tBoundary=b\r\n\r\n--b\r\n" PLAIN(
             "a=C3=A9=\r\nb\r\n") "--b\r\n" HTML("") "--b--\r\n",
         "aéb\n", ""},
        {"an attached text is no text",
         "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n" GOOD
         "\r\n--m\r\nContent-Disposition: attachment\r\n" PLAIN("anders") "--m--\r\n",
         "Dag", "<p>Dag"},
        {"words before and after",
         HEAD
         "niets\r\n--b\r\n" PLAIN("Dag") "--b\r\n" HTML("<p>Dag") "--b--\r\nniets\r\n",
         "Dag", "<p>Dag"},
        {"a line like a boundary",
         HEAD "--b\r\n" PLAIN("--c\r\n --b") "--b\r\n" HTML("h") "--b--\r\n", "--c\n --b",
         "h"},
    };
    g_autoptr(GString) text = g_string_new("before"), html = g_string_new("before");

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (!message_read_texts(cases[i].bytes, strlen(cases[i].bytes), text, html) ||
            !g_str_equal(text->str, cases[i].text) ||
            !g_str_equal(html->str, cases[i].html))
            fail_msg("%s: “%s” “%s”", cases[i].label, text->str, html->str);
    }
}

static void test_refused(void **state)
{
    static const struct {
        const char *label, *bytes;
    } cases[] = {
        {"nothing", ""},
        {"no body", "Subject: x\r\n"},
        {"no type", "Subject: x\r\n\r\nDag\r\n"},
        {"one part", "Subject: x\r\n" PLAIN("Dag")},
        {"no HTML", HEAD "--b\r\n" PLAIN("Dag") "--b--\r\n"},
        {"two texts", HEAD
         "--b\r\n" PLAIN("Dag") "--b\r\n" PLAIN("Dag") "--b\r\n" HTML("h") "--b--\r\n"},
        {"never closed", HEAD "--b\r\n" PLAIN("Dag") "--b\r\n" HTML("h") "--b\r\n"},
        {"cut off", HEAD "--b\r\n" PLAIN("Dag") "--b\r\n" HTML("h")},
        {"bare LF in the header", "Subject: x\n" GOOD},
        {"bare CR in the header", "Subject: x\ry\r\n" GOOD},
        {"bare LF in a text",
         HEAD "--b\r\n" PLAIN("D\nag") "--b\r\n" HTML("h") "--b--\r\n"},
        {"a field without a name", ": x\r\n" GOOD},
        {"a field without a colon", "Subject x\r\n" GOOD},
        {"other character set",
         HEAD "--b\r\nContent-Type: text/plain; charset=latin1\r\n" QP
              "\r\nDag\r\n--b\r\n" HTML("h") "--b--\r\n"},
        {"other encoding", HEAD "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                                "Dag\r\n--b\r\n" HTML("h") "--b--\r\n"},
        {"wrong escape", HEAD "--b\r\n" PLAIN("=Z") "--b\r\n" HTML("h") "--b--\r\n"},
        {"no boundary", "Content-Type: multipart/alternative\r\n\r\n--\r\n" PLAIN("Dag")},
        {"deeper than we write",
         "Content-Type: multipart/mixed; boundary=1\r\n\r\n--1\r\n"
         "Content-Type: multipart/mixed; boundary=2\r\n\r\n--2\r\n"
         "Content-Type: multipart/mixed; boundary=3\r\n\r\n--3\r\n"
         "Content-Type: multipart/mixed; boundary=4\r\n\r\n--4\r\n" GOOD
         "--4--\r\n--3--\r\n--2--\r\n--1--\r\n"},
    };
    g_autoptr(GString) text = g_string_new(NULL), html = g_string_new(NULL);

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (message_read_texts(cases[i].bytes, strlen(cases[i].bytes), text, html))
            fail_msg("%s: read", cases[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
