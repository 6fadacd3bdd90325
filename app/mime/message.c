/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/message.h"

#include <string.h>

#include <gmime/gmime.h>

#include "mime/address.h"
#include "mime/header.h"
#include "mime/library.h"

/* Stands for a message's key while GMime writes; as long as one, so that fields fold
 * alike. A file's name that holds this very text would only show the key instead. */
static const char key_place[] = "kiespost.puts.a.message.key.here";
G_STATIC_ASSERT(sizeof key_place - 1 == MESSAGE_KEY_LENGTH);

enum {
    PART_TEXT,
    PART_HTML,
    PART_FILES, /* the first of them */
};

enum {
    PLACE_SIZE = 48
};

enum piece_kind {
    PIECE_BYTES,
    PIECE_KEY,
    PIECE_TEXT,
    PIECE_HTML,
};

struct piece {
    enum piece_kind kind;
    GBytes *bytes; /* PIECE_BYTES */
};

struct message_frame {
    char *sender;      /* "From: …\r\nReply-To: …\r\n" */
    char *domain;      /* of Message-ID */
    char *unsubscribe; /* "mailto:…?subject=STOP%20" */
    char *languages;
    GArray *pieces; /* struct piece: from Content-Type on */
};

GBytes *message_file_code(GBytes *content)
{
    enum {
        LINE = 76
    };
    gsize length;
    const guchar *bytes = g_bytes_get_data(content, &length);
    g_autofree char *coded = g_base64_encode(bytes, length);
    gsize coded_length = strlen(coded);
    GString *lines = g_string_sized_new(coded_length + coded_length / LINE * 2 + 4);

    for (gsize at = 0; at < coded_length; at += LINE) {
        g_string_append_len(lines, coded + at, (gssize)MIN(LINE, coded_length - at));
        g_string_append(lines, "\r\n");
    }
    return g_string_free_to_bytes(lines);
}

/* ---- the tree ---- */

/* A part's content is one line that says which it is. */
static void write_place(guint part, char line[PLACE_SIZE])
{
    g_snprintf(line, PLACE_SIZE, "kiespost puts part %u here\r\n", part);
}

static GMimeObject *new_leaf(const char *media_type, guint part,
                             GMimeContentEncoding encoding)
{
    g_auto(GStrv) type = g_strsplit(media_type, "/", 2);
    GMimePart *leaf = g_mime_part_new_with_type(type[0], type[1]);
    char line[PLACE_SIZE];

    write_place(part, line);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(line, strlen(line));
    /* Coded already, as GMime understands it: written as it is. */
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, encoding);
    g_mime_part_set_content(leaf, content);
    g_mime_part_set_content_encoding(leaf, encoding);
    g_object_unref(content);
    g_object_unref(stream);
    return GMIME_OBJECT(leaf);
}

static GMimeObject *new_text(const char *media_type, guint part)
{
    GMimeObject *leaf =
        new_leaf(media_type, part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);

    g_mime_object_set_content_type_parameter(leaf, "charset", "utf-8");
    return leaf;
}

/* Without it a name becomes ISO-8859-1 where it can. */
static void write_as_utf8(GMimeParamList *parameters, const char *name)
{
    GMimeParam *parameter = g_mime_param_list_get_parameter(parameters, name);

    g_mime_param_set_charset(parameter, "utf-8");
}

static GMimeObject *new_file(const struct message_file *file, guint part)
{
    GMimeObject *leaf = new_leaf(file->media_type, part, GMIME_CONTENT_ENCODING_BASE64);
    GMimeContentDisposition *disposition = g_mime_content_disposition_new();

    g_mime_content_disposition_set_disposition(
        disposition, file->content_id == NULL ? "attachment" : "inline");
    g_mime_object_set_content_disposition(leaf, disposition);
    g_object_unref(disposition);
    g_mime_part_set_filename(GMIME_PART(leaf), file->name);
    write_as_utf8(g_mime_content_disposition_get_parameters(
                      g_mime_object_get_content_disposition(leaf)),
                  "filename");
    write_as_utf8(
        g_mime_content_type_get_parameters(g_mime_object_get_content_type(leaf)), "name");
    if (file->content_id != NULL)
        g_mime_object_set_content_id(leaf, file->content_id);
    return leaf;
}

