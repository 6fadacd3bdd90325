/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mustache.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

enum node_kind {
    NODE_TEXT = 't',
    NODE_VARIABLE = 'v',
    NODE_RAW = '&',
    NODE_SECTION = '#',
    NODE_INVERTED = '^',
    NODE_PARTIAL = '>',
};

struct node {
    enum node_kind kind;
    gboolean starts_line; /* where a partial's indentation goes before it */
    guint line;
    char *text;          /* the text itself, or the name */
    gsize length;        /* of a NODE_TEXT */
    char **parts;        /* of a dotted name; empty for "." */
    char *indentation;   /* before a standalone partial */
    GPtrArray *children; /* of a section */
};

struct mustache {
    char *name;
    GPtrArray *nodes;
};

static void node_free(gpointer pointer)
{
    struct node *node = pointer;

    g_free(node->text);
    g_strfreev(node->parts);
    g_free(node->indentation);
    g_clear_pointer(&node->children, g_ptr_array_unref);
    g_free(node);
}

void mustache_free(struct mustache *mustache)
{
    if (mustache == NULL)
        return;
    g_ptr_array_unref(mustache->nodes);
    g_free(mustache->name);
    g_free(mustache);
}

/* ---- parsing ---- */

struct parser {
    const char *name;
    const char *start, *end;
    const char *at;
    guint line;
    char *open, *close;  /* delimiters in force */
    GPtrArray *sections; /* struct node, the open ones, outermost first */
    GPtrArray *root;
};

/* What stands between two delimiters. */
struct tag {
    char kind;        /* the sign after the delimiter, 0 for a plain name */
    const char *from; /* where its opening delimiter begins … */
    const char *to;   /* … and just after the closing one */
    const char *content;
    gsize content_length;
};

static gboolean parse_failed(const struct parser *parser, GError **error,
                             const char *format, ...) G_GNUC_PRINTF(3, 4);

static gboolean parse_failed(const struct parser *parser, GError **error,
                             const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *complaint = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("template “%s”, line %u: %s"), parser->name, parser->line, complaint);
    return FALSE;
}

static GPtrArray *open_nodes(const struct parser *parser)
{
    if (parser->sections->len == 0)
        return parser->root;
    struct node *section = parser->sections->pdata[parser->sections->len - 1];
    return section->children;
}

static struct node *add_node(struct parser *parser, enum node_kind kind, const char *from)
{
    struct node *node = g_new0(struct node, 1);

    node->kind = kind;
    node->line = parser->line;
    node->starts_line = from == parser->start || from[-1] == '\n';
    g_ptr_array_add(open_nodes(parser), node);
    return node;
}

static void add_text(struct parser *parser, const char *from, const char *to)
{
    if (from == to)
        return;
    struct node *node = add_node(parser, NODE_TEXT, from);
    node->text = g_strndup(from, (gsize)(to - from));
    node->length = (gsize)(to - from);
}

static void advance_to(struct parser *parser, const char *to)
{
    for (const char *p = parser->at; p < to; p++)
        parser->line += *p == '\n';
    parser->at = to;
}

static const char *find(const char *from, const char *end, const char *what)
{
    return memmem(from, (gsize)(end - from), what, strlen(what));
}

/* Fill `tag` from its opening delimiter. FALSE with *error set when it never closes. */
static gboolean read_tag(struct parser *parser, const char *from, struct tag *tag,
                         GError **error)
{
    const char *content = from + strlen(parser->open);
    g_autofree char *close = g_strdup(parser->close);

    tag->from = from;
    tag->kind = '\0';
    if (content < parser->end && *content != '\0' && strchr("#^/>!=&{", *content) != NULL)
        tag->kind = *content++;
    if (tag->kind == '{' || tag->kind == '=') {
        g_free(close);
        close = g_strconcat(tag->kind == '{' ? "}" : "=", parser->close, NULL);
    }
    const char *stop = find(content, parser->end, close);
    if (stop == NULL)
        return parse_failed(parser, error, _("the tag is never closed by “%s”"), close);

    tag->to = stop + strlen(close);
    while (content < stop && g_ascii_isspace(*content))
        content++;
    while (stop > content && g_ascii_isspace(stop[-1]))
        stop--;
    tag->content = content;
    tag->content_length = (gsize)(stop - content);
    return TRUE;
}

