/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/words.h"
#include "dossier/recipients.h"
#include "dossier/sources.h"

static void json_findings(struct json *json, const struct decision *decision)
{
    json_begin_array(json, "findings");
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        json_begin_object(json, NULL);
        json_text(json, "rule", finding->rule->id);
        /* A rule that was asked and has nothing to say decides nothing: "info". */
        json_text(
            json, "effect",
            effect_name(finding->effect != EFFECT_NONE ? finding->effect : EFFECT_INFO));
        json_text(json, "answer", answer_name(finding->answer));
        json_text(json, "citation", finding->rule->citation);
        json_text(json, "grade", finding->rule->evidence);
        json_text(json, "reason", rule_reason(finding->rule, finding->answer));
        json_text(json, "would_change", rule_would_change(finding->rule));
        json_end_object(json);
    }
    json_end_array(json);
}

static void json_decision(struct json *json, const char *id, enum channel channel,
                          const struct decision *decision)
{
    json_text(json, "recipient", id);
    json_text(json, "channel", channel_name(channel));
    json_text(json, "verdict", verdict_name(decision->verdict));
    json_findings(json, decision);
}

/* The program's own rules (one copy, no address …) have none. */
static gboolean has_number(const struct rule *rule)
{
    return g_str_has_prefix(rule->number, "R-");
}

static void print_finding(const struct finding *finding)
{
    const struct rule *rule = finding->rule;
    g_autofree char *head = g_strdup_printf(
        "  %s%s%s – %s", rule->id, has_number(rule) ? ", " : "",
        has_number(rule) ? rule->number : "", effect_phrase(finding->effect));
    g_autofree char *grade = grade_code(rule->evidence);
    g_autofree char *law =
        g_strdup_printf(_("legal text: %s (%s)"), _(rule->citation), grade);

    print_line("%s", head);
    print_paragraph(NULL, 6, _(rule_reason(rule, finding->answer)));
    print_paragraph(NULL, 6, law);
    if (finding->effect >= EFFECT_REVIEW)
        print_paragraph(_("      what you can do: "), 6, _(rule_would_change(rule)));
}

/* What decides first; the rest is one line, or all of it with -v. */
static void print_decision(struct session *session, enum channel channel,
                           const struct decision *decision)
{
    g_autoptr(GString) rest = g_string_new(NULL);

    print_line(_("%s: %s"), channel_phrase(channel), verdict_phrase(decision->verdict));
    for (int effect = EFFECT_BLOCK; effect > EFFECT_NONE; effect--)
        for (guint i = 0; i < decision->findings->len; i++) {
            const struct finding *finding =
                &g_array_index(decision->findings, struct finding, i);
            if (finding->effect == (enum effect)effect)
                print_finding(finding);
        }
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect != EFFECT_NONE)
            continue;
        if (session->verbose)
            print_finding(finding);
        else
            g_string_append_printf(rest, "%s%s", rest->len > 0 ? ", " : "",
                                   has_number(finding->rule) ? finding->rule->number
                                                             : finding->rule->id);
    }
    if (rest->len > 0)
        print_paragraph(_("  asked, and nothing against it: "), 4, rest->str);
}

struct explained {
    char *id;
    struct recipient recipient;
    struct recipient_cursor *cursor;
    struct source *source;
};

static void explained_clear(struct explained *explained)
{
    g_free(explained->id);
    recipients_close(explained->cursor);
    source_free(explained->source);
}

static gboolean find_recipient(struct session *session, struct explained *explained,
                               GError **error)
{
    const char *word = arguments_operand(session->arguments, 0);
    g_autofree char *source_id = NULL;
    char id[RECIPIENT_ID_SIZE];
    gint64 number;

    if (!recipient_parse_id(word, &number)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("a recipient is written like r-000017"));
        return FALSE;
    }
    explained->cursor = recipient_open(session->dossier, number, &source_id, error);
    if (explained->cursor == NULL ||
        !recipients_next(explained->cursor, &explained->recipient, error))
        return FALSE;
    recipient_format_id(number, id);
    explained->id = g_strdup(id);
    explained->source = source_find(session->dossier, source_id, error);
    return explained->source != NULL;
}

static void report(struct session *session, const struct explained *explained,
                   enum channel channel, const struct decision *decision)
{
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.explain/1");
        json_decision(json, explained->id, channel, decision);
        json_print(json);
    } else {
        print_decision(session, channel, decision);
    }
}

/* As the mailing's own check sees this person, one copy among all included. */
static gboolean explain_in_mailing(struct session *session, struct explained *explained,
                                   const char *name, GError **error)
{
    g_autoptr(MailingDesk) desk = mailing_desk_new(session, name, error);
    if (desk != NULL)
        desk->findings_of_allowed = TRUE;
    g_autoptr(Eligibility) eligibility =
        desk != NULL ? mailing_desk_verdicts(session, desk, FALSE, error) : NULL;
    struct decision decision;
    GError *cause = NULL;

    if (eligibility == NULL)
        return FALSE;
    while (eligibility_next(eligibility, &decision, &cause)) {
        if (decision.recipient.number == explained->recipient.number) {
            report(session, explained, desk->mailing->channel, &decision);
            return TRUE;
        }
    }
    if (cause != NULL)
        g_propagate_error(error, cause);
    else
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("“%s” is not among the people of the mailing “%s”"), explained->id,
                    name);
    return FALSE;
}

/* Without a mailing: every channel. In JSON the first one stands at the top, and all of
 * them under "channels". */
static gboolean explain_everywhere(struct session *session, struct explained *explained,
                                   GError **error)
{
    g_autoptr(Campaign) campaign = campaign_new(session->dossier, error);
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    g_autoptr(Json) json = json_new("kiespost.explain/1");
    struct moment moment;

    if (campaign == NULL || !moment_asked(session, &moment, error))
        return FALSE;
    g_ptr_array_add(sources, explained->source);
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        struct eligibility_inputs inputs = {
            .dossier = session->dossier,
            .campaign = campaign,
            .channel = (enum channel)i,
            .sources = sources,
            .moments = {moment},
            .moment_count = 1,
        };
        g_autoptr(Eligibility) eligibility = eligibility_new(&inputs, error);
        struct decision decision;
        if (eligibility == NULL ||
            !eligibility_decide_one(eligibility, explained->source, &explained->recipient,
                                    &decision, error))
            return FALSE;
        if (!session->json) {
            print_decision(session, (enum channel)i, &decision);
            continue;
        }
        if (i == 0) {
            json_decision(json, explained->id, (enum channel)i, &decision);
            json_begin_array(json, "channels");
        }
        json_begin_object(json, NULL);
        json_decision(json, explained->id, (enum channel)i, &decision);
        json_end_object(json);
    }
    if (session->json) {
        json_end_array(json);
        json_print(json);
    }
    return TRUE;
}

gboolean cmd_explain(struct session *session, GError **error)
{
    const char *mailing = arguments_value(session->arguments, "mailing");
    struct explained explained = {0};
    gboolean done =
        find_recipient(session, &explained, error) &&
        (mailing != NULL ? explain_in_mailing(session, &explained, mailing, error)
                         : explain_everywhere(session, &explained, error));

    explained_clear(&explained);
    return done;
}
