/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/selection_matcher.h"

#include <string.h>

#include "base/day.h"

/* Every question becomes "does this number lie in one of these spans?". What is not known
 * of a recipient is this number, as DAY_UNKNOWN is. */
#define NOT_KNOWN G_MININT32
G_STATIC_ASSERT(DAY_UNKNOWN == NOT_KNOWN);
G_STATIC_ASSERT(NOT_KNOWN < SELECTION_LOWEST);

struct span {
    gint32 low, high; /* both included */
};

enum column {
    COLUMN_BIRTH_DATE,
    COLUMN_MUNICIPALITY,
    COLUMN_POSTCODE,
    COLUMN_POLLING_SECTION, /* which of the texts that the selection names; 0: another */
    COLUMN_STREET,          /* likewise */
    COLUMN_HOUSE_NUMBER,
    COLUMN_HOUSE_SIDE,
    COLUMN_LANGUAGE,
    COLUMN_CONSENT_DATE,
    COLUMN_RELATION_DATE,
};

/* In the order in which they are asked: a junction before its children. */
struct step {
    enum selection_kind kind;
    guint past;         /* the step behind this one and its children */
    enum column column; /* of a term */
    gboolean excluded;
    guint first, count; /* spans of a term */
};

/* Texts are numbered from 1, each folded spelling once, and every spelling met in the
 * rows is folded once. */
struct text_numbers {
    enum selection_field field;
    GHashTable *named;  /* key → number */
    GHashTable *memory; /* as it stands in a row → number */
};

enum {
    MEMORY_MOST = 20000 /* spellings; a town has a few thousand streets */
};

struct selection_matcher {
    GArray *steps; /* struct step */
    GArray *spans; /* struct span, those of one term in ascending order */
    struct text_numbers streets, sections;
    GString *key; /* for folding */
};

/* ---- compiling ---- */

static enum column column_of(enum selection_field field)
{
    switch (field) {
    case SELECTION_AGE:
    case SELECTION_BIRTH_YEAR:
    case SELECTION_FIRST_TIME_VOTER:
        return COLUMN_BIRTH_DATE;
    case SELECTION_MUNICIPALITY:
        return COLUMN_MUNICIPALITY;
    case SELECTION_POSTCODE:
        return COLUMN_POSTCODE;
    case SELECTION_POLLING_SECTION:
        return COLUMN_POLLING_SECTION;
    case SELECTION_STREET:
        return COLUMN_STREET;
    case SELECTION_HOUSE_NUMBER:
        return COLUMN_HOUSE_NUMBER;
    case SELECTION_HOUSE_SIDE:
        return COLUMN_HOUSE_SIDE;
    case SELECTION_LANGUAGE:
        return COLUMN_LANGUAGE;
    case SELECTION_CONSENT_DATE:
        return COLUMN_CONSENT_DATE;
    case SELECTION_RELATION_DATE:
        return COLUMN_RELATION_DATE;
    case SELECTION_FIELD_COUNT:
        break;
    }
    g_error("no such field");
}

/* Ages as birth dates: at least `low` and at most `high` years old on polling day. */
static struct span born_for_age(const struct selection *selection, gint32 low,
                                gint32 high)
{
    day_number poll = selection->election->day;

    return (struct span){
        high == SELECTION_HIGHEST ? SELECTION_LOWEST
                                  : selection_birth_cutoff(high + 1, poll) + 1,
        low == SELECTION_LOWEST ? SELECTION_HIGHEST : selection_birth_cutoff(low, poll),
    };
}

static struct span born_in_years(gint32 low, gint32 high)
{
    return (struct span){
        low == SELECTION_LOWEST ? SELECTION_LOWEST : day_from_ymd(low, 1, 1),
        high == SELECTION_HIGHEST ? SELECTION_HIGHEST : day_from_ymd(high, 12, 31),
    };
}

/* Too young at the previous election of its kind, old enough at this one. */
static struct span born_for_first_time(const struct selection *selection)
{
    const struct election *now = selection->election, *before = selection->previous;

    return (struct span){
        selection_birth_cutoff(before->voting_age, before->day) + 1,
        selection_birth_cutoff(now->voting_age, now->day),
    };
}

