/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/score.h"

#include <string.h>

#include "base/i18n.h"
#include "provenance/recognition_private.h"
#include "provenance/voter_columns.h"

enum {
    EVIDENCE_MOST = 12,
};

/* Beside the heaviest class a faint one is the same words seen twice, unless something in
 * it stands by itself. */
static const double faint_share = 0.4;
static const double stands_by_itself = 0.9;

/* A word that titles many columns ("Klant naam", "Klant straat" …) is one sign. */
static const double repeated_word = 0.25;

struct item {
    double points;
    guint order; /* in which it was found: equal points stay so */
    char *text;
};

struct score {
    double points, strongest;
    GArray *items;
};

/* Classes that a file may belong to without saying to which: the customers of a trade
 * that no table knows are customers still. Where none of them has enough by itself but
 * all together have, the heaviest gets what they have; for files that would be closed,
 * more is asked. */
static const struct family {
    double enough;
    int classes[6]; /* ended by CLASS_COUNT */
} families[] = {
    {1.0,
     {CLASS_CRM_BUSINESS, CLASS_ACCOUNTING_CUSTOMERS, CLASS_ECOMMERCE_CUSTOMERS,
      CLASS_POS, CLASS_COUNT}},
    {1.0, {CLASS_ASSOCIATION, CLASS_SPORTS_CLUB, CLASS_PARTY_MEMBERS, CLASS_COUNT}},
    {1.3,
     {CLASS_MUNICIPAL_SERVICES, CLASS_MUNICIPAL_PERMITS, CLASS_MUNICIPAL_POPULATION,
      CLASS_COUNT}},
};

struct scores {
    const struct recognition *of;
    struct score classes[CLASS_COUNT];
    struct score families[G_N_ELEMENTS(families)];
    /* Of the column at hand, the best item of each family. */
    struct item best[G_N_ELEMENTS(families)];
};

static void clear_item(gpointer pointer)
{
    g_free(((struct item *)pointer)->text);
}

static void append(struct score *score, double points, char *text)
{
    struct item item = {points, score->items->len, text};

    score->points += points;
    score->strongest = MAX(score->strongest, points);
    g_array_append_val(score->items, item);
}

static gboolean is_of_family(const struct family *family, int class)
{
    for (const int *of = family->classes; *of != CLASS_COUNT; of++)
        if (*of == class)
            return TRUE;
    return FALSE;
}

/* Takes `text`. */
static void add(struct scores *scores, int class, double points, char *text)
{
    for (gsize i = 0; i < G_N_ELEMENTS(families); i++) {
        struct item *best = &scores->best[i];
        if (!is_of_family(&families[i], class) || points <= best->points)
            continue;
        g_free(best->text);
        best->points = points;
        best->text = g_strdup(text);
    }
    append(&scores->classes[class], points, text);
}

/* Behind each column: it counts once for a family, however many of its classes claim it.
 */
static void end_column(struct scores *scores)
{
    for (gsize i = 0; i < G_N_ELEMENTS(families); i++) {
        struct item *best = &scores->best[i];
        if (best->points > 0)
            append(&scores->families[i], best->points, g_steal_pointer(&best->text));
        best->points = 0;
    }
}

/* Ties go to the class named first. */
static int heaviest_of(const struct scores *scores, const struct family *family)
{
    int heaviest = family->classes[0];

    for (const int *of = family->classes; *of != CLASS_COUNT; of++)
        if (scores->classes[*of].points > scores->classes[heaviest].points)
            heaviest = *of;
    return heaviest;
}

static void join_families(struct scores *scores)
{
    for (gsize i = 0; i < G_N_ELEMENTS(families); i++) {
        int heaviest = heaviest_of(scores, &families[i]);
        struct score kept = scores->classes[heaviest];
        if (kept.points >= 1 || scores->families[i].points < families[i].enough)
            continue;
        scores->classes[heaviest] = scores->families[i];
        scores->families[i] = kept;
    }
}

static double weight_of(double points)
{
    return points / (points + 1);
}

/* ---- titles */

static void add_title(struct scores *scores, const struct title *title, GHashTable *words)
{
    for (int class = 0; class < CLASS_COUNT; class ++) {
        double points = title->points[class];
        const char *word = title->word[class];
        if (points <= 0)
            continue;
        if (word != NULL) {
            g_autofree char *key = g_strdup_printf("%d %s", class, word);
            if (!g_hash_table_add(words, g_steal_pointer(&key)))
                points *= repeated_word;
        }
        add(scores, class, points, recognition_title_sentence(title));
    }
    end_column(scores);
}

