/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/letter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "compose/campaign.h"

static struct letter_composer *new_composer(const struct template_files *files,
                                            const char *name,
                                            const struct notice_facts *facts,
                                            GError **error)
{
    struct letter_inputs inputs = {
        .files = files, .template_name = name, .home_nis = "21009", .notice = facts};

    return letter_composer_new(&inputs, error);
}

/* The whole letter as a file that one can read. KIESPOST_GOLDEN=write renews them. */
static void compare_with_golden(const char *name, const struct letter *letter)
{
    g_autofree char *path =
        g_strdup_printf("%s/tests/unit/compose/golden/%s.txt", KIESPOST_SOURCE_DIR, name);
    g_autoptr(GString) actual = g_string_new(NULL);
    g_autofree char *expected = NULL;

    g_string_append_printf(actual, "[%s] %s\n", letter->language,
                           letter->salutation->str);
    for (guint i = 0; i < ADDRESS_BLOCK_LINES; i++)
        g_string_append_printf(actual, "| %s\n", letter->address.lines[i]->str);
    g_string_append_printf(actual, "\n%s\n", letter->text->str);
    if (g_strcmp0(g_getenv("KIESPOST_GOLDEN"), "write") == 0)
        g_assert_true(g_file_set_contents(path, actual->str, -1, NULL));
    if (!g_file_get_contents(path, &expected, NULL, NULL))
        fail_msg("“%s” is missing", path);
    assert_string_equal(actual->str, expected);
}

static void test_golden_letters(void **state)
{
    static const struct {
        const char *name;
        enum language language;
        const char *given, *street, *regime, *joint;
        gboolean selected;
    } cases[] = {
        {"letter-nl", LANGUAGE_NL, "Noor", "Zennestraat", "BE-BRU-LOC", "", FALSE},
        {"letter-fr", LANGUAGE_FR, "Noor", "Rue de la Senne", "BE-BRU-LOC", "", FALSE},
        {"letter-both", LANGUAGE_UNKNOWN, "Noor", "Rue de la Senne", "BE-FED-CHA",
         "Partij Voorbeeld – Parti Exemple", TRUE},
    };
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct notice_facts facts = campaign_facts();
        struct recipient voter = campaign_voter(cases[i].language);
        struct letter letter;
        facts.regime = cases[i].regime;
        facts.joint_name = cases[i].joint;
        facts.joint_address = cases[i].selected ? "Marktplein 2, 1000 Brussel" : "";
        if (cases[i].selected) {
            facts.selection[LANGUAGE_NL] = "kiezers die voor het eerst stemmen";
            facts.selection_data[LANGUAGE_NL] = "uw geboortejaar";
            facts.selection_data[LANGUAGE_FR] = "votre année de naissance";
            facts.selection[LANGUAGE_FR] =
                "les électeurs qui votent pour la première fois";
        }
        g_autoptr(LetterComposer) composer =
            new_composer(files, "brief-kennismaking", &facts, NULL);
        voter.street = cases[i].street;
        letter_init(&letter);
        assert_true(letter_compose(composer, &voter, &letter, NULL));
        assert_int_equal(letter.notice_missing, 0);
        compare_with_golden(cases[i].name, &letter);
        letter_clear(&letter);
    }
}

static void test_golden_other_grounds(void **state)
{
    static const struct {
        const char *name;
        enum notice_ground ground;
    } cases[] = {{"letter-consent", NOTICE_GROUND_CONSENT},
                 {"letter-relation", NOTICE_GROUND_RELATION},
                 {"letter-indirect", NOTICE_GROUND_INDIRECT}};
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct notice_facts facts = campaign_facts();
        struct recipient voter = campaign_voter(LANGUAGE_UNKNOWN);
        struct letter letter;
        facts.ground = cases[i].ground;
        facts.municipality[LANGUAGE_NL] = facts.municipality[LANGUAGE_FR] = NULL;
        facts.source[LANGUAGE_NL] = "het formulier op onze opendeurdag";
        facts.source[LANGUAGE_FR] = "le formulaire de notre journée portes ouvertes";
        voter.consent_date = day_from_ymd(2030, 5, 1);
        g_autoptr(LetterComposer) composer =
            new_composer(files, "brief-kennismaking", &facts, NULL);
        letter_init(&letter);
        assert_true(letter_compose(composer, &voter, &letter, NULL));
        assert_int_equal(letter.notice_missing, 0);
        compare_with_golden(cases[i].name, &letter);
        letter_clear(&letter);
    }
}

