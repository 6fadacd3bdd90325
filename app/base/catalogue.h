/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A message catalogue as msgfmt writes it (GNU .mo).
 *
 * gettext() itself cannot be asked: the glibc of Debian 13 (2.41; that of Debian
 * 12, 2.36, did) translates nothing in the locale C.UTF-8, and a bare machine has no
 * other. */

#include <glib.h>

typedef struct catalogue Catalogue;

/* NULL when there is no such file or it is no catalogue: then nothing is translated,
 * which is no error. Free with catalogue_free(). */
struct catalogue *catalogue_open(const char *path);
void catalogue_free(struct catalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalogue, catalogue_free)

/* The translation of `message`, or NULL. Form `form` (0 singular, 1 plural) of a message
 * that has several; the key of these is the singular. Borrowed from the catalogue. */
const char *catalogue_find(const struct catalogue *catalogue, const char *message,
                           guint form);
