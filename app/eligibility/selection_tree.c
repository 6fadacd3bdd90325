/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/selection_tree.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "domain/language.h"

/* ---- values ---- */

static void clear_value(gpointer value)
{
    g_free(((struct selection_value *)value)->text);
    g_free(((struct selection_value *)value)->key);
}

GArray *selection_values_new(void)
{
    GArray *values = g_array_new(FALSE, FALSE, sizeof(struct selection_value));

    g_array_set_clear_func(values, clear_value);
    return values;
}

static const struct selection_value *value_at(const GArray *values, guint index)
{
    return &g_array_index(values, struct selection_value, index);
}

static int compare_values(const void *a, const void *b)
{
    const struct selection_value *left = a, *right = b;

    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return g_strcmp0(left->key, right->key);
}

static void order_values(GArray *values)
{
    g_array_sort(values, compare_values);
    for (guint i = values->len; i-- > 1;)
        if (compare_values(value_at(values, i - 1), value_at(values, i)) == 0)
            g_array_remove_index(values, i);
}

void selection_text_key(GString *out, enum selection_field field, const char *text)
{
    if (field == SELECTION_STREET)
        text_address_key(out, text, NULL, NULL, NULL);
    else
        text_address_key(out, NULL, text, NULL, NULL);
}

/* ---- nodes ---- */

static void free_node(gpointer node)
{
    selection_node_free(node);
}

GPtrArray *selection_nodes_new(void)
{
    return g_ptr_array_new_with_free_func(free_node);
}

static struct selection_node *node_new(enum selection_kind kind)
{
    struct selection_node *node = g_new0(struct selection_node, 1);

    node->kind = kind;
    return node;
}

void selection_node_free(struct selection_node *node)
{
    if (node == NULL)
        return;
    g_clear_pointer(&node->children, g_ptr_array_unref);
    g_clear_pointer(&node->values, g_array_unref);
    g_free(node);
}

static GArray *copy_values(const GArray *values)
{
    GArray *copies = selection_values_new();

    for (guint i = 0; i < values->len; i++) {
        struct selection_value copy = *value_at(values, i);
        copy.text = g_strdup(copy.text);
        copy.key = g_strdup(copy.key);
        g_array_append_val(copies, copy);
    }
    return copies;
}

static struct selection_node *take(GPtrArray *nodes, guint index)
{
    return g_steal_pointer(&nodes->pdata[index]);
}

struct selection_node *selection_node_copy(const struct selection_node *node)
{
    struct selection_node *copy = g_memdup2(node, sizeof *node);

    if (node->values != NULL)
        copy->values = copy_values(node->values);
    if (node->children == NULL)
        return copy;
    copy->children = selection_nodes_new();
    for (guint i = 0; i < node->children->len; i++)
        g_ptr_array_add(copy->children, selection_node_copy(node->children->pdata[i]));
    return copy;
}

struct selection_node *selection_node_values(enum selection_field field,
                                             gboolean excluded, GArray *values)
{
    struct selection_node *node = node_new(SELECTION_TERM);

    order_values(values);
    node->field = field;
    node->excluded = excluded;
    node->values = values;
    return node;
}

/* A range of one is that one. Not of house numbers, of which none may be named alone. */
static void name_only_one(struct selection_node *term)
{
    struct selection_value value = {.number = term->low};

    if (term->low != term->high || term->field == SELECTION_HOUSE_NUMBER)
        return;
    term->values = selection_values_new();
    g_array_append_val(term->values, value);
}

struct selection_node *selection_node_range(enum selection_field field, gboolean excluded,
                                            gint32 low, gint32 high)
{
    struct selection_node *node = node_new(SELECTION_TERM);

    if (excluded && low == SELECTION_LOWEST) {
        excluded = FALSE;
        low = high + 1;
        high = SELECTION_HIGHEST;
    } else if (excluded && high == SELECTION_HIGHEST) {
        excluded = FALSE;
        high = low - 1;
        low = SELECTION_LOWEST;
    }
    node->field = field;
    node->excluded = excluded;
    node->low = low;
    node->high = high;
    name_only_one(node);
    return node;
}

