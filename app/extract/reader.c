/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/reader.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "extract/byte_source.h"
#include "extract/delimiter.h"
#include "extract/encoding_survey.h"
#include "extract/headings.h"
#include "extract/record.h"
#include "extract/record_cells.h"

enum {
    PIECE = 256 * 1024
};

struct extract {
    char *name;
    struct byte_source *source;
    struct encoding_finding encoding;
    gboolean bare_returns;
    char delimiter; /* for the parser: a control character when there is one column */

    /* Bytes not yet parsed: buffer[begin … end). UTF-16 is UTF-8 in it already. */
    char *buffer;
    gsize begin, end, capacity;
    GByteArray *undecoded; /* UTF-16: what the last piece left over */
    gboolean source_ended;
    gboolean skipping; /* within a line of which the defect was reported */
    guint64 next_line;

    GString *decoded; /* one record in UTF-8 */
    struct record_cells *cells;
    guint64 lines_reinterpreted;

    struct headings *headings;
    guint64 first_line; /* where the rows begin: behind "sep=;", title and headings */
    struct extract_form form;
};

/* ---- bytes into the buffer ---- */

static void make_room(struct extract *extract, gsize wanted)
{
    if (extract->begin > 0) {
        memmove(extract->buffer, extract->buffer + extract->begin,
                extract->end - extract->begin);
        extract->end -= extract->begin;
        extract->begin = 0;
    }
    if (extract->capacity - extract->end < wanted) {
        extract->capacity = MAX(extract->capacity * 2, extract->end + wanted);
        extract->buffer = g_realloc(extract->buffer, extract->capacity);
    }
}

static gboolean fill_from_utf16(struct extract *extract, GError **error)
{
    GByteArray *bytes = extract->undecoded;
    guint kept = bytes->len;

    g_byte_array_set_size(bytes, kept + PIECE);
    gssize count = byte_source_read(extract->source, bytes->data + kept, PIECE, error);
    if (count < 0)
        return FALSE;
    g_byte_array_set_size(bytes, kept + (guint)count);
    extract->source_ended = count == 0;

    g_autoptr(GString) text = g_string_sized_new(PIECE);
    gsize used =
        encoding_append_utf16(text, extract->encoding.encoding, (const char *)bytes->data,
                              bytes->len, extract->source_ended);
    if (used > 0)
        g_byte_array_remove_range(bytes, 0, (guint)used);
    make_room(extract, text->len);
    memcpy(extract->buffer + extract->end, text->str, text->len);
    extract->end += text->len;
    return TRUE;
}

static gboolean fill(struct extract *extract, GError **error)
{
    if (extract->encoding.encoding == ENCODING_UTF16LE ||
        extract->encoding.encoding == ENCODING_UTF16BE)
        return fill_from_utf16(extract, error);
    make_room(extract, PIECE);
    gssize count =
        byte_source_read(extract->source, extract->buffer + extract->end, PIECE, error);
    if (count < 0)
        return FALSE;
    extract->end += (gsize)count;
    extract->source_ended = count == 0;
    return TRUE;
}

static gboolean discard(struct extract *extract, gsize count, GError **error)
{
    while (count > 0) {
        gsize here = MIN(count, extract->end - extract->begin);

        extract->begin += here;
        count -= here;
        if (count > 0 && (!fill(extract, error) || extract->source_ended))
            return extract->source_ended;
    }
    return TRUE;
}

/* Fill until `wanted` bytes are there, or all there are. */
static gboolean look_ahead(struct extract *extract, gsize wanted, GError **error)
{
    while (extract->end - extract->begin < wanted && !extract->source_ended)
        if (!fill(extract, error))
            return FALSE;
    return TRUE;
}

/* ---- records ---- */

/* The bytes of one record as valid UTF-8, borrowed until the next call. */
static const char *decode(struct extract *extract, const char *bytes, gsize *length)
{
    enum encoding encoding = extract->encoding.encoding;
    gboolean single_byte = encoding_is_single_byte(encoding);

    if (text_is_ascii(bytes, *length))
        return bytes;
    if (!single_byte || extract->encoding.mixed) {
        if (g_utf8_validate_len(bytes, *length, NULL))
            return bytes;
        if (!single_byte) {
            encoding = ENCODING_WINDOWS_1252;
            extract->lines_reinterpreted++;
        }
    }
    g_string_truncate(extract->decoded, 0);
    encoding_append(extract->decoded, encoding, bytes, *length);
    *length = extract->decoded->len;
    return extract->decoded->str;
}

static enum row_defect parse_record(struct extract *extract, const struct record *record)
{
    const char *bytes = extract->buffer + extract->begin;
    gsize length = record->length;

