/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mail.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "compose/mail_campaign.h"
#include "mime/reading.h"

#define SUBJECT "subject: Nieuws\n"

static guint count(const char *text, const char *what)
{
    guint found = 0;

    for (const char *p = strstr(text, what); p != NULL; p = strstr(p + 1, what))
        found++;
    return found;
}

static struct template_files *own_files(const char *front, const char *dutch_body)
{
    struct template_files *files = shipped_wording();

    put_mail(files, "nl", front, dutch_body);
    return files;
}

/* ---- whole messages as files that one can read ---- */

/* Wording of the test's own, so that only what composing does can change them. */
static struct template_files *golden_files(void)
{
    static const char *const texts[][2] = {
        {"nl/notice.email.md",
         "**Waarom?**\n\nOp {{source.date}} gaf u {{recipient.email}} "
         "aan {{candidate.name}}. Mail <stop@example.be>.\n"},
        {"fr/notice.email.md", "**Pourquoi ?**\n\nLe {{source.date}}, vous avez donné "
                               "{{recipient.email}} à {{candidate.name}}.\n"},
        {"nl/salutation.email.txt", "Dag {{recipient.name}}\n"},
        {"fr/salutation.email.txt", "Bonjour {{recipient.name}}\n"},
    };
    static const guint8 picture[] = {0x89, 'P',  'N', 'G', '\r', '\n',
                                     0x1A, '\n', 1,   2,   3};
    struct template_files *files = shipped_wording();
    g_autoptr(GBytes) png = g_bytes_new_static(picture, sizeof picture);
    g_autoptr(GBytes) pdf = g_bytes_new_static("%PDF-1.7\n", 9);

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        put_text(files, texts[i][0], texts[i][1]);
    put_mail(files, "nl",
             "subject: Nieuws voor {{recipient.first_name}}\n"
             "attachment: één folder.pdf\n",
             "{{salutation}},\n\n![Els & de markt](els.png)\n\n{{> notice}}\n\n"
             "Tot *gauw*\\\nop [onze site](https://example.be/?a=1&b=2)!\n");
    put_mail(files, "fr", "subject: Des nouvelles d’Els\n",
             "{{salutation}},\n\n- un\n- deux = 2\n\nÀ bientôt\n");
    template_files_put_binary(files, "nl/els.png", png);
    template_files_put_binary(files, "nl/één folder.pdf", pdf);
    return files;
}

/* KIESPOST_GOLDEN=write renews them. In the files lines end in LF. */
static void compare_with_golden(const char *name, const struct mail *mail)
{
    g_autofree char *path =
        g_strdup_printf("%s/tests/unit/compose/golden/%s.eml", KIESPOST_SOURCE_DIR, name);
    g_auto(GStrv) lines = g_strsplit(mail->bytes->str, "\r\n", -1);
    g_autofree char *actual = g_strjoinv("\n", lines);
    g_autofree char *expected = NULL;

    if (g_strcmp0(g_getenv("KIESPOST_GOLDEN"), "write") == 0)
        g_assert_true(g_file_set_contents(path, actual, -1, NULL));
    if (!g_file_get_contents(path, &expected, NULL, NULL))
        fail_msg("“%s” is missing", path);
    assert_string_equal(actual, expected);
}

static void test_golden_mails(void **state)
{
    static const struct {
        const char *name;
        enum language language;
    } cases[] = {{"mail-nl", LANGUAGE_NL},
                 {"mail-fr", LANGUAGE_FR},
                 {"mail-both", LANGUAGE_UNKNOWN}};
    g_autoptr(TemplateFiles) files = golden_files();
    struct notice_facts facts = mail_facts();
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient reader = a_subscriber(cases[i].language);
        reader.given_names = "Noël Maria";
        assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
        compare_with_golden(cases[i].name, &mail);
    }
    mail_clear(&mail);
}

/* ---- the notice ---- */

