/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/named_files.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/mail_html.h"
#include "mime/media_type.h"
#include "platform/file.h"

static gboolean refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

static gboolean refuse(GError **error, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, sentence);
    return FALSE;
}

static gboolean is_plain_name(const char *name)
{
    if (*name == '\0' || *name == '.' || strlen(name) > 120 ||
        strpbrk(name, "/\\:*?\"<>|") != NULL)
        return FALSE;
    for (; *name != '\0'; name++) {
        if (g_ascii_iscntrl(*name))
            return FALSE;
    }
    return TRUE;
}

char *named_file_path(const struct template_version *version, const char *name,
                      GError **error)
{
    if (!is_plain_name(name)) {
        refuse(error,
               _("template “%s”: “%s” is not the name of a file beside the template; put "
                 "the file there and write its name alone"),
               version->path, name);
        return NULL;
    }
    if (media_type_of(name) == NULL) {
        refuse(error, _("template “%s”: “%s” cannot be sent along; an e-mail takes %s"),
               version->path, name, media_type_extensions());
        return NULL;
    }
    return g_strconcat(language_code(version->language), "/", name, NULL);
}

gboolean named_files_fit(const char *template_path, gsize coded, GError **error)
{
    if (coded <= NAMED_FILES_MAX_CODED_BYTES)
        return TRUE;
    g_autofree char *size = i18n_size(coded);
    g_autofree char *most = i18n_size(NAMED_FILES_MAX_CODED_BYTES);
    return refuse(error,
                  _("template “%s”: together its files take %s in the e-mail, where each "
                    "grows by more than a third, and many receivers refuse more than %s; "
                    "make them smaller, or put them on your website"),
                  template_path, size, most);
}

/* As message_file_code() makes it: 57 bytes give a line of 76, and its end. */
static gsize coded_size(gsize bytes)
{
    return (bytes + 56) / 57 * 78;
}

/* The file's size; −1 with *error set when there is no such file, or it is a link. */
static gint64 find_file(const char *template_path, const char *name, const char *file,
                        GError **error)
{
    gint64 size = -1;
    int descriptor;

    if (!g_file_test(file, G_FILE_TEST_EXISTS)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                    _("template “%s” names the file “%s”, which is not there (“%s”)"),
                    template_path, name, file);
        return -1;
    }
    if (g_file_test(file, G_FILE_TEST_IS_SYMLINK)) {
        refuse(error,
               _("template “%s”: “%s” is a link to another place; put the file itself "
                 "beside the template"),
               template_path, name);
        return -1;
    }
    descriptor = file_open_regular(file, &size, error);
    if (descriptor < 0 || !file_close(descriptor, file, error))
        return -1;
    return size;
}

/* Returns its size; −1 with *error set. */
static gint64 read_file(struct template_files *files,
                        const struct template_version *version, const char *directory,
                        const char *name, GError **error)
{
    g_autofree char *path = named_file_path(version, name, error);
    if (path == NULL)
        return -1;
    g_autofree char *file = g_build_filename(directory, path, NULL);
    gint64 size = find_file(version->path, name, file, error);

    if (size < 0)
        return -1;
    if (size > NAMED_FILE_MAX_BYTES) {
        g_autofree char *its_size = i18n_size((guint64)size);
        g_autofree char *most = i18n_size(NAMED_FILE_MAX_BYTES);
        refuse(error,
               _("template “%s”: “%s” is %s, and a file in an e-mail may be %s; make it "
                 "smaller"),
               version->path, name, its_size, most);
        return -1;
    }
    g_autoptr(GBytes) content = file_read_whole(file, NAMED_FILE_MAX_BYTES, error);
    if (content == NULL)
        return -1;
    if (!media_type_fits(media_type_of(name), content)) {
        refuse(error,
               _("template “%s”: “%s” is not what its name says: it does not begin as a "
                 "file of the type %s does"),
               version->path, name, media_type_of(name));
        return -1;
    }
    template_files_put_binary(files, path, content);
    return (gint64)g_bytes_get_size(content);
}

gboolean named_files_read(struct template_files *files, const char *directory,
                          const char *path, GError **error)
{
    g_autoptr(TemplateVersion) version =
        template_version_parse(path, template_files_get(files, path), NULL);
    gsize coded = 0;

    if (version == NULL || version->channel != CHANNEL_EMAIL)
        return TRUE;
    g_autoptr(GPtrArray) names = mail_html_pictures(version->body);
    for (guint i = 0; i < version->attachments->len; i++) {
        const char *name = version->attachments->pdata[i];
        if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
            g_ptr_array_add(names, g_strdup(name));
    }
    for (guint i = 0; i < names->len; i++) {
        gint64 size = read_file(files, version, directory, names->pdata[i], error);
        if (size < 0)
            return FALSE;
        coded += coded_size((gsize)size);
    }
    return named_files_fit(path, coded, error);
}