    if (length > EXTRACT_ROW_LIMIT)
        return DEFECT_ROW_TOO_LONG;
    if (memchr(bytes, '\0', length) != NULL)
        return DEFECT_NUL_BYTE;
    const char *text = decode(extract, bytes, &length);
    return record_cells_parse(extract->cells, text, length, record->loose);
}

/* Drop bytes up to and including the next line end. */
static gboolean skip_line(struct extract *extract, GError **error)
{
    while (extract->skipping) {
        gsize length = extract->end - extract->begin;
        gsize line = length == 0 ? 0
                                 : record_line_length(extract->buffer + extract->begin,
                                                      length, extract->bare_returns,
                                                      extract->source_ended);
        if (line > 0 || extract->source_ended) {
            extract->begin += line;
            extract->skipping = FALSE;
        } else {
            /* The last byte may be half of a line end. */
            extract->begin = length > 0 ? extract->end - 1 : extract->end;
            if (!fill(extract, error))
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

static enum step find_record(struct extract *extract, struct record *record,
                             GError **error)
{
    if (!skip_line(extract, error))
        return STEP_ERROR;
    for (;;) {
        gsize length = extract->end - extract->begin;

        if (length > 0) {
            *record =
                record_find(extract->buffer + extract->begin, length, extract->delimiter,
                            extract->bare_returns, extract->source_ended);
            if (record->end != RECORD_INCOMPLETE)
                return STEP_RECORD;
            if (length > EXTRACT_ROW_LIMIT)
                return STEP_RECORD;
        } else if (extract->source_ended) {
            return STEP_END;
        }
        if (!fill(extract, error))
            return STEP_ERROR;
    }
}

/* A record longer than the limit whose end is not in the buffer: an endless line, or a
 * quote that opened and does not close. */
static enum row_defect give_up(struct extract *extract, struct record *record)
{
    gsize length = extract->end - extract->begin;
    gsize line = record_line_length(extract->buffer + extract->begin, length,
                                    extract->bare_returns, FALSE);

    extract->skipping = line == 0;
    /* The last byte may be the first half of CR LF: left for skip_line(). */
    record->length = line == 0 ? length - 1 : line;
    record->lines = 1;
    return line == 0 || line > EXTRACT_ROW_LIMIT ? DEFECT_ROW_TOO_LONG
                                                 : DEFECT_UNTERMINATED_QUOTE;
}

static gboolean cells_are_empty(const struct record_cells *cells, guint from)
{
    for (guint i = from; i < cells->count; i++)
        if (cells->spans[i].length > 0)
            return FALSE;
    return TRUE;
}

static enum row_defect check_width(const struct extract *extract)
{
    const struct record_cells *cells = extract->cells;

    if (extract->headings == NULL || cells_are_empty(cells, 0))
        return DEFECT_NONE;
    if (cells->count < extract->headings->needed)
        return DEFECT_TOO_FEW_CELLS;
    return cells->count > extract->headings->count &&
                   !cells_are_empty(cells, extract->headings->count)
               ? DEFECT_TOO_MANY_CELLS
               : DEFECT_NONE;
}

static enum row_defect read_record(struct extract *extract, struct record *record)
{
    switch (record->end) {
    case RECORD_INCOMPLETE:
        return give_up(extract, record);
    case RECORD_UNTERMINATED:
        return DEFECT_UNTERMINATED_QUOTE;
    case RECORD_STRAY_QUOTE:
        return DEFECT_STRAY_QUOTE;
    case RECORD_COMPLETE:
        break;
    }
    enum row_defect defect = parse_record(extract, record);
    if (defect == DEFECT_NONE)
        defect = check_width(extract);
    /* A record over several lines that does not fit the headings is more likely an
     * opening quote too many than a person: the lines after it get their chance. */
    if (defect != DEFECT_NONE && record->lines > 1) {
        record->length = record_line_length(extract->buffer + extract->begin,
                                            record->length, extract->bare_returns, TRUE);
        record->lines = 1;
        defect = defect == DEFECT_NUL_BYTE ? defect : DEFECT_UNTERMINATED_QUOTE;
    }
    return defect;
}

/* The next record with content or a defect. */
static enum step next_record(struct extract *extract, struct extract_row *row,
                             GError **error)
{
    for (;;) {
        struct record record;
        enum step step = find_record(extract, &record, error);

        if (step != STEP_RECORD)
            return step;
        record_cells_clear(extract->cells);
        row->line = extract->next_line;
        row->defect = read_record(extract, &record);
        extract->begin += record.length;
        extract->next_line += record.lines;
        if (row->defect != DEFECT_NONE) {
            row->count = 0;
            row->cells = NULL;
            return STEP_RECORD;
        }
        row->count = extract->cells->count;
        row->cells = extract->cells->spans;
        if (!cells_are_empty(extract->cells, 0))
            return STEP_RECORD;
    }
}

gboolean extract_next(struct extract *extract, struct extract_row *row, GError **error)
{
    for (;;) {
        if (next_record(extract, row, error) != STEP_RECORD)
            return FALSE;
        if (row->line < extract->first_line)
            continue;
        if (row->defect == DEFECT_NONE)
            row->count = record_cells_pad(extract->cells, extract->headings->count);
        row->cells = row->defect == DEFECT_NONE ? extract->cells->spans : NULL;
        return TRUE;
    }
}

static gboolean start_over(struct extract *extract, GError **error)
{
    if (!byte_source_rewind(extract->source, error))
        return FALSE;
    extract->begin = extract->end = 0;
    extract->source_ended = extract->skipping = FALSE;
    extract->next_line = 1;
    extract->lines_reinterpreted = 0;
    g_byte_array_set_size(extract->undecoded, 0);
    if (extract->encoding.encoding == ENCODING_UTF8)
        return discard(extract, extract->encoding.mark_length, error);
    if (encoding_is_single_byte(extract->encoding.encoding))
        return TRUE;
    /* The mark is one character of UTF-8, of three bytes, once decoded. */
    return discard(extract, extract->encoding.mark_length > 0 ? 3 : 0, error);
}

gboolean extract_rewind(struct extract *extract, GError **error)
{
    return start_over(extract, error);
}

/* ---- opening ---- */

static const struct {
    const char *magic;
    gsize length;
    const char *sentence;
} foreign_files[] = {
    {"PK\003\004", 4,
     N_("“%s” is a workbook or a zip file: save the sheet as CSV and import that")},
    {"\xD0\xCF\x11\xE0", 4,
     N_("“%s” is an old Excel workbook: save the sheet as CSV and import that")},
    {"%PDF", 4, N_("“%s” is a PDF: ask for the list as CSV")},
};

static gboolean refuse_foreign(const struct extract *extract,
                               const struct encoding_survey *survey, GError **error)
{
    if (survey->bytes == 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, _("“%s” is empty"),
                    extract->name);
        return FALSE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(foreign_files); i++)
        if (survey->bytes >= foreign_files[i].length &&
            memcmp(survey->head, foreign_files[i].magic, foreign_files[i].length) == 0) {
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                        _(foreign_files[i].sentence), extract->name);
            return FALSE;
        }
    if (encoding_survey_is_text(survey))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("“%s” is no text file: it is full of NUL bytes"), extract->name);
    return FALSE;
}

