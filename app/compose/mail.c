/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mail.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/composer.h"
#include "compose/escape.h"
#include "compose/mail_files.h"
#include "compose/mail_page.h"
#include "compose/mail_shape.h"
#include "compose/notice_check.h"
#include "mime/address.h"
#include "mime/header.h"
#include "mime/message.h"
#include "mime/quoted_printable.h"
#include "mime/reading.h"

enum {
    SUBJECT_MAX_CHARACTERS = 200,
};

static const char separator[] = "\n\n* * *\n\n";
static const char separator_coded[] = "\r\n* * *\r\n\r\n"; /* after a line's end */

/* What messages in the same languages have in common. */
struct frame {
    struct message_frame *message;
    struct mail_page page;
};

/* What one language of the message in hand tells. */
struct told {
    enum language code;
    struct mail_shape *shape;
    GString *notice, *html_notice;
    notice_set present, missing; /* of the notice itself */
};

struct mail_composer {
    struct composer common;
    struct mail_files files;
    struct frame *frames[LANGUAGE_COUNT][LANGUAGE_COUNT];
    char *sender_name, *sender_address, *unsubscribe_address; /* in ASCII */
    char *example_line;                                       /* NULL: none */

    /* Of the message in hand. */
    struct address_block address;
    struct told told[MAIL_PAGE_LANGUAGES];
    GString *coded_text, *html, *coded_html, *line;
    GString *read_text, *read_html; /* out of the finished bytes */
};

/* ---- the composer ---- */

static gboolean take_address(char **address, const char *given, GError **error)
{
    g_autoptr(GString) ascii = g_string_new(NULL);

    if (!address_to_ascii(given, ascii)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” cannot stand in an e-mail as an address; correct it with "
                      "“kiespost settings set”"),
                    given);
        return FALSE;
    }
    *address = g_strdup(ascii->str);
    return TRUE;
}

static GString **buffers(struct mail_composer *composer, guint i)
{
    GString **const all[] = {
        &composer->coded_text,     &composer->html,
        &composer->coded_html,     &composer->line,
        &composer->read_text,      &composer->read_html,
        &composer->told[0].notice, &composer->told[0].html_notice,
        &composer->told[1].notice, &composer->told[1].html_notice,
    };

    return i < G_N_ELEMENTS(all) ? all[i] : NULL;
}

struct mail_composer *mail_composer_new(const struct mail_inputs *inputs, GError **error)
{
    const struct composer_inputs common = {
        .files = inputs->files,
        .template_name = inputs->template_name,
        .home_nis = inputs->home_nis,
        .notice = inputs->notice,
        .channel = CHANNEL_EMAIL,
        .free_shape = mail_shape_free,
    };
    g_autoptr(MailComposer) composer = g_new0(struct mail_composer, 1);

    address_block_init(&composer->address);
    for (guint i = 0; buffers(composer, i) != NULL; i++)
        *buffers(composer, i) = g_string_new(NULL);
    composer->sender_name = g_strdup(inputs->sender_name);
    composer->example_line = g_strdup(inputs->example_line);
    if (!composer_init(&composer->common, &common, error) ||
        !take_address(&composer->sender_address, inputs->sender_address, error) ||
        !take_address(&composer->unsubscribe_address, inputs->unsubscribe_address,
                      error) ||
        !mail_files_init(&composer->files, inputs->files, composer->common.template,
                         address_domain(composer->sender_address), error))
        return NULL;
    return g_steal_pointer(&composer);
}

static void frame_free(struct frame *frame)
{
    if (frame == NULL)
        return;
    message_frame_free(frame->message);
    mail_page_clear(&frame->page);
    g_free(frame);
}

void mail_composer_free(struct mail_composer *composer)
{
    if (composer == NULL)
        return;
    for (guint i = 0; i < LANGUAGE_COUNT; i++) {
        for (guint j = 0; j < LANGUAGE_COUNT; j++)
            frame_free(composer->frames[i][j]);
    }
    for (guint i = 0; buffers(composer, i) != NULL; i++)
        g_string_free(*buffers(composer, i), TRUE);
    composer_clear(&composer->common);
    mail_files_clear(&composer->files);
    address_block_clear(&composer->address);
    g_free(composer->sender_name);
    g_free(composer->sender_address);
    g_free(composer->unsubscribe_address);
    g_free(composer->example_line);
    g_free(composer);
}

