/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the operating system must know about this process. */

#include <glib.h>

/* No core file, and no debugger of the same user reads the memory (the latter not in
 * sanitizer builds: the leak detector is such a debugger). A refusal by the system is not
 * an error: keys are kept out of core files by crypto/secret.h as well. */
void process_no_core_dumps(void);

/* Files made from here on, SQLite's included, are the owner's alone: 0600, 0700. */
void process_private_files(void);

/* The directory that holds the running executable, by which locale and templates are
 * found. NULL when the system does not say. The caller frees. */
char *process_program_directory(void);

/* From here on SIGINT and SIGTERM only set process_interrupted(), so that work stops
 * between two durable steps; calls that wait on a descriptor return. A second one ends
 * the process at once with status 128 + signal. SIGPIPE is ignored: a reader that went
 * away shows as a write error. */
void process_handle_interrupts(void);

/* TRUE after the first SIGINT or SIGTERM. Cheap; from any thread. */
gboolean process_interrupted(void);
