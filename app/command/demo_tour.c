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

/* What becomes of a file: taken, and judged afterwards; or refused at the door, with
 * status 77, because of what stands in it. */
enum fate {
    TAKEN,
    REFUSED
};

static const enum fate fates[EXAMPLE_FILE_COUNT] = {
    [EXAMPLE_VOTERS] = TAKEN,    [EXAMPLE_SUBSCRIBERS] = TAKEN, [EXAMPLE_OFFICE] = TAKEN,
    [EXAMPLE_CUSTOMERS] = TAKEN, [EXAMPLE_MIXTURE] = REFUSED,
};

/* How a step is told without -v: nothing but what stands above it; or also its command,
 * and so many lines of what that says. With -v all of it is told. */
enum {
    UNTOLD = -1,
    COMMAND_ONLY = 0,
    REFUSAL_LINES = 7 /* of a refused file, whatever its step says */
};

/* `words` stand as one would type them; {…} is a word of the story, and may have blanks
 * in it. */
struct step {
    const char *heading; /* an English msgid; NULL */
    const char *comment; /* an English msgid; NULL */
    const char *words;
    int lines;
    gboolean imports;
    enum example_file file; /* which one, of a step that imports */
};

/* clang-format off */
static const struct step steps[] = {
    {N_("Five files"),
     N_("Three days ago the municipality handed over the voter list. A candidate may have it, for letters and nothing else."),
     "source add {voters} --kind voter_list_current --holder {voters.holder} --municipality {place} --delivered-on {delivered}", UNTOLD, FALSE, 0},
    {NULL, NULL, "import {voters.file} --source {voters}", 1, TRUE, EXAMPLE_VOTERS},
    {NULL,
     N_("The newsletter: 40 people asked for it on the website. For each of them the day, the words and the separate consent for political advertising are on record."),
     "source add {subscribers} --kind subscriber --holder {subscribers.holder} --obtained-on {today} --role candidate --purpose-told {subscribers.purpose} --collected-directly yes --objection-offered yes --consent-for candidate --consent-separate yes", UNTOLD, FALSE, 0},
    {NULL, NULL, "import {subscribers.file} --source {subscribers}", 1, TRUE, EXAMPLE_SUBSCRIBERS},
    {NULL,
     N_("Then three files of the kind that lie about in many campaigns. Two are declared as what they are: people who came to the mayor's office with a question, and a shop's customers. Declared honestly they come in, and nobody in them gets a message."),
     "source add {office} --kind public_office_file --role office --holder {office.holder} --obtained-on {today}", UNTOLD, FALSE, 0},
    {NULL, NULL, "import {office.file} --source {office} -q", COMMAND_ONLY, TRUE, EXAMPLE_OFFICE},
    {NULL, NULL,
     "source add {customers} --kind customer_file --role profession --holder {customers.holder} --obtained-on {today}", UNTOLD, FALSE, 0},
    {NULL, NULL, "import {customers.file} --source {customers} -q", COMMAND_ONLY, TRUE, EXAMPLE_CUSTOMERS},
    {NULL,
     N_("Where the third file came from, nobody knows any more. So nothing is declared."),
     "source add {mixture}", UNTOLD, FALSE, 0},
    {NULL, NULL, "import {mixture.file} --source {mixture} -q", COMMAND_ONLY, TRUE, EXAMPLE_MIXTURE},

    {N_("Who may get the letter?"),
     N_("One of the subscribers writes: no more messages, please. That holds at once, for every channel and every file, and for ever."),
     "objection add --recipient {objector}", COMMAND_ONLY, FALSE, 0},
    {NULL, NULL,
     "mailing new {letters} --channel post --template brief-kennismaking --source {voters} --source {office} --source {customers} --source {mixture}", COMMAND_ONLY, FALSE, 0},
    {NULL, NULL, "check {letters} -q", 9, FALSE, 0},
    {NULL, NULL, "mailing cost {letters} --item print --amount 0.15 --each", UNTOLD, FALSE, 0},
    {NULL, NULL, "mailing approve {letters} --declare", COMMAND_ONLY, FALSE, 0},
    {NULL, NULL, "mailing export {letters} --to {workbook}", 1, FALSE, 0},

    {N_("Who may get the e-mail?"),
     N_("It is for the newsletter. The voter list is named as well, to show what happens."),
     "mailing new {mails} --channel email --template mail-nieuws --source {subscribers} --source {voters}", COMMAND_ONLY, FALSE, 0},
    {NULL, NULL, "check {mails} -q", 9, FALSE, 0},
    {NULL, NULL, "mailing approve {mails} --declare", COMMAND_ONLY, FALSE, 0},
    {NULL, NULL, "mailing send {mails} --for-real --confirm {allowed} --to {mails.folder}", 2, FALSE, 0},
};

