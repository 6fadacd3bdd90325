/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "command/words.h"
#include "dossier/objections.h"
#include "dossier/recipients.h"
#include "dossier/sources.h"
#include "import/email_text.h"
#include "import/mobile_text.h"
#include "reference/postcode.h"

#define OBJECTION_ID_SIZE 16

static void format_id(gint64 id, char text[OBJECTION_ID_SIZE])
{
    g_snprintf(text, OBJECTION_ID_SIZE, "o-%04" G_GINT64_FORMAT, id);
}

static void json_objection(struct json *json, gint64 id, channel_set channels,
                           day_number on)
{
    char text[OBJECTION_ID_SIZE], day[DAY_ISO_SIZE];

    format_id(id, text);
    day_format_iso(on, day);
    json_text(json, "objection", text);
    json_begin_array(json, "channels");
    for (int i = 0; i < CHANNEL_COUNT; i++)
        if ((channels & CHANNEL_BIT(i)) != 0)
            json_text(json, NULL, channel_name((enum channel)i));
    json_end_array(json);
    json_text(json, "on", day);
}

static gboolean usage(GError **error, const char *sentence)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE, sentence);
    return FALSE;
}

/* What was typed about the objector, in the forms that are compared. */
struct typed {
    GString *email;
    char mobile[PHONE_SIZE];
    struct recipient recipient;
    struct recipient_cursor *cursor; /* keeps the recipient's strings alive */
};

static gboolean read_contacts(struct session *session, struct typed *typed,
                              struct objector *objector, GError **error)
{
    const char *email = arguments_value(session->arguments, "email");
    const char *phone = arguments_value(session->arguments, "phone");

    if (email != NULL) {
        if (email_read(email, strlen(email), typed->email) != EMAIL_READ)
            return usage(error, _("the value of “--email” is not an e-mail address"));
        objector->email = typed->email->str;
    }
    if (phone != NULL) {
        phone_read(phone, strlen(phone), typed->mobile);
        if (*typed->mobile == '\0')
            return usage(error, _("the value of “--phone” is not a telephone number"));
        objector->mobile = typed->mobile;
    }
    return TRUE;
}

static gboolean read_recipient(struct session *session, struct typed *typed,
                               struct objector *objector, GError **error)
{
    const char *id = arguments_value(session->arguments, "recipient");
    g_autofree char *source = NULL;
    gint64 number;

    if (id == NULL)
        return TRUE;
    if (!recipient_parse_id(id, &number))
        return usage(error, _("a recipient is written like r-000017"));
    typed->cursor = recipient_open(session->dossier, number, &source, error);
    if (typed->cursor == NULL ||
        !recipients_next(typed->cursor, &typed->recipient, error))
        return FALSE;
    objector->recipient = &typed->recipient;
    return TRUE;
}

static gboolean read_objector(struct session *session, struct typed *typed,
                              struct objector *objector, GError **error)
{
    objector->name = arguments_value(session->arguments, "name");
    objector->postcode = arguments_value(session->arguments, "postcode");
    if (objector->postcode != NULL && objector->name == NULL)
        return usage(error, _("“--postcode” only goes with “--name”"));
    if (objector->postcode != NULL && !postcode_is_valid(objector->postcode))
        return usage(error, _("the value of “--postcode” is not a Belgian postcode"));
    if (!read_contacts(session, typed, objector, error) ||
        !read_recipient(session, typed, objector, error))
        return FALSE;
    if (objector->recipient == NULL && objector->email == NULL &&
        objector->mobile == NULL && objector->name == NULL)
        return usage(error,
                     _("say who objects: --recipient, --email, --phone or --name"));
    return TRUE;
}

