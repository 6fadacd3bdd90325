/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The versions on which composed bytes depend, frozen at approval: when a digest differs
 * under other versions the program can say exactly that. */

/* "kiespost 0.1.0, cmark 0.30.2, gmime 3.2.13, glib 2.74.6". The caller frees. */
char *compose_libraries(void);
