/* SPDX-License-Identifier: GPL-3.0-or-later */

/*     any:       all { "or" all }
 *     all:       one { "and" one }
 *     one:       { "not" } ( "(" any ")" | condition )
 *     condition: field compare | flag [ ("=" | "!=") ("yes" | "no") ]
 *     compare:   ("=" | "!=" | "<" | "<=" | ">" | ">=") value
 *              | [ "not" ] "in" "(" value { "," value } ")"
 *              | [ "not" ] "between" value "and" value
 *
 * A "not" is carried down to the conditions while they are read (De Morgan). */

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "eligibility/selection.h"
#include "eligibility/selection_literal.h"
#include "eligibility/selection_scan.h"
#include "reference/calendar.h"

enum {
    DEEPEST = 20, /* brackets within brackets */
    MOST_CONDITIONS = 64,
    MOST_VALUES = 1000, /* in one list */
};

struct parse {
    const struct selection_token *token; /* the next one */
    guint depth, conditions;
    const struct election *election, *previous;
};

static enum selection_keyword keyword(const struct selection_token *token)
{
    return token->kind == TOKEN_WORD ? selection_keyword_find(token->key)
                                     : SELECTION_NO_KEYWORD;
}

static gboolean take_keyword(struct parse *parse, enum selection_keyword wanted)
{
    if (keyword(parse->token) != wanted)
        return FALSE;
    parse->token++;
    return TRUE;
}

static gboolean take_sign(struct parse *parse, enum selection_token_kind wanted)
{
    if (parse->token->kind != wanted)
        return FALSE;
    parse->token++;
    return TRUE;
}

/* ---- fields ---- */

/* So many words from here on, as one. */
static GString *words_from(const struct selection_token *token, guint count,
                           gboolean folded)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0; i < count; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? " " : "",
                               folded ? token[i].key : token[i].text);
    return words;
}

static guint words_in_a_row(const struct selection_token *token)
{
    guint count = 0;

    while (count < SELECTION_FIELD_WORDS && token[count].kind == TOKEN_WORD)
        count++;
    return count;
}

static gboolean refuse(const char *sentence, GError **error)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED, _(sentence));
    return FALSE;
}

/* No name of a field, and none that is refused: a slip of the pen for one of the former,
 * or words of which one is refused. */
static gboolean unknown_field(const struct selection_token *token, GError **error)
{
    guint count = 1, row = words_in_a_row(token);

    while (count < row && keyword(&token[count]) == SELECTION_NO_KEYWORD)
        count++;
    g_autoptr(GString) key = words_from(token, count, TRUE);
    g_autoptr(GString) text = words_from(token, count, FALSE);
    const char *near = selection_field_near(key->str, 2);
    const char *refusal = near == NULL ? selection_refusal_within(key->str) : NULL;
    if (refusal != NULL)
        return refuse(refusal, error);
    if (near == NULL)
        near = selection_field_near(key->str, (guint)key->len / 4 + 1);
    if (near != NULL)
        return selection_wrong(token, error,
                               _("people cannot be chosen by “%s”; did you mean “%s”?"),
                               text->str, near);
    return selection_wrong(token, error,
                           _("people cannot be chosen by “%s”; see what they can be "
                             "chosen by with “kiespost mailing new --help”"),
                           text->str);
}

/* The longest name that begins here: "code postal", "year of birth"; and "langue
 * maternelle", which is refused, rather than "langue", which is not. */
static gboolean take_field(struct parse *parse, enum selection_field *field,
                           GError **error)
{
    for (guint count = words_in_a_row(parse->token); count > 0; count--) {
        g_autoptr(GString) key = words_from(parse->token, count, TRUE);
        const char *refusal = selection_refusal(key->str);
        if (selection_field_find(key->str, field)) {
            parse->token += count;
            return TRUE;
        }
        if (refusal != NULL)
            return refuse(refusal, error);
    }
    if (parse->token->kind == TOKEN_WORD && keyword(parse->token) == SELECTION_NO_KEYWORD)
        return unknown_field(parse->token, error);
    return selection_wrong(parse->token, error,
                           _("a condition is missing here, such as “age < 30”"));
}

/* ---- conditions ---- */

static struct selection_node *one_number(enum selection_field field, gboolean excluded,
                                         gint32 number)
{
    GArray *values = selection_values_new();
    struct selection_value value = {.number = number};

    g_array_append_val(values, value);
    return selection_node_values(field, excluded, values);
}

