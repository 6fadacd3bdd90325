/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the notices of a mailing tell about who was chosen, in each language of its
 * template. */

#include <glib.h>

#include "compose/notice.h"
#include "compose/template_files.h"
#include "domain/source.h"
#include "dossier/dossier.h"
#include "eligibility/selection.h"
#include "reference/municipality.h"

struct told_selection;
typedef struct told_selection ToldSelection;

/* INPUT when the wording for it (templates/<lang>/selection.txt) is missing or wrong. */
struct told_selection *told_selection_new(const struct selection *selection,
                                          enum channel channel,
                                          const struct template_files *files,
                                          language_set languages, GError **error);
void told_selection_free(struct told_selection *told);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ToldSelection, told_selection_free)

/* A selection in its canonical form, with the words of the operator's language. The
 * caller frees. */
char *selection_shown(const struct dossier *dossier, const char *canonical);

/* Sets what `facts` say of it to people of a source of that kind; `told` NULL: everybody
 * was. Borrowed. */
void told_selection_set(const struct told_selection *told, enum source_kind kind,
                        struct notice_facts *facts);