gboolean mail_composer_says_one_thing(const struct mail_composer *composer)
{
    return composer_says_one_thing(&composer->common);
}

/* ---- what messages in the same languages have in common ---- */

static struct frame *make_frame(const struct mail_composer *composer,
                                const struct language_choice *choice, GError **error)
{
    g_autoptr(GArray) files =
        mail_files_of_message(&composer->files, composer->common.template,
                              choice->languages, choice->count, error);
    g_autoptr(GString) languages = g_string_new(NULL);
    struct frame *frame;

    if (files == NULL)
        return NULL;
    for (guint i = 0; i < choice->count; i++)
        g_string_append_printf(languages, "%s%s", i == 0 ? "" : ", ",
                               language_code(choice->languages[i]));
    struct message_frame_inputs inputs = {
        .sender_name = composer->sender_name,
        .sender_address = composer->sender_address,
        .unsubscribe_address = composer->unsubscribe_address,
        .languages = languages->str,
        .files = (const struct message_file *)(gpointer)files->data,
        .file_count = files->len,
    };
    frame = g_new0(struct frame, 1);
    frame->message = message_frame_new(&inputs);
    mail_page_init(&frame->page, choice->languages, choice->count,
                   composer->example_line);
    return frame;
}

static struct frame *frame_of(struct mail_composer *composer,
                              const struct language_choice *choice, GError **error)
{
    enum language second = choice->count < 2 ? LANGUAGE_UNKNOWN : choice->languages[1];
    struct frame **frame = &composer->frames[choice->languages[0]][second];

    if (*frame == NULL)
        *frame = make_frame(composer, choice, error);
    return *frame;
}

/* ---- one language of one message ---- */

static struct mail_shape *shape_for(struct mail_composer *composer, enum language code,
                                    const struct recipient *recipient, GError **error)
{
    struct composer *common = &composer->common;
    guint filled = composer_fill(common, code, recipient);
    GHashTable *shapes = common->languages[code].shapes;
    struct mail_shape *shape = g_hash_table_lookup(shapes, GUINT_TO_POINTER(filled));

    if (shape != NULL)
        return shape;
    shape = mail_shape_new(common, code, filled, &composer->files, error);
    if (shape != NULL)
        g_hash_table_insert(shapes, GUINT_TO_POINTER(filled), shape);
    return shape;
}

/* " / " between two languages, unless they say the same. */
static void add_subject(struct mail_composer *composer, const struct mail_shape *shape,
                        struct mail *mail)
{
    g_autoptr(GString) subject = g_string_new(NULL);

    gapped_text_append(&shape->subject, composer->common.values, NULL, subject);
    header_one_line(composer->line, subject->str);
    if (g_str_equal(mail->subject->str, composer->line->str))
        return;
    g_string_append_printf(mail->subject, "%s%s", mail->subject->len > 0 ? " / " : "",
                           composer->line->str);
}

static void add_notice(const struct mail_composer *composer, struct told *told,
                       gboolean follows, struct mail *mail)
{
    GString *const *values = composer->common.values;

    g_string_truncate(told->notice, 0);
    g_string_truncate(told->html_notice, 0);
    gapped_text_append(&told->shape->notice.text, values, NULL, told->notice);
    gapped_text_append(&told->shape->html_notice, values, escape_html, told->html_notice);
    if (follows)
        g_string_append(mail->notice, separator);
    g_string_append_len(mail->notice, told->notice->str, (gssize)told->notice->len);
    g_string_append_len(mail->notice_html, told->html_notice->str,
                        (gssize)told->html_notice->len);
}

static void add_html(struct mail_composer *composer, const struct frame *frame, guint nth)
{
    const struct mail_shape *shape = composer->told[nth].shape;
    GString *const *values = composer->common.values;
    const struct page_piece *start = &frame->page.language_start[nth];

    g_string_append_len(composer->html, start->html->str, (gssize)start->html->len);
    gapped_text_append(&shape->html, values, escape_html, composer->html);
    g_string_append(composer->html, frame->page.language_end.html->str);
    g_string_append_len(composer->coded_html, start->coded->str,
                        (gssize)start->coded->len);
    coded_text_append(&shape->coded_html, values, escape_html, composer->line,
                      composer->coded_html);
    g_string_append(composer->coded_html, frame->page.language_end.coded->str);
}

