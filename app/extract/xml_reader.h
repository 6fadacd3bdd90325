/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One part of a workbook, an XML document, read in pieces and never held whole. Nothing
 * is fetched and nothing expanded: a document type or an entity declaration is refused,
 * which no workbook has and which is how small files become large ones. Depth
 * (XML_DEPTH_LIMIT elements) and the length of a tag (XML_TAG_LIMIT bytes) are bounded.
 */

#include <glib.h>

#define XML_DEPTH_LIMIT 100
#define XML_TAG_LIMIT   (1024 * 1024)

/* Where the bytes come from: up to `size`, fewer only at the end; −1 on an error. */
typedef gssize (*xml_bytes)(gpointer source, void *buffer, gsize size, GError **error);

/* What is told of. Names are without their namespace when it is one of SpreadsheetML or
 * of package relationships, transitional or strict; other elements are called "". */
struct xml_face {
    void (*begin)(gpointer listener, const char *name, const char *const *attributes);
    void (*end)(gpointer listener, const char *name);
    void (*text)(gpointer listener, const char *text, gsize length); /* may be NULL */
};

struct xml_reader;

/* `file` appears in sentences. All are borrowed. */
struct xml_reader *xml_reader_new(xml_bytes bytes, gpointer source,
                                  const struct xml_face *face, gpointer listener,
                                  const char *file);
void xml_reader_free(struct xml_reader *reader);
typedef struct xml_reader XmlReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlReader, xml_reader_free)

enum xml_step {
    XML_STEP_PAUSED, /* the listener asked for it */
    XML_STEP_END,
    XML_STEP_ERROR, /* KIESPOST_ERROR_INPUT, or what `bytes` said */
};

/* Read on until the listener pauses it, or to the end. */
enum xml_step xml_reader_step(struct xml_reader *reader, GError **error);

/* For the listener: nothing more is told until the next step. In end() only. */
void xml_reader_pause(struct xml_reader *reader);

/* For the listener: this cannot stand in a workbook. Stops reading. */
void xml_reader_damaged(struct xml_reader *reader);

/* For the listener: stops reading with an error, which is taken. */
void xml_reader_fail(struct xml_reader *reader, GError *error);

/* The attribute without namespace, or NULL. */
const char *xml_attribute(const char *const *attributes, const char *name);

/* The attribute with one, whichever. */
const char *xml_attribute_of_other(const char *const *attributes, const char *name);

/* FALSE unless the attribute is a number from 0 to `most`. */
gboolean xml_attribute_number(const char *const *attributes, const char *name,
                              guint64 most, guint64 *number);

/* "1", "true", "on" (ST_Boolean). */
gboolean xml_attribute_is_true(const char *const *attributes, const char *name);