static gboolean survey_file(struct extract *extract, GError **error)
{
    g_autofree struct encoding_survey *survey = g_new0(struct encoding_survey, 1);
    gssize count;

    make_room(extract, PIECE);
    while ((count = byte_source_read(extract->source, extract->buffer, PIECE, error)) > 0)
        encoding_survey_feed(survey, extract->buffer, (gsize)count);
    if (count < 0 || !refuse_foreign(extract, survey, error))
        return FALSE;
    extract->encoding = encoding_survey_decide(survey);
    /* UTF-16 was not looked at by characters: assume the worst. */
    extract->bare_returns = survey->bare_returns > 0 || survey->line_feeds == 0 ||
                            survey->nul_odd > 0 || survey->nul_even > 0 ||
                            extract->encoding.encoding == ENCODING_UTF16LE ||
                            extract->encoding.encoding == ENCODING_UTF16BE;
    return start_over(extract, error);
}

static gboolean detect_delimiter(struct extract *extract, GError **error)
{
    gsize declared_length = 0;

    if (!look_ahead(extract, PIECE / 4, error))
        return FALSE;
    const char *sample = extract->buffer + extract->begin;
    gsize length = MIN(extract->end - extract->begin, PIECE / 4);
    char delimiter =
        length > 0 ? delimiter_declared(sample, length, &declared_length) : '\0';
    if (delimiter != '\0') {
        extract->form.delimiter_evidence =
            g_strdup_printf(_("declared by the first line, “sep=%c”"), delimiter);
        extract->first_line = 2;
    } else {
        struct delimiter_finding finding = delimiter_detect(sample, length);
        delimiter = finding.delimiter;
        extract->form.delimiter_evidence = finding.evidence;
        extract->first_line = 1;
    }
    extract->form.delimiter = delimiter_name(delimiter);
    extract->delimiter = delimiter != '\0' ? delimiter : '\x1F';
    extract->cells = record_cells_new(extract->delimiter);
    return TRUE;
}