static gboolean is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* A tag that prints nothing and stands alone takes its whole line with it. */
static gboolean tag_is_standalone(const struct parser *parser, const struct tag *tag,
                                  const char **line_start, const char **next_line)
{
    const char *before = tag->from, *after = tag->to;

    if (tag->kind == '\0' || strchr("#^/>!=", tag->kind) == NULL)
        return FALSE;
    while (before > parser->start && is_blank(before[-1]))
        before--;
    if (before > parser->start && before[-1] != '\n')
        return FALSE;
    while (after < parser->end && is_blank(*after))
        after++;
    if (after < parser->end && *after == '\r')
        after++;
    if (after < parser->end && *after != '\n')
        return FALSE;
    *line_start = before;
    *next_line = after < parser->end ? after + 1 : after;
    return TRUE;
}

static gboolean set_delimiters(struct parser *parser, const struct tag *tag,
                               GError **error)
{
    g_autofree char *content = g_strndup(tag->content, tag->content_length);
    const char *gap = strpbrk(content, " \t\r\n");

    if (gap == NULL || strchr(content, '=') != NULL)
        return parse_failed(parser, error,
                            _("new delimiters are written like “{{=<%% %%>=}}”"));
    const char *second = gap + strspn(gap, " \t\r\n");
    if (strpbrk(second, " \t\r\n") != NULL)
        return parse_failed(parser, error,
                            _("new delimiters are written like “{{=<%% %%>=}}”"));
    g_free(parser->open);
    g_free(parser->close);
    parser->open = g_strndup(content, (gsize)(gap - content));
    parser->close = g_strdup(second);
    return TRUE;
}

static gboolean close_section(struct parser *parser, const char *name, GError **error)
{
    if (parser->sections->len == 0)
        return parse_failed(parser, error,
                            _("the section “%s” is closed but was not opened"), name);
    struct node *section = parser->sections->pdata[parser->sections->len - 1];
    if (!g_str_equal(section->text, name))
        return parse_failed(parser, error,
                            _("“%s” is closed where “%s” of line %u is still open"), name,
                            section->text, section->line);
    g_ptr_array_set_size(parser->sections, (int)parser->sections->len - 1);
    return TRUE;
}

static gboolean add_tag(struct parser *parser, const struct tag *tag,
                        const char *line_start, GError **error)
{
    static const struct {
        char sign;
        enum node_kind kind;
    } kinds[] = {{'\0', NODE_VARIABLE}, {'{', NODE_RAW},      {'&', NODE_RAW},
                 {'#', NODE_SECTION},   {'^', NODE_INVERTED}, {'>', NODE_PARTIAL}};
    g_autofree char *name = g_strndup(tag->content, tag->content_length);

    if (*name == '\0')
        return parse_failed(parser, error, _("a tag has no name"));
    if (tag->kind == '/')
        return close_section(parser, name, error);

    guint i = 0;
    while (kinds[i].sign != tag->kind)
        i++;
    struct node *node = add_node(parser, kinds[i].kind, tag->from);
    node->parts = g_strsplit(g_str_equal(name, ".") ? "" : name, ".", -1);
    node->text = g_steal_pointer(&name);
    if (line_start != NULL)
        node->starts_line = FALSE;
    if (node->kind == NODE_PARTIAL && line_start != NULL)
        node->indentation = g_strndup(line_start, (gsize)(tag->from - line_start));
    if (node->kind != NODE_SECTION && node->kind != NODE_INVERTED)
        return TRUE;
    node->children = g_ptr_array_new_with_free_func(node_free);
    if (parser->sections->len == MUSTACHE_MAX_DEPTH)
        return parse_failed(parser, error, _("sections are nested deeper than %d"),
                            MUSTACHE_MAX_DEPTH);
    g_ptr_array_add(parser->sections, node);
    return TRUE;
}

static gboolean parse_next(struct parser *parser, GError **error)
{
    const char *from = find(parser->at, parser->end, parser->open);
    const char *line_start = NULL, *next;
    struct tag tag = {0};

    if (from == NULL) {
        add_text(parser, parser->at, parser->end);
        parser->at = parser->end;
        return TRUE;
    }
    const char *text = parser->at;
    guint text_line = parser->line;
    advance_to(parser, from);
    if (!read_tag(parser, from, &tag, error))
        return FALSE;
    next = tag.to;
    gboolean standalone = tag_is_standalone(parser, &tag, &line_start, &next);

    guint tag_line = parser->line;
    parser->line = text_line;
    add_text(parser, text, standalone ? MAX(line_start, text) : from);
    parser->line = tag_line;
    if (tag.kind == '=' && !set_delimiters(parser, &tag, error))
        return FALSE;
    if (tag.kind != '=' && tag.kind != '!' && !add_tag(parser, &tag, line_start, error))
        return FALSE;
    advance_to(parser, next);
    return TRUE;
}

