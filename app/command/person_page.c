/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/person_page.h"

#include "base/i18n.h"
#include "command/json.h"
#include "command/print.h"
#include "command/words.h"
#include "domain/field.h"
#include "import/row_finding.h"

static char *day_text(day_number day)
{
    char text[DAY_ISO_SIZE];

    if (day == DAY_UNKNOWN)
        return NULL;
    day_format_iso(day, text);
    return g_strdup(text);
}

static char *channels_text(channel_set channels)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < CHANNEL_COUNT; i++)
        if ((channels & CHANNEL_BIT(i)) != 0)
            g_string_append_printf(text, "%s%s", text->len > 0 ? "," : "",
                                   channel_name((enum channel)i));
    return text->len > 0 ? g_string_free(g_steal_pointer(&text), FALSE) : NULL;
}

/* The stored value of a field as text, NULL when there is none. The caller frees. */
static char *field_text(const struct recipient *recipient, enum field field)
{
    const char *text = NULL;

    /* clang-format off */
    switch (field) {
    case FIELD_FAMILY_NAME: text = recipient->family_name; break;
    case FIELD_GIVEN_NAMES: text = recipient->given_names; break;
    case FIELD_FULL_NAME: text = recipient->full_name; break;
    case FIELD_BIRTH_DATE: return day_text(recipient->birth_date);
    case FIELD_LANGUAGE: text = language_code(recipient->language); break;
    case FIELD_STREET: text = recipient->street; break;
    case FIELD_HOUSE_NUMBER: text = recipient->house_number; break;
    case FIELD_BOX: text = recipient->box; break;
    case FIELD_POSTCODE: text = recipient->postcode; break;
    case FIELD_MUNICIPALITY: text = recipient->municipality; break;
    case FIELD_ADDRESS: text = recipient->address; break;
    case FIELD_EMAIL: text = recipient->email; break;
    case FIELD_MOBILE: text = recipient->mobile; break;
    case FIELD_CONSENT_DATE: return day_text(recipient->consent_date);
    case FIELD_CONSENT_WORDING: text = recipient->consent_wording; break;
    case FIELD_CONSENT_CHANNELS: return channels_text(recipient->consent_channels);
    case FIELD_CONSENT_METHOD: text = recipient->consent_method; break;
    case FIELD_CONSENT_COLLECTOR: text = recipient->consent_collector; break;
    case FIELD_CONSENT_TARGETING:
        text = declared_name(recipient->consent_targeting);
        break;
    case FIELD_RELATION_DATE: return day_text(recipient->relation_date);
    case FIELD_RELATION_NOTE: text = recipient->relation_note; break;
    case FIELD_ORDER_NUMBER: text = recipient->order_number; break;
    case FIELD_POLLING_SECTION: text = recipient->polling_section; break;
    default: break;
    }
    /* clang-format on */
    return text != NULL && *text != '\0' ? g_strdup(text) : NULL;
}

/* What import saw in the row, each with the rule that asks for it. */
static void put_findings(struct json *json, struct print_table *table, guint findings)
{
    json_begin_array(json, "findings");
    for (int i = 0; i < ROW_FINDING_COUNT; i++) {
        enum row_finding finding = (enum row_finding)(1 << i);
        if ((findings & (guint)finding) == 0)
            continue;
        json_begin_object(json, NULL);
        json_text(json, "finding", row_finding_name(finding));
        json_text(json, "rule", row_finding_rule(finding));
        json_end_object(json);
        gboolean is_held = (ROW_FINDINGS_HELD & (guint)finding) != 0;
        g_autofree char *text =
            is_held ? g_strdup_printf(_("%s (%s)"), row_finding_phrase(finding),
                                      row_finding_rule(finding))
                    : g_strdup(row_finding_phrase(finding));
        const char *cells[] = {is_held ? _("held because") : _("how it came"), text};
        print_table_add(table, cells);
    }
    json_end_array(json);
}

void person_page_print(const struct session *session, const struct recipient *recipient,
                       const char *source_id)
{
    static const char *const headings[] = {"", ""};
    g_autoptr(Json) json = json_new("kiespost.person/1");
    struct print_table *table = print_table_new(headings, 2);
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(recipient->number, id);
    json_text(json, "recipient", id);
    json_text(json, "source", source_id);
    const char *first[] = {id, source_id};
    print_table_add(table, first);
    for (int i = FIELD_FAMILY_NAME; i <= FIELD_STORED_LAST; i++) {
        g_autofree char *text = field_text(recipient, (enum field)i);
        const char *cells[] = {field_phrase((enum field)i), text};
        json_text(json, field_name((enum field)i), text);
        if (text != NULL)
            print_table_add(table, cells);
    }
    json_text(json, "nis", *recipient->nis != '\0' ? recipient->nis : NULL);
    put_findings(json, table, recipient->findings);
    if (session->json)
        json_print(json);
    print_table_finish_if(table, !session->json);
}
