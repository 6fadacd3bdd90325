/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The starter template for text messages with its notice, read as whoever gets it reads
 * it, and what it costs. */

#include "compose/text_message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "compose/text_campaign.h"
#include "sms/plain_text.h"

static const enum language languages[] = {LANGUAGE_NL, LANGUAGE_FR};

/* What a campaign may have or lack, beside the ways in which it came about. */
static const struct variant {
    const char *label;
    guint way;
    gboolean number, date, selected, source_is_sender;
} variants[] = {
    {"consent", 0, TRUE, TRUE, FALSE, FALSE},
    {"consent, no date", 0, TRUE, FALSE, FALSE, FALSE},
    {"consent, no list number, given to the candidate", 0, FALSE, TRUE, FALSE, TRUE},
    {"consent, only some of them", 0, TRUE, TRUE, TRUE, FALSE},
    {"prior relation", 1, TRUE, TRUE, FALSE, FALSE},
    {"through somebody else", 2, TRUE, TRUE, FALSE, FALSE},
    {"the list's own, consent", 3, TRUE, TRUE, FALSE, FALSE},
    {"the list's own, no list number", 3, FALSE, TRUE, FALSE, FALSE},
    {"the list's own, members", 4, TRUE, TRUE, FALSE, FALSE},
    {"the list's own, the party's members", 5, TRUE, TRUE, FALSE, FALSE},
};

static struct notice_facts variant_facts(const struct variant *variant)
{
    struct notice_facts facts = text_facts(&text_ways[variant->way]);

    if (!variant->number)
        facts.list_number = "";
    if (!variant->date)
        facts.obtained_on = DAY_UNKNOWN;
    if (variant->selected) {
        facts.selection[LANGUAGE_NL] = "wie nog geen dertig is";
        facts.selection[LANGUAGE_FR] = "les moins de trente ans";
    }
    if (variant->source_is_sender)
        facts.source[LANGUAGE_NL] = facts.source[LANGUAGE_FR] = facts.candidate_name;
    return facts;
}

static void append_message(const struct template_files *files, enum language language,
                           const struct variant *variant, GString *out)
{
    struct notice_facts facts = variant_facts(variant);
    g_autoptr(GError) error = NULL;
    g_autoptr(TextComposer) composer =
        new_text_composer(files, "sms-uitnodiging", &facts, &error);
    struct recipient reader = a_reader(language);
    struct text_message message;

    assert_non_null(composer);
    if (!variant->date)
        reader.consent_date = DAY_UNKNOWN;
    text_message_init(&message);
    if (!text_compose(composer, &reader, &message, &error))
        fail_msg("%s", error->message);
    g_autofree char *missing = names_of(message.notice_missing);
    g_autofree char *absent =
        names_of((NOTICE_WHO | NOTICE_WHY | NOTICE_SOURCE | NOTICE_STOP | NOTICE_LINK |
                  NOTICE_LOGIC | NOTICE_CORRECTION_LINK | NOTICE_LANGUAGE) &
                 ~message.notice_present);
    if (*missing != '\0' || *absent != '\0')
        fail_msg("%s, %s: %s is missing, %s absent in\n%s", language_code(language),
                 variant->label, missing, absent, message.text->str);
    assert_int_equal(message.size.coding, SMS_GSM7);
    g_string_append_printf(out, "# %s: %u septets, %u parts, %u left\n\n%s\n\n",
                           variant->label, message.size.units, message.size.parts,
                           message.size.left, message.text->str);
    text_message_clear(&message);
}

