/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/spending.h"

#include <string.h>

#include "base/i18n.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/text_survey.h"
#include "dossier/example.h"
#include "dossier/mailings.h"
#include "dossier/releases.h"

/* ---- how many people ---- */

static gboolean count_allowed(struct session *session, struct mailing_spending *part,
                              GError **error)
{
    g_autoptr(MailingDesk) desk = mailing_desk_new(session, part->mailing->name, error);

    if (desk == NULL)
        return FALSE;
    if (part->mailing->channel == CHANNEL_SMS) {
        g_autoptr(TextSurvey) survey = text_survey_of(session, desk, error);
        part->recipients = survey != NULL ? survey->people : 0;
        part->parts = survey != NULL ? survey->parts : 0;
        return survey != NULL;
    }
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    return eligibility != NULL &&
           eligibility_count_allowed(eligibility, &part->recipients, error);
}

/* A person left out since the approval gets no letter; one whose server refused it cost
 * as much as the others. */
static void count_approved(struct mailing_spending *part)
{
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        if (i != DELIVERY_SUPPRESSED) {
            part->recipients += part->mailing->counts[i];
            part->parts += part->mailing->parts[i];
        }
}

static gboolean has_price_for_each(const struct spending *spending,
                                   const struct mailing *mailing)
{
    for (guint i = 0; i < spending->lines->len; i++) {
        const struct cost_line *line =
            &g_array_index(spending->lines, struct cost_line, i);
        if (line->mailing == mailing->ordinal && line->cost.each)
            return TRUE;
    }
    return FALSE;
}

static void count_recipients(struct session *session, const struct spending *spending,
                             enum spending_depth depth, struct mailing_spending *part)
{
    g_autoptr(GError) cause = NULL;

    part->is_counted = part->mailing->state != MAILING_NEW;
    if (part->is_counted)
        count_approved(part);
    else if (depth == SPENDING_ESTIMATE && has_price_for_each(spending, part->mailing))
        part->is_counted = count_allowed(session, part, &cause);
    if (cause != NULL)
        print_warning(session,
                      _("what “%s” costs for each person is left out of the sum: %s"),
                      part->mailing->name, cause->message);
}

/* ---- which expenses count ---- */

/* The day on which the last of it goes out, as late as it may be. Of letters that are
 * handed over without a posting day nobody knows it. */
static gboolean last_day(struct session *session, const struct mailing *mailing,
                         day_number *day, GError **error)
{
    day_number settled;

    if (!mailing_last_settled(session->dossier, mailing, &settled, error))
        return FALSE;
    if (mailing->state != MAILING_DONE)
        settled = dossier_moment(session->dossier).day;
    if (mailing->channel == CHANNEL_POST)
        *day =
            mailing->post_on == DAY_UNKNOWN ? G_MAXINT32 : MAX(mailing->post_on, settled);
    else
        *day = settled;
    return TRUE;
}

/* ---- ceilings ---- */

static void add_ceiling(struct spending *spending, const struct ceiling *ceiling)
{
    guint at = spending->ceiling_count++;

    for (; at > 0 && spending->ceilings[at - 1].amount > ceiling->amount; at--)
        spending->ceilings[at] = spending->ceilings[at - 1];
    spending->ceilings[at] = *ceiling;
}

static void find_ceilings(struct spending *spending)
{
    static const enum ceiling_who places[] = {CEILING_HEAD, CEILING_EFFECTIVE,
                                              CEILING_SUBSTITUTE};
    const struct election *election = spending->election;
    struct ceiling ceiling;

    spending->has_list_ceiling =
        ceiling_find(election, CEILING_LIST, spending->voters, &spending->list_ceiling);
    if (ceiling_find(election, CEILING_CANDIDATE, spending->voters, &ceiling))
        add_ceiling(spending, &ceiling);
    if (ceiling_exists(election, CEILING_CANDIDATE))
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        if (ceiling_find(election, places[i], spending->voters, &ceiling))
            add_ceiling(spending, &ceiling);
        else
            spending->has_open_place = TRUE;
    }
}

/* ---- the sum ---- */

static gboolean add_part(struct session *session, struct spending *spending,
                         struct mailing_spending *part, GError **error)
{
    g_autoptr(Releases) releases = releases_read(session->dossier, part->mailing, error);
    day_number day;

    if (releases == NULL || !last_day(session, part->mailing, &day, error))
        return FALSE;
    part->is_released = releases_find(releases, 0, SPEND_CEILING) != NULL;
    part->in_period = expense_counts_on(spending->election, day);
    for (guint i = 0; i < spending->lines->len; i++) {
        const struct cost_line *line =
            &g_array_index(spending->lines, struct cost_line, i);
        if (line->mailing != part->mailing->ordinal)
            continue;
        part->lines++;
        part->total +=
            cost_in_all(&line->cost, mailing_spending_count(part, &line->cost));
    }
    if (part->in_period)
        spending->total += part->total;
    return TRUE;
}

