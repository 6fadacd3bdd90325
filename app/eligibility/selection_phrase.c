/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/selection_phrase.h"

#include <string.h>

#include "reference/municipality.h"

enum {
    MOST_GROUPS = 8
};

/* A form that begins with it is a clause of its own ("die …", "dont …"). */
#define CLAUSE '+'

struct speaker {
    const struct selection_words *words;
    const struct selection_speech *speech;
    const char *people;
};

/* ---- one condition ---- */

static void append_value(const struct speaker *speaker, const struct selection_node *term,
                         const struct selection_value *value, gboolean of, GString *out)
{
    char nis[8];
    const char *name = value->text;

    switch (selection_sort_of(term->field)) {
    case SELECTION_DAYS:
        speaker->speech->append_day(speaker->speech->wording, value->number, out);
        return;
    case SELECTION_TEXTS:
        break;
    case SELECTION_CODES:
        if (term->field == SELECTION_LANGUAGE) {
            name = speaker->words->languages[value->number];
            break;
        }
        g_snprintf(nis, sizeof nis, "%05d", value->number);
        name = municipality_name_in(municipality_by_nis(nis), speaker->words->language);
        break;
    case SELECTION_NUMBERS:
    case SELECTION_FLAG:
        g_string_append_printf(out, "%d", value->number);
        return;
    }
    if (of)
        speaker->speech->append_of(speaker->speech->wording, name, out);
    else
        g_string_append(out, name);
}

/* "9000, 9030 en 9040" */
static void append_list(const struct speaker *speaker, const struct selection_node *term,
                        const char *conjunction, gboolean of, GString *out)
{
    for (guint i = 0; i < term->values->len; i++) {
        if (i > 0 && i + 1 < term->values->len)
            g_string_append(out, ", ");
        else if (i > 0)
            g_string_append_printf(out, " %s ", conjunction);
        append_value(speaker, term,
                     &g_array_index(term->values, struct selection_value, i), of, out);
    }
}

static void append_number(const struct speaker *speaker,
                          const struct selection_node *term, gint32 number, GString *out)
{
    struct selection_value value = {.number = number};

    append_value(speaker, term, &value, FALSE, out);
}

static void append_place(const struct speaker *speaker, const struct selection_node *term,
                         const char *place, GString *out)
{
    const struct selection_words *words = speaker->words;

    if (term->values == NULL) {
        gint32 number = term->low == SELECTION_LOWEST ? term->high + 1 : term->low;
        append_number(speaker, term, g_str_equal(place, "b") ? term->high : number, out);
        return;
    }
    if (g_str_equal(place, "and"))
        append_list(speaker, term, words->and, FALSE, out);
    else if (g_str_equal(place, "or"))
        append_list(speaker, term, words->or, FALSE, out);
    else if (g_str_equal(place, "nor"))
        append_list(speaker, term, words->nor, FALSE, out);
    else if (g_str_equal(place, "of_and"))
        append_list(speaker, term, words->and, TRUE, out);
    else if (g_str_equal(place, "of_nor"))
        append_list(speaker, term, words->nor, TRUE, out);
}

/* In one pass: what is put in may hold braces of its own. */
static void append_filled(const struct speaker *speaker,
                          const struct selection_node *term, const char *form,
                          GString *out)
{
    const char *open, *close;

    while ((open = strchr(form, '{')) != NULL && (close = strchr(open, '}')) != NULL) {
        g_autofree char *place = g_strndup(open + 1, (gsize)(close - open - 1));
        g_string_append_len(out, form, open - form);
        append_place(speaker, term, place, out);
        form = close + 1;
    }
    g_string_append(out, form);
}

static enum selection_form form_of(const struct selection_node *term)
{
    if (term->field == SELECTION_HOUSE_SIDE)
        return g_array_index(term->values, struct selection_value, 0).number == 1
                   ? SELECTION_IS_ODD
                   : SELECTION_IS_EVEN;
    if (term->values != NULL)
        return term->excluded ? SELECTION_IS_NOT : SELECTION_IS;
    if (term->low == SELECTION_LOWEST)
        return SELECTION_LESS;
    if (term->high == SELECTION_HIGHEST)
        return SELECTION_LEAST;
    return term->excluded ? SELECTION_NOT_BETWEEN : SELECTION_BETWEEN_ENDS;
}