/* Takes `first` over. */
static GMimeObject *new_multipart(const char *subtype, GMimeObject *first)
{
    GMimeMultipart *multipart = g_mime_multipart_new_with_subtype(subtype);
    /* "=_" stands in no text in quoted-printable or base64. */
    g_autofree char *boundary = g_strdup_printf("=_%s_%s", subtype, key_place);

    g_mime_multipart_set_boundary(multipart, boundary);
    g_mime_multipart_add(multipart, first);
    g_object_unref(first);
    return GMIME_OBJECT(multipart);
}

/* `tree`, taken over, with those files around it that are pictures or that are not. */
static GMimeObject *add_files(GMimeObject *tree, const char *subtype,
                              const struct message_frame_inputs *inputs,
                              gboolean pictures)
{
    gboolean wrapped = FALSE;

    for (guint i = 0; i < inputs->file_count; i++) {
        if ((inputs->files[i].content_id != NULL) != pictures)
            continue;
        if (!wrapped)
            tree = new_multipart(subtype, tree);
        wrapped = TRUE;
        GMimeObject *leaf = new_file(&inputs->files[i], PART_FILES + i);
        g_mime_multipart_add(GMIME_MULTIPART(tree), leaf);
        g_object_unref(leaf);
    }
    return tree;
}

static char *write_tree(const struct message_frame_inputs *inputs)
{
    GMimeObject *tree = new_multipart("alternative", new_text("text/plain", PART_TEXT));
    GMimeObject *html = new_text("text/html", PART_HTML);
    GMimeFormatOptions *options = g_mime_format_options_new();

    g_mime_multipart_add(GMIME_MULTIPART(tree), html);
    g_object_unref(html);
    /* RFC 2387: the type of the part that the others belong to. */
    tree = add_files(tree, "related", inputs, TRUE);
    if (GMIME_IS_MULTIPART(tree) &&
        g_mime_content_type_is_type(g_mime_object_get_content_type(tree), "multipart",
                                    "related"))
        g_mime_object_set_content_type_parameter(tree, "type", "multipart/alternative");
    tree = add_files(tree, "mixed", inputs, FALSE);

    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
    char *written = g_mime_object_to_string(tree, options);
    g_mime_format_options_free(options);
    g_object_unref(tree);
    return written;
}

/* ---- pieces ---- */

static void piece_clear(gpointer pointer)
{
    struct piece *piece = pointer;

    g_clear_pointer(&piece->bytes, g_bytes_unref);
}

static void add_piece(struct message_frame *frame, enum piece_kind kind, GBytes *bytes)
{
    struct piece piece = {kind, bytes == NULL ? NULL : g_bytes_ref(bytes)};

    g_array_append_val(frame->pieces, piece);
}

static void add_bytes(struct message_frame *frame, const char *from, const char *to)
{
    g_autoptr(GBytes) bytes = g_bytes_new(from, (gsize)(to - from));

    if (to > from)
        add_piece(frame, PIECE_BYTES, bytes);
}

/* The text up to `to`, with the key's places in it. */
static void add_keyed(struct message_frame *frame, const char *from, const char *to)
{
    for (;;) {
        const char *place = g_strstr_len(from, to - from, key_place);
        if (place == NULL)
            break;
        add_bytes(frame, from, place);
        add_piece(frame, PIECE_KEY, NULL);
        from = place + MESSAGE_KEY_LENGTH;
    }
    add_bytes(frame, from, to);
}

