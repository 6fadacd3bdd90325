/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/reply.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

/* ---- what it says ---- */

static const struct {
    int code;
    const char *text, *status, *words;
} texts[] = {
    {250, "2.0.0 ok", "2.0.0", ""},
    {250, "ok", "", ""},
    {550, "5.1.1 <els@voorbeeld.example> unknown\r\n", "5.1.1",
     "<els@voorbeeld.example> unknown"},
    {550, " 5.7.26  no\nmore", "5.7.26", "no"},
    {550, "4.1.1 another class", "", "4.1.1 another class"},
    {550, "5.1 no", "", "5.1 no"},
    {550, "5.1.1.1 no", "", "5.1.1.1 no"},
    {550, "5.1.1no", "", "5.1.1no"},
    {550, "5..1 no", "", "5..1 no"},
    {550, "5.1.1234 no", "", "5.1.1234 no"},
    {550, "5.1.1", "5.1.1", ""},
    {550, NULL, "", ""},
    {550, "\033[2Jno", "", "\357\277\275[2Jno"},
};

static void a_reply_is_read(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        struct reply reply;
        reply_set(&reply, texts[i].code, texts[i].text);
        if (reply.code != texts[i].code || strcmp(reply.status, texts[i].status) != 0 ||
            strcmp(reply.text, texts[i].words) != 0)
            fail_msg("%s: “%s” “%s”", texts[i].text, reply.status, reply.text);
    }
}

/* ---- what follows ---- */

static const struct {
    enum reply_step step;
    int code;
    const char *text;
    gboolean trusted;
    enum submission submission;
    int error; /* 0: none */
} meanings[] = {
    {STEP_GREETING, 554, "no", FALSE, SUBMISSION_STOPPED, KIESPOST_ERROR_UNAVAILABLE},
    {STEP_GREETING, 421, "busy", FALSE, SUBMISSION_DELAYED, KIESPOST_ERROR_UNAVAILABLE},
    {STEP_GREETING, 250, "what?", FALSE, SUBMISSION_STOPPED, KIESPOST_ERROR_PROTOCOL},
    {STEP_GREETING, -1, "", FALSE, SUBMISSION_STOPPED, KIESPOST_ERROR_PROTOCOL},
    {STEP_LOGIN, 535, "5.7.8 no", FALSE, SUBMISSION_STOPPED, KIESPOST_ERROR_UNAVAILABLE},
    {STEP_LOGIN, 454, "4.7.0 later", FALSE, SUBMISSION_DELAYED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_SENDER, 550, "5.1.1 whatever", TRUE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_SENDER, 451, "4.3.0 later", TRUE, SUBMISSION_DELAYED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_SENDER, 552, "5.3.4 large", TRUE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_RECIPIENT, 550, "5.1.1 unknown", FALSE, SUBMISSION_REFUSED, 0},
    {STEP_RECIPIENT, 550, "5.1.10 unknown", FALSE, SUBMISSION_REFUSED, 0},
    {STEP_RECIPIENT, 550, "5.2.1 disabled", FALSE, SUBMISSION_REFUSED, 0},
    {STEP_RECIPIENT, 552, "5.2.2 full", FALSE, SUBMISSION_REFUSED, 0},
    {STEP_RECIPIENT, 550, "5.4.4 no such domain", FALSE, SUBMISSION_REFUSED, 0},
    {STEP_RECIPIENT, 550, "unknown", TRUE, SUBMISSION_REFUSED, 0},
    {STEP_RECIPIENT, 550, "unknown, or no relay?", FALSE, SUBMISSION_POSTPONED, 0},
    {STEP_RECIPIENT, 552, "full", TRUE, SUBMISSION_POSTPONED, 0},
    {STEP_RECIPIENT, 554, "relay denied", TRUE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_RECIPIENT, 550, "5.1.8 your domain", TRUE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_RECIPIENT, 550, "5.7.1 policy", FALSE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_RECIPIENT, 550, "5.7.1 policy", TRUE, SUBMISSION_POSTPONED, 0},
    {STEP_SENDER, 550, "5.7.1 policy", TRUE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_RECIPIENT, 530, "5.7.0 log in", TRUE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_RECIPIENT, 450, "4.2.0 greylisted", FALSE, SUBMISSION_POSTPONED, 0},
    {STEP_RECIPIENT, 451, "4.7.1 greylisted", FALSE, SUBMISSION_POSTPONED, 0},
    {STEP_RECIPIENT, 421, "4.7.0 go", TRUE, SUBMISSION_DELAYED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_RECIPIENT, 354, "what?", TRUE, SUBMISSION_STOPPED, KIESPOST_ERROR_PROTOCOL},
    {STEP_DATA, 451, "later", TRUE, SUBMISSION_POSTPONED, 0},
    {STEP_DATA, 554, "5.5.1 no", TRUE, SUBMISSION_STOPPED, KIESPOST_ERROR_UNAVAILABLE},
    {STEP_MESSAGE, 554, "5.7.1 spam", FALSE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_MESSAGE, 554, "5.7.1 spam", TRUE, SUBMISSION_POSTPONED, 0},
    {STEP_MESSAGE, 535, "5.7.8 log in", TRUE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_MESSAGE, 554, "5.6.0 form", TRUE, SUBMISSION_STOPPED,
     KIESPOST_ERROR_UNAVAILABLE},
    {STEP_MESSAGE, 552, "large", TRUE, SUBMISSION_STOPPED, KIESPOST_ERROR_UNAVAILABLE},
    {STEP_MESSAGE, 550, "5.1.1 unknown", TRUE, SUBMISSION_REFUSED, 0},
    {STEP_MESSAGE, 451, "4.3.0 later", TRUE, SUBMISSION_POSTPONED, 0},
    {STEP_MESSAGE, 421, "later", TRUE, SUBMISSION_DELAYED, KIESPOST_ERROR_UNAVAILABLE},
    {STEP_MESSAGE, 354, "what?", TRUE, SUBMISSION_IN_DOUBT, 0},
    {STEP_MESSAGE, -1, "", TRUE, SUBMISSION_IN_DOUBT, 0},
};

