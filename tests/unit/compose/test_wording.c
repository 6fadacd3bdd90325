/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "compose/campaign.h"
#include "reference/calendar.h"

static void test_days(void **state)
{
    static const struct {
        enum language language;
        int year, month, day;
        const char *written;
    } cases[] = {
        {LANGUAGE_NL, 2030, 10, 13, "13 oktober 2030"},
        {LANGUAGE_NL, 2030, 9, 1, "1 september 2030"},
        {LANGUAGE_NL, 2024, 2, 29, "29 februari 2024"},
        {LANGUAGE_FR, 2030, 10, 13, "13 octobre 2030"},
        {LANGUAGE_FR, 2030, 9, 1, "1er septembre 2030"},
        {LANGUAGE_FR, 2030, 8, 11, "11 août 2030"},
        {LANGUAGE_FR, 2030, 12, 31, "31 décembre 2030"},
    };
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Wording) wording = wording_load(files, cases[i].language, NULL);
        g_autoptr(GString) out = g_string_new(NULL);
        wording_append_day(
            wording, day_from_ymd(cases[i].year, cases[i].month, cases[i].day), out);
        assert_string_equal(out->str, cases[i].written);
    }
}

static void test_short_days(void **state)
{
    g_autoptr(GString) out = g_string_new("op ");

    (void)state;
    wording_append_short_day(day_from_ymd(2030, 9, 1), out);
    assert_string_equal(out->str, "op 1/9/2030");
    g_string_truncate(out, 0);
    wording_append_short_day(day_from_ymd(2028, 12, 31), out);
    assert_string_equal(out->str, "31/12/2028");
}

static void test_of(void **state)
{
    static const struct {
        enum language language;
        const char *name, *written;
    } cases[] = {
        {LANGUAGE_NL, "Elsene", "van Elsene"},
        {LANGUAGE_FR, "Namur", "de Namur"},
        {LANGUAGE_FR, "Ixelles", "d'Ixelles"},
        {LANGUAGE_FR, "Écaussinnes", "d'Écaussinnes"},
        {LANGUAGE_FR, "Ypres", "d'Ypres"},
        {LANGUAGE_FR, "Huy", "de Huy"},
        {LANGUAGE_FR, "Le Roeulx", "du Roeulx"},
        {LANGUAGE_FR, "Les Bons Villers", "des Bons Villers"},
        {LANGUAGE_FR, "La Louvière", "de La Louvière"},
        {LANGUAGE_FR, "Lessines", "de Lessines"},
    };
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Wording) wording = wording_load(files, cases[i].language, NULL);
        g_autoptr(GString) out = g_string_new(NULL);
        wording_append_of(wording, cases[i].name, out);
        assert_string_equal(out->str, cases[i].written);
    }
}

static void test_alternatives(void **state)
{
    static const char *const texts[] = {NULL, "a@x.be", "", "Kerkstraat 1"};
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_FR, NULL);
    g_autoptr(GString) out = g_string_new(NULL);

    (void)state;
    wording_append_alternatives(wording, texts, G_N_ELEMENTS(texts), out);
    assert_string_equal(out->str, "a@x.be ou Kerkstraat 1");
}

/* Every election of the calendar can be named, with its article, in both languages. */
static void test_every_election_has_words(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (enum language l = LANGUAGE_NL; l <= LANGUAGE_FR; l++) {
        g_autoptr(Wording) wording = wording_load(files, l, NULL);
        assert_int_equal(wording_language(wording), l);
        for (guint i = 0; i < election_count(); i++) {
            const char *regime = election_at(i)->regime->id;
            if (wording_election(wording, regime) == NULL ||
                wording_article(wording, regime) == NULL)
                fail_msg("%s lacks %s", language_code(l), regime);
        }
        assert_null(wording_article(wording, "BE-POPREG"));
    }
}

static void test_wrong_wording(void **state)
{
    static const struct {
        const char *label, *path, *text, *sentence;
    } cases[] = {
        {"placeholder", "nl/notice.post.md", "a\n{{naam}}",
         "template “nl/notice.post.md”, line 2: there is no placeholder “{{naam}}”"},
        {"placeholder in an e-mail's", "nl/notice.email.list.md", "a\n\n{{naam}}",
         "template “nl/notice.email.list.md”, line 3: there is no placeholder "
         "“{{naam}}”"},
        {"months", "nl/words.txt", "[words]\nmonths=januari;februari\n",
         "the wording “nl/words.txt” does not name twelve months"},
        {"word", "nl/words.txt",
         "[words]\nmonths=1;2;3;4;5;6;7;8;9;10;11;12\nfirst_day=1\n",
         "the wording “nl/words.txt” lacks the word “or”"},
        {"no key file", "nl/regimes.txt", "artikel 20\n",
         "the wording “nl/regimes.txt” is not a key file: "},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TemplateFiles) files = campaign_files();
        g_autoptr(GError) error = NULL;
        template_files_put(files, cases[i].path, cases[i].text, strlen(cases[i].text),
                           NULL);
        if (wording_load(files, LANGUAGE_NL, &error) != NULL)
            fail_msg("%s: loaded", cases[i].label);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        if (!g_str_has_prefix(error->message, cases[i].sentence))
            fail_msg("%s: %s", cases[i].label, error->message);
    }
}

static void test_missing_wording(void **state)
{
    g_autoptr(TemplateFiles) files = template_files_new();
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(wording_load(files, LANGUAGE_NL, &error));
    assert_string_equal(error->message,
                        "the wording “nl/notice.post.md” is missing; it is "
                        "installed with the program");
}

/* Each message has its own notice and salutation. */
static void test_texts_by_channel(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    const struct mustache *texts[] = {
        wording_notice(wording, CHANNEL_POST, NOTICE_GROUND_VOTER_LIST, FALSE),
        wording_notice(wording, CHANNEL_POST, NOTICE_GROUND_CONSENT, FALSE),
        wording_notice(wording, CHANNEL_EMAIL, NOTICE_GROUND_CONSENT, FALSE),
        wording_notice(wording, CHANNEL_EMAIL, NOTICE_GROUND_CONSENT, TRUE),
        wording_salutation(wording, CHANNEL_POST),
        wording_salutation(wording, CHANNEL_EMAIL),
        wording_notice(wording, CHANNEL_SMS, NOTICE_GROUND_CONSENT, FALSE),
        wording_salutation(wording, CHANNEL_SMS),
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        assert_non_null(texts[i]);
        for (guint j = 0; j < i; j++)
            assert_ptr_not_equal(texts[i], texts[j]);
    }
    assert_ptr_equal(wording_notice(wording, CHANNEL_POST, NOTICE_GROUND_CONSENT, TRUE),
                     texts[1]);
    assert_ptr_equal(wording_notice(wording, CHANNEL_SMS, NOTICE_GROUND_RELATION, TRUE),
                     texts[6]);
    assert_null(wording_notice(wording, CHANNEL_SMS, NOTICE_GROUND_VOTER_LIST, FALSE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_short_days),
        cmocka_unit_test(test_of),
        cmocka_unit_test(test_alternatives),
        cmocka_unit_test(test_every_election_has_words),
        cmocka_unit_test(test_wrong_wording),
        cmocka_unit_test(test_missing_wording),
        cmocka_unit_test(test_texts_by_channel),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