/* The bound that comes nearest: whoever was too young when the term of office began. The
 * voting age then is taken to be that of now, and the vote to be on the same day. */
static void wrong_without_previous(const struct parse *parse,
                                   const struct selection_token *place, GError **error)
{
    enum {
        YEARS_LOCAL = 6,
        YEARS_OTHER = 5
    };
    const struct election *election = parse->election;
    gboolean is_local = g_str_has_suffix(election->regime->id, "-LOC");
    int years = is_local ? YEARS_LOCAL : YEARS_OTHER;

    selection_wrong(place, error,
                    _("the calendar of this program does not have the election before "
                      "this one, so nobody can tell to the day who votes for the first "
                      "time; if it was %d years earlier, “age < %d” comes nearest"),
                    years, election->voting_age + years);
}

/* Alone, or followed by yes or no. */
static struct selection_node *parse_flag(struct parse *parse,
                                         const struct selection_token *place,
                                         enum selection_field field, gboolean negated,
                                         GError **error)
{
    gboolean unequal = parse->token->kind == TOKEN_UNEQUAL;

    if (parse->previous == NULL) {
        wrong_without_previous(parse, place, error);
        return NULL;
    }
    if (take_sign(parse, TOKEN_EQUAL) || take_sign(parse, TOKEN_UNEQUAL)) {
        /* French has one word for both. */
        gboolean no = keyword(parse->token) == SELECTION_NO ||
                      strcmp(parse->token->key, "non") == 0;
        if (!no && keyword(parse->token) != SELECTION_YES) {
            selection_wrong(parse->token, error,
                            _("write yes or no here (ja or nee, oui or non)"));
            return NULL;
        }
        parse->token++;
        negated ^= no ^ unequal;
    }
    return one_number(field, negated, 1);
}

/* One house is somebody's address: R-43 lets choose by age and area. */
static struct selection_node *parse_side(struct parse *parse, gboolean negated,
                                         GError **error)
{
    if (take_keyword(parse, SELECTION_ODD))
        return one_number(SELECTION_HOUSE_SIDE, FALSE, negated ? 0 : 1);
    if (take_keyword(parse, SELECTION_EVEN))
        return one_number(SELECTION_HOUSE_SIDE, FALSE, negated ? 1 : 0);
    selection_wrong(parse->token, error,
                    _("one house is an address, not an area; write “odd” or “even”, or "
                      "choose house numbers with <, <=, >, >= or between"));
    return NULL;
}

static gboolean add_literal(struct parse *parse, enum selection_field field,
                            GArray *values, GError **error)
{
    struct selection_value value;

    if (values->len == MOST_VALUES)
        return selection_wrong(parse->token, error, _("a list holds at most %d values"),
                               MOST_VALUES);
    if (!selection_literal(field, parse->token, SELECTION_NAMED, &value, error))
        return FALSE;
    g_array_append_val(values, value);
    parse->token++;
    return TRUE;
}

static struct selection_node *parse_equal(struct parse *parse, enum selection_field field,
                                          gboolean excluded, GError **error)
{
    g_autoptr(GArray) values = selection_values_new();

    if (field == SELECTION_HOUSE_NUMBER)
        return parse_side(parse, excluded, error);
    return add_literal(parse, field, values, error)
               ? selection_node_values(field, excluded, g_steal_pointer(&values))
               : NULL;
}

static struct selection_node *parse_list(struct parse *parse, enum selection_field field,
                                         gboolean excluded, GError **error)
{
    g_autoptr(GArray) values = selection_values_new();
    const struct selection_token *open = parse->token;

    if (field == SELECTION_HOUSE_NUMBER)
        return parse_side(parse, excluded, error);
    if (!take_sign(parse, TOKEN_OPEN)) {
        selection_wrong(
            open, error,
            _("a list stands in brackets here, with commas: in (9000, 9030)"));
        return NULL;
    }
    do {
        if (!add_literal(parse, field, values, error))
            return NULL;
    } while (take_sign(parse, TOKEN_COMMA));
    if (take_sign(parse, TOKEN_CLOSE))
        return selection_node_values(field, excluded, g_steal_pointer(&values));
    selection_wrong(parse->token, error,
                    _("in this list a comma or a closing bracket is missing"));
    return NULL;
}

