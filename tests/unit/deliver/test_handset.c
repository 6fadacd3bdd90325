/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "deliver/handset.h"
#include "deliver/modem.h"

static guint sent_count(const struct modem *modem)
{
    g_auto(GStrv) lines = modem_sent(modem);

    return g_strv_length(lines);
}

static enum submission send_text(struct handset *handset, const char *to,
                                 const char *text, enum sms_coding coding,
                                 guint8 *reference, char *status, GError **error)
{
    const struct handset_part part = {
        .to = to,
        .text = {text, strlen(text)},
        .coding = coding,
        .number = 1,
        .total = 1,
        .valid_minutes = 120,
    };

    return handset_send(handset, &part, reference, status, error);
}

/* ---- what goes out ---- */

static void test_every_character_of_the_alphabet_goes_out_as_it_is(void **state)
{
    static const char *const texts[] = {
        "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
        "^{}\\[~]|€ ~~ €€ [~]",
    };
    struct modem modem = {0};
    GError *error = NULL;

    (void)state;
    modem_start(&modem, "{}");
    struct handset *handset = modem_open(&modem, &error);
    assert_non_null(handset);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        char status[SUBMISSION_STATUS_SIZE] = "";
        guint8 reference = 0;
        assert_int_equal(send_text(handset, "+32470000001", texts[i], SMS_GSM7,
                                   &reference, status, &error),
                         SUBMISSION_ACCEPTED);
        assert_int_equal(reference, i + 1);
    }
    handset_close(handset);
    g_auto(GStrv) lines = modem_sent(&modem);
    assert_int_equal(g_strv_length(lines), G_N_ELEMENTS(texts));
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GString) json = g_string_new(texts[i]);
        g_string_replace(json, "\\", "\\\\", 0);
        g_string_replace(json, "\"", "\\\"", 0);
        g_string_replace(json, "\n", "\\n", 0);
        g_string_prepend(json, "\"text\": \"");
        g_string_append(json, "\", \"srr\": true, \"valid\": 120");
        if (strstr(lines[i], json->str) == NULL)
            fail_msg("%s\nis not in\n%s", json->str, lines[i]);
        assert_non_null(strstr(lines[i], "\"coding\": \"gsm7\", \"udh\": null"));
    }
    modem_clear(&modem);
}

static void test_ucs2_goes_out_as_it_is(void **state)
{
    static const struct {
        const char *label, *text;
        gboolean fits;
    } cases[] = {
        {"accents, quotes, a pair of surrogates", "Ça ’œuvre ê 😀", TRUE},
        {"the escape of the library", "ç ~ ~~ x~", TRUE},
        {"70 units",
         "ç123456789012345678901234567890123456789012345678901234567890123456789", TRUE},
        {"35 emoji", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", TRUE},
        {"70 units with an escape",
         "ç12345678901234567890123456789~123456789012345678901234567890123456789", FALSE},
    };
    struct modem modem = {0};
    GError *error = NULL;

    (void)state;
    modem_start(&modem, "{}");
    struct handset *handset = modem_open(&modem, &error);
    assert_non_null(handset);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        char status[SUBMISSION_STATUS_SIZE] = "";
        guint8 reference = 0;
        guint before = sent_count(&modem);
        enum submission submission = send_text(handset, "+32470000001", cases[i].text,
                                               SMS_UCS2, &reference, status, &error);
        g_auto(GStrv) lines = modem_sent(&modem);
        g_autofree char *wanted = g_strdup_printf("\"text\": \"%s\"", cases[i].text);
        if (cases[i].fits) {
            if (submission != SUBMISSION_ACCEPTED || error != NULL ||
                strstr(lines[before], wanted) == NULL)
                fail_msg("%s: %d, %s", cases[i].label, submission,
                         error != NULL ? error->message : lines[before]);
            continue;
        }
        if (submission != SUBMISSION_STOPPED || g_strv_length(lines) != before ||
            !g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT))
            fail_msg("%s: %d", cases[i].label, submission);
        g_clear_error(&error);
    }
    handset_close(handset);
    modem_clear(&modem);
}

/* ---- what may go wrong ---- */

enum {
    N = -1 /* no error wanted */
};