/* The last step asks after one person: somebody of the first file that was taken. */
static const struct step why[EXAMPLE_FILE_COUNT] = {
    [EXAMPLE_OFFICE] = {N_("Why?"),
     N_("Somebody who once came to the mayor's office gets no letter. Why not? That person may ask, and so may an inspector of the data protection authority."),
     "explain {outsider} --mailing {letters}", 8, FALSE, 0},
    [EXAMPLE_CUSTOMERS] = {N_("Why?"),
     N_("A customer of the shop gets no letter. Why not? That person may ask, and so may an inspector of the data protection authority."),
     "explain {outsider} --mailing {letters}", 8, FALSE, 0},
    [EXAMPLE_MIXTURE] = {N_("Why?"),
     N_("Somebody in the third file gets no letter. Why not? That person may ask, and so may an inspector of the data protection authority."),
     "explain {outsider} --mailing {letters}", 8, FALSE, 0},
};

/* None of the three was taken. */
static const struct step why_no_mail =
    {N_("Why?"),
     N_("The subscriber who wrote gets no e-mail any more. Why not? That person may ask, and so may an inspector of the data protection authority."),
     "explain {objector} --mailing {mails}", 8, FALSE, 0};

/* Said above the first file that is refused. */
static const char looked_into[] =
    N_("Kiespost looks into every file before it takes it. What it knows for a file that no campaign may use does not come in, whatever was declared.");
/* clang-format on */

static const struct step *last_step(void)
{
    for (int file = EXAMPLE_OFFICE; file < EXAMPLE_FILE_COUNT; file++)
        if (fates[file] == TAKEN)
            return &why[file];
    return &why_no_mail;
}

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
    put(words, "outsider", id);
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

static gboolean is_refused(const struct step *step)
{
    return step->imports && fates[step->file] == REFUSED;
}

static gboolean is_first_refused(const struct step *step)
{
    if (!is_refused(step))
        return FALSE;
    for (int file = 0; file < (int)step->file; file++)
        if (fates[file] == REFUSED)
            return FALSE;
    return TRUE;
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
    if (is_first_refused(step))
        print_paragraph(NULL, 0, _(looked_into));
    if (session->verbose || step->lines != UNTOLD)
        show_command(session, words);
}

/* The command as it was shown; returns its exit status. */
static int run_step(const struct session *session, const struct step *step, char **words)
{
    gboolean whole = session->verbose || session->json || session->quiet;

    if (whole)
        return dispatch_in_session(session, words);
    print_limit(is_refused(step) ? REFUSAL_LINES : (guint)MAX(step->lines, 0));
    int status = dispatch_in_session(session, words);
    guint more = print_limit_end();
    /* Of a single line the rest is not missed. */
    if (more > 0 && step->lines > 1)
        print_line(ngettext("  … and %u line more", "  … and %u lines more", more), more);
    return status;
}

static gboolean take_step(const struct session *session, const struct step *step,
                          GHashTable *words, GError **error)
{
    g_auto(GStrv) typed = words_of_step(step, words);
    int expected =
        is_refused(step) ? kiespost_error_exit_status(KIESPOST_ERROR_REFUSED) : 0;

    show_step(session, step, typed);
    int status = run_step(session, step, typed);
    if (status == expected)
        return TRUE;
    g_autofree char *line = g_strjoinv(" ", typed);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INTERNAL,
                _("the demonstration stopped: “kiespost %s” ended with status %d"), line,
                status);
    return FALSE;
}

gboolean demo_tour_run(const struct session *session, const struct story *story,
                       GError **error)
{
    g_autoptr(GHashTable) words = words_of(session->dossier, story);

    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++)
        if (!take_step(session, &steps[i], words, error))
            return FALSE;
    return take_step(session, last_step(), words, error);
}
