/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/reading.h"

#include <string.h>

#include "mime/quoted_printable.h"

enum {
    DEPTH_LIMIT = 4 /* mixed, related, alternative, the text */
};

struct reading {
    GString *text, *html;
    gboolean has_text, has_html;
    GString *value; /* of the field in hand, unfolded */
};

/* A part's own header, as far as it matters. */
struct entity {
    char *type; /* "text/plain", lower case; NULL when no field says it */
    char *boundary;
    gboolean is_utf8, is_quoted_printable, is_attachment;
};

static void entity_clear(struct entity *entity)
{
    g_free(entity->type);
    g_free(entity->boundary);
}

/* The CR that ends the line at `at`; NULL when it does not end in CRLF. */
static const char *line_end(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (gsize)(end - at));

    return newline != NULL && newline > at && newline[-1] == '\r' ? newline - 1 : NULL;
}

/* ---- fields ---- */

/* The value of `name` among the parameters that follow ';'. The caller frees. */
static char *parameter(const char *value, const char *name)
{
    for (const char *at = strchr(value, ';'); at != NULL; at = strchr(at, ';')) {
        at += 1 + strspn(at + 1, " \t");
        gsize length = strcspn(at, "=;");
        gboolean asked =
            length == strlen(name) && g_ascii_strncasecmp(at, name, length) == 0;
        at += length;
        if (*at != '=')
            continue;
        at++;
        const char *stop = *at == '"' ? "\"" : "; \t";
        at += *at == '"' ? 1 : 0;
        length = strcspn(at, stop);
        if (asked)
            return g_strndup(at, length);
        at += length;
    }
    return NULL;
}

static gboolean value_is(const char *value, const char *word)
{
    gsize length = strcspn(value, "; \t");

    return length == strlen(word) && g_ascii_strncasecmp(value, word, length) == 0;
}

static void read_content_type(struct entity *entity, const char *value)
{
    gsize length = strcspn(value, "; \t");
    g_autofree char *charset = parameter(value, "charset");

    g_free(entity->type);
    entity->type = g_ascii_strdown(value, (gssize)length);
    g_free(entity->boundary);
    entity->boundary = parameter(value, "boundary");
    entity->is_utf8 = charset != NULL && g_ascii_strcasecmp(charset, "utf-8") == 0;
}

static void read_field(struct entity *entity, const char *name, gsize length,
                       const char *value)
{
    static const char type[] = "Content-Type", encoding[] = "Content-Transfer-Encoding",
                      disposition[] = "Content-Disposition";

    if (length == strlen(type) && g_ascii_strncasecmp(name, type, length) == 0)
        read_content_type(entity, value);
    else if (length == strlen(encoding) &&
             g_ascii_strncasecmp(name, encoding, length) == 0)
        entity->is_quoted_printable = value_is(value, "quoted-printable");
    else if (length == strlen(disposition) &&
             g_ascii_strncasecmp(name, disposition, length) == 0)
        entity->is_attachment = !value_is(value, "inline");
}

/* A line's text, appended. FALSE when there is a CR in it. */
static gboolean add_line(GString *value, const char *from, const char *to)
{
    g_string_append_len(value, from, to - from);
    return memchr(from, '\r', (gsize)(to - from)) == NULL;
}

/* One field with its folded lines. Returns where the next begins; NULL when it is none.
 */
static const char *read_folded(struct reading *reading, const char *at, const char *end,
                               struct entity *entity)
{
    const char *stop = line_end(at, end);
    const char *colon = stop == NULL ? NULL : memchr(at, ':', (gsize)(stop - at));

    g_string_truncate(reading->value, 0);
    if (colon == NULL || colon == at || !add_line(reading->value, colon + 1, stop))
        return NULL;
    for (const char *next = stop + 2; next < end && (*next == ' ' || *next == '\t');
         next = stop + 2) {
        stop = line_end(next, end);
        if (stop == NULL || !add_line(reading->value, next, stop))
            return NULL;
    }
    read_field(entity, at, (gsize)(colon - at),
               reading->value->str + strspn(reading->value->str, " \t"));
    return stop + 2;
}

/* Returns where the body begins; NULL when the header is broken. */
static const char *read_header(struct reading *reading, const char *at, const char *end,
                               struct entity *entity)
{
    while (at != NULL && (end - at < 2 || memcmp(at, "\r\n", 2) != 0))
        at = read_folded(reading, at, end, entity);
    return at == NULL ? NULL : at + 2;
}

/* ---- parts ---- */

static gboolean read_entity(struct reading *reading, const char *at, const char *end,
                            guint depth);

/* The next line that begins with "--boundary", from the start of a line on; NULL when
 * there is none, or a line before it does not end in CRLF. */
static const char *find_boundary(const char *at, const char *end, const GString *line)
{
    for (;;) {
        if ((gsize)(end - at) >= line->len && memcmp(at, line->str, line->len) == 0)
            return at;
        const char *stop = line_end(at, end);
        if (stop == NULL)
            return NULL;
        at = stop + 2;
    }
}

static gboolean read_multipart(struct reading *reading, const char *at, const char *end,
                               const char *boundary, guint depth)
{
    g_autoptr(GString) line = g_string_new("--");

    g_string_append(line, boundary);
    at = find_boundary(at, end, line);
    while (at != NULL) {
        at += line->len;
        if (end - at >= 2 && memcmp(at, "--", 2) == 0)
            return TRUE;
        if (end - at < 2 || memcmp(at, "\r\n", 2) != 0)
            return FALSE;
        at += 2;
        const char *next = find_boundary(at, end, line);
        /* The line end before a boundary is the boundary's (RFC 2046 section 5.1.1). */
        if (next == NULL || next < at + 2 ||
            !read_entity(reading, at, next - 2, depth + 1))
            return FALSE;
        at = next;
    }
    return FALSE;
}

static gboolean read_text(const struct entity *entity, const char *at, const char *end,
                          GString *out, gboolean *seen)
{
    if (*seen || !entity->is_utf8 || !entity->is_quoted_printable)
        return FALSE;
    *seen = TRUE;
    g_string_truncate(out, 0);
    return quoted_printable_decode(out, at, (gsize)(end - at));
}

static gboolean read_body(struct reading *reading, const struct entity *entity,
                          const char *at, const char *end, guint depth)
{
    if (entity->type == NULL || depth > DEPTH_LIMIT)
        return FALSE;
    if (g_str_has_prefix(entity->type, "multipart/"))
        return entity->boundary != NULL && *entity->boundary != '\0' &&
               read_multipart(reading, at, end, entity->boundary, depth);
    if (entity->is_attachment)
        return TRUE;
    if (g_str_equal(entity->type, "text/plain"))
        return read_text(entity, at, end, reading->text, &reading->has_text);
    if (g_str_equal(entity->type, "text/html"))
        return read_text(entity, at, end, reading->html, &reading->has_html);
    return TRUE;
}

static gboolean read_entity(struct reading *reading, const char *at, const char *end,
                            guint depth)
{
    struct entity entity = {0};
    const char *body = read_header(reading, at, end, &entity);
    gboolean whole = body != NULL && read_body(reading, &entity, body, end, depth);

    entity_clear(&entity);
    return whole;
}

gboolean message_read_texts(const char *bytes, gsize length, GString *text, GString *html)
{
    g_autoptr(GString) value = g_string_new(NULL);
    struct reading reading = {.text = text, .html = html, .value = value};

    return read_entity(&reading, bytes, bytes + length, 0) && reading.has_text &&
           reading.has_html;
}
