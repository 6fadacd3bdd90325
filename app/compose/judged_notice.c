/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/judged_notice.h"

#include "compose/notice_check.h"

struct found {
    notice_set present, missing;
};

void judged_notice_init(struct judged_notice *notice, GString *text)
{
    gapped_text_init(&notice->text, text);
    notice->found = g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

void judged_notice_clear(struct judged_notice *notice)
{
    gapped_text_clear(&notice->text);
    g_clear_pointer(&notice->found, g_hash_table_unref);
}

static struct found *judge(const struct judged_notice *notice,
                           const struct composer *composer, enum language code,
                           day_number day)
{
    const struct wording *wording = composer->languages[code].wording;
    g_autoptr(GString) neutral = g_string_new("…");
    g_autoptr(GString) told = g_string_new(NULL);
    struct notice_facts facts = *composer->facts;
    struct found *found = g_new(struct found, 1);
    GString *values[GAPPED_TEXT_VALUES];

    facts.obtained_on = day;
    for (guint i = 0; i < composer->personal_count; i++)
        values[i] = i == composer->source_date ? composer->values[i] : neutral;
    gapped_text_append(&notice->text, values, NULL, told);
    found->present = notice_present(told->str, composer->channel, &facts, wording);
    /* An empty text lacks everything that is needed; a text message has room for a link
     * to it and no more. */
    found->missing = notice_missing(composer->channel == CHANNEL_SMS ? told->str : "",
                                    composer->channel, &facts, wording) &
                     ~found->present;
    return found;
}

void judged_notice_judge(struct judged_notice *notice, const struct composer *composer,
                         enum language code, day_number day, notice_set *present,
                         notice_set *missing)
{
    struct found *found = g_hash_table_lookup(notice->found, GINT_TO_POINTER(day));

    if (found == NULL) {
        found = judge(notice, composer, code, day);
        g_hash_table_insert(notice->found, GINT_TO_POINTER(day), found);
    }
    *present = found->present;
    *missing = found->missing;
}
