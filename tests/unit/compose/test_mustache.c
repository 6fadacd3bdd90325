/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mustache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "compose/escape.h"

/* ---- the JSON of the specification files ---- */

/* Values live as long as the chunk. Numbers are kept as they are written, since a
 * template shows them so. */
struct json {
    const char *at;
    GPtrArray *allocations;
};

static void *json_keep(struct json *json, gpointer memory)
{
    g_ptr_array_add(json->allocations, memory);
    return memory;
}

static void json_skip(struct json *json)
{
    json->at += strspn(json->at, " \t\r\n");
}

static const char *json_string(struct json *json)
{
    GString *out = g_string_new(NULL);

    assert_int_equal(*json->at, '"');
    for (json->at++; *json->at != '"'; json->at++) {
        if (*json->at != '\\') {
            g_string_append_c(out, *json->at);
            continue;
        }
        static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
        json->at++;
        if (*json->at == 'u') {
            g_autofree char *hex = g_strndup(json->at + 1, 4);
            g_string_append_unichar(out, (gunichar)g_ascii_strtoull(hex, NULL, 16));
            json->at += 4;
        } else {
            const char *which = strchr(escapes, *json->at);
            assert_non_null(which);
            g_string_append_c(out, meanings[which - escapes]);
        }
    }
    json->at++;
    return json_keep(json, g_string_free(out, FALSE));
}

static struct mustache_value json_value(struct json *json);

static struct mustache_value json_container(struct json *json)
{
    gboolean is_map = *json->at == '{';
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(struct mustache_entry));
    struct mustache_value value = {is_map ? MUSTACHE_MAP : MUSTACHE_LIST};

    json->at++;
    for (json_skip(json); *json->at != '}' && *json->at != ']'; json_skip(json)) {
        struct mustache_entry entry = {"", {MUSTACHE_NOTHING}};
        if (*json->at == ',') {
            json->at++;
            continue;
        }
        if (is_map) {
            entry.key = json_string(json);
            json_skip(json);
            assert_int_equal(*json->at++, ':');
        }
        entry.value = json_value(json);
        g_array_append_val(entries, entry);
    }
    json->at++;
    value.count = entries->len;
    if (is_map) {
        value.entries = json_keep(json, g_array_free(entries, FALSE));
        return value;
    }
    struct mustache_value *items =
        json_keep(json, g_new0(struct mustache_value, value.count + 1));
    for (gsize i = 0; i < value.count; i++)
        items[i] = g_array_index(entries, struct mustache_entry, i).value;
    g_array_unref(entries);
    value.items = items;
    return value;
}

static struct mustache_value json_value(struct json *json)
{
    static const struct {
        const char *word;
        enum mustache_kind kind;
    } words[] = {
        {"null", MUSTACHE_NOTHING}, {"true", MUSTACHE_TRUE}, {"false", MUSTACHE_FALSE}};
    struct mustache_value value = {MUSTACHE_STRING};

    json_skip(json);
    if (*json->at == '{' || *json->at == '[')
        return json_container(json);
    if (*json->at == '"') {
        value.string = json_string(json);
        return value;
    }
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_has_prefix(json->at, words[i].word)) {
            json->at += strlen(words[i].word);
            value.kind = words[i].kind;
            return value;
        }
    }
    gsize length = strspn(json->at, "+-0123456789.eE");
    assert_true(length > 0);
    value.string = json_keep(json, g_strndup(json->at, length));
    json->at += length;
    return value;
}

static const struct mustache_value *get(const struct mustache_value *map, const char *key)
{
    for (gsize i = 0; i < map->count; i++) {
        if (g_str_equal(map->entries[i].key, key))
            return &map->entries[i].value;
    }
    return NULL;
}

/* ---- the specification ---- */

static const struct mustache *find_in_table(const char *name, gpointer user)
{
    return g_hash_table_lookup(user, name);
}

static GHashTable *parse_partials(const struct mustache_value *partials)
{
    GHashTable *parsed = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                               (GDestroyNotify)mustache_free);

    for (gsize i = 0; partials != NULL && i < partials->count; i++) {
        const struct mustache_entry *entry = &partials->entries[i];
        g_hash_table_insert(parsed, (gpointer)entry->key,
                            mustache_parse(entry->value.string,
                                           strlen(entry->value.string), entry->key, 1,
                                           NULL));
    }
    return parsed;
}

