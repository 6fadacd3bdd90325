/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/forbidden_marks.h"

#include <string.h>

#include "crypto/row_hash.h"
#include "dossier/objection_marks.h"

/* What keyed_hash() calls the purpose: stored hashes depend on these words. */
static const char purpose_no_address[] = "without address";
static const char purpose_consent[] = "consent";
static const char purpose_number_key[] = "number of a spelling";
static const char purpose_name_home[] = "spelled name+house";
static const char purpose_name_birth[] = "spelled name+birth";
static const char purpose_street[] = "spelled street+name";

/* Never occurs inside: extract/ removes control characters. */
#define BETWEEN '\x1f'

struct forbidden_marker {
    const struct secret *key;
    struct row_hash_key number_key;
    GString *name, *text;    /* reused */
    GArray *marks;           /* struct mark, reused */
    GString *spelled, *here; /* reused */
};

struct forbidden_marker *forbidden_marker_new(const struct secret *key)
{
    struct forbidden_marker *marker = g_new0(struct forbidden_marker, 1);
    guint8 hash[DIGEST_LENGTH];

    marker->key = key;
    keyed_hash(key, purpose_number_key, NULL, 0, hash);
    memcpy(marker->number_key.bytes, hash, sizeof marker->number_key.bytes);
    marker->name = g_string_sized_new(128);
    marker->text = g_string_sized_new(256);
    marker->spelled = g_string_sized_new(256);
    marker->here = g_string_sized_new(256);
    marker->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    return marker;
}

void forbidden_marker_free(struct forbidden_marker *marker)
{
    if (marker == NULL)
        return;
    g_string_free(marker->name, TRUE);
    g_string_free(marker->text, TRUE);
    g_string_free(marker->spelled, TRUE);
    g_string_free(marker->here, TRUE);
    g_array_unref(marker->marks);
    g_free(marker);
}

static struct forbidden_mark half_of(const guint8 hash[DIGEST_LENGTH])
{
    struct forbidden_mark mark;

    memcpy(&mark, hash, sizeof mark);
    return mark;
}

static struct forbidden_mark hash_of(const struct forbidden_marker *marker,
                                     const char *purpose, gconstpointer bytes,
                                     gsize length)
{
    guint8 hash[DIGEST_LENGTH];

    keyed_hash(marker->key, purpose, bytes, length, hash);
    return half_of(hash);
}

static struct forbidden_mark hash_text(const struct forbidden_marker *marker,
                                       enum way way, const GString *text)
{
    struct mark mark = mark_of(marker->key, way, text);

    return half_of(mark.bytes);
}

/* A name and postcode of somebody whose address nobody knows. */
static struct forbidden_mark without_address(const struct forbidden_marker *marker,
                                             const struct forbidden_mark *name_postcode)
{
    return hash_of(marker, purpose_no_address, name_postcode, sizeof *name_postcode);
}

struct forbidden_mark forbidden_mark_with_consent(const struct forbidden_marker *marker,
                                                  const struct forbidden_mark *mark,
                                                  day_number consent)
{
    const gint32 day = GINT32_TO_LE((gint32)consent);
    guint8 both[sizeof *mark + sizeof day];

    memcpy(both, mark, sizeof *mark);
    memcpy(both + sizeof *mark, &day, sizeof day);
    return hash_of(marker, purpose_consent, both, sizeof both);
}

/* ---- storing ---- */

static gboolean has_home(struct forbidden_marker *marker,
                         const struct recipient *recipient)
{
    return mark_home(marker->text, "", recipient);
}

static void add_name_postcode(struct forbidden_marker *marker,
                              const struct recipient *recipient)
{
    recipient_append_name(recipient, g_string_truncate(marker->name, 0));
    if (marker->name->len > 0 && *recipient->postcode != '\0')
        marks_add_name(marker->marks, marker->key, marker->name->str,
                       recipient->postcode);
}

gboolean forbidden_marks_add_person(struct forbidden_marker *marker, GArray *marks,
                                    const struct recipient *recipient)
{
    gboolean homeless = !has_home(marker, recipient);
    guint before = marks->len;

    g_array_set_size(marker->marks, 0);
    marks_add_recipient(marker->marks, marker->key, recipient);
    add_name_postcode(marker, recipient);
    for (guint i = 0; i < marker->marks->len; i++) {
        const struct mark *one = &g_array_index(marker->marks, struct mark, i);
        if (one->way == WAY_NAME_SEEN)
            continue;
        struct forbidden_mark mark = half_of(one->bytes);
        g_array_append_val(marks, mark);
        if (one->way == WAY_NAME_POSTCODE && homeless) {
            mark = without_address(marker, &mark);
            g_array_append_val(marks, mark);
        }
    }
    guint after = marks->len;
    for (guint i = before; recipient->consent_date != DAY_UNKNOWN && i < after; i++) {
        struct forbidden_mark mark = forbidden_mark_with_consent(
            marker, &g_array_index(marks, struct forbidden_mark, i),
            recipient->consent_date);
        g_array_append_val(marks, mark);
    }
    return after > before;
}

void forbidden_marks_add_spelling(struct forbidden_marker *marker, GArray *marks,
                                  GArray *numbers, const struct recipient *recipient)
{
    for (int spelled = 0; spelled < SPELLED_COUNT; spelled++) {
        struct forbidden_mark found[2];
        guint32 number;
        guint count =
            forbidden_marks_of_spelling(marker, (enum spelled)spelled, recipient, found);
        if (count == 0 ||
            !forbidden_spelled_number(marker, (enum spelled)spelled, recipient, &number))
            continue;
        number = GUINT32_TO_LE(number);
        g_array_append_vals(marks, found, count);
        g_array_append_val(numbers, number);
    }
}

