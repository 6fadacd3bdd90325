/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/bulk_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define FROM "From: \"Els <3 Gent\" <els@example.be>\r\n"
#define ID   "Message-ID: <00ff@example.be>\r\n"
#define STOP "List-Unsubscribe: <mailto:stop@example.be?subject=STOP%20abc>\r\n"
#define BODY "\r\nList-Unsubscribe-Post: in the text\r\n"

static void test_checks(void **state)
{
    (void)state;
    static const struct {
        const char *label, *message;
        const char *objections, *user;
        gboolean has_pace;
        gint64 largest;
        const char *bad; /* names of what is not good */
    } cases[] = {
        {"all is well", FROM ID STOP BODY, "stop@example.be", "els@example.be", TRUE, 0,
         ""},
        {"a user name that is no address", FROM ID STOP BODY, "stop@example.be", "els",
         TRUE, 0, ""},
        {"no login", FROM ID STOP BODY, "stop@example.be", NULL, TRUE, 0, ""},
        {"capitals do not count", FROM ID STOP BODY, "Stop@Example.BE", NULL, TRUE, 0,
         ""},
        {"folded", FROM ID "list-unsubscribe:\r\n <mailto:stop@example.be>\r\n" BODY,
         "stop@example.be", NULL, TRUE, 0, ""},
        {"no way out", FROM ID BODY, "stop@example.be", NULL, TRUE, 0, "unsubscribe "},
        {"a web page", FROM ID "List-Unsubscribe: <https://example.be/x>\r\n" BODY,
         "stop@example.be", NULL, TRUE, 0, "unsubscribe "},
        {"another mailbox", FROM ID STOP BODY, "weg@example.be", NULL, TRUE, 0,
         "unsubscribe "},
        {"a mailbox whose name ends alike", FROM ID STOP BODY, "nonstop@example.be", NULL,
         TRUE, 0, "unsubscribe "},
        {"no mailbox for objections", FROM ID STOP BODY, NULL, NULL, TRUE, 0,
         "unsubscribe "},
        {"one click",
         FROM ID STOP "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" BODY,
         "stop@example.be", NULL, TRUE, 0, "one_click "},
        {"another sender", "From: <an@example.be>\r\n" ID STOP BODY, "stop@example.be",
         NULL, TRUE, 0, "sender "},
        {"another domain", FROM ID STOP BODY, "stop@example.be", "els@elders.example",
         TRUE, 0, "login "},
        {"numbered elsewhere", FROM "Message-ID: <1@laptop>\r\n" STOP BODY,
         "stop@example.be", NULL, TRUE, 0, "message_id "},
        {"no pace", FROM ID STOP BODY, "stop@example.be", NULL, FALSE, 0, "pace "},
        {"too large", FROM ID STOP BODY, "stop@example.be", NULL, TRUE, 20, "size "},
        {"as large as may be", FROM ID STOP BODY, "stop@example.be", NULL, TRUE, 400, ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct bulk_facts facts = {
            .message = cases[i].message,
            .length = strlen(cases[i].message),
            .sender_address = "els@example.be",
            .objections_email = cases[i].objections,
            .user = cases[i].user,
            .has_pace = cases[i].has_pace,
            .largest = cases[i].largest,
        };
        g_autoptr(GArray) findings = bulk_check(&facts);
        g_autoptr(GString) bad = g_string_new(NULL);
        for (guint j = 0; j < findings->len; j++) {
            const struct bulk_finding *finding =
                &g_array_index(findings, struct bulk_finding, j);
            assert_non_null(finding->sentence);
            if (!finding->is_good)
                g_string_append_printf(bad, "%s ", finding->check);
        }
        if (strcmp(bad->str, cases[i].bad) != 0)
            fail_msg("%s: “%s”", cases[i].label, bad->str);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_checks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
