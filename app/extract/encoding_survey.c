/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/encoding_survey.h"

#include <string.h>

#include "base/i18n.h"

/* The letters of Dutch, French and German that CP850 puts where Windows-1252 has signs:
 * ü é â ä à ç ê ë è ï î Ä É ô ö ò û ù Ö Ü á í ó ú ñ. The curly apostrophe of
 * Windows-1252 (0x92) is left out, as it stands between letters too. */
static const guint8 cp850_letters[] = {
    0x81, 0x82, 0x83, 0x84, 0x85, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x8E, 0x90,
    0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9A, 0xA0, 0xA1, 0xA2, 0xA3, 0xA4,
};

/* Š š Ž œ Œ Ÿ, where Windows-1252 has signs that stand in no word. */
static const guint8 latin9_letters[] = {0xA6, 0xA8, 0xBC, 0xBD, 0xBE};

/* The length of the well-formed UTF-8 character at `bytes`, 0 when there is none;
 * `*cut` when more bytes might complete it. */
static gsize utf8_length(const guint8 *bytes, gsize available, gboolean *cut)
{
    gsize length = bytes[0] < 0xC2   ? 0
                   : bytes[0] < 0xE0 ? 2
                   : bytes[0] < 0xF0 ? 3
                   : bytes[0] < 0xF5 ? 4
                                     : 0;
    *cut = FALSE;
    if (length == 0)
        return 0;
    for (gsize i = 1; i < length; i++) {
        if (i == available) {
            *cut = TRUE;
            return 0;
        }
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    }
    return g_utf8_get_char_validated((const char *)bytes, (gssize)length) <= 0x10FFFF
               ? length
               : 0;
}

/* A run that begins with a high byte; returns the bytes consumed. */
static gsize feed_high(struct encoding_survey *survey, const guint8 *bytes, gsize length,
                       gsize at)
{
    gboolean cut;
    gsize count = utf8_length(bytes + at, length - at, &cut);

    if (cut) {
        survey->pending_count = (guint)(length - at);
        memcpy(survey->pending, bytes + at, length - at);
        count = length - at;
    } else if (count == 0) {
        survey->utf8_errors++;
        count = 1;
    } else {
        survey->utf8_characters++;
    }
    for (gsize i = at; i < at + count; i++) {
        guint8 before = i > 0 ? bytes[i - 1] : survey->previous;
        guint8 after = i + 1 < length ? bytes[i + 1] : 0;

        survey->anywhere[bytes[i]]++;
        if (g_ascii_isalpha((char)before) || g_ascii_isalpha((char)after))
            survey->in_word[bytes[i]]++;
        if ((survey->bytes + i) % 2 == 0)
            survey->high_even++;
        else
            survey->high_odd++;
    }
    return count;
}

static void settle_pending(struct encoding_survey *survey, const guint8 *bytes,
                           gsize length, gsize *used)
{
    guint8 joined[8];
    gboolean cut;
    guint count = survey->pending_count;

    *used = 0;
    if (count == 0)
        return;
    memcpy(joined, survey->pending, count);
    gsize more = MIN(length, 3);
    if (more > 0)
        memcpy(joined + count, bytes, more);
    gsize whole = utf8_length(joined, count + more, &cut);
    if (cut && more > 0) {
        memcpy(survey->pending, joined, count + more);
        survey->pending_count = count + (guint)more;
        *used = more;
        return;
    }
    survey->pending_count = 0;
    if (whole > count) {
        survey->utf8_characters++;
        *used = whole - count;
    } else {
        survey->utf8_errors += count;
    }
}

static gboolean word_is_plain(const guint8 *bytes)
{
    guint64 word;

    memcpy(&word, bytes, sizeof word);
    return (word & 0x8080808080808080u) == 0;
}

static void count_high(struct encoding_survey *survey, const guint8 *bytes, gsize length)
{
    gsize i;

    settle_pending(survey, bytes, length, &i);
    while (i < length) {
        if (length - i >= sizeof(guint64) && word_is_plain(bytes + i))
            i += sizeof(guint64);
        else if (bytes[i] < 0x80)
            i++;
        else
            i += feed_high(survey, bytes, length, i);
    }
}

static void count_line_ends(struct encoding_survey *survey, const char *bytes,
                            gsize length)
{
    const char *end = bytes + length;

    if (survey->line_feeds == 0 && memchr(bytes, '\n', length) != NULL)
        survey->line_feeds = 1;
    if (survey->previous == '\r' && length > 0 && bytes[0] != '\n')
        survey->bare_returns++;
    for (const char *at = bytes; (at = memchr(at, '\r', (gsize)(end - at))) != NULL; at++)
        if (at + 1 < end && at[1] != '\n')
            survey->bare_returns++;
}

static void count_nul(struct encoding_survey *survey, const char *bytes, gsize length)
{
    const char *end = bytes + length;

    for (const char *at = bytes; (at = memchr(at, 0, (gsize)(end - at))) != NULL; at++)
        if ((survey->bytes + (guint64)(at - bytes)) % 2 == 0)
            survey->nul_even++;
        else
            survey->nul_odd++;
}

void encoding_survey_feed(struct encoding_survey *survey, const char *bytes, gsize length)
{
    if (length == 0)
        return;
    for (gsize i = 0; survey->bytes + i < sizeof survey->head && i < length; i++)
        survey->head[survey->bytes + i] = bytes[i];
    count_nul(survey, bytes, length);
    count_line_ends(survey, bytes, length);
    count_high(survey, (const guint8 *)bytes, length);
    survey->bytes += length;
    survey->previous = (guint8)bytes[length - 1];
}