static struct span span_of(const struct selection *selection, enum selection_field field,
                           gint32 low, gint32 high)
{
    switch (field) {
    case SELECTION_AGE:
        return born_for_age(selection, low, high);
    case SELECTION_BIRTH_YEAR:
        return born_in_years(low, high);
    case SELECTION_FIRST_TIME_VOTER:
        return born_for_first_time(selection);
    default:
        return (struct span){low, high};
    }
}

static gint32 number_of_text(struct text_numbers *numbers, const char *key)
{
    gpointer known = g_hash_table_lookup(numbers->named, key);

    if (known == NULL) {
        known = GINT_TO_POINTER((gint)g_hash_table_size(numbers->named) + 1);
        g_hash_table_insert(numbers->named, g_strdup(key), known);
    }
    return GPOINTER_TO_INT(known);
}

static int compare_spans(const void *a, const void *b)
{
    gint32 left = ((const struct span *)a)->low, right = ((const struct span *)b)->low;

    return left < right ? -1 : left > right;
}

/* Values follow one another in the order of their field, which age turns round. */
static GArray *spans_of(struct selection_matcher *matcher,
                        const struct selection *selection,
                        const struct selection_node *term)
{
    GArray *spans = g_array_new(FALSE, FALSE, sizeof(struct span));

    for (guint i = 0; i < (term->values != NULL ? term->values->len : 1); i++) {
        gint32 low = term->low, high = term->high;
        if (term->values != NULL) {
            const struct selection_value *value =
                &g_array_index(term->values, struct selection_value, i);
            low = value->number;
            if (term->field == SELECTION_STREET)
                low = number_of_text(&matcher->streets, value->key);
            else if (term->field == SELECTION_POLLING_SECTION)
                low = number_of_text(&matcher->sections, value->key);
            high = low;
        }
        struct span span = span_of(selection, term->field, low, high);
        g_array_append_val(spans, span);
    }
    g_array_sort(spans, compare_spans);
    return spans;
}

static void compile(struct selection_matcher *matcher, const struct selection *selection,
                    const struct selection_node *node)
{
    struct step step = {.kind = node->kind};
    guint here = matcher->steps->len;

    if (node->kind == SELECTION_TERM) {
        g_autoptr(GArray) spans = spans_of(matcher, selection, node);
        step.column = column_of(node->field);
        step.excluded = node->excluded;
        step.first = matcher->spans->len;
        step.count = spans->len;
        g_array_append_vals(matcher->spans, spans->data, spans->len);
    }
    g_array_append_val(matcher->steps, step);
    for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        compile(matcher, selection, node->children->pdata[i]);
    g_array_index(matcher->steps, struct step, here).past = matcher->steps->len;
}

