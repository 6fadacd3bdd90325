/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/rule_page.h"

#include <string.h>

#include "base/i18n.h"
#include "command/json.h"
#include "command/print.h"
#include "command/words.h"
#include "reference/law_source.h"
#include "rules/rests_on.h"
#include "rules/rule_case.h"

/* ---- where it comes from ---- */

/* One of the sources that a rule names: "SEED-AP1 pt 3" is tag and part. */
struct authority {
    char *tag, *part;
    const struct law_source *source; /* static */
};

static void authority_clear(gpointer pointer)
{
    struct authority *authority = pointer;
    g_free(authority->tag);
    g_free(authority->part);
}

/* Words that are no tag tell of this project's own papers, which nobody can look up. */
static void add_authority(GArray *authorities, const char *word)
{
    const char *rest = "", *blank = strchr(word, ' ');
    const struct law_source *source = law_source_find(word, &rest);
    struct authority authority = {
        .tag = blank != NULL ? g_strndup(word, (gsize)(blank - word)) : g_strdup(word),
        .part = g_strdup(g_str_has_prefix(rest, "pt ") ? rest : ""),
        .source = source,
    };

    if (source != NULL)
        g_array_append_val(authorities, authority);
    else
        authority_clear(&authority);
}

/* Of "SEED-AP1 pt 3, GBA-OB; W74": struct authority, freed with the array. */
static GArray *authorities_of(const struct rule *rule)
{
    GArray *authorities = g_array_new(FALSE, FALSE, sizeof(struct authority));
    g_auto(GStrv) parts = g_strsplit_set(rule->sources, ",;", -1);

    g_array_set_clear_func(authorities, authority_clear);
    for (char **part = parts; *part != NULL; part++) {
        g_auto(GStrv) sides = g_strsplit(g_strstrip(*part), " vs. ", -1);
        for (char **side = sides; *side != NULL; side++)
            add_authority(authorities, *side);
    }
    return authorities;
}

/* ---- as JSON ---- */

static void json_authorities(struct json *json, const struct rule *rule)
{
    g_autoptr(GArray) authorities = authorities_of(rule);

    json_begin_array(json, "authorities");
    for (guint i = 0; i < authorities->len; i++) {
        const struct authority *authority =
            &g_array_index(authorities, struct authority, i);
        json_begin_object(json, NULL);
        json_text(json, "tag", authority->tag);
        json_text(json, "what", authority->source->what);
        json_text(json, "address",
                  *authority->source->address != '\0' ? authority->source->address
                                                      : NULL);
        json_end_object(json);
    }
    json_end_array(json);
}

static void json_case(struct json *json, const struct rule_case *rule_case)
{
    const struct {
        const char *name, *value;
    } members[] = {
        {"rule", rule_case->rule},       {"case", rule_case->words},
        {"stage", rule_case->stage},     {"election", rule_case->election},
        {"kind", rule_case->kind},       {"channel", rule_case->channel},
        {"day", rule_case->day},         {"facts", rule_case->facts},
        {"verdict", rule_case->verdict}, {"findings", rule_case->findings},
    };

    json_begin_object(json, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(members); i++)
        json_text(json, members[i].name, members[i].value);
    json_end_object(json);
}

void rule_page_print_json(const struct rule *rule, day_number day)
{
    g_autoptr(Json) json = json_new("kiespost.rule/1");
    const char *reading = rule_reading(rule);
    char since[DAY_ISO_SIZE], until[DAY_ISO_SIZE];

    day_format_iso(rule->since, since);
    day_format_iso(rule->until, until);
    json_text(json, "rule", rule->id);
    json_text(json, "number", rule->number);
    json_text(json, "stage", stage_name(rule->stage));
    json_text(json, "effect", effect_name(rule_headline(rule)));
    json_text(json, "grade", rule->evidence);
    json_text(json, "citation", rule_citation_on(rule, day));
    json_text(json, "sources", rule->sources);
    json_begin_array(json, "channels");
    for (int i = 0; i < CHANNEL_COUNT; i++)
        if ((rule->channels & CHANNEL_BIT(i)) != 0)
            json_text(json, NULL, channel_name((enum channel)i));
    json_end_array(json);
    json_text(json, "since", rule->since != DAY_UNKNOWN ? since : NULL);
    json_text(json, "until", rule->until != DAY_UNKNOWN ? until : NULL);
    json_text(json, "reason", rule_reason(rule, ANSWER_YES));
    json_text(json, "would_change", rule_would_change(rule));
    json_text(json, "rests_on", rests_on_name(rule_rests_on(rule)));
    json_text(json, "reading", reading);
    json_authorities(json, rule);
    json_begin_array(json, "cases");
    for (guint i = 0; i < rule_case_count(); i++)
        if (rule_case_is_of(rule_case_at(i), rule))
            json_case(json, rule_case_at(i));
    json_end_array(json);
    json_print(json);
}

/* ---- in words ---- */

static void show_paragraph(const char *heading, const char *text)
{
    g_autofree char *first = g_strdup_printf(_("  %s: "), heading);
    if (text != NULL && *text != '\0')
        print_paragraph(first, 4, text);
}

/* "every kind of file but: …" where that is shorter. The caller frees. */
static char *kinds_phrase(const struct rule *rule)
{
    guint named = rule->kinds & KINDS_ALL;
    g_autoptr(GString) list = g_string_new(NULL);
    int count = 0;

    if (named == KINDS_ALL)
        return g_strdup(_("every kind of file"));
    for (int i = 0; i < SOURCE_KIND_COUNT; i++)
        count += (named & KIND_BIT(i)) != 0;
    gboolean all_but = count > SOURCE_KIND_COUNT / 2;
    for (int i = 0; i < SOURCE_KIND_COUNT; i++)
        if (((named & KIND_BIT(i)) == 0) == all_but)
            g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "",
                                   source_kind_phrase((enum source_kind)i));
    return all_but ? g_strdup_printf(_("every kind of file but: %s"), list->str)
                   : g_strdup(list->str);
}

