/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Verdicts for the recipients of a mailing: facts out of the dossier, rules over them. */

#include <glib.h>

#include "domain/mailing.h"
#include "domain/recipient.h"
#include "dossier/bad_addresses.h"
#include "dossier/dossier.h"
#include "dossier/releases.h"
#include "eligibility/campaign.h"
#include "eligibility/selection.h"
#include "rules/evaluate.h"

/* Which notice lines the finished message to this recipient holds. Called once per
 * recipient; the callee remembers per source, ground and language. FALSE: composing
 * failed, and `error` says why. */
typedef gboolean (*notice_judge)(gpointer context, const struct source *source,
                                 const struct recipient *recipient,
                                 enum notice_ground ground, notice_set *present,
                                 notice_set *judged, GError **error);

struct eligibility_inputs {
    struct dossier *dossier;
    const struct campaign *campaign;
    enum channel channel;
    const struct mailing *mailing; /* whose releases count; NULL: nobody's */
    GPtrArray *sources;            /* struct source, in the mailing's order: the one named
                                      later yields in one-copy */
    const struct selection
        *selection;           /* who of them; NULL: everybody. Whoever is outside
                               * is no part of the mailing: no verdict is asked */
    struct moment moments[2]; /* now, and the planned posting day: the stricter
                                 verdict counts */
    guint moment_count;
    notice_judge judge; /* NULL: the message is not known */
    gpointer judge_context;
    enum declared one_text; /* whether everybody gets one text, salutation and language
                             * apart; unknown when the message is not */
    guint traits;           /* what a person said of the mailing: enum trait */
    gboolean other_purpose; /* and that it is not about the election */
    guint at_once;          /* how many get it simultaneously; 0: not asked */
    gboolean cost_recorded; /* something stands on the list of expenses for it */
    gboolean by_address;    /* in the postman's order within a source */
    gboolean findings_of_allowed; /* else decision->findings is empty for those whom no
                                     person had to release */
};

struct eligibility;
typedef struct eligibility Eligibility;

/* `inputs` is copied; what it points to must outlive the result. */
struct eligibility *eligibility_new(const struct eligibility_inputs *inputs,
                                    GError **error);
void eligibility_free(struct eligibility *eligibility);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Eligibility, eligibility_free)

/* From here on verdicts are those of this moment: a long run may pass into another day.
 * The second moment, if any, stays. */
void eligibility_set_moment(struct eligibility *eligibility, struct moment moment);

/* What was decided about one recipient. */
struct decision {
    struct recipient recipient; /* strings valid until the next call */
    const struct source *source;
    enum verdict verdict;
    GArray *findings; /* struct finding, valid until the next call; a review that a
                         person decided is marked released, and the verdict may be allow
                         because of it (rules/release.h) */
    const struct releases *releases;       /* the mailing's; NULL without one */
    const struct bad_address *bad_address; /* what was answered about this address; NULL
                                              when nothing was */
    struct facts facts;                    /* those that the verdict rests on */
};

/* The next recipient of the mailing. FALSE at the end, and with `error` set on failure.
 */
gboolean eligibility_next(struct eligibility *eligibility, struct decision *decision,
                          GError **error);

/* How many of all those that are left may be written to. */
gboolean eligibility_count_allowed(struct eligibility *eligibility, gint64 *count,
                                   GError **error);

/* How many were passed over so far because they are outside the selection, and how many
 * of these because something that decides it is not known of them. */
struct unselected {
    gint64 all, not_known;
};
struct unselected eligibility_unselected(const struct eligibility *eligibility);

/* One recipient alone, selected or not, outside any mailing's one-copy check. What the
 * dossier says of a source is read when another source than the last time is asked for.
 * The findings array is the caller's. */
gboolean eligibility_decide_one(struct eligibility *eligibility,
                                const struct source *source,
                                const struct recipient *recipient,
                                struct decision *decision, GError **error);

/* What the campaign and the source decide, for nobody in particular: for the rules of
 * stage project. The caller sets channel and moment. */
void eligibility_source_facts(const struct campaign *campaign,
                              const struct source *source, struct facts *facts);

/* The rules of stage approve over the facts of one decision: what is lacking in the
 * message or must be declared. */
enum verdict eligibility_at_approve(const struct decision *decision, GArray *findings);