static void run_spec_case(const char *file, const struct mustache_value *test)
{
    const char *text = get(test, "template")->string;
    const char *expected = get(test, "expected")->string;
    g_autoptr(GHashTable) partials = parse_partials(get(test, "partials"));
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(Mustache) mustache = mustache_parse(text, strlen(text), "spec", 1, &error);

    if (mustache == NULL || !mustache_render(mustache, get(test, "data"), escape_html,
                                             find_in_table, partials, out, &error))
        fail_msg("%s: %s: %s", file, get(test, "name")->string, error->message);
    if (!g_str_equal(out->str, expected))
        fail_msg("%s: %s: “%s” instead of “%s”", file, get(test, "name")->string,
                 out->str, expected);
}

static void test_specification(void **state)
{
    static const char *const files[] = {"comments", "delimiters", "interpolation",
                                        "inverted", "partials",   "sections"};
    guint cases = 0;

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path =
            g_strdup_printf("%s/../shared/conformance/mustache/specs/%s.json",
                            KIESPOST_SOURCE_DIR, files[i]);
        g_autofree char *text = NULL;
        if (!g_file_get_contents(path, &text, NULL, NULL)) {
            print_message("SKIPPED: “%s” is not there, so the Mustache specification was "
                          "NOT tested\n",
                          path);
            /* skip() jumps: nothing is cleaned up behind it. */
            g_clear_pointer(&path, g_free);
            skip();
        }
        struct json json = {text, g_ptr_array_new_with_free_func(g_free)};
        struct mustache_value spec = json_value(&json);
        const struct mustache_value *tests = get(&spec, "tests");
        for (gsize test = 0; test < tests->count; test++, cases++)
            run_spec_case(files[i], &tests->items[test]);
        g_ptr_array_unref(json.allocations);
    }
    assert_int_equal(cases, 136);
}

/* ---- our own limits and sentences ---- */

static void test_wrong_templates(void **state)
{
    static const struct {
        const char *label, *text, *sentence;
    } cases[] = {
        {"never closed tag", "a\nb {{name\n",
         "template “nl/x.md”, line 9: the tag is never closed by “}}”"},
        {"never closed raw tag", "{{{name}}",
         "template “nl/x.md”, line 8: the tag is never closed by “}}}”"},
        {"never closed section", "a\n{{#s}}\nb\n",
         "template “nl/x.md”, line 9: the section “s” is never closed"},
        {"wrong order", "{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}",
         "template “nl/x.md”, line 10: “a” is closed where “b” of line 9 is still open"},
        {"closed twice", "{{#a}}{{/a}}\n\n{{/a}}",
         "template “nl/x.md”, line 10: the section “a” is closed but was not opened"},
        {"no name", "{{ }}", "template “nl/x.md”, line 8: a tag has no name"},
        {"one delimiter", "{{=<%=}}",
         "template “nl/x.md”, line 8: new delimiters are written like “{{=<% %>=}}”"},
        {"three delimiters", "{{=a b c=}}",
         "template “nl/x.md”, line 8: new delimiters are written like “{{=<% %>=}}”"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        struct mustache *mustache =
            mustache_parse(cases[i].text, strlen(cases[i].text), "nl/x.md", 8, &error);
        if (mustache != NULL)
            fail_msg("%s: accepted", cases[i].label);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        assert_string_equal(error->message, cases[i].sentence);
    }
}

static char *repeat(const char *before, guint count, const char *after)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < count; i++)
        g_string_append(text, before);
    for (guint i = 0; i < count; i++)
        g_string_append(text, after);
    return g_string_free(text, FALSE);
}

static void test_section_depth(void **state)
{
    g_autofree char *deep = repeat("{{#a}}", 32, "{{/a}}");
    g_autofree char *too_deep = repeat("{{#a}}", 33, "{{/a}}");
    g_autoptr(GError) error = NULL;
    g_autoptr(Mustache) mustache = mustache_parse(deep, strlen(deep), "x", 1, &error);

    (void)state;
    assert_non_null(mustache);
    assert_null(mustache_parse(too_deep, strlen(too_deep), "x", 1, &error));
    assert_string_equal(error->message,
                        "template “x”, line 1: sections are nested deeper than 32");
}

