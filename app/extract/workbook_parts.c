/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/workbook_parts.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "extract/xml_reader.h"

enum {
    /* Lists of sheets and of parts are short. */
    PART_LIMIT = 16 * 1024 * 1024,
    SHEETS_LIMIT = 4096,
    NAMES_SHOWN = 20,
};

static const char package_relations[] = "_rels/.rels";
static const char usual_workbook[] = "xl/workbook.xml";

/* ---- relations: which part an id or a type stands for ---- */

struct relation {
    char *id, *type, *part; /* `type`: the last word of its address */
};

struct relations {
    GArray *items; /* struct relation */
    const char *base;
};

static void clear_relation(gpointer pointer)
{
    struct relation *relation = pointer;

    g_free(relation->id);
    g_free(relation->type);
    g_free(relation->part);
}

/* "../x.xml" from "xl/workbook.xml" is "x.xml"; "/xl/x.xml" is "xl/x.xml". */
static char *part_of(const char *base, const char *target)
{
    if (*target == '/')
        return g_strdup(target + 1);
    g_autofree char *folder = g_path_get_dirname(base);
    while (g_str_has_prefix(target, "../") || g_str_has_prefix(target, "./")) {
        if (g_str_has_prefix(target, "../")) {
            char *above = g_path_get_dirname(folder);
            g_free(folder);
            folder = above;
        }
        target = strchr(target, '/') + 1;
    }
    return strcmp(folder, ".") == 0 ? g_strdup(target)
                                    : g_strconcat(folder, "/", target, NULL);
}

static void on_relation(gpointer listener, const char *name,
                        const char *const *attributes)
{
    struct relations *relations = listener;
    const char *id = xml_attribute(attributes, "Id");
    const char *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    const char *mode = xml_attribute(attributes, "TargetMode");

    if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL ||
        target == NULL || (mode != NULL && strcmp(mode, "External") == 0) ||
        relations->items->len >= SHEETS_LIMIT)
        return;
    const char *slash = strrchr(type, '/');
    struct relation relation = {.id = g_strdup(id),
                                .type = g_strdup(slash != NULL ? slash + 1 : type),
                                .part = part_of(relations->base, target)};
    g_array_append_val(relations->items, relation);
}

static void on_end(gpointer listener, const char *name)
{
    (void)listener;
    (void)name;
}

static gssize read_zip(gpointer source, void *buffer, gsize size, GError **error)
{
    return zip_read(source, buffer, size, error);
}

static gboolean read_part(struct zip *zip, const char *part, const struct xml_face *face,
                          gpointer listener, GError **error)
{
    if (!zip_begin(zip, part, PART_LIMIT, error))
        return FALSE;
    g_autoptr(XmlReader) reader =
        xml_reader_new(read_zip, zip, face, listener, zip_name(zip));
    return xml_reader_step(reader, error) == XML_STEP_END;
}

/* Those of `base` ("" the package's own). NULL only with an error. */
static GArray *read_relations(struct zip *zip, const char *base, GError **error)
{
    static const struct xml_face face = {.begin = on_relation, .end = on_end};
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(struct relation));
    struct relations relations = {items, base};
    g_autofree char *folder = g_path_get_dirname(base);
    g_autofree char *file = g_path_get_basename(base);
    g_autofree char *part = *base == '\0'
                                ? g_strdup(package_relations)
                                : g_strdup_printf("%s/_rels/%s.rels", folder, file);

    g_array_set_clear_func(items, clear_relation);
    if (zip_has(zip, part) && !read_part(zip, part, &face, &relations, error))
        return NULL;
    return g_steal_pointer(&items);
}

static const char *part_of_type(const struct zip *zip, const GArray *relations,
                                const char *type)
{
    for (guint i = 0; i < relations->len; i++) {
        const struct relation *relation = &g_array_index(relations, struct relation, i);

        if (strcmp(relation->type, type) == 0 && zip_has(zip, relation->part))
            return relation->part;
    }
    return NULL;
}

static const struct relation *relation_of_id(const GArray *relations, const char *id)
{
    for (guint i = 0; i < relations->len; i++) {
        const struct relation *relation = &g_array_index(relations, struct relation, i);

        if (strcmp(relation->id, id) == 0)
            return relation;
    }
    return NULL;
}

/* ---- the workbook ---- */

struct reading {
    struct workbook_parts *parts;
    const struct zip *zip;
    const GArray *relations;
};

static void clear_sheet(gpointer pointer)
{
    struct workbook_sheet *sheet = pointer;

    g_free(sheet->name);
    g_free(sheet->part);
}

static char *clean_name(const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    GString *clean = g_string_new(NULL);

    text_normalise(clean, valid, strlen(valid));
    return g_string_free(clean, FALSE);
}

static void on_sheet(const struct reading *reading, const char *const *attributes)
{
    const char *name = xml_attribute(attributes, "name");
    const char *id = xml_attribute_of_other(attributes, "id");
    const char *state = xml_attribute(attributes, "state");
    const struct relation *relation =
        id != NULL ? relation_of_id(reading->relations, id) : NULL;
    struct workbook_sheet sheet = {0};

    if (name == NULL || reading->parts->sheets->len >= SHEETS_LIMIT)
        return;
    sheet.name = clean_name(name);
    sheet.hidden = state != NULL && strcmp(state, "visible") != 0;
    if (relation != NULL && strcmp(relation->type, "worksheet") == 0 &&
        zip_has(reading->zip, relation->part))
        sheet.part = g_strdup(relation->part);
    g_array_append_val(reading->parts->sheets, sheet);
}

