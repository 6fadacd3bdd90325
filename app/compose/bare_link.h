/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Addresses of pages in a text: mail programs and phones make links of them, too. */

#include <glib.h>

/* Whether one of them holds a mark (compose/gapped_text.h), so that it would tell who
 * opened it (no tracking, R-80). */
gboolean bare_link_is_personal(const char *text);

/* What is said then, after the name of the template. */
const char *bare_link_complaint(void);
