/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/spending_finding.h"

#include "base/error.h"
#include "base/i18n.h"
#include "command/print.h"
#include "command/words.h"
#include "rules/rule_table.h"

char *spending_doubt(const struct spending *spending)
{
    const struct ceiling *ceiling = spending_highest(spending);

    if (ceiling == NULL && spending->has_list_ceiling)
        ceiling = &spending->list_ceiling;
    if (ceiling == NULL || ceiling->confirmed)
        return NULL;
    return g_strdup_printf(
        _("These are the amounts of %d: what will hold for this election is not known to "
          "this program and may be higher. Look it up once the government has published "
          "it."),
        ceiling->year);
}

/* "€432.10", or "€432.10 of €1 250.00" where one ceiling is known. */
static char *spent(const struct spending *spending)
{
    g_autofree char *total = money_text(spending->total, i18n_language());

    if (spending->ceiling_count != 1 || spending->has_open_place)
        return g_steal_pointer(&total);
    g_autofree char *most = money_text(spending->ceilings[0].amount, i18n_language());
    /* Translators: what was spent, of what may be spent. */
    return g_strdup_printf(_("%s of %s"), total, most);
}

char *spending_reminder(const struct spending *spending, day_number today)
{
    day_number poll = spending->election->day;
    day_number declared_by = expenses_declared_by(spending->election);
    g_autofree char *by = day_phrase(declared_by);
    g_autofree char *amount = spent(spending);

    if (today > poll && today <= declared_by)
        return g_strdup_printf(_("Election expenses (%s): to be declared by %s; keep the "
                                 "receipts (R-111)"),
                               amount, by);
    if (spending->lines->len == 0)
        return NULL;
    if (today > declared_by)
        return g_strdup_printf(_("Election expenses (%s): the declaration was due on %s; "
                                 "keep the receipts (R-111)"),
                               amount, by);
    return g_strdup_printf(_("Costs so far: %s; to be declared by %s, keep the receipts "
                             "(R-111)"),
                           amount, by);
}

/* ---- findings ---- */

static void add_finding(GArray *findings, const char *rule, const char *number,
                        enum effect effect, char *sentence)
{
    struct spending_finding finding = {rule, number, effect, sentence};
    g_array_append_val(findings, finding);
}

static void clear_finding(gpointer pointer)
{
    g_free(((struct spending_finding *)pointer)->sentence);
}

/* what cannot have been free is on no line. R-104 for e-mails in Wallonia. */
static void find_missing_lines(const struct spending *spending,
                               const struct mailing_spending *part, GArray *findings)
{
    const char *name = part->mailing->name;

    if (part->lines > 0 || !part->in_period)
        return;
    if (part->mailing->channel != CHANNEL_EMAIL) {
        add_finding(findings, "spend-cost-logging", "R-111", EFFECT_ADD,
                    g_strdup_printf(
                        _("no costs are recorded for “%s”; they count towards what you "
                          "may spend: record them with “kiespost mailing cost %s --item "
                          "stamp|print|sms|other --amount EUR --each” "
                          "(spend-cost-logging, R-111)"),
                        name, name));
        return;
    }
    if (!electronic_send_is_expense(spending->election, part->recipients))
        return;
    add_finding(findings, "e-mail-free", "R-104", EFFECT_ADD,
                g_strdup_printf(
                    _("“%s” goes to more than 150 people at once, which is an election "
                      "expense in Wallonia (e-mail-free, R-104; CDLD L4131-12 §3 10°)"),
                    name));
    add_finding(findings, "spend-cost-logging", "R-111", EFFECT_ADD,
                g_strdup_printf(
                    _("put “%s” on the list of your expenses at its market price, "
                      "also when somebody gives it for nothing: “kiespost mailing "
                      "cost %s --item other --amount EUR” (spend-cost-logging, R-111; "
                      "CDLD L4131-12 §4)"),
                    name, name));
}

static char *no_ceiling_sentence(const struct spending *spending)
{
    if (spending->voters == 0 && ceiling_exists(spending->election, CEILING_CANDIDATE))
        return g_strdup(_("how much you may spend cannot be computed without the number "
                          "of registered voters: “kiespost settings set "
                          "election.voters=N” (spend-ceiling, R-112)"));
    return g_strdup(
        _("how much you may spend in this election is not known to this "
          "program: ask the electoral administration (spend-ceiling, R-112)"));
}

static char *near_sentence(const struct spending *spending)
{
    const struct ceiling *ceiling = &spending->ceilings[0];
    g_autofree char *total = money_text(spending->total, i18n_language());
    g_autofree char *most = money_text(ceiling->amount, i18n_language());

    if (spending->ceiling_count > 1 || spending->has_open_place)
        return g_strdup_printf(
            _("the campaign costs %s; how much you may spend depends on your place on "
              "the "
              "list, %s at least (amounts of %d; spend-ceiling, R-112; %s)"),
            total, most, ceiling->year, ceiling->source);
    return g_strdup_printf(
        _("the campaign costs %s, %d %% of the %s that you may spend (amounts of %d; "
          "spend-ceiling, R-112; %s)"),
        total, spending_percent(spending), most, ceiling->year, ceiling->source);
}

