/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/text_message.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/composer.h"
#include "compose/text_shape.h"
#include "sms/plain_text.h"

static const char separator[] = "\n\n";

struct text_composer {
    struct composer common;
    GString *example_line; /* in GSM 03.38; "": none */
    gboolean plain_accents;

    /* Of the message in hand. */
    struct address_block address;
    GString *plain;
};

struct text_composer *text_composer_new(const struct text_inputs *inputs, GError **error)
{
    const struct composer_inputs common = {
        .files = inputs->files,
        .template_name = inputs->template_name,
        .home_nis = inputs->home_nis,
        .notice = inputs->notice,
        .channel = CHANNEL_SMS,
        .free_shape = text_shape_free,
    };
    g_autoptr(TextComposer) composer = g_new0(struct text_composer, 1);

    address_block_init(&composer->address);
    composer->plain = g_string_new(NULL);
    composer->example_line = g_string_new(NULL);
    if (inputs->example_line != NULL)
        sms_append_plain(composer->example_line, inputs->example_line,
                         strlen(inputs->example_line));
    composer->plain_accents = inputs->plain_accents;
    return composer_init(&composer->common, &common, error) ? g_steal_pointer(&composer)
                                                            : NULL;
}

void text_composer_free(struct text_composer *composer)
{
    if (composer == NULL)
        return;
    composer_clear(&composer->common);
    address_block_clear(&composer->address);
    g_string_free(composer->plain, TRUE);
    g_string_free(composer->example_line, TRUE);
    g_free(composer);
}

gboolean text_composer_says_one_thing(const struct text_composer *composer)
{
    return composer_says_one_thing(&composer->common);
}

/* ---- one language of one message ---- */

static struct text_shape *shape_for(struct composer *common, enum language code,
                                    const struct recipient *recipient, GError **error)
{
    guint filled = composer_fill(common, code, recipient);
    GHashTable *shapes = common->languages[code].shapes;
    struct text_shape *shape = g_hash_table_lookup(shapes, GUINT_TO_POINTER(filled));

    if (shape != NULL)
        return shape;
    shape = text_shape_new(common, code, filled, error);
    if (shape != NULL)
        g_hash_table_insert(shapes, GUINT_TO_POINTER(filled), shape);
    return shape;
}

static void append(GString *out, const struct gapped_text *gapped,
                   const struct composer *common)
{
    if (out->len > 0 && gapped->length > 0)
        g_string_append(out, separator);
    gapped_text_append(gapped, common->values, NULL, out);
}

static gboolean add_language(struct text_composer *composer, enum language code,
                             const struct recipient *recipient,
                             struct text_message *message, GError **error)
{
    struct composer *common = &composer->common;
    struct text_shape *shape = shape_for(common, code, recipient, error);
    notice_set present, missing;

    if (shape == NULL ||
        !composer_says_something(common, code, shape->says_nothing, recipient, error))
        return FALSE;
    gapped_text_append(&shape->salutation, common->values, NULL,
                       common->values[common->salutation]);
    append(message->text, &shape->text, common);
    append(message->body, &shape->body, common);
    append(message->notice, &shape->notice, common);
    judged_notice_judge(&shape->judged, common, code,
                        composer_source_day(common, recipient), &present, &missing);
    message->notice_present &= present;
    message->notice_missing |= missing;
    return TRUE;
}

/* ---- the whole message ---- */

static void begin(struct text_composer *composer, const struct recipient *recipient,
                  struct text_message *message)
{
    message->choice = composer_take(&composer->common, recipient, &composer->address);
    message->language = language_choice_label(&message->choice);
    g_string_truncate(message->text, 0);
    g_string_truncate(message->body, 0);
    g_string_truncate(message->notice, 0);
    g_string_assign(message->to, recipient->mobile);
    message->notice_present = ~(notice_set)0;
    message->notice_missing = 0;
}

static void mark_as_example(const struct text_composer *composer,
                            struct text_message *message)
{
    if (composer->example_line->len == 0)
        return;
    g_string_prepend_c(message->text, '\n');
    g_string_prepend(message->text, composer->example_line->str);
}

/* After the notice was judged: what is put in place of a letter reads the same. */
static void make_plain(struct text_composer *composer, GString *text)
{
    g_string_truncate(composer->plain, 0);
    sms_append_plain(composer->plain, text->str, text->len);
    g_string_truncate(text, 0);
    g_string_append_len(text, composer->plain->str, (gssize)composer->plain->len);
}

/* How many parts it would take with every replacement there is. */
static guint plain_parts(const struct text_message *message)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    struct sms_size size;

    sms_append_plain(plain, message->text->str, message->text->len);
    sms_measure(plain->str, plain->len, &size);
    return size.parts;
}

static gboolean fits(const struct text_message *message,
                     const struct recipient *recipient, GError **error)
{
    char id[RECIPIENT_ID_SIZE];

    if (message->size.parts <= SMS_PARTS_MOST)
        return TRUE;
    guint plain = plain_parts(message);
    recipient_format_id(recipient->number, id);
    if (plain <= SMS_PARTS_MOST)
        g_set_error(
            error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
            _("the text for %s would go out in %u parts, and may take %d; shorten "
              "the template, or make the mailing with “--plain-accents”: parts "
              "then: %u"),
            id, message->size.parts, SMS_PARTS_MOST, plain);
    else
        g_set_error(
            error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
            _("the text for %s would go out in %u parts, and may take %d; shorten "
              "the template"),
            id, message->size.parts, SMS_PARTS_MOST);
    return FALSE;
}

gboolean text_compose(struct text_composer *composer, const struct recipient *recipient,
                      struct text_message *message, GError **error)
{
    begin(composer, recipient, message);
    for (guint i = 0; i < message->choice.count; i++) {
        if (!add_language(composer, message->choice.languages[i], recipient, message,
                          error))
            return FALSE;
    }
    mark_as_example(composer, message);
    if (composer->plain_accents) {
        make_plain(composer, message->text);
        make_plain(composer, message->body);
        make_plain(composer, message->notice);
    }
    sms_measure(message->text->str, message->text->len, &message->size);
    return fits(message, recipient, error);
}

void text_message_init(struct text_message *message)
{
    *message = (struct text_message){
        .language = "",
        .text = g_string_new(NULL),
        .body = g_string_new(NULL),
        .notice = g_string_new(NULL),
        .to = g_string_new(NULL),
    };
}

void text_message_clear(struct text_message *message)
{
    GString *const texts[] = {message->text, message->body, message->notice, message->to};

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_string_free(texts[i], TRUE);
    *message = (struct text_message){0};
}