/* Each part's place is taken by what stands there in a message. */
static void cut_tree(struct message_frame *frame, const char *tree,
                     const struct message_frame_inputs *inputs)
{
    const char *at = tree;

    for (guint part = 0; part < PART_FILES + inputs->file_count; part++) {
        char line[PLACE_SIZE];
        write_place(part, line);
        const char *place = strstr(at, line);
        g_assert(place != NULL);
        add_keyed(frame, at, place);
        if (part < PART_FILES)
            add_piece(frame, part == PART_TEXT ? PIECE_TEXT : PIECE_HTML, NULL);
        else
            add_piece(frame, PIECE_BYTES, inputs->files[part - PART_FILES].coded);
        at = place + strlen(line);
    }
    add_keyed(frame, at, at + strlen(at));
}

struct message_frame *message_frame_new(const struct message_frame_inputs *inputs)
{
    struct message_frame *frame = g_new0(struct message_frame, 1);
    GString *sender = g_string_new(NULL), *unsubscribe = g_string_new(NULL);

    library_start();
    header_append_mailbox(sender, "From", inputs->sender_name, inputs->sender_address);
    header_append_mailbox(sender, "Reply-To", inputs->sender_name,
                          inputs->sender_address);
    frame->sender = g_string_free(sender, FALSE);
    frame->domain = g_strdup(address_domain(inputs->sender_address));
    address_append_mailto(unsubscribe, inputs->unsubscribe_address, "STOP ");
    frame->unsubscribe = g_string_free(unsubscribe, FALSE);
    frame->languages = g_strdup(inputs->languages);

    frame->pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
    g_array_set_clear_func(frame->pieces, piece_clear);
    g_autofree char *tree = write_tree(inputs);
    cut_tree(frame, tree, inputs);
    return frame;
}

void message_frame_free(struct message_frame *frame)
{
    if (frame == NULL)
        return;
    g_array_unref(frame->pieces);
    g_free(frame->sender);
    g_free(frame->domain);
    g_free(frame->unsubscribe);
    g_free(frame->languages);
    g_free(frame);
}

/* ---- one message ---- */

static void write_header(const struct message_frame *frame,
                         const struct message_values *values, GString *out)
{
    g_autofree char *id = g_strdup_printf("<%s@%s>", values->key, frame->domain);
    g_autofree char *token = g_uri_escape_string(values->token, NULL, FALSE);
    g_autofree char *unsubscribe = g_strdup_printf("<%s%s>", frame->unsubscribe, token);

    header_append_date(out, "Date", values->date);
    g_string_append(out, frame->sender);
    header_append_mailbox(out, "To", values->to_name, values->to_address);
    header_append_text(out, "Subject", values->subject);
    header_append_token(out, "Message-ID", id);
    header_append_token(out, "List-Unsubscribe", unsubscribe);
    header_append_token(out, "Content-Language", frame->languages);
    header_append_token(out, "MIME-Version", "1.0");
}

void message_frame_write(const struct message_frame *frame,
                         const struct message_values *values, GString *out)
{
    g_assert(strlen(values->key) == MESSAGE_KEY_LENGTH);
    write_header(frame, values, out);
    for (guint i = 0; i < frame->pieces->len; i++) {
        const struct piece *piece = &g_array_index(frame->pieces, struct piece, i);
        gsize length;
        const char *bytes;
        switch (piece->kind) {
        case PIECE_BYTES:
            bytes = g_bytes_get_data(piece->bytes, &length);
            g_string_append_len(out, bytes, (gssize)length);
            break;
        case PIECE_KEY:
            g_string_append_len(out, values->key, MESSAGE_KEY_LENGTH);
            break;
        case PIECE_TEXT:
            g_string_append_len(out, values->text->str, (gssize)values->text->len);
            break;
        case PIECE_HTML:
            g_string_append_len(out, values->html->str, (gssize)values->html->len);
            break;
        }
    }
}