/* KIESPOST_GOLDEN=write renews the files. */
static void test_golden_invitation(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autofree char *path =
            g_strdup_printf("%s/tests/unit/compose/golden/sms-uitnodiging-%s.txt",
                            KIESPOST_SOURCE_DIR, language_code(languages[l]));
        g_autoptr(GString) actual = g_string_new(NULL);
        g_autofree char *expected = NULL;
        for (guint v = 0; v < G_N_ELEMENTS(variants); v++)
            append_message(files, languages[l], &variants[v], actual);
        if (g_strcmp0(g_getenv("KIESPOST_GOLDEN"), "write") == 0)
            g_assert_true(g_file_set_contents(path, actual->str, -1, NULL));
        if (!g_file_get_contents(path, &expected, NULL, NULL))
            fail_msg("“%s” is missing", path);
        assert_string_equal(actual->str, expected);
        if (strstr(expected, "  ") != NULL || strstr(expected, " .") != NULL ||
            strstr(expected, " ,") != NULL || strstr(expected, "()") != NULL ||
            strstr(expected, "{{") != NULL)
            fail_msg("a hole in “%s”", path);
    }
}

/* The longest that is still usual: two parts of GSM-7 hold it, whoever sends. */
static void test_two_parts_are_enough(void **state)
{
    static const char page[] = "https://www.annelies-vdb2030.be/gegevens";
    g_autoptr(TemplateFiles) files = text_files();

    (void)state;
    assert_int_equal(strlen(page), 40);
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        for (guint w = 0; w < G_N_ELEMENTS(text_ways); w++) {
            struct notice_facts facts = text_facts(&text_ways[w]);
            g_autoptr(GError) error = NULL;
            struct recipient reader = a_reader(languages[l]);
            struct text_message message;

            facts.candidate_name = "Annelies Vandenbroucke-Janssen";
            facts.list_name = "Samen Vooruit Voor Ninove";
            facts.list_number = "12";
            facts.privacy_page = page;
            facts.source[LANGUAGE_NL] = "het inschrijvingsformulier op mijn kraam";
            facts.source[LANGUAGE_FR] = "le formulaire que vous avez complété ici";
            facts.obtained_on = reader.consent_date = day_from_ymd(2029, 11, 23);
            assert_int_equal(strlen(facts.candidate_name), 30);
            assert_int_equal(strlen(facts.list_name), 25);
            assert_int_equal(g_utf8_strlen(facts.source[LANGUAGE_NL], -1), 40);
            assert_int_equal(g_utf8_strlen(facts.source[LANGUAGE_FR], -1), 40);
            g_autoptr(TextComposer) composer =
                new_text_composer(files, "sms-uitnodiging", &facts, &error);
            assert_non_null(composer);
            text_message_init(&message);
            if (!text_compose(composer, &reader, &message, &error))
                fail_msg("%s", error->message);
            if (message.size.coding != SMS_GSM7 || message.size.parts != 2 ||
                message.notice_missing != 0)
                fail_msg("%s, %s: coding %d, %u units, %u parts:\n%s",
                         language_code(languages[l]), text_ways[w].label,
                         message.size.coding, message.size.units, message.size.parts,
                         message.text->str);
            print_message("%s, %s: %u of 306\n", language_code(languages[l]),
                          text_ways[w].label, message.size.units);
            text_message_clear(&message);
        }
    }
}

/* Nothing of ours makes a message UCS-2: neither template nor notice nor salutation. */
static void test_our_own_text_is_in_the_alphabet(void **state)
{
    static const char *const names[] = {"sms-uitnodiging.md", "notice.sms.md",
                                        "salutation.sms.txt"};
    g_autoptr(TemplateFiles) files = text_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        for (guint n = 0; n < G_N_ELEMENTS(names); n++) {
            g_autofree char *path =
                g_strdup_printf("%s/%s", language_code(languages[l]), names[n]);
            const char *text = template_files_get(files, path);
            const char *remark = strstr(text, "-->");
            text = remark == NULL ? text : remark;
            g_autoptr(GArray) foreign = sms_foreign_characters(text, strlen(text));
            if (foreign->len > 0)
                fail_msg("%s: U+%04X", path,
                         g_array_index(foreign, struct sms_foreign, 0).character);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_invitation),
        cmocka_unit_test(test_two_parts_are_enough),
        cmocka_unit_test(test_our_own_text_is_in_the_alphabet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
