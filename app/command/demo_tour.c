/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo_tour.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/dispatch.h"
#include "command/print.h"
#include "command/words.h"
#include "domain/recipient.h"
#include "dossier/example.h"
#include "invention/contact_file.h"
#include "reference/municipality.h"

enum {
    DELIVERED_DAYS_AGO = 3,
    COMMAND_WIDTH = 78 /* leaves room for what continues the line */
};

/* `words` stand as one would type them; {…} is a word of the story, and may have blanks
 * in it. */
struct step {
    const char *heading; /* an English msgid; NULL */
    const char *comment; /* an English msgid; NULL */
    const char *words;
};

/* clang-format off */
static const struct step steps[] = {
    {N_("Five files"),
     N_("Three days ago the municipality handed over the voter list. A candidate may have it, for letters and nothing else."),
     "source add {voters} --kind voter_list_current --holder {voters.holder} --municipality {place} --delivered-on {delivered}"},
    {NULL, NULL, "import {voters.file} --source {voters}"},
    {NULL,
     N_("The newsletter: 40 people asked for it on the website. For each of them the day, the words and the separate consent for political advertising are on record."),
     "source add {subscribers} --kind subscriber --holder {subscribers.holder} --obtained-on {today} --role candidate --purpose-told {subscribers.purpose} --collected-directly yes --objection-offered yes --consent-for candidate --consent-separate yes"},
    {NULL, NULL, "import {subscribers.file} --source {subscribers}"},
    {NULL,
     N_("Then three files of the kind that lie about in many campaigns. Two are declared as what they are: people who came to the mayor's office with a question, and a shop's customers."),
     "source add {office} --kind public_office_file --role office --holder {office.holder} --obtained-on {today}"},
    {NULL, NULL, "import {office.file} --source {office} -q"},
    {NULL, NULL,
     "source add {customers} --kind customer_file --role profession --holder {customers.holder} --obtained-on {today}"},
    {NULL, NULL, "import {customers.file} --source {customers} -q"},
    {NULL,
     N_("Where the third file came from, nobody knows any more. So nothing is declared."),
     "source add {mixture}"},
    {NULL, NULL, "import {mixture.file} --source {mixture} -q"},

    {N_("Who may get the letter?"),
     N_("One of the subscribers writes: no more messages, please. That holds at once, for every channel and every file, and for ever."),
     "objection add --recipient {objector}"},
    {NULL, NULL,
     "mailing new {letters} --channel post --template brief-kennismaking --source {voters} --source {office} --source {customers} --source {mixture}"},
    {NULL, NULL, "check {letters}"},
    {NULL, NULL, "mailing cost {letters} --item print --amount 0.15 --each"},
    {NULL, NULL, "mailing approve {letters} --declare"},
    {NULL, NULL, "mailing export {letters} --to {workbook}"},

    {N_("Who may get the e-mail?"),
     N_("It is for the newsletter. The voter list is named as well, to show what happens."),
     "mailing new {mails} --channel email --template mail-nieuws --source {subscribers} --source {voters}"},
    {NULL, NULL, "check {mails} -q"},
    {NULL, NULL, "mailing approve {mails} --declare"},
    {NULL, NULL, "mailing send {mails} --for-real --confirm {allowed} --to {mails.folder}"},

    {N_("Why?"),
     N_("Somebody who once came to the mayor's office gets no letter. Why not? That person may ask, and so may an inspector of the data protection authority."),
     "explain {citizen} --mailing {letters}"},
};
/* clang-format on */

/* ---- the words of the story ---- */

static void put(GHashTable *words, const char *key, const char *value)
{
    if (value != NULL)
        g_hash_table_insert(words, g_strdup(key), g_strdup(value));
}

static void put_path(GHashTable *words, const char *key, const char *folder,
                     const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    put(words, key, path);
}

static void put_files(GHashTable *words, const struct story *story)
{
    static const char *const keys[EXAMPLE_FILE_COUNT] = {
        [EXAMPLE_VOTERS] = "voters",   [EXAMPLE_SUBSCRIBERS] = "subscribers",
        [EXAMPLE_OFFICE] = "office",   [EXAMPLE_CUSTOMERS] = "customers",
        [EXAMPLE_MIXTURE] = "mixture",
    };

    for (int i = 0; i < EXAMPLE_FILE_COUNT; i++) {
        g_autofree char *file = g_strconcat(keys[i], ".file", NULL);
        g_autofree char *holder = g_strconcat(keys[i], ".holder", NULL);
        g_autofree char *purpose = g_strconcat(keys[i], ".purpose", NULL);
        put(words, keys[i], story->files[i].source_id);
        put_path(words, file, story->folder, story->files[i].file_name);
        put(words, holder, story->files[i].holder);
        put(words, purpose, story->files[i].purpose);
    }
}