static const char *words_for(const struct speaker *speaker,
                             const struct selection_node *term)
{
    enum selection_form form = form_of(term);
    char *const *forms = speaker->words->forms[term->field];
    gboolean many = term->values != NULL && term->values->len > 1;

    if (many && form == SELECTION_IS && forms[SELECTION_IS_MANY] != NULL)
        form = SELECTION_IS_MANY;
    if (many && form == SELECTION_IS_NOT && forms[SELECTION_IS_NOT_MANY] != NULL)
        form = SELECTION_IS_NOT_MANY;
    return forms[form];
}

static gboolean is_clause(const struct speaker *speaker,
                          const struct selection_node *term)
{
    return *words_for(speaker, term) == CLAUSE;
}

static void append_term(const struct speaker *speaker, const struct selection_node *term,
                        GString *out)
{
    const char *form = words_for(speaker, term);

    append_filled(speaker, term, *form == CLAUSE ? form + 1 : form, out);
}

/* ---- a group of people ---- */

/* The terms of a group that are clauses, or that are not, in the order of the fields. */
static void append_terms(const struct speaker *speaker,
                         const struct selection_node *group, gboolean clauses,
                         GString *out)
{
    const char *last = NULL;

    for (int field = 0; field < SELECTION_FIELD_COUNT; field++)
        for (guint i = 0; i < group->children->len; i++) {
            const struct selection_node *term = group->children->pdata[i];
            const char *name = selection_field_name(term->field);
            if (term->field != (enum selection_field)field ||
                is_clause(speaker, term) != clauses)
                continue;
            g_string_append_c(out, ' ');
            if (last != NULL && (clauses || g_str_equal(last, name)))
                g_string_append_printf(out, "%s ", speaker->words->and);
            append_term(speaker, term, out);
            last = name;
        }
}

static void append_group(const struct speaker *speaker,
                         const struct selection_node *group, GString *out)
{
    g_string_append(out, speaker->people);
    if (group->kind == SELECTION_TERM) {
        g_string_append_c(out, ' ');
        append_term(speaker, group, out);
        return;
    }
    append_terms(speaker, group, FALSE, out);
    append_terms(speaker, group, TRUE, out);
}

/* ---- side by side ---- */

static struct selection_node *both(const struct selection_node *a,
                                   const struct selection_node *b)
{
    GPtrArray *pair = selection_nodes_new();

    g_ptr_array_add(pair, selection_node_copy(a));
    g_ptr_array_add(pair, selection_node_copy(b));
    return selection_node_join(SELECTION_ALL, pair);
}

static gboolean write_out(const struct selection_node *node, GPtrArray *groups);

/* Every group so far with every one of the child's. */
static gboolean multiply(GPtrArray *groups, const struct selection_node *child)
{
    g_autoptr(GPtrArray) others = selection_nodes_new();
    guint count = groups->len;

    if (!write_out(child, others) || count * others->len > MOST_GROUPS)
        return FALSE;
    for (guint i = 0; i < count; i++)
        for (guint j = 0; j < others->len; j++)
            g_ptr_array_add(groups, both(groups->pdata[i], others->pdata[j]));
    g_ptr_array_remove_range(groups, 0, count);
    return TRUE;
}

/* The tree as groups that are terms, or all of some terms; appended to `groups`. FALSE
 * when they are too many. */
static gboolean write_out(const struct selection_node *node, GPtrArray *groups)
{
    if (node->kind == SELECTION_TERM) {
        g_ptr_array_add(groups, selection_node_copy(node));
        return groups->len <= MOST_GROUPS;
    }
    if (node->kind == SELECTION_ANY) {
        for (guint i = 0; i < node->children->len; i++)
            if (!write_out(node->children->pdata[i], groups))
                return FALSE;
        return TRUE;
    }
    g_autoptr(GPtrArray) product = selection_nodes_new();
    gboolean few = write_out(node->children->pdata[0], product);
    for (guint i = 1; few && i < node->children->len; i++)
        few = multiply(product, node->children->pdata[i]);
    g_ptr_array_extend_and_steal(groups, g_steal_pointer(&product));
    return few && groups->len <= MOST_GROUPS;
}

static void append_groups(const struct speaker *speaker,
                          const struct selection_node *groups, GString *out)
{
    guint count = groups->children->len;

    for (guint i = 0; i < count; i++) {
        if (i > 0 && count > 2)
            g_string_append(out, speaker->words->groups);
        g_string_append(out, i > 0 ? " " : "");
        if (i > 0 && i + 1 == count)
            g_string_append_printf(out, "%s ", speaker->words->and);
        append_group(speaker, groups->children->pdata[i], out);
    }
}