static void free_part(gpointer pointer)
{
    struct mailing_spending *part = pointer;

    mailing_free(part->mailing);
    g_free(part);
}

static gboolean add_parts(struct session *session, struct spending *spending,
                          enum spending_depth depth,
                          const struct spending_expected *expected, GError **error)
{
    g_autoptr(GPtrArray) mailings = mailings_list(session->dossier, error);

    if (mailings == NULL)
        return FALSE;
    g_ptr_array_set_free_func(mailings, NULL);
    for (guint i = 0; i < mailings->len; i++) {
        struct mailing_spending *part = g_new0(struct mailing_spending, 1);
        part->mailing = mailings->pdata[i];
        g_ptr_array_add(spending->mailings, part);
    }
    for (guint i = 0; i < spending->mailings->len; i++) {
        struct mailing_spending *part = spending->mailings->pdata[i];
        if (expected != NULL && strcmp(part->mailing->name, expected->mailing) == 0) {
            part->recipients = expected->people;
            part->parts = expected->parts;
            part->is_counted = TRUE;
        } else {
            count_recipients(session, spending, depth, part);
        }
        if (!add_part(session, spending, part, error))
            return FALSE;
    }
    return TRUE;
}

static gint64 voters_of(const struct dossier *dossier)
{
    const char *text = dossier_setting(dossier, "election.voters");
    gint64 voters = 0;

    if (text != NULL)
        g_ascii_string_to_signed(text, 10, 0, 100000000, &voters, NULL);
    return voters;
}

gint64 mailing_spending_count(const struct mailing_spending *part,
                              const struct cost *cost)
{
    gboolean by_part = cost->item == COST_SMS && part->mailing->channel == CHANNEL_SMS;

    return by_part ? part->parts : part->recipients;
}

struct spending *spending_new(struct session *session, enum spending_depth depth,
                              const struct spending_expected *expected, GError **error)
{
    g_autoptr(Campaign) campaign = campaign_new(session->dossier, error);
    g_autoptr(Spending) spending = g_new0(struct spending, 1);

    if (campaign == NULL)
        return NULL;
    spending->election = campaign->election;
    spending->voters = voters_of(session->dossier);
    spending->mailings = g_ptr_array_new_with_free_func(free_part);
    spending->lines = costs_list(session->dossier, error);
    if (spending->lines == NULL || !add_parts(session, spending, depth, expected, error))
        return NULL;
    find_ceilings(spending);
    return g_steal_pointer(&spending);
}

void spending_free(struct spending *spending)
{
    if (spending == NULL)
        return;
    g_clear_pointer(&spending->lines, g_array_unref);
    g_clear_pointer(&spending->mailings, g_ptr_array_unref);
    g_free(spending);
}

const struct mailing_spending *spending_of(const struct spending *spending,
                                           const char *name)
{
    for (guint i = 0; i < spending->mailings->len; i++) {
        const struct mailing_spending *part = spending->mailings->pdata[i];
        if (strcmp(part->mailing->name, name) == 0)
            return part;
    }
    return NULL;
}

/* ---- how far ---- */

const struct ceiling *spending_highest(const struct spending *spending)
{
    guint count = spending->ceiling_count;
    return count > 0 ? &spending->ceilings[count - 1] : NULL;
}

enum spending_state spending_state(const struct spending *spending)
{
    if (spending->ceiling_count == 0)
        return SPENDING_UNKNOWN;
    if (spending->total > spending_highest(spending)->amount && !spending->has_open_place)
        return SPENDING_OVER;
    return spending->total * 100 >= spending->ceilings[0].amount * 80 ? SPENDING_NEAR
                                                                      : SPENDING_WITHIN;
}

const char *spending_state_name(enum spending_state state)
{
    static const char *const names[] = {
        [SPENDING_UNKNOWN] = "unknown",
        [SPENDING_WITHIN] = "within",
        [SPENDING_NEAR] = "near",
        [SPENDING_OVER] = "over",
    };
    return names[state];
}

enum declared spending_over_ceiling(const struct spending *spending)
{
    switch (spending_state(spending)) {
    case SPENDING_OVER:
        return spending_highest(spending)->confirmed ? DECLARED_YES : DECLARED_UNKNOWN;
    case SPENDING_UNKNOWN:
        return DECLARED_UNKNOWN;
    default:
        return DECLARED_NO;
    }
}

int spending_percent(const struct spending *spending)
{
    if (spending->ceiling_count == 0)
        return -1;
    return (int)MIN(spending->total * 100 / spending_highest(spending)->amount, G_MAXINT);
}
