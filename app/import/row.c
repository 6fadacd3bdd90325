/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/row.h"

#include <stddef.h>
#include <string.h>

#include "domain/national_number.h"
#include "extract/cell.h"
#include "import/address_split.h"
#include "import/consent_text.h"
#include "import/date_text.h"
#include "import/email_text.h"
#include "import/full_name_split.h"
#include "import/memo.h"
#include "import/mobile_text.h"
#include "import/name_case.h"
#include "import/place.h"

/* Longer than any name or street; what a label or an envelope could not show. Bytes. */
enum {
    LINE_LIMIT = 255,
    NATIONAL_NUMBER_DIGITS = 11,
    CONTACT_YEAR_FIRST = 1900
};

struct row_maker {
    const struct column_map *columns;
    gboolean is_voter_list;
    struct row_watch *watch;
    GString *scratch, *second_scratch, *made;
    struct memo *places;      /* struct place by postcode and municipality */
    GSList *kept_places;      /* what those are, to be freed */
    struct place other_place; /* one that is not kept */
};

struct row_maker *row_maker_new(const struct column_map *columns, enum source_kind kind)
{
    struct row_maker *maker = g_new0(struct row_maker, 1);

    maker->columns = columns;
    maker->is_voter_list = source_kind_is_voter_list(kind);
    maker->watch = row_watch_new(columns, kind);
    maker->scratch = g_string_new(NULL);
    maker->second_scratch = g_string_new(NULL);
    maker->made = g_string_new(NULL);
    maker->places = memo_new();
    return maker;
}

void row_maker_free(struct row_maker *maker)
{
    if (maker == NULL)
        return;
    row_watch_free(maker->watch);
    g_string_free(maker->scratch, TRUE);
    g_string_free(maker->second_scratch, TRUE);
    g_string_free(maker->made, TRUE);
    memo_free(maker->places);
    g_slist_free_full(maker->kept_places, g_free);
    g_free(maker);
}

struct row_watch *row_maker_watch(struct row_maker *maker)
{
    return maker->watch;
}

/* One row on its way. */
struct making {
    struct row_maker *maker;
    const struct extract_row *row;
    GStringChunk *strings;
    struct recipient *recipient;
    struct row_result result;
};

static void reject(struct making *making, enum row_problem problem, enum field field)
{
    if (making->result.problem != ROW_FINE)
        return;
    making->result.problem = problem;
    making->result.column =
        field == FIELD_NONE ? COLUMN_ABSENT : making->maker->columns->of_field[field];
}

static void note(struct making *making, enum row_note what)
{
    making->result.notes |= (guint)what;
}

static void note_loss(struct making *making, enum row_note what, enum field field)
{
    note(making, what);
    if (making->result.lost != FIELD_NONE)
        return;
    making->result.loss = what;
    making->result.lost = field;
}

static const struct span nothing = {"", 0};

static struct span raw_cell(const struct making *making, enum field field)
{
    guint column = making->maker->columns->of_field[field];

    return column == COLUMN_ABSENT ? nothing : making->row->cells[column];
}

/* What is stored: clean, not absurdly long, no national register number in it. */
static struct span storable(struct making *making, struct span cell, enum field field,
                            gsize limit)
{
    cell = cell_clean(&cell, making->maker->scratch);
    if (cell.length > limit) {
        reject(making, (enum row_problem)DEFECT_CELL_TOO_LONG, field);
        return nothing;
    }
    if (cell.length >= NATIONAL_NUMBER_DIGITS &&
        national_number_occurs(cell.text, cell.length)) {
        note_loss(making, ROW_NOTE_NATIONAL_NUMBER_LEFT_OUT, field);
        return nothing;
    }
    return cell;
}

static struct span line_cell(struct making *making, enum field field, gsize limit)
{
    return storable(making, raw_cell(making, field), field, limit);
}

static const char *keep(struct making *making, struct span span)
{
    return span.length == 0 ? ""
                            : g_string_chunk_insert_len(making->strings, span.text,
                                                        (gssize)span.length);
}

/* With its capitals restored. */
static const char *keep_cased(struct making *making, struct span span,
                              enum name_case_kind kind)
{
    GString *made = making->maker->made;

    if (span.length == 0)
        return "";
    g_string_truncate(made, 0);
    name_case_append(made, span.text, span.length, kind);
    return keep(making, (struct span){made->str, made->len});
}

/* ---- who ---- */

