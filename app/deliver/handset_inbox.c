/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/handset_inbox.h"

#include <string.h>

#include <gammu.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "deliver/handset_line.h"

enum {
    READ_SECONDS = 10 * 60,
    MESSAGES_MOST = 5000,
    GAPS_MOST = 5, /* empty places in a row */
    /* Then the parts that are missing come no more, and what is there may be a STOP. */
    PATIENCE_SECONDS = 24 * 60 * 60,
};

/* A message as it lies in the phone: a whole one, or a part. */
struct piece {
    enum handset_message_kind kind;
    char *from, *text;
    gint64 at;
    guint8 reference, delivery_state;
    int set, number, total; /* of a part; else total is 0 */
    GSM_MemoryType memory;  /* 0: as `location` says */
    int location;           /* 0: nowhere */
};

static void piece_free(gpointer pointer)
{
    struct piece *piece = pointer;

    g_free(piece->from);
    g_free(piece->text);
    g_free(piece);
}

GPtrArray *handset_inbox_new(void)
{
    return g_ptr_array_new_with_free_func(piece_free);
}

/* ---- out of the library's form ---- */

static gint64 time_of(const GSM_DateTime *time)
{
    /* 0: it was no time. */
    g_autoptr(GDateTime) moment =
        time->Year == 0 ? NULL
                        : g_date_time_new_utc(time->Year, time->Month, time->Day,
                                              time->Hour, time->Minute, time->Second);

    return moment != NULL ? g_date_time_to_unix(moment) - time->Timezone : 0;
}

/* In UCS-2 the library doubles "~"; one alone stands for a control character. */
static char *undouble(const char *text)
{
    GString *plain = g_string_new(NULL);

    for (; *text != '\0'; text++) {
        if (*text == '~' && text[1] != '~')
            continue;
        g_string_append_c(plain, *text);
        text += *text == '~' ? 1 : 0;
    }
    return g_string_free(plain, FALSE);
}

static char *text_of(const GSM_SMSMessage *sms)
{
    g_autofree char *text = handset_text_out(sms->Text);

    return sms->Coding == SMS_Coding_Unicode_No_Compression ? undouble(text)
                                                            : g_steal_pointer(&text);
}

static void read_header(const GSM_UDHHeader *header, struct piece *piece)
{
    if (header->AllParts < 2 || header->PartNumber < 1 ||
        header->PartNumber > header->AllParts)
        return;
    piece->number = header->PartNumber;
    piece->total = header->AllParts;
    piece->set = header->ID8bit >= 0 ? header->ID8bit : 0x100 + header->ID16bit;
}

/* NULL when it is none that came in, or holds no text. */
static struct piece *piece_of(const GSM_SMSMessage *sms)
{
    gboolean is_report = sms->PDU == SMS_Status_Report;
    gboolean is_text =
        sms->PDU == SMS_Deliver && (sms->Coding == SMS_Coding_Default_No_Compression ||
                                    sms->Coding == SMS_Coding_Unicode_No_Compression);

    if (!is_report && !is_text)
        return NULL;
    struct piece *piece = g_new0(struct piece, 1);
    g_autofree char *from = handset_text_out(sms->Number);
    piece->kind = is_report ? HANDSET_REPORT : HANDSET_TEXT;
    piece->from = handset_number(from);
    piece->at = time_of(is_report ? &sms->SMSCTime : &sms->DateTime);
    piece->reference = sms->MessageReference;
    piece->delivery_state = sms->DeliveryStatus;
    if (is_text) {
        piece->text = text_of(sms);
        read_header(&sms->UDH, piece);
    }
    return piece;
}

void handset_inbox_add(struct handset *handset, gconstpointer pointer)
{
    const GSM_SMSMessage *sms = pointer;

    if (sms->PDU != SMS_Status_Report || (sms->Number[0] == 0 && sms->Number[1] == 0))
        return;
    struct piece *piece = piece_of(sms);
    if (piece != NULL)
        g_ptr_array_add(handset->passed_on, piece);
}

/* ---- reading all ---- */

static gboolean is_final(GSM_Error said)
{
    return said == ERR_TIMEOUT || said == ERR_ABORTED || said == ERR_DEVICEWRITEERROR ||
           said == ERR_DEVICEREADERROR || said == ERR_NOTCONNECTED;
}

