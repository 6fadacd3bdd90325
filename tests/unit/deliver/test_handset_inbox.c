/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "deliver/handset.h"
#include "deliver/handset_line.h"
#include "deliver/modem.h"

/* What was read, one line each; and what the reader says. */
struct listener {
    GString *heard;
    enum handset_reading answer;
    guint failing_at; /* 0: never */
    guint count;
};

static enum handset_reading listen_to(gpointer context,
                                      const struct handset_message *message,
                                      GError **error)
{
    struct listener *listener = context;

    if (message->kind == HANDSET_REPORT)
        g_string_append_printf(listener->heard, "report %s %u %02x\n", message->from,
                               message->reference, message->delivery_state);
    else
        g_string_append_printf(listener->heard, "text %s %s\n", message->from,
                               message->text);
    if (++listener->count == listener->failing_at) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_IO, "full");
        return HANDSET_FAILED;
    }
    return listener->answer;
}

static char *read_all(struct handset *handset, enum handset_reading answer)
{
    struct listener listener = {.heard = g_string_new(NULL), .answer = answer};
    GError *error = NULL;

    if (!handset_read(handset, listen_to, &listener, &error))
        fail_msg("%s", error->message);
    return g_string_free(listener.heard, FALSE);
}

/* ---- texts ---- */

#define RECENT "\"at\": \"2030-09-20T10:00:00+02:00\""

