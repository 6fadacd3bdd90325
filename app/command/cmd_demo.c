/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/demo_tour.h"
#include "command/print.h"
#include "command/setting_table.h"
#include "command/words.h"
#include "dossier/example.h"
#include "dossier/file_digest.h"
#include "invention/example_files.h"
#include "invention/town.h"
#include "reference/example_place.h"
#include "reference/municipality.h"

/* ---- the dossier ---- */

static void put(GHashTable *settings, const char *key, const char *value)
{
    g_hash_table_insert(settings, g_strdup(key), g_strdup(value));
}

static void put_day(GHashTable *settings, const char *key, day_number day)
{
    char text[DAY_ISO_SIZE];

    day_format_iso(day, text);
    put(settings, key, text);
}

/* What `init` would have asked. */
static GHashTable *answers_of(const struct story *story, day_number made_on)
{
    enum {
        POLICY_DAYS_AGO = 30
    };
    GHashTable *settings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const struct municipality *place = municipality_by_nis(story->nis);
    const char *town = municipality_name_in(place, story->language);
    g_autofree char *address =
        g_strdup_printf("%s, %s %s", story->street, place->main_postcode, town);

    g_autofree char *voters = g_strdup_printf("%d", TOWN_VOTERS);

    put_day(settings, EXAMPLE_MADE_ON, made_on);
    put(settings, "candidate.name", story->candidate);
    put(settings, "candidate.email", story->email);
    put(settings, "candidate.street", story->street);
    put(settings, "candidate.postcode", place->main_postcode);
    put(settings, "candidate.municipality", town);
    put(settings, "election.id", story->election_id);
    put(settings, "election.municipality", story->nis);
    put(settings, "election.voters", voters);
    put(settings, "election.list_name", story->list_name);
    put(settings, "election.list_number", "7");
    put(settings, "election.role", "candidate");
    put(settings, "election.standing", "on_filed_list");
    put(settings, "publisher.name", story->candidate);
    put(settings, "publisher.address", address);
    put(settings, "contact.objections_email", story->stop_email);
    put(settings, "contact.objections_address", address);
    put(settings, "contact.privacy_page", story->privacy_page);
    put(settings, "electronic.sender", "candidate");
    put(settings, "electronic.policy_page", story->policy_page);
    put_day(settings, "electronic.policy_published_on", made_on - POLICY_DAYS_AGO);
    put_day(settings, "electronic.risk_assessment_on", made_on - POLICY_DAYS_AGO);
    return settings;
}

/* Everybody may know it: nobody in there exists. */
static struct secret *passphrase_of(const struct session *session, GError **error)
{
    const char *file = arguments_value(session->arguments, "passphrase-file");

    return file != NULL
               ? session_new_passphrase(session, file, error)
               : secret_from_bytes(EXAMPLE_PASSPHRASE, strlen(EXAMPLE_PASSPHRASE));
}

/* From here on the present folder is the dossier's: the commands that are shown can be
 * typed there as they stand. */
static gboolean enter(const char *directory, GError **error)
{
    if (g_chdir(directory) != 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_IO,
                    _("cannot go into the folder “%s”"), directory);
        return FALSE;
    }
    g_unsetenv("KIESPOST_DOSSIER");
    return TRUE;
}

static gboolean make_dossier(struct session *session, const struct story *story,
                             day_number made_on, GError **error)
{
    const char *directory = arguments_operand(session->arguments, 0);
    const char *operator_name = arguments_value(session->arguments, "operator");
    g_autoptr(GHashTable) settings = answers_of(story, made_on);
    struct secret *code = NULL;

    if (!settings_complete(settings, error))
        return FALSE;
    g_autoptr(Secret) passphrase = passphrase_of(session, error);
    if (passphrase == NULL)
        return FALSE;
    if (operator_name == NULL)
        operator_name = story->candidate;
    if (!dossier_create(directory, operator_name, passphrase, settings, &code, error))
        return FALSE;
    secret_free(code);
    if (!enter(directory, error))
        return FALSE;
    session->dossier = dossier_open(".", operator_name, passphrase, DOSSIER_WRITE, error);
    return session->dossier != NULL;
}