static gboolean parse_all(struct parser *parser, GError **error)
{
    while (parser->at < parser->end) {
        if (!parse_next(parser, error))
            return FALSE;
    }
    if (parser->sections->len == 0)
        return TRUE;
    struct node *section = parser->sections->pdata[parser->sections->len - 1];
    parser->line = section->line;
    return parse_failed(parser, error, _("the section “%s” is never closed"),
                        section->text);
}

struct mustache *mustache_parse(const char *text, gsize length, const char *name,
                                guint first_line, GError **error)
{
    struct mustache *mustache = g_new0(struct mustache, 1);
    struct parser parser = {
        .name = name,
        .start = text,
        .end = text + length,
        .at = text,
        .line = first_line,
        .open = g_strdup("{{"),
        .close = g_strdup("}}"),
        .sections = g_ptr_array_new(),
        .root = g_ptr_array_new_with_free_func(node_free),
    };

    mustache->name = g_strdup(name);
    mustache->nodes = parser.root;
    gboolean parsed = parse_all(&parser, error);
    g_free(parser.open);
    g_free(parser.close);
    g_ptr_array_unref(parser.sections);
    if (!parsed)
        g_clear_pointer(&mustache, mustache_free);
    return mustache;
}

/* ---- rendering ---- */

/* The context stack: each section adds one, on the C stack. */
struct frame {
    const struct mustache_value *value;
    const struct frame *outer;
};

struct rendering {
    mustache_escape escape;
    mustache_find_partial find_partial;
    gpointer user;
    GString *out;
    gsize out_start;
    GString *indentation;
    guint partial_depth;
    guint steps;
    const char *name; /* of the template in hand, for messages */
};

static const struct mustache_value *map_get(const struct mustache_value *map,
                                            const char *key)
{
    if (map->kind != MUSTACHE_MAP)
        return NULL;
    for (gsize i = 0; i < map->count; i++) {
        if (strcmp(map->entries[i].key, key) == 0)
            return &map->entries[i].value;
    }
    return NULL;
}

/* The first part is searched outwards through the frames, the others only in what it
 * was found to be. NULL when there is no such value. */
static const struct mustache_value *look_up(const struct frame *frame,
                                            const struct node *node)
{
    const struct mustache_value *value = NULL;

    if (node->parts[0] == NULL)
        return frame->value;
    for (; frame != NULL && value == NULL; frame = frame->outer)
        value = map_get(frame->value, node->parts[0]);
    for (guint i = 1; value != NULL && node->parts[i] != NULL; i++)
        value = map_get(value, node->parts[i]);
    return value;
}

static gboolean is_true(const struct mustache_value *value)
{
    if (value == NULL)
        return FALSE;
    switch (value->kind) {
    case MUSTACHE_NOTHING:
    case MUSTACHE_FALSE:
        return FALSE;
    case MUSTACHE_STRING:
        return *value->string != '\0';
    case MUSTACHE_LIST:
        return value->count > 0;
    case MUSTACHE_TRUE:
    case MUSTACHE_MAP:
        return TRUE;
    }
    return FALSE;
}

static gboolean render_failed(const struct rendering *rendering, const char *complaint,
                              GError **error)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, _("template “%s”: %s"),
                rendering->name, complaint);
    return FALSE;
}

static void write_text(struct rendering *rendering, const struct node *node)
{
    const char *text = node->text, *end = node->text + node->length;

    if (rendering->indentation->len == 0) {
        g_string_append_len(rendering->out, text, (gssize)node->length);
        return;
    }
    while (text < end) {
        const char *newline = memchr(text, '\n', (gsize)(end - text));
        const char *next = newline == NULL ? end : newline + 1;
        g_string_append_len(rendering->out, text, next - text);
        if (next < end)
            g_string_append(rendering->out, rendering->indentation->str);
        text = next;
    }
}

static void write_value(struct rendering *rendering, const struct mustache_value *value,
                        gboolean raw)
{
    if (value == NULL || value->kind != MUSTACHE_STRING)
        return;
    if (raw || rendering->escape == NULL)
        g_string_append(rendering->out, value->string);
    else
        rendering->escape(rendering->out, value->string);
}

static gboolean render_nodes(struct rendering *rendering, const GPtrArray *nodes,
                             const struct frame *frame, GError **error);

