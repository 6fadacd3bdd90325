/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/delimited_rows.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "extract/delimiter.h"
#include "extract/encoding_survey.h"
#include "extract/foreign_file.h"
#include "extract/record.h"
#include "extract/record_cells.h"

enum {
    PIECE = 256 * 1024
};

struct delimited_rows {
    struct raw_rows face; /* first */
    char *name;
    struct byte_source *source;
    struct encoding_finding encoding;
    gboolean bare_returns;
    char delimiter;     /* for the parser: a control character when there is one column */
    guint64 first_line; /* behind "sep=;" */

    /* Bytes not yet parsed: buffer[begin … end). UTF-16 is UTF-8 in it already. */
    char *buffer;
    gsize begin, end, capacity;
    GByteArray *undecoded; /* UTF-16: what the last piece left over */
    gboolean source_ended;
    gboolean skipping; /* within a line of which the defect was reported */
    guint64 next_line;

    GString *decoded; /* one record in UTF-8 */
    struct record_cells *cells;
};

/* ---- bytes into the buffer ---- */

static void make_room(struct delimited_rows *rows, gsize wanted)
{
    if (rows->begin > 0) {
        memmove(rows->buffer, rows->buffer + rows->begin, rows->end - rows->begin);
        rows->end -= rows->begin;
        rows->begin = 0;
    }
    if (rows->capacity - rows->end < wanted) {
        rows->capacity = MAX(rows->capacity * 2, rows->end + wanted);
        rows->buffer = g_realloc(rows->buffer, rows->capacity);
    }
}

static gboolean fill_from_utf16(struct delimited_rows *rows, GError **error)
{
    GByteArray *bytes = rows->undecoded;
    guint kept = bytes->len;

    g_byte_array_set_size(bytes, kept + PIECE);
    gssize count = byte_source_read(rows->source, bytes->data + kept, PIECE, error);
    if (count < 0)
        return FALSE;
    g_byte_array_set_size(bytes, kept + (guint)count);
    rows->source_ended = count == 0;

    g_autoptr(GString) text = g_string_sized_new(PIECE);
    gsize used =
        encoding_append_utf16(text, rows->encoding.encoding, (const char *)bytes->data,
                              bytes->len, rows->source_ended);
    if (used > 0)
        g_byte_array_remove_range(bytes, 0, (guint)used);
    make_room(rows, text->len);
    memcpy(rows->buffer + rows->end, text->str, text->len);
    rows->end += text->len;
    return TRUE;
}

static gboolean fill(struct delimited_rows *rows, GError **error)
{
    if (rows->encoding.encoding == ENCODING_UTF16LE ||
        rows->encoding.encoding == ENCODING_UTF16BE)
        return fill_from_utf16(rows, error);
    make_room(rows, PIECE);
    gssize count = byte_source_read(rows->source, rows->buffer + rows->end, PIECE, error);
    if (count < 0)
        return FALSE;
    rows->end += (gsize)count;
    rows->source_ended = count == 0;
    return TRUE;
}

static gboolean discard(struct delimited_rows *rows, gsize count, GError **error)
{
    while (count > 0) {
        gsize here = MIN(count, rows->end - rows->begin);

        rows->begin += here;
        count -= here;
        if (count > 0 && (!fill(rows, error) || rows->source_ended))
            return rows->source_ended;
    }
    return TRUE;
}

/* Fill until `wanted` bytes are there, or all there are. */
static gboolean look_ahead(struct delimited_rows *rows, gsize wanted, GError **error)
{
    while (rows->end - rows->begin < wanted && !rows->source_ended)
        if (!fill(rows, error))
            return FALSE;
    return TRUE;
}

/* ---- records ---- */

/* The bytes of one record as valid UTF-8, borrowed until the next call. */
static const char *decode(struct delimited_rows *rows, const char *bytes, gsize *length)
{
    enum encoding encoding = rows->encoding.encoding;
    gboolean single_byte = encoding_is_single_byte(encoding);

    if (text_is_ascii(bytes, *length))
        return bytes;
    if (!single_byte || rows->encoding.mixed) {
        if (g_utf8_validate_len(bytes, *length, NULL))
            return bytes;
        if (!single_byte) {
            encoding = ENCODING_WINDOWS_1252;
            rows->face.lines_reinterpreted++;
        }
    }
    g_string_truncate(rows->decoded, 0);
    encoding_append(rows->decoded, encoding, bytes, *length);
    *length = rows->decoded->len;
    return rows->decoded->str;
}