static struct selection_node *parse_between(struct parse *parse,
                                            enum selection_field field, gboolean excluded,
                                            GError **error)
{
    const struct selection_token *place = parse->token;
    struct selection_value low, high;

    if (!selection_literal(field, parse->token++, SELECTION_END, &low, error))
        return NULL;
    if (!take_keyword(parse, SELECTION_AND)) {
        selection_wrong(parse->token, error,
                        _("“between” takes two values: between 18 and 29"));
        return NULL;
    }
    if (!selection_literal(field, parse->token++, SELECTION_END, &high, error))
        return NULL;
    if (low.number > high.number) {
        selection_wrong(place, error, _("the first value is above the second"));
        return NULL;
    }
    if (low.number == high.number && field == SELECTION_HOUSE_NUMBER) {
        parse->token = place;
        return parse_side(parse, excluded, error);
    }
    return selection_node_range(field, excluded, low.number, high.number);
}

static struct selection_node *parse_bound(struct parse *parse, enum selection_field field,
                                          enum selection_token_kind sign,
                                          gboolean excluded, GError **error)
{
    enum selection_use use =
        sign == TOKEN_LESS || sign == TOKEN_AT_LEAST ? SELECTION_BOUND : SELECTION_END;
    gint32 low = SELECTION_LOWEST, high = SELECTION_HIGHEST;
    struct selection_value bound;

    if (!selection_literal(field, parse->token, use, &bound, error))
        return NULL;
    parse->token++;
    if (sign == TOKEN_LESS || sign == TOKEN_AT_MOST)
        high = bound.number - (sign == TOKEN_LESS ? 1 : 0);
    else
        low = bound.number + (sign == TOKEN_MORE ? 1 : 0);
    return selection_node_range(field, excluded, low, high);
}

/* What follows a field that is neither equal nor in a list. */
static struct selection_node *parse_ordered(struct parse *parse,
                                            enum selection_field field, gboolean excluded,
                                            GError **error)
{
    enum selection_sort sort = selection_sort_of(field);
    const struct selection_token *place = parse->token;
    gboolean between = take_keyword(parse, SELECTION_BETWEEN);

    if (!between && (place->kind < TOKEN_LESS || place->kind > TOKEN_AT_LEAST)) {
        selection_wrong(place, error,
                        _("behind “%s” stands =, !=, <, <=, >, >=, “in” or “between”"),
                        selection_field_name(field));
        return NULL;
    }
    if (sort != SELECTION_NUMBERS && sort != SELECTION_DAYS) {
        selection_wrong(place, error, _("“%s” is compared with =, != or “in” only"),
                        selection_field_name(field));
        return NULL;
    }
    if (between)
        return parse_between(parse, field, excluded, error);
    parse->token++;
    return parse_bound(parse, field, place->kind, excluded, error);
}

static struct selection_node *parse_condition(struct parse *parse, gboolean negated,
                                              GError **error)
{
    const struct selection_token *place = parse->token;
    enum selection_field field;

    if (++parse->conditions > MOST_CONDITIONS) {
        selection_wrong(place, error, _("a selection has at most %d conditions"),
                        MOST_CONDITIONS);
        return NULL;
    }
    if (!take_field(parse, &field, error))
        return NULL;
    if (selection_sort_of(field) == SELECTION_FLAG)
        return parse_flag(parse, place, field, negated, error);
    if (field == SELECTION_HOUSE_NUMBER && (keyword(parse->token) == SELECTION_ODD ||
                                            keyword(parse->token) == SELECTION_EVEN))
        return parse_side(parse, negated, error);
    if (take_sign(parse, TOKEN_EQUAL))
        return parse_equal(parse, field, negated, error);
    if (take_sign(parse, TOKEN_UNEQUAL))
        return parse_equal(parse, field, !negated, error);
    if (take_keyword(parse, SELECTION_NOT))
        negated = !negated;
    if (take_keyword(parse, SELECTION_IN))
        return parse_list(parse, field, negated, error);
    return parse_ordered(parse, field, negated, error);
}

/* ---- junctions ---- */

static struct selection_node *parse_any(struct parse *parse, gboolean negated,
                                        GError **error);

static void wrong_between_conditions(const struct parse *parse, GError **error)
{
    selection_wrong(parse->token, error,
                    _("“%s” is not expected here; between two conditions stands “and” "
                      "or “or”"),
                    parse->token->text);
}

