/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The directory that goes to a firm which sends the text messages (law/rules.md R-70,
 * texts.xlsx, the same as texts.csv, and an explanation in both languages. */

#include <glib.h>

#include "base/day.h"
#include "compose/text_message.h"

/* Base names: of the files that hold personal data, NULL-terminated; of the explanation.
 */
extern const char *const gateway_bundle_files[];
#define GATEWAY_BUNDLE_README "LEESMIJ-LISEZ-MOI.txt"

struct gateway_bundle;

struct gateway_bundle_inputs {
    const char *directory; /* exists, is private and empty */
    const char *tmpdir;    /* inside the dossier: sheet/workbook.h */
    const char *mailing;   /* its name */
    const char *candidate_name;
    const char *gateway; /* the processor, as recorded */
    day_number eve;      /* of the poll */
};

/* Errors as workbook_create(). The inputs are borrowed until the end. */
struct gateway_bundle *gateway_bundle_create(const struct gateway_bundle_inputs *inputs,
                                             GError **error);

/* The next message. REFUSED when text->notice_missing is not 0: a text without its notice
 * does not leave; and when text->to is no number that takes texts. */
gboolean gateway_bundle_append(struct gateway_bundle *bundle, gint64 recipient,
                               const struct text_message *text, GError **error);

/* Messages so far, and the parts that the network counts and the firm charges. */
struct gateway_bundle_size {
    gint64 messages, parts;
    gint64 guarded; /* texts that bear an apostrophe in texts.csv: sheet/csv_file.h */
};
struct gateway_bundle_size gateway_bundle_size(const struct gateway_bundle *bundle);

/* All files are on the disk, 0600; freed either way. On an error some of them may be
 * there: the caller removes the directory. */
gboolean gateway_bundle_finish(struct gateway_bundle *bundle, GError **error);

/* Give up; the caller removes the directory. NULL is accepted. */
void gateway_bundle_abandon(struct gateway_bundle *bundle);
typedef struct gateway_bundle GatewayBundle;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GatewayBundle, gateway_bundle_abandon)