static void test_shipped_template_is_complete(void **state)
{
    static const enum notice_ground grounds[] = {
        NOTICE_GROUND_CONSENT, NOTICE_GROUND_RELATION, NOTICE_GROUND_INDIRECT};
    static const char *const directories[] = {KIESPOST_SOURCE_DIR "/templates", NULL};
    g_autoptr(TemplateFiles) files =
        template_files_read(directories, "mail-nieuws", NULL);
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(grounds) * 2 * 3; i++) {
        struct notice_facts facts = mail_facts();
        struct recipient reader = a_subscriber((enum language)(i / 6));
        facts.ground = grounds[i % 3];
        facts.sender_is_list = i / 3 % 2 == 1;
        g_autoptr(MailComposer) composer =
            new_mail_composer(files, "mail-nieuws", &facts, NULL);
        assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
        if (mail.notice_missing != 0)
            fail_msg("%u lacks %x", i, mail.notice_missing);
        assert_true((mail.notice_present & NOTICE_STOP) != 0);
        assert_true(mail_composer_says_one_thing(composer));
    }
    mail_clear(&mail);
}

static void test_notice_is_placed_once(void **state)
{
    static const struct {
        const char *label, *body, *text_begins, *html_begins, *html_ends;
    } cases[] = {
        {"below", "Dag", "Dag\n\nWaarom krijgt u", "<p>Dag</p>\n<div class=\"notice\">\n",
         "</div>\n</div>\n</body>\n</html>\n"},
        {"where the template places it", "Dag\n\n{{> notice}}\n\nTot gauw",
         "Dag\n\nWaarom krijgt u", "<p>Dag</p>\n<div class=\"notice\">\n",
         "</div>\n<p>Tot gauw</p>\n</div>\n</body>\n</html>\n"},
        {"right after a line", "Dag\n{{> notice}}\nTot gauw", "Dag\n\nWaarom krijgt u",
         "<p>Dag</p>\n<div class=\"notice\">\n",
         "</div>\n<p>Tot gauw</p>\n</div>\n</body>\n</html>\n"},
        {"above", "{{{notice}}}\n\nDag", "Waarom krijgt u", "<div class=\"notice\">\n",
         "</div>\n<p>Dag</p>\n</div>\n</body>\n</html>\n"},
    };
    struct notice_facts facts = mail_facts();
    struct recipient reader = a_subscriber(LANGUAGE_NL);
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TemplateFiles) files = own_files(SUBJECT, cases[i].body);
        g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
        g_autofree char *begin =
            g_strconcat("<body>\n<div lang=\"nl\">\n", cases[i].html_begins, NULL);
        assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
        if (!g_str_has_prefix(mail.text->str, cases[i].text_begins) ||
            strstr(mail.html->str, begin) == NULL ||
            !g_str_has_suffix(mail.html->str, cases[i].html_ends) ||
            count(mail.text->str, "Waarom krijgt u") != 1 ||
            count(mail.html->str, "Waarom krijgt u") != 1 ||
            strstr(mail.html->str, mail.notice_html->str) == NULL ||
            strstr(mail.text->str, mail.notice->str) == NULL || mail.notice_missing != 0)
            fail_msg("%s: %x\n%s\n%s", cases[i].label, mail.notice_missing,
                     mail.text->str, mail.html->str);
    }
    mail_clear(&mail);
}

/* Wherever the notice is hidden, it is missed in the finished bytes, or refused before.
 */
static void test_hidden_notice_is_found_out(void **state)
{
    static const struct {
        const char *label, *path, *text;
        gboolean refused;
    } cases[] = {
        {"in a remark", NULL, "Dag\n\n<!--\n\n{{> notice}}\n\n-->", FALSE},
        {"in a section never shown", NULL,
         "Dag\n\n{{#joint.name}}{{> notice}}{{/joint.name}}", FALSE},
        {"in a section not shown to this one", NULL,
         "Dag\n\n{{^recipient.first_name}}{{> notice}}{{/recipient.first_name}}", FALSE},
        {"in a code block", NULL, "Dag\n\n```\n{{> notice}}\n```", TRUE},
        {"wording that says nothing", "nl/notice.email.md", "Dag\n", FALSE},
        {"wording that is a remark", "nl/notice.email.md",
         "<!-- Waarom krijgt u dit bericht? -->\n", FALSE},
        {"wording that is a picture", "nl/notice.email.md",
         "![Waarom krijgt u dit bericht?](x.png)\n", TRUE},
    };
    struct notice_facts facts = mail_facts();
    struct recipient reader = a_subscriber(LANGUAGE_NL);
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TemplateFiles) files =
            own_files(SUBJECT, cases[i].path == NULL ? cases[i].text : "Dag");
        if (cases[i].path != NULL)
            put_text(files, cases[i].path, cases[i].text);
        g_autoptr(GError) error = NULL;
        g_autoptr(MailComposer) composer =
            new_mail_composer(files, "mail", &facts, &error);
        gboolean composed = composer != NULL &&
                            mail_compose(composer, &reader, &an_identity, &mail, &error);
        if (composed == cases[i].refused)
            fail_msg("%s: %d", cases[i].label, composed);
        if (composed && (mail.notice_missing & NOTICE_OBJECTION) == 0)
            fail_msg("%s: %x", cases[i].label, mail.notice_missing);
    }
    mail_clear(&mail);
}

