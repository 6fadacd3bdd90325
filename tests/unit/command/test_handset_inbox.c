/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/handset_inbox.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "dossier/mailing.h"
#include "dossier/objections.h"
#include "dossier/text_parts.h"

#define ELS "+32470000001"
#define JAN "+32470000002"
#define PIA "+31612345678"
#define DAY ((gint64)24 * 60 * 60)

enum {
    MESSAGES_MOST = 10,
    OK = 0x00,
    TRYING = 0x20,
    EXPIRED = 0x46
};

/* ---- a phone, instead of deliver/handset.c ---- */

struct handset {
    struct handset_message messages[MESSAGES_MOST]; /* until one whose sender is NULL */
    gboolean hangs_up;                              /* after the last message */
    gboolean dies; /* the program is killed before anything is deleted */
};

gboolean handset_read(struct handset *handset, handset_reader reader, gpointer context,
                      GError **error)
{
    struct handset_message left[MESSAGES_MOST + 1] = {0};
    gsize count = 0;
    gboolean read = TRUE;

    for (gsize i = 0; read && i < MESSAGES_MOST && handset->messages[i].from; i++) {
        const struct handset_message *message = &handset->messages[i];
        enum handset_reading reading = reader(context, message, error);
        read = reading != HANDSET_FAILED;
        if (reading == HANDSET_TAKEN)
            assert_int_equal(message->kind, HANDSET_REPORT);
        else
            left[count++] = *message;
    }
    if (handset->dies)
        kill(getpid(), SIGKILL);
    memcpy(handset->messages, left, sizeof handset->messages);
    if (read && handset->hangs_up)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE, "gone");
    return read && !handset->hangs_up;
}

static struct handset_message text_from(const char *from, const char *text)
{
    return (struct handset_message){
        .kind = HANDSET_TEXT, .from = from, .at = clock_now(), .text = text};
}

static struct handset_message report_on(const char *to, guint8 reference,
                                        guint8 delivery_state, gint64 ago)
{
    return (struct handset_message){.kind = HANDSET_REPORT,
                                    .from = to,
                                    .at = clock_now() - ago,
                                    .reference = reference,
                                    .delivery_state = delivery_state};
}

static gsize left_on(const struct handset *handset)
{
    gsize count = 0;

    while (count < MESSAGES_MOST && handset->messages[count].from != NULL)
        count++;
    return count;
}

/* ---- a dossier from which recipient 1, Els, had a message in two parts ---- */

static struct mailing *send_one(struct dossier *dossier)
{
    g_autoptr(Mailing) mailing = mailing_approved(dossier, "sms", 1, 1, FALSE);
    struct batch *batch = mailing_claim(dossier, mailing, 1);
    struct text_part part = {
        .mailing = mailing->ordinal,
        .recipient = 1,
        .to = ELS,
        .total = 2,
        .sent_at = clock_now(),
    };

    for (part.number = 1; part.number <= 2; part.number++) {
        part.reference = (guint8)(254 + part.number);
        assert_true(text_part_note(dossier, &part, NULL));
    }
    mailing_try(batch, 1, "een", DELIVERY_ACCEPTED);
    mailing_close(batch);
    return g_steal_pointer(&mailing);
}

/* What a reading came to: the counts that are not 0. The caller frees. */
static char *sum_up(const struct handset_inbox_result *result)
{
    const struct {
        const char *name;
        gint64 count;
    } counts[] = {
        {"delivered", result->reports[REPORT_DELIVERED]},
        {"failed", result->reports[REPORT_FAILED]},
        {"trying", result->reports[REPORT_TRYING]},
        {"unknown", result->reports[REPORT_UNKNOWN]},
        {"strange", result->strange_reports},
        {"objections", result->objections},
        {"known", result->known},
        {"unrecorded", result->unrecorded},
        {"answers", result->answers},
        {"refused", result->refused},
    };
    GString *text = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
        if (counts[i].count > 0)
            g_string_append_printf(text, "%s%s %d", text->len > 0 ? ", " : "",
                                   counts[i].name, (int)counts[i].count);
    return g_string_free(text, FALSE);
}

static char *as_json(const struct handset_inbox_result *result)
{
    g_autoptr(Json) json = json_new("kiespost.inbox/1");

    handset_inbox_put_json(json, result);
    return json_to_text(json);
}

