/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A template file as it may come by mail: front matter, Mustache, Markdown, and the
 * letter that becomes of it. The first byte chooses what is fed with the rest. */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "compose/escape.h"
#include "compose/letter_text.h"
#include "compose/mustache.h"
#include "compose/placeholder.h"
#include "compose/template.h"
#include "compose/template_files.h"
#include "compose/wording.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct mustache *find_itself(const char *name, gpointer user)
{
    (void)name;
    return user;
}

/* Lists, maps and texts under the names that the corpus uses. */
static const struct mustache_value *some_values(void)
{
    static const struct mustache_value items[] = {
        {.kind = MUSTACHE_STRING, .string = "een"},
        {.kind = MUSTACHE_TRUE},
        {.kind = MUSTACHE_STRING, .string = ""},
    };
    static const struct mustache_entry inner[] = {
        {"name", {.kind = MUSTACHE_STRING, .string = "*Els*\n<b>"}},
        {"list", {.kind = MUSTACHE_LIST, .items = items, .count = 3}},
    };
    static const struct mustache_entry entries[] = {
        {"recipient", {.kind = MUSTACHE_MAP, .entries = inner, .count = 2}},
        {"list", {.kind = MUSTACHE_LIST, .items = items, .count = 3}},
        {"no", {.kind = MUSTACHE_FALSE}},
        {"a", {.kind = MUSTACHE_STRING, .string = "x"}},
    };
    static const struct mustache_value root = {
        .kind = MUSTACHE_MAP, .entries = entries, .count = 4};

    return &root;
}

static void render(const struct mustache *mustache)
{
    g_autoptr(GString) markdown = g_string_new(NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GPtrArray) complaints = placeholder_complaints(mustache, "x");

    if (mustache_render(mustache, some_values(), escape_markdown, find_itself,
                        (gpointer)mustache, markdown, NULL) &&
        markdown->len < 65536 && g_utf8_validate(markdown->str, -1, NULL))
        letter_text_append(text, markdown->str, "x", NULL);
}

static void feed_file(const char *path, const char *text, size_t length)
{
    g_autoptr(TemplateFiles) files = template_files_new();

    if (!template_files_put(files, path, text, length, NULL))
        return;
    g_autoptr(TemplateVersion) version =
        template_version_parse(path, template_files_get(files, path), NULL);
    if (version != NULL)
        render(version->mustache);
}

static void feed_wording(const char *name, const char *text, size_t length)
{
    static const char *const others[][2] = {
        {"nl/notice.post.md", "a"},
        {"nl/notice.post.direct.md", "a"},
        {"nl/salutation.post.txt", "a"},
        {"nl/regimes.txt", ""},
        {"nl/words.txt",
         "[words]\nmonths=1;2;3;4;5;6;7;8;9;10;11;12\nfirst_day=1\nor=of\n"
         "of=van\n"},
    };
    g_autoptr(TemplateFiles) files = template_files_new();
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        template_files_put(files, others[i][0], others[i][1], strlen(others[i][1]), NULL);
    if (!template_files_put(files, name, text, length, NULL))
        return;
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    if (wording == NULL)
        return;
    wording_append_day(wording, 20000, out);
    wording_append_of(wording, "Le Roeulx", out);
}

static void thaw(const char *text, size_t length)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    g_autoptr(TemplateFiles) files = template_files_thaw(bytes, NULL);

    if (files != NULL)
        g_bytes_unref(template_files_freeze(files));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    const char *text = (const char *)bytes + 1;
    size_t length = size - 1;

    switch (bytes[0]) {
    case 'm': {
        g_autoptr(Mustache) mustache = mustache_parse(text, length, "x", 1, NULL);
        if (mustache != NULL)
            render(mustache);
        break;
    }
    case 't': {
        g_autofree char *markdown = g_strndup(text, length);
        g_autoptr(GString) out = g_string_new(NULL);
        if (g_utf8_validate(markdown, -1, NULL))
            letter_text_append(out, markdown, "x", NULL);
        break;
    }
    case 'w':
        feed_wording("nl/words.txt", text, length);
        break;
    case 'r':
        feed_wording("nl/regimes.txt", text, length);
        break;
    case 'f':
        thaw(text, length);
        break;
    default:
        feed_file("nl/brief.md", text, length);
    }
    return 0;
}
