/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever stands in a recipient's fields, the e-mail has the header that it should have
 * and no other, one recipient, and the texts that were composed. The fields are taken
 * from the input, NUL between them: given names, family name, address, how consent was
 * given; the last is a sender's name. Read back by our own reader and by GMime. */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <gmime/gmime.h>

#include "compose/mail.h"
#include "mime/header.h"
#include "mime/reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct mail_identity identity = {
    .date = 1916035201,
    .key = "00112233445566778899aabbccddeeff",
    .token = "k3y",
};

/* ---- a campaign ---- */

static const char *const texts[][2] = {
    {"nl/mail.md",
     "---\nname: mail\nchannel: email\nlanguage: nl\n"
     "subject: {{recipient.first_name}} {{recipient.family_name}}: nieuws\n---\n"
     "{{salutation}},\n\n- {{recipient.name}}\n- `{{recipient.name}}` "
     "{{{recipient.name}}}\n\n{{recipient.name}}{{^recipient.name}}niemand"
     "{{/recipient.name}}\n"},
    {"nl/notice.post.md", "Waarom?\n"},
    {"nl/notice.post.direct.md", "Waarom?\n"},
    {"nl/notice.email.md", "Waarom? {{recipient.email}} via {{consent.method}}\n"},
    {"nl/notice.email.list.md", "Waarom?\n"},
    {"nl/salutation.post.txt", "Dag {{recipient.name}}"},
    {"nl/salutation.email.txt", "Dag {{recipient.name}}"},
    {"nl/regimes.txt", ""},
    {"nl/words.txt",
     "[words]\nmonths=1;2;3;4;5;6;7;8;9;10;11;12\nfirst_day=1\nor=of\nof=van\n"},
};

static struct mail_composer *new_composer(void)
{
    static const struct notice_facts facts = {.ground = NOTICE_GROUND_CONSENT,
                                              .regime = "BE-VLG-LOC",
                                              .obtained_on = 20000,
                                              .end_on = 21000,
                                              .election_day = 21000};
    g_autoptr(TemplateFiles) files = template_files_new();
    GError *error = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        template_files_put(files, texts[i][0], texts[i][1], strlen(texts[i][1]), NULL);
    struct mail_inputs inputs = {.files = files,
                                 .template_name = "mail",
                                 .home_nis = "",
                                 .notice = &facts,
                                 .sender_name = "Els Peeters",
                                 .sender_address = "els@example.be",
                                 .unsubscribe_address = "stop@example.be"};
    struct mail_composer *composer = mail_composer_new(&inputs, &error);
    if (composer == NULL)
        g_error("%s", error->message);
    return composer;
}

/* ---- what must hold ---- */

/* Lines end in CRLF, are ASCII, and short but for an address that is long. */
static void check_lines(const GString *message)
{
    for (const char *line = message->str; *line != '\0';) {
        gsize length = strcspn(line, "\r\n");
        g_assert(length <= 300);
        g_assert(memcmp(line + length, "\r\n", 2) == 0);
        for (gsize i = 0; i < length; i++)
            g_assert(g_ascii_isprint(line[i]) || line[i] == '\t');
        line += length + 2;
    }
    g_assert(strlen(message->str) == message->len);
}

static void check_fields(const GString *message)
{
    static const char *const fields[] = {"Date: ",
                                         "From: ",
                                         "Reply-To: ",
                                         "To: ",
                                         "Subject: ",
                                         "Message-ID: ",
                                         "List-Unsubscribe: ",
                                         "Content-Language: ",
                                         "MIME-Version: ",
                                         "Content-Type: multipart/alternative;",
                                         NULL};
    const char *line = message->str;
    guint field = 0;

    for (; !g_str_has_prefix(line, "\r\n"); line = strstr(line, "\r\n") + 2) {
        if (*line == ' ' || *line == '\t') {
            g_assert(line > message->str && strspn(line, " \t") < strcspn(line, "\r"));
            continue;
        }
        g_assert(fields[field] != NULL && g_str_has_prefix(line, fields[field]));
        field++;
    }
    g_assert(fields[field] == NULL);
}

static void check_texts(const struct mail *mail)
{
    g_autoptr(GString) text = g_string_new(NULL), html = g_string_new(NULL);

    g_assert(message_read_texts(mail->bytes->str, mail->bytes->len, text, html));
    g_string_append_c(mail->text, '\n');
    g_assert(g_string_equal(text, mail->text));
    g_assert(g_string_equal(html, mail->html));
    g_assert(strstr(text->str, mail->notice->str) != NULL);
    g_assert(strstr(html->str, mail->notice_html->str) != NULL);
    /* Nothing but what cmark and the page write. */
    for (const char *tag = strchr(html->str, '<'); tag != NULL;
         tag = strchr(tag + 1, '<'))
        g_assert(g_ascii_isalpha(tag[1]) || tag[1] == '/' || tag[1] == '!');
    g_assert(strstr(html->str, "<script") == NULL && strstr(html->str, "<b>") == NULL);
}