static void take_names(struct making *making)
{
    struct recipient *recipient = making->recipient;
    struct name_parts parts;

    recipient->family_name = keep_cased(
        making, line_cell(making, FIELD_FAMILY_NAME, LINE_LIMIT), NAME_CASE_FAMILY);
    recipient->given_names = keep_cased(
        making, line_cell(making, FIELD_GIVEN_NAMES, LINE_LIMIT), NAME_CASE_GIVEN);
    guint column = making->maker->columns->of_field[FIELD_FULL_NAME];
    if (column == COLUMN_ABSENT || *recipient->family_name != '\0')
        return;
    struct span cell = line_cell(making, FIELD_FULL_NAME, LINE_LIMIT);
    if (cell.length == 0)
        return;
    if (full_name_split(cell.text, cell.length,
                        making->maker->columns->columns[column].name_order, &parts)) {
        recipient->family_name = keep_cased(making, parts.family_name, NAME_CASE_FAMILY);
        recipient->given_names = keep_cased(making, parts.given_names, NAME_CASE_GIVEN);
        return;
    }
    recipient->given_names = "";
    recipient->full_name = keep_cased(making, cell, NAME_CASE_FAMILY);
    note(making, ROW_NOTE_NAME_NOT_SPLIT);
}

static void take_birth_date(struct making *making)
{
    struct span cell = raw_cell(making, FIELD_BIRTH_DATE);

    cell = cell_clean(&cell, making->maker->scratch);
    switch (date_read(cell.text, cell.length, &making->recipient->birth_date)) {
    case DATE_READ:
    case DATE_EMPTY:
        break;
    case DATE_PARTLY_UNKNOWN:
        note_loss(making, ROW_NOTE_BIRTH_DATE_UNKNOWN, FIELD_BIRTH_DATE);
        break;
    case DATE_IMPOSSIBLE:
        reject(making, ROW_BIRTH_DATE_IMPOSSIBLE, FIELD_BIRTH_DATE);
        break;
    case DATE_SHORT_YEAR:
        reject(making, ROW_BIRTH_DATE_SHORT_YEAR, FIELD_BIRTH_DATE);
        break;
    case DATE_UNREADABLE:
        reject(making, ROW_BIRTH_DATE_UNREADABLE, FIELD_BIRTH_DATE);
        break;
    }
}

static void take_language(struct making *making)
{
    struct span cell = raw_cell(making, FIELD_LANGUAGE);

    cell = cell_clean(&cell, making->maker->scratch);
    if (cell.length == 0)
        return;
    making->recipient->language = language_from_text(cell.text);
    if (making->recipient->language == LANGUAGE_UNKNOWN)
        note_loss(making, ROW_NOTE_LANGUAGE_ODD, FIELD_LANGUAGE);
}

/* ---- where ---- */

static const struct place *remember_place(struct row_maker *maker,
                                          const struct place *place, const GString *key)
{
    struct place *kept = g_memdup2(place, sizeof *place);

    if (!memo_keep(maker->places, key->str, key->len, kept)) {
        g_free(kept);
        maker->other_place = *place;
        return &maker->other_place;
    }
    maker->kept_places = g_slist_prepend(maker->kept_places, kept);
    return kept;
}

static const struct place *place_of(struct making *making, struct span postcode,
                                    struct span municipality)
{
    struct row_maker *maker = making->maker;
    GString *key = maker->made;

    g_string_truncate(key, 0);
    g_string_append_len(key, postcode.text, (gssize)postcode.length);
    g_string_append_c(key, '\n');
    g_string_append_len(key, municipality.text, (gssize)municipality.length);
    const struct place *known = memo_find(maker->places, key->str, key->len);
    if (known != NULL)
        return known;

    g_autofree char *code = g_strndup(postcode.text, postcode.length);
    g_autofree char *name = g_strndup(municipality.text, municipality.length);
    struct place place = place_settle(code, name);
    return remember_place(maker, &place, key);
}

static void use_place(struct making *making, const struct place *place,
                      struct span written, enum field postcode, enum field municipality)
{
    making->recipient->postcode = place->postcode;
    making->recipient->municipality = place->municipality != NULL
                                          ? place->municipality
                                          : keep_cased(making, written, NAME_CASE_PLACE);
    making->recipient->nis = place->nis;
    switch (place->outcome) {
    case PLACE_FINE:
    case PLACE_EMPTY:
        break;
    case PLACE_NAME_UNKNOWN:
        note(making, ROW_NOTE_MUNICIPALITY_UNKNOWN);
        break;
    case PLACE_POSTCODE_MALFORMED:
        reject(making, ROW_POSTCODE_MALFORMED, postcode);
        break;
    case PLACE_POSTCODE_UNKNOWN:
        reject(making, ROW_POSTCODE_UNKNOWN, postcode);
        break;
    case PLACE_CONTRADICTION:
        reject(making, ROW_POSTCODE_CONTRADICTS, municipality);
        break;
    }
}

