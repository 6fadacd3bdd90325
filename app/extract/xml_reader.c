/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/xml_reader.h"

#include <string.h>

#include <expat.h>

#include "base/error.h"
#include "base/i18n.h"

enum {
    PIECE = 64 * 1024
};
static const char separator = '|';

struct xml_reader {
    XML_Parser parser;
    xml_bytes bytes;
    gpointer source;
    const struct xml_face *face;
    gpointer listener;
    const char *file;

    guint depth;
    guint64 given, told; /* bytes given to expat, and when it last told something */
    gboolean at_end, paused, stopped;
    GError *failure;
};

static void stop(struct xml_reader *reader, const char *sentence)
{
    g_autofree char *shown = g_filename_display_name(reader->file);

    if (reader->failure == NULL)
        g_set_error(&reader->failure, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, sentence,
                    shown);
    reader->stopped = TRUE;
    XML_StopParser(reader->parser, XML_FALSE);
}

void xml_reader_damaged(struct xml_reader *reader)
{
    stop(reader, _("the workbook “%s” is damaged: open it in Excel or LibreOffice and "
                   "save it again"));
}

void xml_reader_fail(struct xml_reader *reader, GError *error)
{
    if (reader->failure == NULL)
        reader->failure = error;
    else
        g_error_free(error);
    reader->stopped = TRUE;
    XML_StopParser(reader->parser, XML_FALSE);
}

void xml_reader_pause(struct xml_reader *reader)
{
    if (reader->stopped)
        return;
    reader->paused = TRUE;
    XML_StopParser(reader->parser, XML_TRUE);
}

/* ---- what expat tells ---- */

static const char *known_name(const char *name)
{
    static const char *const namespaces[] = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    };
    const char *local = strrchr(name, separator);

    if (local == NULL)
        return "";
    gsize length = (gsize)(local - name);
    for (gsize i = 0; i < G_N_ELEMENTS(namespaces); i++)
        if (strlen(namespaces[i]) == length && memcmp(name, namespaces[i], length) == 0)
            return local + 1;
    return "";
}

static void on_begin(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct xml_reader *reader = context;

    reader->told = reader->given;
    if (reader->stopped)
        return;
    if (++reader->depth > XML_DEPTH_LIMIT)
        xml_reader_damaged(reader);
    else
        reader->face->begin(reader->listener, known_name(name),
                            (const char *const *)attributes);
}

static void on_end(void *context, const XML_Char *name)
{
    struct xml_reader *reader = context;

    reader->told = reader->given;
    if (reader->stopped)
        return;
    reader->depth--;
    reader->face->end(reader->listener, known_name(name));
}

static void on_text(void *context, const XML_Char *text, int length)
{
    struct xml_reader *reader = context;

    reader->told = reader->given;
    if (!reader->stopped && reader->face->text != NULL)
        reader->face->text(reader->listener, text, (gsize)length);
}

/* Comments, processing instructions: nothing but a sign of life. */
static void on_other(void *context, const XML_Char *text, int length)
{
    struct xml_reader *reader = context;

    (void)text;
    (void)length;
    reader->told = reader->given;
}

static const char declares[] =
    N_("“%s” declares XML entities, which no workbook does: it is not read");

static void on_doctype(void *context, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public, int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    stop(context, _(declares));
}

static void on_entity(void *context, const XML_Char *name, int is_parameter,
                      const XML_Char *value, int length, const XML_Char *base,
                      const XML_Char *system, const XML_Char *public,
                      const XML_Char *notation)
{
    (void)name;
    (void)is_parameter;
    (void)value;
    (void)length;
    (void)base;
    (void)system;
    (void)public;
    (void)notation;
    stop(context, _(declares));
}

/* ---- reading ---- */

struct xml_reader *xml_reader_new(xml_bytes bytes, gpointer source,
                                  const struct xml_face *face, gpointer listener,
                                  const char *file)
{
    struct xml_reader *reader = g_new0(struct xml_reader, 1);

    reader->parser = XML_ParserCreateNS(NULL, separator);
    if (reader->parser == NULL)
        g_error("expat gives no parser");
    reader->bytes = bytes;
    reader->source = source;
    reader->face = face;
    reader->listener = listener;
    reader->file = file;
    XML_SetUserData(reader->parser, reader);
    XML_SetElementHandler(reader->parser, on_begin, on_end);
    XML_SetCharacterDataHandler(reader->parser, on_text);
    XML_SetDefaultHandler(reader->parser, on_other);
    XML_SetStartDoctypeDeclHandler(reader->parser, on_doctype);
    XML_SetEntityDeclHandler(reader->parser, on_entity);
    return reader;
}

void xml_reader_free(struct xml_reader *reader)
{
    if (reader == NULL)
        return;
    XML_ParserFree(reader->parser);
    g_clear_error(&reader->failure);
    g_free(reader);
}

static gboolean parse_piece(struct xml_reader *reader, enum XML_Status *status,
                            GError **error)
{
    void *buffer = XML_GetBuffer(reader->parser, PIECE);

    if (buffer == NULL) {
        xml_reader_damaged(reader);
        *status = XML_STATUS_ERROR;
        return TRUE;
    }
    gssize count = reader->bytes(reader->source, buffer, PIECE, error);
    if (count < 0)
        return FALSE;
    reader->given += (guint64)count;
    reader->at_end = count < PIECE;
    *status = XML_ParseBuffer(reader->parser, (int)count, reader->at_end);
    if (reader->given - reader->told > XML_TAG_LIMIT)
        xml_reader_damaged(reader);
    return TRUE;
}

enum xml_step xml_reader_step(struct xml_reader *reader, GError **error)
{
    gboolean resume = reader->paused;

    reader->paused = FALSE;
    while (!reader->stopped) {
        enum XML_Status status;

        if (!resume && reader->at_end)
            return XML_STEP_END;
        if (resume)
            status = XML_ResumeParser(reader->parser);
        else if (!parse_piece(reader, &status, error))
            return XML_STEP_ERROR;
        resume = FALSE;
        if (reader->paused)
            return XML_STEP_PAUSED;
        if (status == XML_STATUS_ERROR && !reader->stopped)
            xml_reader_damaged(reader);
    }
    g_propagate_error(error, g_error_copy(reader->failure));
    return XML_STEP_ERROR;
}

/* ---- attributes ---- */

const char *xml_attribute(const char *const *attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

const char *xml_attribute_of_other(const char *const *attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2) {
        const char *local = strrchr(attributes[0], separator);

        if (local != NULL && strcmp(local + 1, name) == 0)
            return attributes[1];
    }
    return NULL;
}

gboolean xml_attribute_number(const char *const *attributes, const char *name,
                              guint64 most, guint64 *number)
{
    const char *text = xml_attribute(attributes, name);

    return text != NULL && g_ascii_string_to_unsigned(text, 10, 0, most, number, NULL);
}

gboolean xml_attribute_is_true(const char *const *attributes, const char *name)
{
    const char *text = xml_attribute(attributes, name);

    return text != NULL && (strcmp(text, "1") == 0 || strcmp(text, "true") == 0 ||
                            strcmp(text, "on") == 0);
}