static void add_titles(struct scores *scores)
{
    const struct recognition *of = scores->of;
    g_autoptr(GHashTable) words =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < of->count && of->has_headings; i++)
        add_title(scores, &of->titles[i], words);
    for (guint i = 0; i < of->later_titles->len; i++)
        add_title(scores, &g_array_index(of->later_titles, struct title, i), words);
}

/* A name or a title line speaks of the file as a whole, but anybody may have chosen it.
 */
static void add_form(struct scores *scores)
{
    double name[WORDS_COUNT] = {0}, preamble[WORDS_COUNT] = {0};

    title_read_text(name, scores->of->name);
    title_read_text(preamble, scores->of->preamble);
    for (int class = 0; class < CLASS_COUNT; class ++) {
        if (name[class] > 0)
            add(scores, class, name[class] * 0.6, g_strdup(_("the name of the file says so")));
        if (preamble[class] > 0)
            add(scores, class, preamble[class] * 0.8,
                g_strdup(_("the lines above the headings say so")));
    }
    end_column(scores);
}

/* ---- values */

/* How much of its points a sign keeps that is seen in `hits` of `filled` cells: all from
 * 30 %, half from 10 %. Two hits are a coincidence, but in a handful of rows. */
static double prevalence(guint64 hits, guint64 filled)
{
    guint percent = column_tally_percent(hits, filled);

    if (hits < (filled < 10 ? 2 : 3))
        return 0;
    return percent >= 30 ? 1 : percent >= 10 ? 0.5 : 0;
}

/* "2019/00123" is an invoice, but the number of a file below a title that says so. */
static enum value_pattern pattern_meant(const struct recognition *of, guint column,
                                        enum value_pattern pattern)
{
    return pattern == VALUE_INVOICE_NUMBER && of->titles[column].points[WORDS_OFFICE] > 0
               ? VALUE_CASE_NUMBER
               : pattern;
}

static void add_patterns(struct scores *scores, guint column)
{
    const struct column_tally *tally = &scores->of->tallies[column];
    g_autofree char *label = recognition_label(scores->of, column);

    for (int pattern = 0; pattern < VALUE_PATTERN_COUNT; pattern++) {
        guint64 hits = tally->patterns[pattern];
        double share = prevalence(hits, tally->filled);
        /* Rare columns say little of the file: one row in fifty at least. */
        if (share <= 0 || hits * 50 < scores->of->rows)
            continue;
        enum value_pattern meant =
            pattern_meant(scores->of, column, (enum value_pattern)pattern);
        for (guint i = 0; i < value_weight_count; i++) {
            const struct value_weight *weight = &value_weights[i];
            if (weight->pattern != meant)
                continue;
            add(scores, (int)weight->class, weight->points * share,
                g_strdup_printf(value_pattern_sentence(meant),
                                column_tally_percent(hits, tally->filled), label));
        }
    }
}

/* “burgemeester”, “melding”: the class's words met most, three at most. `points` receives
 * their mean. */
static char *spoken_words(const struct recognition *of, const struct column_tally *tally,
                          int class, double *points)
{
    guint best[3] = {0}, count = 0;
    double sum = 0, met = 0;
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < value_words_count(of->words); i++) {
        if (tally->words[i] == 0 || (int)value_words_class(of->words, i) != class)
            continue;
        sum += tally->words[i] * value_words_points(of->words, i);
        met += tally->words[i];
        guint at = count < 3 ? count++ : 3;
        for (; at > 0 && tally->words[best[at - 1]] < tally->words[i]; at--)
            if (at < 3)
                best[at] = best[at - 1];
        if (at < 3)
            best[at] = i;
    }
    for (guint i = 0; i < count; i++) {
        const char *word = value_words_text(of->words, best[i]);
        g_autofree char *stem = g_strndup(word, strcspn(word, "*"));
        g_autofree char *quoted = g_strdup_printf(_("“%s”"), stem);
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", quoted);
    }
    *points = met > 0 ? sum / met : 0;
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void add_words(struct scores *scores, guint column)
{
    const struct column_tally *tally = &scores->of->tallies[column];

    if (tally->words == NULL || column_tally_is_one_sentence(tally))
        return;
    for (int class = 0; class < CLASS_COUNT; class ++) {
        double share = prevalence(tally->spoken[class], tally->texts), points;
        if (share <= 0)
            continue;
        g_autofree char *label = recognition_label(scores->of, column);
        g_autofree char *words = spoken_words(scores->of, tally, class, &points);
        add(scores, class, points * share,
            g_strdup_printf(_("%u %% of the values in %s speak of %s"),
                            column_tally_percent(tally->spoken[class], tally->texts),
                            label, words));
    }
}