/* Of two languages both must tell it. */
static void test_language_without_notice(void **state)
{
    g_autoptr(TemplateFiles) files = own_files(SUBJECT, "Dag");
    struct notice_facts facts = mail_facts();
    struct recipient dutch = a_subscriber(LANGUAGE_NL);
    struct recipient both = a_subscriber(LANGUAGE_UNKNOWN);
    struct mail mail;

    (void)state;
    put_mail(files, "fr", "subject: Nouvelles\n",
             "Bonjour\n\n{{#joint.name}}{{> notice}}{{/joint.name}}");
    mail_init(&mail);
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    assert_true(mail_compose(composer, &dutch, &an_identity, &mail, NULL));
    assert_int_equal(mail.notice_missing, 0);
    assert_true(mail_compose(composer, &both, &an_identity, &mail, NULL));
    assert_string_equal(mail.language, "nl+fr");
    assert_true((mail.notice_missing & NOTICE_OBJECTION) != 0);
    assert_int_equal(mail.notice_present, 0);
    mail_clear(&mail);
}

static void test_absent_facts_are_missed(void **state)
{
    g_autoptr(TemplateFiles) files = own_files(SUBJECT, "Dag");
    struct notice_facts facts = mail_facts();
    struct recipient reader = a_subscriber(LANGUAGE_NL);
    struct mail mail;

    (void)state;
    facts.end_on = DAY_UNKNOWN;
    mail_init(&mail);
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
    assert_int_equal(mail.notice_missing, NOTICE_RETENTION);
    mail_clear(&mail);
}

/* Each person's own date, judged for that date. */
static void test_own_dates(void **state)
{
    g_autoptr(TemplateFiles) files = own_files(SUBJECT, "Dag");
    struct notice_facts facts = mail_facts();
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (int day = 1; day <= 28; day++) {
        struct recipient reader = a_subscriber(LANGUAGE_NL);
        g_autofree char *told = g_strdup_printf("op %d mei 2030 uw e-mailadres", day);
        reader.consent_date = day_from_ymd(2030, 5, day);
        assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
        assert_int_equal(mail.notice_missing, 0);
        assert_non_null(strstr(mail.text->str, told));
    }
    mail_clear(&mail);
}

/* ---- values ---- */