/* Three messages: what becomes of each, and how many PDUs left the phone. */
static const struct {
    const char *label, *script;
    enum submission outcome[3];
    const char *status[3];
    int code[3]; /* of the error, or N */
    guint sent;
    gboolean is_silent; /* from the second message on */
} faults[] = {
    {"all is well",
     "{}",
     {SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED},
     {"", "", ""},
     {N, N, N},
     3},
    {"echo off, a slow line, nonsense in between",
     "{\"echo\": false, \"chunk\": 7, \"faults\": [{\"on\": 0, \"do\": \"garbage\"}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED},
     {"", "", ""},
     {N, N, N},
     3},
    {"reports come in between",
     "{\"ds\": 1, \"report\": {\"*\": 0}}",
     {SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED},
     {"", "", ""},
     {N, N, N},
     3},
    {"a number that is not assigned",
     "{\"faults\": [{\"on\": 2, \"do\": \"cms\", \"code\": 1}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_REFUSED, SUBMISSION_ACCEPTED},
     {"", "5.1.1", ""},
     {N, N, N},
     2},
    {"congestion",
     "{\"faults\": [{\"on\": 1, \"do\": \"cms\", \"code\": 42}]}",
     {SUBMISSION_POSTPONED, SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED},
     {"4.4.5", "", ""},
     {N, N, N},
     2},
    {"congestion before the message",
     "{\"faults\": [{\"on\": 1, \"do\": \"early_cms\", \"code\": 42}]}",
     {SUBMISSION_POSTPONED, SUBMISSION_ACCEPTED, SUBMISSION_ACCEPTED},
     {"4.4.5", "", ""},
     {N, N, N},
     2},
    {"refused without saying whom it concerns: after the third it is the SIM card",
     "{\"faults\": [{\"on\": 0, \"do\": \"cms\", \"code\": 21}]}",
     {SUBMISSION_POSTPONED, SUBMISSION_POSTPONED, SUBMISSION_STOPPED},
     {"4.7.1", "4.7.1", "4.7.1"},
     {N, N, KIESPOST_ERROR_UNAVAILABLE},
     0},
    {"a barred SIM card",
     "{\"faults\": [{\"on\": 2, \"do\": \"cms\", \"code\": 8}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_STOPPED, SUBMISSION_ACCEPTED},
     {"", "5.7.1", ""},
     {N, KIESPOST_ERROR_UNAVAILABLE, N},
     2},
    {"no network for the moment",
     "{\"faults\": [{\"on\": 2, \"do\": \"cms\", \"code\": 331}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_DELAYED, SUBMISSION_ACCEPTED},
     {"", "4.4.1", ""},
     {N, KIESPOST_ERROR_UNAVAILABLE, N},
     2},
    {"the network said nothing",
     "{\"faults\": [{\"on\": 2, \"do\": \"cms\", \"code\": 332}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_IN_DOUBT, SUBMISSION_ACCEPTED},
     {"", "4.4.7", ""},
     {N, N, N},
     2},
    {"an error that says nothing, to the first of all",
     "{\"faults\": [{\"on\": 0, \"do\": \"error\"}]}",
     {SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED, SUBMISSION_STOPPED},
     {"4.0.0", "", ""},
     {N, KIESPOST_ERROR_UNAVAILABLE, KIESPOST_ERROR_UNAVAILABLE},
     0},
    {"an error that says nothing, before the message",
     "{\"faults\": [{\"on\": 2, \"do\": \"early_error\"}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_STOPPED, SUBMISSION_ACCEPTED},
     {"", "4.0.0", ""},
     {N, KIESPOST_ERROR_UNAVAILABLE, N},
     2},
    {"silence after the message",
     "{\"faults\": [{\"on\": 2, \"do\": \"silent\"}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED},
     {"", "", ""},
     {N, N, KIESPOST_ERROR_UNAVAILABLE},
     2,
     TRUE},
    {"the answer is swallowed: nothing is said twice",
     "{\"faults\": [{\"on\": 2, \"do\": \"swallow\"}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED},
     {"", "", ""},
     {N, N, KIESPOST_ERROR_UNAVAILABLE},
     2,
     TRUE},
    {"the answer comes too late: nobody else's",
     "{\"faults\": [{\"on\": 2, \"do\": \"late\"}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED},
     {"", "", ""},
     {N, N, KIESPOST_ERROR_UNAVAILABLE},
     2,
     TRUE},
    {"no prompt",
     "{\"faults\": [{\"on\": 2, \"do\": \"silent_prompt\"}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_STOPPED, SUBMISSION_STOPPED},
     {"", "", ""},
     {N, KIESPOST_ERROR_UNAVAILABLE, KIESPOST_ERROR_UNAVAILABLE},
     1,
     TRUE},
    {"it goes away before the message",
     "{\"faults\": [{\"on\": 2, \"do\": \"hangup_before\"}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_STOPPED, SUBMISSION_STOPPED},
     {"", "", ""},
     {N, KIESPOST_ERROR_UNAVAILABLE, KIESPOST_ERROR_UNAVAILABLE},
     1},
    {"it goes away after the message",
     "{\"faults\": [{\"on\": 2, \"do\": \"hangup_after\"}]}",
     {SUBMISSION_ACCEPTED, SUBMISSION_IN_DOUBT, SUBMISSION_STOPPED},
     {"", "", ""},
     {N, N, KIESPOST_ERROR_UNAVAILABLE},
     2},
};

