/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/overlap.h"

#include <string.h>

#include "base/i18n.h"
#include "dossier/forbidden_people.h"
#include "dossier/recipients.h"
#include "import/crossing.h"
#include "import/spelling.h"

static const char rule_forbidden[] = "source-flagged";
static const char rule_crossed[] = "crossmatch-other";
static const char rule_spelling[] = "misspelling-fingerprint";

/* The candidate's own people, and what nobody knows the origin of: a list is not compared
 * with them. */
#define OWN_KINDS                                                                        \
    (1u << SOURCE_UNKNOWN | 1u << SOURCE_MIXED | 1u << SOURCE_PARTY_MEMBERS |            \
     1u << SOURCE_OWN_SYMPATHISER | 1u << SOURCE_FRIENDS_FAMILY |                        \
     1u << SOURCE_SUBSCRIBER)

struct overlap {
    struct dossier *dossier;
    const struct source *declared;
    gboolean is_list;
    day_number today;
    guint64 rows;
    GPtrArray *lists;   /* struct source: the voter lists to compare with … */
    GPtrArray *others;  /* … and for a voter list the files it may be an extract by */
    GPtrArray *sources; /* owns both */

    struct forbidden_index *forbidden; /* NULL: no file */
    guint64 rows_most;                 /* of a voter list that may be worth a flag */
    guint64 met, met_in[FORBIDDEN_FILES_MOST];

    struct spelling *spelling; /* NULL: nothing to compare with */
    struct crossing *crossing; /* likewise */
};

/* ---- before the rows ---- */

static gboolean is_readable(const struct overlap *overlap, const struct source *source)
{
    return source->status != SOURCE_CLOSED && source->recipients > 0 &&
           strcmp(source->id, overlap->declared->id) != 0;
}

static gboolean find_sources(struct overlap *overlap, GError **error)
{
    overlap->sources = sources_list(overlap->dossier, error);
    if (overlap->sources == NULL)
        return FALSE;
    for (guint i = 0; i < overlap->sources->len; i++) {
        struct source *source = overlap->sources->pdata[i];
        if (!is_readable(overlap, source))
            continue;
        if (source_kind_is_voter_list(source->kind))
            g_ptr_array_add(overlap->lists, source);
        else if ((OWN_KINDS >> source->kind & 1) == 0)
            g_ptr_array_add(overlap->others, source);
    }
    return TRUE;
}

/* More rows than these, and half of them cannot be the same people. */
static guint64 twice(gint64 people)
{
    return 2 * (guint64)MAX(people, 0);
}

static void prepare_forbidden(struct overlap *overlap)
{
    const GArray *files = forbidden_index_files(overlap->forbidden);
    gint64 people = 0;

    for (guint i = 0; i < files->len; i++)
        people += g_array_index(files, struct forbidden_file, i).people;
    overlap->rows_most = overlap->is_list ? twice(people) : G_MAXUINT64;
    if (files->len == 0)
        g_clear_pointer(&overlap->forbidden, forbidden_index_free);
    else if (overlap->lists->len > 0)
        overlap->spelling = spelling_new();
}

static void prepare_crossing(struct overlap *overlap)
{
    gint64 largest = 0;

    for (guint i = 0; i < overlap->others->len; i++)
        largest =
            MAX(largest, ((const struct source *)overlap->others->pdata[i])->recipients);
    if (!overlap->is_list && overlap->lists->len > 0)
        overlap->crossing = crossing_new(CROSSED_TO_THE_LETTER, G_MAXUINT64);
    else if (overlap->is_list && largest > 0)
        overlap->crossing = crossing_new(CROSSED_BY_HOME, twice(largest));
}

static struct overlap *new_of(struct dossier *dossier, const struct source *declared,
                              gint64 file, GError **error)
{
    g_autoptr(Overlap) overlap = g_new0(struct overlap, 1);

    overlap->dossier = dossier;
    overlap->declared = declared;
    overlap->is_list = source_kind_is_voter_list(declared->kind);
    overlap->today = dossier_moment(dossier).day;
    overlap->lists = g_ptr_array_new();
    overlap->others = g_ptr_array_new();
    if (!find_sources(overlap, error))
        return NULL;
    overlap->forbidden = forbidden_index_new(dossier, file, error);
    if (overlap->forbidden == NULL)
        return NULL;
    prepare_forbidden(overlap);
    return g_steal_pointer(&overlap);
}