/* `json` (may be NULL) must stand in what programs are told. */
static void assert_take(struct dossier *dossier, struct handset *handset,
                        const char *expected, const char *json)
{
    struct session session = {.dossier = dossier};
    struct handset_inbox_result result;
    g_autoptr(GError) error = NULL;

    handset_inbox_take(&session, handset, &result, &error);
    assert_no_error(error);
    g_autofree char *found = sum_up(&result), *document = as_json(&result);
    assert_string_equal(found, expected);
    if (json != NULL && strstr(document, json) == NULL)
        fail_msg("%s", document);
    handset_inbox_result_clear(&result);
}

static guint objections(struct dossier *dossier)
{
    g_autoptr(GArray) list = objections_list(dossier, NULL);
    return list->len;
}

static gboolean has_objected(struct dossier *dossier, const char *number,
                             enum channel channel)
{
    g_autoptr(ObjectionIndex) index = objection_index_new(dossier, NULL);
    struct recipient recipient = campaign_person("Els", "Maes");

    recipient.mobile = number;
    return objection_index_find(index, &recipient, channel) == clock_moment().day;
}

/* ---- the tests ---- */

static void stop_is_an_objection(void **state)
{
    static const struct {
        const char *label, *from, *text, *result, *json;
        guint objections;
    } cases[] = {
        {"a recipient", ELS, "STOP", "objections 1",
         "\"kind\":\"objection\",\"recipients\":[{\"address\":\"+32470000001\","
         "\"status\":\"\",\"action\":\"recorded\"}]",
         1},
        {"in other words", ELS, "laissez-moi tranquille", "objections 1", NULL, 1},
        {"somebody unknown", JAN, "uitschrijven aub", "objections 1", NULL, 1},
        {"from abroad", PIA, "stop", "objections 1", NULL, 1},
        {"a landline", "+3292268888", "stop", "objections 1", NULL, 1},
        {"another answer", ELS, "Waar is de bushalte?", "answers 1",
         "\"kind\":\"other\",\"recipients\":[{\"address\":\"+32470000001\","
         "\"status\":\"\",\"action\":\"none\"}]",
         0},
        {"a private message", JAN, "tot straks", "",
         "{\"file\":\"handset:1\",\"kind\":\"other\",\"recipients\":[]}", 0},
        {"a service", "8866", "STOP? Stuur STOP", "", "\"kind\":\"other\"", 0},
        {"a business by name", "Proximus", "Stop nu met zoeken", "", "\"recipients\":[]",
         0},
        {"a paid number", "+3290712345", "stop", "", NULL, 0},
        {"not to be made out", "0612345678", "stop", "unrecorded 1",
         "\"kind\":\"objection\",\"recipients\":[]", 0},
        {"the candidate's own trial", "+32499000000", "Stop: antwoord STOP", "", NULL, 0},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        campaign_copy(campaign_original, *state);
        g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
        g_autoptr(Mailing) mailing = send_one(dossier);
        assert_true(dossier_begin(dossier, NULL));
        assert_true(
            dossier_set_setting(dossier, "candidate.phone", "0499/00.00.00", NULL));
        assert_true(dossier_commit(dossier, "settings set", "", NULL));
        struct handset handset = {{text_from(cases[i].from, cases[i].text)}};
        print_message("%s\n", cases[i].label);
        assert_take(dossier, &handset, cases[i].result, cases[i].json);
        assert_int_equal(objections(dossier), cases[i].objections);
        assert_int_equal(left_on(&handset), 1);
        for (int c = 0; c < CHANNEL_COUNT; c++)
            assert_int_equal(has_objected(dossier, cases[i].from, (enum channel)c),
                             cases[i].objections);
    }
}

/* What people wrote stays on the phone and is read every time. */
static void the_same_answer_is_one_objection(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct handset handset = {
        {text_from(ELS, "STOP"), text_from(ELS, "stop!!"), text_from(JAN, "stop")}};

    assert_take(dossier, &handset, "objections 2, known 1", NULL);
    gint64 entries = campaign_entries(dossier);
    assert_take(dossier, &handset, "known 3", "\"action\":\"known\"");
    assert_int_equal(objections(dossier), 2);
    assert_int_equal(campaign_entries(dossier), entries);
}

/* An objection that covers one channel, or is not in force yet, is not enough. */
static void a_narrower_objection_does_not_cover(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    const struct objector els = {.mobile = ELS}, jan = {.mobile = JAN};
    struct handset handset = {{text_from(ELS, "STOP"), text_from(JAN, "STOP")}};
    gint64 id;

    assert_true(
        objection_add(dossier, &els, CHANNEL_BIT(CHANNEL_EMAIL), DAY_UNKNOWN, &id, NULL));
    assert_true(
        objection_add(dossier, &jan, CHANNELS_ALL, clock_moment().day + 9, &id, NULL));
    assert_take(dossier, &handset, "objections 2", NULL);
    assert_true(has_objected(dossier, ELS, CHANNEL_SMS));
    assert_true(has_objected(dossier, JAN, CHANNEL_SMS));
}

