/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text messages: how many are counted in a second, and how many composed.
 *   bench-texts count|compose COUNT TEMPLATES
 * Prints "<processor seconds> <parts of all of them>". */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "compose/text_message.h"
#include "sms/text_parts.h"

static const char template_name[] = "sms-uitnodiging";

/* ---- counting ---- */

enum {
    TEXTS = 4096, /* more than a processor keeps at hand */
    SHORTEST = 100,
    LONGEST = 300,
};

/* Of ten texts seven are in the alphabet, some with a euro, and three are not. */
static GString *invent_text(GRand *chance, guint nth)
{
    static const char *const usual[] = {
        "kom ",    "op ",   "de ",
        "koffie ", "zaal ", "lijst 7, ",
        "één ",    "café ", "https://example.be/privacy "};
    static const char *const rare[] = {"ça ", "fête ", "’t ", "😀 "};
    GString *text = g_string_new(NULL);
    glong length = g_rand_int_range(chance, SHORTEST, LONGEST + 1);

    if (nth % 10 >= 7)
        g_string_append(text, rare[nth % G_N_ELEMENTS(rare)]);
    else if (nth % 10 >= 5)
        g_string_append(text, "€ 5 ");
    while (g_utf8_strlen(text->str, -1) < length)
        g_string_append(text, usual[g_rand_int_range(chance, 0, G_N_ELEMENTS(usual))]);
    gsize end = (gsize)(g_utf8_offset_to_pointer(text->str, length) - text->str);
    return g_string_truncate(text, end);
}

static guint64 count(guint texts)
{
    g_autoptr(GRand) chance = g_rand_new_with_seed(11);
    GString *invented[TEXTS];
    guint64 parts = 0;

    for (guint i = 0; i < TEXTS; i++)
        invented[i] = invent_text(chance, i);
    clock_t start = clock();
    for (guint i = 0; i < texts; i++) {
        const GString *text = invented[i % TEXTS];
        struct sms_size size;
        sms_measure(text->str, text->len, &size);
        parts += size.parts;
    }
    g_print("%.3f ", (double)(clock() - start) / CLOCKS_PER_SEC);
    for (guint i = 0; i < TEXTS; i++)
        g_string_free(invented[i], TRUE);
    return parts;
}

/* ---- composing ---- */

static struct notice_facts facts(void)
{
    return (struct notice_facts){
        .ground = NOTICE_GROUND_CONSENT,
        .candidate_name = "Els Peeters",
        .list_name = "Lijst Voorbeeld",
        .list_number = "7",
        .regime = "BE-VLG-LOC",
        .election_day = day_from_ymd(2030, 10, 13),
        .controller_name = "Els Peeters",
        .controller_address = "Kerkstraat 1, 9000 Gent",
        .privacy_page = "https://example.be/privacy",
        .obtained_on = day_from_ymd(2030, 9, 1),
        .end_on = day_from_ymd(2030, 10, 14),
        .source = {[LANGUAGE_NL] = "het formulier op onze opendeurdag",
                   [LANGUAGE_FR] = "le formulaire de notre journée portes ouvertes"},
    };
}

/* The nth of a list of people who do not exist. */
static struct recipient person(guint n)
{
    static const char *const given[] = {"Noor", "Jan", "Zoé", "Els", "Wout"};
    struct recipient recipient;

    recipient_clear(&recipient);
    recipient.number = n;
    recipient.given_names = given[n % G_N_ELEMENTS(given)];
    recipient.language = n % 5 == 0 ? LANGUAGE_FR : LANGUAGE_NL;
    recipient.mobile = "+32470000000";
    recipient.consent_date = day_from_ymd(2029, 1, 1) + (day_number)(n % 600);
    return recipient;
}

static guint64 compose(guint texts, const char *directory)
{
    const char *const directories[] = {directory, NULL};
    struct notice_facts notice = facts();
    g_autoptr(GError) error = NULL;
    g_autoptr(TemplateFiles) files =
        template_files_read(directories, template_name, &error);
    struct text_inputs inputs = {.files = files,
                                 .template_name = template_name,
                                 .home_nis = "44021",
                                 .notice = &notice};
    g_autoptr(TextComposer) composer =
        files == NULL ? NULL : text_composer_new(&inputs, &error);
    struct text_message message;
    guint64 parts = 0;

    if (composer == NULL)
        g_error("%s", error->message);
    text_message_init(&message);
    clock_t start = clock();
    for (guint i = 0; i < texts; i++) {
        struct recipient recipient = person(i);
        if (!text_compose(composer, &recipient, &message, NULL) ||
            message.notice_missing != 0)
            g_error("message %u is not complete", i);
        parts += message.size.parts;
    }
    g_print("%.3f ", (double)(clock() - start) / CLOCKS_PER_SEC);
    text_message_clear(&message);
    return parts;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        g_printerr("usage: bench-texts count|compose COUNT TEMPLATES\n");
        return EXIT_FAILURE;
    }
    guint texts = (guint)strtoul(argv[2], NULL, 10);
    guint64 parts =
        g_str_equal(argv[1], "count") ? count(texts) : compose(texts, argv[3]);
    g_print("%" G_GUINT64_FORMAT "\n", parts);
    return EXIT_SUCCESS;
}
