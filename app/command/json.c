/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/json.h"

#include <stdio.h>
#include <string.h>

#include <json-glib/json-glib.h>

/* json-glib builds a tree. A document of a million elements is printed in pieces: each
 * piece is a tree of its own whose outer brackets are cut off. */
struct json {
    JsonBuilder *builder;
    gboolean spilling; /* inside an array of which elements were printed */
    gboolean any_spilled;
};

struct json *json_new(const char *schema)
{
    struct json *json = g_new0(struct json, 1);

    json->builder = json_builder_new_immutable();
    json_builder_begin_object(json->builder);
    json_text(json, "schema", schema);
    return json;
}

void json_free(struct json *json)
{
    if (json == NULL)
        return;
    g_object_unref(json->builder);
    g_free(json);
}

static JsonBuilder *at(struct json *json, const char *name)
{
    if (name != NULL)
        json_builder_set_member_name(json->builder, name);
    return json->builder;
}

void json_text(struct json *json, const char *name, const char *text)
{
    if (text == NULL)
        json_builder_add_null_value(at(json, name));
    else
        json_builder_add_string_value(at(json, name), text);
}

void json_int(struct json *json, const char *name, gint64 value)
{
    json_builder_add_int_value(at(json, name), value);
}

void json_real(struct json *json, const char *name, double value)
{
    json_builder_add_double_value(at(json, name), value);
}

void json_bool(struct json *json, const char *name, gboolean value)
{
    json_builder_add_boolean_value(at(json, name), value);
}

void json_null(struct json *json, const char *name)
{
    json_builder_add_null_value(at(json, name));
}

void json_begin_object(struct json *json, const char *name)
{
    json_builder_begin_object(at(json, name));
}

void json_end_object(struct json *json)
{
    json_builder_end_object(json->builder);
}

void json_begin_array(struct json *json, const char *name)
{
    json_builder_begin_array(at(json, name));
}

void json_end_array(struct json *json)
{
    json_builder_end_array(json->builder);
}

static char *text_of(JsonBuilder *builder)
{
    g_autoptr(JsonGenerator) generator = json_generator_new();
    JsonNode *root = json_builder_get_root(builder);

    json_generator_set_root(generator, root);
    char *text = json_generator_to_data(generator, NULL);
    json_node_unref(root);
    return text;
}

/* The builder stands inside {"…":[ or, after the first spill, inside {"_":[ of its own.
 */
static void print_piece(struct json *json, char *text, gsize tail)
{
    const char *start = text;

    text[strlen(text) - tail] = '\0';
    if (json->spilling) {
        start += strlen("{\"_\":[");
        /* "]": no element follows those that were printed. */
        if (*start != '\0' && *start != ']' && json->any_spilled)
            fputc(',', stdout);
    }
    fputs(start, stdout);
}

void json_spill(struct json *json)
{
    json_builder_end_array(json->builder);
    json_builder_end_object(json->builder);
    g_autofree char *text = text_of(json->builder);

    print_piece(json, text, strlen("]}"));
    json->any_spilled = json->any_spilled || !g_str_has_suffix(text, "[");
    json->spilling = TRUE;
    json_builder_reset(json->builder);
    json_builder_begin_object(json->builder);
    json_builder_set_member_name(json->builder, "_");
    json_builder_begin_array(json->builder);
}

void json_print(struct json *json)
{
    json_builder_end_object(json->builder);
    g_autofree char *text = text_of(json->builder);

    print_piece(json, text, 0);
    fputc('\n', stdout);
}

char *json_to_text(struct json *json)
{
    json_builder_end_object(json->builder);
    return text_of(json->builder);
}
