/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the system shares its processors. */

/* The calling thread has much to do and nobody who waits for its next step: woken, it
 * lets whoever is running go on. Where the system knows nothing of the kind it stays as
 * it is. */
void throughput_before_response(void);
