/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/handset.h"

#include <stdlib.h>
#include <string.h>

#include <gammu.h>

#include "base/error.h"
#include "base/i18n.h"
#include "deliver/handset_answer.h"
#include "deliver/handset_inbox.h"
#include "deliver/handset_line.h"

/* The library's traps, and what stands against each:
 *
 * - It says a command again when no answer came, as often as GSM_InitConnection() is
 * told: once, here. A prompt that comes late would else get the message of a second
 * AT+CMGS.
 * - GSM_SendSMS() returns once the message is in the phone; the answer comes to a
 * callback while the phone is read. The "OK" to an escape may be taken for it: so only
 * one with a message reference counts.
 * - Its waiting looks at the wall clock, and some of it at nothing: a deadline in another
 *   thread sets the one flag that is meant for that (GSM_AbortOperation).
 * - It asks for incoming texts to be routed past the phone's memory when it may: the
 *   candidate's own would be lost. It is told to leave them there (CNMIParams).
 * - In UCS-2 "~" is an escape of its own, itself doubled. */

enum {
    OPEN_SECONDS = 90,
    SEND_SECONDS = 150, /* prompt and answer together */
    /* The network takes up to a minute; TS 24.011 section 10 lets the phone wait 40 s and
     * try again. In turns of at most a second. */
    ANSWER_TURNS = 90,
    DOUBTS_MOST = 3, /* in a row */
    SLIP_UNITS = 70, /* that the library looks at in UCS-2 */
};

/* ---- events ---- */

/* In the thread of the deadline. */
static void give_up(gpointer phone)
{
    GSM_AbortOperation(phone);
}

static void on_answer(GSM_StateMachine *phone, int cause, int reference, void *context)
{
    struct handset *handset = context;

    (void)phone;
    if (cause == 0 && reference < 0)
        return;
    handset->has_answered = TRUE;
    handset->has_sent = cause == 0;
    handset->cause = cause;
    handset->reference = (guint8)reference;
}

static void on_incoming(GSM_StateMachine *phone, GSM_SMSMessage *sms, void *context)
{
    (void)phone;
    handset_inbox_add(context, sms);
}

/* ---- opening ---- */

/* Beside those that begin with "at" and a speed. */
static const char *const kinds[] = {"blueat", "dku2at"};

static gboolean kind_is_usable(const char *connection)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strcasecmp(connection, kinds[i]) == 0)
            return TRUE;
    return g_ascii_strncasecmp(connection, "at", 2) == 0 &&
           (connection[2] == '\0' || connection[2] == '-' ||
            g_ascii_isdigit(connection[2]));
}

/* "at" alone is not known to the library. */
static char *full_connection(const char *connection)
{
    const char *rest = connection + 2;

    return g_ascii_strncasecmp(connection, "at", 2) == 0 && !g_ascii_isdigit(*rest)
               ? g_strdup_printf("at115200%s", rest)
               : g_strdup(connection);
}

/* The library frees with free(). */
static char *for_library(const char *text)
{
    char *copy = strdup(text);

    if (copy == NULL)
        g_error("no memory");
    return copy;
}

static void configure(GSM_StateMachine *phone, const struct handset_settings *settings)
{
    GSM_Config *config = GSM_GetConfig(phone, 0);
    g_autofree char *connection = full_connection(settings->connection);

    *config = (GSM_Config){
        .Model = "at",
        .Device = for_library(settings->device),
        .Connection = for_library(connection),
        .DebugFile = for_library(""),
        /* Incoming texts are stored, and nothing is said; reports by what it can. */
        .CNMIParams = {-1, 0, -1, -1, -1},
    };
    GSM_SetConfigNum(phone, 1);
}

static gboolean asks_for_pin(struct handset *handset, GError **error)
{
    GSM_SecurityCodeType code = SEC_None;
    GSM_Error said = GSM_GetSecurityStatus(handset->phone, &code);

    if (said == ERR_NONE && code != SEC_None)
        said = ERR_SECURITYERROR;
    if (said != ERR_SECURITYERROR && said != ERR_NOSIM)
        return FALSE;
    handset_fail(error, handset->device, (int)said);
    return TRUE;
}

