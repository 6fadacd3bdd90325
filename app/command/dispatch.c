/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/dispatch.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/help.h"
#include "command/json.h"
#include "command/print.h"
#include "crypto/start.h"
#include "dossier/example.h"
#include "dossier/journal.h"
#include "platform/console.h"
#include "platform/process.h"
#include "reference/example_place.h"

enum {
    STDIN_STREAM = 0,
    STDOUT_STREAM = 1
};

static int report(const GError *error, gboolean json)
{
    enum kiespost_error code = error->domain == KIESPOST_ERROR
                                   ? (enum kiespost_error)error->code
                                   : KIESPOST_ERROR_INTERNAL;
    int status = kiespost_error_exit_status(code);

    fflush(stdout);
    if (json) {
        g_autoptr(Json) document = json_new("kiespost.error/1");
        json_text(document, "slug", kiespost_error_slug(code));
        json_text(document, "sentence", error->message);
        json_int(document, "exit", status);
        g_autofree char *text = json_to_text(document);
        fprintf(stderr, "%s\n", text);
    } else {
        g_autofree char *safe = text_for_terminal(error->message);
        print_remark("kiespost: ", safe);
    }
    return status;
}

/* The language must be known before the first sentence, even about a wrong option.
 * What a program reads is English, whatever the language of the computer. */
static gboolean start_language(char **words, gboolean json, GError **error)
{
    g_autofree char *directory = session_locale_directory();
    const char *requested = NULL;

    for (gsize i = 0; words[i] != NULL && strcmp(words[i], "--") != 0; i++) {
        if (strcmp(words[i], "--lang") == 0)
            requested = words[i + 1];
        else if (g_str_has_prefix(words[i], "--lang="))
            requested = words[i] + strlen("--lang=");
    }
    if (i18n_start(requested, directory))
        return !json || i18n_start("en", directory);
    i18n_start(json ? "en" : NULL, directory);
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        _("the option “--lang” is nl, fr or en"));
    return FALSE;
}

static gboolean words_hold(char **words, const char *option)
{
    for (gsize i = 0; words[i] != NULL && strcmp(words[i], "--") != 0; i++)
        if (strcmp(words[i], option) == 0)
            return TRUE;
    return FALSE;
}

static void start_session(struct session *session, const struct session *within)
{
    const struct arguments *arguments = session->arguments;

    if (within != NULL) {
        *session = *within;
        session->arguments = arguments;
        session->quiet = within->quiet || arguments_has(arguments, "quiet");
        session->may_ask = FALSE;
        session->guided = TRUE;
        session->exit_status = 0;
        return;
    }
    session->json = arguments_has(arguments, "json");
    session->quiet = arguments_has(arguments, "quiet");
    session->verbose = arguments_has(arguments, "verbose");
    session->may_ask =
        !arguments_has(arguments, "no-input") && console_is_interactive(STDIN_STREAM);
    session->colour = !arguments_has(arguments, "no-color") &&
                      g_getenv("NO_COLOR") == NULL &&
                      console_is_interactive(STDOUT_STREAM);
}

static gboolean operands_fit(const struct command *command,
                             const struct arguments *arguments, GError **error)
{
    guint count = arguments_operand_count(arguments);

    if (count < command->least_operands) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("“kiespost %s” needs %s; see “kiespost %s --help”"), command->name,
                    _(command->operands), command->name);
        return FALSE;
    }
    if (count > command->most_operands) {
        g_autofree char *word =
            text_for_terminal(arguments_operand(arguments, command->most_operands));
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("“%s” is one word too many; see “kiespost %s --help”"), word,
                    command->name);
        return FALSE;
    }
    return TRUE;
}

/* Setting the laptop back opens no window, and is written down. */
static gboolean note_clock(struct session *session, gboolean writing, GError **error)
{
    if (!dossier_clock_is_behind(session->dossier))
        return TRUE;
    char day[DAY_ISO_SIZE];
    day_format_iso(dossier_moment(session->dossier).day, day);
    print_warning(session,
                  _("the clock of this computer is behind: the journal already has an "
                    "entry of %s, and that day counts for every decision"),
                  day);
    if (!writing)
        return TRUE;
    return dossier_begin(session->dossier, error) &&
           dossier_commit(session->dossier, "clock behind", "", error);
}