static enum row_defect parse_record(struct delimited_rows *rows,
                                    const struct record *record)
{
    const char *bytes = rows->buffer + rows->begin;
    gsize length = record->length;

    if (length > EXTRACT_ROW_LIMIT)
        return DEFECT_ROW_TOO_LONG;
    if (memchr(bytes, '\0', length) != NULL)
        return DEFECT_NUL_BYTE;
    const char *text = decode(rows, bytes, &length);
    return record_cells_parse(rows->cells, text, length, record->loose);
}

/* Drop bytes up to and including the next line end. */
static gboolean skip_line(struct delimited_rows *rows, GError **error)
{
    while (rows->skipping) {
        gsize length = rows->end - rows->begin;
        gsize line = length == 0
                         ? 0
                         : record_line_length(rows->buffer + rows->begin, length,
                                              rows->bare_returns, rows->source_ended);
        if (line > 0 || rows->source_ended) {
            rows->begin += line;
            rows->skipping = FALSE;
        } else {
            /* The last byte may be half of a line end. */
            rows->begin = length > 0 ? rows->end - 1 : rows->end;
            if (!fill(rows, error))
                return FALSE;
        }
    }
    return TRUE;
}

enum step {
    STEP_RECORD,
    STEP_END,
    STEP_ERROR
};

static enum step find_record(struct delimited_rows *rows, struct record *record,
                             GError **error)
{
    if (!skip_line(rows, error))
        return STEP_ERROR;
    for (;;) {
        gsize length = rows->end - rows->begin;

        if (length > 0) {
            *record = record_find(rows->buffer + rows->begin, length, rows->delimiter,
                                  rows->bare_returns, rows->source_ended);
            if (record->end != RECORD_INCOMPLETE)
                return STEP_RECORD;
            if (length > EXTRACT_ROW_LIMIT)
                return STEP_RECORD;
        } else if (rows->source_ended) {
            return STEP_END;
        }
        if (!fill(rows, error))
            return STEP_ERROR;
    }
}

/* A record longer than the limit whose end is not in the buffer: an endless line, or a
 * quote that opened and does not close. */
static enum row_defect give_up(struct delimited_rows *rows, struct record *record)
{
    gsize length = rows->end - rows->begin;
    gsize line =
        record_line_length(rows->buffer + rows->begin, length, rows->bare_returns, FALSE);

    rows->skipping = line == 0;
    /* The last byte may be the first half of CR LF: left for skip_line(). */
    record->length = line == 0 ? length - 1 : line;
    record->lines = 1;
    return line == 0 || line > EXTRACT_ROW_LIMIT ? DEFECT_ROW_TOO_LONG
                                                 : DEFECT_UNTERMINATED_QUOTE;
}

static enum row_defect read_record(struct delimited_rows *rows, struct record *record)
{
    switch (record->end) {
    case RECORD_INCOMPLETE:
        return give_up(rows, record);
    case RECORD_UNTERMINATED:
        return DEFECT_UNTERMINATED_QUOTE;
    case RECORD_STRAY_QUOTE:
        return DEFECT_STRAY_QUOTE;
    case RECORD_COMPLETE:
        break;
    }
    enum row_defect defect = parse_record(rows, record);
    if (defect == DEFECT_NONE)
        defect =
            raw_rows_check_width(&rows->face, rows->cells->spans, rows->cells->count);
    /* A record over several lines that does not fit the headings is more likely an
     * opening quote too many than a person: the lines after it get their chance. */
    if (defect != DEFECT_NONE && record->lines > 1) {
        record->length = record_line_length(rows->buffer + rows->begin, record->length,
                                            rows->bare_returns, TRUE);
        record->lines = 1;
        record_cells_clear(rows->cells);
        defect = defect == DEFECT_NUL_BYTE ? defect : DEFECT_UNTERMINATED_QUOTE;
    }
    return defect;
}

static gboolean next_row(struct raw_rows *face, struct extract_row *row, GError **error)
{
    struct delimited_rows *rows = (struct delimited_rows *)face;

    for (face->after_gap = FALSE;; face->after_gap = TRUE) {
        struct record record;

        if (find_record(rows, &record, error) != STEP_RECORD)
            return FALSE;
        record_cells_clear(rows->cells);
        *row = (struct extract_row){.line = rows->next_line};
        row->defect = read_record(rows, &record);
        rows->begin += record.length;
        rows->next_line += record.lines;
        if (row->line < rows->first_line)
            continue;
        row->count = rows->cells->count;
        row->cells = rows->cells->spans;
        if (row->defect != DEFECT_NONE)
            return TRUE;
        for (guint i = 0; i < row->count; i++)
            if (row->cells[i].length > 0)
                return TRUE;
    }
}