static void on_workbook(gpointer listener, const char *name,
                        const char *const *attributes)
{
    const struct reading *reading = listener;

    if (strcmp(name, "sheet") == 0)
        on_sheet(reading, attributes);
    else if (strcmp(name, "workbookPr") == 0)
        reading->parts->since_1904 = xml_attribute_is_true(attributes, "date1904");
}

static char *find_workbook(struct zip *zip, GError **error)
{
    g_autoptr(GArray) relations = read_relations(zip, "", error);

    if (relations == NULL)
        return NULL;
    const char *part = part_of_type(zip, relations, "officeDocument");
    return g_strdup(part != NULL ? part : usual_workbook);
}

gboolean workbook_parts_exist(const struct zip *zip)
{
    return zip_has(zip, usual_workbook) ||
           (zip_has(zip, package_relations) && zip_has(zip, "xl/sharedStrings.xml"));
}

struct workbook_parts *workbook_parts_read(struct zip *zip, GError **error)
{
    static const struct xml_face face = {.begin = on_workbook, .end = on_end};
    g_autofree char *workbook = find_workbook(zip, error);

    if (workbook == NULL)
        return NULL;
    g_autoptr(GArray) relations = read_relations(zip, workbook, error);
    if (relations == NULL)
        return NULL;
    g_autoptr(WorkbookParts) parts = g_new0(struct workbook_parts, 1);
    struct reading reading = {parts, zip, relations};
    parts->sheets = g_array_new(FALSE, FALSE, sizeof(struct workbook_sheet));
    g_array_set_clear_func(parts->sheets, clear_sheet);
    if (!read_part(zip, workbook, &face, &reading, error))
        return NULL;
    parts->strings = g_strdup(part_of_type(zip, relations, "sharedStrings"));
    parts->styles = g_strdup(part_of_type(zip, relations, "styles"));
    return g_steal_pointer(&parts);
}

void workbook_parts_free(struct workbook_parts *parts)
{
    if (parts == NULL)
        return;
    g_array_unref(parts->sheets);
    g_free(parts->strings);
    g_free(parts->styles);
    g_free(parts);
}

/* ---- choosing a sheet ---- */

static const struct workbook_sheet *sheet_at(const struct workbook_parts *parts, guint i)
{
    return &g_array_index(parts->sheets, struct workbook_sheet, i);
}

static char *folded(const char *name)
{
    g_autofree char *clean = clean_name(name);

    return g_utf8_casefold(clean, -1);
}

static const struct workbook_sheet *sheet_named(const struct workbook_parts *parts,
                                                const char *name)
{
    g_autofree char *wanted = folded(name);

    for (guint i = 0; i < parts->sheets->len; i++) {
        g_autofree char *here = folded(sheet_at(parts, i)->name);

        if (sheet_at(parts, i)->part != NULL && strcmp(here, wanted) == 0)
            return sheet_at(parts, i);
    }
    return NULL;
}

static const struct workbook_sheet *first_sheet(const struct workbook_parts *parts)
{
    const struct workbook_sheet *first = NULL;

    for (guint i = 0; i < parts->sheets->len; i++) {
        const struct workbook_sheet *sheet = sheet_at(parts, i);

        if (sheet->part != NULL && !sheet->hidden)
            return sheet;
        if (sheet->part != NULL && first == NULL)
            first = sheet;
    }
    return first;
}

char *workbook_parts_names(const struct workbook_parts *parts,
                           const struct workbook_sheet *except)
{
    GString *names = g_string_new(NULL);
    guint shown = 0;

    for (guint i = 0; i < parts->sheets->len && shown <= NAMES_SHOWN; i++) {
        const struct workbook_sheet *sheet = sheet_at(parts, i);

        if (sheet->part == NULL || sheet == except)
            continue;
        if (shown++ == NAMES_SHOWN)
            g_string_append(names, " …");
        else
            g_string_append_printf(names, "%s“%s”", names->len > 0 ? ", " : "",
                                   sheet->name);
    }
    return g_string_free(names, FALSE);
}

const struct workbook_sheet *workbook_parts_sheet(const struct workbook_parts *parts,
                                                  const char *name, const char *file,
                                                  GError **error)
{
    const struct workbook_sheet *sheet =
        name != NULL ? sheet_named(parts, name) : first_sheet(parts);

    if (sheet != NULL)
        return sheet;
    g_autofree char *names = workbook_parts_names(parts, NULL);
    g_autofree char *shown = g_filename_display_name(file);
    g_autofree char *wanted = clean_name(name != NULL ? name : "");
    if (*names == '\0')
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the workbook “%s” has no sheet with cells"), shown);
    else
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the workbook “%s” has no sheet “%s”; it has %s"), shown, wanted,
                    names);
    return NULL;
}