/* A value is text wherever it stands: no Markdown, no HTML, no field, no part. */
static void test_values_stay_text(void **state)
{
    static const struct {
        const char *name, *plain, *html;
    } cases[] = {
        {"<b>Els</b> & \"Jan\"", "<b>Els</b> & \"Jan\"",
         "&lt;b&gt;Els&lt;/b&gt; &amp; &quot;Jan&quot;"},
        {"</title><script>", "</title><script>", "&lt;/title&gt;&lt;script&gt;"},
        {"**Els** [x](http://x.be)", "**Els** [x](http://x.be)",
         "**Els** [x](http://x.be)"},
        {"{{candidate.name}}", "{{candidate.name}}", "{{candidate.name}}"},
        {"Els\r\nBcc: x\r\n\r\nDag", "Els Bcc: x Dag", "Els Bcc: x Dag"},
        {"--=_alternative_00112233445566778899aabbccddeeff--",
         "--=_alternative_00112233445566778899aabbccddeeff--",
         "--=_alternative_00112233445566778899aabbccddeeff--"},
        {"\uFDD0\uFDEF", "\uFDD0\uFDEF", "\uFDD0\uFDEF"},
        {"=3D=\n", "=3D=", "=3D="},
        {".", ".", "."},
    };
    g_autoptr(TemplateFiles) files =
        own_files("subject: Dag {{recipient.family_name}}\n",
                  "{{recipient.family_name}}\n\n![{{recipient.family_name}}](x.png)\n\n"
                  "- **{{{recipient.family_name}}}**");
    static const guint8 png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    g_autoptr(GBytes) picture = g_bytes_new_static(png, sizeof png);
    struct notice_facts facts = mail_facts();
    struct mail mail;

    (void)state;
    template_files_put_binary(files, "nl/x.png", picture);
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient reader = a_subscriber(LANGUAGE_NL);
        g_autoptr(GString) text = g_string_new(NULL), html = g_string_new(NULL);
        reader.family_name = cases[i].name;
        assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
        assert_true(message_read_texts(mail.bytes->str, mail.bytes->len, text, html));
        g_autofree char *title = g_strdup_printf("<title>Dag %s</title>", cases[i].html);
        g_autofree char *all = g_strdup_printf("%s\n", mail.text->str);
        assert_string_equal(text->str, all);
        assert_string_equal(html->str, mail.html->str);
        assert_int_equal(mail.notice_missing, 0);
        assert_int_equal(count(mail.html->str, "<title>"), 1);
        assert_int_equal(count(mail.html->str, "<b>") + count(html->str, "<script"), 0);
        assert_int_equal(count(mail.bytes->str, "\r\nBcc"), 0);
        if (strstr(mail.html->str, title) == NULL)
            fail_msg("%s: %s", cases[i].name, mail.html->str);
        assert_true(g_str_has_prefix(mail.text->str, cases[i].plain) ||
                    strpbrk(cases[i].name, "\r\n") != NULL);
    }
    mail_clear(&mail);
}

static void test_empty_values_choose(void **state)
{
    static const struct {
        const char *given, *begins;
    } cases[] = {{"Noor", "Dag Noor!\n\n"}, {"", "Dag!\n\n"}, {"Jan", "Dag Jan!\n\n"}};
    g_autoptr(TemplateFiles) files = own_files(
        SUBJECT, "Dag{{#recipient.first_name}} {{.}}{{/recipient.first_name}}!");
    struct notice_facts facts = mail_facts();
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient reader = a_subscriber(LANGUAGE_NL);
        reader.given_names = cases[i].given;
        assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
        assert_true(g_str_has_prefix(mail.text->str, cases[i].begins));
    }
    mail_clear(&mail);
}

static void test_subjects(void **state)
{
    static const struct {
        const char *label, *front, *french, *subject; /* NULL: refused */
    } cases[] = {
        {"with values", "subject: Voor {{recipient.name}} van {{candidate.name}}\n", NULL,
         "Voor Noor Dubois van Els Peeters"},
        {"raw and escaped alike", "subject: {{{candidate.name}}} & zo\n", NULL,
         "Els Peeters & zo"},
        {"two languages", "subject: Nieuws\n", "subject: Nouvelles\n",
         "Nieuws / Nouvelles"},
        {"the same in two languages", "subject: Els Peeters\n", "subject: Els Peeters\n",
         "Els Peeters"},
        {"empty for this one", "subject: {{joint.name}}\n", NULL, NULL},
        {"too long",
         "subject: "
         "{{candidate.name}}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
         "\n",
         NULL, NULL},
    };
    struct notice_facts facts = mail_facts();
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient reader =
            a_subscriber(cases[i].french == NULL ? LANGUAGE_NL : LANGUAGE_UNKNOWN);
        g_autoptr(TemplateFiles) files = own_files(cases[i].front, "Dag");
        g_autoptr(GError) error = NULL;
        if (cases[i].french != NULL)
            put_mail(files, "fr", cases[i].french, "Bonjour");
        g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
        if (mail_compose(composer, &reader, &an_identity, &mail, &error) !=
            (cases[i].subject != NULL))
            fail_msg("%s", cases[i].label);
        if (cases[i].subject == NULL)
            assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        else
            assert_string_equal(mail.subject->str, cases[i].subject);
    }
    mail_clear(&mail);
}

/* ---- addresses ---- */