static gboolean start_over(struct raw_rows *face, GError **error)
{
    struct delimited_rows *rows = (struct delimited_rows *)face;

    if (!byte_source_rewind(rows->source, error))
        return FALSE;
    rows->begin = rows->end = 0;
    rows->source_ended = rows->skipping = FALSE;
    rows->next_line = 1;
    face->lines_reinterpreted = 0;
    g_byte_array_set_size(rows->undecoded, 0);
    if (rows->encoding.encoding == ENCODING_UTF8)
        return discard(rows, rows->encoding.mark_length, error);
    if (encoding_is_single_byte(rows->encoding.encoding))
        return TRUE;
    /* The mark is one character of UTF-8, of three bytes, once decoded. */
    return discard(rows, rows->encoding.mark_length > 0 ? 3 : 0, error);
}

static void free_rows(struct raw_rows *face)
{
    struct delimited_rows *rows = (struct delimited_rows *)face;

    byte_source_free(rows->source);
    g_free(rows->encoding.evidence);
    g_free((char *)face->delimiter_evidence);
    g_free(rows->buffer);
    g_byte_array_unref(rows->undecoded);
    g_string_free(rows->decoded, TRUE);
    record_cells_free(rows->cells);
    g_free(rows->name);
    g_free(rows);
}

static const struct raw_rows_kind delimited_kind = {FALSE, next_row, start_over,
                                                    free_rows};

/* ---- opening ---- */

static gboolean survey_file(struct delimited_rows *rows, GError **error)
{
    g_autofree struct encoding_survey *survey = g_new0(struct encoding_survey, 1);
    gssize count;

    make_room(rows, PIECE);
    while ((count = byte_source_read(rows->source, rows->buffer, PIECE, error)) > 0)
        encoding_survey_feed(survey, rows->buffer, (gsize)count);
    if (count < 0)
        return FALSE;
    if (!encoding_survey_is_text(survey)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” is no text file: it is full of NUL bytes"), rows->name);
        return FALSE;
    }
    rows->encoding = encoding_survey_decide(survey);
    /* UTF-16 was not looked at by characters: assume the worst. */
    rows->bare_returns = survey->bare_returns > 0 || survey->line_feeds == 0 ||
                         survey->nul_odd > 0 || survey->nul_even > 0 ||
                         rows->encoding.encoding == ENCODING_UTF16LE ||
                         rows->encoding.encoding == ENCODING_UTF16BE;
    return start_over(&rows->face, error);
}

static void detect_delimiter(struct delimited_rows *rows, const char *sample,
                             gsize length)
{
    gsize declared_length = 0;
    char delimiter =
        length > 0 ? delimiter_declared(sample, length, &declared_length) : '\0';

    if (delimiter != '\0') {
        rows->face.delimiter_evidence =
            g_strdup_printf(_("declared by the first line, “sep=%c”"), delimiter);
        rows->first_line = 2;
    } else {
        struct delimiter_finding finding = delimiter_detect(sample, length);
        delimiter = finding.delimiter;
        rows->face.delimiter_evidence = finding.evidence;
        rows->first_line = 1;
    }
    rows->face.delimiter = delimiter_name(delimiter);
    rows->delimiter = delimiter != '\0' ? delimiter : '\x1F';
    rows->cells = record_cells_new(rows->delimiter);
}

static gboolean look_at_beginning(struct delimited_rows *rows, GError **error)
{
    if (!look_ahead(rows, PIECE / 4, error))
        return FALSE;
    const char *sample = rows->buffer + rows->begin;
    gsize length = MIN(rows->end - rows->begin, PIECE / 4);
    if (!foreign_file_check_text(sample, length, rows->name, error))
        return FALSE;
    detect_delimiter(rows, sample, length);
    return TRUE;
}

struct raw_rows *delimited_rows_new(struct byte_source *source, const char *name,
                                    GError **error)
{
    struct delimited_rows *rows = g_new0(struct delimited_rows, 1);

    rows->face.kind = &delimited_kind;
    rows->name = g_strdup(name);
    rows->source = source;
    rows->undecoded = g_byte_array_new();
    rows->decoded = g_string_new(NULL);
    if (!foreign_file_check(source, name, error) || !survey_file(rows, error) ||
        !look_at_beginning(rows, error) || !start_over(&rows->face, error)) {
        free_rows(&rows->face);
        return NULL;
    }
    rows->face.encoding = encoding_name(rows->encoding.encoding);
    rows->face.encoding_evidence = rows->encoding.evidence;
    rows->face.sheet = "";
    return &rows->face;
}
