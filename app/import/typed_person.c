/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/typed_person.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "dossier/example.h"
#include "dossier/recipient_load.h"
#include "dossier/recipients.h"
#include "extract/cell.h"
#include "import/duplicate_set.h"
#include "import/import.h"
#include "import/recipient_key.h"
#include "import/row.h"

void typed_person_free(struct typed_person *person)
{
    if (person == NULL)
        return;
    row_maker_free(person->maker);
    g_string_chunk_free(person->strings);
    g_free(person);
}

gboolean typed_person_is_welcome(const struct dossier *dossier,
                                 const struct source *source, GError **error)
{
    if (!import_source_is_open(source, error))
        return FALSE;
    if (campaign_is_example(dossier)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                            _("this dossier is an example, and real people do not belong "
                              "in it; make your own with “kiespost init”"));
        return FALSE;
    }
    if (!source_kind_is_voter_list(source->kind))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("“%s” is a voter list: its people come out of the municipality's file, "
                  "with “kiespost import”; nobody is added to it by hand"),
                source->id);
    return FALSE;
}

/* ---- values ---- */

static gboolean refuse(GError **error, enum field field, const char *reason)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("%s: %s; nothing was stored"), field_name(field), reason);
    return FALSE;
}

static gboolean is_given(const struct typed_value *values, guint count, enum field field)
{
    for (guint i = 0; i < count; i++)
        if (values[i].field == field)
            return TRUE;
    return FALSE;
}

/* A row of a file may hold both: there the whole goes before the part, or behind it. Who
 * types them would not see which. */
static gboolean say_it_once(const struct typed_value *values, guint count, GError **error)
{
    static const struct {
        enum field whole, part;
    } pairs[] = {
        {FIELD_FULL_NAME, FIELD_FAMILY_NAME}, {FIELD_FULL_NAME, FIELD_GIVEN_NAMES},
        {FIELD_ADDRESS, FIELD_STREET},        {FIELD_ADDRESS, FIELD_HOUSE_NUMBER},
        {FIELD_ADDRESS, FIELD_BOX},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (!is_given(values, count, pairs[i].whole) ||
            !is_given(values, count, pairs[i].part))
            continue;
        g_autofree char *reason = g_strdup_printf(
            _("“%s” says the same; give one of them"), field_name(pairs[i].part));
        return refuse(error, pairs[i].whole, reason);
    }
    return TRUE;
}

static gboolean is_blank(const char *text)
{
    g_autoptr(GString) scratch = g_string_new(NULL);
    struct span cell = {text, strlen(text)};

    return cell_clean(&cell, scratch).length == 0;
}

static gboolean values_are_sound(const struct typed_value *values, guint count,
                                 GError **error)
{
    for (guint i = 0; i < count; i++) {
        if (is_blank(values[i].text))
            return refuse(error, values[i].field, _("nothing stands behind the “=”"));
        if (strlen(values[i].text) > EXTRACT_CELL_LIMIT)
            return refuse(error, values[i].field,
                          row_problem_phrase((enum row_problem)DEFECT_CELL_TOO_LONG));
    }
    return say_it_once(values, count, error);
}

/* ---- a row of one ---- */

static struct column *columns_of(const struct typed_value *values, guint count,
                                 struct column_map *map)
{
    struct column *columns = g_new0(struct column, count);

    *map = (struct column_map){.count = count, .columns = columns};
    for (int field = 0; field < FIELD_COUNT; field++)
        map->of_field[field] = COLUMN_ABSENT;
    for (guint i = 0; i < count; i++) {
        columns[i].field = values[i].field;
        columns[i].heading = field_name(values[i].field);
        columns[i].evidence = "";
        map->of_field[values[i].field] = i;
    }
    return columns;
}

static gboolean result_is_fine(const struct row_result *result,
                               const struct typed_value *values, GError **error)
{
    if (result->lost != FIELD_NONE)
        return refuse(error, result->lost, row_note_phrase(result->loss));
    if ((result->notes & ROW_NOTE_MOBILE_LANDLINE) != 0)
        return refuse(error, FIELD_MOBILE, row_note_phrase(ROW_NOTE_MOBILE_LANDLINE));
    if (result->problem == ROW_FINE)
        return TRUE;
    if (result->column != COLUMN_ABSENT)
        return refuse(error, values[result->column].field,
                      row_problem_phrase(result->problem));
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE, _("%s; nothing was stored"),
                row_problem_phrase(result->problem));
    return FALSE;
}

struct typed_person *typed_person_read(enum source_kind kind, day_number today,
                                       const struct typed_value *values, guint count,
                                       GError **error)
{
    if (!values_are_sound(values, count, error))
        return NULL;

    struct column_map map;
    g_autofree struct column *columns = columns_of(values, count, &map);
    g_autofree struct span *cells = g_new(struct span, count);
    for (guint i = 0; i < count; i++)
        cells[i] = (struct span){values[i].text, strlen(values[i].text)};
    const struct extract_row row = {.line = 1, .count = count, .cells = cells};

    g_autoptr(TypedPerson) person = g_new0(struct typed_person, 1);
    person->strings = g_string_chunk_new(512);
    person->maker = row_maker_new(&map, kind);
    row_watch_set_day(row_maker_watch(person->maker), today);
    struct row_result result =
        row_to_recipient(person->maker, &row, person->strings, &person->recipient);
    if (!result_is_fine(&result, values, error))
        return NULL;
    if ((person->recipient.findings & ROW_CONSENT_TO_COME) != 0) {
        refuse(error, FIELD_CONSENT_DATE, _("this day has not come yet"));
        return NULL;
    }
    person->notes = result.notes;
    person->recipient.findings |= ROW_ENTERED_BY_HAND;
    return g_steal_pointer(&person);
}

