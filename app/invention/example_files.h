/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The story's five files on the disk. */

#include <glib.h>

#include "base/day.h"
#include "invention/story.h"

/* Writes all five into `directory`, which is made, private; each in the encoding that
 * such a file comes in. The story's municipality is known (reference/example_place.h).
 * Errors as file_make_directory_private() and file_write_atomically(). */
gboolean example_files_write(const struct story *story, day_number made_on,
                             const char *directory, GError **error);
