/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mail_files.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/mail_html.h"
#include "compose/named_files.h"
#include "crypto/digest.h"
#include "mime/media_type.h"

struct mail_file {
    char *name;
    char *url; /* "cid:…" of a picture; NULL: an attachment */
    GBytes *content;
    GBytes *coded;
};

static void mail_file_free(gpointer pointer)
{
    struct mail_file *file = pointer;

    g_free(file->name);
    g_free(file->url);
    g_bytes_unref(file->content);
    g_bytes_unref(file->coded);
    g_free(file);
}

static char *url_of(GBytes *content, const char *domain)
{
    char hex[DIGEST_HEX_SIZE];
    gsize length;
    const void *bytes = g_bytes_get_data(content, &length);

    digest_hex_of(bytes, length, hex);
    return g_strdup_printf("cid:%.32s@%s", hex, domain);
}

/* A picture when there is a domain for its Content-ID, else an attachment. */
static gboolean add_file(GPtrArray *list, const struct template_files *files,
                         const struct template_version *version, const char *name,
                         const char *domain, GError **error)
{
    g_autofree char *path = named_file_path(version, name, error);
    GBytes *content = path == NULL ? NULL : template_files_get_binary(files, path);

    if (path == NULL)
        return FALSE;
    if (content == NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                    _("template “%s” names the file “%s”, which is not there"),
                    version->path, name);
        return FALSE;
    }
    if (domain != NULL && !g_str_has_prefix(media_type_of(name), "image/")) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("template “%s”: “%s” is no picture; name it as an attachment"),
                    version->path, name);
        return FALSE;
    }
    struct mail_file *file = g_new0(struct mail_file, 1);
    file->name = g_strdup(name);
    file->url = domain == NULL ? NULL : url_of(content, domain);
    file->content = g_bytes_ref(content);
    file->coded = message_file_code(content);
    g_ptr_array_add(list, file);
    return TRUE;
}

static gboolean add_language(GPtrArray *list, const struct template_files *files,
                             const struct template_version *version, const char *domain,
                             GError **error)
{
    g_autoptr(GPtrArray) pictures = mail_html_pictures(version->body);

    for (guint i = 0; i < pictures->len; i++) {
        if (!add_file(list, files, version, pictures->pdata[i], domain, error))
            return FALSE;
    }
    for (guint i = 0; i < version->attachments->len; i++) {
        if (!add_file(list, files, version, version->attachments->pdata[i], NULL, error))
            return FALSE;
    }
    return TRUE;
}

gboolean mail_files_init(struct mail_files *mail_files,
                         const struct template_files *files,
                         const struct template *template, const char *domain,
                         GError **error)
{
    for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT; l++) {
        const struct template_version *version = template->versions[l];
        if (version == NULL)
            continue;
        mail_files->files[l] = g_ptr_array_new_with_free_func(mail_file_free);
        if (!add_language(mail_files->files[l], files, version, domain, error))
            return FALSE;
    }
    return TRUE;
}

void mail_files_clear(struct mail_files *mail_files)
{
    for (guint l = 0; l < LANGUAGE_COUNT; l++)
        g_clear_pointer(&mail_files->files[l], g_ptr_array_unref);
}

const char *mail_files_find_picture(const struct mail_files *mail_files,
                                    enum language language, const char *name)
{
    const GPtrArray *files = mail_files->files[language];

    for (guint i = 0; i < files->len; i++) {
        const struct mail_file *file = files->pdata[i];
        if (file->url != NULL && g_str_equal(file->name, name))
            return file->url;
    }
    return NULL;
}

/* The same picture in two languages is one; of attachments the name counts as well. */
static gboolean is_same(const struct mail_file *file, const struct message_file *other)
{
    if (file->url != NULL)
        return other->content_id != NULL &&
               g_str_equal(file->url + strlen("cid:"), other->content_id);
    return other->content_id == NULL && g_str_equal(file->name, other->name) &&
           g_bytes_equal(file->coded, other->coded);
}

/* How many bytes it adds to the message. */
static gsize add_once(GArray *list, const struct mail_file *file)
{
    struct message_file entry = {
        .name = file->name,
        .media_type = media_type_of(file->name),
        .content_id = file->url == NULL ? NULL : file->url + strlen("cid:"),
        .coded = file->coded,
    };

    for (guint i = 0; i < list->len; i++) {
        if (is_same(file, &g_array_index(list, struct message_file, i)))
            return 0;
    }
    g_array_append_val(list, entry);
    return g_bytes_get_size(file->coded);
}

GArray *mail_files_of_message(const struct mail_files *mail_files,
                              const struct template *template,
                              const enum language *languages, guint count, GError **error)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(struct message_file));
    gsize coded = 0;

    for (guint pass = 0; pass < 2; pass++) {
        for (guint l = 0; l < count; l++) {
            const GPtrArray *files = mail_files->files[languages[l]];
            for (guint i = 0; i < files->len; i++) {
                const struct mail_file *file = files->pdata[i];
                if ((file->url != NULL) == (pass == 0))
                    coded += add_once(list, file);
            }
        }
    }
    if (!named_files_fit(template->versions[languages[0]]->path, coded, error))
        return NULL;
    return g_steal_pointer(&list);
}

/* Base64 in lines is what a message needs; a URL has none. */
static void append_url(const struct message_file *file, GString *out)
{
    gsize length;
    const char *coded = g_bytes_get_data(file->coded, &length);

    g_string_append_printf(out, "data:%s;base64,", file->media_type);
    for (gsize i = 0; i < length; i++) {
        if (coded[i] != '\r' && coded[i] != '\n')
            g_string_append_c(out, coded[i]);
    }
}

/* The file whose Content-ID stands at `id`; NULL when none does. */
static const struct message_file *picture_at(const GArray *files, const char *id)
{
    for (guint i = 0; i < files->len; i++) {
        const struct message_file *file = &g_array_index(files, struct message_file, i);
        if (file->content_id != NULL && g_str_has_prefix(id, file->content_id))
            return file;
    }
    return NULL;
}

void mail_files_embed(const GArray *files, const char *html, GString *out)
{
    static const char source[] = "src=\"cid:";
    const char *at = html, *found;

    while ((found = strstr(at, source)) != NULL) {
        const char *id = found + strlen(source);
        const struct message_file *file = picture_at(files, id);
        if (file == NULL) {
            g_string_append_len(out, at, id - at);
            at = id;
            continue;
        }
        g_string_append_len(out, at, found - at);
        g_string_append(out, "src=\"");
        append_url(file, out);
        at = id + strlen(file->content_id);
    }
    g_string_append(out, at);
}
