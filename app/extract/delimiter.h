/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What stands between the cells: ; , tab or |. */

#include <glib.h>

struct delimiter_finding {
    char delimiter; /* '\0': one column */
    char *evidence; /* translated; the caller frees */
};

/* From the beginning of a file, in any encoding that contains ASCII. A delimiter inside
 * quotes does not count; the one wins that cuts most lines into the same number of cells
 * as the first line. A last line without its end is left out unless it is the only
 * one. */
struct delimiter_finding delimiter_detect(const char *sample, gsize length);

/* Excel's own declaration, "sep=;" as first line: the delimiter, and in `*length` the
 * bytes of the line with its end. '\0' when there is none. */
char delimiter_declared(const char *sample, gsize sample_length, gsize *length);

/* ";", ",", "tab", "|"; "" for '\0'. Static. */
const char *delimiter_name(char delimiter);
