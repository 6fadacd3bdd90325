/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/person_page.h"
#include "command/print.h"
#include "command/words.h"
#include "dossier/recipients.h"
#include "dossier/sources.h"
#include "import/row.h"
#include "import/typed_person.h"

static gboolean usage(GError **error, const char *sentence)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE, sentence);
    return FALSE;
}

/* ---- FIELD=VALUE ---- */

/* What stands before the "=" is shown only when it could be a field's name: somebody may
 * have forgotten the field, and a value is nobody's business. */
static gboolean refuse_word(GError **error, const char *name)
{
    if (strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-") !=
        strlen(name))
        return usage(error, _("write what is known of the person as FIELD=VALUE, such as "
                              "family_name=Peeters"));
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("“%s” is not a field; “kiespost person add --help” lists them"), name);
    return FALSE;
}

static gboolean read_value(GArray *values, const char *word, GError **error)
{
    const char *equals = strchr(word, '=');
    if (equals == NULL)
        return refuse_word(error, "=");

    g_autofree char *name = g_strndup(word, (gsize)(equals - word));
    struct typed_value value = {.field = field_from_name(name), .text = equals + 1};
    if (value.field == FIELD_NONE)
        return refuse_word(error, name);
    for (guint i = 0; i < values->len; i++)
        if (g_array_index(values, struct typed_value, i).field == value.field) {
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        _("the field “%s” is given twice"), name);
            return FALSE;
        }
    g_array_append_val(values, value);
    return TRUE;
}

static struct typed_person *read_person(const struct session *session,
                                        const struct source *source, GError **error)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct typed_value));

    for (guint i = 0; i < arguments_operand_count(session->arguments); i++)
        if (!read_value(values, arguments_operand(session->arguments, i), error))
            return NULL;
    return typed_person_read(source->kind, dossier_moment(session->dossier).day,
                             (const struct typed_value *)values->data, values->len,
                             error);
}

/* ---- before storing ---- */

static gboolean tell_likeness(const struct session *session, const struct source *source,
                              const struct typed_person *person, GError **error)
{
    enum likeness likeness;
    gint64 number;
    char id[RECIPIENT_ID_SIZE];

    if (!typed_person_compare(person, session->dossier, source->id, &likeness, &number,
                              error))
        return FALSE;
    recipient_format_id(number, id);
    switch (likeness) {
    case LIKE_NOBODY:
        break;
    case LIKE_EMAIL:
        print_warning(session, _("%s in “%s” has the same e-mail address"), id,
                      source->id);
        break;
    case LIKE_HOME:
        print_warning(session, _("%s in “%s” has the same name and the same address"), id,
                      source->id);
        break;
    case LIKE_ALL:
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("this very person was added to “%s” before, as %s; nothing was "
                      "stored"),
                    source->id, id);
        return FALSE;
    }
    return TRUE;
}

/* a friend is entered with confirmation. Where nobody can be asked, to have typed
 * this one person is the confirmation; the journal says which of the two it was. */
static gboolean confirm(const struct session *session, const struct source *source,
                        const char **confirmed, GError **error)
{
    *confirmed = NULL;
    if (source->kind != SOURCE_FRIENDS_FAMILY)
        return TRUE;
    *confirmed = "typed alone";
    if (!session->may_ask || session->json)
        return TRUE;
    g_autofree char *answer = session_ask(
        session,
        _("Does this person know you personally: family, a close friend, somebody you "
          "campaign with? (yes/no)"),
        error);
    if (answer == NULL)
        return FALSE;
    *confirmed = "answered yes";
    if (word_is_yes(g_strstrip(answer)))
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                        _("nothing was stored: only close friends and family belong in "
                          "such a source (friends-family, R-17)"));
    return FALSE;
}

/* ---- afterwards ---- */

static void tell_notes(const struct session *session, guint notes)
{
    if ((notes & ROW_NOTE_NAME_NOT_SPLIT) != 0)
        print_note(session, "%s",
                   _("the name could not be split into family and given names, and was "
                     "kept as it stands"));
    if ((notes & ROW_NOTE_ADDRESS_NOT_SPLIT) != 0)
        print_note(session, "%s",
                   _("the address could not be split into its parts, and was kept as it "
                     "stands"));
    if ((notes & ROW_NOTE_MUNICIPALITY_UNKNOWN) != 0)
        print_note(session, "%s",
                   _("the municipality is not known by that name, and was kept as "
                     "written"));
    if ((notes & ROW_NOTE_MOBILE_FOREIGN) != 0)
        print_note(session, "%s",
                   _("the number is abroad: before a text message goes there, a person "
                     "decides (foreign-mobile)"));
}

static void warn_of_cap(const struct session *session, const struct source *source)
{
    gint64 people = source->recipients + 1;

    if (source->kind != SOURCE_FRIENDS_FAMILY || people <= FRIENDS_MOST)
        return;
    g_autofree char *count = i18n_count(people);
    print_warning(session,
                  _("“%s” holds %s people now; so many are hardly all close friends, so "
                    "somebody must decide on that too before they get an e-mail or a "
                    "text message (friends-cap)"),
                  source->id, count);
}

static gboolean show(struct session *session, gint64 number, GError **error)
{
    g_autofree char *source_id = NULL;
    g_autoptr(RecipientCursor) cursor =
        recipient_open(session->dossier, number, &source_id, error);
    struct recipient recipient;
    char id[RECIPIENT_ID_SIZE];

    if (cursor == NULL || !recipients_next(cursor, &recipient, error))
        return FALSE;
    person_page_print(session, &recipient, source_id);
    recipient_format_id(number, id);
    print_next(session, _("kiespost explain %s"), id);
    return TRUE;
}

gboolean cmd_person_add(struct session *session, GError **error)
{
    const char *id = arguments_value(session->arguments, "source");
    const char *confirmed;
    gint64 number;

    if (id == NULL)
        return usage(error, _("say with --source which source the person belongs to; see "
                              "“kiespost source list”"));
    g_autoptr(Source) source = source_find(session->dossier, id, error);
    if (source == NULL || !typed_person_is_welcome(session->dossier, source, error))
        return FALSE;
    g_autoptr(TypedPerson) person = read_person(session, source, error);
    if (person == NULL || !tell_likeness(session, source, person, error) ||
        !confirm(session, source, &confirmed, error) ||
        !typed_person_store(person, session->dossier, id, confirmed, &number, error))
        return FALSE;
    tell_notes(session, person->notes);
    warn_of_cap(session, source);
    return show(session, number, error);
}
