/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/header.h"

#include <string.h>

#include "base/clock.h"
#include "base/day.h"

enum {
    LINE_LIMIT = 76,
    WORD_LIMIT = 75, /* of an encoded word, RFC 2047 section 2 */
    PLAIN_WORD_LIMIT =
        60 /* what is longer without a blank is encoded, so that it folds */
};

static const char word_start_q[] = "=?utf-8?q?";
static const char word_start_b[] = "=?utf-8?b?";
static const char word_end[] = "?=";
static const char fold[] = "\r\n ";

/* A field in the making. */
struct field {
    GString *out;
    gsize column; /* of the line in hand */
};

/* ---- one line ---- */

static gboolean turns_direction(gunichar c)
{
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static gboolean is_blank_in_header(gunichar c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 ||
           turns_direction(c);
}

/* ASCII without a blank but single spaces between words: what most are. */
static gboolean is_one_line(const char *text)
{
    char before = ' ';

    for (; *text != '\0'; before = *text++)
        if (*text < ' ' || *text > '~' || (*text == ' ' && before == ' '))
            return FALSE;
    return before != ' ';
}

void header_one_line(GString *out, const char *text)
{
    if (is_one_line(text)) {
        g_string_assign(out, text);
        return;
    }
    g_autofree char *valid =
        g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
    gboolean blank = FALSE;

    g_string_truncate(out, 0);
    for (const char *p = valid == NULL ? text : valid; *p != '\0';
         p = g_utf8_next_char(p)) {
        if (is_blank_in_header(g_utf8_get_char(p))) {
            blank = TRUE;
            continue;
        }
        if (blank && out->len > 0)
            g_string_append_c(out, ' ');
        blank = FALSE;
        g_string_append_len(out, p, g_utf8_next_char(p) - p);
    }
}

/* ---- pieces of a field ---- */

static struct field begin_field(GString *out, const char *name)
{
    g_string_append(out, name);
    g_string_append(out, ": ");
    return (struct field){out, strlen(name) + 2};
}

static void end_field(struct field *field)
{
    g_string_append(field->out, "\r\n");
}

/* A piece that is not broken, after a blank or, where there is no room, a fold. `first`:
 * it follows the field's name, whose blank is there. */
static void add_piece(struct field *field, const char *piece, gsize length,
                      gboolean first)
{
    gsize blank = first ? 0 : 1;

    if (field->column + blank + length > LINE_LIMIT && !first) {
        g_string_append(field->out, fold);
        field->column = 1;
    } else if (!first) {
        g_string_append_c(field->out, ' ');
        field->column++;
    }
    g_string_append_len(field->out, piece, (gssize)length);
    field->column += length;
}

/* ---- encoded words ---- */

/* The signs that RFC 2047 section 5 (3) allows in a name, which are few. */
static gboolean is_plain_in_q(char c)
{
    return g_ascii_isalnum(c) || (c != '\0' && strchr("!*+-/", c) != NULL);
}

static gsize cost_in_q(const char *text, gsize length)
{
    gsize cost = 0;

    for (gsize i = 0; i < length; i++)
        cost += is_plain_in_q(text[i]) || text[i] == ' ' ? 1 : 3;
    return cost;
}

static gsize cost_in_b(gsize length)
{
    return (length + 2) / 3 * 4;
}

static void append_q(GString *out, const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (text[i] == ' ')
            g_string_append_c(out, '_');
        else if (is_plain_in_q(text[i]))
            g_string_append_c(out, text[i]);
        else
            g_string_append_printf(out, "=%02X", (guchar)text[i]);
    }
}

static void append_b(GString *out, const char *text, gsize length)
{
    g_autofree char *coded = g_base64_encode((const guchar *)text, length);

    g_string_append(out, coded);
}

/* As many whole characters of `text` as an encoded word with `room` for them holds; in Q
 * always at least one. In B, a multiple of three bytes unless it is all of them, so that
 * only the last word is padded (GMime, for one, reads nothing behind the padding); 0 when
 * that cannot be. */
static gsize characters_for(const char *text, gsize length, gboolean in_q, gsize room)
{
    gsize taken = 0;

    for (gsize end = 0; end < length;) {
        end = (gsize)(g_utf8_next_char(text + end) - text);
        if ((in_q ? cost_in_q(text, end) : cost_in_b(end)) > room)
            break;
        if (in_q || end % 3 == 0 || end == length)
            taken = end;
    }
    return taken;
}

static void add_encoded(struct field *field, const char *text, gsize length,
                        gboolean first)
{
    const gsize frame = strlen(word_start_q) + strlen(word_end);
    /* Q can be read by people: it may be half longer. */
    gboolean in_q = cost_in_q(text, length) * 2 <= cost_in_b(length) * 3;
    g_autoptr(GString) word = g_string_new(NULL);

    while (length > 0) {
        gsize left = LINE_LIMIT - MIN(field->column + (first ? 0 : 1), LINE_LIMIT);
        gsize room = MIN(left, WORD_LIMIT);
        /* A stump of a word at the end of a line is worth nothing. */
        if (room < frame + 16 && !first)
            room = WORD_LIMIT;
        gsize taken = in_q ? 0 : characters_for(text, length, FALSE, room - frame);
        gboolean as_q = taken == 0;
        if (as_q)
            taken = characters_for(text, length, TRUE, room - frame);

        g_string_assign(word, as_q ? word_start_q : word_start_b);
        if (as_q)
            append_q(word, text, taken);
        else
            append_b(word, text, taken);
        g_string_append(word, word_end);
        add_piece(field, word->str, word->len, first);
        text += taken;
        length -= taken;
        first = FALSE;
    }
}