static const struct {
    const char mark[4];
    gsize length;
    enum encoding encoding;
} marks[] = {
    {"\xEF\xBB\xBF", 3, ENCODING_UTF8},
    {"\xFF\xFE", 2, ENCODING_UTF16LE},
    {"\xFE\xFF", 2, ENCODING_UTF16BE},
};

/* Text in Latin letters has every other byte NUL. */
static gboolean nul_pattern(const struct encoding_survey *survey, enum encoding *encoding)
{
    guint64 pairs = survey->bytes / 2;

    if (pairs == 0 || survey->bytes % 2 != 0)
        return FALSE;
    *encoding = survey->nul_odd > survey->nul_even ? ENCODING_UTF16LE : ENCODING_UTF16BE;
    guint64 many = MAX(survey->nul_odd, survey->nul_even);
    guint64 few = MIN(survey->nul_odd, survey->nul_even);
    return many * 10 >= pairs * 7 && few * 20 <= pairs;
}

static guint64 sum(const guint64 counts[256], const guint8 *letters, gsize count)
{
    guint64 total = 0;

    for (gsize i = 0; i < count; i++)
        total += counts[letters[i]];
    return total;
}

static guint64 sum_range(const guint64 counts[256], int from, int to)
{
    guint64 total = 0;

    for (int byte = from; byte <= to; byte++)
        total += counts[byte];
    return total;
}

static char *letters_only_in(guint64 count, enum encoding encoding)
{
    g_autofree char *number = i18n_count((gint64)count);

    return g_strdup_printf(ngettext("%s byte is a letter only in %s",
                                    "%s bytes are letters only in %s", (gulong)count),
                           number, encoding_name(encoding));
}

static void decide_single_byte(const struct encoding_survey *survey,
                               struct encoding_finding *finding)
{
    guint64 cp850 = sum(survey->in_word, cp850_letters, sizeof cp850_letters);
    guint64 latin = sum_range(survey->in_word, 0xC0, 0xFF);
    guint64 latin9 = sum(survey->in_word, latin9_letters, sizeof latin9_letters);
    guint64 signs = sum_range(survey->anywhere, 0x80, 0x9F);

    if (cp850 > latin) {
        finding->encoding = ENCODING_CP850;
        finding->evidence = letters_only_in(cp850, ENCODING_CP850);
    } else if (signs == 0 && latin9 > 0) {
        finding->encoding = ENCODING_ISO_8859_15;
        finding->evidence = letters_only_in(latin9, ENCODING_ISO_8859_15);
    } else {
        finding->encoding = ENCODING_WINDOWS_1252;
        finding->evidence =
            latin + signs > 0
                ? letters_only_in(latin + signs, ENCODING_WINDOWS_1252)
                : g_strdup(_("not UTF-8, and no letters to tell by: Windows-1252 is the "
                             "usual one"));
    }
}

static char *utf8_evidence(const struct encoding_survey *survey)
{
    g_autofree char *good = i18n_count((gint64)survey->utf8_characters);
    g_autofree char *bad = i18n_count((gint64)survey->utf8_errors);

    if (survey->utf8_errors > 0)
        return g_strdup_printf(_("%s characters are UTF-8, %s bytes are not: such lines "
                                 "are read as Windows-1252"),
                               good, bad);
    if (survey->utf8_characters == 0)
        return g_strdup(_("only ASCII characters"));
    return g_strdup_printf(ngettext("%s character is valid UTF-8, nothing contradicts",
                                    "%s characters are valid UTF-8, nothing contradicts",
                                    (gulong)survey->utf8_characters),
                           good);
}

struct encoding_finding encoding_survey_decide(struct encoding_survey *survey)
{
    struct encoding_finding finding = {.encoding = ENCODING_UTF8};
    gsize unused;

    settle_pending(survey, NULL, 0, &unused);
    finding.mixed = survey->utf8_errors > 0 && survey->utf8_characters > 0;
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (survey->bytes >= marks[i].length &&
            memcmp(survey->head, marks[i].mark, marks[i].length) == 0) {
            finding.encoding = marks[i].encoding;
            finding.mark_length = marks[i].length;
            finding.mixed = finding.encoding == ENCODING_UTF8 && survey->utf8_errors > 0;
            finding.evidence =
                finding.mixed ? utf8_evidence(survey) : g_strdup(_("byte order mark"));
            return finding;
        }
    if (nul_pattern(survey, &finding.encoding)) {
        finding.mixed = FALSE;
        finding.evidence = g_strdup(_("every other byte is NUL"));
        return finding;
    }
    finding.encoding = ENCODING_UTF8;
    if (survey->utf8_errors == 0 || survey->utf8_characters > survey->utf8_errors)
        finding.evidence = utf8_evidence(survey);
    else
        decide_single_byte(survey, &finding);
    return finding;
}

gboolean encoding_survey_is_text(const struct encoding_survey *survey)
{
    enum encoding encoding;

    return nul_pattern(survey, &encoding) || memcmp(survey->head, "\xFF\xFE", 2) == 0 ||
           memcmp(survey->head, "\xFE\xFF", 2) == 0 ||
           (survey->nul_even + survey->nul_odd) * 100 <= survey->bytes;
}
