/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Composing e-mails as `mailing send` does, with the notice read back out of the finished
 * bytes and their SHA-256, against a bare loop that only lets GMime write messages of the
 * same texts:
 *   bench-mails ours|bare COUNT TEMPLATES
 * Prints "<processor seconds> <bytes of one message>". Memory is the caller's to
 * measure. */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <gmime/gmime.h>

#include "compose/mail.h"
#include "crypto/digest.h"
#include "crypto/start.h"

static const char template_name[] = "mail-nieuws";

static struct notice_facts facts(void)
{
    return (struct notice_facts){
        .ground = NOTICE_GROUND_CONSENT,
        .candidate_name = "Els Peeters",
        .candidate_email = "els@example.be",
        .list_name = "Lijst Voorbeeld",
        .list_number = "7",
        .regime = "BE-VLG-LOC",
        .election_day = day_from_ymd(2030, 10, 13),
        .controller_name = "Els Peeters",
        .controller_address = "Kerkstraat 1, 9000 Gent",
        .contact_email = "stop@example.be",
        .contact_address = "Kerkstraat 1, 9000 Gent",
        .privacy_page = "https://example.be/privacy",
        .policy_page = "https://example.be/keuze",
        .publisher_name = "Els Peeters",
        .publisher_address = "Kerkstraat 1, 9000 Gent",
        .obtained_on = day_from_ymd(2030, 9, 1),
        .end_on = day_from_ymd(2030, 10, 14),
        .source = {[LANGUAGE_NL] = "het formulier op onze opendeurdag",
                   [LANGUAGE_FR] = "le formulaire de notre journée portes ouvertes"},
    };
}

/* The nth of a list of people who do not exist; `address` and `key` are its memory. */
static struct recipient person(guint n, char address[64])
{
    static const char *const given[] = {"Noor", "Noël", "Jan Baptist", "Zoé", "Els",
                                        "Inès", "Wout"};
    static const char *const family[] = {"Dubois",  "Peeters", "Van den Broeck", "Maes",
                                         "Lefèvre", "Janssens"};
    struct recipient recipient;

    recipient_clear(&recipient);
    g_snprintf(address, 64, "lezer%u@example.be", n);
    recipient.number = n;
    recipient.given_names = given[n % G_N_ELEMENTS(given)];
    recipient.family_name = family[n % G_N_ELEMENTS(family)];
    recipient.language = n % 5 == 0 ? LANGUAGE_FR : LANGUAGE_NL;
    recipient.email = address;
    recipient.consent_date = day_from_ymd(2029, 1, 1) + (day_number)(n % 600);
    recipient.consent_method = n % 2 == 0 ? "papieren formulier" : "webformulier";
    return recipient;
}

static struct mail_composer *new_composer(const char *directory,
                                          const struct notice_facts *notice)
{
    const char *const directories[] = {directory, NULL};
    GError *error = NULL;
    g_autoptr(TemplateFiles) files =
        template_files_read(directories, template_name, &error);
    struct mail_inputs inputs = {
        .files = files,
        .template_name = template_name,
        .home_nis = "44021",
        .notice = notice,
        .sender_name = "Els Peeters",
        .sender_address = "els@example.be",
        .unsubscribe_address = "stop@example.be",
    };
    struct mail_composer *composer =
        files == NULL ? NULL : mail_composer_new(&inputs, &error);

    if (composer == NULL)
        g_error("%s", error->message);
    return composer;
}

static gsize compose(struct mail_composer *composer, guint n, gboolean with_bytes,
                     struct mail *mail)
{
    char address[64], key[33], hex[DIGEST_HEX_SIZE];
    struct recipient recipient = person(n, address);
    struct mail_identity identity = {1915000000 + n, key, key};

    g_snprintf(key, sizeof key, "%032x", n * 2654435761u);
    if (!mail_compose(composer, &recipient, with_bytes ? &identity : NULL, mail, NULL) ||
        mail->notice_missing != 0)
        g_error("message %u is not complete", n);
    digest_hex_of(mail->bytes->str, mail->bytes->len, hex);
    return mail->bytes->len;
}

/* ---- the bare loop ---- */

static GMimeObject *leaf(const char *subtype, const GString *text)
{
    GMimePart *part = g_mime_part_new_with_type("text", subtype);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(text->str, text->len);
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(
        stream, GMIME_CONTENT_ENCODING_DEFAULT);

    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_part_set_content(part, content);
    g_object_unref(content);
    g_object_unref(stream);
    return GMIME_OBJECT(part);
}

static void add_header(GMimeMessage *message, guint n)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(1915000000 + n);
    g_autofree char *id = g_strdup_printf("%032x@example.be", n);
    g_autofree char *stop = g_strdup_printf("<mailto:stop@example.be?subject=%u>", n);
    g_autofree char *to = g_strdup_printf("lezer%u@example.be", n);
    InternetAddress *mailbox = internet_address_mailbox_new("Noël Dubois", to);

    internet_address_set_charset(mailbox, "utf-8");
    internet_address_list_add(
        g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_TO), mailbox);
    g_object_unref(mailbox);
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, "Els Peeters",
                               "els@example.be");
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, "Els Peeters",
                               "els@example.be");
    g_mime_message_set_subject(message, "Nieuws van Els Peeters", "utf-8");
    g_mime_message_set_date(message, date);
    g_mime_message_set_message_id(message, id);
    g_mime_object_set_header(GMIME_OBJECT(message), "List-Unsubscribe", stop, "utf-8");
    g_mime_object_set_header(GMIME_OBJECT(message), "Content-Language", "nl", "utf-8");
}

static gsize write_bare(guint n, const struct mail *mail, GMimeFormatOptions *options)
{
    GMimeMultipart *parts = g_mime_multipart_new_with_subtype("alternative");
    GMimeMessage *message = g_mime_message_new(FALSE);
    GMimeStream *stream = g_mime_stream_mem_new();
    g_autofree char *boundary = g_strdup_printf("=_%032x", n);
    GMimeObject *const leaves[] = {leaf("plain", mail->text), leaf("html", mail->html)};

    g_mime_multipart_set_boundary(parts, boundary);
    for (guint i = 0; i < G_N_ELEMENTS(leaves); i++) {
        g_mime_multipart_add(parts, leaves[i]);
        g_object_unref(leaves[i]);
    }
    add_header(message, n);
    g_mime_message_set_mime_part(message, GMIME_OBJECT(parts));
    gssize size = g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream);
    g_object_unref(parts);
    g_object_unref(message);
    g_object_unref(stream);
    return (gsize)size;
}

int main(int count_given, char **given)
{
    struct notice_facts notice = facts();
    struct mail mail;
    gsize size = 0;

    if (count_given != 4)
        g_error("bench-mails ours|bare COUNT TEMPLATES");
    guint count = (guint)strtoul(given[2], NULL, 10);
    if (!crypto_start(NULL))
        g_error("libsodium does not start");
    g_mime_init();
    GMimeFormatOptions *options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
    mail_init(&mail);
    g_autoptr(MailComposer) composer = new_composer(given[3], &notice);
    compose(composer, 1, FALSE, &mail);

    clock_t before = clock();
    for (guint n = 0; n < count; n++)
        size = g_str_equal(given[1], "ours") ? compose(composer, n, TRUE, &mail)
                                             : write_bare(n, &mail, options);
    double seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
    g_print("%.3f %" G_GSIZE_FORMAT "\n", seconds, size);
    mail_clear(&mail);
    g_mime_format_options_free(options);
    return 0;
}