static void test_addresses(void **state)
{
    static const struct {
        const char *address, *envelope; /* NULL: refused */
    } cases[] = {
        {"noor@example.be", "noor@example.be"},
        {"noor@bücher.be", "noor@xn--bcher-kva.be"},
        {"", NULL},
        {"noor@example.be\r\nBcc: jan@example.be", NULL},
        {"noor@example.be, jan@example.be", NULL},
        {"\"n d\"@example.be", NULL},
        {"noël@example.be", NULL},
    };
    g_autoptr(TemplateFiles) files = own_files(SUBJECT, "Dag");
    struct notice_facts facts = mail_facts();
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient reader = a_subscriber(LANGUAGE_NL);
        g_autoptr(GError) error = NULL;
        reader.email = cases[i].address;
        if (mail_compose(composer, &reader, &an_identity, &mail, &error) !=
            (cases[i].envelope != NULL))
            fail_msg("%s", cases[i].address);
        if (cases[i].envelope != NULL) {
            g_autofree char *to =
                g_strdup_printf("\r\nTo: Noor Dubois <%s>\r\n", cases[i].envelope);
            assert_string_equal(mail.envelope_to->str, cases[i].envelope);
            assert_non_null(strstr(mail.bytes->str, to));
            continue;
        }
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        assert_true(g_str_has_prefix(error->message, "r-000017 has an e-mail address"));
        /* The texts alone do not ask for one. */
        assert_true(mail_compose(composer, &reader, NULL, &mail, NULL));
        assert_string_equal(mail.envelope_to->str, "");
    }
    mail_clear(&mail);
}

static void test_senders(void **state)
{
    static const struct {
        const char *name, *sender, *stop, *expected; /* NULL: refused */
    } cases[] = {
        {"Lijst \"Wij, samen\"", "els@bücher.be", "stop@bücher.be",
         "From: \"Lijst \\\"Wij, samen\\\"\" <els@xn--bcher-kva.be>\r\n"
         "Reply-To: \"Lijst \\\"Wij, samen\\\"\" <els@xn--bcher-kva.be>\r\n"
         "To: Noor Dubois <noor@example.be>\r\n"
         "Subject: Nieuws\r\n"
         "Message-ID: <00112233445566778899aabbccddeeff@xn--bcher-kva.be>\r\n"
         "List-Unsubscribe: <mailto:stop@xn--bcher-kva.be?subject=STOP%20k3y-9>\r\n"},
        {"Els", "els", "stop@example.be", NULL},
        {"Els", "els@example.be", "stop@example.be\r\nBcc: x@example.be", NULL},
    };
    g_autoptr(TemplateFiles) files = own_files(SUBJECT, "Dag");
    struct notice_facts facts = mail_facts();
    struct recipient reader = a_subscriber(LANGUAGE_NL);
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct mail_inputs inputs = {files,         "mail",        "21009",
                                     &facts,        cases[i].name, cases[i].sender,
                                     cases[i].stop, NULL};
        g_autoptr(GError) error = NULL;
        g_autoptr(MailComposer) composer = mail_composer_new(&inputs, &error);
        assert_int_equal(composer != NULL, cases[i].expected != NULL);
        if (composer == NULL) {
            assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
            continue;
        }
        assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
        assert_non_null(strstr(mail.bytes->str, cases[i].expected));
    }
    mail_clear(&mail);
}

/* ---- templates ---- */