static char *content_of(GMimeMultipart *parts, int index)
{
    GMimeObject *part = g_mime_multipart_get_part(parts, index);
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
    GMimeStream *stream = g_mime_stream_mem_new();

    g_mime_data_wrapper_write_to_stream(content, stream);
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    GString *text = g_string_new_len((const char *)array->data, array->len);
    g_object_unref(stream);
    g_string_replace(text, "\r\n", "\n", 0);
    return g_string_free(text, FALSE);
}

static void check_address(GMimeMessage *message, const struct mail *mail,
                          const char *person)
{
    InternetAddressList *to =
        g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_TO);
    InternetAddress *address = internet_address_list_get_address(to, 0);
    g_autoptr(GString) name = g_string_new(NULL);

    header_one_line(name, person);
    g_assert(internet_address_list_length(to) == 1);
    g_assert(INTERNET_ADDRESS_IS_MAILBOX(address));
    /* GMime reads "xn--" back as letters, and what is no IDNA not at all. */
    const char *written = mail->envelope_to->str;
    const char *idn =
        internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(address));
    gsize same =
        strcasestr(written, "xn--") == NULL ? strlen(written) : strcspn(written, "@") + 1;
    g_assert(strncmp(idn, written, same) == 0);
    const char *read = internet_address_get_name(address);
    g_assert(g_str_equal(read == NULL ? "" : read, name->str));
}

static void check_with_gmime(const struct mail *mail, const char *person)
{
    GMimeStream *stream =
        g_mime_stream_mem_new_with_buffer(mail->bytes->str, mail->bytes->len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    GMimeObject *top = g_mime_message_get_mime_part(message);

    check_address(message, mail, person);
    g_assert(g_str_equal(g_mime_message_get_subject(message), mail->subject->str));
    g_assert(GMIME_IS_MULTIPART(top));
    g_assert(g_mime_multipart_get_count(GMIME_MULTIPART(top)) == 2);
    g_autofree char *text = content_of(GMIME_MULTIPART(top), 0);
    g_autofree char *html = content_of(GMIME_MULTIPART(top), 1);
    g_assert(g_str_equal(text, mail->text->str));
    g_assert(g_str_equal(html, mail->html->str));
    g_object_unref(message);
    g_object_unref(parser);
    g_object_unref(stream);
}

/* Bytes that we did not write. */
static void read_anything(const char *bytes, gsize size)
{
    g_autoptr(GString) text = g_string_new(NULL), html = g_string_new(NULL);
    g_autoptr(GString) framed =
        g_string_new("Content-Type: multipart/mixed; boundary=b\r\n"
                     "\r\n--b\r\n");

    message_read_texts(bytes, size, text, html);
    g_string_append_len(framed, bytes, (gssize)size);
    message_read_texts(framed->str, framed->len, text, html);
}

/* ---- the input ---- */

static char *next_field(const char **at, const char *end)
{
    const char *stop = *at == end ? NULL : memchr(*at, '\0', (gsize)(end - *at));
    char *field = g_strndup(*at, (gsize)((stop == NULL ? end : stop) - *at));

    *at = stop == NULL ? end : stop + 1;
    return field;
}

static void check_mailbox(const char *person)
{
    g_autoptr(GString) field = g_string_new(NULL);

    header_append_mailbox(field, "From", person, "els@example.be");
    check_lines(field);
    for (const char *line = strstr(field->str, "\r\n") + 2; *line != '\0';
         line = strstr(line, "\r\n") + 2)
        g_assert(*line == ' ');
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct mail_composer *composer;
    static struct mail mail;
    static notice_set missing;
    const char *at = (const char *)bytes, *end = at + size;
    struct recipient recipient;
    g_autoptr(GString) name = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    read_anything(at, size);
    recipient_clear(&recipient);
    recipient.number = 17;
    if (composer == NULL) {
        g_mime_init();
        composer = new_composer();
        mail_init(&mail);
        recipient.email = "noor@example.be";
        if (!mail_compose(composer, &recipient, &identity, &mail, NULL))
            g_error("an ordinary message is not composed");
        missing = mail.notice_missing;
    }
    g_autofree char *given = next_field(&at, end), *family = next_field(&at, end),
                    *email = next_field(&at, end), *method = next_field(&at, end),
                    *sender = next_field(&at, end);
    recipient.given_names = given;
    recipient.family_name = family;
    recipient.email = email;
    recipient.consent_method = method;
    recipient_append_name(&recipient, name);
    check_mailbox(sender);
    if (!mail_compose(composer, &recipient, &identity, &mail, &error)) {
        g_assert(*email == '\0' || strlen(email) < 4 ||
                 strstr(error->message, email) == NULL);
        return 0;
    }
    g_assert(mail.notice_missing == missing);
    check_lines(mail.bytes);
    check_fields(mail.bytes);
    check_texts(&mail);
    check_with_gmime(&mail, name->str);
    return 0;
}