/* It counts from the day on which it came, and never from one to come. */
static void an_objection_has_the_day_of_its_message(void **state)
{
    const gint64 day = 24 * 60 * 60;
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct handset handset = {{text_from(ELS, "STOP"), text_from(JAN, "STOP")}};
    struct recipient els = campaign_person("Els", "Maes"), jan = els;

    handset.messages[0].at -= 5 * day;
    handset.messages[1].at += 5 * day;
    els.mobile = ELS;
    jan.mobile = JAN;
    assert_take(dossier, &handset, "objections 2", NULL);
    g_autoptr(ObjectionIndex) index = objection_index_new(dossier, NULL);
    assert_int_equal(objection_index_find(index, &els, CHANNEL_SMS),
                     clock_in_belgium(clock_now() - 5 * day).day);
    assert_int_equal(objection_index_find(index, &jan, CHANNEL_SMS), clock_moment().day);
}

static void reports_become_outcomes(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = send_one(dossier);
    struct handset handset = {{report_on(ELS, 255, TRYING, 0), report_on(ELS, 255, OK, 0),
                               text_from(ELS, "dank u"), report_on(ELS, 0, EXPIRED, 0),
                               report_on(JAN, 255, OK, 0),
                               report_on(JAN, 254, OK, 8 * DAY)}};

    assert_take(dossier, &handset,
                "delivered 1, failed 1, trying 1, strange 2, answers 1, refused 1",
                "{\"file\":\"handset:4\",\"kind\":\"delivery_report\",\"recipients\":["
                "{\"address\":\"+32470000001\",\"status\":\"5.4.7\","
                "\"action\":\"failed\"}]}");
    assert_states(dossier, "sms", "refused 1");
    /* The answer, and the report of this week that is somebody else's. */
    assert_int_equal(left_on(&handset), 2);
    assert_take(dossier, &handset, "strange 1, answers 1", NULL);
    assert_states(dossier, "sms", "refused 1");
}

/* The phone goes away: what came before counts. */
static void a_reading_may_be_cut_off(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = send_one(dossier);
    struct handset handset = {{report_on(ELS, 255, EXPIRED, 0), text_from(JAN, "STOP")},
                              .hangs_up = TRUE};
    struct session session = {.dossier = dossier};
    struct handset_inbox_result result;
    g_autoptr(GError) error = NULL;

    assert_false(handset_inbox_take(&session, &handset, &result, &error));
    assert_code(error, KIESPOST_ERROR_UNAVAILABLE, "hang-up");
    handset_inbox_result_clear(&result);
    assert_states(dossier, "sms", "refused 1");
    assert_int_equal(objections(dossier), 1);
}

/* Killed when everything was read and nothing deleted: the same comes again. */
static void a_kill_loses_nothing(void **state)
{
    struct handset handset = {
        {report_on(ELS, 255, OK, 0), report_on(ELS, 0, OK, 0), text_from(JAN, "STOP")}};
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct dossier *dossier = campaign_open(*state, DOSSIER_WRITE);
        struct session session = {.dossier = dossier};
        struct handset_inbox_result result;
        send_one(dossier);
        handset.dies = TRUE;
        handset_inbox_take(&session, &handset, &result, NULL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    assert_take(dossier, &handset, "known 1", "\"action\":\"delivered\"");
    assert_int_equal(left_on(&handset), 1);
    assert_int_equal(objections(dossier), 1);
    g_autoptr(Mailing) mailing = mailing_now(dossier, "sms");
    struct text_report_counts counts;
    assert_true(text_reports_count(dossier, mailing, &counts, NULL));
    assert_int_equal(counts.delivered, 1);
    g_autofree char *detail = newest_entry(dossier, "text reports");
    assert_string_equal(detail, "delivered=2\nfailed=0\n");
}

#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(stop_is_an_objection),
        TEST(the_same_answer_is_one_objection),
        TEST(a_narrower_objection_does_not_cover),
        TEST(an_objection_has_the_day_of_its_message),
        TEST(reports_become_outcomes),
        TEST(a_reading_may_be_cut_off),
        TEST(a_kill_loses_nothing),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
