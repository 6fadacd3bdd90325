/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/cell_styles.h"

#include <string.h>

struct cell_styles {
    GHashTable *codes;   /* of formats that the workbook brings: id → shape */
    GByteArray *shapes;  /* by style */
    gboolean in_formats; /* <cellXfs>, not <cellStyleXfs> */
};

struct cell_styles *cell_styles_new(void)
{
    struct cell_styles *styles = g_new0(struct cell_styles, 1);

    styles->codes = g_hash_table_new(g_direct_hash, g_direct_equal);
    styles->shapes = g_byte_array_new();
    return styles;
}

void cell_styles_free(struct cell_styles *styles)
{
    if (styles == NULL)
        return;
    g_hash_table_unref(styles->codes);
    g_byte_array_unref(styles->shapes);
    g_free(styles);
}

static guint8 shape_of(const struct cell_styles *styles, guint64 id)
{
    gpointer shape;

    return g_hash_table_lookup_extended(styles->codes, GUINT_TO_POINTER((guint)id), NULL,
                                        &shape)
               ? (guint8)GPOINTER_TO_UINT(shape)
               : number_shape_of_id(id);
}

static void on_begin(gpointer listener, const char *name, const char *const *attributes)
{
    struct cell_styles *styles = listener;
    guint64 id = 0;

    if (strcmp(name, "cellXfs") == 0)
        styles->in_formats = TRUE;
    if (strcmp(name, "numFmt") != 0 && strcmp(name, "xf") != 0)
        return;
    gboolean known = xml_attribute_number(attributes, "numFmtId", G_MAXUINT32, &id);
    const char *code = xml_attribute(attributes, "formatCode");

    if (strcmp(name, "numFmt") == 0 && known && code != NULL) {
        if (g_hash_table_size(styles->codes) < CELL_STYLES_LIMIT)
            g_hash_table_insert(styles->codes, GUINT_TO_POINTER((guint)id),
                                GUINT_TO_POINTER(number_shape_of_code(code)));
    } else if (styles->in_formats && styles->shapes->len < CELL_STYLES_LIMIT) {
        guint8 shape = known ? shape_of(styles, id) : (guint8)SHAPE_PLAIN;
        g_byte_array_append(styles->shapes, &shape, 1);
    }
}

static void on_end(gpointer listener, const char *name)
{
    struct cell_styles *styles = listener;

    if (strcmp(name, "cellXfs") == 0)
        styles->in_formats = FALSE;
}

struct cell_styles *cell_styles_read(xml_bytes bytes, gpointer source, const char *file,
                                     GError **error)
{
    static const struct xml_face face = {.begin = on_begin, .end = on_end};
    g_autoptr(CellStyles) styles = cell_styles_new();
    g_autoptr(XmlReader) reader = xml_reader_new(bytes, source, &face, styles, file);

    return xml_reader_step(reader, error) == XML_STEP_END ? g_steal_pointer(&styles)
                                                          : NULL;
}

guint8 cell_styles_shape(const struct cell_styles *styles, guint64 style)
{
    return style < styles->shapes->len ? styles->shapes->data[style]
                                       : (guint8)SHAPE_PLAIN;
}
