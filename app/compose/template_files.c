/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/template_files.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/named_files.h"
#include "mime/media_type.h"
#include "platform/errno_phrase.h"

/* In every language, beside the templates; their names hold a dot, which a template's
 * name may not. */
static const char *const wording_files[] = {
    "notice.post.md",       "notice.post.direct.md",
    "notice.email.md",      "notice.email.list.md",
    "notice.sms.md",        "salutation.post.txt",
    "salutation.email.txt", "salutation.sms.txt",
    "regimes.txt",          "words.txt",
    "selection.txt",
};

/* Both hold "path\nlength\ncontent" again and again; only the second other than texts. */
static const char magic_texts[] = "kiespost.files/1\n";
static const char magic_all[] = "kiespost.files/2\n";
G_STATIC_ASSERT(sizeof magic_texts == sizeof magic_all);

struct template_files {
    GTree *contents; /* path → GBytes, in byte order; after a text's bytes stands a NUL */
};

static int compare_paths(gconstpointer a, gconstpointer b, gpointer user)
{
    (void)user;
    return strcmp(a, b);
}

struct template_files *template_files_new(void)
{
    struct template_files *files = g_new(struct template_files, 1);

    files->contents =
        g_tree_new_full(compare_paths, NULL, g_free, (GDestroyNotify)g_bytes_unref);
    return files;
}

void template_files_free(struct template_files *files)
{
    if (files == NULL)
        return;
    g_tree_unref(files->contents);
    g_free(files);
}

gboolean template_name_is_valid(const char *name)
{
    gsize length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length > 0 && length <= 60 && name[length] == '\0' && *name != '-';
}

static guint line_of(const char *text, const char *at)
{
    guint line = 1;

    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

/* U+FDD0…U+FDEF are no characters at all; compose/gapped_text.h marks places with them.
 */
static const char *find_noncharacter(const char *text)
{
    for (const char *p = strstr(text, "\xEF\xB7"); p != NULL;
         p = strstr(p + 1, "\xEF\xB7")) {
        if ((guchar)p[2] >= 0x90 && (guchar)p[2] <= 0xAF)
            return p;
    }
    return NULL;
}

static gboolean text_is_clean(const char *path, const char *text, gsize length,
                              GError **error)
{
    const char *wrong = NULL;

    if (length > TEMPLATE_MAX_BYTES) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("template “%s” is larger than %d KiB"), path,
                    TEMPLATE_MAX_BYTES / 1024);
        return FALSE;
    }
    if (g_utf8_validate_len(text, length, &wrong))
        wrong = find_noncharacter(text);
    if (wrong == NULL)
        return TRUE;
    g_set_error(
        error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
        _("template “%s”, line %u: this is not UTF-8 text; save the file as UTF-8"), path,
        line_of(text, wrong));
    return FALSE;
}

/* "\r\n" and a lone "\r" become "\n"; a NUL follows. */
static GBytes *with_plain_line_ends(const char *text, gsize length)
{
    char *plain = g_malloc(length + 1), *to = plain;

    for (const char *p = text; p < text + length; p++) {
        if (*p != '\r')
            *to++ = *p;
        else if (p[1] != '\n')
            *to++ = '\n';
    }
    *to = '\0';
    return g_bytes_new_take(plain, (gsize)(to - plain));
}

gboolean template_files_put(struct template_files *files, const char *path,
                            const char *text, gsize length, GError **error)
{
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    g_autofree char *terminated = g_malloc0(length + 1);

    memcpy(terminated, text, length);
    if (!text_is_clean(path, terminated, length, error))
        return FALSE;
    gsize skip =
        g_str_has_prefix(terminated, byte_order_mark) ? strlen(byte_order_mark) : 0;
    g_tree_replace(files->contents, g_strdup(path),
                   with_plain_line_ends(terminated + skip, length - skip));
    return TRUE;
}

static gboolean is_binary(const char *path)
{
    return media_type_of(path) != NULL;
}

const char *template_files_get(const struct template_files *files, const char *path)
{
    GBytes *text = is_binary(path) ? NULL : g_tree_lookup(files->contents, path);

    return text == NULL ? NULL : g_bytes_get_data(text, NULL);
}

GBytes *template_files_get_binary(const struct template_files *files, const char *path)
{
    return is_binary(path) ? g_tree_lookup(files->contents, path) : NULL;
}

void template_files_put_binary(struct template_files *files, const char *path,
                               GBytes *content)
{
    g_assert(is_binary(path));
    g_tree_replace(files->contents, g_strdup(path), g_bytes_ref(content));
}

static gboolean collect_path(gpointer key, gpointer value, gpointer user)
{
    (void)value;
    g_ptr_array_add(user, g_strdup(key));
    return FALSE;
}

char **template_files_paths(const struct template_files *files)
{
    GPtrArray *paths = g_ptr_array_new();

    g_tree_foreach(files->contents, collect_path, paths);
    g_ptr_array_add(paths, NULL);
    return (char **)g_ptr_array_free(paths, FALSE);
}

static gboolean freeze_file(gpointer key, gpointer value, gpointer user)
{
    gsize length;
    const char *content = g_bytes_get_data(value, &length);

    g_string_append_printf(user, "%s\n%" G_GSIZE_FORMAT "\n", (const char *)key, length);
    g_string_append_len(user, content, (gssize)length);
    return FALSE;
}

static gboolean find_binary(gpointer key, gpointer value, gpointer user)
{
    gboolean *found = user;

    (void)value;
    *found = *found || is_binary(key);
    return *found;
}

GBytes *template_files_freeze(const struct template_files *files)
{
    gboolean has_binary = FALSE;
    GString *frozen;

    g_tree_foreach(files->contents, find_binary, &has_binary);
    frozen = g_string_new(has_binary ? magic_all : magic_texts);
    g_tree_foreach(files->contents, freeze_file, frozen);
    return g_string_free_to_bytes(frozen);
}