static void keep(GPtrArray *pieces, const GSM_SMSMessage *sms, GSM_MemoryType memory,
                 int location)
{
    struct piece *piece = piece_of(sms);

    if (piece == NULL)
        return;
    piece->memory = memory;
    piece->location = location;
    g_ptr_array_add(pieces, piece);
}

/* SIM card and phone, one after the other; places count on. */
static GSM_Error read_inbox(struct handset *handset, GPtrArray *pieces)
{
    g_autofree GSM_MultiSMSMessage *messages = g_new0(GSM_MultiSMSMessage, 1);
    GSM_SMSMessage *sms = &messages->SMS[0];
    guint gaps = 0;
    int last = 0;

    for (guint i = 0; i < MESSAGES_MOST && gaps < GAPS_MOST; i++) {
        sms->Folder = 0;
        sms->Location = last;
        GSM_Error said = GSM_GetNextSMS(handset->phone, messages, i == 0);
        /* "Empty" is also what it says of a place that holds nonsense; only at the end
         * there is no next place. */
        gboolean has_moved = sms->Location != last;
        if (said == ERR_EMPTY && !has_moved)
            return ERR_NONE;
        if (is_final(said) || !has_moved)
            return said;
        if (said == ERR_NONE && messages->Number == 1)
            keep(pieces, sms, 0, sms->Location);
        gaps = said == ERR_EMPTY ? gaps + 1 : 0;
        last = sms->Location;
    }
    return ERR_NONE;
}

/* Some phones keep reports apart. */
static GSM_Error read_reports(struct handset *handset, GPtrArray *pieces)
{
    g_autofree GSM_MultiSMSMessage *messages = g_new0(GSM_MultiSMSMessage, 1);
    GSM_SMSMessage *sms = &messages->SMS[0];

    for (int place = 1, gaps = 0; gaps < GAPS_MOST && place < MESSAGES_MOST; place++) {
        sms->Folder = 1;
        sms->Location = place;
        sms->Memory = MEM_SR;
        GSM_Error said = GSM_GetSMS(handset->phone, messages);
        if (is_final(said))
            return said;
        if (said != ERR_NONE && said != ERR_EMPTY && said != ERR_INVALIDLOCATION &&
            said != ERR_CORRUPTED)
            return ERR_NONE;
        gaps = said == ERR_NONE ? 0 : gaps + 1;
        if (said == ERR_NONE)
            keep(pieces, sms, MEM_SR, place);
    }
    return ERR_NONE;
}

/* ---- long texts ---- */

static gboolean same_set(const struct piece *a, const struct piece *b)
{
    return a->total > 0 && a->total == b->total && a->set == b->set &&
           strcmp(a->from, b->from) == 0;
}

static int by_number(gconstpointer a, gconstpointer b)
{
    const struct piece *first = *(struct piece *const *)a;
    const struct piece *second = *(struct piece *const *)b;

    return first->number - second->number;
}

/* Takes the parts that belong to `pieces[from]` out of the array, each once: another one
 * of the same number is of a later text. */
static GPtrArray *take_set(GPtrArray *pieces, guint from)
{
    GPtrArray *set = g_ptr_array_new_with_free_func(piece_free);
    const struct piece *first = pieces->pdata[from];
    guint64 seen[4] = {0};

    for (guint i = from; i < pieces->len;) {
        struct piece *piece = pieces->pdata[i];
        guint64 bit = 1ULL << (piece->number % 64);
        guint64 *word = &seen[piece->number / 64 % 4];
        if (!same_set(first, piece) || (*word & bit) != 0) {
            i++;
            continue;
        }
        *word |= bit;
        g_ptr_array_add(set, g_ptr_array_steal_index(pieces, i));
        if (set->len == 1)
            first = piece;
    }
    g_ptr_array_sort(set, by_number);
    return set;
}

static void add_joined(GPtrArray *whole, const GPtrArray *set)
{
    const struct piece *first = set->pdata[0];
    g_autoptr(GString) text = g_string_new(NULL);
    gint64 latest = 0;

    for (guint i = 0; i < set->len; i++) {
        const struct piece *piece = set->pdata[i];
        g_string_append(text, piece->text);
        latest = MAX(latest, piece->at);
    }
    if ((int)set->len < first->total && latest + PATIENCE_SECONDS > clock_now())
        return;
    struct piece *joined = g_new0(struct piece, 1);
    joined->kind = HANDSET_TEXT;
    joined->from = g_strdup(first->from);
    joined->at = latest;
    joined->text = g_strdup(text->str);
    g_ptr_array_add(whole, joined);
}

