/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whose file is it that is being imported? provenance/ says what the file looks like; here
 * stands what follows for the source it was declared to be of: its flags and status. */

#include "domain/source.h"
#include "dossier/sources.h"
#include "extract/columns.h"
#include "extract/reader.h"
#include "import/consent_times.h"
#include "provenance/conflict.h"
#include "provenance/recognition.h"

struct file_look;
typedef struct file_look FileLook;

/* Looks at the first rows of `extract` and rewinds it; at all rows when those tell at what
 * time of the day people consented (import/consent_times.h). `extract` and `source`
 * outlive the result. NULL: KIESPOST_ERROR_IO, or it was interrupted. */
struct file_look *file_look_new(struct extract *extract, const struct column_map *columns,
                                const struct source *source, GError **error);
void file_look_free(struct file_look *look);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FileLook, file_look_free)

/* A row of the import itself, in file order, from any one thread. Of rows that the first
 * look did not reach one in so many is looked at. */
void file_look_see(struct file_look *look, const struct extract_row *row);

/* What follows from everything seen so far; may be asked again after more rows. */
struct file_verdict {
    enum conflict conflict;
    struct origin *origin; /* owned */
    GArray *flags;         /* struct source_flag, heaviest first; owned, with content */
    char *read;            /* a translated sentence on how many rows were looked at; NULL
                              when it was all of them */
};
void file_look_conclude(struct file_look *look, struct file_verdict *verdict);

/* Adds flags of another origin (struct source_flag, copied): the file is suspicious then,
 * if not worse. */
void file_verdict_add(struct file_verdict *verdict, const GArray *flags);
void file_verdict_clear(struct file_verdict *verdict);

/* The rule that is about files of this class ("public-office-file"). Static. */
const char *origin_class_rule(const char *class_name);

const struct consent_times *file_look_consent_times(const struct file_look *look);