static gboolean refuse_first_row(const struct extract *extract,
                                 const struct extract_row *row, GError **error)
{
    char line[24];

    g_snprintf(line, sizeof line, "%" G_GUINT64_FORMAT, row->line);
    if (row->defect == DEFECT_ROW_TOO_LONG)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("line %s of “%s” is longer than a megabyte and comes before any "
                      "row: is this a list, with one person on a line?"),
                    line, extract->name);
    else
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("line %s of “%s”, where the headings should be, cannot be read: "
                      "%s"),
                    line, extract->name, row_defect_phrase(row->defect));
    return FALSE;
}

/* The headings and their width, from the first rows. */
static gboolean look_at_first_rows(struct extract *extract, GError **error)
{
    g_autoptr(HeadingsSearch) search = headings_search_new();
    GError *failure = NULL;
    struct extract_row row;

    while (!headings_search_is_done(search)) {
        enum step step = next_record(extract, &row, &failure);

        if (step != STEP_RECORD)
            break;
        if (row.line < extract->first_line)
            continue;
        if (row.defect != DEFECT_NONE && !headings_search_has_rows(search))
            return refuse_first_row(extract, &row, error);
        headings_search_see(search, &row);
    }
    if (failure != NULL) {
        g_propagate_error(error, failure);
        return FALSE;
    }
    if (!headings_search_has_rows(search)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” holds no row that can be read"), extract->name);
        return FALSE;
    }
    extract->headings = headings_search_finish(search);
    if (extract->headings->line > 0)
        extract->first_line = extract->headings->line + 1;
    return TRUE;
}

static struct extract *open_source(struct byte_source *source, const char *name,
                                   GError **error)
{
    g_autoptr(Extract) extract = g_new0(struct extract, 1);

    extract->name = g_strdup(name);
    extract->source = source;
    extract->undecoded = g_byte_array_new();
    extract->decoded = g_string_new(NULL);
    if (!survey_file(extract, error) || !detect_delimiter(extract, error) ||
        !look_at_first_rows(extract, error) || !start_over(extract, error))
        return NULL;

    extract->form.name = extract->name;
    extract->form.encoding = encoding_name(extract->encoding.encoding);
    extract->form.encoding_evidence = extract->encoding.evidence;
    extract->form.has_headings = extract->headings->line > 0;
    extract->form.headings_line = extract->headings->line;
    extract->form.column_count = extract->headings->count;
    extract->form.headings = (const char *const *)extract->headings->names;
    return g_steal_pointer(&extract);
}

struct extract *extract_open(const char *path, GError **error)
{
    struct byte_source *source = byte_source_open(path, error);

    return source == NULL ? NULL : open_source(source, path, error);
}

struct extract *extract_open_bytes(GBytes *bytes, const char *name, GError **error)
{
    return open_source(byte_source_new(bytes), name, error);
}

void extract_free(struct extract *extract)
{
    if (extract == NULL)
        return;
    byte_source_free(extract->source);
    g_free(extract->encoding.evidence);
    g_free((char *)extract->form.delimiter_evidence);
    g_free(extract->buffer);
    g_byte_array_unref(extract->undecoded);
    g_string_free(extract->decoded, TRUE);
    record_cells_free(extract->cells);
    headings_free(extract->headings);
    g_free(extract->name);
    g_free(extract);
}

const struct extract_form *extract_form(const struct extract *extract)
{
    return &extract->form;
}

guint64 extract_lines_reinterpreted(const struct extract *extract)
{
    return extract->lines_reinterpreted;
}

const char *row_defect_phrase(enum row_defect defect)
{
    static const char *const phrases[DEFECT_COUNT] = {
        [DEFECT_NONE] = N_("nothing is wrong"),
        [DEFECT_TOO_FEW_CELLS] = N_("fewer cells than headings"),
        [DEFECT_TOO_MANY_CELLS] = N_("more cells than headings"),
        [DEFECT_UNTERMINATED_QUOTE] = N_("a quotation mark opens and never closes"),
        [DEFECT_STRAY_QUOTE] = N_("a quotation mark inside a quoted cell"),
        [DEFECT_NUL_BYTE] = N_("a NUL byte"),
        [DEFECT_CELL_TOO_LONG] = N_("a cell is too long"),
        [DEFECT_ROW_TOO_LONG] = N_("the row is too long"),
    };

    g_assert(defect < DEFECT_COUNT);
    return _(phrases[defect]);
}
