/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/text_page.h"
#include "command/text_survey.h"

static void add(struct text_survey *survey, gint64 recipient, const char *text)
{
    struct text_message message;

    text_message_init(&message);
    g_string_assign(message.text, text);
    sms_measure(text, strlen(text), &message.size);
    text_survey_add(survey, recipient, &message);
    text_message_clear(&message);
}

static char *repeat(const char *text, guint times)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < times; i++)
        g_string_append(out, text);
    return g_string_free(out, FALSE);
}

static void test_nobody(void **state)
{
    (void)state;
    g_autoptr(TextSurvey) survey = text_survey_new();

    assert_int_equal(survey->people, 0);
    assert_int_equal(survey->parts, 0);
    assert_int_equal(survey->foreign->len, 0);
}

/* Each text alone: what it takes, and what it would take without accents. */
static void test_sizes(void **state)
{
    (void)state;
    const struct {
        const char *label, *unit;
        guint times;
        gint64 parts, plain, unicode;
    } cases[] = {
        {"one part", "a", 160, 1, 1, 0},
        {"one letter more", "a", 161, 2, 2, 0},
        {"é is in the alphabet", "é", 160, 1, 1, 0},
        {"ç is not", "ç", 70, 1, 1, 1},
        {"ç, where c would save a part", "ç", 71, 2, 1, 1},
        {"nothing stands for Cyrillic", "д", 71, 2, 2, 1},
        {"ten parts", "a", 1530, 10, 10, 0},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TextSurvey) survey = text_survey_new();
        g_autofree char *text = repeat(cases[i].unit, cases[i].times);
        print_message("%s\n", cases[i].label);
        add(survey, 7, text);
        assert_int_equal(survey->people, 1);
        assert_int_equal(survey->parts, cases[i].parts);
        assert_int_equal(survey->plain_parts, cases[i].plain);
        assert_int_equal(survey->unicode, cases[i].unicode);
        assert_int_equal(survey->by_parts[cases[i].parts], 1);
        assert_int_equal(survey->longest, 7);
    }
}

static void test_everybody(void **state)
{
    (void)state;
    g_autoptr(TextSurvey) survey = text_survey_new();
    g_autofree char *two_parts = repeat("a", 161), *longer = repeat("a", 200);

    add(survey, 1, "a");
    add(survey, 2, two_parts);
    add(survey, 3, longer);
    add(survey, 4, "ça, ça");
    add(survey, 5, "l’école, ça");
    assert_int_equal(survey->people, 5);
    assert_int_equal(survey->parts, 7);
    assert_int_equal(survey->by_parts[1], 3);
    assert_int_equal(survey->by_parts[2], 2);
    assert_int_equal(survey->longest, 3);
    assert_int_equal(survey->unicode, 2);
    assert_int_equal(survey->foreign->len, 2);
    const struct text_foreign *cedilla =
        &g_array_index(survey->foreign, struct text_foreign, 0);
    assert_int_equal(cedilla->character, 0xE7);
    assert_string_equal(cedilla->replacement, "c");
    assert_int_equal(cedilla->people, 2);
    assert_int_equal(cedilla->most, 2);
    const struct text_foreign *quote =
        &g_array_index(survey->foreign, struct text_foreign, 1);
    assert_int_equal(quote->character, 0x2019);
    assert_int_equal(quote->people, 1);
}

static void test_phrases(void **state)
{
    (void)state;
    const struct {
        const char *text, *phrase;
    } cases[] = {
        {"abc", "3 of 160 characters, 1 part"},
        {"€", "2 of 160 characters, 1 part"},
        {"ç", "1 of 70 characters (fewer fit, because of special ones), 1 part"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct sms_size size;
        sms_measure(cases[i].text, strlen(cases[i].text), &size);
        g_autofree char *phrase = text_size_phrase(&size);
        assert_string_equal(phrase, cases[i].phrase);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_everybody),
        cmocka_unit_test(test_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