static gboolean add_language(struct mail_composer *composer, const struct frame *frame,
                             guint nth, const struct recipient *recipient,
                             struct mail *mail, GError **error)
{
    struct composer *common = &composer->common;
    struct told *told = &composer->told[nth];

    told->code = mail->choice.languages[nth];
    told->shape = shape_for(composer, told->code, recipient, error);
    if (told->shape == NULL ||
        !composer_says_something(&composer->common, told->code, told->shape->says_nothing,
                                 recipient, error))
        return FALSE;
    gapped_text_append(&told->shape->salutation, common->values, NULL,
                       common->values[common->salutation]);
    add_subject(composer, told->shape, mail);
    if (nth > 0) {
        g_string_append(mail->text, separator);
        g_string_append(composer->coded_text, separator_coded);
    }
    gapped_text_append(&told->shape->text, common->values, NULL, mail->text);
    coded_text_append(&told->shape->coded_text, common->values, NULL, composer->line,
                      composer->coded_text);
    add_html(composer, frame, nth);
    add_notice(composer, told, nth > 0, mail);
    judged_notice_judge(&told->shape->notice, common, told->code,
                        composer_source_day(common, recipient), &told->present,
                        &told->missing);
    return TRUE;
}

/* ---- the whole message ---- */

static gboolean check_subject(const struct mail_composer *composer,
                              const struct mail *mail, GError **error)
{
    glong length = g_utf8_strlen(mail->subject->str, (gssize)mail->subject->len);
    const char *path =
        composer->common.languages[mail->choice.languages[0]].version->path;

    if (length == 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("template “%s”: the subject turns out empty"), path);
        return FALSE;
    }
    if (length > SUBJECT_MAX_CHARACTERS) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("template “%s”: the subject is %ld characters long, and may be %d"),
                    path, length, SUBJECT_MAX_CHARACTERS);
        return FALSE;
    }
    return TRUE;
}

/* In a list of messages the subject is all that is seen. */
static void mark_subject(const struct mail_composer *composer, struct mail *mail)
{
    if (composer->example_line == NULL)
        return;
    g_string_prepend(mail->subject, ": ");
    g_string_prepend(mail->subject, composer->example_line);
}

/* The title is known only now that every language gave its subject. */
static void finish_html(struct mail_composer *composer, const struct frame *frame,
                        struct mail *mail)
{
    g_string_truncate(composer->line, 0);
    mail_page_append_title(composer->line, mail->subject->str);
    g_string_append(mail->html, frame->page.start.html->str);
    g_string_append(mail->html, composer->line->str);
    g_string_append(mail->html, frame->page.body_start.html->str);
    g_string_append_len(mail->html, composer->html->str, (gssize)composer->html->len);
    g_string_append(mail->html, frame->page.end.html->str);
}

/* Over composer->coded_html, from its second half to the whole. */
static void finish_coded_html(struct mail_composer *composer, const struct frame *frame,
                              const struct mail *mail)
{
    g_autoptr(GString) start = g_string_new(frame->page.start.coded->str);

    g_string_truncate(composer->line, 0);
    mail_page_append_title(composer->line, mail->subject->str);
    quoted_printable_append(start, composer->line->str, composer->line->len);
    g_string_append(start, frame->page.body_start.coded->str);
    g_string_prepend_len(composer->coded_html, start->str, (gssize)start->len);
    g_string_append(composer->coded_html, frame->page.end.coded->str);
}

static void write_bytes(struct mail_composer *composer, const struct frame *frame,
                        const struct recipient *recipient,
                        const struct mail_identity *identity, struct mail *mail)
{
    g_autoptr(GString) name = g_string_new(NULL);
    struct message_values values = {
        .to_address = mail->envelope_to->str,
        .subject = mail->subject->str,
        .date = identity->date,
        .key = identity->key,
        .token = identity->token,
        .text = composer->coded_text,
        .html = composer->coded_html,
    };

    recipient_append_name(recipient, name);
    values.to_name = name->str;
    finish_coded_html(composer, frame, mail);
    message_frame_write(frame->message, &values, mail->bytes);
}

/* A library's search through a long text for another is slow; a notice's beginning stands
 * in few places. */
static gboolean holds(const GString *text, const GString *part)
{
    gsize beginning = MIN(part->len, 24);
    const char *at = text->str, *end = text->str + text->len;

    while ((at = memmem(at, (gsize)(end - at), part->str, beginning)) != NULL) {
        if ((gsize)(end - at) >= part->len && memcmp(at, part->str, part->len) == 0)
            return TRUE;
        at++;
    }
    return FALSE;
}