/* ---- who is there already ---- */

struct comparison {
    struct duplicate_set *set; /* for its key alone */
    struct row_digest digest;
    GString *row, *name, *home, *email, *other;
    guint findings;
};

static void write_name(GString *out, const struct recipient *recipient)
{
    g_autoptr(GString) name = g_string_new(NULL);

    recipient_append_name(recipient, name);
    g_string_truncate(out, 0);
    text_fold(out, name->str);
}

/* "" when no address is known. */
static void write_home(GString *out, const struct recipient *recipient)
{
    g_string_truncate(out, 0);
    if (*recipient->address != '\0')
        text_fold(out, recipient->address);
    else if (*recipient->street != '\0')
        text_address_key(out, recipient->street, recipient->house_number, recipient->box,
                         recipient->postcode);
}

static void write_email(GString *out, const struct recipient *recipient)
{
    g_string_truncate(out, 0);
    text_email_key(out, recipient->email);
}

static struct comparison *comparison_new(const struct recipient *recipient)
{
    struct comparison *comparison = g_new(struct comparison, 1);

    comparison->set = duplicate_set_new(1);
    comparison->row = g_string_new(NULL);
    comparison->name = g_string_new(NULL);
    comparison->home = g_string_new(NULL);
    comparison->email = g_string_new(NULL);
    comparison->other = g_string_new(NULL);
    comparison->findings = recipient->findings;
    comparison->digest =
        duplicate_set_digest(comparison->set, recipient, comparison->row);
    write_name(comparison->name, recipient);
    write_home(comparison->home, recipient);
    write_email(comparison->email, recipient);
    return comparison;
}

static void comparison_free(struct comparison *comparison)
{
    GString *const texts[] = {comparison->row, comparison->name, comparison->home,
                              comparison->email, comparison->other};

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_string_free(texts[i], TRUE);
    duplicate_set_free(comparison->set);
    g_free(comparison);
}
typedef struct comparison Comparison;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Comparison, comparison_free)

static gboolean is_same(const GString *text, struct comparison *comparison,
                        const struct recipient *other,
                        void (*write)(GString *out, const struct recipient *recipient))
{
    write(comparison->other, other);
    return text->len > 0 && g_string_equal(text, comparison->other);
}

static enum likeness likeness_to(struct comparison *comparison,
                                 const struct recipient *other)
{
    struct row_digest digest =
        duplicate_set_digest(comparison->set, other, comparison->row);

    if (memcmp(&digest, &comparison->digest, sizeof digest) == 0 &&
        other->findings == comparison->findings)
        return LIKE_ALL;
    if (is_same(comparison->home, comparison, other, write_home) &&
        is_same(comparison->name, comparison, other, write_name))
        return LIKE_HOME;
    return is_same(comparison->email, comparison, other, write_email) ? LIKE_EMAIL
                                                                      : LIKE_NOBODY;
}

gboolean typed_person_compare(const struct typed_person *person, struct dossier *dossier,
                              const char *source_id, enum likeness *likeness,
                              gint64 *number, GError **error)
{
    g_autoptr(RecipientCursor) cursor =
        recipients_open(dossier, source_id, RECIPIENTS_BY_NUMBER, error);
    g_autoptr(Comparison) comparison = comparison_new(&person->recipient);
    struct recipient other;
    GError *cause = NULL;

    *likeness = LIKE_NOBODY;
    *number = 0;
    if (cursor == NULL)
        return FALSE;
    while (recipients_next(cursor, &other, &cause)) {
        enum likeness found = likeness_to(comparison, &other);
        if (found > *likeness) {
            *likeness = found;
            *number = other.number;
        }
    }
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

/* ---- storing ---- */

struct one {
    const struct recipient *recipient;
    gboolean given;
};

static enum feed feed_one(gpointer context, struct recipient *recipient, gint64 *name_key)
{
    struct one *one = context;
    g_autoptr(GString) name = g_string_new(NULL);
    g_autoptr(GString) key = g_string_new(NULL);

    if (one->given)
        return FEED_END;
    one->given = TRUE;
    *recipient = *one->recipient;
    *name_key = recipient_key(recipient, name, key);
    return FEED_ROW;
}

gboolean typed_person_store(const struct typed_person *person, struct dossier *dossier,
                            const char *source_id, const char *confirmed, gint64 *number,
                            GError **error)
{
    struct one one = {.recipient = &person->recipient};
    const struct extract_record record = {
        .rows = 1, .imported = 1, .confirmed = confirmed};
    g_autoptr(RecipientLoad) load = recipient_load_new(dossier, source_id, error);

    if (load == NULL || !recipient_load_run(load, feed_one, &one, error))
        return FALSE;
    *number = recipient_load_last(load);
    return recipient_load_finish(load, &record, error);
}