/* law/rules.md grades R-112 H/S: block. Its amounts are certain for the elections of
 * which the table has them; for a later one they are the statute's of today, which a
 * government may index (LPKD 191, CDLD L4131-10). law/README.md: where the text was not
 * read the strict default holds, and the program says that it is one. So a person
 * decides. */
static char *over_sentence(const struct spending *spending, const char *name)
{
    const struct ceiling *ceiling = spending_highest(spending);
    g_autofree char *total = money_text(spending->total, i18n_language());
    g_autofree char *most = money_text(ceiling->amount, i18n_language());

    if (ceiling->confirmed)
        return g_strdup_printf(
            _("“%s” may not go out: with it the campaign costs %s, and you may spend %s "
              "(spend-ceiling, R-112; %s)"),
            name, total, most, ceiling->source);
    return g_strdup_printf(
        _("“%s” waits for a person's decision: with it the campaign costs %s, and the "
          "ceiling of %d was %s. That of this election is not known to this program; "
          "when "
          "it is higher, say so with “kiespost mailing release %s --finding "
          "spend-ceiling "
          "--reason TEXT” (spend-ceiling, R-112; %s)"),
        name, total, ceiling->year, most, name, ceiling->source);
}

/* R-112's own answer; what it leaves open above an older ceiling is for a person. */
static enum effect over_effect(const struct spending *spending, enum channel channel)
{
    const struct rule *rule = rule_find(SPEND_CEILING);
    struct facts facts;

    facts_clear(&facts);
    facts.over_ceiling = spending_over_ceiling(spending);
    enum answer answer = rule->condition(&facts);
    return answer == ANSWER_UNKNOWN ? EFFECT_REVIEW
                                    : rule_effect_of(rule, channel, answer);
}

/* Only what costs something is held back, and what is not gone yet: a free message does
 * not spend. */
static void find_ceiling_trouble(const struct spending *spending,
                                 const struct mailing_spending *part, GArray *findings)
{
    gboolean costs = part->total > 0 && part->in_period;
    gboolean may_be_held = costs && part->mailing->state != MAILING_DONE;
    enum effect effect;

    switch (spending_state(spending)) {
    case SPENDING_WITHIN:
        break;
    case SPENDING_UNKNOWN:
        if (costs)
            add_finding(findings, SPEND_CEILING, "R-112", EFFECT_INFO,
                        no_ceiling_sentence(spending));
        break;
    case SPENDING_OVER:
        effect = over_effect(spending, part->mailing->channel);
        if (may_be_held && !(effect == EFFECT_REVIEW && part->is_released)) {
            add_finding(findings, SPEND_CEILING, "R-112", effect,
                        over_sentence(spending, part->mailing->name));
            break;
        }
        G_GNUC_FALLTHROUGH;
    case SPENDING_NEAR:
        add_finding(findings, SPEND_CEILING, "R-112", EFFECT_INFO,
                    near_sentence(spending));
        break;
    }
}

GArray *spending_findings(const struct spending *spending, const char *name)
{
    GArray *findings = g_array_new(FALSE, FALSE, sizeof(struct spending_finding));
    const struct mailing_spending *part = spending_of(spending, name);

    g_array_set_clear_func(findings, clear_finding);
    if (part != NULL) {
        find_missing_lines(spending, part, findings);
        find_ceiling_trouble(spending, part, findings);
    }
    return findings;
}

gboolean spending_permits(struct session *session, GArray *findings, GError **error)
{
    const struct spending_finding *refusal = NULL;

    for (guint i = 0; i < findings->len; i++) {
        const struct spending_finding *finding =
            &g_array_index(findings, struct spending_finding, i);
        if (finding->effect >= EFFECT_REVIEW)
            refusal = finding;
        else if (!session->json)
            print_warning(session, "%s", finding->sentence);
    }
    if (refusal != NULL)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                            refusal->sentence);
    return refusal == NULL;
}

void spending_warn(const struct session *session, GArray *findings)
{
    for (guint i = 0; i < findings->len; i++)
        print_warning(session, "%s",
                      g_array_index(findings, struct spending_finding, i).sentence);
}

gboolean spending_permits_going_out(struct session *session,
                                    const struct mailing *mailing, GError **error)
{
    if (mailing->counts[DELIVERY_PLANNED] + mailing->counts[DELIVERY_POSTPONED] == 0)
        return TRUE;
    g_autoptr(Spending) spending = spending_new(session, SPENDING_ESTIMATE, NULL, error);
    g_autoptr(GArray) findings =
        spending != NULL ? spending_findings(spending, mailing->name) : NULL;
    return findings != NULL && spending_permits(session, findings, error);
}

void spending_put_json(struct json *json, GArray *findings)
{
    json_begin_array(json, "findings");
    for (guint i = 0; i < findings->len; i++) {
        const struct spending_finding *finding =
            &g_array_index(findings, struct spending_finding, i);
        json_begin_object(json, NULL);
        json_text(json, "rule", finding->rule);
        json_text(json, "number", finding->number);
        json_text(json, "effect", effect_name(finding->effect));
        json_end_object(json);
    }
    json_end_array(json);
}
