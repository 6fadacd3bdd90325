/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A stretch of text that belongs to somebody else: UTF-8, never NULL, followed by a NUL
 * byte that is not counted, without NUL inside. */
struct span {
    const char *text;
    gsize length;
};
