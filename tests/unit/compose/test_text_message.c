/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/text_message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "compose/text_campaign.h"

static const char notice_nl[] =
    "Waarom? U gaf uw nr op 23/9/2030 via het formulier op onze "
    "opendeurdag.\nUw rechten: https://example.be/privacy\n"
    "Stop: antwoord STOP";
static const char notice_fr[] =
    "Pourquoi ? Vous avez donné votre numéro le 23/9/2030 via "
    "le formulaire de notre journée portes ouvertes.\n"
    "Vos droits : https://example.be/privacy\n"
    "Stop : répondez STOP";
static const char sender_nl[] = "Els Peeters (lijst 7, Lijst Voorbeeld)";

/* One message to `reader`; the message must compose. */
static void compose(const struct template_files *files, const struct recipient *reader,
                    gboolean plain_accents, const char *example_line,
                    struct text_message *message)
{
    struct notice_facts facts = text_facts(&text_ways[0]);
    struct text_inputs inputs = {
        .files = files,
        .template_name = "kort",
        .home_nis = "44021",
        .notice = &facts,
        .plain_accents = plain_accents,
        .example_line = example_line,
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(TextComposer) composer = text_composer_new(&inputs, &error);

    if (composer == NULL || !text_compose(composer, reader, message, &error))
        fail_msg("%s", error->message);
}

static char *text_for(const char *body, const struct recipient *reader)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct text_message message;

    put_text_template(files, "nl", body);
    text_message_init(&message);
    compose(files, reader, FALSE, NULL, &message);
    char *text = g_strdup(message.text->str);
    text_message_clear(&message);
    return text;
}

/* The text before the notice. */
static void test_bodies(void **state)
{
    static const struct {
        const char *label, *body, *text;
    } cases[] = {
        {"one line", "Kom langs!", "Kom langs!"},
        {"the salutation", "{{salutation}}, kom langs!", "Dag Noor, kom langs!"},
        {"the salutation as a part", "{{> salutation}}, kom langs!",
         "Dag Noor, kom langs!"},
        {"names", "{{recipient.name}} uit {{recipient.municipality}}",
         "Noor Dubois uit Elsene"},
        {"a condition that holds", "{{#recipient.street}}Buur! {{/recipient.street}}Kom.",
         "Buur! Kom."},
        {"one that does not", "{{#recipient.email}}Mail! {{/recipient.email}}Kom.",
         "Kom."},
        {"otherwise", "{{^recipient.email}}Zonder mail.{{/recipient.email}}",
         "Zonder mail."},
        {"emphasis and lines", "**Kom** _langs_!\n\nTot dan,\\\nEls",
         "Kom langs!\nTot "
         "dan,\nEls"},
        {"a link", "Info: <https://example.be/dag>", "Info: https://example.be/dag"},
        {"a link with a text", "Meer: [onze site](https://example.be)",
         "Meer: onze site https://example.be"},
        {"shared values", "{{election.date}}: {{election.name}}",
         "13 oktober 2030: gemeenteraadsverkiezingen"},
        {"a remark", "<!-- uw plaats hier -->\n\nKom langs!", "Kom langs!"},
        {"the consent day", "Sinds {{source.date}}", "Sinds 23/9/2030"},
    };
    struct recipient reader = a_reader(LANGUAGE_NL);

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = text_for(cases[i].body, &reader);
        g_autofree char *wanted =
            g_strdup_printf("%s\n%s\n%s", cases[i].text, sender_nl, notice_nl);
        if (!g_str_equal(text, wanted))
            fail_msg("%s:\n%s", cases[i].label, text);
    }
}

/* No value is Markdown, a line or a mark of its own. */
static void test_values_are_text(void **state)
{
    struct recipient reader = a_reader(LANGUAGE_NL);

    (void)state;
    reader.given_names = "*Noor*\n# {{list.name}}";
    reader.family_name = "<b>&amp;";
    g_autofree char *text = text_for("Dag {{recipient.name}}!", &reader);
    assert_true(g_str_has_prefix(text, "Dag *Noor* # {{list.name}} <b>&amp;!\n"));
}