static void take_place(struct making *making)
{
    const guint *of_field = making->maker->columns->of_field;
    struct span postcode = raw_cell(making, FIELD_POSTCODE);
    struct span municipality = raw_cell(making, FIELD_MUNICIPALITY);
    gboolean has_postcode = of_field[FIELD_POSTCODE] != COLUMN_ABSENT;
    gboolean has_municipality = of_field[FIELD_MUNICIPALITY] != COLUMN_ABSENT;

    postcode = cell_clean(&postcode, making->maker->scratch);
    municipality = cell_clean(&municipality, making->maker->second_scratch);
    if (postcode.length > LINE_LIMIT || municipality.length > LINE_LIMIT) {
        reject(making, (enum row_problem)DEFECT_CELL_TOO_LONG,
               postcode.length > LINE_LIMIT ? FIELD_POSTCODE : FIELD_MUNICIPALITY);
        return;
    }
    use_place(making, place_of(making, postcode, municipality), municipality,
              has_postcode ? FIELD_POSTCODE : FIELD_MUNICIPALITY,
              has_municipality ? FIELD_MUNICIPALITY : FIELD_POSTCODE);
}

static void use_street_parts(struct making *making, const struct address_parts *parts)
{
    struct recipient *recipient = making->recipient;

    recipient->street = keep_cased(making, parts->street, NAME_CASE_PLACE);
    recipient->house_number = keep(making, parts->house_number);
    if (parts->box.length > 0)
        recipient->box = keep(making, parts->box);
}

static gboolean is_all_digits(struct span span)
{
    return strspn(span.text, "0123456789") >= span.length;
}

static void take_street(struct making *making)
{
    struct address_parts parts;
    struct recipient *recipient = making->recipient;

    struct span box = line_cell(making, FIELD_BOX, LINE_LIMIT);
    recipient->box = keep(making, address_box(box.text, box.length));
    struct span number = line_cell(making, FIELD_HOUSE_NUMBER, LINE_LIMIT);
    if (*recipient->box == '\0' && !is_all_digits(number) &&
        address_split_number(number.text, number.length, &parts)) {
        recipient->house_number = keep(making, parts.house_number);
        recipient->box = keep(making, parts.box);
    } else {
        recipient->house_number = keep(making, number);
    }
    struct span street = line_cell(making, FIELD_STREET, LINE_LIMIT);
    if (number.length == 0 && street.length > 0 &&
        address_split_street(street.text, street.length, &parts) &&
        (parts.box.length == 0 || *recipient->box == '\0'))
        use_street_parts(making, &parts);
    else
        recipient->street = keep_cased(making, street, NAME_CASE_PLACE);
}

/* Line breaks in an address are its commas. */
static struct span address_cell(struct making *making)
{
    struct row_maker *maker = making->maker;
    struct span cell = raw_cell(making, FIELD_ADDRESS);

    if (memchr(cell.text, '\n', cell.length) == NULL &&
        memchr(cell.text, '\r', cell.length) == NULL)
        return line_cell(making, FIELD_ADDRESS, LINE_LIMIT);
    g_string_truncate(maker->made, 0);
    for (gsize i = 0; i < cell.length; i++)
        if (cell.text[i] == '\n' || cell.text[i] == '\r')
            g_string_append(maker->made, ", ");
        else
            g_string_append_c(maker->made, cell.text[i]);
    struct span joined = {maker->made->str, maker->made->len};
    joined = storable(making, joined, FIELD_ADDRESS, LINE_LIMIT);
    return (struct span){keep(making, joined), joined.length};
}

/* The postcode stands in a column of its own. */
static void take_address_beside_postcode(struct making *making, struct span cell)
{
    struct address_parts parts;
    struct recipient *recipient = making->recipient;
    gboolean whole = address_split(cell.text, cell.length, &parts) &&
                     strncmp(parts.postcode.text, recipient->postcode, 4) == 0;

    if (whole || address_split_street(cell.text, cell.length, &parts))
        use_street_parts(making, &parts);
    else
        recipient->street = keep_cased(making, cell, NAME_CASE_PLACE);
}

static void take_whole_address(struct making *making, struct span cell)
{
    struct address_parts parts;
    struct span text = {keep(making, cell), cell.length};

    if (address_split(text.text, text.length, &parts)) {
        const struct place *place = place_of(making, parts.postcode, parts.municipality);

        if (place->outcome != PLACE_POSTCODE_UNKNOWN) {
            use_place(making, place, parts.municipality, FIELD_ADDRESS, FIELD_ADDRESS);
            use_street_parts(making, &parts);
            return;
        }
    }
    making->recipient->address = text.text;
    note(making, ROW_NOTE_ADDRESS_NOT_SPLIT);
}

