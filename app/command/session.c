/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/session.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/print.h"
#include "platform/console.h"
#include "platform/process.h"
#include "platform/secret_file.h"

enum {
    PASSPHRASE_SIZE = 1024,
    LONG_QUESTION = 54
};

const char *session_directory(const struct session *session)
{
    const char *directory = arguments_value(session->arguments, "dossier");

    if (directory == NULL)
        directory = g_getenv("KIESPOST_DOSSIER");
    return directory != NULL && *directory != '\0' ? directory : ".";
}

/* The buffer is locked memory, and so is the exact copy that remains. */
static struct secret *secret_of(struct secret *buffer, gssize length)
{
    return length < 0 ? NULL : secret_from_bytes(secret_bytes(buffer), (gsize)length);
}

static struct secret *from_file(const char *path, GError **error)
{
    g_autoptr(Secret) buffer = secret_new(PASSPHRASE_SIZE);

    return secret_of(buffer, secret_file_read(path, (char *)secret_writable(buffer),
                                              PASSPHRASE_SIZE, error));
}

static struct secret *from_person(const char *prompt, GError **error)
{
    g_autoptr(Secret) buffer = secret_new(PASSPHRASE_SIZE);

    return secret_of(buffer, console_read_secret(prompt, (char *)secret_writable(buffer),
                                                 PASSPHRASE_SIZE, error));
}

static struct secret *nobody_to_ask(GError **error)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_WRONG_PASSPHRASE,
                        _("no passphrase was given; name a file that holds it with "
                          "--passphrase-file, or run this on a terminal"));
    return NULL;
}

struct secret *session_passphrase(const struct session *session, const char *prompt,
                                  GError **error)
{
    const char *path = arguments_value(session->arguments, "passphrase-file");

    if (path != NULL)
        return from_file(path, error);
    return session->may_ask ? from_person(prompt, error) : nobody_to_ask(error);
}

static struct secret *long_enough(struct secret *passphrase, GError **error)
{
    if (passphrase == NULL || secret_length(passphrase) >= SESSION_PASSPHRASE_MIN)
        return passphrase;
    secret_free(passphrase);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                ngettext("a passphrase needs at least %d character; four or five words "
                         "are easy to remember and hard to guess",
                         "a passphrase needs at least %d characters; four or five words "
                         "are easy to remember and hard to guess",
                         SESSION_PASSPHRASE_MIN),
                SESSION_PASSPHRASE_MIN);
    return NULL;
}

struct secret *session_new_passphrase(const struct session *session, const char *file,
                                      GError **error)
{
    if (file != NULL)
        return long_enough(from_file(file, error), error);
    if (!session->may_ask)
        return nobody_to_ask(error);
    g_autoptr(Secret) first =
        long_enough(from_person(_("New passphrase: "), error), error);
    if (first == NULL)
        return NULL;
    g_autoptr(Secret) second = from_person(_("Once more, to be sure: "), error);
    if (second == NULL)
        return NULL;
    if (!secret_equal(first, second)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("the two passphrases differ; try again"));
        return NULL;
    }
    return g_steal_pointer(&first);
}

static char *beside_program(const char *folder)
{
    g_autofree char *directory = process_program_directory();
    return g_build_filename(directory != NULL ? directory : ".", "..", "share", folder,
                            NULL);
}

char *session_shipped_templates(void)
{
    g_autofree char *share = beside_program("kiespost");
    return g_build_filename(share, "templates", NULL);
}

char *session_locale_directory(void)
{
    return beside_program("locale");
}

char **session_template_directories(const struct session *session)
{
    char **directories = g_new0(char *, 3);
    int count = 0;

    /* They hold nothing personal and are read without a passphrase. */
    if (dossier_exists(session_directory(session)))
        directories[count++] =
            g_build_filename(session_directory(session), "templates", NULL);
    directories[count] = session_shipped_templates();
    return directories;
}

char *session_ask(const struct session *session, const char *question, GError **error)
{
    if (!session->may_ask) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("nobody can be asked here: “%s”; give it as an option or in an "
                      "answers file"),
                    question);
        return NULL;
    }
    /* A long question leaves no room for its answer on the same line. */
    g_autofree char *folded = print_fold(question, 2);
    const char *end = g_utf8_strlen(question, -1) > LONG_QUESTION ? "\n> "
                      : g_str_has_suffix(question, "?")           ? " "
                                                                  : _(": ");
    g_autofree char *prompt = g_strconcat(folded, end, NULL);
    return console_ask(prompt, error);
}

gboolean session_ask_number(const struct session *session, gsize count, gsize *index,
                            GError **error)
{
    while (TRUE) {
        g_autofree char *answer = session_ask(session, _("A number"), error);
        guint64 number;
        if (answer == NULL)
            return FALSE;
        if (g_ascii_string_to_unsigned(g_strstrip(answer), 10, 1, count, &number, NULL)) {
            *index = (gsize)number - 1;
            return TRUE;
        }
    }
}
