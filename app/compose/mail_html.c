/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mail_html.h"

#include <string.h>

#include <cmark.h>

#include "base/i18n.h"
#include "compose/gapped_text.h"
#include "compose/markdown.h"

struct reader {
    const char *path;
    mail_html_find_picture find_picture;
    gpointer user;
    GPtrArray *remarks; /* cmark_node */
};

/* "https" of "https://example.be", "//" of "//example.be"; "" of a name beside the
 * template. */
static char *scheme_of(const char *url)
{
    gsize length = strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789+.-");

    if (g_str_has_prefix(url, "//"))
        return g_strdup("//");
    return url[length] == ':' ? g_ascii_strdown(url, (gssize)length) : g_strdup("");
}

static gboolean holds_mark(const char *text)
{
    guint value;

    return gapped_text_find_mark(text, &value) != NULL;
}

/* ---- links ---- */

static void append_shown(cmark_node *node, GString *out)
{
    for (node = cmark_node_first_child(node); node != NULL;
         node = cmark_node_next(node)) {
        const char *literal = cmark_node_get_literal(node);
        if (literal != NULL)
            g_string_append(out, literal);
        append_shown(node, out);
    }
}

/* "example.be" of "https://www.example.be/x?y". The caller frees. */
static char *host_of(const char *url)
{
    const char *host = strstr(url, "://");

    host = host == NULL ? url : host + 3;
    if (g_ascii_strncasecmp(host, "www.", 4) == 0)
        host += 4;
    return g_utf8_strdown(host, (gssize)strcspn(host, "/?#:,;) \t\n"));
}

/* Whoever reads "https://a.be" and is taken to b.be was deceived. A text that
 * looks like no address promises none. */
static gboolean agrees_with(const char *shown, const char *url)
{
    gboolean shows_page =
        strstr(shown, "://") != NULL || g_ascii_strncasecmp(shown, "www.", 4) == 0;
    gboolean shows_address = strchr(shown, '@') != NULL && strpbrk(shown, " /") == NULL;

    if (shows_page) {
        g_autofree char *promised = host_of(shown), *real = host_of(url);
        return g_str_equal(promised, real);
    }
    if (shows_address) {
        const char *address = g_ascii_strncasecmp(url, "mailto:", 7) == 0 ? url + 7 : url;
        gsize length = strcspn(address, "?");
        return strlen(shown) == length &&
               g_ascii_strncasecmp(shown, address, length) == 0;
    }
    return TRUE;
}

static gboolean check_link(const struct reader *reader, cmark_node *link, GError **error)
{
    static const char *const allowed[] = {"https", "http", "mailto", "tel", "sms", NULL};
    const char *url = cmark_node_get_url(link);
    g_autofree char *scheme = scheme_of(url);
    g_autoptr(GString) shown = g_string_new(NULL);

    append_shown(link, shown);
    if (holds_mark(url))
        return markdown_refuse(
            link, reader->path,
            _("a link may not hold a recipient's own details: it would "
              "tell who opened it (no tracking, R-80)"),
            error);
    if (!g_strv_contains(allowed, scheme))
        return markdown_refuse(link, reader->path,
                               _("a link in an e-mail begins with https://, http://, "
                                 "mailto:, tel: or sms:"),
                               error);
    if (!agrees_with(shown->str, url))
        return markdown_refuse(link, reader->path,
                               _("the link shows another address than it leads to"),
                               error);
    return TRUE;
}

/* ---- pictures ---- */

static gboolean check_picture(const struct reader *reader, cmark_node *picture,
                              GError **error)
{
    const char *url = cmark_node_get_url(picture);
    g_autofree char *scheme = scheme_of(url);
    g_autofree char *name = g_uri_unescape_string(url, NULL);
    const char *found = NULL;

    if (reader->find_picture == NULL)
        return markdown_refuse(picture, reader->path, _("a picture cannot stand here"),
                               error);
    if (*scheme != '\0')
        return markdown_refuse(picture, reader->path,
                               _("a picture from elsewhere tells who opened the e-mail "
                                 "(no tracking, R-80); put the file beside the template "
                                 "and write its name"),
                               error);
    if (holds_mark(url))
        return markdown_refuse(picture, reader->path,
                               _("a picture's name may not hold a recipient's own "
                                 "details"),
                               error);
    if (name != NULL)
        found = reader->find_picture(name, reader->user);
    if (found == NULL)
        return markdown_refuse(picture, reader->path,
                               _("the picture that is named here is not beside the "
                                 "template"),
                               error);
    cmark_node_set_url(picture, found);
    return TRUE;
}

/* ---- the whole ---- */

static gboolean check_node(struct reader *reader, cmark_node *node, GError **error)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LINK:
        return check_link(reader, node, error);
    case CMARK_NODE_IMAGE:
        return check_picture(reader, node, error);
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        if (!markdown_is_remark(cmark_node_get_literal(node)))
            return markdown_refuse(node, reader->path,
                                   _("HTML of your own is not sent; write it as "
                                     "Markdown"),
                                   error);
        g_ptr_array_add(reader->remarks, node);
        return TRUE;
    default:
        return TRUE;
    }
}

static gboolean check_document(struct reader *reader, cmark_node *document,
                               GError **error)
{
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    gboolean sound = TRUE;

    while (sound && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        if (event == CMARK_EVENT_ENTER)
            sound = check_node(reader, cmark_iter_get_node(iter), error);
    }
    cmark_iter_free(iter);
    return sound;
}

gboolean mail_html_append(GString *out, const char *markdown, const char *path,
                          mail_html_find_picture find_picture, gpointer user,
                          GError **error)
{
    g_autoptr(GPtrArray) remarks = g_ptr_array_new();
    struct reader reader = {path, find_picture, user, remarks};
    cmark_node *document =
        cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    gboolean sound = check_document(&reader, document, error);

    /* cmark would put a remark of its own in their place. */
    for (guint i = 0; i < remarks->len; i++)
        cmark_node_free(remarks->pdata[i]);
    if (sound) {
        char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);
        g_string_append(out, html);
        cmark_get_default_mem_allocator()->free(html);
    }
    cmark_node_free(document);
    return sound;
}

static void add_picture(GPtrArray *names, const char *url)
{
    g_autofree char *scheme = scheme_of(url);
    g_autofree char *name = g_uri_unescape_string(url, NULL);

    if (*scheme == '\0' && name != NULL && strstr(name, "{{") == NULL &&
        !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
        g_ptr_array_add(names, g_steal_pointer(&name));
}

GPtrArray *mail_html_pictures(const char *body)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    cmark_node *document = cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            add_picture(names, cmark_node_get_url(node));
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    return names;
}