/* ---- e-mail addresses */

static const struct {
    enum email_domain_class domain;
    enum origin_class_id class;
    double points;
    const char *sentence;
} domain_weights[] = {
    {EMAIL_DOMAIN_MUNICIPAL, CLASS_MUNICIPAL_SERVICES, 1.1,
     N_("%u %% of the e-mail addresses are those of municipalities")},
    {EMAIL_DOMAIN_GOVERNMENT, CLASS_MUNICIPAL_SERVICES, 1.0,
     N_("%u %% of the e-mail addresses are those of public services")},
    {EMAIL_DOMAIN_POLICE, CLASS_MUNICIPAL_SERVICES, 1.0,
     N_("%u %% of the e-mail addresses are those of the police")},
    {EMAIL_DOMAIN_EDUCATION, CLASS_SCHOOL, 1.0,
     N_("%u %% of the e-mail addresses are those of schools")},
    {EMAIL_DOMAIN_HEALTH, CLASS_MEDICAL, 0.8,
     N_("%u %% of the e-mail addresses are those of hospitals")},
    {EMAIL_DOMAIN_MUTUALITY, CLASS_MUTUALITY, 1.0,
     N_("%u %% of the e-mail addresses are those of health insurers")},
    {EMAIL_DOMAIN_PARTY, CLASS_PARTY_MEMBERS, 1.0,
     N_("%u %% of the e-mail addresses are those of parties")},
    {EMAIL_DOMAIN_ASSOCIATION, CLASS_ASSOCIATION, 0.8,
     N_("%u %% of the e-mail addresses are those of associations")},
    {EMAIL_DOMAIN_CORPORATE, CLASS_CRM_BUSINESS, 0.8,
     N_("%u %% of the e-mail addresses are those of companies")},
};