/* TRUE also when it does not say. */
static gboolean has_network(struct handset *handset, GError **error)
{
    GSM_NetworkInfo network = {.State = GSM_NetworkStatusUnknown,
                               .PacketState = GSM_NetworkStatusUnknown};

    if (GSM_GetNetworkInfo(handset->phone, &network) != ERR_NONE)
        return TRUE;
    for (int i = 0; i < 2; i++) {
        GSM_NetworkInfo_State state = i == 0 ? network.State : network.PacketState;
        if (state == GSM_HomeNetwork || state == GSM_RoamingNetwork ||
            state == GSM_NetworkStatusUnknown)
            return TRUE;
    }
    handset_fail(error, handset->device, (int)ERR_NETWORK_ERROR);
    return FALSE;
}

static gboolean find_centre(struct handset *handset, GError **error)
{
    GSM_SMSC centre = {.Location = 1};
    GSM_Error said = GSM_GetSMSC(handset->phone, &centre);

    if (said == ERR_NONE)
        handset->centre = handset_text_out(centre.Number);
    if (handset->centre != NULL && *handset->centre != '\0')
        return TRUE;
    handset_fail(error, handset->device,
                 said == ERR_NONE || said == ERR_EMPTY ? (int)ERR_EMPTYSMSC : (int)said);
    return FALSE;
}

static gboolean make_ready(struct handset *handset, GError **error)
{
    GSM_StateMachine *phone = handset->phone;
    GSM_Error said = GSM_InitConnection(phone, 1);

    if (said != ERR_NONE) {
        handset_fail(error, handset->device, (int)said);
        return FALSE;
    }
    GSM_SetSendSMSStatusCallback(phone, on_answer, handset);
    GSM_SetIncomingSMSCallback(phone, on_incoming, handset);
    if (asks_for_pin(handset, error) || !has_network(handset, error) ||
        !find_centre(handset, error))
        return FALSE;
    handset->reports_wanted = GSM_SetIncomingSMS(phone, TRUE) == ERR_NONE;
    return TRUE;
}

struct handset *handset_open(const struct handset_settings *settings, GError **error)
{
    g_autoptr(Handset) handset = NULL;

    if (!kind_is_usable(settings->connection)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                    _("“%s” is not a kind of connection to a phone that kiespost uses; "
                      "set handset.connection to “at”"),
                    settings->connection);
        return NULL;
    }
    handset = g_new0(struct handset, 1);
    handset->phone = GSM_AllocStateMachine();
    if (handset->phone == NULL)
        g_error("no memory for a phone");
    handset->device = g_strdup(settings->device);
    handset->passed_on = handset_inbox_new();
    handset->deadline = deadline_new(give_up, handset->phone);
    configure(handset->phone, settings);
    handset_begin(handset, OPEN_SECONDS);
    gboolean is_ready = make_ready(handset, error);
    if (!handset_end(handset) && is_ready) {
        handset_fail(error, handset->device, (int)ERR_TIMEOUT);
        is_ready = FALSE;
    }
    return is_ready ? g_steal_pointer(&handset) : NULL;
}

void handset_close(struct handset *handset)
{
    if (handset == NULL)
        return;
    /* Nothing is said to the phone in it; what fails is that it is gone. */
    (void)GSM_TerminateConnection(handset->phone);
    deadline_free(handset->deadline);
    GSM_FreeStateMachine(handset->phone);
    g_ptr_array_unref(handset->passed_on);
    g_free(handset->centre);
    g_free(handset->device);
    g_free(handset);
}

/* ---- what it says of itself ---- */

static char *text_or_null(const char *text)
{
    return *text != '\0' ? g_utf8_make_valid(text, -1) : NULL;
}