/* The shipped wording with a template of one's own, "brief". */
static struct template_files *own_files(const char *dutch_body)
{
    struct template_files *files = campaign_files();
    g_autofree char *text = g_strconcat(
        "---\nname: brief\nchannel: post\nlanguage: nl\n---\n", dutch_body, NULL);
    GError *error = NULL;

    if (!template_files_put(files, "nl/brief.md", text, strlen(text), &error))
        g_error("%s", error->message);
    return files;
}

static guint count(const char *text, const char *what)
{
    guint found = 0;

    for (const char *p = strstr(text, what); p != NULL; p = strstr(p + 1, what))
        found++;
    return found;
}

static void test_notice_is_placed_once(void **state)
{
    static const struct {
        const char *label, *body, *begins, *ends;
    } cases[] = {
        {"not placed", "Dag {{recipient.name}}", "Dag Noor Dubois\n\nWaarom krijgt u",
         "1050 Elsene"},
        {"partial", "Dag\n\n{{> notice}}\n\nTot ziens", "Dag\n\nWaarom krijgt u",
         "Tot ziens"},
        {"raw", "Dag\n\n{{{notice}}}\n\nTot ziens", "Dag\n\nWaarom krijgt u",
         "Tot ziens"},
        {"in a section",
         "Dag\n\n{{#candidate.name}}\n{{> notice}}\n{{/candidate.name}}\n",
         "Dag\n\nWaarom krijgt u", "1050 Elsene"},
        {"in a quotation", "Dag\n\n> {{> notice}}\n", "Dag\n\n  Waarom krijgt u",
         "1050 Elsene"},
    };
    struct notice_facts facts = campaign_facts();
    struct recipient voter = campaign_voter(LANGUAGE_NL);
    struct letter letter;

    (void)state;
    letter_init(&letter);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TemplateFiles) files = own_files(cases[i].body);
        g_autoptr(LetterComposer) composer = new_composer(files, "brief", &facts, NULL);
        assert_true(letter_compose(composer, &voter, &letter, NULL));
        if (!g_str_has_prefix(letter.text->str, cases[i].begins) ||
            !g_str_has_suffix(letter.text->str, cases[i].ends) ||
            count(letter.text->str, "Waarom krijgt u") != 1 ||
            count(letter.body->str, "Waarom krijgt u") != 0 ||
            !g_str_has_prefix(letter.notice->str, "Waarom krijgt u") ||
            letter.notice_missing != 0)
            fail_msg("%s: %x, “%s”", cases[i].label, letter.notice_missing,
                     letter.text->str);
    }
    letter_clear(&letter);
}

/* A section that hides the notice is found out in the finished text. */
static void test_hidden_notice_is_missed(void **state)
{
    static const char *const bodies[] = {
        "Dag\n\n{{#joint.name}}{{> notice}}{{/joint.name}}",
        "Dag\n\n<!--\n\n{{> notice}}\n\n-->",
    };
    struct notice_facts facts = campaign_facts();
    struct recipient voter = campaign_voter(LANGUAGE_NL);
    struct letter letter;

    (void)state;
    letter_init(&letter);
    for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
        g_autoptr(TemplateFiles) files = own_files(bodies[i]);
        g_autoptr(LetterComposer) composer = new_composer(files, "brief", &facts, NULL);
        assert_true(letter_compose(composer, &voter, &letter, NULL));
        assert_true((letter.notice_missing & NOTICE_OBJECTION) != 0);
    }
    letter_clear(&letter);
}

