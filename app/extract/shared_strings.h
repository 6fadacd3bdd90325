/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The texts of a workbook that its cells point at: sharedStrings.xml. All that is held of
 * one. Runs of rich text are joined, readings aloud (phonetic runs) left out. */

#include "base/span.h"
#include "extract/xml_reader.h"

/* Of the texts together, in bytes, and how many there may be. */
#define SHARED_STRINGS_BYTES_LIMIT (256u * 1024 * 1024)
#define SHARED_STRINGS_LIMIT       (16u * 1024 * 1024)

struct shared_strings;

/* NULL: KIESPOST_ERROR_INPUT (also past a limit) or what `bytes` said. */
struct shared_strings *shared_strings_read(xml_bytes bytes, gpointer source,
                                           const char *file, GError **error);

/* Of a workbook without any. */
struct shared_strings *shared_strings_new(void);

void shared_strings_free(struct shared_strings *strings);
typedef struct shared_strings SharedStrings;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SharedStrings, shared_strings_free)

/* FALSE when there is no such text. One longer than EXTRACT_CELL_LIMIT shows that it is,
 * and is not whole. `*text` lives as long as `strings`. */
gboolean shared_strings_get(const struct shared_strings *strings, guint64 index,
                            struct span *text);