static gboolean thaw_content(struct template_files *files, const char *path,
                             const char *content, gsize length)
{
    if (!is_binary(path))
        return template_files_put(files, path, content, length, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(content, length);
    template_files_put_binary(files, path, bytes);
    return TRUE;
}

/* One "path\nlength\ncontent" at `*at`, which is moved behind it. */
static gboolean thaw_file(struct template_files *files, const char **at, const char *end)
{
    const char *path_end = memchr(*at, '\n', (gsize)(end - *at));
    if (path_end == NULL)
        return FALSE;
    const char *length_end = memchr(path_end + 1, '\n', (gsize)(end - path_end - 1));
    if (length_end == NULL)
        return FALSE;
    g_autofree char *path = g_strndup(*at, (gsize)(path_end - *at));
    g_autofree char *digits = g_strndup(path_end + 1, (gsize)(length_end - path_end - 1));
    guint64 length;

    if (!g_ascii_string_to_unsigned(digits, 10, 0, (guint64)(end - length_end - 1),
                                    &length, NULL) ||
        !thaw_content(files, path, length_end + 1, (gsize)length))
        return FALSE;
    *at = length_end + 1 + length;
    return TRUE;
}

struct template_files *template_files_thaw(GBytes *bytes, GError **error)
{
    g_autoptr(TemplateFiles) files = template_files_new();
    gsize size;
    const char *at = g_bytes_get_data(bytes, &size);
    at = at == NULL ? "" : at; /* no bytes at all */
    const char *end = at + size;
    gsize start = strlen(magic_all);
    gboolean sound = size >= start && (memcmp(at, magic_texts, start) == 0 ||
                                       memcmp(at, magic_all, start) == 0);

    if (sound)
        at += start;
    while (sound && at < end)
        sound = thaw_file(files, &at, end);
    if (!sound) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                            _("the frozen template texts are damaged"));
        return NULL;
    }
    return g_steal_pointer(&files);
}

/* TRUE with *found FALSE when there is no such file. */
static gboolean read_file(struct template_files *files, const char *directory,
                          const char *path, gboolean *found, GError **error)
{
    g_autofree char *file = g_build_filename(directory, path, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) reason = NULL;
    GStatBuf status;
    gsize length;

    *found = FALSE;
    if (g_stat(file, &status) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return TRUE;
    if (status.st_size > TEMPLATE_MAX_BYTES)
        return text_is_clean(file, "", (gsize)status.st_size, error);
    if (!g_file_get_contents(file, &text, &length, &reason)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                    _("template “%s” cannot be read: %s"), file,
                    file_error_phrase(reason));
        return FALSE;
    }
    *found = TRUE;
    return template_files_put(files, path, text, length, error);
}

static gboolean read_template(struct template_files *files,
                              const char *const *directories, const char *name,
                              GError **error)
{
    gboolean found_any = FALSE;

    for (guint i = 0; directories[i] != NULL && !found_any; i++) {
        for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT; l++) {
            g_autofree char *path = g_strdup_printf("%s/%s.md", language_code(l), name);
            gboolean found;
            if (!read_file(files, directories[i], path, &found, error) ||
                (found && !named_files_read(files, directories[i], path, error)))
                return FALSE;
            found_any = found_any || found;
        }
    }
    if (found_any)
        return TRUE;
    g_autofree char *searched = g_strjoinv("”, “", (char **)directories);
    g_set_error(
        error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
        _("there is no template “%s” in “%s”; “kiespost template list” shows those "
          "that exist"),
        name, searched);
    return FALSE;
}

static gboolean read_wording(struct template_files *files, const char *const *directories,
                             enum language language, GError **error)
{
    for (guint file = 0; file < G_N_ELEMENTS(wording_files); file++) {
        g_autofree char *path =
            g_strdup_printf("%s/%s", language_code(language), wording_files[file]);
        gboolean found = FALSE;
        for (guint i = 0; directories[i] != NULL && !found; i++) {
            if (!read_file(files, directories[i], path, &found, error))
                return FALSE;
        }
    }
    return TRUE;
}

struct template_files *template_files_read(const char *const *directories,
                                           const char *name, GError **error)
{
    g_autoptr(TemplateFiles) files = template_files_new();

    if (name != NULL && !template_name_is_valid(name)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” cannot be a template's name; use lower-case letters, digits "
                      "and “-”"),
                    name);
        return NULL;
    }
    if (name != NULL && !read_template(files, directories, name, error))
        return NULL;
    for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT; l++) {
        if (!read_wording(files, directories, l, error))
            return NULL;
    }
    return g_steal_pointer(&files);
}

static void list_directory(const char *directory, GTree *names)
{
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    const char *file;

    while (dir != NULL && (file = g_dir_read_name(dir)) != NULL) {
        if (!g_str_has_suffix(file, ".md"))
            continue;
        g_autofree char *name = g_strndup(file, strlen(file) - strlen(".md"));
        if (template_name_is_valid(name))
            g_tree_replace(names, g_steal_pointer(&name), NULL);
    }
}

char **template_files_names(const char *const *directories)
{
    g_autoptr(GTree) names = g_tree_new_full(compare_paths, NULL, g_free, NULL);
    GPtrArray *list = g_ptr_array_new();

    for (guint i = 0; directories[i] != NULL; i++) {
        for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT; l++) {
            g_autofree char *path =
                g_build_filename(directories[i], language_code(l), NULL);
            list_directory(path, names);
        }
    }
    g_tree_foreach(names, collect_path, list);
    g_ptr_array_add(list, NULL);
    return (char **)g_ptr_array_free(list, FALSE);
}