static gboolean render_section(struct rendering *rendering, const struct node *node,
                               const struct frame *frame, GError **error)
{
    const struct mustache_value *value = look_up(frame, node);

    if (is_true(value) == (node->kind == NODE_INVERTED))
        return TRUE;
    if (node->kind == NODE_INVERTED)
        return render_nodes(rendering, node->children, frame, error);
    if (value->kind != MUSTACHE_LIST) {
        struct frame inner = {value, frame};
        return render_nodes(rendering, node->children, &inner, error);
    }
    for (gsize i = 0; i < value->count; i++) {
        struct frame inner = {&value->items[i], frame};
        if (!render_nodes(rendering, node->children, &inner, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean render_partial(struct rendering *rendering, const struct node *node,
                               const struct frame *frame, GError **error)
{
    const struct mustache *partial =
        rendering->find_partial == NULL
            ? NULL
            : rendering->find_partial(node->text, rendering->user);
    gsize indentation = rendering->indentation->len;
    const char *caller = rendering->name;

    if (partial == NULL)
        return TRUE;
    if (rendering->partial_depth == MUSTACHE_MAX_DEPTH)
        return render_failed(rendering, _("partials call each other without end"), error);
    rendering->partial_depth++;
    rendering->name = partial->name;
    if (node->indentation != NULL)
        g_string_append(rendering->indentation, node->indentation);
    gboolean rendered = render_nodes(rendering, partial->nodes, frame, error);
    g_string_truncate(rendering->indentation, indentation);
    rendering->name = caller;
    rendering->partial_depth--;
    return rendered;
}

static gboolean render_node(struct rendering *rendering, const struct node *node,
                            const struct frame *frame, GError **error)
{
    /* Partials that call each other twice, or sections over long lists, would fill any
     * memory long before they end. */
    if (++rendering->steps > MUSTACHE_MAX_STEPS ||
        rendering->out->len - rendering->out_start > MUSTACHE_MAX_OUTPUT)
        return render_failed(rendering, _("the text becomes too long"), error);

    if (node->starts_line)
        g_string_append(rendering->out, rendering->indentation->str);
    switch (node->kind) {
    case NODE_TEXT:
        write_text(rendering, node);
        return TRUE;
    case NODE_VARIABLE:
    case NODE_RAW:
        write_value(rendering, look_up(frame, node), node->kind == NODE_RAW);
        return TRUE;
    case NODE_SECTION:
    case NODE_INVERTED:
        return render_section(rendering, node, frame, error);
    case NODE_PARTIAL:
        return render_partial(rendering, node, frame, error);
    }
    g_error("no such node");
}

static gboolean render_nodes(struct rendering *rendering, const GPtrArray *nodes,
                             const struct frame *frame, GError **error)
{
    for (guint i = 0; i < nodes->len; i++) {
        if (!render_node(rendering, nodes->pdata[i], frame, error))
            return FALSE;
    }
    return TRUE;
}

gboolean mustache_render(const struct mustache *mustache,
                         const struct mustache_value *root, mustache_escape escape,
                         mustache_find_partial find_partial, gpointer user, GString *out,
                         GError **error)
{
    g_autoptr(GString) indentation = g_string_new(NULL);
    struct rendering rendering = {
        .escape = escape,
        .find_partial = find_partial,
        .user = user,
        .out = out,
        .out_start = out->len,
        .indentation = indentation,
        .name = mustache->name,
    };
    struct frame frame = {root, NULL};

    return render_nodes(&rendering, mustache->nodes, &frame, error);
}

/* ---- visiting ---- */

static void visit_nodes(const GPtrArray *nodes, GPtrArray *sections, mustache_visit visit,
                        gpointer user)
{
    for (guint i = 0; i < nodes->len; i++) {
        const struct node *node = nodes->pdata[i];
        if (node->kind == NODE_TEXT)
            continue;
        struct mustache_tag tag = {(char)node->kind, node->text, node->line,
                                   (const char *const *)sections->pdata};
        visit(&tag, user);
        if (node->children == NULL)
            continue;
        /* The array ends in NULL; the name goes before it. */
        g_ptr_array_insert(sections, (int)sections->len - 1, node->text);
        visit_nodes(node->children, sections, visit, user);
        g_ptr_array_remove_index(sections, sections->len - 2);
    }
}

void mustache_visit_tags(const struct mustache *mustache, mustache_visit visit,
                         gpointer user)
{
    g_autoptr(GPtrArray) sections = g_ptr_array_new();

    g_ptr_array_add(sections, NULL);
    visit_nodes(mustache->nodes, sections, visit, user);
}