void selection_node_visit(const struct selection_node *node, selection_visit visit,
                          gpointer user)
{
    if (node->kind == SELECTION_TERM) {
        visit(node, user);
        return;
    }
    for (guint i = 0; i < node->children->len; i++)
        selection_node_visit(node->children->pdata[i], visit, user);
}

/* ---- joining ---- */

static gboolean is_range(const struct selection_node *node)
{
    return node->kind == SELECTION_TERM && node->values == NULL && !node->excluded;
}

/* Both in one range: two bounds of one field. What contradicts itself is left as it was
 * written, to be seen. */
static gboolean intersect(struct selection_node *kept, const struct selection_node *other)
{
    gint32 low = MAX(kept->low, other->low), high = MIN(kept->high, other->high);

    if (!is_range(kept) || !is_range(other) || low > high)
        return FALSE;
    if (kept->field == SELECTION_HOUSE_NUMBER && low == high)
        return FALSE;
    kept->low = low;
    kept->high = high;
    name_only_one(kept);
    return TRUE;
}

static void add_values(struct selection_node *kept, struct selection_node *other)
{
    for (guint i = 0; i < other->values->len; i++) {
        struct selection_value *value =
            &g_array_index(other->values, struct selection_value, i);
        struct selection_value moved = *value;
        *value = (struct selection_value){0};
        g_array_append_val(kept->values, moved);
    }
    order_values(kept->values);
}

/* "One of these or one of those", "none of these and none of those". */
static gboolean unite(enum selection_kind kind, struct selection_node *kept,
                      struct selection_node *other)
{
    gboolean excluded = kind == SELECTION_ALL;

    /* Yes or no: there is nothing to list. */
    if (kept->values == NULL || other->values == NULL || kept->excluded != excluded ||
        other->excluded != excluded || selection_sort_of(kept->field) == SELECTION_FLAG)
        return FALSE;
    add_values(kept, other);
    return TRUE;
}

static gboolean are_written_alike(const struct selection_node *a,
                                  const struct selection_node *b)
{
    g_autoptr(GString) left = g_string_new(NULL), right = g_string_new(NULL);

    selection_node_write(a, left);
    selection_node_write(b, right);
    return g_string_equal(left, right);
}

static gboolean draw_together(enum selection_kind kind, struct selection_node *kept,
                              struct selection_node *other)
{
    if (kept->kind == SELECTION_TERM && other->kind == SELECTION_TERM &&
        kept->field == other->field &&
        ((kind == SELECTION_ALL && intersect(kept, other)) || unite(kind, kept, other)))
        return TRUE;
    return kept->kind == other->kind && are_written_alike(kept, other);
}

/* Takes `node` over. */
static void add_child(enum selection_kind kind, GPtrArray *joined,
                      struct selection_node *node)
{
    for (guint i = 0; i < joined->len; i++) {
        if (!draw_together(kind, joined->pdata[i], node))
            continue;
        selection_node_free(node);
        return;
    }
    g_ptr_array_add(joined, node);
}

struct selection_node *selection_node_join(enum selection_kind kind, GPtrArray *children)
{
    g_autoptr(GPtrArray) joined = selection_nodes_new();

    for (guint i = 0; i < children->len; i++) {
        g_autoptr(SelectionNode) child = take(children, i);
        if (child->kind != kind) {
            add_child(kind, joined, g_steal_pointer(&child));
            continue;
        }
        for (guint j = 0; j < child->children->len; j++)
            add_child(kind, joined, take(child->children, j));
    }
    g_ptr_array_unref(children);
    if (joined->len == 1)
        return take(joined, 0);
    struct selection_node *node = node_new(kind);
    node->children = g_steal_pointer(&joined);
    return node;
}

/* ---- writing ---- */

static void write_day(gint32 day, GString *out)
{
    char text[DAY_ISO_SIZE];

    day_format_iso(day, text);
    g_string_append(out, text);
}

static void write_text(const char *text, GString *out)
{
    gboolean is_number = strspn(text, "0123456789") == strlen(text);

    g_string_append_printf(out, is_number ? "%s" : "\"%s\"", text);
}