static void take_address(struct making *making)
{
    if (making->maker->columns->of_field[FIELD_ADDRESS] == COLUMN_ABSENT)
        return;
    struct span cell = address_cell(making);
    if (cell.length == 0)
        return;
    if (*making->recipient->postcode != '\0')
        take_address_beside_postcode(making, cell);
    else
        take_whole_address(making, cell);
}

/* ---- how to reach them ---- */

/* The cell as it came: a control character in it must not be cleaned away unseen. */
static void take_email(struct making *making)
{
    GString *made = making->maker->made;
    struct span cell = raw_cell(making, FIELD_EMAIL);

    if (cell.length == 0)
        return;
    g_string_truncate(made, 0);
    switch (email_read(cell.text, cell.length, made)) {
    case EMAIL_READ:
        making->recipient->email = keep(making, (struct span){made->str, made->len});
        break;
    case EMAIL_EMPTY:
        break;
    case EMAIL_SEVERAL:
        note_loss(making, ROW_NOTE_EMAIL_SEVERAL, FIELD_EMAIL);
        break;
    case EMAIL_ACCENTED:
        note_loss(making, ROW_NOTE_EMAIL_ACCENTED, FIELD_EMAIL);
        break;
    case EMAIL_TOO_LONG:
    case EMAIL_MALFORMED:
        note_loss(making, ROW_NOTE_EMAIL_LEFT_OUT, FIELD_EMAIL);
        break;
    }
}

static void take_mobile(struct making *making)
{
    char number[PHONE_SIZE];
    struct span cell = raw_cell(making, FIELD_MOBILE);

    if (cell.length == 0)
        return;
    cell = cell_clean(&cell, making->maker->scratch);
    switch (phone_read(cell.text, cell.length, number)) {
    case PHONE_LANDLINE:
        note(making, ROW_NOTE_MOBILE_LANDLINE);
        break;
    case PHONE_FOREIGN:
        note(making, ROW_NOTE_MOBILE_FOREIGN);
        break;
    case PHONE_MOBILE:
        break;
    case PHONE_EMPTY:
        return;
    case PHONE_SPECIAL:
        note_loss(making, ROW_NOTE_MOBILE_SPECIAL, FIELD_MOBILE);
        return;
    case PHONE_SEVERAL:
        note_loss(making, ROW_NOTE_MOBILE_SEVERAL, FIELD_MOBILE);
        return;
    case PHONE_INVALID:
        note_loss(making, ROW_NOTE_MOBILE_LEFT_OUT, FIELD_MOBILE);
        return;
    }
    making->recipient->mobile = keep(making, (struct span){number, strlen(number)});
}

/* ---- what they agreed to, and the rest ---- */

/* Nobody alive consented or was met before the first of them. */
static gboolean is_of_our_time(day_number day)
{
    return day >= day_from_ymd(CONTACT_YEAR_FIRST, 1, 1);
}

static day_number take_date(struct making *making, enum field field, enum row_note what)
{
    day_number day;
    struct span cell = raw_cell(making, field);

    cell = cell_clean(&cell, making->maker->scratch);
    enum date_outcome outcome = date_read(cell.text, cell.length, &day);
    if (outcome == DATE_EMPTY || (outcome == DATE_READ && is_of_our_time(day)))
        return day;
    note_loss(making, what, field);
    return DAY_UNKNOWN;
}

static void take_consent(struct making *making)
{
    struct recipient *recipient = making->recipient;
    const guint *of_field = making->maker->columns->of_field;
    gboolean odd;

    recipient->consent_date =
        take_date(making, FIELD_CONSENT_DATE, ROW_NOTE_CONSENT_DATE_LEFT_OUT);
    recipient->relation_date =
        take_date(making, FIELD_RELATION_DATE, ROW_NOTE_RELATION_DATE_LEFT_OUT);
    if (of_field[FIELD_CONSENT_CHANNELS] != COLUMN_ABSENT) {
        struct span cell = raw_cell(making, FIELD_CONSENT_CHANNELS);
        cell = cell_clean(&cell, making->maker->scratch);
        recipient->consent_channels = consent_channels_read(cell.text, cell.length, &odd);
        if (odd)
            note_loss(making, ROW_NOTE_CONSENT_CHANNELS_ODD, FIELD_CONSENT_CHANNELS);
    }
    if (of_field[FIELD_CONSENT_TARGETING] != COLUMN_ABSENT) {
        struct span cell = raw_cell(making, FIELD_CONSENT_TARGETING);
        cell = cell_clean(&cell, making->maker->scratch);
        recipient->consent_targeting =
            consent_targeting_read(cell.text, cell.length, &odd);
        if (odd)
            note_loss(making, ROW_NOTE_CONSENT_TARGETING_ODD, FIELD_CONSENT_TARGETING);
    }
}