static void test_absent_facts_are_missed(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    struct notice_facts facts = campaign_facts();
    struct recipient voter = campaign_voter(LANGUAGE_UNKNOWN);
    struct letter letter;

    (void)state;
    facts.publisher_name = facts.publisher_address = NULL;
    letter_init(&letter);
    g_autoptr(LetterComposer) composer =
        new_composer(files, "brief-kennismaking", &facts, NULL);
    assert_true(letter_compose(composer, &voter, &letter, NULL));
    assert_int_equal(letter.notice_missing, NOTICE_PUBLISHER);
    assert_true((letter.notice_present & NOTICE_RIGHTS) != 0);
    letter_clear(&letter);
}

/* A value is text wherever it stands, never Markdown, and never a gap of its own. */
static void test_values_stay_text(void **state)
{
    static const char *const names[] = {
        "**Els** [x](http://x.be)", "<b>Els</b>", "1. Els", "{{candidate.name}}", "`Els`",
    };
    struct notice_facts facts = campaign_facts();
    g_autoptr(TemplateFiles) files =
        own_files("{{recipient.name}}\n\n- {{recipient.name}}\n\n"
                  "**{{recipient.name}}** `{{recipient.name}}` {{{recipient.name}}}");
    g_autoptr(LetterComposer) composer = new_composer(files, "brief", &facts, NULL);
    struct letter letter;

    (void)state;
    letter_init(&letter);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        struct recipient voter = campaign_voter(LANGUAGE_NL);
        g_autofree char *expected = g_strdup_printf(
            "%s\n\n– %s\n\n%s %s %s", names[i], names[i], names[i], names[i], names[i]);
        voter.given_names = voter.family_name = "";
        voter.full_name = names[i];
        assert_true(letter_compose(composer, &voter, &letter, NULL));
        assert_string_equal(letter.body->str, expected);
        assert_string_equal(letter.address.lines[0]->str, names[i]);
    }
    letter_clear(&letter);
}

/* Empty values choose sections; the composer must not mix up such recipients. */
static void test_empty_values(void **state)
{
    static const struct {
        const char *given, *family, *body;
    } cases[] = {
        {"Noor", "Dubois", "Noor|Dubois"}, {"", "Dubois", "geen|Dubois"},
        {"Noor", "", "Noor|geen"},         {"", "", "geen|geen"},
        {"Jan", "Maes", "Jan|Maes"},
    };
    struct notice_facts facts = campaign_facts();
    g_autoptr(TemplateFiles) files =
        own_files("{{#recipient.given_names}}{{.}}{{/recipient.given_names}}"
                  "{{^recipient.given_names}}geen{{/recipient.given_names}}|"
                  "{{#recipient}}{{family_name}}{{^family_name}}geen{{/family_name}}"
                  "{{/recipient}}");
    g_autoptr(LetterComposer) composer = new_composer(files, "brief", &facts, NULL);
    struct letter letter;

    (void)state;
    letter_init(&letter);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient voter = campaign_voter(LANGUAGE_NL);
        voter.given_names = cases[i].given;
        voter.family_name = cases[i].family;
        assert_true(letter_compose(composer, &voter, &letter, NULL));
        assert_string_equal(letter.body->str, cases[i].body);
    }
    letter_clear(&letter);
}

/* A voter list holds every given name; the address keeps them, the greeting does not. */
static void test_greeting_by_first_name(void **state)
{
    static const struct {
        const char *given, *family, *full, *salutation;
    } cases[] = {
        {"Noor Maria Elisabeth", "Dubois", "", "Beste Noor Dubois"},
        {"Marie-Claire", "Dubois", "", "Beste Marie-Claire Dubois"},
        {"", "Dubois", "", "Beste Dubois"},
        {"", "", "Dubois Noor", "Beste Dubois Noor"},
    };
    struct notice_facts facts = campaign_facts();
    g_autoptr(TemplateFiles) files = own_files("{{salutation}}");
    g_autoptr(LetterComposer) composer = new_composer(files, "brief", &facts, NULL);
    struct letter letter;

    (void)state;
    letter_init(&letter);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient voter = campaign_voter(LANGUAGE_NL);
        voter.given_names = cases[i].given;
        voter.family_name = cases[i].family;
        voter.full_name = cases[i].full;
        assert_true(letter_compose(composer, &voter, &letter, NULL));
        assert_string_equal(letter.salutation->str, cases[i].salutation);
    }
    letter_clear(&letter);
}