static void a_reply_means_something(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++) {
        g_autoptr(GError) error = NULL;
        struct reply reply;
        reply_set(&reply, meanings[i].code, meanings[i].text);
        enum submission submission =
            reply_meaning(&reply, meanings[i].step, meanings[i].trusted, &error);
        if (submission != meanings[i].submission ||
            (error != NULL) != (meanings[i].error != 0) ||
            (error != NULL && error->code != meanings[i].error))
            fail_msg("%d %s at %d: %d, %s", meanings[i].code, meanings[i].text,
                     meanings[i].step, submission, error != NULL ? error->message : "");
    }
}

static void nobody_is_named(void **state)
{
    struct reply reply;
    g_autoptr(GError) about_us = NULL, about_them = NULL;

    (void)state;
    reply_set(&reply, 550, "5.7.1 <jan@voorbeeld.example> does not want you");
    reply_meaning(&reply, STEP_RECIPIENT, FALSE, &about_them);
    assert_null(strstr(about_them->message, "jan"));
    assert_non_null(strstr(about_them->message, "550 5.7.1"));
    reply_set(&reply, 550, "5.7.1 daily limit reached");
    reply_meaning(&reply, STEP_SENDER, TRUE, &about_us);
    assert_non_null(strstr(about_us->message, "550 5.7.1 daily limit reached"));
}

/* ---- out of a stream ---- */

static const struct {
    const char *stream;
    const char *replies; /* "code/status/text;…" */
} streams[] = {
    {"220 hello\r\n", "220//;"},
    {"554 go away\r\n", "554//go away;"},
    {"450-one\r\n450-two\r\n450 three\r\n", "450//one;"},
    {"250 2.1.0 ok\r\n250 2.1.5 ok\r\n354 go\r\n", "250/2.1.0/;250/2.1.5/;354//;"},
    {"220\r\n", "220//;"},
    {"450 bare\n", "450//bare;"},
    {"250-one\r\n550 two\r\n", "-1//;"},
    {"hello\r\n", "-1//;"},
    {"22 no\r\n", "-1//;"},
    {"2200 no\r\n", "-1//;"},
    {"\r\n", "-1//;"},
    {"220 half", ""},
    {"250-half\r\n", ""},
};

/* In portions of `portion` bytes. */
static char *read_stream(const char *stream, gsize portion)
{
    GString *seen = g_string_new(NULL);
    struct reply_reader reader;
    struct reply reply;

    reply_reader_init(&reader);
    for (gsize at = 0; at < strlen(stream);) {
        gsize length = MIN(portion, strlen(stream) - at);
        at += reply_reader_add(&reader, stream + at, length, &reply);
        if (reply.code != 0)
            g_string_append_printf(seen, "%d/%s/%s;", reply.code, reply.status,
                                   reply.text);
    }
    reply_reader_clear(&reader);
    return g_string_free(seen, FALSE);
}

static void replies_come_in_any_portions(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(streams); i++)
        for (gsize portion = 1; portion < 40; portion++) {
            g_autofree char *seen = read_stream(streams[i].stream, portion);
            if (strcmp(seen, streams[i].replies) != 0)
                fail_msg("%s by %d: %s", streams[i].stream, (int)portion, seen);
        }
}

static void an_endless_line_fills_nothing(void **state)
{
    struct reply_reader reader;
    struct reply reply;
    char many[10000];

    (void)state;
    memset(many, '2', sizeof many);
    reply_reader_init(&reader);
    for (int i = 0; i < 100; i++)
        assert_int_equal(reply_reader_add(&reader, many, sizeof many, &reply),
                         sizeof many);
    assert_int_equal(reply.code, 0);
    assert_true(reader.line->allocated_len < 10000);
    reply_reader_clear(&reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reply_is_read),
        cmocka_unit_test(a_reply_means_something),
        cmocka_unit_test(nobody_is_named),
        cmocka_unit_test(replies_come_in_any_portions),
        cmocka_unit_test(an_endless_line_fills_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