static const struct {
    enum field field;
    gsize offset, limit;
} plain_fields[] = {
    {FIELD_ORDER_NUMBER, offsetof(struct recipient, order_number), LINE_LIMIT},
    {FIELD_POLLING_SECTION, offsetof(struct recipient, polling_section), LINE_LIMIT},
    {FIELD_CONSENT_WORDING, offsetof(struct recipient, consent_wording),
     EXTRACT_CELL_LIMIT},
    {FIELD_CONSENT_METHOD, offsetof(struct recipient, consent_method), LINE_LIMIT},
    {FIELD_CONSENT_COLLECTOR, offsetof(struct recipient, consent_collector), LINE_LIMIT},
    {FIELD_RELATION_NOTE, offsetof(struct recipient, relation_note), EXTRACT_CELL_LIMIT},
};

static void take_plain_fields(struct making *making)
{
    for (gsize i = 0; i < G_N_ELEMENTS(plain_fields); i++) {
        if (making->maker->columns->of_field[plain_fields[i].field] == COLUMN_ABSENT)
            continue;
        struct span cell =
            line_cell(making, plain_fields[i].field, plain_fields[i].limit);
        const char **member =
            (const char **)((char *)making->recipient + plain_fields[i].offset);
        *member = keep(making, cell);
    }
}

static void require_somebody(struct making *making)
{
    const struct recipient *recipient = making->recipient;
    gboolean named = *recipient->family_name != '\0' || *recipient->given_names != '\0' ||
                     *recipient->full_name != '\0';
    gboolean reachable = *recipient->email != '\0' || *recipient->mobile != '\0' ||
                         recipient_has_address(recipient, CHANNEL_POST);
    guint notes = making->result.notes;

    if (making->maker->is_voter_list && !named)
        reject(making, ROW_NO_NAME,
               making->maker->columns->of_field[FIELD_FAMILY_NAME] != COLUMN_ABSENT
                   ? FIELD_FAMILY_NAME
                   : FIELD_FULL_NAME);
    else if (!reachable && (notes & ROW_NOTE_EMAIL_SEVERAL) != 0)
        reject(making, ROW_EMAIL_SEVERAL, FIELD_EMAIL);
    else if (!reachable &&
             (notes & (ROW_NOTE_EMAIL_LEFT_OUT | ROW_NOTE_EMAIL_ACCENTED)) != 0)
        reject(making, ROW_EMAIL_UNUSABLE, FIELD_EMAIL);
    else if (!reachable && (notes & ROW_NOTE_MOBILE_LEFT_OUT) != 0)
        reject(making, ROW_MOBILE_UNUSABLE, FIELD_MOBILE);
    else if (!reachable && (notes & ROW_NOTE_MOBILE_SPECIAL) != 0)
        reject(making, ROW_MOBILE_SPECIAL, FIELD_MOBILE);
    else if (!reachable && (notes & ROW_NOTE_MOBILE_SEVERAL) != 0)
        reject(making, ROW_MOBILE_SEVERAL, FIELD_MOBILE);
    else if (!named && *recipient->email == '\0' && *recipient->mobile == '\0')
        reject(making, ROW_NOBODY, FIELD_NONE);
}

struct row_result row_to_recipient(struct row_maker *maker, const struct extract_row *row,
                                   GStringChunk *strings, struct recipient *recipient)
{
    struct making making = {
        .maker = maker,
        .row = row,
        .strings = strings,
        .recipient = recipient,
        .result = {.problem = ROW_FINE, .column = COLUMN_ABSENT},
    };

    recipient_clear(recipient);
    if (row->defect != DEFECT_NONE) {
        making.result.problem = (enum row_problem)row->defect;
        return making.result;
    }
    take_names(&making);
    take_birth_date(&making);
    take_language(&making);
    take_place(&making);
    take_street(&making);
    take_address(&making);
    take_email(&making);
    take_mobile(&making);
    take_consent(&making);
    take_plain_fields(&making);
    if (row_watch_look(maker->watch, row->cells, recipient))
        note(&making, ROW_NOTE_NATIONAL_NUMBER_LEFT_OUT);
    require_somebody(&making);
    return making.result;
}