static void test_notice_in_its_place(void **state)
{
    static const struct {
        const char *label, *body, *before, *after;
    } cases[] = {
        {"below", "Kom!", "Kom!\nEls Peeters (lijst 7, Lijst Voorbeeld)\n", ""},
        {"where the body says", "Kom!\n\n{{> notice}}\n\nTot dan.",
         "Kom!\nEls Peeters (lijst 7, Lijst Voorbeeld)\n", "\nTot dan."},
        {"in a line", "Kom! {{> notice}} Tot dan.",
         "Kom!\nEls Peeters (lijst 7, Lijst Voorbeeld)\n", "\nTot dan."},
        {"the sender is named", "{{candidate.name}}, lijst {{list.number}}: kom!",
         "Els Peeters, lijst 7: kom!\n", ""},
        {"named below", "Kom!\n\n{{> notice}}\n\n{{candidate.name}}, {{list.name}}",
         "Kom!\n", "\nEls Peeters, Lijst Voorbeeld"},
        {"half named", "Els Peeters: kom!",
         "Els Peeters: kom!\nEls Peeters (lijst 7, Lijst Voorbeeld)\n", ""},
    };
    struct recipient reader = a_reader(LANGUAGE_NL);

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = text_for(cases[i].body, &reader);
        g_autofree char *wanted =
            g_strconcat(cases[i].before, notice_nl, cases[i].after, NULL);
        if (!g_str_equal(text, wanted))
            fail_msg("%s:\n%s", cases[i].label, text);
    }
}

static void test_fields(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct recipient reader = a_reader(LANGUAGE_NL);
    struct text_message message;

    (void)state;
    put_text_template(files, "nl", "Kom, {{recipient.first_name}}!");
    text_message_init(&message);
    compose(files, &reader, FALSE, NULL, &message);
    assert_string_equal(message.body->str, "Kom, Noor!");
    g_autofree char *notice = g_strdup_printf("%s\n%s", sender_nl, notice_nl);
    assert_string_equal(message.notice->str, notice);
    assert_string_equal(message.to->str, "+32470123456");
    assert_string_equal(message.language, "nl");
    assert_int_equal(message.notice_missing, 0);
    assert_int_equal(message.size.coding, SMS_GSM7);
    assert_int_equal(message.size.units, message.text->len);
    assert_int_equal(message.size.parts, 2);

    /* Written over; nobody's number is not an error. */
    recipient_clear(&reader);
    reader.language = LANGUAGE_NL;
    reader.given_names = "Jo";
    compose(files, &reader, FALSE, NULL, &message);
    assert_string_equal(message.body->str, "Kom, Jo!");
    assert_string_equal(message.to->str, "");
    assert_non_null(strstr(message.text->str, "op 1/5/2030 via"));
    text_message_clear(&message);
}

static void test_languages(void **state)
{
    static const struct {
        const char *label;
        enum language stated;
        const char *nis, *language, *text;
    } cases[] = {
        {"Dutch", LANGUAGE_NL, "21009", "nl", "nl"},
        {"French", LANGUAGE_FR, "44021", "fr", "fr"},
        {"Brussels", LANGUAGE_UNKNOWN, "21009", "nl+fr", "nl\n\nfr"},
        {"Ghent", LANGUAGE_UNKNOWN, "44021", "nl", "nl"},
        {"nowhere: where the campaign is", LANGUAGE_UNKNOWN, "", "nl", "nl"},
    };
    g_autoptr(TemplateFiles) files = text_files();
    struct text_message message;

    (void)state;
    put_text_template(files, "nl", "{{candidate.name}}, {{list.name}}: kom!");
    put_text_template(files, "fr", "{{candidate.name}}, {{list.name}} : venez !");
    text_message_init(&message);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient reader = a_reader(cases[i].stated);
        reader.nis = cases[i].nis;
        compose(files, &reader, FALSE, NULL, &message);
        g_autoptr(GString) wanted = g_string_new(cases[i].text);
        g_autofree char *nl =
            g_strdup_printf("Els Peeters, Lijst Voorbeeld: kom!\n%s", notice_nl);
        g_autofree char *fr =
            g_strdup_printf("Els Peeters, Lijst Voorbeeld : venez !\n%s", notice_fr);
        g_string_replace(wanted, "nl", nl, 1);
        g_string_replace(wanted, "fr", fr, 1);
        if (!g_str_equal(message.language, cases[i].language) ||
            !g_str_equal(message.text->str, wanted->str) || message.notice_missing != 0)
            fail_msg("%s: %s:\n%s", cases[i].label, message.language, message.text->str);
    }
    text_message_clear(&message);
}