static gboolean make_files(struct session *session, const struct story *story,
                           day_number made_on, GError **error)
{
    char digests[EXAMPLE_FILE_COUNT][DIGEST_HEX_SIZE];
    const char *list[EXAMPLE_FILE_COUNT + 1] = {NULL};

    if (!example_files_write(story, made_on, story->folder, error))
        return FALSE;
    for (int i = 0; i < EXAMPLE_FILE_COUNT; i++) {
        g_autofree char *path =
            g_build_filename(story->folder, story->files[i].file_name, NULL);
        if (!file_digest_fast(path, digests[i], error))
            return FALSE;
        list[i] = digests[i];
    }
    return example_remember_files(session->dossier, list, error);
}

/* ---- what is said around the tour ---- */

static void introduce(const struct session *session, const struct story *story)
{
    const char *place =
        municipality_name_in(municipality_by_nis(story->nis), story->language);
    g_autofree char *poll = day_phrase(campaign_election(session->dossier)->day);

    if (session->json)
        return;
    print_line("%s", example_line);
    if (session->quiet)
        return;
    print_sentence(_("Nobody here exists, and neither does the municipality. %s is a "
                     "candidate in %s; the poll is on %s. The dossier is made, with the "
                     "invented files in its folder “%s”. The commands below are the real "
                     "ones: you can type them yourself, in the dossier's folder."),
                   story->candidate, place, poll, story->folder);
    if (!session->verbose)
        print_sentence(_("told in short: with -v you see every command and all that it "
                         "says"));
}

static void made(const char *path, const char *what)
{
    g_autofree char *first = g_strdup_printf("  %-24s ", path);
    print_paragraph(first, 27, what);
}

static void sum_up(const struct session *session, const struct story *story,
                   const char *directory)
{
    g_autofree char *workbook = g_build_filename(story->folder, story->workbook, NULL);
    g_autofree char *mails =
        g_strconcat(story->folder, "/", story->mail_folder, "/", NULL);
    g_autofree char *files = g_build_filename(story->folder, "*.csv", NULL);

    if (session->json || session->quiet)
        return;
    print_line("%s", "");
    print_line(_("Made in %s:"), directory);
    made(workbook, _("the letters, for the printer"));
    made(mails, _("the e-mails: open one in your mail program"));
    made(files, _("the invented files"));
    made(".", _("the dossier itself, encrypted"));
    print_line("%s", "");
    if (!arguments_has(session->arguments, "passphrase-file"))
        print_sentence(_("Its passphrase is: %s"), EXAMPLE_PASSPHRASE);
    print_sentence(_("This dossier takes no other files and sends nothing, so try "
                     "whatever you like. A campaign of your own begins with: kiespost "
                     "init DIR"));
    print_line("%s", "");
    print_line("$ cd %s", directory);
    print_line("$ kiespost");
    print_line("$ kiespost mailing preview %s", story->letters);
    print_line("$ kiespost person find Dubois");
    print_line("%s", example_line);
}

gboolean cmd_demo(struct session *session, GError **error)
{
    g_autofree char *directory =
        text_for_terminal(arguments_operand(session->arguments, 0));
    const struct story *story =
        story_in(i18n_language() == UI_FRENCH ? LANGUAGE_FR : LANGUAGE_NL);
    day_number made_on = clock_moment().day;

    example_places_admit();
    if (!make_dossier(session, story, made_on, error) ||
        !make_files(session, story, made_on, error))
        return FALSE;
    introduce(session, story);
    if (!demo_tour_run(session, story, error))
        return FALSE;
    sum_up(session, story, directory);
    return TRUE;
}