static void put_day(GHashTable *words, const char *key, day_number day)
{
    char text[DAY_ISO_SIZE];

    day_format_iso(day, text);
    put(words, key, text);
}

/* Recipients are numbered in the order of the imports. */
static void put_people(GHashTable *words)
{
    char id[RECIPIENT_ID_SIZE];
    g_autofree char *allowed = g_strdup_printf("%d", SUBSCRIBERS - 1);

    recipient_format_id(TOWN_VOTERS + OBJECTING_SUBSCRIBER, id);
    put(words, "objector", id);
    recipient_format_id(TOWN_VOTERS + SUBSCRIBERS + 1, id);
    put(words, "citizen", id);
    put(words, "allowed", allowed);
}

static GHashTable *words_of(const struct dossier *dossier, const struct story *story)
{
    GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    day_number made_on = campaign_example_made_on(dossier);

    put_files(words, story);
    put_people(words);
    put_day(words, "today", made_on);
    put_day(words, "delivered", made_on - DELIVERED_DAYS_AGO);
    put(words, "place",
        municipality_name_in(municipality_by_nis(story->nis), story->language));
    put(words, "letters", story->letters);
    put(words, "mails", story->mails);
    put_path(words, "workbook", story->folder, story->workbook);
    put_path(words, "mails.folder", story->folder, story->mail_folder);
    return words;
}

/* One word of a step: "{place}" is looked up, anything else stays. */
static char *told(GHashTable *words, const char *word)
{
    if (*word != '{')
        return g_strdup(word);
    g_autofree char *key = g_strndup(word + 1, strlen(word) - 2);
    const char *value = g_hash_table_lookup(words, key);
    if (value == NULL)
        g_error("the story has no word for %s", key);
    return g_strdup(value);
}

static char **words_of_step(const struct step *step, GHashTable *words)
{
    g_auto(GStrv) typed = g_strsplit(step->words, " ", -1);
    GPtrArray *out = g_ptr_array_new();

    for (gsize i = 0; typed[i] != NULL; i++)
        g_ptr_array_add(out, told(words, typed[i]));
    g_ptr_array_add(out, NULL);
    return (char **)g_ptr_array_free(out, FALSE);
}

/* ---- telling ---- */

static void print_typed(const struct session *session, const char *line)
{
    print_line(session->colour ? "\033[1m%s\033[0m" : "%s", line);
}

static glong typed_width(char **words, gsize index)
{
    gboolean has_value = g_str_has_prefix(words[index], "--") && words[index + 1] != NULL;

    /* A value stays beside its option. */
    return g_utf8_strlen(words[index], -1) +
           (has_value ? typed_width(words, index + 1) + 1 : 0) +
           (strchr(words[index], ' ') != NULL ? 2 : 0);
}

/* "$ kiespost import …", so that it can be typed again; folded as a shell would take it.
 */
static void show_command(const struct session *session, char **words)
{
    g_autoptr(GString) line = g_string_new("$ kiespost");

    for (gsize i = 0; words[i] != NULL; i++) {
        const char *quote = strchr(words[i], ' ') != NULL ? "\"" : "";
        if (g_utf8_strlen(line->str, -1) + 1 + typed_width(words, i) > COMMAND_WIDTH) {
            g_string_append(line, " \\");
            print_typed(session, line->str);
            g_string_assign(line, "   ");
        }
        g_string_append_printf(line, " %s%s%s", quote, words[i], quote);
    }
    print_typed(session, line->str);
}

static void show_step(const struct session *session, const struct step *step,
                      char **words)
{
    if (session->json || session->quiet)
        return;
    if (step->heading != NULL || step->comment != NULL)
        print_line("%s", "");
    if (step->heading != NULL) {
        g_autofree char *heading = g_strconcat("== ", _(step->heading), NULL);
        print_typed(session, heading);
    }
    if (step->comment != NULL)
        print_paragraph(NULL, 0, _(step->comment));
    show_command(session, words);
}

gboolean demo_tour_run(const struct session *session, const struct story *story,
                       GError **error)
{
    g_autoptr(GHashTable) words = words_of(session->dossier, story);

    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_auto(GStrv) typed = words_of_step(&steps[i], words);
        show_step(session, &steps[i], typed);
        int status = dispatch_in_session(session, typed);
        if (status == 0)
            continue;
        g_autofree char *line = g_strjoinv(" ", typed);
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INTERNAL,
                    _("the demonstration stopped: “kiespost %s” ended with status %d"),
                    line, status);
        return FALSE;
    }
    return TRUE;
}
