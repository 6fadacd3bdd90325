/* SPDX-License-Identifier: GPL-3.0-or-later */

/* write-mails DIR: e-mails to people with awkward names about awkward subjects, as
 * DIR/NN.eml, and what must be read in each as DIR/NN.txt: lines "name", "address",
 * "subject", then the text. check_mails.py compares the two. */

#include <string.h>

#include "compose/mail.h"
#include "mime/header.h"

static const char *const names[][2] = {
    {"Noor", "Dubois"},
    {"Noël", "D’Hóoghe"},
    {"", "Peeters, Els"},
    {"Els \"de beste\"", "O'Neill \\o/"},
    {"J. (Jan)", "Maes; Gent: <x@example.be>"},
    {"=?utf-8?q?Bcc=3A?=", "=?x"},
    {"Els\r\nBcc: jan@example.be", "Maes\n\nDag"},
    {"👩‍🌾👩‍🌾👩‍🌾👩‍🌾👩‍🌾👩‍🌾👩‍🌾👩‍🌾👩‍🌾👩"
     "‍"
     "🌾",
     "🇧🇪🇧🇪🇧🇪🇧🇪🇧🇪🇧🇪🇧🇪🇧🇪🇧🇪🇧🇪"},
    {"محمد", "العربي"},
    {"שרה", "לוי (x)"},
    {"Ολυμπία", "Παπαδοπούλου-Κωνσταντινίδου-Παπαγεωργίου"},
    {"Marie-Antoinette Joséphine Élisabeth Charlotte",
     "de la Tour d’Auvergne-Lauraguais et du Plessis-Mornay de Saint-Simon"},
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
     "a",
     "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
     "b"},
    {"a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a",
     "b"},
    {"", "jan@example.be"},
    {"", "."},
    {"", "例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例"},
    {"", "a例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例例"},
    {"", ""},
};

static const char *const subjects[] = {
    "Nieuws",
    "Nieuws voor {{recipient.name}}",
    "Één week vóór de stemming: “laatste” nieuws – en wat u nog kunt doen, in het kort",
    "=?utf-8?b?QmNj?= en =3D en ?= samen",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxx",
    "From hier naar daar. 100 % (gratis); \"ja\"?",
    "🗳️ Stem! 🗳️",
    "زيارة ومعلومات عن الانتخابات في مدينتنا هذا العام",
};

static const char *const addresses[] = {
    "lezer@example.be",
    "o'neill+stem@example.be",
    "lezer@bücher.be",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg@"
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee.example.be",
};

static struct template_files *files_for(const char *subject)
{
    static const char *const directories[] = {KIESPOST_SOURCE_DIR "/templates", NULL};
    static const char body[] =
        "{{salutation}},\n\nFrom het begin: *één* . {{recipient.name}}\n\n"
        ".\n\nhttps://example.be/een/heel/lang/adres/dat/op/geen/enkele/regel/past/en/"
        "dat/"
        "toch/niet/gebroken/mag/worden =3D\n";
    GError *error = NULL;
    struct template_files *files = template_files_read(directories, NULL, &error);
    g_autofree char *text = g_strdup_printf(
        "---\nname: mail\nchannel: email\nlanguage: nl\nsubject: %s\n---\n%s", subject,
        body);

    if (files == NULL ||
        !template_files_put(files, "nl/mail.md", text, strlen(text), &error))
        g_error("%s", error->message);
    return files;
}

static void write_file(const char *directory, guint number, const char *extension,
                       const GString *content)
{
    g_autofree char *name = g_strdup_printf("%03u.%s", number, extension);
    g_autofree char *path = g_build_filename(directory, name, NULL);
    GError *error = NULL;

    if (!g_file_set_contents(path, content->str, (gssize)content->len, &error))
        g_error("%s", error->message);
}

static void write_mail(const char *directory, guint number,
                       struct mail_composer *composer, const char *const name[2],
                       const char *address)
{
    g_autoptr(GString) whole = g_string_new(NULL), shown = g_string_new(NULL),
                       expected = g_string_new(NULL);
    g_autofree char *key = g_strdup_printf("%032x", number);
    struct mail_identity identity = {1916035201 + number * 7919, key, key};
    struct recipient recipient;
    struct mail mail;
    GError *error = NULL;

    recipient_clear(&recipient);
    recipient.number = number;
    recipient.language = LANGUAGE_NL;
    recipient.given_names = name[0];
    recipient.family_name = name[1];
    recipient.email = address;
    recipient.consent_date = 22000;
    mail_init(&mail);
    if (!mail_compose(composer, &recipient, &identity, &mail, &error))
        g_error("%s", error->message);
    recipient_append_name(&recipient, whole);
    header_one_line(shown, whole->str);
    g_string_printf(expected, "%s\n%s\n%s\n%s", shown->str, mail.envelope_to->str,
                    mail.subject->str, mail.text->str);
    write_file(directory, number, "eml", mail.bytes);
    write_file(directory, number, "txt", expected);
    mail_clear(&mail);
}

int main(int count, char **given)
{
    static const struct notice_facts facts = {.ground = NOTICE_GROUND_CONSENT,
                                              .regime = "BE-VLG-LOC",
                                              .candidate_name = "Zoë \"Zo\" Peeters",
                                              .obtained_on = 22000,
                                              .election_day = 22200,
                                              .end_on = 22201};
    guint number = 0;

    if (count != 2)
        g_error("write-mails DIR");
    for (guint s = 0; s < G_N_ELEMENTS(subjects); s++) {
        g_autoptr(TemplateFiles) files = files_for(subjects[s]);
        struct mail_inputs inputs = {.files = files,
                                     .template_name = "mail",
                                     .home_nis = "44021",
                                     .notice = &facts,
                                     .sender_name = facts.candidate_name,
                                     .sender_address = "zoe@example.be",
                                     .unsubscribe_address = "stop@bücher.be"};
        g_autoptr(GError) error = NULL;
        g_autoptr(MailComposer) composer = mail_composer_new(&inputs, &error);
        if (composer == NULL)
            g_error("%s", error->message);
        /* Each name with two subjects. */
        for (guint n = s % 4; n < G_N_ELEMENTS(names); n += 4, number++)
            write_mail(given[1], number, composer, names[n],
                       addresses[number % G_N_ELEMENTS(addresses)]);
    }
    g_print("%u messages\n", number);
    return 0;
}