struct overlap *overlap_new(struct dossier *dossier, const struct source *declared,
                            GError **error)
{
    struct overlap *overlap = new_of(dossier, declared, 0, error);

    if (overlap != NULL)
        prepare_crossing(overlap);
    return overlap;
}

struct overlap *overlap_new_with_file(struct dossier *dossier,
                                      const struct source *declared, gint64 file,
                                      GError **error)
{
    return new_of(dossier, declared, file, error);
}

void overlap_free(struct overlap *overlap)
{
    if (overlap == NULL)
        return;
    forbidden_index_free(overlap->forbidden);
    spelling_free(overlap->spelling);
    crossing_free(overlap->crossing);
    g_ptr_array_unref(overlap->lists);
    g_ptr_array_unref(overlap->others);
    g_clear_pointer(&overlap->sources, g_ptr_array_unref);
    g_free(overlap);
}

/* ---- the rows ---- */

static gboolean has_own_consent(const struct overlap *overlap,
                                const struct recipient *recipient)
{
    return !overlap->is_list && recipient->consent_date != DAY_UNKNOWN &&
           recipient->consent_date <= overlap->today &&
           *recipient->consent_wording != '\0';
}

/* TRUE when this person stands in one of the files. */
static gboolean see_person(struct overlap *overlap, const struct recipient *recipient)
{
    forbidden_set theirs;
    forbidden_set files = forbidden_index_find(overlap->forbidden, recipient, &theirs);

    if (has_own_consent(overlap, recipient))
        files = theirs;
    if (files == 0)
        return FALSE;
    overlap->met++;
    for (guint i = 0; i < FORBIDDEN_FILES_MOST; i++)
        overlap->met_in[i] += files >> i & 1;
    return TRUE;
}

gboolean overlap_see(struct overlap *overlap, const struct recipient *recipient)
{
    gboolean held = FALSE;

    overlap->rows++;
    if (overlap->crossing != NULL)
        crossing_row(overlap->crossing, recipient);
    if (overlap->forbidden == NULL)
        return FALSE;
    if (overlap->rows <= overlap->rows_most)
        held = see_person(overlap, recipient) && !overlap->is_list;
    if (overlap->spelling != NULL) {
        struct forbidden_spelling files;
        if (forbidden_index_find_spelling(overlap->forbidden, recipient, &files))
            spelling_suspect(overlap->spelling, recipient, overlap->rows - 1, &files);
    }
    return held;
}

/* ---- what follows ---- */

