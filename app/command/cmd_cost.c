/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "command/spending_finding.h"
#include "command/words.h"
#include "dossier/mailings.h"

static gboolean usage(GError **error, const char *sentence)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE, sentence);
    return FALSE;
}

/* ---- recording ---- */

static gboolean read_amount(const char *text, euro_price *amount, GError **error)
{
    const euro_price most = G_GINT64_CONSTANT(1000000) * EURO_PRICE_ONE;

    if (!money_parse(text, amount))
        return usage(error, _("write the amount in euros, for instance 0.89 or 1234.50 "
                              "(“1.234” may mean two things)"));
    if (*amount == 0)
        return usage(error, _("an expense counts at its market price, also when somebody "
                              "gives it for nothing: 0 is no amount"));
    if (ABS(*amount) > most)
        return usage(error, _("this is more than a million euros"));
    return TRUE;
}

/* FALSE without `error` when nothing is to be recorded. */
static gboolean read_cost(struct session *session, struct cost *cost, GError **error)
{
    const char *item = arguments_value(session->arguments, "item");
    const char *amount = arguments_value(session->arguments, "amount");

    cost->each = arguments_has(session->arguments, "each");
    if (item == NULL && amount == NULL)
        return cost->each ? usage(error, _("“--each” goes with --item and --amount"))
                          : FALSE;
    if (item == NULL || amount == NULL)
        return usage(error,
                     _("say with --item what it is for, and with --amount how many "
                       "euros"));
    if (!cost_item_from_name(item, &cost->item))
        return usage(error, _("the option “--item” is stamp, print, sms or other"));
    return read_amount(amount, &cost->amount, error);
}