/* The very notice that was judged stands in both parts. */
static void judge(const struct mail_composer *composer, const GString *text,
                  const GString *html, struct mail *mail)
{
    mail->notice_present = ~(notice_set)0;
    mail->notice_missing = 0;
    for (guint i = 0; i < mail->choice.count; i++) {
        const struct told *told = &composer->told[i];
        gboolean told_it = holds(text, told->notice) && holds(html, told->html_notice);
        mail->notice_present &= told_it ? told->present : 0;
        mail->notice_missing |=
            told_it ? told->missing
                    : notice_missing("", CHANNEL_EMAIL, composer->common.facts,
                                     composer->common.languages[told->code].wording);
    }
}

static void begin(struct mail_composer *composer, struct mail *mail)
{
    GString *const texts[] = {
        mail->subject,        mail->text,        mail->html,
        mail->notice,         mail->notice_html, mail->bytes,
        composer->coded_text, composer->html,    composer->coded_html,
    };

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_string_truncate(texts[i], 0);
    if (composer->example_line == NULL)
        return;
    g_string_append_printf(mail->text, "%s\n\n", composer->example_line);
    quoted_printable_append(composer->coded_text, mail->text->str, mail->text->len);
}

static gboolean take_recipient(struct mail_composer *composer,
                               const struct recipient *recipient, gboolean needs_address,
                               struct mail *mail, GError **error)
{
    char id[RECIPIENT_ID_SIZE];

    mail->choice = composer_take(&composer->common, recipient, &composer->address);
    mail->language = language_choice_label(&mail->choice);
    if (address_to_ascii(recipient->email, mail->envelope_to))
        return TRUE;
    g_string_truncate(mail->envelope_to, 0);
    if (!needs_address)
        return TRUE;
    recipient_format_id(recipient->number, id);
    g_set_error(
        error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
        _("%s has an e-mail address to which nothing can be sent; ask for another"), id);
    return FALSE;
}

gboolean mail_compose(struct mail_composer *composer, const struct recipient *recipient,
                      const struct mail_identity *identity, struct mail *mail,
                      GError **error)
{
    begin(composer, mail);
    if (!take_recipient(composer, recipient, identity != NULL, mail, error))
        return FALSE;
    struct frame *frame = frame_of(composer, &mail->choice, error);
    for (guint i = 0; frame != NULL && i < mail->choice.count; i++) {
        if (!add_language(composer, frame, i, recipient, mail, error))
            return FALSE;
    }
    if (frame == NULL || !check_subject(composer, mail, error))
        return FALSE;
    mark_subject(composer, mail);
    finish_html(composer, frame, mail);
    if (identity == NULL) {
        judge(composer, mail->text, mail->html, mail);
        return TRUE;
    }
    write_bytes(composer, frame, recipient, identity, mail);
    if (!message_read_texts(mail->bytes->str, mail->bytes->len, composer->read_text,
                            composer->read_html)) {
        g_string_truncate(composer->read_text, 0);
        g_string_truncate(composer->read_html, 0);
    }
    judge(composer, composer->read_text, composer->read_html, mail);
    return TRUE;
}

gboolean mail_append_self_contained(const struct mail_composer *composer,
                                    const struct mail *mail, GString *out, GError **error)
{
    g_autoptr(GArray) files =
        mail_files_of_message(&composer->files, composer->common.template,
                              mail->choice.languages, mail->choice.count, error);

    if (files != NULL)
        mail_files_embed(files, mail->html->str, out);
    return files != NULL;
}

void mail_init(struct mail *mail)
{
    *mail = (struct mail){
        .language = "",
        .subject = g_string_new(NULL),
        .text = g_string_new(NULL),
        .html = g_string_new(NULL),
        .notice = g_string_new(NULL),
        .notice_html = g_string_new(NULL),
        .envelope_to = g_string_new(NULL),
        .bytes = g_string_new(NULL),
    };
}

void mail_clear(struct mail *mail)
{
    GString *const texts[] = {mail->subject, mail->text,        mail->html,
                              mail->notice,  mail->notice_html, mail->envelope_to,
                              mail->bytes};

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_string_free(texts[i], TRUE);
    *mail = (struct mail){0};
}
