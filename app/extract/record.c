/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/record.h"

#include <string.h>

/* Past the line end that begins at `at`. */
static gsize past_line_end(const char *bytes, gsize length, gsize at)
{
    return bytes[at] == '\r' && at + 1 < length && bytes[at + 1] == '\n' ? at + 2
                                                                         : at + 1;
}

gsize record_line_length(const char *bytes, gsize length, gboolean bare_returns,
                         gboolean at_end)
{
    const char *feed = memchr(bytes, '\n', length);
    gsize limit = feed != NULL ? (gsize)(feed - bytes) : length;

    if (bare_returns) {
        const char *back = memchr(bytes, '\r', limit);
        gsize at = back != NULL ? (gsize)(back - bytes) : limit;

        /* The last byte may be the first half of CR LF. */
        if (at < limit && (at + 1 < length || at_end))
            return past_line_end(bytes, length, at);
    }
    if (feed != NULL)
        return limit + 1;
    return at_end ? length : 0;
}

enum place {
    BEFORE_CELL,
    IN_CELL,
    IN_QUOTES,
    AFTER_QUOTE,
    AFTER_QUOTE_AND_BLANK,
};

struct walk {
    char delimiter;
    gboolean at_end;
    enum place place;
    gboolean loose, broken;
};

static void walk_outside(struct walk *walk, char c)
{
    gboolean blank = c == ' ' || c == '\t';

    if (c == walk->delimiter)
        walk->place = BEFORE_CELL;
    else if (walk->place == AFTER_QUOTE && c == '"')
        walk->place = IN_QUOTES;
    else if (walk->place >= AFTER_QUOTE && blank)
        walk->place = AFTER_QUOTE_AND_BLANK;
    else if (walk->place >= AFTER_QUOTE)
        walk->broken = TRUE;
    else if (walk->place == BEFORE_CELL && c == '"')
        walk->place = IN_QUOTES;
    else if (walk->place == IN_CELL && c == '"')
        walk->loose = TRUE;
    else if (!blank)
        walk->place = IN_CELL;
}

/* `*lines` counts the line ends seen inside quotes. Returns the record's length, 0 when
 * its end was not found. */
static gsize walk_record(struct walk *walk, const char *bytes, gsize length, guint *lines)
{
    for (gsize i = 0; i < length && !walk->broken; i++) {
        char c = bytes[i];

        if (walk->place == IN_QUOTES) {
            if (c == '"')
                walk->place = AFTER_QUOTE;
            else if (c == '\n' || (c == '\r' && i + 1 < length && bytes[i + 1] != '\n'))
                (*lines)++;
        } else if (c == '\r' && i + 1 == length && !walk->at_end) {
            return 0; /* perhaps the first half of CR LF */
        } else if (c == '\n' || c == '\r') {
            return past_line_end(bytes, length, i);
        } else {
            walk_outside(walk, c);
        }
    }
    return 0;
}

static struct record defective(enum record_end end, gsize line_length)
{
    return (struct record){.end = end, .length = line_length, .lines = 1};
}

static struct record find_quoted(const char *bytes, gsize length, char delimiter,
                                 gsize line_length, gboolean at_end)
{
    struct walk walk = {.delimiter = delimiter, .at_end = at_end};
    struct record record = {.end = RECORD_COMPLETE};
    guint lines = 0;

    record.length = walk_record(&walk, bytes, length, &lines);
    if (walk.broken)
        return defective(lines == 0 ? RECORD_STRAY_QUOTE : RECORD_UNTERMINATED,
                         line_length);
    if (record.length == 0 && !at_end)
        return (struct record){.end = RECORD_INCOMPLETE};
    if (record.length == 0 && walk.place == IN_QUOTES)
        return defective(RECORD_UNTERMINATED, line_length);
    if (record.length == 0)
        record.length = length;
    record.lines = lines + 1;
    record.loose = walk.loose;
    return record;
}

struct record record_find(const char *bytes, gsize length, char delimiter,
                          gboolean bare_returns, gboolean at_end)
{
    gsize line = record_line_length(bytes, length, bare_returns, at_end);

    if (line == 0)
        return (struct record){.end = RECORD_INCOMPLETE};
    if (memchr(bytes, '"', line) == NULL)
        return (struct record){.end = RECORD_COMPLETE, .length = line, .lines = 1};
    return find_quoted(bytes, length, delimiter, line, at_end);
}