gboolean handset_describe(struct handset *handset, struct handset_facts *facts,
                          GError **error)
{
    char name[GSM_MAX_MANUFACTURER_LENGTH + GSM_MAX_MODEL_LENGTH + 2] = "";
    GSM_SignalQuality signal = {.SignalPercent = -1};
    GSM_NetworkInfo network = {0};

    *facts = (struct handset_facts){.signal_percent = -1};
    handset_begin(handset, HANDSET_ASK_SECONDS);
    if (GSM_GetManufacturer(handset->phone, name) == ERR_NONE)
        facts->manufacturer = text_or_null(name);
    *name = '\0';
    if (GSM_GetModel(handset->phone, name) == ERR_NONE)
        facts->model = text_or_null(name);
    if (GSM_GetSignalQuality(handset->phone, &signal) == ERR_NONE)
        facts->signal_percent = signal.SignalPercent;
    if (GSM_GetNetworkInfo(handset->phone, &network) == ERR_NONE) {
        g_autofree char *network_name =
            handset_text_out((const guint8 *)network.NetworkName);
        facts->network =
            text_or_null(*network_name != '\0' ? network_name : network.NetworkCode);
    }
    facts->service_centre = g_strdup(handset->centre);
    facts->reports_wanted = handset->reports_wanted;
    if (handset_end(handset))
        return TRUE;
    handset_fail(error, handset->device, (int)ERR_TIMEOUT);
    handset_facts_clear(facts);
    return FALSE;
}

void handset_facts_clear(struct handset_facts *facts)
{
    g_free(facts->manufacturer);
    g_free(facts->model);
    g_free(facts->network);
    g_free(facts->service_centre);
    *facts = (struct handset_facts){.signal_percent = -1};
}

/* ---- one part ---- */

/* TS 23.040 section 9.2.3.12.1 */
static guint8 relative_validity(guint minutes)
{
    if (minutes <= 12 * 60)
        return (guint8)((MAX(minutes, 1) + 4) / 5 - 1);
    if (minutes <= 24 * 60)
        return (guint8)(143 + (minutes - 12 * 60 + 29) / 30);
    return (guint8)(166 + MIN((minutes + 24 * 60 - 1) / (24 * 60), 30));
}

/* As the library wants it in UCS-2. */
static gboolean set_ucs2(const struct span *text, GSM_SMSMessage *sms)
{
    g_autoptr(GString) doubled = g_string_new(NULL);

    for (gsize i = 0; i < text->length; i++) {
        g_string_append_c(doubled, text->text[i]);
        if (text->text[i] == '~')
            g_string_append_c(doubled, '~');
    }
    return handset_text_in(doubled->str, doubled->len, sms->Text, 2 * (SLIP_UNITS + 1));
}

static gboolean set_text(const struct handset_part *part, GSM_SMSMessage *sms)
{
    if (part->coding == SMS_UCS2) {
        sms->Coding = SMS_Coding_Unicode_No_Compression;
        return set_ucs2(&part->text, sms);
    }
    sms->Coding = SMS_Coding_Default_No_Compression;
    return handset_text_in(part->text.text, part->text.length, sms->Text,
                           sizeof sms->Text);
}

/* TS 23.040 section 9.2.3.24.1: concatenated, with a reference of 8 bits. */
static void set_header(const struct handset_part *part, GSM_SMSMessage *sms)
{
    const guint8 header[] = {
        5, 0, 3, part->reference, (guint8)part->total, (guint8)part->number};

    sms->UDH.Type = UDH_NoUDH;
    if (part->total == 1)
        return;
    sms->UDH.Type = UDH_ConcatenatedMessages;
    sms->UDH.Length = sizeof header;
    memcpy(sms->UDH.Text, header, sizeof header);
}

static gboolean fill(const struct handset *handset, const struct handset_part *part,
                     GSM_SMSMessage *sms, GError **error)
{
    GSM_SetDefaultSMSData(sms);
    sms->PDU = SMS_Status_Report; /* asks for one */
    sms->Class = -1;
    sms->SMSC.Location = 0;
    sms->SMSC.Validity.Format = SMS_Validity_RelativeFormat;
    sms->SMSC.Validity.Relative =
        (GSM_ValidityPeriod)relative_validity(part->valid_minutes);
    set_header(part, sms);
    if (handset_text_in(handset->centre, strlen(handset->centre), sms->SMSC.Number,
                        sizeof sms->SMSC.Number) &&
        handset_text_in(part->to, strlen(part->to), sms->Number, sizeof sms->Number) &&
        set_text(part, sms))
        return TRUE;
    /* Text that was cut to size fits, but for what is written twice. */
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                        _("this text message has too many “~” beside letters that are "
                          "not in the alphabet of text messages; leave some out"));
    return FALSE;
}