static void add_domains(struct scores *scores)
{
    guint64 domains[EMAIL_DOMAIN_CLASS_COUNT] = {0}, all = 0, roles = 0;

    for (guint i = 0; i < scores->of->count; i++) {
        roles += scores->of->tallies[i].roles;
        for (int class = 0; class < EMAIL_DOMAIN_CLASS_COUNT; class ++) {
            domains[class] += scores->of->tallies[i].domains[class];
            all += scores->of->tallies[i].domains[class];
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(domain_weights); i++) {
        guint64 hits = domains[domain_weights[i].domain];
        double share = prevalence(hits, all);
        if (share > 0)
            add(scores, (int)domain_weights[i].class, domain_weights[i].points * share,
                g_strdup_printf(_(domain_weights[i].sentence),
                                column_tally_percent(hits, all)));
    }
    if (prevalence(roles, all) > 0) {
        char *text = g_strdup_printf(
            _("%u %% of the e-mail addresses belong to a function, as info@ does"),
            column_tally_percent(roles, all));
        add(scores, CLASS_BOUGHT_LIST, 0.5 * prevalence(roles, all), g_strdup(text));
        add(scores, CLASS_WEB_SCRAPE, 0.5 * prevalence(roles, all), g_strdup(text));
        add(scores, CLASS_CRM_BUSINESS, 0.5 * prevalence(roles, all), text);
    }
}

/* ---- the two voter lists */

static const int with_national_numbers[] = {CLASS_MEDICAL, CLASS_MUTUALITY, CLASS_SCHOOL,
                                            CLASS_HR, CLASS_MUNICIPAL_SERVICES};

/* below voter columns they make the list that no candidate may have; else
 * they come out of the population register, or of one of the files that may hold them. */
static void add_national_numbers(struct scores *scores)
{
    int class = CLASS_MUNICIPAL_POPULATION;

    if (scores->classes[CLASS_VOTER_LIST].points >= 1 &&
        scores->classes[CLASS_MUNICIPAL_POPULATION].points < 1)
        class = CLASS_VOTER_LIST_FORBIDDEN;
    else
        for (gsize i = 0; i < G_N_ELEMENTS(with_national_numbers); i++)
            if (scores->classes[with_national_numbers[i]].points >
                MAX(0.6, scores->classes[class].points))
                class = with_national_numbers[i];
    for (guint i = 0; i < scores->of->count; i++) {
        const struct column_tally *tally = &scores->of->tallies[i];
        if (!recognition_is_national_number(scores->of, i))
            continue;
        g_autofree char *label = recognition_label(scores->of, i);
        add(scores, class, 1.2,
            tally->patterns[VALUE_NATIONAL_NUMBER] > 0
                ? g_strdup_printf(
                      value_pattern_sentence(VALUE_NATIONAL_NUMBER),
                      column_tally_percent(tally->patterns[VALUE_NATIONAL_NUMBER],
                                           tally->filled),
                      label)
                : recognition_title_sentence(&scores->of->titles[i]));
        return;
    }
}

static void add_voter_columns(struct scores *scores)
{
    double points;
    char *text = voter_columns_evidence(scores->of, &points);

    if (text != NULL)
        add(scores, CLASS_VOTER_LIST, points, text);
}

/* ---- the outcome */

static gint compare_items(gconstpointer a, gconstpointer b)
{
    const struct item *first = a, *second = b;

    if (first->points != second->points)
        return first->points > second->points ? -1 : 1;
    return first->order < second->order ? -1 : first->order > second->order;
}

static GPtrArray *evidence_of(const struct score *score)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    guint left = 0;

    g_array_sort(score->items, compare_items);
    for (guint i = 0; i < score->items->len; i++) {
        const char *text = g_array_index(score->items, struct item, i).text;
        if (g_ptr_array_find_with_equal_func(texts, text, g_str_equal, NULL))
            continue;
        if (texts->len < EVIDENCE_MOST)
            g_ptr_array_add(texts, g_strdup(text));
        else
            left++;
    }
    if (left > 0)
        g_ptr_array_add(texts,
                        g_strdup_printf(ngettext("and %u more sign of this",
                                                 "and %u more signs of this", left),
                                        left));
    return texts;
}

static gint compare_classes(gconstpointer a, gconstpointer b)
{
    const struct origin_class *first = a, *second = b;

    if (first->weight != second->weight)
        return first->weight > second->weight ? -1 : 1;
    return strcmp(first->name, second->name);
}

static void conclude(GArray *classes, const struct scores *scores)
{
    double heaviest = 0;

    for (int class = 0; class < CLASS_COUNT; class ++)
        heaviest = MAX(heaviest, scores->classes[class].points);
    for (int class = 0; class < CLASS_COUNT; class ++) {
        const struct score *score = &scores->classes[class];
        if (weight_of(score->points) < ORIGIN_WEIGHT_LEAST ||
            (score->points < faint_share * heaviest &&
             score->strongest < stands_by_itself))
            continue;
        struct origin_class found = {
            .name = origin_class_name((enum origin_class_id) class),
            .weight = weight_of(score->points),
            .evidence = evidence_of(score),
        };
        g_array_append_val(classes, found);
    }
    g_array_sort(classes, compare_classes);
}

static void start_score(struct score *score)
{
    score->items = g_array_new(FALSE, FALSE, sizeof(struct item));
    g_array_set_clear_func(score->items, clear_item);
}

void score_classes(GArray *classes, const struct recognition *recognition)
{
    struct scores scores = {.of = recognition};

    for (int class = 0; class < CLASS_COUNT; class ++)
        start_score(&scores.classes[class]);
    for (gsize i = 0; i < G_N_ELEMENTS(families); i++)
        start_score(&scores.families[i]);
    add_titles(&scores);
    add_form(&scores);
    for (guint i = 0; i < recognition->count; i++) {
        add_patterns(&scores, i);
        add_words(&scores, i);
        end_column(&scores);
    }
    add_domains(&scores);
    end_column(&scores);
    join_families(&scores);
    add_voter_columns(&scores);
    add_national_numbers(&scores);
    end_column(&scores);
    conclude(classes, &scores);
    for (int class = 0; class < CLASS_COUNT; class ++)
        g_array_unref(scores.classes[class].items);
    for (gsize i = 0; i < G_N_ELEMENTS(families); i++)
        g_array_unref(scores.families[i].items);
}
