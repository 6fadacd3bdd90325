/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From the words of the command line to an exit status: finds the command, satisfies its
 * needs, runs it, and says what went wrong in one sentence. */

int dispatch(int argc, char **argv);
