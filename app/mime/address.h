/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* E-mail addresses as they travel. */

#include <glib.h>

/* Write the address with its domain in ASCII (IDNA 2008, RFC 5891) over `out`. FALSE when
 * it is not one address that every server takes: a local part that is no dot-atom of
 * ASCII (RFC 5321; letters outside ASCII need an extension that few servers have), longer
 * than 64; a domain whose labels are not letters, digits and '-'; more than 254 in all.
 */
gboolean address_to_ascii(const char *address, GString *out);

/* Of an address in ASCII: what follows the '@'. */
const char *address_domain(const char *address);

/* "mailto:stop@example.be?subject=STOP%20" (RFC 6068): appended to `out`. */
void address_append_mailto(GString *out, const char *address, const char *subject);
