/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/selection_scan.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

enum {
    LONGEST_SELECTION = 8192 /* bytes */
};

struct scan {
    const char *at;
    guint position;
    GArray *tokens;
};

/* Longer signs before their beginnings. The last three are what word processors make of
 * signs that people type. */
static const struct {
    const char *sign;
    enum selection_token_kind kind;
} signs[] = {
    {"(", TOKEN_OPEN},      {")", TOKEN_CLOSE},    {",", TOKEN_COMMA},
    {"==", TOKEN_EQUAL},    {"=", TOKEN_EQUAL},    {"!=", TOKEN_UNEQUAL},
    {"<>", TOKEN_UNEQUAL},  {"<=", TOKEN_AT_MOST}, {"<", TOKEN_LESS},
    {">=", TOKEN_AT_LEAST}, {">", TOKEN_MORE},     {"≠", TOKEN_UNEQUAL},
    {"≤", TOKEN_AT_MOST},   {"≥", TOKEN_AT_LEAST},
};

static const struct {
    const char *opens;
    const char *closes; /* one of these characters */
} quotes[] = {
    {"\"", "\""}, {"'", "'"}, {"“", "”"}, {"„", "”“"}, {"«", "»"}, {"‘", "’"},
};

static void clear_token(gpointer token)
{
    g_free(((struct selection_token *)token)->text);
    g_free(((struct selection_token *)token)->key);
}

static void add_token(struct scan *scan, enum selection_token_kind kind, guint position,
                      const char *text, gsize length)
{
    struct selection_token token = {.kind = kind, .position = position};
    g_autoptr(GString) normal = g_string_new(NULL);
    g_autoptr(GString) key = g_string_new(NULL);

    text_normalise(normal, text, length);
    if (kind == TOKEN_WORD)
        text_fold(key, normal->str);
    token.text = text_for_terminal(normal->str);
    token.key = g_strdup(key->str);
    g_array_append_val(scan->tokens, token);
}

/* Moves behind `length` bytes. */
static void skip(struct scan *scan, gsize length)
{
    scan->position += (guint)g_utf8_strlen(scan->at, (gssize)length);
    scan->at += length;
}

static gboolean scan_sign(struct scan *scan)
{
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (!g_str_has_prefix(scan->at, signs[i].sign))
            continue;
        gsize length = strlen(signs[i].sign);
        add_token(scan, signs[i].kind, scan->position, scan->at, length);
        skip(scan, length);
        return TRUE;
    }
    return FALSE;
}

/* A letter, digit or mark anywhere; what joins the parts of a name, not at its ends. */
static gsize word_length(const char *text)
{
    const char *end = text;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar character = g_utf8_get_char(p);
        if (g_unichar_isalnum(character) || (p > text && g_unichar_ismark(character)))
            end = g_utf8_next_char(p);
        else if (p == text || p > end || g_utf8_strchr("_-'’.", -1, character) == NULL)
            break;
    }
    return (gsize)(end - text);
}

static gboolean scan_word(struct scan *scan)
{
    gsize length = word_length(scan->at);

    if (length == 0)
        return FALSE;
    add_token(scan, TOKEN_WORD, scan->position, scan->at, length);
    skip(scan, length);
    return TRUE;
}

static const char *closing_quote(const char *text, const char *closes)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (g_utf8_strchr(closes, -1, g_utf8_get_char(text)) != NULL)
            return text;
    return NULL;
}

/* FALSE, and `error` set, when it opens and never closes. */
static gboolean scan_string(struct scan *scan, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(quotes); i++) {
        if (!g_str_has_prefix(scan->at, quotes[i].opens))
            continue;
        const char *inside = scan->at + strlen(quotes[i].opens);
        const char *close = closing_quote(inside, quotes[i].closes);
        if (close == NULL) {
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        _("“--select”, character %u: this quotation mark is not closed"),
                        scan->position);
            return FALSE;
        }
        add_token(scan, TOKEN_STRING, scan->position, inside, (gsize)(close - inside));
        skip(scan, (gsize)(g_utf8_next_char(close) - scan->at));
        return TRUE;
    }
    g_autofree char *wrong =
        g_strndup(scan->at, (gsize)(g_utf8_next_char(scan->at) - scan->at));
    g_autofree char *shown = text_for_terminal(wrong);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("“--select”, character %u: “%s” means nothing here; a text with blanks "
                  "or signs stands in quotation marks"),
                scan->position, shown);
    return FALSE;
}

GArray *selection_scan(const char *text, GError **error)
{
    struct scan scan = {.at = text, .position = 1};

    if (strlen(text) > LONGEST_SELECTION || !g_utf8_validate(text, -1, NULL)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("“--select” takes a text in UTF-8 of at most %d bytes"),
                    LONGEST_SELECTION);
        return NULL;
    }
    scan.tokens = g_array_new(FALSE, FALSE, sizeof(struct selection_token));
    g_array_set_clear_func(scan.tokens, clear_token);
    while (*scan.at != '\0') {
        if (g_unichar_isspace(g_utf8_get_char(scan.at)))
            skip(&scan, (gsize)(g_utf8_next_char(scan.at) - scan.at));
        else if (!scan_sign(&scan) && !scan_word(&scan) && !scan_string(&scan, error)) {
            g_array_unref(scan.tokens);
            return NULL;
        }
    }
    add_token(&scan, TOKEN_END, scan.position, "", 0);
    return scan.tokens;
}