static void test_all_personal_values(void **state)
{
    struct notice_facts facts = campaign_facts();
    g_autoptr(TemplateFiles) files = own_files(
        "{{salutation}}, {{recipient.given_names}} {{recipient.family_name}}, "
        "{{recipient.street}}, {{recipient.postcode}} {{recipient.municipality}}");
    g_autoptr(LetterComposer) composer = new_composer(files, "brief", &facts, NULL);
    struct recipient voter = campaign_voter(LANGUAGE_NL);
    struct letter letter;

    (void)state;
    letter_init(&letter);
    assert_true(letter_compose(composer, &voter, &letter, NULL));
    assert_string_equal(letter.body->str,
                        "Beste Noor Dubois, Noor Dubois, Zennestraat 32 "
                        "bus 20, 1050 Elsene");
    letter_clear(&letter);
}

/* Each person's own date, in a source of people who gave their details. */
static void test_own_dates(void **state)
{
    static const struct {
        const char *label;
        enum notice_ground ground;
        day_number consent, relation;
        const char *told;
    } cases[] = {
        {"consent", NOTICE_GROUND_CONSENT, 21000, 20000, "1 juli 2027"},
        {"relation", NOTICE_GROUND_RELATION, DAY_UNKNOWN, 20000, "4 oktober 2024"},
        {"the source's", NOTICE_GROUND_RELATION, DAY_UNKNOWN, DAY_UNKNOWN,
         "1 september 2030"},
        {"from somebody else", NOTICE_GROUND_INDIRECT, 21000, 20000, "1 september 2030"},
    };
    g_autoptr(TemplateFiles) files = campaign_files();
    struct letter letter;

    (void)state;
    letter_init(&letter);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct notice_facts facts = campaign_facts();
        struct recipient voter = campaign_voter(LANGUAGE_NL);
        facts.ground = cases[i].ground;
        facts.source[LANGUAGE_NL] = "het formulier op onze opendeurdag";
        facts.source[LANGUAGE_FR] = "le formulaire";
        voter.consent_date = cases[i].consent;
        voter.relation_date = cases[i].relation;
        g_autoptr(LetterComposer) composer =
            new_composer(files, "brief-kennismaking", &facts, NULL);
        assert_true(letter_compose(composer, &voter, &letter, NULL));
        if (strstr(letter.notice->str, cases[i].told) == NULL ||
            letter.notice_missing != 0)
            fail_msg("%s: %x, %s", cases[i].label, letter.notice_missing,
                     letter.notice->str);
    }
    letter_clear(&letter);
}

static void test_language_lacking(void **state)
{
    struct notice_facts facts = campaign_facts();
    g_autoptr(TemplateFiles) files = own_files("Dag");
    g_autoptr(LetterComposer) composer = new_composer(files, "brief", &facts, NULL);
    struct recipient voter = campaign_voter(LANGUAGE_FR);
    struct letter letter;

    (void)state;
    letter_init(&letter);
    assert_true(letter_compose(composer, &voter, &letter, NULL));
    assert_true(letter.choice.lacks_wanted);
    assert_string_equal(letter.language, "nl");
    /* The notice is in the language of the letter. */
    assert_true(g_str_has_prefix(letter.notice->str, "Waarom krijgt u"));
    assert_int_equal(letter.notice_missing, 0);
    letter_clear(&letter);
}

