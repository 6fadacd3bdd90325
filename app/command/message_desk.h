/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The letters of one mailing: what compose/ needs, gathered from the dossier, with one
 * composer per source and ground. */

#include <glib.h>

#include "command/session.h"
#include "compose/letter.h"
#include "domain/mailing.h"
#include "domain/source.h"

struct letter_desk;
typedef struct letter_desk LetterDesk;

/* An approved mailing is composed from its frozen files, a new one from those on disk.
 * `sources` (struct source, in the mailing's order) is borrowed. */
struct letter_desk *letter_desk_new(struct session *session,
                                    const struct mailing *mailing, GPtrArray *sources,
                                    GError **error);
void letter_desk_free(struct letter_desk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LetterDesk, letter_desk_free)

/* The files that the letters depend on; borrowed. */
const struct template_files *letter_desk_files(const struct letter_desk *desk);

/* TRUE when somebody should get a language that the template does not have. */
gboolean letter_desk_lacks_language(const struct letter_desk *desk);

gboolean letter_desk_compose(struct letter_desk *desk, const struct source *source,
                             const struct recipient *recipient, enum notice_ground ground,
                             struct letter *letter, GError **error);

/* A notice_judge (eligibility/eligibility.h): composes one letter per source, ground and
 * language, and remembers what its notice holds. `desk` is the context. */
gboolean letter_desk_judge(gpointer desk, const struct source *source,
                           const struct recipient *recipient, enum notice_ground ground,
                           notice_set *present, notice_set *judged, GError **error);