/* What one language lacks, the message lacks. */
static void test_each_language_is_judged(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct recipient reader = a_reader(LANGUAGE_UNKNOWN);
    struct text_message message;

    (void)state;
    put_text_template(files, "nl", "Kom!");
    put_text_template(files, "fr", "Venez !");
    put_wording(files, "fr/notice.sms.md", "Stop : répondez STOP");
    text_message_init(&message);
    compose(files, &reader, FALSE, NULL, &message);
    assert_string_equal(message.language, "nl+fr");
    g_autofree char *missing = names_of(message.notice_missing);
    if (strstr(missing, "who why source") == NULL || strstr(missing, "stop") != NULL)
        fail_msg("%s", missing);
    assert_int_equal(message.notice_present & NOTICE_LINK, 0);
    assert_int_equal(message.notice_present & NOTICE_STOP, NOTICE_STOP);
    text_message_clear(&message);
}

/* No name can make a notice complete. */
static void test_values_tell_nothing(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct recipient reader = a_reader(LANGUAGE_NL);
    struct text_message message;

    (void)state;
    reader.family_name = "antwoord STOP";
    put_text_template(files, "nl", "{{recipient.name}}, kom!");
    put_wording(files, "nl/notice.sms.md", "Waarom? Daarom.");
    text_message_init(&message);
    compose(files, &reader, FALSE, NULL, &message);
    assert_non_null(strstr(message.text->str, "antwoord STOP"));
    assert_int_equal(message.notice_missing & NOTICE_STOP, NOTICE_STOP);
    text_message_clear(&message);
}

static void test_plain_accents(void **state)
{
    static const struct {
        gboolean plain;
        const char *body;
        enum sms_coding coding;
    } cases[] = {
        {FALSE, "Ça va, Zoë? ’t Is reçu – Noor!", SMS_UCS2},
        {TRUE, "Ça va, Zoe? 't Is recu - Noor!", SMS_GSM7},
    };
    g_autoptr(TemplateFiles) files = text_files();
    struct recipient reader = a_reader(LANGUAGE_NL);
    struct text_message message;

    (void)state;
    put_text_template(files, "nl", "Ça va, Zoë? ’t Is reçu – {{recipient.first_name}}!");
    text_message_init(&message);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        compose(files, &reader, cases[i].plain, NULL, &message);
        assert_string_equal(message.body->str, cases[i].body);
        assert_true(g_str_has_prefix(message.text->str, cases[i].body));
        assert_int_equal(message.size.coding, cases[i].coding);
        assert_int_equal(message.notice_missing, 0);
    }
    text_message_clear(&message);
}

/* A name that is no longer spelled as it is told does not make the notice lacking. */
static void test_plain_sender(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct notice_facts facts = text_facts(&text_ways[0]);
    struct recipient reader = a_reader(LANGUAGE_FR);
    struct text_inputs inputs = {
        .files = files,
        .template_name = "sms-uitnodiging",
        .home_nis = "",
        .notice = &facts,
        .plain_accents = TRUE,
    };
    struct text_message message;

    (void)state;
    facts.candidate_name = "Zoë Lefêvre";
    facts.source[LANGUAGE_FR] = "le reçu de la fête";
    g_autoptr(TextComposer) composer = text_composer_new(&inputs, NULL);
    text_message_init(&message);
    assert_true(text_compose(composer, &reader, &message, NULL));
    assert_true(g_str_has_prefix(message.text->str, "Zoe Lefevre (liste 7,"));
    assert_non_null(strstr(message.notice->str, "via le recu de la fete."));
    assert_int_equal(message.notice_missing, 0);
    assert_int_equal(message.size.coding, SMS_GSM7);
    text_message_clear(&message);
}