static void test_refused_templates(void **state)
{
    static const struct {
        const char *label, *front, *body, *sentence;
    } cases[] = {
        {"for post", NULL, NULL, "the template “mail” is for post, not for email"},
        {"unknown placeholder", SUBJECT, "{{naam}}",
         "template “nl/mail.md”, line 7: there is no placeholder “{{naam}}”"},
        {"HTML", SUBJECT, "Dag\n\n<table>\n</table>",
         "template “nl/mail.md”, line 3 of the text: "},
        {"bare link with a value", SUBJECT,
         "Zie https://example.be/?{{recipient.postcode}}",
         "template “nl/mail.md”: a link may not hold a recipient's own details: it would "
         "tell who opened it (no tracking, R-80)"},
        {"bare www with a value", SUBJECT, "Zie www.example.be/{{recipient.street}}",
         "template “nl/mail.md”: a link may not hold a recipient's own details: it would "
         "tell who opened it (no tracking, R-80)"},
        {"empty", SUBJECT, "{{#joint.name}}Dag{{/joint.name}}",
         "template “nl/mail.md”: for r-000017 nothing remains of the text, since all of "
         "it "
         "depends on details that this recipient does not have"},
        {"notice in a code block", SUBJECT,
         "Dag\n\n    x\n    {{{notice}}}\n\n```\n{{> "
         "notice}}\n```",
         "template “nl/mail.md”: the notice is a part of its own: write “{{> notice}}” "
         "on a "
         "line by itself, not inside code, a list or a quotation"},
    };
    struct notice_facts facts = mail_facts();
    struct recipient reader = a_subscriber(LANGUAGE_NL);
    struct mail mail;

    (void)state;
    mail_init(&mail);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TemplateFiles) files = shipped_wording();
        g_autoptr(GError) error = NULL;
        if (cases[i].front == NULL)
            put_text(files, "nl/mail.md",
                     "---\nname: mail\nchannel: post\nlanguage: nl\n---\nDag");
        else
            put_mail(files, "nl", cases[i].front, cases[i].body);
        g_autoptr(MailComposer) composer =
            new_mail_composer(files, "mail", &facts, &error);
        if (composer != NULL && mail_compose(composer, &reader, NULL, &mail, &error))
            fail_msg("%s: composed", cases[i].label);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        if (!g_str_has_prefix(error->message, cases[i].sentence))
            fail_msg("%s: %s", cases[i].label, error->message);
    }
    mail_clear(&mail);
}

static void test_one_thing(void **state)
{
    static const struct {
        const char *body, *subject, *french;
        gboolean one;
    } cases[] = {
        {"{{salutation}}, {{recipient.name}} {{candidate.name}}", "Nieuws", NULL, TRUE},
        {"{{recipient.first_name}} {{recipient.family_name}}", "{{recipient.name}}", NULL,
         TRUE},
        {"{{#recipient}}{{name}}{{/recipient}}", "Nieuws", NULL, TRUE},
        {"Dag", "Nieuws uit {{recipient.municipality}}", NULL, FALSE},
        {"{{recipient.postcode}}", "Nieuws", NULL, FALSE},
        {"{{#recipient}}{{street}}{{/recipient}}", "Nieuws", NULL, FALSE},
        {"{{#recipient.street}}Voor u{{/recipient.street}}", "Nieuws", NULL, FALSE},
        {"{{^recipient.street}}Voor u{{/recipient.street}}", "Nieuws", NULL, FALSE},
        {"Dag", "Nieuws", "{{source.date}}", FALSE},
    };
    struct notice_facts facts = mail_facts();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *front = g_strdup_printf("subject: %s\n", cases[i].subject);
        g_autoptr(TemplateFiles) files = own_files(front, cases[i].body);
        if (cases[i].french != NULL)
            put_mail(files, "fr", "subject: Nouvelles\n", cases[i].french);
        g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
        if (mail_composer_says_one_thing(composer) != cases[i].one)
            fail_msg("%s | %s", cases[i].subject, cases[i].body);
    }
}

static void test_example_line(void **state)
{
    g_autoptr(TemplateFiles) files = own_files(SUBJECT, "Dag");
    struct notice_facts facts = mail_facts();
    struct mail_inputs inputs = {
        files, "mail",           "21009",          &facts,
        "Els", "els@example.be", "els@example.be", "VOORBEELD – <EXEMPLE>"};
    g_autoptr(MailComposer) composer = mail_composer_new(&inputs, NULL);
    struct recipient reader = a_subscriber(LANGUAGE_NL);
    struct mail mail;
    g_autoptr(GString) text = g_string_new(NULL), html = g_string_new(NULL);

    (void)state;
    mail_init(&mail);
    assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
    assert_true(message_read_texts(mail.bytes->str, mail.bytes->len, text, html));
    assert_true(g_str_has_prefix(text->str, "VOORBEELD – <EXEMPLE>\n\nDag\n\nWaarom"));
    assert_string_equal(mail.subject->str, "VOORBEELD – <EXEMPLE>: Nieuws");
    assert_non_null(
        strstr(html->str, "<title>VOORBEELD – &lt;EXEMPLE&gt;: Nieuws</title>"));
    assert_non_null(strstr(html->str, "<body>\n<p class=\"example\"><strong>VOORBEELD – "
                                      "&lt;EXEMPLE&gt;</strong></p>\n"));
    assert_int_equal(mail.notice_missing, 0);
    mail_clear(&mail);
}

