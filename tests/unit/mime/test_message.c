/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "mime/reading.h"

static const char key[] = "00112233445566778899aabbccddeeff";

static GString *written(const struct message_file *files, guint count)
{
    struct message_frame_inputs inputs = {.sender_name = "Els Peeters",
                                          .sender_address = "els@example.be",
                                          .unsubscribe_address = "stop@example.be",
                                          .languages = "nl, fr",
                                          .files = files,
                                          .file_count = count};
    g_autoptr(MessageFrame) frame = message_frame_new(&inputs);
    g_autoptr(GString) text = g_string_new("Dag\r\n"), html = g_string_new("<p>Dag\r\n");
    struct message_values values = {.to_name = "Noor Dubois",
                                    .to_address = "noor@example.be",
                                    .subject = "Nieuws",
                                    .date = 1916035201,
                                    .key = key,
                                    .token = "ab-12",
                                    .text = text,
                                    .html = html};
    GString *out = g_string_new(NULL);

    message_frame_write(frame, &values, out);
    return out;
}

static void test_plain_message(void **state)
{
    g_autoptr(GString) message = written(NULL, 0);

    (void)state;
    assert_string_equal(
        message->str,
        "Date: Thu, 19 Sep 2030 10:00:01 +0200\r\n"
        "From: Els Peeters <els@example.be>\r\n"
        "Reply-To: Els Peeters <els@example.be>\r\n"
        "To: Noor Dubois <noor@example.be>\r\n"
        "Subject: Nieuws\r\n"
        "Message-ID: <00112233445566778899aabbccddeeff@example.be>\r\n"
        "List-Unsubscribe: <mailto:stop@example.be?subject=STOP%20ab-12>\r\n"
        "Content-Language: nl, fr\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative;\r\n"
        "\tboundary=\"=_alternative_00112233445566778899aabbccddeeff\"\r\n"
        "\r\n"
        "--=_alternative_00112233445566778899aabbccddeeff\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "\r\n"
        "Dag\r\n"
        "\r\n"
        "--=_alternative_00112233445566778899aabbccddeeff\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "\r\n"
        "<p>Dag\r\n"
        "\r\n"
        "--=_alternative_00112233445566778899aabbccddeeff--\r\n");
}

static guint count(const char *text, const char *what)
{
    guint found = 0;

    for (const char *p = strstr(text, what); p != NULL; p = strstr(p + 1, what))
        found++;
    return found;
}

static void test_files(void **state)
{
    g_autoptr(GBytes) content = g_bytes_new_static("%PDF-1.7", 8);
    g_autoptr(GBytes) coded = message_file_code(content);
    const struct message_file files[] = {
        {"els.png", "image/png", "abc@example.be", coded},
        {"één héél lange naam van een folder over alles wat er beter kan.pdf",
         "application/pdf", NULL, coded},
        {"kiespost puts part 3 here.pdf", "application/pdf", NULL, coded},
    };
    g_autoptr(GString) message = written(files, G_N_ELEMENTS(files));
    g_autoptr(GString) text = g_string_new(NULL), html = g_string_new(NULL);
    static const char *const expected[] = {
        "Content-Type: multipart/mixed;",
        "Content-Type: multipart/related;",
        "type=\"multipart/alternative\"",
        "Content-Type: image/png; name=els.png\r\n",
        "Content-Disposition: inline; filename=els.png\r\n",
        "Content-Id: <abc@example.be>\r\n",
        "Content-Disposition: attachment;\r\n\tfilename*0*=UTF-8''%C3%A9%C3%A9n",
        "Content-Disposition: attachment; filename=\"kiespost puts part 3 here.pdf\"\r\n",
        "--=_mixed_00112233445566778899aabbccddeeff--\r\n",
        "--=_related_00112233445566778899aabbccddeeff--\r\n",
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        if (count(message->str, expected[i]) != 1)
            fail_msg("“%s” in:\n%s", expected[i], message->str);
    }
    assert_int_equal(count(message->str, "\r\n\r\nJVBERi0xLjc=\r\n"), 3);
    assert_int_equal(count(message->str, "Content-Transfer-Encoding: base64\r\n"), 3);
    assert_true(message_read_texts(message->str, message->len, text, html));
    assert_string_equal(text->str, "Dag\n");
    assert_string_equal(html->str, "<p>Dag\n");
}

static void test_coded_files(void **state)
{
    g_autofree char *long_text = g_strnfill(1000, 'a');
    g_autoptr(GBytes) content = g_bytes_new_static(long_text, 1000);
    g_autoptr(GBytes) coded = message_file_code(content);
    g_autoptr(GBytes) none = g_bytes_new_static("", 0);
    g_autoptr(GBytes) none_coded = message_file_code(none);
    gsize length;
    const char *lines = g_bytes_get_data(coded, &length);
    g_autofree char *copy = g_strndup(lines, length);
    g_auto(GStrv) parts = g_strsplit(copy, "\r\n", -1);
    g_autofree char *joined = g_strjoinv("", parts);
    gsize back_length;
    g_autofree guchar *back = g_base64_decode(joined, &back_length);

    (void)state;
    for (guint i = 0; parts[i] != NULL; i++)
        assert_true(strlen(parts[i]) <= 76);
    assert_true(g_str_has_suffix(copy, "\r\n"));
    assert_int_equal(back_length, 1000);
    assert_memory_equal(back, long_text, 1000);
    assert_int_equal(g_bytes_get_size(none_coded), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_message),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_coded_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