/* Saved by a Mac, say: "é" as two characters would make it UCS-2. */
static void test_letters_taken_apart(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct recipient reader = a_reader(LANGUAGE_NL);
    struct text_message message;

    (void)state;
    put_text_template(files, "nl", "Cafe\u0301!");
    text_message_init(&message);
    compose(files, &reader, FALSE, NULL, &message);
    assert_string_equal(message.body->str, "Café!");
    assert_int_equal(message.size.coding, SMS_GSM7);
    text_message_clear(&message);
}

static void test_example_line(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct recipient reader = a_reader(LANGUAGE_NL);
    struct text_message message;

    (void)state;
    put_text_template(files, "nl", "Kom!");
    text_message_init(&message);
    compose(files, &reader, FALSE, "VOORBEELD – EXEMPLE", &message);
    assert_true(g_str_has_prefix(message.text->str, "VOORBEELD - EXEMPLE\nKom!\n"));
    assert_int_equal(message.size.coding, SMS_GSM7);
    assert_string_equal(message.body->str, "Kom!");
    text_message_clear(&message);
}

/* it is composed for `check`, and lacks. */
static void test_voter_list(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct notice_facts facts = text_facts(&text_ways[0]);
    struct recipient reader = a_reader(LANGUAGE_NL);
    struct text_message message;

    (void)state;
    facts.ground = NOTICE_GROUND_VOTER_LIST;
    put_text_template(files, "nl", "Kom!");
    g_autoptr(TextComposer) composer = new_text_composer(files, "kort", &facts, NULL);
    text_message_init(&message);
    assert_true(text_compose(composer, &reader, &message, NULL));
    assert_string_equal(message.text->str, "Kom!");
    assert_string_equal(message.notice->str, "");
    assert_int_equal(message.notice_missing & NOTICE_SOURCE, NOTICE_SOURCE);
    assert_int_equal(message.notice_missing & NOTICE_STOP, NOTICE_STOP);
    text_message_clear(&message);
}

static void test_says_one_thing(void **state)
{
    static const struct {
        const char *body;
        gboolean one;
    } cases[] = {
        {"Kom!", TRUE},
        {"{{salutation}}, kom!", TRUE},
        {"{{recipient.first_name}}, kom!", TRUE},
        {"Kom naar {{recipient.street}}!", FALSE},
        {"{{#recipient.email}}Kom!{{/recipient.email}}", FALSE},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TemplateFiles) files = text_files();
        struct notice_facts facts = text_facts(&text_ways[3]);
        put_text_template(files, "nl", cases[i].body);
        g_autoptr(TextComposer) composer = new_text_composer(files, "kort", &facts, NULL);
        assert_non_null(composer);
        assert_int_equal(text_composer_says_one_thing(composer), cases[i].one);
    }
}

/* The composer is at fault, or the message. */
static void test_refused(void **state)
{
    g_autofree char *long_text = g_strnfill(1500, 'a');
    const struct {
        const char *label, *body, *sentence;
    } cases[] = {
        {"a placeholder that does not exist", "{{recipient.nam}}",
         "template “nl/kort.md”, line 6: there is no placeholder “{{recipient.nam}}”"},
        {"raw HTML", "<b>Kom</b>",
         "template “nl/kort.md”, line 1 of the text: a phone "
         "shows no HTML"},
        {"a picture", "![Els](els.png)",
         "template “nl/kort.md”, line 1 of the text: a "
         "text message cannot hold a picture"},
        {"a link that tells who", "https://example.be/?n={{recipient.family_name}}",
         "template “nl/kort.md”: a link may not hold"},
        {"the same without a scheme", "example.be/{{recipient.family_name}}",
         "template “nl/kort.md”: a link may not hold"},
        {"nothing remains", "{{recipient.email}}",
         "template “nl/kort.md”: for r-000017 nothing remains of the text"},
        {"only the notice", "{{> notice}}",
         "template “nl/kort.md”: for r-000017 nothing remains of the text"},
        {"too long", long_text,
         "the text for r-000017 would go out in 11 parts, and may take 10; shorten the "
         "template"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TemplateFiles) files = text_files();
        struct notice_facts facts = text_facts(&text_ways[0]);
        struct recipient reader = a_reader(LANGUAGE_NL);
        struct text_message message;
        g_autoptr(GError) error = NULL;
        put_text_template(files, "nl", cases[i].body);
        g_autoptr(TextComposer) composer =
            new_text_composer(files, "kort", &facts, &error);
        text_message_init(&message);
        if (composer != NULL)
            assert_false(text_compose(composer, &reader, &message, &error));
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        if (!g_str_has_prefix(error->message, cases[i].sentence))
            fail_msg("%s: %s", cases[i].label, error->message);
        assert_null(strstr(error->message, "Dubois"));
        text_message_clear(&message);
    }
}