static void test_faults(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        struct modem modem = {0};
        GError *error = NULL;
        modem_start(&modem, faults[i].script);
        struct handset *handset = modem_open(&modem, &error);
        if (handset == NULL)
            fail_msg("%s: %s", faults[i].label, error->message);
        for (guint n = 0; n < 3; n++) {
            g_autofree char *to = g_strdup_printf("+3247000000%u", n + 1);
            char status[SUBMISSION_STATUS_SIZE] = "";
            guint8 reference = 0;
            modem_haste = n > 0 && faults[i].is_silent ? HASTE_SILENCE : HASTE_USUAL;
            enum submission submission =
                send_text(handset, to, "Hallo", SMS_GSM7, &reference, status, &error);
            int code = error != NULL ? error->code : N;
            if (submission != faults[i].outcome[n] || code != faults[i].code[n] ||
                strcmp(status, faults[i].status[n]) != 0)
                fail_msg("%s: message %u: %d “%s” %s", faults[i].label, n + 1, submission,
                         status, error != NULL ? error->message : "");
            if (error != NULL && strstr(error->message, "+324") != NULL)
                fail_msg("%s: somebody is named", faults[i].label);
            g_clear_error(&error);
        }
        modem_haste = HASTE_USUAL;
        handset_close(handset);
        if (sent_count(&modem) != faults[i].sent)
            fail_msg("%s: %u sent", faults[i].label, sent_count(&modem));
        modem_clear(&modem);
    }
}

/* ---- opening ---- */

static void test_opening(void **state)
{
    static const struct {
        const char *label, *script;
        int code;
        const char *says;
        gboolean is_silent;
    } cases[] = {
        {"silence", "{\"silent\": true}", KIESPOST_ERROR_UNAVAILABLE, "no phone answers",
         TRUE},
        {"something else", "{\"babble\": true}", KIESPOST_ERROR_UNAVAILABLE,
         "no phone answers"},
        {"a PIN", "{\"pin\": true}", KIESPOST_ERROR_UNAVAILABLE, "PIN"},
        {"no SIM card", "{\"sim\": false}", KIESPOST_ERROR_UNAVAILABLE, "no SIM card"},
        {"no network", "{\"creg\": 2}", KIESPOST_ERROR_UNAVAILABLE, "no network"},
        {"no service centre", "{\"smsc\": \"\"}", KIESPOST_ERROR_UNAVAILABLE,
         "service centre"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct modem modem = {0};
        GError *error = NULL;
        modem_start(&modem, cases[i].script);
        modem_haste = cases[i].is_silent ? HASTE_SILENCE : HASTE_USUAL;
        struct handset *handset = modem_open(&modem, &error);
        modem_haste = HASTE_USUAL;
        if (handset != NULL)
            fail_msg("%s: opened", cases[i].label);
        if (error->code != cases[i].code || strstr(error->message, cases[i].says) == NULL)
            fail_msg("%s: %s", cases[i].label, error->message);
        g_clear_error(&error);
        modem_clear(&modem);
    }
}

static void test_no_such_phone(void **state)
{
    static const struct {
        const char *device, *connection;
        int code;
    } cases[] = {
        {"/nonexistent/ttyUSB0", "at", KIESPOST_ERROR_UNAVAILABLE},
        {"/dev/null", "at19200", KIESPOST_ERROR_UNAVAILABLE},
        {"/dev/null", "fbus", KIESPOST_ERROR_CONFIG},
        {"/dev/null", "", KIESPOST_ERROR_CONFIG},
        {"/dev/null", "attic", KIESPOST_ERROR_CONFIG},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct handset_settings settings = {
            .device = (char *)cases[i].device, .connection = (char *)cases[i].connection};
        GError *error = NULL;
        assert_null(handset_open(&settings, &error));
        if (error->code != cases[i].code)
            fail_msg("%s, %s: %s", cases[i].device, cases[i].connection, error->message);
        g_clear_error(&error);
    }
}

static void test_it_tells_of_itself(void **state)
{
    struct modem modem = {0};
    struct handset_facts facts;
    GError *error = NULL;

    (void)state;
    modem_start(&modem, "{\"manufacturer\": \"Voorbeeld NV\", \"csq\": 31}");
    struct handset *handset = modem_open(&modem, &error);
    assert_non_null(handset);
    assert_true(handset_describe(handset, &facts, &error));
    assert_string_equal(facts.manufacturer, "Voorbeeld NV");
    assert_string_equal(facts.model, "Proef 1");
    assert_string_equal(facts.network, "Voorbeeldnet");
    assert_string_equal(facts.service_centre, "+32475161616");
    assert_true(facts.signal_percent > 90);
    assert_true(facts.reports_wanted);
    handset_facts_clear(&facts);
    handset_close(handset);
    assert_int_equal(sent_count(&modem), 0);
    modem_clear(&modem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_character_of_the_alphabet_goes_out_as_it_is),
        cmocka_unit_test(test_ucs2_goes_out_as_it_is),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_opening),
        cmocka_unit_test(test_no_such_phone),
        cmocka_unit_test(test_it_tells_of_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