/* A chain of `length` partials "p0" → "p1" …; the last one says "end". */
static GHashTable *chain(guint length, const char *calls)
{
    GHashTable *partials = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                 (GDestroyNotify)mustache_free);

    for (guint i = 0; i < length; i++) {
        g_autofree char *call = g_strdup_printf("{{>p%u}}", i + 1);
        g_autofree char *text =
            i + 1 == length ? g_strdup("end")
                            : g_strconcat(call, strlen(calls) > 1 ? call : "", NULL);
        g_hash_table_insert(partials, g_strdup_printf("p%u", i),
                            mustache_parse(text, strlen(text), "p", 1, NULL));
    }
    return partials;
}

static void test_partial_depth(void **state)
{
    static const struct {
        const char *label, *calls;
        guint length;
        const char *sentence; /* NULL: renders */
    } cases[] = {
        {"32 deep", "1", 32, NULL},
        {"33 deep", "1", 33, "template “p”: partials call each other without end"},
        {"doubling", "12", 30, "template “p”: the text becomes too long"},
    };
    static const struct mustache_value nothing = {MUSTACHE_MAP};

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GHashTable) partials = chain(cases[i].length, cases[i].calls);
        g_autoptr(GError) error = NULL;
        g_autoptr(GString) out = g_string_new(NULL);
        g_autoptr(Mustache) mustache = mustache_parse("{{>p0}}", 7, "x", 1, NULL);
        gboolean rendered = mustache_render(mustache, &nothing, NULL, find_in_table,
                                            partials, out, &error);
        if (rendered != (cases[i].sentence == NULL))
            fail_msg("%s: %s", cases[i].label, rendered ? "rendered" : error->message);
        if (rendered)
            assert_string_equal(out->str, "end");
        else
            assert_string_equal(error->message, cases[i].sentence);
    }
}

static const struct mustache *find_itself(const char *name, gpointer user)
{
    (void)name;
    return user;
}

static void test_endless_partial(void **state)
{
    static const struct mustache_value nothing = {MUSTACHE_MAP};
    g_autoptr(Mustache) mustache = mustache_parse("{{>me}}", 7, "me", 1, NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(
        mustache_render(mustache, &nothing, NULL, find_itself, mustache, out, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
}

static void test_empty_string_is_false(void **state)
{
    static const struct mustache_entry entries[] = {
        {"box", {.kind = MUSTACHE_STRING, .string = ""}}};
    static const struct mustache_value root = {
        .kind = MUSTACHE_MAP, .entries = entries, .count = 1};
    static const char text[] = "{{#box}}bus {{box}}{{/box}}{{^box}}geen{{/box}}";
    g_autoptr(Mustache) mustache = mustache_parse(text, strlen(text), "x", 1, NULL);
    g_autoptr(GString) out = g_string_new(NULL);

    (void)state;
    assert_true(mustache_render(mustache, &root, NULL, NULL, NULL, out, NULL));
    assert_string_equal(out->str, "geen");
}

static void list_tag(const struct mustache_tag *tag, gpointer user)
{
    g_autofree char *sections = g_strjoinv("/", (char **)tag->sections);

    g_string_append_printf(user, "%u%c%s@%s ", tag->line, tag->kind, tag->name, sections);
}

static void test_visit(void **state)
{
    static const char text[] =
        "{{a}}\n{{#s}}\n{{{b}}}{{^t}}\n{{c.d}}{{/t}}\n{{/s}}{{>p}}";
    g_autoptr(Mustache) mustache = mustache_parse(text, strlen(text), "x", 5, NULL);
    g_autoptr(GString) out = g_string_new(NULL);

    (void)state;
    mustache_visit_tags(mustache, list_tag, out);
    assert_string_equal(out->str, "5va@ 6#s@ 7&b@s 7^t@s 8vc.d@s/t 9>p@ ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_specification),
        cmocka_unit_test(test_wrong_templates),
        cmocka_unit_test(test_section_depth),
        cmocka_unit_test(test_partial_depth),
        cmocka_unit_test(test_endless_partial),
        cmocka_unit_test(test_empty_string_is_false),
        cmocka_unit_test(test_visit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