static void text_numbers_init(struct text_numbers *numbers, enum selection_field field)
{
    numbers->field = field;
    numbers->named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    numbers->memory = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void text_numbers_clear(struct text_numbers *numbers)
{
    g_hash_table_unref(numbers->named);
    g_hash_table_unref(numbers->memory);
}

struct selection_matcher *selection_matcher_new(const struct selection *selection)
{
    struct selection_matcher *matcher = g_new0(struct selection_matcher, 1);

    matcher->steps = g_array_new(FALSE, FALSE, sizeof(struct step));
    matcher->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
    matcher->key = g_string_new(NULL);
    text_numbers_init(&matcher->streets, SELECTION_STREET);
    text_numbers_init(&matcher->sections, SELECTION_POLLING_SECTION);
    compile(matcher, selection, selection->root);
    return matcher;
}

void selection_matcher_free(struct selection_matcher *matcher)
{
    if (matcher == NULL)
        return;
    g_array_unref(matcher->steps);
    g_array_unref(matcher->spans);
    text_numbers_clear(&matcher->streets);
    text_numbers_clear(&matcher->sections);
    g_string_free(matcher->key, TRUE);
    g_free(matcher);
}

/* ---- asking ---- */

/* The digits that a text begins with; not known when there are none, or too many. */
static gint32 leading_number(const char *text, const char **end)
{
    gint32 number = 0;
    guint digits = 0;

    for (; g_ascii_isdigit(*text) && digits < 9; text++, digits++)
        number = number * 10 + (*text - '0');
    *end = text;
    return digits > 0 && !g_ascii_isdigit(*text) ? number : NOT_KNOWN;
}

/* A code of digits and nothing else. */
static gint32 whole_number(const char *text)
{
    const char *end;
    gint32 number = leading_number(text, &end);

    return *end == '\0' ? number : NOT_KNOWN;
}

static gint32 house_number(const struct recipient *recipient)
{
    const char *end;

    return leading_number(recipient->house_number, &end);
}

static gint32 text_number(struct selection_matcher *matcher, struct text_numbers *numbers,
                          const char *text)
{
    gpointer number;

    if (*text == '\0')
        return NOT_KNOWN;
    if (g_hash_table_lookup_extended(numbers->memory, text, NULL, &number))
        return GPOINTER_TO_INT(number);
    g_string_truncate(matcher->key, 0);
    selection_text_key(matcher->key, numbers->field, text);
    number = g_hash_table_lookup(numbers->named, matcher->key->str);
    if (g_hash_table_size(numbers->memory) >= MEMORY_MOST)
        g_hash_table_remove_all(numbers->memory);
    g_hash_table_insert(numbers->memory, g_strdup(text), number);
    return GPOINTER_TO_INT(number);
}

static gint32 column_value(struct selection_matcher *matcher, enum column column,
                           const struct recipient *recipient, const char *nis)
{
    gint32 number;

    switch (column) {
    case COLUMN_BIRTH_DATE:
        return recipient->birth_date;
    case COLUMN_MUNICIPALITY:
        return whole_number(nis);
    case COLUMN_POSTCODE:
        return whole_number(recipient->postcode);
    case COLUMN_POLLING_SECTION:
        return text_number(matcher, &matcher->sections, recipient->polling_section);
    case COLUMN_STREET:
        return text_number(matcher, &matcher->streets, recipient->street);
    case COLUMN_HOUSE_NUMBER:
        return house_number(recipient);
    case COLUMN_HOUSE_SIDE:
        number = house_number(recipient);
        return number != NOT_KNOWN ? number % 2 : NOT_KNOWN;
    case COLUMN_LANGUAGE:
        return recipient->language != LANGUAGE_UNKNOWN ? (gint32)recipient->language
                                                       : NOT_KNOWN;
    case COLUMN_CONSENT_DATE:
        return recipient->consent_date;
    case COLUMN_RELATION_DATE:
        return recipient->relation_date;
    }
    g_error("no such column");
}

/* The last span that begins at or before the number is the only one that may hold it. */
static gboolean spans_hold(const struct span *spans, guint count, gint32 number)
{
    guint low = 0;

    while (low < count) {
        guint middle = low + (count - low) / 2;
        if (spans[middle].low <= number)
            low = middle + 1;
        else
            count = middle;
    }
    return low > 0 && number <= spans[low - 1].high;
}

static enum selection_answer ask_term(struct selection_matcher *matcher,
                                      const struct step *step,
                                      const struct recipient *recipient, const char *nis)
{
    gint32 number = column_value(matcher, step->column, recipient, nis);

    if (number == NOT_KNOWN)
        return SELECTION_NOT_KNOWN;
    gboolean held = spans_hold(&g_array_index(matcher->spans, struct span, step->first),
                               step->count, number);
    return held != step->excluded ? SELECTION_INSIDE : SELECTION_OUTSIDE;
}

/* Of all, the least answer; of any, the greatest. What can no longer change is not asked.
 */
static enum selection_answer ask_step(struct selection_matcher *matcher, guint index,
                                      const struct recipient *recipient, const char *nis)
{
    const struct step *steps = (const struct step *)(const void *)matcher->steps->data;
    const struct step *step = &steps[index];

    if (step->kind == SELECTION_TERM)
        return ask_term(matcher, step, recipient, nis);
    gboolean all = step->kind == SELECTION_ALL;
    enum selection_answer settled = all ? SELECTION_OUTSIDE : SELECTION_INSIDE;
    enum selection_answer joined = all ? SELECTION_INSIDE : SELECTION_OUTSIDE;
    for (guint i = index + 1; i < step->past && joined != settled; i = steps[i].past) {
        enum selection_answer answer = ask_step(matcher, i, recipient, nis);
        joined = all ? MIN(joined, answer) : MAX(joined, answer);
    }
    return joined;
}

enum selection_answer selection_matcher_ask(struct selection_matcher *matcher,
                                            const struct recipient *recipient,
                                            const char *nis)
{
    return ask_step(matcher, 0, recipient, nis);
}