static void write_value(enum selection_field field, const struct selection_value *value,
                        enum language language, GString *out)
{
    switch (selection_sort_of(field)) {
    case SELECTION_DAYS:
        write_day(value->number, out);
        return;
    case SELECTION_TEXTS:
        write_text(value->text, out);
        return;
    case SELECTION_CODES:
        if (field == SELECTION_LANGUAGE)
            g_string_append(out, language_code((enum language)value->number));
        else
            g_string_append_printf(out, "%05d", value->number);
        return;
    case SELECTION_NUMBERS:
        g_string_append_printf(out, "%d", value->number);
        return;
    case SELECTION_FLAG:
        break;
    }
    g_string_append(
        out, selection_keyword_in(value->number == 1 ? SELECTION_ODD : SELECTION_EVEN,
                                  language));
}

static void write_bound(const struct selection_node *term, gint32 number,
                        enum language language, GString *out)
{
    struct selection_value value = {.number = number};

    write_value(term->field, &value, language, out);
}

/* "not " where it is excluded. */
static void write_exclusion(const struct selection_node *term, enum language language,
                            GString *out)
{
    if (term->excluded)
        g_string_append_printf(out, "%s ", selection_keyword_in(SELECTION_NOT, language));
}

static void write_range(const struct selection_node *term, enum language language,
                        GString *out)
{
    const char *name = selection_field_name_in(term->field, language);

    if (term->low == SELECTION_LOWEST) {
        g_string_append_printf(out, "%s < ", name);
        write_bound(term, term->high + 1, language, out);
    } else if (term->high == SELECTION_HIGHEST) {
        g_string_append_printf(out, "%s >= ", name);
        write_bound(term, term->low, language, out);
    } else {
        g_string_append_printf(out, "%s ", name);
        write_exclusion(term, language, out);
        g_string_append_printf(out, "%s ",
                               selection_keyword_in(SELECTION_BETWEEN, language));
        write_bound(term, term->low, language, out);
        g_string_append_printf(out, " %s ",
                               selection_keyword_in(SELECTION_AND, language));
        write_bound(term, term->high, language, out);
    }
}

static void write_values(const struct selection_node *term, enum language language,
                         GString *out)
{
    const char *name = selection_field_name_in(term->field, language);

    if (term->values->len == 1) {
        g_string_append_printf(out, "%s %s ", name, term->excluded ? "!=" : "=");
        write_value(term->field, value_at(term->values, 0), language, out);
        return;
    }
    g_string_append_printf(out, "%s ", name);
    write_exclusion(term, language, out);
    g_string_append_printf(out, "%s (", selection_keyword_in(SELECTION_IN, language));
    for (guint i = 0; i < term->values->len; i++) {
        g_string_append(out, i > 0 ? ", " : "");
        write_value(term->field, value_at(term->values, i), language, out);
    }
    g_string_append_c(out, ')');
}

static void write_term(const struct selection_node *term, enum language language,
                       GString *out)
{
    if (term->field == SELECTION_FIRST_TIME_VOTER) {
        write_exclusion(term, language, out);
        g_string_append(out, selection_field_name_in(term->field, language));
    } else if (term->values == NULL) {
        write_range(term, language, out);
    } else {
        write_values(term, language, out);
    }
}

void selection_node_write(const struct selection_node *node, GString *out)
{
    selection_node_write_in(node, LANGUAGE_UNKNOWN, out);
}

void selection_node_write_in(const struct selection_node *node, enum language language,
                             GString *out)
{
    if (node->kind == SELECTION_TERM) {
        write_term(node, language, out);
        return;
    }
    for (guint i = 0; i < node->children->len; i++) {
        const struct selection_node *child = node->children->pdata[i];
        gboolean bracketed = child->kind != SELECTION_TERM;
        if (i > 0)
            g_string_append_printf(out, " %s ",
                                   selection_keyword_in(node->kind == SELECTION_ALL
                                                            ? SELECTION_AND
                                                            : SELECTION_OR,
                                                        language));
        g_string_append(out, bracketed ? "(" : "");
        selection_node_write_in(child, language, out);
        g_string_append(out, bracketed ? ")" : "");
    }
}