static void show_reach(const struct rule *rule)
{
    g_autofree char *kinds = kinds_phrase(rule);
    g_autoptr(GString) channels = g_string_new(NULL);

    for (int i = 0; i < CHANNEL_COUNT; i++)
        if ((rule->channels & CHANNEL_BIT(i)) != 0)
            g_string_append_printf(channels, "%s%s", channels->len > 0 ? ", " : "",
                                   channel_phrase((enum channel)i));
    show_paragraph(_("asked of"), channels->str);
    show_paragraph(_("from"), kinds);
}

/* What the condition's answers do; the last resort has none. */
static void show_effects(const char *heading, const struct effects *effects)
{
    g_autofree char *said =
        g_strdup_printf(_("when it holds: %s; when not: %s; when that is not known: %s"),
                        effect_phrase(effects->yes), effect_phrase(effects->no),
                        effect_phrase(effects->unknown));

    show_paragraph(heading, said);
}

static gboolean effects_differ(const struct rule *rule)
{
    return rule->post.yes != rule->electronic.yes ||
           rule->post.no != rule->electronic.no ||
           rule->post.unknown != rule->electronic.unknown;
}

static void show_answers(const struct rule *rule)
{
    gboolean by_post = (rule->channels & CHANNEL_BIT(CHANNEL_POST)) != 0;

    if (rule->condition == NULL) {
        show_paragraph(_("effect"), effect_phrase(rule->post.yes));
    } else if (by_post && effects_differ(rule)) {
        show_effects(_("effect by letter"), &rule->post);
        show_effects(_("effect by e-mail and text message"), &rule->electronic);
    } else {
        show_effects(_("effect"), by_post ? &rule->post : &rule->electronic);
    }
}

static void show_authorities(const struct rule *rule)
{
    g_autoptr(GArray) authorities = authorities_of(rule);

    if (authorities->len > 0)
        print_line(_("  sources:"));
    for (guint i = 0; i < authorities->len; i++) {
        const struct authority *authority =
            &g_array_index(authorities, struct authority, i);
        g_autofree char *said =
            g_strdup_printf("%s – %s%s%s", authority->tag, authority->source->what,
                            *authority->part != '\0' ? " – " : "", authority->part);
        print_paragraph("    ", 6, said);
        /* Not folded: it is to be copied. */
        if (*authority->source->address != '\0')
            print_line("      %s", authority->source->address);
    }
}

static void show_case(const struct rule_case *rule_case)
{
    static const char *const verdicts[] = {"allow", "review", "block"};
    const char *verdict = rule_case->verdict;

    for (int i = VERDICT_ALLOW; i <= VERDICT_BLOCK; i++)
        if (strcmp(verdicts[i], rule_case->verdict) == 0)
            verdict = verdict_phrase((enum verdict)i);
    g_autofree char *first =
        g_strdup_printf(_("    %s%s%s: "), rule_case->rule[0] == 'T' ? rule_case->rule : "",
                        rule_case->rule[0] == 'T' ? ", " : "", verdict);
    g_autofree char *facts = g_strdup_printf(
        "%s, %s, %s, %s%s%s", rule_case->election, rule_case->kind, rule_case->channel,
        rule_case->day, *rule_case->facts != '\0' ? ", " : "", rule_case->facts);
    print_paragraph(first, 6, rule_case->words);
    print_paragraph(NULL, 6, facts);
}

/* The rule's own first, then the decisions in which it speaks. */
static void show_cases(const struct rule *rule)
{
    gboolean any = FALSE;

    for (int others = 0; others < 2; others++) {
        for (guint i = 0; i < rule_case_count(); i++) {
            const struct rule_case *rule_case = rule_case_at(i);
            gboolean own = strcmp(rule_case->rule, rule->number) == 0;
            if (own == others || !rule_case_is_of(rule_case, rule))
                continue;
            if (!any)
                print_line(_("  cases that were tried (in English):"));
            any = TRUE;
            show_case(rule_case);
        }
    }
}

void rule_page_print(const struct rule *rule, day_number day)
{
    g_autofree char *grade = grade_phrase(rule->evidence);
    g_autofree char *since = day_phrase(rule->since);
    g_autofree char *until = day_phrase(rule->until);
    const char *doubt = rule_reason(rule, ANSWER_UNKNOWN);
    const char *reading = rule_reading(rule);

    print_line("%s %s", rule->number, rule->id);
    print_paragraph(NULL, 2, _(rule_reason(rule, ANSWER_YES)));
    if (doubt != rule_reason(rule, ANSWER_YES))
        show_paragraph(_("what may not be known"), _(doubt));
    show_reach(rule);
    show_answers(rule);
    show_paragraph(_("asked when"), stage_phrase(rule->stage));
    if (rule->since != DAY_UNKNOWN)
        show_paragraph(_("since"), since);
    if (rule->until != DAY_UNKNOWN)
        show_paragraph(_("until"), until);
    show_paragraph(_("legal text"), _(rule_citation_on(rule, day)));
    show_paragraph(_("how sure"), grade);
    if (reading != NULL)
        show_paragraph(_("rests on"), _(reading));
    show_authorities(rule);
    show_paragraph(_("what you can do"), _(rule_would_change(rule)));
    show_cases(rule);
}