static void test_wrong_templates(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct notice_facts facts = text_facts(&text_ways[0]);
    g_autoptr(GError) channel = NULL, none = NULL, attachment = NULL;

    (void)state;
    put_wording(files, "nl/brief.md",
                "---\nname: brief\nchannel: post\nlanguage: nl\n---\nDag");
    put_wording(files, "nl/bijlage.md",
                "---\nname: bijlage\nchannel: sms\nlanguage: nl\nattachment: "
                "x.pdf\n---\nDag");
    assert_null(new_text_composer(files, "brief", &facts, &channel));
    assert_string_equal(channel->message,
                        "the template “brief” is for post, not for sms");
    assert_null(new_text_composer(files, "weg", &facts, &none));
    assert_true(g_error_matches(none, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT));
    assert_null(new_text_composer(files, "bijlage", &facts, &attachment));
    assert_string_equal(
        attachment->message,
        "template “nl/bijlage.md”, line 5: only an e-mail can have an attachment");
}

/* A set that was frozen before there were text messages. */
static void test_no_notice(void **state)
{
    g_autoptr(TemplateFiles) all = text_files();
    g_autoptr(TemplateFiles) files = template_files_new();
    g_auto(GStrv) paths = template_files_paths(all);
    struct notice_facts facts = text_facts(&text_ways[0]);
    struct recipient reader = a_reader(LANGUAGE_NL);
    struct text_message message;
    g_autoptr(GError) error = NULL;

    (void)state;
    for (guint i = 0; paths[i] != NULL; i++) {
        if (strstr(paths[i], ".sms.") == NULL)
            put_wording(files, paths[i], template_files_get(all, paths[i]));
    }
    g_autoptr(TextComposer) composer =
        new_text_composer(files, "sms-uitnodiging", &facts, &error);
    assert_non_null(composer);
    text_message_init(&message);
    assert_false(text_compose(composer, &reader, &message, &error));
    assert_true(g_str_has_prefix(error->message,
                                 "there is no notice for sms in the language “nl”"));
    text_message_clear(&message);
}

/* The same recipient gives the same text, whoever came before. */
static void test_pure(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    struct notice_facts facts = text_facts(&text_ways[0]);
    g_autoptr(TextComposer) one =
        new_text_composer(files, "sms-uitnodiging", &facts, NULL);
    struct text_message first, later;

    (void)state;
    text_message_init(&first);
    text_message_init(&later);
    for (guint i = 0; i < 12; i++) {
        struct recipient reader = a_reader(i % 2 == 0 ? LANGUAGE_NL : LANGUAGE_FR);
        g_autoptr(TextComposer) fresh =
            new_text_composer(files, "sms-uitnodiging", &facts, NULL);
        reader.consent_date = i % 3 == 0 ? DAY_UNKNOWN : day_from_ymd(2029, 1, 1 + i);
        reader.given_names = i % 4 == 0 ? "" : "Noor";
        assert_true(text_compose(one, &reader, &first, NULL));
        assert_true(text_compose(fresh, &reader, &later, NULL));
        assert_string_equal(first.text->str, later.text->str);
        assert_int_equal(first.notice_present, later.notice_present);
    }
    text_message_clear(&first);
    text_message_clear(&later);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_values_are_text),
        cmocka_unit_test(test_notice_in_its_place),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_each_language_is_judged),
        cmocka_unit_test(test_values_tell_nothing),
        cmocka_unit_test(test_plain_accents),
        cmocka_unit_test(test_plain_sender),
        cmocka_unit_test(test_letters_taken_apart),
        cmocka_unit_test(test_example_line),
        cmocka_unit_test(test_voter_list),
        cmocka_unit_test(test_says_one_thing),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_wrong_templates),
        cmocka_unit_test(test_no_notice),
        cmocka_unit_test(test_pure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