/* How many people of the dossier the refusal now covers. */
static gboolean count_covered(struct session *session, enum channel channel,
                              gint64 *covered, GError **error)
{
    g_autoptr(ObjectionIndex) index = objection_index_new(session->dossier, error);
    g_autoptr(GPtrArray) sources = sources_list(session->dossier, error);
    struct recipient recipient;

    *covered = 0;
    if (index == NULL || sources == NULL)
        return FALSE;
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        GError *cause = NULL;
        g_autoptr(RecipientCursor) cursor =
            recipients_open(session->dossier, source->id, RECIPIENTS_BY_NUMBER, &cause);
        while (cursor != NULL && recipients_next(cursor, &recipient, &cause))
            *covered += objection_index_find(index, &recipient, channel) != DAY_UNKNOWN;
        if (cause != NULL) {
            g_propagate_error(error, cause);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean report_added(struct session *session, gint64 id, channel_set channels,
                             day_number on, GError **error)
{
    char text[OBJECTION_ID_SIZE];
    enum channel any = (channels & CHANNEL_BIT(CHANNEL_POST)) != 0    ? CHANNEL_POST
                       : (channels & CHANNEL_BIT(CHANNEL_EMAIL)) != 0 ? CHANNEL_EMAIL
                                                                      : CHANNEL_SMS;
    gint64 covered;

    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.objection/1");
        json_objection(json, id, channels, on);
        json_print(json);
        return TRUE;
    }
    format_id(id, text);
    print_sentence(
        _("objection %s is recorded; only a keyed hash of it is kept, for ever"), text);
    if (!count_covered(session, any, &covered, error))
        return FALSE;
    g_autofree char *count = i18n_count(covered);
    print_sentence(ngettext("all objections together now cover %s person in this dossier",
                            "all objections together now cover %s people in this dossier",
                            (gulong)covered),
                   count);
    return TRUE;
}

static gboolean read_scope(struct session *session, channel_set *channels, day_number *on,
                           GError **error)
{
    const char *name = arguments_value(session->arguments, "channel");
    const char *day = arguments_value(session->arguments, "on");
    enum channel channel;

    *channels = CHANNELS_ALL;
    *on = dossier_moment(session->dossier).day;
    if (name != NULL) {
        if (!channel_from_name(name, &channel))
            return usage(error, _("the option “--channel” is post, email or sms"));
        *channels = CHANNEL_BIT(channel);
    }
    if (day != NULL && (*on = day_parse_iso(day)) == DAY_UNKNOWN)
        return usage(error, _("write the day after “--on” as YYYY-MM-DD"));
    /* Until then the person would still be written to. */
    if (*on > dossier_moment(session->dossier).day)
        print_warning(session, "%s",
                      _("the day after “--on” has not come yet: this objection counts "
                        "from that day on"));
    return TRUE;
}

gboolean cmd_objection_add(struct session *session, GError **error)
{
    struct typed typed = {.email = g_string_new(NULL)};
    struct objector objector = {0};
    channel_set channels;
    day_number on;
    gint64 id;
    gboolean done = read_scope(session, &channels, &on, error) &&
                    read_objector(session, &typed, &objector, error) &&
                    objection_add(session->dossier, &objector, channels, on, &id, error);

    recipients_close(typed.cursor);
    g_string_free(typed.email, TRUE);
    return done && report_added(session, id, channels, on, error);
}

/* By what the person will be met again. */
static const char *made_by_phrase(const char *made_by)
{
    static const struct {
        const char *word, *phrase;
    } phrases[] = {
        {"recipient", N_("person in the dossier")},
        {"email", N_("e-mail address")},
        {"phone", N_("telephone number")},
        {"name", N_("name")},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++)
        if (strcmp(phrases[i].word, made_by) == 0)
            return _(phrases[i].phrase);
    return made_by;
}

gboolean cmd_objection_list(struct session *session, GError **error)
{
    const char *const headings[] = {_("objection"), _("since"), _("known by"),
                                    _("covers")};
    g_autoptr(GArray) list = objections_list(session->dossier, error);

    if (list == NULL)
        return FALSE;
    g_autoptr(Json) json = json_new("kiespost.objections/1");
    struct print_table *table = print_table_new(headings, 4);
    json_begin_array(json, "items");
    for (guint i = 0; i < list->len; i++) {
        const struct objection *row = &g_array_index(list, struct objection, i);
        g_autoptr(GString) covers = g_string_new(NULL);
        char id[OBJECTION_ID_SIZE], day[DAY_ISO_SIZE];
        for (int c = 0; c < CHANNEL_COUNT; c++)
            if ((row->channels & CHANNEL_BIT(c)) != 0)
                g_string_append_printf(covers, "%s%s", covers->len > 0 ? ", " : "",
                                       channel_phrase((enum channel)c));
        format_id(row->id, id);
        day_format_iso(row->on, day);
        const char *cells[] = {id, day, made_by_phrase(row->made_by), covers->str};
        print_table_add(table, cells);
        json_begin_object(json, NULL);
        json_objection(json, row->id, row->channels, row->on);
        json_end_object(json);
    }
    json_end_array(json);
    if (session->json)
        json_print(json);
    print_table_finish_if(table, !session->json && list->len > 0);
    if (list->len == 0)
        print_note(session, "%s", _("nobody has objected yet"));
    return TRUE;
}