/* ---- one condition with brackets ---- */

static void append_condition(const struct speaker *speaker,
                             const struct selection_node *node, GString *out)
{
    if (node->kind == SELECTION_TERM) {
        append_term(speaker, node, out);
        return;
    }
    for (guint i = 0; i < node->children->len; i++) {
        if (i > 0)
            g_string_append_printf(out, " %s ",
                                   node->kind == SELECTION_ALL ? speaker->words->and
                                                               : speaker->words->or);
        g_string_append_c(out, '(');
        append_condition(speaker, node->children->pdata[i], out);
        g_string_append_c(out, ')');
    }
}

static void append_bracketed(const struct speaker *speaker,
                             const struct selection_node *root, GString *out)
{
    g_autoptr(GString) condition = g_string_new(NULL);
    g_autoptr(GString) form = g_string_new(speaker->words->condition);

    append_condition(speaker, root, condition);
    /* The condition last: a street may be called anything. */
    g_string_replace(form, "{people}", speaker->people, 1);
    g_string_replace(form, "{condition}", condition->str, 1);
    g_string_append(out, form->str);
}

char *selection_phrase(const struct selection *selection,
                       const struct selection_words *words,
                       const struct selection_speech *speech,
                       enum selection_people people)
{
    struct speaker speaker = {words, speech,
                              people == SELECTION_VOTERS ? words->voters : words->others};
    g_autoptr(GPtrArray) groups = selection_nodes_new();
    GString *phrase = g_string_new(NULL);

    if (!write_out(selection->root, groups)) {
        append_bracketed(&speaker, selection->root, phrase);
        return g_string_free(phrase, FALSE);
    }
    g_autoptr(SelectionNode) joined =
        selection_node_join(SELECTION_ANY, g_steal_pointer(&groups));
    if (joined->kind == SELECTION_ANY)
        append_groups(&speaker, joined, phrase);
    else
        append_group(&speaker, joined, phrase);
    return g_string_free(phrase, FALSE);
}

/* ---- the data ---- */

static enum selection_data data_of(enum selection_field field)
{
    switch (field) {
    case SELECTION_AGE:
    case SELECTION_FIRST_TIME_VOTER:
        return SELECTION_DATA_BIRTH_DATE;
    case SELECTION_BIRTH_YEAR:
        return SELECTION_DATA_BIRTH_YEAR;
    case SELECTION_POLLING_SECTION:
        return SELECTION_DATA_POLLING_SECTION;
    case SELECTION_LANGUAGE:
        return SELECTION_DATA_LANGUAGE;
    case SELECTION_CONSENT_DATE:
        return SELECTION_DATA_CONSENT_DATE;
    case SELECTION_RELATION_DATE:
        return SELECTION_DATA_RELATION_DATE;
    default:
        return SELECTION_DATA_ADDRESS;
    }
}

static void mark_data(const struct selection_node *term, gpointer user)
{
    gboolean *used = user;

    used[data_of(term->field)] = TRUE;
}

char *selection_data_phrase(const struct selection *selection,
                            const struct selection_words *words, gboolean with_address)
{
    gboolean used[SELECTION_DATA_COUNT] = {FALSE};
    g_autoptr(GString) phrase = g_string_new(NULL);
    int last = -1;

    selection_node_visit(selection->root, mark_data, used);
    used[SELECTION_DATA_ADDRESS] = used[SELECTION_DATA_ADDRESS] && with_address;
    /* The date tells the year. */
    used[SELECTION_DATA_BIRTH_YEAR] =
        used[SELECTION_DATA_BIRTH_YEAR] && !used[SELECTION_DATA_BIRTH_DATE];
    for (int i = 0; i < SELECTION_DATA_COUNT; i++)
        last = used[i] ? i : last;
    for (int i = 0; i <= last; i++) {
        if (!used[i])
            continue;
        if (phrase->len > 0 && i == last)
            g_string_append_printf(phrase, " %s ", words->and);
        else if (phrase->len > 0)
            g_string_append(phrase, ", ");
        g_string_append(phrase, words->data[i]);
    }
    return last >= 0 ? g_strdup(phrase->str) : NULL;
}