static int by_time(gconstpointer a, gconstpointer b)
{
    const struct piece *first = *(struct piece *const *)a;
    const struct piece *second = *(struct piece *const *)b;

    return first->at < second->at ? -1 : first->at > second->at;
}

/* Whole messages, oldest first; `pieces` is empty afterwards. */
static GPtrArray *join(GPtrArray *pieces)
{
    GPtrArray *whole = handset_inbox_new();

    while (pieces->len > 0) {
        const struct piece *piece = pieces->pdata[0];
        if (piece->total == 0) {
            g_ptr_array_add(whole, g_ptr_array_steal_index(pieces, 0));
            continue;
        }
        g_autoptr(GPtrArray) set = take_set(pieces, 0);
        add_joined(whole, set);
    }
    g_ptr_array_sort(whole, by_time);
    return whole;
}

/* ---- telling ---- */

static enum handset_reading tell(const struct piece *piece, handset_reader reader,
                                 gpointer context, GError **error)
{
    const struct handset_message message = {
        .kind = piece->kind,
        .from = piece->from,
        .at = piece->at,
        .text = piece->text,
        .reference = piece->reference,
        .delivery_state = piece->delivery_state,
    };

    return reader(context, &message, error);
}

/* What was not deleted comes again, which does no harm: only a phone that went away is an
 * error. */
static gboolean delete_taken(struct handset *handset, const GPtrArray *taken,
                             GError **error)
{
    g_autofree GSM_SMSMessage *sms = g_new0(GSM_SMSMessage, 1);
    GSM_Error said = ERR_NONE;

    for (guint i = 0; i < taken->len && !is_final(said); i++) {
        const struct piece *piece = taken->pdata[i];
        memset(sms, 0, sizeof *sms);
        sms->Memory = piece->memory;
        sms->Folder = piece->memory == MEM_SR ? 1 : 0;
        sms->Location = piece->location;
        said = GSM_DeleteSMS(handset->phone, sms);
    }
    if (!is_final(said))
        return TRUE;
    if (error != NULL && *error == NULL)
        handset_fail(error, handset->device, (int)said);
    return FALSE;
}

static gboolean tell_all(struct handset *handset, GPtrArray *whole, handset_reader reader,
                         gpointer context, GError **error)
{
    g_autoptr(GPtrArray) taken = g_ptr_array_new();
    GError *failure = NULL;

    for (guint i = 0; i < whole->len && failure == NULL; i++) {
        struct piece *piece = whole->pdata[i];
        enum handset_reading reading = tell(piece, reader, context, &failure);
        g_assert((reading == HANDSET_FAILED) == (failure != NULL));
        if (reading == HANDSET_TAKEN && piece->kind == HANDSET_REPORT &&
            piece->location > 0)
            g_ptr_array_add(taken, piece);
        else if (reading != HANDSET_TAKEN && piece->location == 0 &&
                 piece->kind == HANDSET_REPORT) {
            /* Kept by us, as nobody else does. */
            g_ptr_array_add(handset->passed_on, piece);
            whole->pdata[i] = g_new0(struct piece, 1);
        }
    }
    delete_taken(handset, taken, failure == NULL ? &failure : NULL);
    if (failure != NULL)
        g_propagate_error(error, failure);
    return failure == NULL;
}

gboolean handset_read(struct handset *handset, handset_reader reader, gpointer context,
                      GError **error)
{
    g_autoptr(GPtrArray) pieces = handset_inbox_new();

    if (handset->is_lost) {
        handset_fail(error, handset->device, (int)ERR_TIMEOUT);
        return FALSE;
    }
    handset_begin(handset, READ_SECONDS);
    GSM_Error said = read_inbox(handset, pieces);
    if (said == ERR_NONE)
        said = read_reports(handset, pieces);
    if (!handset_end(handset))
        said = ERR_TIMEOUT;
    if (said != ERR_NONE) {
        handset->is_lost |= is_final(said);
        handset_fail(error, handset->device, (int)said);
        return FALSE;
    }
    while (handset->passed_on->len > 0)
        g_ptr_array_add(pieces, g_ptr_array_steal_index(handset->passed_on, 0));
    g_autoptr(GPtrArray) whole = join(pieces);
    handset_begin(handset, READ_SECONDS);
    gboolean done = tell_all(handset, whole, reader, context, error);
    handset_end(handset);
    return done;
}