/* ---- the bytes ---- */

static void test_without_identity(void **state)
{
    g_autoptr(TemplateFiles) files = golden_files();
    struct notice_facts facts = mail_facts();
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    struct recipient reader = a_subscriber(LANGUAGE_UNKNOWN);
    struct mail texts, whole;

    (void)state;
    mail_init(&texts);
    mail_init(&whole);
    assert_true(mail_compose(composer, &reader, NULL, &texts, NULL));
    assert_true(mail_compose(composer, &reader, &an_identity, &whole, NULL));
    assert_int_equal(texts.bytes->len, 0);
    assert_true(whole.bytes->len > 0);
    assert_string_equal(texts.text->str, whole.text->str);
    assert_string_equal(texts.html->str, whole.html->str);
    assert_string_equal(texts.notice->str, whole.notice->str);
    assert_int_equal(texts.notice_missing, whole.notice_missing);
    assert_int_equal(texts.notice_present, whole.notice_present);
    mail_clear(&texts);
    mail_clear(&whole);
}

/* RFC 5322 and 2045: CRLF and nothing else, no line beyond 76, seven bits. */
static void test_lines(void **state)
{
    g_autoptr(TemplateFiles) files = golden_files();
    struct notice_facts facts = mail_facts();
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    struct recipient reader = a_subscriber(LANGUAGE_UNKNOWN);
    struct mail mail;

    (void)state;
    reader.family_name = "Van den Eeckhaut-Vanden Broucke de la Tour d’Auvergne et Taxis";
    mail_init(&mail);
    assert_true(mail_compose(composer, &reader, &an_identity, &mail, NULL));
    assert_int_equal(mail.bytes->len, strlen(mail.bytes->str));
    assert_true(g_str_is_ascii(mail.bytes->str));
    for (const char *line = mail.bytes->str; *line != '\0';) {
        gsize length = strcspn(line, "\r\n");
        assert_true(length <= 78);
        assert_memory_equal(line + length, "\r\n", 2);
        line += length + 2;
    }
    mail_clear(&mail);
}

/* Frozen files give the same bytes, whatever was composed before and wherever. */
static void test_composing_again(void **state)
{
    g_autoptr(TemplateFiles) files = golden_files();
    g_autoptr(GBytes) frozen = template_files_freeze(files);
    g_autoptr(TemplateFiles) thawed = template_files_thaw(frozen, NULL);
    struct notice_facts facts = mail_facts();
    struct recipient reader = a_subscriber(LANGUAGE_UNKNOWN);
    struct recipient other = a_subscriber(LANGUAGE_FR);
    struct mail first, again;

    (void)state;
    mail_init(&first);
    mail_init(&again);
    g_autoptr(MailComposer) composer = new_mail_composer(files, "mail", &facts, NULL);
    g_autoptr(MailComposer) later = new_mail_composer(thawed, "mail", &facts, NULL);
    assert_true(mail_compose(composer, &reader, &an_identity, &first, NULL));
    g_setenv("TZ", "Pacific/Auckland", TRUE);
    setlocale(LC_ALL, "C");
    assert_true(mail_compose(later, &other, &an_identity, &again, NULL));
    assert_true(mail_compose(later, &reader, &an_identity, &again, NULL));
    assert_string_equal(first.bytes->str, again.bytes->str);
    setlocale(LC_ALL, "");
    g_unsetenv("TZ");
    mail_clear(&first);
    mail_clear(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_mails),
        cmocka_unit_test(test_shipped_template_is_complete),
        cmocka_unit_test(test_notice_is_placed_once),
        cmocka_unit_test(test_hidden_notice_is_found_out),
        cmocka_unit_test(test_language_without_notice),
        cmocka_unit_test(test_absent_facts_are_missed),
        cmocka_unit_test(test_own_dates),
        cmocka_unit_test(test_values_stay_text),
        cmocka_unit_test(test_empty_values_choose),
        cmocka_unit_test(test_subjects),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_senders),
        cmocka_unit_test(test_refused_templates),
        cmocka_unit_test(test_one_thing),
        cmocka_unit_test(test_example_line),
        cmocka_unit_test(test_without_identity),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_composing_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