static gboolean record(struct session *session, const char *name, GError **error)
{
    g_autoptr(Mailing) mailing = mailing_find(session->dossier, name, error);
    struct cost cost;
    GError *cause = NULL;

    if (mailing == NULL)
        return FALSE;
    if (read_cost(session, &cost, &cause))
        return cost_add(session->dossier, mailing, &cost, error);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

/* ---- JSON ---- */

static void json_money(struct json *json, const char *name, euro_cents amount)
{
    g_autofree char *text = money_plain(amount);
    json_text(json, name, text);
}

static void json_line(struct json *json, const struct cost *cost, gint64 count)
{
    g_autofree char *amount = money_price_plain(cost->amount);

    json_begin_object(json, NULL);
    json_text(json, "item", cost_item_name(cost->item));
    json_text(json, "amount", amount);
    json_bool(json, "each", cost->each);
    json_money(json, "total", cost_in_all(cost, count));
    json_end_object(json);
}

static void json_lines(struct json *json, const struct spending *spending,
                       const struct mailing_spending *part)
{
    json_begin_array(json, "lines");
    for (guint i = 0; i < spending->lines->len; i++) {
        const struct cost_line *line =
            &g_array_index(spending->lines, struct cost_line, i);
        if (line->mailing == part->mailing->ordinal)
            json_line(json, &line->cost, mailing_spending_count(part, &line->cost));
    }
    json_end_array(json);
}

static void json_ceiling(struct json *json, const struct ceiling *ceiling)
{
    json_begin_object(json, NULL);
    json_text(json, "for", ceiling_who_name(ceiling->who));
    json_money(json, "amount", ceiling->amount);
    json_int(json, "year", ceiling->year);
    json_bool(json, "confirmed", ceiling->confirmed);
    json_text(json, "citation", ceiling->source);
    json_end_object(json);
}

static void json_ceilings(struct json *json, const struct spending *spending)
{
    json_begin_array(json, "ceilings");
    for (guint i = 0; i < spending->ceiling_count; i++)
        json_ceiling(json, &spending->ceilings[i]);
    if (spending->has_list_ceiling)
        json_ceiling(json, &spending->list_ceiling);
    json_end_array(json);
}

static void show_json(const struct spending *spending,
                      const struct mailing_spending *part, GArray *findings)
{
    g_autoptr(Json) json = json_new("kiespost.cost/1");
    int percent = spending_percent(spending);

    json_text(json, "mailing", part->mailing->name);
    if (part->is_counted)
        json_int(json, "recipients", part->recipients);
    else
        json_null(json, "recipients");
    if (part->is_counted && part->mailing->channel == CHANNEL_SMS)
        json_int(json, "parts", part->parts);
    json_bool(json, "counts", part->in_period);
    json_lines(json, spending, part);
    json_money(json, "total", part->total);
    json_money(json, "campaign", spending->total);
    if (spending->ceiling_count == 1)
        json_money(json, "ceiling", spending->ceilings[0].amount);
    else
        json_null(json, "ceiling");
    json_ceilings(json, spending);
    json_text(json, "state", spending_state_name(spending_state(spending)));
    if (percent >= 0)
        json_int(json, "percent", percent);
    else
        json_null(json, "percent");
    spending_put_json(json, findings);
    json_print(json);
}

/* ---- words ---- */

static const char *item_phrase(enum cost_item item)
{
    static const char *const phrases[COST_ITEM_COUNT] = {
        [COST_STAMP] = N_("stamps"),
        [COST_PRINT] = N_("printing"),
        [COST_SMS] = N_("text messages"),
        [COST_OTHER] = N_("other costs"),
    };
    return _(phrases[item]);
}

static const char *ceiling_phrase(enum ceiling_who who)
{
    static const char *const phrases[CEILING_WHO_COUNT] = {
        [CEILING_CANDIDATE] = N_("you may spend"),
        [CEILING_HEAD] = N_("you may spend, as head of the list"),
        [CEILING_EFFECTIVE] = N_("you may spend, as another candidate"),
        [CEILING_SUBSTITUTE] = N_("you may spend, as a substitute"),
        [CEILING_LIST] = N_("the whole list may spend"),
    };
    return _(phrases[who]);
}

static void add_sum(struct print_table *table, const char *what, const char *how,
                    euro_cents amount)
{
    g_autofree char *first = g_strconcat("  ", what, NULL);
    g_autofree char *total = money_text(amount, i18n_language());
    const char *cells[] = {first, how, total};

    print_table_add(table, cells);
}

static void add_line(struct print_table *table, const struct cost *cost, gint64 times)
{
    g_autofree char *price = money_price_text(cost->amount, i18n_language());
    g_autofree char *count = i18n_count(times);
    g_autofree char *how =
        cost->each ? g_strdup_printf("%s × %s", price, count) : g_strdup("");

    add_sum(table, item_phrase(cost->item), how, cost_in_all(cost, times));
}

static void add_ceilings(struct print_table *table, const struct spending *spending)
{
    g_autofree char *count = i18n_count(spending->voters);
    g_autofree char *voters =
        spending->voters > 0 ? g_strdup_printf(_("%s voters"), count) : g_strdup("");

    for (guint i = 0; i < spending->ceiling_count; i++)
        add_sum(table, ceiling_phrase(spending->ceilings[i].who), voters,
                spending->ceilings[i].amount);
    if (spending->has_list_ceiling)
        add_sum(table, ceiling_phrase(CEILING_LIST), voters,
                spending->list_ceiling.amount);
}

static void show_sums(const struct spending *spending,
                      const struct mailing_spending *part)
{
    static const char *const headings[] = {"", ">", ">"};
    struct print_table *table = print_table_new(headings, G_N_ELEMENTS(headings));

    for (guint i = 0; i < spending->lines->len; i++) {
        const struct cost_line *line =
            &g_array_index(spending->lines, struct cost_line, i);
        if (line->mailing == part->mailing->ordinal)
            add_line(table, &line->cost, mailing_spending_count(part, &line->cost));
    }
    add_sum(table, _("this mailing"), "", part->total);
    add_sum(table, _("all mailings that count"), "", spending->total);
    add_ceilings(table, spending);
    print_table_finish(table);
}

static void show(const struct spending *spending, const struct mailing_spending *part)
{
    g_autofree char *count = i18n_count(part->recipients);
    g_autofree char *doubt = spending_doubt(spending);
    g_autofree char *from = day_phrase(spending->election->regulated_from);

    if (part->is_counted && part->mailing->state == MAILING_NEW)
        print_line(_("%s: %s, people who may be written to today: %s"),
                   part->mailing->name, channel_phrase(part->mailing->channel), count);
    else if (part->is_counted)
        print_line(_("%s: %s, people: %s"), part->mailing->name,
                   channel_phrase(part->mailing->channel), count);
    else
        print_line(_("%s: %s, not approved yet"), part->mailing->name,
                   channel_phrase(part->mailing->channel));
    if (part->is_counted && part->mailing->channel == CHANNEL_SMS) {
        g_autofree char *parts = i18n_count(part->parts);
        print_line(_("  parts of text messages, each of which costs: %s"), parts);
    }
    show_sums(spending, part);
    if (!part->in_period)
        print_sentence(_("This mailing does not count: expenses count for what goes out "
                         "from %s on."),
                       from);
    if (doubt != NULL)
        print_sentence("%s", doubt);
}

/* What is too much is told here, and held back when somebody approves. */
static void warn(struct session *session, GArray *findings)
{
    for (guint i = 0; i < findings->len; i++)
        print_warning(session, "%s",
                      g_array_index(findings, struct spending_finding, i).sentence);
}

gboolean cmd_mailing_cost(struct session *session, GError **error)
{
    const char *name = arguments_operand(session->arguments, 0);

    if (!record(session, name, error))
        return FALSE;
    g_autoptr(Spending) spending = spending_new(session, SPENDING_ESTIMATE, NULL, error);
    if (spending == NULL)
        return FALSE;
    const struct mailing_spending *part = spending_of(spending, name);
    g_assert(part != NULL);
    g_autoptr(GArray) findings = spending_findings(spending, name);
    if (session->json) {
        show_json(spending, part, findings);
        return TRUE;
    }
    show(spending, part);
    warn(session, findings);
    return TRUE;
}
