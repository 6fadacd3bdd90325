/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/delimiter.h"

#include <string.h>

#include "base/i18n.h"

enum {
    LINES_LOOKED_AT = 200
};

static const struct {
    char delimiter;
    const char *name;
} delimiters[] = {{';', ";"}, {'\t', "tab"}, {',', ","}, {'|', "|"}};

enum {
    DELIMITERS = G_N_ELEMENTS(delimiters)
};

struct tally {
    guint lines;
    guint counts[LINES_LOOKED_AT][DELIMITERS];
};

static int index_of(char character)
{
    for (int i = 0; i < DELIMITERS; i++)
        if (delimiters[i].delimiter == character)
            return i;
    return -1;
}

static gboolean line_is_done(struct tally *tally, gboolean *has_content)
{
    if (*has_content)
        tally->lines++;
    *has_content = FALSE;
    return tally->lines == LINES_LOOKED_AT;
}

/* Quotes open only at the beginning of a cell, whatever its delimiter; an apostrophe of
 * inches or a quote inside a name changes nothing. */
static void tally_lines(struct tally *tally, const char *sample, gsize length)
{
    gboolean quoted = FALSE, at_start = TRUE, has_content = FALSE;

    for (gsize i = 0; i < length; i++) {
        char c = sample[i];
        int which = index_of(c);

        if (c == '"' && (quoted || at_start)) {
            quoted = !quoted;
            /* A doubled quote closes and opens again. */
            at_start = !quoted;
            has_content = TRUE;
        } else if (quoted) {
            continue;
        } else if (c == '\n' || c == '\r') {
            if (line_is_done(tally, &has_content))
                return;
            at_start = TRUE;
        } else {
            if (which >= 0)
                tally->counts[tally->lines][which]++;
            at_start = which >= 0 || (at_start && c == ' ');
            has_content = TRUE;
        }
    }
    if (tally->lines == 0 && has_content)
        tally->lines = 1;
}

static guint lines_like_first(const struct tally *tally, int which)
{
    guint alike = 0;

    for (guint line = 0; line < tally->lines; line++)
        alike += tally->counts[line][which] == tally->counts[0][which];
    return alike;
}

static guint lines_with_several(const struct tally *tally, int which)
{
    guint several = 0;

    for (guint line = 0; line < tally->lines; line++)
        several += tally->counts[line][which] > 1;
    return several;
}

static guint64 score(const struct tally *tally, int which)
{
    guint64 first = MIN(tally->counts[0][which], 1000);
    guint alike = lines_like_first(tally, which);

    /* A title above the headings. One comma on each line is no sign: "Peeters, Els". */
    if (first == 0) {
        guint several = lines_with_several(tally, which);
        return tally->lines > 2 && several * 10 >= tally->lines * 6 ? several : 0;
    }
    return (guint64)alike * 1000 / tally->lines * 1000 + first * 10;
}

struct delimiter_finding delimiter_detect(const char *sample, gsize length)
{
    struct delimiter_finding finding = {0};
    struct tally *tally = g_new0(struct tally, 1);
    guint64 best_score = 0;
    int best = -1;

    tally_lines(tally, sample, length);
    for (int i = 0; i < DELIMITERS && tally->lines > 0; i++)
        if (score(tally, i) > best_score) {
            best_score = score(tally, i);
            best = i;
        }
    if (best < 0) {
        finding.evidence = g_strdup(_("no “;”, “,”, tab or “|” on the first line: one "
                                      "column"));
    } else {
        guint alike = lines_like_first(tally, best);

        finding.delimiter = delimiters[best].delimiter;
        finding.evidence = g_strdup_printf(
            ngettext("%u of the first %u line is cut into as many cells as the first",
                     "%u of the first %u lines are cut into as many cells as the first",
                     tally->lines),
            alike, tally->lines);
    }
    g_free(tally);
    return finding;
}

char delimiter_declared(const char *sample, gsize sample_length, gsize *length)
{
    gsize i = 0;

    if (sample_length > 0 && sample[0] == '"')
        i++;
    if (sample_length < i + 5 || g_ascii_strncasecmp(sample + i, "sep=", 4) != 0)
        return '\0';
    char delimiter = sample[i + 4];
    if (index_of(delimiter) < 0)
        return '\0';
    i += 5;
    if (i < sample_length && sample[i] == '"')
        i++;
    if (i < sample_length && sample[i] != '\r' && sample[i] != '\n')
        return '\0';
    if (i < sample_length && sample[i] == '\r')
        i++;
    if (i < sample_length && sample[i] == '\n')
        i++;
    *length = i;
    return delimiter;
}

const char *delimiter_name(char delimiter)
{
    int which = index_of(delimiter);

    return which < 0 ? "" : delimiters[which].name;
}
