/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one line by which everything that a dossier made by `kiespost demo` brings forth
 * is known: what the operator reads, each letter, each e-mail and its subject. In the two
 * languages of those who might find such a thing, whatever the language around it, and
 * therefore not translated. */
extern const char example_line[];