/* Reads one source from beginning to end. */
static gboolean read_source(const struct overlap *overlap, const struct source *source,
                            void (*see)(gpointer context, const struct recipient *row),
                            gpointer context, GError **error)
{
    GError *cause = NULL;
    g_autoptr(RecipientCursor) cursor =
        recipients_open(overlap->dossier, source->id, RECIPIENTS_BY_NUMBER, error);
    struct recipient recipient;

    if (cursor == NULL)
        return FALSE;
    while (recipients_next(cursor, &recipient, &cause))
        see(context, &recipient);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static void see_stored(gpointer overlap, const struct recipient *row)
{
    overlap_see(overlap, row);
}

gboolean overlap_see_source(struct overlap *overlap, GError **error)
{
    return read_source(overlap, overlap->declared, see_stored, overlap, error);
}

static gboolean read_lists(const struct overlap *overlap,
                           void (*see)(gpointer context, const struct recipient *row),
                           gpointer context, GError **error)
{
    for (guint i = 0; i < overlap->lists->len; i++)
        if (!read_source(overlap, overlap->lists->pdata[i], see, context, error))
            return FALSE;
    return TRUE;
}

static gboolean is_share(guint64 part, guint64 whole, guint64 percent)
{
    return part * 100 >= whole * percent;
}

/* "45 %". The caller frees. */
static char *share_text(guint64 part, guint64 whole)
{
    guint64 percent = whole > 0 ? part * 100 / whole : 0;

    return percent == 0 ? g_strdup(_("less than 1 %"))
                        : g_strdup_printf(_("%d %%"), (int)percent);
}

/* Takes `evidence`. */
static void add_flag(struct overlap_report *report, const char *rule, guint64 part,
                     guint64 whole, char *evidence)
{
    struct source_flag flag = {
        .class_name = g_strdup(""),
        .weight = whole > 0 ? MIN(1.0, (double)part / (double)whole) : 0,
        .rule = g_strdup(rule),
        .evidence = evidence,
    };
    g_array_append_val(report->flags, flag);
}

static char *forbidden_sentence(const struct overlap *overlap, guint64 met,
                                const char *file)
{
    g_autofree char *part = i18n_count((gint64)met);
    g_autofree char *whole = i18n_count((gint64)overlap->rows);
    g_autofree char *share = share_text(met, overlap->rows);

    if (overlap->is_list)
        return g_strdup_printf(
            _("%s of %s people (%s) are in the forbidden file “%s”: a whole voter list "
              "holds many others, so this looks like that file under another name"),
            part, whole, share, file);
    return g_strdup_printf(
        ngettext("%s of %s people (%s) is in the forbidden file “%s”, without a dated "
                 "consent of their own",
                 "%s of %s people (%s) are in the forbidden file “%s”, without a dated "
                 "consent of their own",
                 (gulong)met),
        part, whole, share, file);
}

static gboolean is_too_much(const struct overlap *overlap)
{
    guint64 met = overlap->met;

    if (overlap->is_list)
        return overlap->rows <= overlap->rows_most && met >= OVERLAP_PEOPLE_LEAST &&
               is_share(met, overlap->rows, OVERLAP_LIST_PERCENT_LEAST);
    return met >= OVERLAP_PEOPLE_SURELY ||
           (met >= OVERLAP_PEOPLE_LEAST &&
            is_share(met, overlap->rows, OVERLAP_PERCENT_LEAST));
}

static void judge_forbidden(struct overlap *overlap, struct overlap_report *report)
{
    const GArray *files = forbidden_index_files(overlap->forbidden);

    report->forbidden = overlap->is_list ? 0 : overlap->met;
    if (!is_too_much(overlap))
        return;
    for (guint i = 0; i < files->len && i < FORBIDDEN_FILES_MOST; i++) {
        guint64 met = overlap->met_in[i];
        if (met > 0)
            add_flag(
                report, overlap->is_list ? rule_crossed : rule_forbidden, met,
                overlap->rows,
                forbidden_sentence(overlap, met,
                                   g_array_index(files, struct forbidden_file, i).name));
    }
}

static void compare_spelling(gpointer context, const struct recipient *row)
{
    spelling_compare(context, row);
}

static void look_for_words(gpointer context, const struct recipient *row)
{
    spelling_look_for_words(context, row);
}

static void judge_spelling(struct overlap *overlap, struct overlap_report *report)
{
    const GArray *files = forbidden_index_files(overlap->forbidden);

    if (report->odd_rows->len < OVERLAP_ODD_LEAST)
        return;
    for (guint i = 0; i < files->len && i < FORBIDDEN_FILES_MOST; i++) {
        guint64 odd = spelling_odd_count(overlap->spelling, G_GUINT64_CONSTANT(1) << i);
        if (odd == 0)
            continue;
        g_autofree char *count = i18n_count((gint64)odd);
        add_flag(
            report, rule_spelling, odd, overlap->rows,
            g_strdup_printf(
                ngettext("%s person is spelled letter for letter as in the forbidden "
                         "file “%s”, in a way that the voter list of this dossier "
                         "does not know: there the same person is spelled otherwise",
                         "%s people are spelled letter for letter as in the "
                         "forbidden file “%s”, in a way that the voter list of this "
                         "dossier does not know: there the same people are spelled "
                         "otherwise",
                         (gulong)odd),
                count, g_array_index(files, struct forbidden_file, i).name));
    }
}

static gboolean conclude_spelling(struct overlap *overlap, struct overlap_report *report,
                                  GError **error)
{
    if (overlap->spelling == NULL || spelling_is_empty(overlap->spelling))
        return TRUE;
    if (!read_lists(overlap, compare_spelling, overlap->spelling, error))
        return FALSE;
    if (!spelling_any_differs(overlap->spelling))
        return TRUE;
    if (!read_lists(overlap, look_for_words, overlap->spelling, error))
        return FALSE;
    spelling_append_odd(overlap->spelling, report->odd_rows);
    judge_spelling(overlap, report);
    return TRUE;
}

static void compare_crossing(gpointer context, const struct recipient *row)
{
    crossing_compare(context, row);
}

static void judge_crossed(struct overlap *overlap, struct overlap_report *report)
{
    guint64 repeated = crossing_repeated(overlap->crossing);
    g_autofree char *part = i18n_count((gint64)repeated);
    g_autofree char *whole = i18n_count((gint64)overlap->rows);
    g_autofree char *share = share_text(repeated, overlap->rows);

    if (repeated < OVERLAP_CROSSED_LEAST ||
        !is_share(repeated, overlap->rows, OVERLAP_CROSSED_PERCENT_LEAST))
        return;
    add_flag(
        report, rule_crossed, repeated, overlap->rows,
        g_strdup_printf(
            _("%s of %s people (%s) stand here as in the voter list of this dossier, "
              "letter for letter, with all their given names: people seldom write "
              "themselves down so, and a file may not be filled in from the list"),
            part, whole, share));
}

static void judge_extract(struct overlap *overlap, const struct source *other,
                          struct overlap_report *report)
{
    guint64 repeated = crossing_repeated(overlap->crossing);
    g_autofree char *part = i18n_count((gint64)repeated);
    g_autofree char *whole = i18n_count((gint64)overlap->rows);
    g_autofree char *share = share_text(repeated, overlap->rows);

    if (repeated < OVERLAP_EXTRACT_PEOPLE_LEAST ||
        !is_share(repeated, overlap->rows, OVERLAP_LIST_PERCENT_LEAST))
        return;
    add_flag(report, rule_crossed, repeated, overlap->rows,
             g_strdup_printf(
                 _("%s of %s people (%s) are in the source “%s” as well: a whole voter "
                   "list holds many others, so this looks like an extract of it, made "
                   "with that source"),
                 part, whole, share, other->id));
}

/* Worth reading a list for? */
static gboolean may_be_crossed(const struct overlap *overlap)
{
    guint64 comparable =
        overlap->crossing != NULL ? crossing_comparable(overlap->crossing) : 0;

    return comparable >= (guint64)(overlap->is_list ? OVERLAP_EXTRACT_PEOPLE_LEAST
                                                    : OVERLAP_CROSSED_LEAST) &&
           is_share(comparable, overlap->rows,
                    overlap->is_list ? OVERLAP_LIST_PERCENT_LEAST
                                     : OVERLAP_CROSSED_PERCENT_LEAST);
}

static gboolean conclude_crossing(struct overlap *overlap, struct overlap_report *report,
                                  GError **error)
{
    if (!may_be_crossed(overlap))
        return TRUE;
    if (!overlap->is_list) {
        if (!read_lists(overlap, compare_crossing, overlap->crossing, error))
            return FALSE;
        judge_crossed(overlap, report);
        return TRUE;
    }
    for (guint i = 0; i < overlap->others->len; i++) {
        const struct source *other = overlap->others->pdata[i];
        if (!read_source(overlap, other, compare_crossing, overlap->crossing, error))
            return FALSE;
        judge_extract(overlap, other, report);
        crossing_forget_repeated(overlap->crossing);
    }
    return TRUE;
}

static void clear_flag(gpointer pointer)
{
    struct source_flag *flag = pointer;

    g_free(flag->class_name);
    g_free(flag->rule);
    g_free(flag->evidence);
}

void overlap_report_clear(struct overlap_report *report)
{
    g_clear_pointer(&report->flags, g_array_unref);
    g_clear_pointer(&report->odd_rows, g_array_unref);
}

gboolean overlap_conclude(struct overlap *overlap, struct overlap_report *report,
                          GError **error)
{
    *report = (struct overlap_report){
        .flags = g_array_new(FALSE, FALSE, sizeof(struct source_flag)),
        .odd_rows = g_array_new(FALSE, FALSE, sizeof(guint64)),
    };
    g_array_set_clear_func(report->flags, clear_flag);
    if (overlap->forbidden != NULL) {
        judge_forbidden(overlap, report);
        if (!conclude_spelling(overlap, report, error))
            return FALSE;
    }
    return conclude_crossing(overlap, report, error);
}
