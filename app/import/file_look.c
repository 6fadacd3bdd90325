/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/file_look.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/process.h"

/* A million rows must not take a tenth longer for having been looked at. */
enum {
    ALL_OF = 10000, /* rows: of a file up to this size each one is looked at … */
    ONE_IN = 64     /* … and behind these, one in so many */
};

struct file_look {
    const struct source *source;
    const struct extract *extract;
    struct recognition *recognition;
    struct consent_times *times;
    guint64 first; /* rows of the first look */
    guint64 rows;  /* of the import itself, so far */
    guint64 seen;
    gboolean second_headings_told;
};

/* ---- which rule a class is about ---- */

/* clang-format off */
static const struct {
    const char *class_name, *rule;
} class_rules[] = {
    {"municipal_population", "registers-block"},
    {"municipal_services", "office-contact-origin-hint"},
    {"municipal_permits", "office-contact-origin-hint"},
    {"medical", "special-category-source"},
    {"mutuality", "special-category-source"},
    {"school", "association-list"},
    {"sports_club", "association-list"},
    {"association", "association-list"},
    {"event", "association-list"},
    {"party_members", "party-members"},
    {"hr", "customer-file"},
    {"personal_contacts", "phonebook-dump"},
    {"social_network", "public-data"},
    {"web_scrape", "public-data"},
    {"open_register", "public-data"},
    {"bought_list", "bought-list"},
    {"lead_ads", "bought-list"},
    {"voter_list", "voter-list-paper-only"},
    {"voter_list_forbidden", "registers-block"},
    {"newsletter_tool", "consent-proof"},
};
/* clang-format on */

const char *origin_class_rule(const char *class_name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(class_rules); i++)
        if (strcmp(class_rules[i].class_name, class_name) == 0)
            return class_rules[i].rule;
    return "customer-file"; /* the many files of trades and professions */
}

/* ---- looking ---- */

static void look_at(struct file_look *look, const struct extract_row *row)
{
    look->seen++;
    recognition_see(look->recognition, row->cells);
}

/* Rows with a defect have no cells. The rows behind the first ones are of interest only
 * for the time of day at which people consented. */
static gboolean look_first(struct file_look *look, struct extract *extract,
                           GError **error)
{
    struct extract_row row;
    GError *cause = NULL;

    while (extract_next(extract, &row, &cause)) {
        if (process_interrupted()) {
            g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                                _("interrupted; nothing was imported"));
            return FALSE;
        }
        if (row.defect != DEFECT_NONE)
            continue;
        if (look->first < ALL_OF) {
            look->first++;
            look_at(look, &row);
        } else if (!consent_times_are_wanted(look->times)) {
            break;
        }
        consent_times_see(look->times, row.cells);
    }
    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    return extract_rewind(extract, error);
}

struct file_look *file_look_new(struct extract *extract, const struct column_map *columns,
                                const struct source *source, GError **error)
{
    const struct extract_form *form = extract_form(extract);
    g_autoptr(FileLook) look = g_new0(struct file_look, 1);
    g_autofree char *name = g_path_get_basename(form->name);
    struct file_form shown = {
        .name = name,
        .delimiter = form->delimiter,
        .preamble = form->preamble,
        .headings = form->headings,
        .count = (guint)form->column_count,
        .has_headings = form->has_headings,
    };

    look->source = source;
    look->extract = extract;
    look->recognition = recognition_new(&shown);
    look->times = consent_times_new(columns);
    return look_first(look, extract, error) ? g_steal_pointer(&look) : NULL;
}

void file_look_free(struct file_look *look)
{
    if (look == NULL)
        return;
    recognition_free(look->recognition);
    consent_times_free(look->times);
    g_free(look);
}

void file_look_see(struct file_look *look, const struct extract_row *row)
{
    if (row->defect == DEFECT_NONE && look->rows++ >= look->first &&
        look->rows % ONE_IN == 0)
        look_at(look, row);
}

const struct consent_times *file_look_consent_times(const struct file_look *look)
{
    return look->times;
}

/* ---- concluding ---- */

static void clear_flag(gpointer pointer)
{
    struct source_flag *flag = pointer;

    g_free(flag->class_name);
    g_free(flag->rule);
    g_free(flag->evidence);
}

static void add_flag(GArray *flags, const char *class_name, double weight,
                     const char *rule, const GPtrArray *evidence)
{
    g_autoptr(GString) lines = g_string_new(NULL);

    for (guint i = 0; evidence != NULL && i < evidence->len; i++)
        g_string_append_printf(lines, "%s%s", i > 0 ? "\n" : "",
                               (const char *)evidence->pdata[i]);
    struct source_flag flag = {
        .class_name = g_strdup(class_name),
        .weight = weight,
        .rule = g_strdup(rule),
        .evidence = g_string_free(g_steal_pointer(&lines), FALSE),
    };
    g_array_append_val(flags, flag);
}

