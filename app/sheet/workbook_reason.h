/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Why libxlsxwriter stopped, in the operator's language, to stand after a colon: its own
 * words are English only. `code` is an lxw_error other than 0. Valid like a string of
 * gettext(). */
const char *workbook_reason(int code);