static struct selection_node *parse_bracketed(struct parse *parse, gboolean negated,
                                              GError **error)
{
    const struct selection_token *open = parse->token++;

    if (++parse->depth > DEEPEST) {
        selection_wrong(open, error, _("there are too many brackets within brackets"));
        return NULL;
    }
    g_autoptr(SelectionNode) inside = parse_any(parse, negated, error);
    parse->depth--;
    if (inside == NULL || take_sign(parse, TOKEN_CLOSE))
        return g_steal_pointer(&inside);
    if (parse->token->kind == TOKEN_END)
        selection_wrong(open, error, _("this bracket is not closed"));
    else
        wrong_between_conditions(parse, error);
    return NULL;
}

static struct selection_node *parse_one(struct parse *parse, gboolean negated,
                                        GError **error)
{
    while (take_keyword(parse, SELECTION_NOT))
        negated = !negated;
    return parse->token->kind == TOKEN_OPEN ? parse_bracketed(parse, negated, error)
                                            : parse_condition(parse, negated, error);
}

typedef struct selection_node *(*part_parser)(struct parse *parse, gboolean negated,
                                              GError **error);

static struct selection_node *parse_joined(struct parse *parse, part_parser part,
                                           enum selection_keyword between,
                                           enum selection_kind kind, gboolean negated,
                                           GError **error)
{
    g_autoptr(GPtrArray) children = selection_nodes_new();

    do {
        struct selection_node *child = part(parse, negated, error);
        if (child == NULL)
            return NULL;
        g_ptr_array_add(children, child);
    } while (take_keyword(parse, between));
    return selection_node_join(kind, g_steal_pointer(&children));
}

static struct selection_node *parse_all(struct parse *parse, gboolean negated,
                                        GError **error)
{
    return parse_joined(parse, parse_one, SELECTION_AND,
                        negated ? SELECTION_ANY : SELECTION_ALL, negated, error);
}

static struct selection_node *parse_any(struct parse *parse, gboolean negated,
                                        GError **error)
{
    return parse_joined(parse, parse_all, SELECTION_OR,
                        negated ? SELECTION_ALL : SELECTION_ANY, negated, error);
}

/* ---- the whole ---- */

static const struct election *election_before(const struct election *election)
{
    const struct election *previous = NULL;

    for (guint i = 0; i < election_count(); i++) {
        const struct election *other = election_at(i);
        if (other->regime == election->regime && other->day < election->day &&
            (previous == NULL || other->day > previous->day))
            previous = other;
    }
    return previous;
}

static struct selection_node *parse_whole(struct parse *parse, GError **error)
{
    if (parse->token->kind == TOKEN_END) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("“--select” is empty; leave it out to write to everybody"));
        return NULL;
    }
    g_autoptr(SelectionNode) root = parse_any(parse, FALSE, error);
    if (root == NULL || parse->token->kind == TOKEN_END)
        return g_steal_pointer(&root);
    if (parse->token->kind == TOKEN_CLOSE)
        selection_wrong(parse->token, error, _("this bracket was never opened"));
    else
        wrong_between_conditions(parse, error);
    return NULL;
}

static struct selection_node *parse_text(const char *text,
                                         const struct election *election,
                                         const struct election *previous, GError **error)
{
    g_autoptr(GArray) tokens = selection_scan(text, error);
    struct parse parse = {.election = election, .previous = previous};

    if (tokens == NULL)
        return NULL;
    parse.token = &g_array_index(tokens, struct selection_token, 0);
    return parse_whole(&parse, error);
}

/* The canonical form spells out what was short and has more brackets: near the limits it
 * may lie past them. What is stored must be read again. */
static gboolean is_within_limits(const char *canonical, const struct election *election,
                                 const struct election *previous, GError **error)
{
    g_autoptr(SelectionNode) again = parse_text(canonical, election, previous, NULL);

    if (again == NULL)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("“--select” is too long or too deep; make several mailings "
                              "of it"));
    return again != NULL;
}

struct selection *selection_parse(const char *text, const struct election *election,
                                  GError **error)
{
    const struct election *previous = election_before(election);
    g_autoptr(SelectionNode) root = parse_text(text, election, previous, error);
    g_autoptr(GString) canonical = g_string_new(NULL);

    if (root == NULL)
        return NULL;
    selection_node_write(root, canonical);
    if (!is_within_limits(canonical->str, election, previous, error))
        return NULL;
    struct selection *selection = g_new0(struct selection, 1);
    selection->root = g_steal_pointer(&root);
    selection->text = g_strdup(canonical->str);
    selection->election = election;
    selection->previous = previous;
    return selection;
}
