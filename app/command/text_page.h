/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How large text messages are, told to the operator: parts, alphabet, and what would save
 * parts. */

#include <glib.h>

#include "command/json.h"
#include "command/text_survey.h"

/* "152 of 160 characters, 1 part", "98 characters of two bytes, 2 parts". The caller
 * frees. */
char *text_size_phrase(const struct sms_size *size);

/* One text: its size, and what forces it into UCS-2 with what could stand there. */
void text_page_print(const struct text_message *text, gboolean plain_accents);
void text_page_put_json(struct json *json, const struct text_message *text);

/* Those of everybody; an empty survey says nothing. */
void text_page_print_survey(const struct text_survey *survey, gboolean plain_accents);
/* An object of that name. */
void text_page_put_survey(struct json *json, const char *name,
                          const struct text_survey *survey);
