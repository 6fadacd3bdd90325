/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* JSON on standard output. The values do not depend on the locale. */

#include <glib.h>

/* Builds one document at a time; members are written in the order given. */
struct json;
typedef struct json Json;

/* Opens {"schema":"<schema>". */
struct json *json_new(const char *schema);
void json_free(struct json *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Json, json_free)

/* `name` is NULL inside an array. A NULL text is written as null. */
void json_text(struct json *json, const char *name, const char *text);
void json_int(struct json *json, const char *name, gint64 value);
void json_real(struct json *json, const char *name, double value);
void json_bool(struct json *json, const char *name, gboolean value);
void json_null(struct json *json, const char *name);
void json_begin_object(struct json *json, const char *name);
void json_end_object(struct json *json);
void json_begin_array(struct json *json, const char *name);
void json_end_array(struct json *json);

/* Prints the document so far but for what is still open, and forgets it: for arrays of a
 * million elements. Only directly inside an array of the outermost object. */
void json_spill(struct json *json);

/* Closes the document, prints it and a newline. */
void json_print(struct json *json);

/* The closed document; the caller frees. */
char *json_to_text(struct json *json);
