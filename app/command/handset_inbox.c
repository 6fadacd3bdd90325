/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/handset_inbox.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "command/print.h"
#include "dossier/objections.h"
#include "dossier/text_parts.h"
#include "import/mobile_text.h"
#include "inbox/text_reply.h"

enum {
    NUMBER_DIGITS_LEAST = 8, /* fewer are a service's: 8866 */
    DAY_SECONDS = 24 * 60 * 60
};

/* One reading. */
struct reading {
    struct session *session;
    struct handset_inbox_result *result;
    struct objection_index *objections; /* NULL until somebody says stop */
};

static void put(struct reading *reading, const char *kind, const char *number,
                const char *status, const char *action)
{
    GArray *messages = reading->result->messages;
    struct handset_inbox_message message = {
        .place = messages->len + 1,
        .kind = kind,
        .status = status,
        .action = action,
    };

    g_strlcpy(message.number, number, sizeof message.number);
    g_array_append_val(messages, message);
}

/* ---- delivery reports ---- */

/* What nobody asks after any more fills the phone's memory, until no answer has a place
 * there. */
static gboolean is_stale(const struct handset_message *message)
{
    return message->at != 0 &&
           clock_now() - message->at > (gint64)TEXT_REPORT_DAYS * DAY_SECONDS;
}

static enum handset_reading take_report(struct reading *reading,
                                        const struct handset_message *message,
                                        GError **error)
{
    const struct text_report report = {
        .number = message->from,
        .reference = message->reference,
        .delivery_state = message->delivery_state,
        .at = message->at,
    };
    enum report_kind kind = report_kind_of(message->delivery_state);
    enum text_report_fate fate;

    if (!text_part_report(reading->session->dossier, &report, &fate, error))
        return HANDSET_FAILED;
    if (fate == TEXT_REPORT_STRANGE) {
        reading->result->strange_reports++;
        put(reading, "delivery_report", "", "", "unmatched");
        return is_stale(message) ? HANDSET_TAKEN : HANDSET_KEEP;
    }
    if (fate != TEXT_REPORT_KNOWN)
        reading->result->reports[kind]++;
    put(reading, "delivery_report", message->from,
        report_state_status(message->delivery_state), report_kind_name(kind));
    return HANDSET_TAKEN;
}

/* ---- what people wrote ---- */

enum sender {
    SENDER_PERSON,
    SENDER_SERVICE, /* a name or a short number: nobody that we write to */
    SENDER_UNCLEAR, /* a person, perhaps; but where is that number? */
};

static enum sender sender_of(const char *from)
{
    gboolean international = *from == '+';
    const char *digits = from + (international ? 1 : 0);
    gsize length = strlen(digits);

    if (strspn(digits, "0123456789") != length || length < NUMBER_DIGITS_LEAST)
        return SENDER_SERVICE;
    if (!international || length + 2 > PHONE_SIZE)
        return SENDER_UNCLEAR;
    return phone_kind_of(from) == PHONE_SPECIAL ? SENDER_SERVICE : SENDER_PERSON;
}

/* A trial that the candidate sent to the same phone holds the word “STOP” as well. */
static gboolean is_candidate(const struct reading *reading, const char *number)
{
    const char *own = dossier_setting(reading->session->dossier, "candidate.phone");
    char own_number[PHONE_SIZE] = "";

    if (own != NULL)
        phone_read(own, strlen(own), own_number);
    return *own_number != '\0' && strcmp(own_number, number) == 0;
}

/* Whether an objection of this number is in force already, on every channel. */
static gboolean is_covered(struct reading *reading, const char *number)
{
    day_number today = dossier_moment(reading->session->dossier).day;
    struct recipient recipient;

    recipient_clear(&recipient);
    recipient.mobile = number;
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        day_number on =
            objection_index_find(reading->objections, &recipient, (enum channel)i);
        if (on == DAY_UNKNOWN || on > today)
            return FALSE;
    }
    return TRUE;
}

/* The index is as old as the last objection. */
static gboolean know_objections(struct reading *reading, GError **error)
{
    if (reading->objections == NULL)
        reading->objections = objection_index_new(reading->session->dossier, error);
    return reading->objections != NULL;
}

/* The month to answer in runs from the day on which it came (GDPR art. 12(3), R-61). */
static day_number day_received(const struct reading *reading, gint64 at)
{
    day_number today = dossier_moment(reading->session->dossier).day;

    return at > 0 ? MIN(clock_in_belgium(at).day, today) : today;
}

static enum handset_reading take_objection(struct reading *reading, const char *number,
                                           gint64 at, GError **error)
{
    struct dossier *dossier = reading->session->dossier;
    const struct objector objector = {.mobile = number};
    gint64 id;

    if (!know_objections(reading, error))
        return HANDSET_FAILED;
    if (is_covered(reading, number)) {
        reading->result->known++;
        put(reading, "objection", number, "", "known");
        return HANDSET_KEEP;
    }
    if (!objection_add(dossier, &objector, CHANNELS_ALL, day_received(reading, at), &id,
                       error))
        return HANDSET_FAILED;
    g_clear_pointer(&reading->objections, objection_index_free);
    reading->result->objections++;
    put(reading, "objection", number, "", "recorded");
    return HANDSET_KEEP;
}