static void test_refused_templates(void **state)
{
    static const struct {
        const char *label, *path, *text, *sentence;
    } cases[] = {
        {"not for post", "nl/brief.md",
         "---\nname: brief\nchannel: sms\nlanguage: nl\n---\nDag",
         "the template “brief” is for sms, not for post"},
        {"unknown placeholder", "nl/brief.md",
         "---\nname: brief\nchannel: post\nlanguage: nl\n---\nDag {{naam}}",
         "template “nl/brief.md”, line 6: there is no placeholder “{{naam}}”"},
        {"wrong wording", "nl/notice.post.md", "{{#a}}",
         "template “nl/notice.post.md”, line 1: the section “a” is never closed"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct notice_facts facts = campaign_facts();
        g_autoptr(TemplateFiles) files = own_files("Dag");
        g_autoptr(GError) error = NULL;
        template_files_put(files, cases[i].path, cases[i].text, strlen(cases[i].text),
                           NULL);
        if (new_composer(files, "brief", &facts, &error) != NULL)
            fail_msg("%s: accepted", cases[i].label);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        assert_string_equal(error->message, cases[i].sentence);
    }
}

static void test_refused_letters(void **state)
{
    g_autofree char *long_body = g_strnfill(32000, 'x');
    const struct {
        const char *label, *body, *sentence;
    } cases[] = {
        {"HTML", "Dag\n\n<table>\n</table>",
         "template “nl/brief.md”, line 3 of the text: paper cannot show HTML; write it "
         "as "
         "Markdown"},
        {"too long", long_body, "template “brief”: with its notice the letter is "},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct notice_facts facts = campaign_facts();
        g_autoptr(TemplateFiles) files = own_files(cases[i].body);
        g_autoptr(GError) error = NULL;
        g_autoptr(LetterComposer) composer = new_composer(files, "brief", &facts, NULL);
        struct recipient voter = campaign_voter(LANGUAGE_NL);
        struct letter letter;
        letter_init(&letter);
        if (letter_compose(composer, &voter, &letter, &error))
            fail_msg("%s: composed", cases[i].label);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        assert_true(g_str_has_prefix(error->message, cases[i].sentence));
        letter_clear(&letter);
    }
}

/* Frozen files give the same bytes, whatever was composed before. */
static void test_composing_again(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(GBytes) frozen = template_files_freeze(files);
    g_autoptr(TemplateFiles) thawed = template_files_thaw(frozen, NULL);
    struct notice_facts facts = campaign_facts();
    struct recipient voter = campaign_voter(LANGUAGE_UNKNOWN);
    struct recipient other = campaign_voter(LANGUAGE_FR);
    struct letter first, again;

    (void)state;
    letter_init(&first);
    letter_init(&again);
    g_autoptr(LetterComposer) composer =
        new_composer(files, "brief-kennismaking", &facts, NULL);
    g_autoptr(LetterComposer) later =
        new_composer(thawed, "brief-kennismaking", &facts, NULL);
    assert_true(letter_compose(composer, &voter, &first, NULL));
    assert_true(letter_compose(later, &other, &again, NULL));
    assert_true(letter_compose(later, &voter, &again, NULL));
    assert_string_equal(first.text->str, again.text->str);
    assert_string_equal(first.salutation->str, again.salutation->str);
    letter_clear(&first);
    letter_clear(&again);
}

static void test_example_line(void **state)
{
    struct notice_facts facts = campaign_facts();
    g_autoptr(TemplateFiles) files = own_files("Dag");
    struct letter_inputs inputs = {files, "brief", "21009", &facts,
                                   "VOORBEELD – EXEMPLE"};
    g_autoptr(LetterComposer) composer = letter_composer_new(&inputs, NULL);
    struct recipient voter = campaign_voter(LANGUAGE_NL);
    struct letter letter;

    (void)state;
    letter_init(&letter);
    assert_true(letter_compose(composer, &voter, &letter, NULL));
    assert_true(g_str_has_prefix(letter.text->str, "VOORBEELD – EXEMPLE\n\nDag\n\n"));
    assert_string_equal(letter.body->str, "Dag");
    assert_int_equal(letter.notice_missing, 0);
    letter_clear(&letter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_letters),
        cmocka_unit_test(test_golden_other_grounds),
        cmocka_unit_test(test_notice_is_placed_once),
        cmocka_unit_test(test_hidden_notice_is_missed),
        cmocka_unit_test(test_absent_facts_are_missed),
        cmocka_unit_test(test_values_stay_text),
        cmocka_unit_test(test_empty_values),
        cmocka_unit_test(test_greeting_by_first_name),
        cmocka_unit_test(test_all_personal_values),
        cmocka_unit_test(test_own_dates),
        cmocka_unit_test(test_language_lacking),
        cmocka_unit_test(test_refused_templates),
        cmocka_unit_test(test_refused_letters),
        cmocka_unit_test(test_composing_again),
        cmocka_unit_test(test_example_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
