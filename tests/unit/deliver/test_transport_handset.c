/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "deliver/handset.h"
#include "deliver/modem.h"

/* 7 bits, two parts. */
#define LONG                                                                             \
    "Beste Els, op zondag kunt u stemmen. Kom vooraf praten op het dorpsplein, op "      \
    "zaterdag om tien uur, met koffie en met uw vragen over school, straat en park. "    \
    "Groeten van An uit Gent. Stuur STOP en u krijgt niets meer."

struct noted {
    GString *parts;
    gboolean fails;
};

static gboolean note(gpointer context, gint64 recipient, const char *to, guint number,
                     guint total, guint8 message_reference, GError **error)
{
    struct noted *noted = context;

    g_string_append_printf(noted->parts, "%d %s %u/%u mr %u\n", (int)recipient, to,
                           number, total, message_reference);
    if (noted->fails)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_IO, "full");
    return !noted->fails;
}

static enum submission submit(struct transport *transport, guint who, const char *text,
                              char *status, GError **error)
{
    g_autofree char *to = g_strdup_printf("+3247000000%u", who);
    g_autofree char *stem = g_strdup_printf("uitnodiging-r-%06u", who);
    const struct submission_request request = {.from = "",
                                               .to = to,
                                               .bytes = text,
                                               .length = strlen(text),
                                               .stem = stem,
                                               .recipient = who};

    return transport->submit(transport, &request, status, error);
}

static void test_a_long_text_goes_out_in_parts(void **state)
{
    struct noted noted = {.parts = g_string_new(NULL)};
    struct modem modem = {0};
    GError *error = NULL;
    char status[SUBMISSION_STATUS_SIZE] = "";
    char references[3][64];

    (void)state;
    modem_start(&modem, "{}");
    struct handset *handset = modem_open(&modem, &error);
    assert_non_null(handset);
    struct transport *transport = transport_handset_new(handset, note, &noted);
    assert_string_equal(transport->name, "handset");
    for (guint who = 1; who <= 2; who++)
        assert_int_equal(submit(transport, who, LONG, status, &error),
                         SUBMISSION_ACCEPTED);
    assert_int_equal(submit(transport, 1, "Kort", status, &error), SUBMISSION_ACCEPTED);
    transport_close(transport);
    handset_close(handset);
    assert_string_equal(noted.parts->str, "1 +32470000001 1/2 mr 1\n"
                                          "1 +32470000001 2/2 mr 2\n"
                                          "2 +32470000002 1/2 mr 3\n"
                                          "2 +32470000002 2/2 mr 4\n"
                                          "1 +32470000001 1/1 mr 5\n");
    g_auto(GStrv) lines = modem_sent(&modem);
    assert_int_equal(g_strv_length(lines), 5);
    for (guint i = 0; i < 4; i++) {
        g_autofree char *end = g_strdup_printf(", 2, %u], ", i % 2 + 1);
        const char *udh = strstr(lines[i], "\"udh\": [");
        assert_non_null(udh);
        assert_non_null(strstr(udh, end));
        if (i < 3)
            g_strlcpy(references[i], udh, strcspn(udh, ",") + 1);
    }
    /* One for both parts, another one for the next message. */
    assert_string_equal(references[0], references[1]);
    assert_string_not_equal(references[0], references[2]);
    assert_non_null(strstr(lines[4], "\"udh\": null"));
    modem_clear(&modem);
    g_string_free(noted.parts, TRUE);
}

static void test_a_part_fails(void **state)
{
    static const struct {
        const char *label, *fault;
        gboolean note_fails;
        enum submission first, second;
        const char *says; /* with the second */
        guint sent;       /* of the first */
    } cases[] = {
        {"all is well", "", FALSE, SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED, "", 2},
        {"the first is refused", "{\"on\": 1, \"do\": \"cms\", \"code\": 1}", FALSE,
         SUBMISSION_REFUSED, SUBMISSION_ACCEPTED, "", 0},
        {"the first has to wait", "{\"on\": 1, \"do\": \"cms\", \"code\": 42}", FALSE,
         SUBMISSION_POSTPONED, SUBMISSION_ACCEPTED, "", 0},
        {"the second is refused: somebody has half a text",
         "{\"on\": 2, \"do\": \"cms\", \"code\": 1}", FALSE, SUBMISSION_IN_DOUBT,
         SUBMISSION_ACCEPTED, "", 1},
        {"the second has to wait: once", "{\"on\": 2, \"do\": \"cms\", \"code\": 42}",
         FALSE, SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED, "", 2},
        {"the second has to wait: for ever",
         "{\"on\": 2, \"do\": \"cms\", \"code\": 42}, "
         "{\"on\": 3, \"do\": \"cms\", \"code\": 42}, "
         "{\"on\": 4, \"do\": \"cms\", \"code\": 42}",
         FALSE, SUBMISSION_IN_DOUBT, SUBMISSION_ACCEPTED, "", 1},
        {"no credit for the second", "{\"on\": 2, \"do\": \"cms\", \"code\": 8}", FALSE,
         SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED, "CMS 8", 1},
        {"no network for the second", "{\"on\": 2, \"do\": \"cms\", \"code\": 331}",
         FALSE, SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED, "CMS 331", 1},
        {"it goes away before the second", "{\"on\": 2, \"do\": \"hangup_before\"}",
         FALSE, SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED, "went away", 1},
        {"it goes away after the first", "{\"on\": 1, \"do\": \"hangup_after\"}", FALSE,
         SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED, "no longer answers", 1},
        {"the first cannot be noted", "", TRUE, SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED,
         "full", 1},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *script = g_strdup_printf("{\"faults\": [%s]}", cases[i].fault);
        struct noted noted = {.parts = g_string_new(NULL), .fails = cases[i].note_fails};
        struct modem modem = {0};
        GError *error = NULL;
        char status[SUBMISSION_STATUS_SIZE] = "";
        modem_start(&modem, script);
        struct handset *handset = modem_open(&modem, &error);
        assert_non_null(handset);
        struct transport *transport = transport_handset_new(handset, note, &noted);
        enum submission first = submit(transport, 1, LONG, status, &error);
        if (first != cases[i].first || error != NULL)
            fail_msg("%s: %d %s", cases[i].label, first,
                     error != NULL ? error->message : "");
        g_auto(GStrv) lines = modem_sent(&modem);
        if (g_strv_length(lines) != cases[i].sent)
            fail_msg("%s: %u parts", cases[i].label, g_strv_length(lines));
        enum submission second = submit(transport, 2, "Kort", status, &error);
        if (second != cases[i].second ||
            strstr(error != NULL ? error->message : "", cases[i].says) == NULL)
            fail_msg("%s: then %d %s", cases[i].label, second,
                     error != NULL ? error->message : "");
        g_clear_error(&error);
        transport_close(transport);
        handset_close(handset);
        modem_clear(&modem);
        g_string_free(noted.parts, TRUE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_long_text_goes_out_in_parts),
        cmocka_unit_test(test_a_part_fails),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