/* What a sign says of the whole source. An opinion is held against the rows that hold one
 * (import/row.h), a consent column against nobody. */
static const struct {
    enum origin_sign sign;
    const char *rule;
} sign_rules[] = {
    {ORIGIN_OFFICE_CONTACT, "office-contact-origin-hint"},
    {ORIGIN_SPECIAL, "special-category-source"},
    {ORIGIN_TWO_SOURCES, "unknown-source"},
};

static const GPtrArray *evidence_of(const struct origin *origin, enum origin_sign sign)
{
    return origin->sign_evidence[g_bit_nth_lsf(sign, -1)];
}

static gboolean has_rule(const GArray *flags, const char *rule)
{
    for (guint i = 0; i < flags->len; i++)
        if (strcmp(g_array_index(flags, struct source_flag, i).rule, rule) == 0)
            return TRUE;
    return FALSE;
}

static void flag_classes(const struct file_look *look, struct file_verdict *verdict)
{
    const struct origin *origin = verdict->origin;

    for (guint i = 0; i < origin->classes->len; i++) {
        const struct origin_class *class =
            &g_array_index(origin->classes, struct origin_class, i);
        if (conflict_of(class, look->source->kind, origin) != CONFLICT_NONE)
            add_flag(verdict->flags, class->name, class->weight,
                     origin_class_rule(class->name), class->evidence);
    }
}

/* Of a voter list R-23 judges the columns and R-40 the rows. */
static void flag_signs(const struct file_look *look, struct file_verdict *verdict)
{
    if (source_kind_is_voter_list(look->source->kind))
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(sign_rules); i++) {
        if ((verdict->origin->signs & sign_rules[i].sign) == 0 ||
            has_rule(verdict->flags, sign_rules[i].rule))
            continue;
        add_flag(verdict->flags, "", 1.0, sign_rules[i].rule,
                 evidence_of(verdict->origin, sign_rules[i].sign));
        verdict->conflict = MAX(verdict->conflict, CONFLICT_SUSPICIOUS);
    }
}

static char *told_reading(const struct file_look *look)
{
    guint64 rows = MAX(look->rows, look->first);

    if (look->seen >= rows)
        return NULL;
    g_autofree char *first = i18n_count((gint64)look->first);
    return g_strdup_printf(_("looked at: the first %s rows, and one in %d behind them"),
                           first, ONE_IN);
}

/* Headings of another list in the middle of the file: that row has no cells, because they
 * would mean something else than those above it. */
static void tell_second_headings(struct file_look *look)
{
    const char *const *names = extract_second_headings(look->extract);
    guint count = (guint)extract_form(look->extract)->column_count;

    if (names == NULL || look->second_headings_told)
        return;
    g_autofree struct span *cells = g_new(struct span, count);
    for (guint i = 0; i < count; i++) {
        const char *name = i < g_strv_length((char **)names) ? names[i] : "";
        cells[i] = (struct span){name, strlen(name)};
    }
    recognition_see(look->recognition, cells);
    look->second_headings_told = TRUE;
}

void file_look_conclude(struct file_look *look, struct file_verdict *verdict)
{
    const struct origin_class *why;

    tell_second_headings(look);

    *verdict = (struct file_verdict){
        .origin = recognition_conclude(look->recognition),
        .flags = g_array_new(FALSE, FALSE, sizeof(struct source_flag)),
        .read = told_reading(look),
    };
    g_array_set_clear_func(verdict->flags, clear_flag);
    verdict->conflict = conflict_gravest(verdict->origin, look->source->kind, &why);
    flag_classes(look, verdict);
    flag_signs(look, verdict);
}

void file_verdict_add(struct file_verdict *verdict, const GArray *flags)
{
    for (guint i = 0; i < flags->len; i++) {
        const struct source_flag *flag = &g_array_index(flags, struct source_flag, i);
        struct source_flag copy = {
            .class_name = g_strdup(flag->class_name),
            .weight = flag->weight,
            .rule = g_strdup(flag->rule),
            .evidence = g_strdup(flag->evidence),
        };
        g_array_append_val(verdict->flags, copy);
        verdict->conflict = MAX(verdict->conflict, CONFLICT_SUSPICIOUS);
    }
}

void file_verdict_clear(struct file_verdict *verdict)
{
    g_clear_pointer(&verdict->origin, origin_free);
    g_clear_pointer(&verdict->flags, g_array_unref);
    g_clear_pointer(&verdict->read, g_free);
}