/* Whoever never had a message wrote about something else. */
static enum handset_reading take_other(struct reading *reading, const char *number,
                                       GError **error)
{
    gboolean known = FALSE;

    if (*number != '\0' &&
        !text_part_is_known(reading->session->dossier, number, &known, error))
        return HANDSET_FAILED;
    reading->result->answers += known ? 1 : 0;
    put(reading, "other", known ? number : "", "", "none");
    return HANDSET_KEEP;
}

static enum handset_reading take_text(struct reading *reading,
                                      const struct handset_message *message,
                                      GError **error)
{
    enum sender sender = sender_of(message->from);

    if (sender == SENDER_SERVICE || is_candidate(reading, message->from))
        return take_other(reading, "", error);
    if (text_reply_kind(message->text) != TEXT_REPLY_OBJECTION)
        return take_other(reading, sender == SENDER_PERSON ? message->from : "", error);
    if (sender == SENDER_PERSON)
        return take_objection(reading, message->from, message->at, error);
    reading->result->unrecorded++;
    put(reading, "objection", "", "", "unrecorded");
    return HANDSET_KEEP;
}

/* ---- one reading ---- */

static enum handset_reading take(gpointer context, const struct handset_message *message,
                                 GError **error)
{
    return message->kind == HANDSET_REPORT ? take_report(context, message, error)
                                           : take_text(context, message, error);
}

gboolean handset_inbox_take(struct session *session, struct handset *handset,
                            struct handset_inbox_result *result, GError **error)
{
    struct reading reading = {.session = session, .result = result};
    struct text_settlement settlement;

    *result = (struct handset_inbox_result){
        .messages = g_array_new(FALSE, FALSE, sizeof(struct handset_inbox_message)),
    };
    gboolean read = handset_read(handset, take, &reading, error);
    g_clear_pointer(&reading.objections, objection_index_free);
    /* Also what came before the phone went away. */
    gboolean settled =
        text_reports_settle(session->dossier, &settlement, read ? error : NULL);
    result->refused = settled ? settlement.refused : 0;
    return read && settled;
}

void handset_inbox_result_clear(struct handset_inbox_result *result)
{
    g_clear_pointer(&result->messages, g_array_unref);
}

/* ---- telling ---- */

/* `form` is a line with one count in it. */
static void tell_count(gint64 count, const char *form)
{
    g_autofree char *shown = i18n_count(count);

    if (count > 0)
        print_line("%9s  %s", shown, form);
}

static gboolean has_news(const struct handset_inbox_result *result)
{
    for (int i = 0; i < REPORT_KIND_COUNT; i++)
        if (result->reports[i] > 0)
            return TRUE;
    return result->objections > 0 || result->unrecorded > 0 || result->answers > 0 ||
           result->refused > 0;
}

gboolean handset_inbox_tell(const struct session *session,
                            const struct handset_inbox_result *result)
{
    if (session->json || !has_news(result))
        return !session->json && has_news(result);
    print_line("%s", _("read from your phone:"));
    tell_count(result->reports[REPORT_DELIVERED],
               ngettext("delivery report: delivered", "delivery reports: delivered",
                        (gulong)result->reports[REPORT_DELIVERED]));
    tell_count(result->reports[REPORT_FAILED],
               ngettext("delivery report: not delivered",
                        "delivery reports: not delivered",
                        (gulong)result->reports[REPORT_FAILED]));
    tell_count(result->reports[REPORT_TRYING] + result->reports[REPORT_UNKNOWN],
               ngettext("delivery report that is not final yet",
                        "delivery reports that are not final yet",
                        (gulong)(result->reports[REPORT_TRYING] +
                                 result->reports[REPORT_UNKNOWN])));
    tell_count(result->refused,
               ngettext("person whom the message did not reach: nothing is sent again "
                        "by itself",
                        "people whom the message did not reach: nothing is sent again "
                        "by itself",
                        (gulong)result->refused));
    tell_count(result->objections,
               ngettext("person said stop: recorded, for every channel and for ever",
                        "people said stop: recorded, for every channel and for ever",
                        (gulong)result->objections));
    tell_count(result->answers,
               ngettext("other answer to your messages: read it on your phone",
                        "other answers to your messages: read them on your phone",
                        (gulong)result->answers));
    if (result->unrecorded > 0)
        print_warning(session, "%s",
                      _("somebody said stop and their number cannot be made out; find "
                        "the text message on your phone and record it with “kiespost "
                        "objection add”"));
    return TRUE;
}

void handset_inbox_put_json(struct json *json, const struct handset_inbox_result *result)
{
    json_begin_array(json, "messages");
    for (guint i = 0; i < result->messages->len; i++) {
        const struct handset_inbox_message *message =
            &g_array_index(result->messages, struct handset_inbox_message, i);
        g_autofree char *file = g_strdup_printf("handset:%u", message->place);
        json_begin_object(json, NULL);
        json_text(json, "file", file);
        json_text(json, "kind", message->kind);
        json_begin_array(json, "recipients");
        if (*message->number != '\0') {
            json_begin_object(json, NULL);
            json_text(json, "address", message->number);
            json_text(json, "status", message->status);
            json_text(json, "action", message->action);
            json_end_object(json);
        }
        json_end_array(json);
        json_end_object(json);
    }
    json_end_array(json);
}