/* A port that went away reads like one that is silent. */
static gboolean is_plugged_in(const struct handset *handset)
{
    return *handset->device != '/' || g_file_test(handset->device, G_FILE_TEST_EXISTS);
}

/* Until it has answered. */
static void listen(struct handset *handset)
{
    for (guint turn = 0; turn < ANSWER_TURNS && !handset->has_answered;) {
        int got = GSM_ReadDevice(handset->phone, TRUE);
        if (got < 0 || deadline_has_passed(handset->deadline) ||
            (got == 0 && !is_plugged_in(handset)))
            return;
        turn += got == 0 ? 1 : 0;
    }
}

static enum submission judge(struct handset *handset, gboolean was_given,
                             char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    const struct handset_record record = {.was_given = was_given,
                                          .suspects = handset->suspects};
    struct handset_answer answer = handset_answer_meaning(handset->cause, &record, error);

    handset->suspects = answer.is_suspect ? handset->suspects + 1 : 0;
    handset->doubts = answer.submission == SUBMISSION_IN_DOUBT ? handset->doubts + 1 : 0;
    g_strlcpy(status, answer.status, SUBMISSION_STATUS_SIZE);
    return answer.submission;
}

/* It gave no prompt: without one the message never left this computer. */
static enum submission turned_away(struct handset *handset, GSM_Error said,
                                   char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    if (handset_end(handset) && handset->has_answered && !handset->has_sent)
        return judge(handset, FALSE, status, error);
    handset->is_lost = TRUE;
    handset_fail(error, handset->device,
                 said == ERR_ABORTED ? (int)ERR_TIMEOUT : (int)said);
    return SUBMISSION_STOPPED;
}

static enum submission hand_over(struct handset *handset, GSM_SMSMessage *sms,
                                 guint8 *message_reference,
                                 char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    handset->has_answered = FALSE;
    handset_begin(handset, SEND_SECONDS);
    GSM_Error said = GSM_SendSMS(handset->phone, sms);
    if (said != ERR_NONE)
        return turned_away(handset, said, status, error);
    /* Whatever it said before is not about the message. */
    handset->has_answered = FALSE;
    listen(handset);
    handset_end(handset);
    if (!handset->has_answered) {
        handset->is_lost = TRUE;
        return SUBMISSION_IN_DOUBT;
    }
    if (!handset->has_sent)
        return judge(handset, TRUE, status, error);
    *message_reference = handset->reference;
    handset->is_trusted = TRUE;
    handset->suspects = handset->doubts = 0;
    return SUBMISSION_ACCEPTED;
}

/* Whether anything more should be said to it. */
static gboolean is_of_use(const struct handset *handset, GError **error)
{
    if (handset->is_lost) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE,
                    _("the phone at “%s” no longer answers"), handset->device);
        return FALSE;
    }
    if (handset->doubts < (handset->is_trusted ? (guint)DOUBTS_MOST : 1))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE,
                _("the phone at “%s” does not say whether text messages go out: has the "
                  "SIM card credit?"),
                handset->device);
    return FALSE;
}

enum submission handset_send(struct handset *handset, const struct handset_part *part,
                             guint8 *message_reference,
                             char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    g_autofree GSM_SMSMessage *sms = g_new0(GSM_SMSMessage, 1);

    g_assert(part->number >= 1 && part->number <= part->total && part->total <= 255);
    *status = '\0';
    if (!is_of_use(handset, error) || !fill(handset, part, sms, error))
        return SUBMISSION_STOPPED;
    return hand_over(handset, sms, message_reference, status, error);
}