/* ---- words ---- */

static gboolean must_be_encoded(const char *text, gsize length)
{
    if (length == 0 || length > PLAIN_WORD_LIMIT)
        return TRUE;
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isprint(text[i]) ||
            (text[i] == '=' && i + 1 < length && text[i + 1] == '?'))
            return TRUE;
    }
    return FALSE;
}

/* The part of a text from the first word that must be encoded to the last. FALSE when
 * there is none. */
static gboolean find_encoded_part(const char *text, const char **from, const char **to)
{
    *from = NULL;
    for (const char *word = text;;) {
        gsize length = strcspn(word, " ");
        if (must_be_encoded(word, length)) {
            *from = *from == NULL ? word : *from;
            *to = word + length;
        }
        if (word[length] == '\0')
            return *from != NULL;
        word += length + 1;
    }
}

static void add_plain_words(struct field *field, const char *text, const char *end,
                            gboolean first)
{
    while (text < end) {
        const char *blank = memchr(text, ' ', (gsize)(end - text));
        const char *stop = blank == NULL ? end : blank;
        add_piece(field, text, (gsize)(stop - text), first);
        first = FALSE;
        text = blank == NULL ? end : blank + 1;
    }
}

static void add_text(struct field *field, const char *text)
{
    const char *end = text + strlen(text), *from, *to;

    if (*text == '\0')
        return;
    if (!find_encoded_part(text, &from, &to)) {
        add_plain_words(field, text, end, TRUE);
        return;
    }
    if (from > text)
        add_plain_words(field, text, from - 1, TRUE);
    add_encoded(field, from, (gsize)(to - from), from == text);
    if (to < end)
        add_plain_words(field, to + 1, end, FALSE);
}

void header_append_text(GString *out, const char *name, const char *text)
{
    struct field field = begin_field(out, name);
    g_autoptr(GString) line = g_string_new(NULL);

    header_one_line(line, text);
    add_text(&field, line->str);
    end_field(&field);
}

/* ---- mailboxes ---- */

static gboolean is_phrase_of_atoms(const char *text)
{
    for (; *text != '\0'; text++) {
        if (!g_ascii_isalnum(*text) && strchr(" !#$%&'*+-/=?^_`{|}~", *text) == NULL)
            return FALSE;
    }
    return TRUE;
}

static char *quoted(const char *text)
{
    GString *out = g_string_new("\"");

    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
    return g_string_free(out, FALSE);
}

/* Names are not folded inside, since some readers keep the fold; a long one is encoded
 * like a foreign one. */
static void add_phrase(struct field *field, const char *text)
{
    const char *from, *to;
    g_autofree char *as_quoted = quoted(text);
    const char *written = is_phrase_of_atoms(text) ? text : as_quoted;

    if (find_encoded_part(text, &from, &to) || strlen(written) > PLAIN_WORD_LIMIT)
        add_encoded(field, text, strlen(text), TRUE);
    else
        add_piece(field, written, strlen(written), TRUE);
}

void header_append_mailbox(GString *out, const char *name, const char *person,
                           const char *address)
{
    struct field field = begin_field(out, name);
    g_autoptr(GString) line = g_string_new(NULL);

    header_one_line(line, person);
    if (line->len == 0) {
        add_piece(&field, address, strlen(address), TRUE);
    } else {
        g_autofree char *angled = g_strconcat("<", address, ">", NULL);
        add_phrase(&field, line->str);
        add_piece(&field, angled, strlen(angled), FALSE);
    }
    end_field(&field);
}

/* ---- others ---- */

void header_append_date(GString *out, const char *name, gint64 seconds)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct moment moment = clock_in_belgium(seconds);
    int offset =
        (int)((gint64)moment.day * 1440 + moment.minute - seconds / 60); /* minutes */
    int year, month, day;

    day_to_ymd(moment.day, &year, &month, &day);
    g_string_append_printf(out, "%s: %s, %02d %s %04d %02d:%02d:%02d +%02d%02d\r\n", name,
                           days[day_weekday(moment.day) - 1], day, months[month - 1],
                           year, moment.minute / 60, moment.minute % 60,
                           (int)(seconds % 60), offset / 60, offset % 60);
}

void header_append_token(GString *out, const char *name, const char *token)
{
    gboolean fits = strlen(name) + 2 + strlen(token) <= LINE_LIMIT;

    g_string_append(out, name);
    g_string_append_c(out, ':');
    g_string_append(out, fits ? " " : fold);
    g_string_append(out, token);
    g_string_append(out, "\r\n");
}