/* Whatever an example says is marked, so that nobody takes it for a campaign. */
static void mark_example(const struct session *session)
{
    if (!campaign_is_example(session->dossier))
        return;
    example_places_admit();
    if (!session->json)
        print_line("%s", example_line);
}

static gboolean open_dossier(struct session *session, guint needs, GError **error)
{
    const char *directory = session_directory(session);
    gboolean writing = (needs & NEEDS_WRITING) != 0;

    if (!dossier_exists(directory)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                    _("there is no dossier in “%s”; make one with “kiespost init”, or "
                      "name its folder with -C"),
                    directory);
        return FALSE;
    }
    g_autoptr(Secret) passphrase = session_passphrase(session, _("Passphrase: "), error);
    if (passphrase == NULL)
        return FALSE;
    session->dossier =
        dossier_open(directory, arguments_value(session->arguments, "operator"),
                     passphrase, writing ? DOSSIER_WRITE : DOSSIER_READ, error);
    if (session->dossier == NULL)
        return FALSE;
    mark_example(session);
    return note_clock(session, writing, error);
}

static gboolean run(const struct command *command, struct session *session,
                    GError **error)
{
    if (!operands_fit(command, session->arguments, error) || !crypto_start(error))
        return FALSE;
    if ((command->needs & NEEDS_DOSSIER) != 0 && session->dossier == NULL &&
        !open_dossier(session, command->needs, error))
        return FALSE;
    return command->run(session, error);
}

static int run_command(const struct command *command, char **words,
                       const struct session *within, gboolean json)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Arguments) arguments =
        arguments_read(words, &global_options, &command->options, &error);
    struct session session = {.arguments = arguments};
    gboolean done = FALSE;

    if (arguments != NULL && arguments_has(arguments, "help")) {
        if (*command->name == '\0')
            help_program();
        else
            help_command(command);
        done = TRUE;
    } else if (arguments != NULL) {
        start_session(&session, within);
        done = run(command, &session, &error);
    }
    if (within == NULL)
        g_clear_pointer(&session.dossier, dossier_free);
    /* A failing command may have printed a report before it failed. */
    gboolean printed = print_flush(done ? &error : NULL);
    return done && printed ? session.exit_status : report(error, json);
}

/* No command fits: perhaps a group without its verb, perhaps a slip of the pen. */
static int no_command(char **words, gboolean json)
{
    g_autoptr(GError) error = NULL;

    if (strcmp(words[0], "help") == 0 && words[1] == NULL) {
        help_program();
        return 0;
    }
    if (words[1] == NULL || words[1][0] == '-') {
        if (words_hold(words, "--help") || words_hold(words, "-h"))
            if (help_group(words[0]))
                return 0;
    }
    g_autofree char *word = text_for_terminal(words[0]);
    for (gsize i = 0; i < command_count(); i++) {
        const char *name = command_at(i)->name;
        gsize length = strlen(words[0]);
        if (strncmp(name, words[0], length) == 0 && name[length] == ' ') {
            g_set_error(&error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        _("“kiespost %s” is followed by one of its own words; see "
                          "“kiespost %s --help”"),
                        word, word);
            return report(error, json);
        }
    }
    g_set_error(&error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("there is no command “%s”; see “kiespost --help”"), word);
    return report(error, json);
}

int dispatch(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    gboolean json = words_hold(argv, "--json");
    guint width = 0;

    (void)argc;
    process_no_core_dumps();
    process_private_files();
    process_handle_interrupts();
    if (!start_language(argv + 1, json, &error))
        return report(error, json);
    g_autofree char **words = arguments_command_first(argv + 1, &global_options);
    if (words_hold(words, "--version")) {
        print_line("kiespost %s", KIESPOST_VERSION);
        return print_flush(&error) ? 0 : report(error, json);
    }
    const struct command *command = command_find(words, &width);
    if (command == NULL)
        return no_command(words, json);
    return run_command(command, words + width, NULL, json);
}

int dispatch_in_session(const struct session *session, char **words)
{
    guint width = 0;
    const struct command *command = command_find(words, &width);

    return command != NULL ? run_command(command, words + width, session, session->json)
                           : no_command(words, session->json);
}