/* ---- asking ---- */

struct questions {
    struct forbidden_marker *marker;
    const struct recipient *recipient;
    struct forbidden_mark *marks;
    guint count;
};

static void ask(struct questions *questions, const struct forbidden_mark *mark)
{
    g_assert(questions->count < FORBIDDEN_QUESTIONS_MOST);
    questions->marks[questions->count++] = *mark;
}

static void ask_text(struct questions *questions, enum way way, const GString *text)
{
    struct forbidden_mark mark = hash_text(questions->marker, way, text);

    ask(questions, &mark);
}

/* As objection_index_find() asks. FALSE when no address is known. */
static gboolean ask_home(struct questions *questions, const GString *name)
{
    GString *text = questions->marker->text;

    if (!mark_home(text, name->str, questions->recipient))
        return FALSE;
    if (questions->recipient->birth_date == DAY_UNKNOWN) {
        ask_text(questions, WAY_HOME, text);
        return TRUE;
    }
    ask_text(questions, WAY_HOME_UNKNOWN_BIRTH, text);
    mark_append_birth(text, questions->recipient->birth_date);
    ask_text(questions, WAY_HOME_BIRTH, text);
    return TRUE;
}

static void ask_name(struct questions *questions, const GString *name)
{
    GString *text = questions->marker->text;

    if (name->len == 0)
        return;
    gboolean at_home = ask_home(questions, name);
    if (*questions->recipient->postcode == '\0')
        return;
    mark_name_postcode(text, name->str, questions->recipient->postcode);
    struct forbidden_mark mark = hash_text(questions->marker, WAY_NAME_POSTCODE, text);
    if (at_home)
        mark = without_address(questions->marker, &mark);
    ask(questions, &mark);
}

guint forbidden_marks_of_person(struct forbidden_marker *marker,
                                const struct recipient *recipient,
                                struct forbidden_mark marks[FORBIDDEN_QUESTIONS_MOST])
{
    struct questions questions = {
        .marker = marker, .recipient = recipient, .marks = marks};

    if (*recipient->email != '\0') {
        mark_email(marker->text, recipient->email);
        ask_text(&questions, WAY_EMAIL, marker->text);
    }
    if (*recipient->mobile != '\0') {
        g_string_assign(marker->text, recipient->mobile);
        ask_text(&questions, WAY_MOBILE, marker->text);
    }
    mark_short_name(marker->name, recipient);
    ask_name(&questions, marker->name);
    if (mark_whole_name(marker->name, recipient))
        ask_name(&questions, marker->name);
    return questions.count;
}

/* ---- spelling ---- */

/* For each of a million rows: no growth of the buffer but the first. */
static void append(GString *text, const char *part)
{
    gsize length = strlen(part), at = text->len;

    g_string_set_size(text, at + length + 1);
    memcpy(text->str + at, part, length);
    text->str[at + length] = BETWEEN;
}

/* Written over marker->spelled; FALSE when there is nothing to spell. */
static gboolean spell(struct forbidden_marker *marker, enum spelled spelled,
                      const struct recipient *recipient)
{
    GString *text = g_string_truncate(marker->spelled, 0);

    if (spelled == SPELLED_NAME) {
        append(text, recipient->family_name);
        append(text, recipient->given_names);
        append(text, recipient->full_name);
        return *recipient->family_name != '\0' || *recipient->full_name != '\0';
    }
    append(text, recipient->street);
    append(text, recipient->house_number);
    append(text, recipient->postcode);
    return *recipient->street != '\0' && *recipient->house_number != '\0' &&
           *recipient->postcode != '\0';
}

gboolean forbidden_spelled_number(struct forbidden_marker *marker, enum spelled spelled,
                                  const struct recipient *recipient, guint32 *number)
{
    guint64 hash[2];

    if (!spell(marker, spelled, recipient))
        return FALSE;
    row_hash(&marker->number_key, marker->spelled->str, marker->spelled->len, hash);
    *number = (guint32)GUINT64_FROM_LE(hash[0]);
    return TRUE;
}

static struct forbidden_mark spelled_at(struct forbidden_marker *marker,
                                        const char *purpose, const char *place,
                                        const char *more)
{
    GString *text = g_string_assign(marker->here, marker->spelled->str);

    append(text, place);
    append(text, more);
    return hash_of(marker, purpose, text->str, text->len);
}

guint forbidden_marks_of_spelling(struct forbidden_marker *marker, enum spelled spelled,
                                  const struct recipient *recipient,
                                  struct forbidden_mark marks[2])
{
    guint count = 0;

    if (!spell(marker, spelled, recipient))
        return 0;
    if (spelled == SPELLED_STREET) {
        mark_short_name(marker->name, recipient);
        if (marker->name->len > 0)
            marks[count++] = spelled_at(marker, purpose_street, marker->name->str, "");
        return count;
    }
    if (*recipient->postcode != '\0' && *recipient->house_number != '\0')
        marks[count++] = spelled_at(marker, purpose_name_home, recipient->postcode,
                                    recipient->house_number);
    if (recipient->birth_date != DAY_UNKNOWN) {
        char iso[DAY_ISO_SIZE];
        day_format_iso(recipient->birth_date, iso);
        marks[count++] = spelled_at(marker, purpose_name_birth, iso, "");
    }
    return count;
}
