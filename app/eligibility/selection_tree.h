/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A selection as a tree of conditions, without any "not" but that of a single condition:
 * "not (a or b)" is kept as "not a and not b". With what is not known of a person as a
 * third answer both say the same. */

#include <glib.h>

#include "eligibility/selection_field.h"

/* One thing that a field may be. */
struct selection_value {
    gint32 number; /* of numbers, days, codes and flags; of a text that is a number, to
                    * put it into order; else 0 */
    char *text;    /* as written; texts only, else NULL */
    char *key;     /* what it is compared by: selection_text_key(); likewise */
};

/* No bound. What is not known of a person is G_MININT32 (DAY_UNKNOWN), so that it lies
 * outside every range. */
#define SELECTION_LOWEST  (G_MININT32 + 1)
#define SELECTION_HIGHEST G_MAXINT32

enum selection_kind {
    SELECTION_ALL,  /* every child holds */
    SELECTION_ANY,  /* one of them does */
    SELECTION_TERM, /* one condition on one field */
};

struct selection_node {
    enum selection_kind kind;
    GPtrArray *children; /* struct selection_node, two at least; not of a term */

    /* Of a term. Its field is one of the values, or else lies in the range, both ends
     * included; `excluded` turns that round. */
    enum selection_field field;
    gboolean excluded;
    GArray *values; /* struct selection_value, ascending, each once; NULL: a range */
    gint32 low, high;
};
typedef struct selection_node SelectionNode;

/* The node takes `values` over and puts them into order. */
struct selection_node *selection_node_values(enum selection_field field,
                                             gboolean excluded, GArray *values);

/* A range that is open at one end is never excluded: its other side is a range as well.
 */
struct selection_node *selection_node_range(enum selection_field field, gboolean excluded,
                                            gint32 low, gint32 high);

/* An empty array for nodes, which frees them. */
GPtrArray *selection_nodes_new(void);

/* SELECTION_ALL or SELECTION_ANY of these (selection_nodes_new(), taken over), in the
 * simplest form that says the same: no junction within one of its own kind, no condition
 * twice, and the conditions of one field drawn together where they are one ("age >= 18
 * and age < 30", "postcode = 9000 or postcode = 9030"). One child alone is returned as it
 * is; at least one is needed. */
struct selection_node *selection_node_join(enum selection_kind kind, GPtrArray *children);

struct selection_node *selection_node_copy(const struct selection_node *node);
void selection_node_free(struct selection_node *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SelectionNode, selection_node_free)

/* An array for struct selection_value that frees what they own. */
GArray *selection_values_new(void);

/* What a street or polling section is compared by: without case, accents, or differences
 * in writing ("Kerkstr." is Kerkstraat, "012" is 12). Appended to `out`. */
void selection_text_key(GString *out, enum selection_field field, const char *text);

/* The canonical form: selection_parse() makes an equal tree of it. Appended to `out`. */
void selection_node_write(const struct selection_node *node, GString *out);

/* The same with the names and words of a language of the operator's, which
 * selection_parse() understands as well. */
void selection_node_write_in(const struct selection_node *node, enum language language,
                             GString *out);

/* Calls `visit` for every term, as they are written. */
typedef void (*selection_visit)(const struct selection_node *term, gpointer user);
void selection_node_visit(const struct selection_node *node, selection_visit visit,
                          gpointer user);