static void test_texts(void **state)
{
    static const struct {
        const char *label, *inbox, *heard;
    } cases[] = {
        {"nothing", "", ""},
        {"one", "{\"from\": \"+32470000001\", \"text\": \"STOP\"}",
         "text +32470000001 STOP\n"},
        {"a national number", "{\"from\": \"0470000001\", \"text\": \"Stop é [€]\"}",
         "text +32470000001 Stop é [€]\n"},
        {"in UCS-2",
         "{\"from\": \"32470000001\", \"text\": \"Arrêtez ~ ç 😀\", "
         "\"coding\": \"ucs2\"}",
         "text +32470000001 Arrêtez ~ ç 😀\n"},
        {"0032", "{\"from\": \"0032470000001\", \"text\": \"x\"}",
         "text +32470000001 x\n"},
        {"a short code and a name",
         "{\"from\": \"8850\", \"text\": \"a\"}, {\"from\": \"Proximus\", \"text\": "
         "\"b\"}",
         "text 8850 a\ntext Proximus b\n"},
        {"from abroad", "{\"from\": \"+31612345678\", \"text\": \"STOP\"}",
         "text +31612345678 STOP\n"},
        {"in three parts, out of order",
         "{\"from\": \"+32470000001\", \"text\": \"een twee drie vier vijf\", "
         "\"parts\": 3, \"order\": [3, 1, 2]}",
         "text +32470000001 een twee drie vier vijf\n"},
        {"two long texts of one person",
         "{\"from\": \"+32470000001\", \"text\": \"eerste lange\", \"parts\": 2}, "
         "{\"from\": \"+32470000001\", \"text\": \"tweede lange\", \"parts\": 2, "
         "\"coding\": \"ucs2\"}",
         "text +32470000001 eerste lange\ntext +32470000001 tweede lange\n"},
        {"what cannot be read is passed over",
         "{\"pdu\": \"00\"}, {\"pdu\": \"07912374151616F604\"}, "
         "{\"from\": \"+32470000001\", \"text\": \"STOP\"}",
         "text +32470000001 STOP\n"},
        {"on the phone and on the SIM card",
         "{\"from\": \"+32470000001\", \"text\": \"a\", \"memory\": \"SM\", " RECENT "}, "
         "{\"from\": \"+32470000002\", \"text\": \"b\", \"memory\": \"ME\", " RECENT "}",
         "text +32470000001 a\ntext +32470000002 b\n"},
        {"only on the phone",
         "{\"from\": \"+32470000002\", \"text\": \"b\", "
         "\"memory\": \"ME\"}",
         "text +32470000002 b\n"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *script = g_strdup_printf("{\"inbox\": [%s]}", cases[i].inbox);
        struct modem modem = {0};
        GError *error = NULL;
        modem_start(&modem, script);
        struct handset *handset = modem_open(&modem, &error);
        assert_non_null(handset);
        for (guint again = 0; again < 2; again++) {
            /* They stay, whatever is answered. */
            g_autofree char *heard = read_all(handset, HANDSET_TAKEN);
            if (strcmp(heard, cases[i].heard) != 0)
                fail_msg("%s, %u: %s", cases[i].label, again, heard);
        }
        handset_close(handset);
        modem_clear(&modem);
    }
}

static void test_a_text_without_all_its_parts(void **state)
{
    static const struct {
        const char *label, *at, *heard;
    } cases[] = {
        {"they may still come", "2099-01-01T00:00:00+00:00", ""},
        {"they come no more", "2026-01-01T00:00:00+00:00", "text +32470000001 STOP \n"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *script = g_strdup_printf(
            "{\"inbox\": [{\"from\": \"+32470000001\", \"text\": \"STOP alles\", "
            "\"parts\": 2, \"order\": [1], \"at\": \"%s\"}]}",
            cases[i].at);
        struct modem modem = {0};
        GError *error = NULL;
        modem_start(&modem, script);
        struct handset *handset = modem_open(&modem, &error);
        assert_non_null(handset);
        g_autofree char *heard = read_all(handset, HANDSET_KEEP);
        if (strcmp(heard, cases[i].heard) != 0)
            fail_msg("%s: %s", cases[i].label, heard);
        handset_close(handset);
        modem_clear(&modem);
    }
}

/* ---- reports ---- */

#define REPORTS                                                                          \
    "[{\"report_of\": \"+32470000001\", \"mr\": 7, \"st\": 0, "                          \
    "\"at\": \"2030-09-20T10:00:00+02:00\"}, "                                           \
    "{\"from\": \"+32470000003\", \"text\": \"STOP\", "                                  \
    "\"at\": \"2030-09-20T10:01:00+02:00\"}, "                                           \
    "{\"report_of\": \"+32470000002\", \"mr\": 255, \"st\": 70, "                        \
    "\"at\": \"2030-09-20T10:02:00+02:00\", \"memory\": \"%s\"}]"

static void test_reports_that_were_taken_are_deleted(void **state)
{
    static const char *const memories[] = {"SM", "ME", "SR"};
    static const char all[] = "report +32470000001 7 00\n"
                              "text +32470000003 STOP\n"
                              "report +32470000002 255 46\n";

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(memories); i++) {
        g_autofree char *inbox = g_strdup_printf(REPORTS, memories[i]);
        g_autofree char *script =
            g_strdup_printf("{\"memories\": [\"SM\", \"ME\"%s], \"inbox\": %s}",
                            strcmp(memories[i], "SR") == 0 ? ", \"SR\"" : "", inbox);
        struct modem modem = {0};
        GError *error = NULL;
        modem_start(&modem, script);
        struct handset *handset = modem_open(&modem, &error);
        assert_non_null(handset);
        g_autofree char *kept = read_all(handset, HANDSET_KEEP);
        g_autofree char *taken = read_all(handset, HANDSET_TAKEN);
        g_autofree char *left = read_all(handset, HANDSET_TAKEN);
        if (strcmp(kept, all) != 0 || strcmp(taken, all) != 0 ||
            strcmp(left, "text +32470000003 STOP\n") != 0)
            fail_msg("%s: %s––\n%s––\n%s", memories[i], kept, taken, left);
        handset_close(handset);
        modem_clear(&modem);
    }
}

static void test_what_was_taken_before_a_failure_is_deleted(void **state)
{
    g_autofree char *inbox = g_strdup_printf(REPORTS, "SM");
    g_autofree char *script = g_strdup_printf("{\"inbox\": %s}", inbox);
    struct listener listener = {
        .heard = g_string_new(NULL), .answer = HANDSET_TAKEN, .failing_at = 2};
    struct modem modem = {0};
    GError *error = NULL;

    (void)state;
    modem_start(&modem, script);
    struct handset *handset = modem_open(&modem, &error);
    assert_non_null(handset);
    assert_false(handset_read(handset, listen_to, &listener, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO));
    g_clear_error(&error);
    g_autofree char *left = read_all(handset, HANDSET_TAKEN);
    assert_string_equal(left, "text +32470000003 STOP\nreport +32470000002 255 46\n");
    handset_close(handset);
    modem_clear(&modem);
    g_string_free(listener.heard, TRUE);
}

/* Those on what was just sent: stored by the phone, or passed on at once. */
static void test_reports_on_what_was_sent(void **state)
{
    (void)state;
    for (guint ds = 1; ds <= 2; ds++) {
        g_autofree char *script =
            g_strdup_printf("{\"ds\": %u, \"report\": {\"+32470000002\": 0, "
                            "\"*\": 65}}",
                            ds);
        struct modem modem = {0};
        GError *error = NULL;
        modem_start(&modem, script);
        struct handset *handset = modem_open(&modem, &error);
        assert_non_null(handset);
        for (guint i = 1; i <= 2; i++) {
            g_autofree char *to = g_strdup_printf("+3247000000%u", i);
            const struct handset_part part = {.to = to,
                                              .text = {"Hallo", 5},
                                              .coding = SMS_GSM7,
                                              .number = 1,
                                              .total = 1,
                                              .valid_minutes = 60};
            char status[SUBMISSION_STATUS_SIZE];
            guint8 reference = 0;
            assert_int_equal(handset_send(handset, &part, &reference, status, &error),
                             SUBMISSION_ACCEPTED);
            assert_int_equal(reference, i);
        }
        g_autofree char *kept = read_all(handset, HANDSET_KEEP);
        g_autofree char *taken = read_all(handset, HANDSET_TAKEN);
        g_autofree char *left = read_all(handset, HANDSET_TAKEN);
        const char *wanted = "report +32470000001 1 41\nreport +32470000002 2 00\n";
        if (strcmp(kept, wanted) != 0 || strcmp(taken, wanted) != 0 || *left != '\0')
            fail_msg("ds=%u: %s––\n%s––\n%s", ds, kept, taken, left);
        handset_close(handset);
        modem_clear(&modem);
    }
}

static void test_a_phone_that_went_away(void **state)
{
    struct listener listener = {.heard = g_string_new(NULL), .answer = HANDSET_KEEP};
    struct modem modem = {0};
    GError *error = NULL;

    (void)state;
    modem_start(&modem, "{}");
    struct handset *handset = modem_open(&modem, &error);
    assert_non_null(handset);
    modem_stop(&modem);
    assert_false(handset_read(handset, listen_to, &listener, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE));
    g_clear_error(&error);
    handset_close(handset);
    modem_clear(&modem);
    g_string_free(listener.heard, TRUE);
}

/* ---- numbers ---- */

static void test_numbers(void **state)
{
    static const struct {
        const char *text, *number;
    } cases[] = {
        {"+32470000001", "+32470000001"},
        {"0470000001", "+32470000001"},
        {"0032470000001", "+32470000001"},
        {"32470000001", "+32470000001"},
        {"092268888", "+3292268888"},
        {"3292268888", "+3292268888"},
        {"+31612345678", "+31612345678"},
        {"0031612345678", "+31612345678"},
        {"8850", "8850"},
        {"Proximus", "Proximus"},
        {"", ""},
        {"32", "32"},
        {"0", "0"},
        {"047000000", "+3247000000"},
        {"00", "00"},
        {"0470 12", "0470 12"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *number = handset_number(cases[i].text);
        assert_string_equal(number, cases[i].number);
    }
}

static void test_texts_of_the_library(void **state)
{
    static const guint8 torn[] = {0xD8, 0x3D, 0x00, 'a',  0xDE, 0x00,
                                  0xD8, 0x3D, 0xDE, 0x00, 0,    0};
    guint8 room[8];

    (void)state;
    g_autofree char *text = handset_text_out(torn);
    assert_string_equal(text, "a😀");
    assert_true(handset_text_in("abc", 3, room, sizeof room));
    assert_false(handset_text_in("abcd", 4, room, sizeof room));
    assert_true(handset_text_in("😀x", strlen("😀x"), room, sizeof room));
    assert_memory_equal(room, "\xD8\x3D\xDE\x00\x00x\x00\x00", 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_a_text_without_all_its_parts),
        cmocka_unit_test(test_reports_that_were_taken_are_deleted),
        cmocka_unit_test(test_what_was_taken_before_a_failure_is_deleted),
        cmocka_unit_test(test_reports_on_what_was_sent),
        cmocka_unit_test(test_a_phone_that_went_away),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_texts_of_the_library),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
