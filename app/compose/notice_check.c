/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/notice_check.h"

#include <string.h>

#include "compose/notice_words.h"

struct checked {
    char *text;        /* the whole in plain form */
    char **paragraphs; /* the same by paragraph */
    const struct notice_facts *facts;
    const struct wording *wording;
    enum channel channel;
    enum language language;
};

static gboolean speaks_of(const struct checked *checked, const char *text,
                          enum notice_topic topic)
{
    return notice_words_speak_of(text, topic, checked->channel, checked->language);
}

/* A fact that does not exist is nowhere. */
static gboolean holds_fact(const char *text, const char *fact)
{
    if (fact == NULL)
        return FALSE;
    g_autofree char *plain = notice_words_plain_form(fact, FALSE);
    return *plain != '\0' && strstr(text, plain) != NULL;
}

static gboolean holds_day(const struct checked *checked, const char *text, day_number day)
{
    g_autoptr(GString) written = g_string_new(NULL);

    if (day == DAY_UNKNOWN)
        return FALSE;
    wording_append_day(checked->wording, day, written);
    if (holds_fact(text, written->str) || checked->channel != CHANNEL_SMS)
        return holds_fact(text, written->str);
    g_string_truncate(written, 0);
    wording_append_short_day(day, written);
    return holds_fact(text, written->str);
}

static gboolean is_absent(const char *fact)
{
    return fact == NULL || *fact == '\0';
}

/* "lijst 7" but not "lijst 71". */
static gboolean holds_list_number(const struct checked *checked)
{
    const char *const *before = notice_words_before_number(checked->language);

    for (; before != NULL && *before != NULL; before++) {
        g_autofree char *phrase = g_strconcat(*before, checked->facts->list_number, NULL);
        g_autofree char *plain = notice_words_plain_form(phrase, FALSE);
        for (const char *at = strstr(checked->text, plain); at != NULL;
             at = strstr(at + 1, plain)) {
            if (!g_ascii_isalnum(at[strlen(plain)]))
                return TRUE;
        }
    }
    return FALSE;
}

/* "https://x.be/privacy" but not "https://x.be/privacy?id=17" (R-80) or another page. */
static gboolean holds_page(const char *text, const char *page)
{
    static const char goes_on[] = "/?#&=%_-~+@", may_end[] = ".,;:!)";

    if (is_absent(page))
        return FALSE;
    g_autofree char *plain = notice_words_plain_form(page, FALSE);
    for (const char *at = strstr(text, plain); at != NULL; at = strstr(at + 1, plain)) {
        const char *next = at + strlen(plain);
        if (*next != '\0' && strchr(may_end, *next) != NULL)
            next++;
        if (*next == '\0' || (strchr(goes_on, *next) == NULL && !g_ascii_isalnum(*next)))
            return TRUE;
    }
    return FALSE;
}

static gboolean list_writes(const struct checked *checked)
{
    return checked->channel != CHANNEL_POST && checked->facts->sender_is_list;
}

/* The name and the list, by its name or its number (law/rules.md §4.3). */
static notice_set check_who_shortly(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    gboolean list_named = holds_fact(checked->text, facts->list_name) ||
                          (!is_absent(facts->list_number) && holds_list_number(checked));

    if (facts->sender_is_list)
        return holds_fact(checked->text, facts->list_name) ? NOTICE_WHO : 0;
    return list_named && holds_fact(checked->text, facts->candidate_name) ? NOTICE_WHO
                                                                          : 0;
}

static notice_set check_who(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    const char *election = wording_election(checked->wording, facts->regime);
    notice_set found = 0;

    if ((list_writes(checked) || holds_fact(checked->text, facts->candidate_name)) &&
        holds_fact(checked->text, facts->list_name) &&
        (is_absent(facts->list_number) || holds_list_number(checked)) &&
        holds_fact(checked->text, election) &&
        holds_day(checked, checked->text, facts->election_day))
        found |= NOTICE_WHO;
    return found;
}

static notice_set check_controller(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    notice_set found = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (!speaks_of(checked, paragraph, TOPIC_CONTROLLER) ||
            !holds_fact(paragraph, facts->controller_name))
            continue;
        found |= NOTICE_CONTROLLER;
        if (holds_fact(paragraph, facts->controller_address))
            found |= NOTICE_CONTROLLER_ADDRESS;
        if (holds_fact(paragraph, facts->joint_name) &&
            (is_absent(facts->joint_address) ||
             holds_fact(paragraph, facts->joint_address)) &&
            speaks_of(checked, paragraph, TOPIC_JOINT))
            found |= NOTICE_JOINT_CONTROLLER;
    }
    return found;
}

/* What one paragraph tells of the voter list. */
static notice_set check_list_paragraph(const struct checked *checked,
                                       const char *paragraph)
{
    const struct notice_facts *facts = checked->facts;
    notice_set found = NOTICE_SOURCE;

    if (!speaks_of(checked, paragraph, TOPIC_VOTER_LIST))
        return 0;
    if (speaks_of(checked, paragraph, TOPIC_THIS_ELECTION) ||
        holds_fact(paragraph, wording_election(checked->wording, facts->regime)))
        found |= NOTICE_SOURCE_ELECTION;
    if (holds_fact(paragraph, facts->municipality[checked->language]))
        found |= NOTICE_SOURCE_MUNICIPALITY;
    if (holds_day(checked, paragraph, facts->obtained_on))
        found |= NOTICE_SOURCE_DATE;
    if (holds_fact(paragraph, wording_article(checked->wording, facts->regime)))
        found |= NOTICE_LIST_ARTICLE;
    return found;
}

/* The paragraph that tells most: the source is told in one place, not in crumbs. */
static notice_set check_voter_list(const struct checked *checked)
{
    notice_set best = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        notice_set found = check_list_paragraph(checked, checked->paragraphs[i]);
        if (__builtin_popcount(found) > __builtin_popcount(best))
            best = found;
    }
    return best;
}

/* R-99 (i): what people were selected on, beside where that is from. */
static gboolean tells_logic(const struct checked *checked, const char *paragraph)
{
    const char *selection = checked->facts->selection[checked->language];

    if (checked->channel != CHANNEL_SMS)
        return speaks_of(checked, paragraph, TOPIC_SELECTED);
    return speaks_of(checked, paragraph, TOPIC_WHY) &&
           (is_absent(selection) || holds_fact(checked->text, selection));
}

static notice_set check_other_source(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    const char *description = facts->source[checked->language];
    notice_set found = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (!holds_fact(paragraph, description) ||
            notice_words_are_vague(description, checked->language))
            continue;
        found |= NOTICE_SOURCE;
        if (holds_day(checked, paragraph, facts->obtained_on))
            found |= NOTICE_SOURCE_DATE;
        if (tells_logic(checked, paragraph))
            found |= NOTICE_LOGIC;
    }
    return found;
}

static notice_set check_basis(const struct checked *checked)
{
    gboolean by_consent = checked->facts->ground == NOTICE_GROUND_CONSENT;
    enum notice_topic basis = by_consent ? TOPIC_CONSENT : TOPIC_INTEREST;
    notice_set found = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (!speaks_of(checked, paragraph, basis))
            continue;
        if (speaks_of(checked, paragraph, TOPIC_ARTICLE_6))
            found |= NOTICE_LEGAL_BASIS;
        if (!by_consent && speaks_of(checked, paragraph, TOPIC_INTEREST_TOLD))
            found |= NOTICE_INTEREST;
    }
    return found;
}

/* Clearly and apart from other information (GDPR art. 21(4)): a paragraph that speaks of
 * nothing else. */
static gboolean is_apart(const struct checked *checked, const char *paragraph)
{
    return !speaks_of(checked, paragraph, TOPIC_AUTHORITY) &&
           !speaks_of(checked, paragraph, TOPIC_ARTICLE_6) &&
           !speaks_of(checked, paragraph, TOPIC_PUBLISHER) &&
           !speaks_of(checked, paragraph, TOPIC_VOTER_LIST);
}

/* Whether the paragraph tells how to reach whoever has to stop. */
static gboolean tells_a_way(const struct checked *checked, const char *paragraph)
{
    const struct notice_facts *facts = checked->facts;
    const char *const ways[] = {facts->contact_email, facts->contact_address,
                                facts->contact_phone};

    for (guint way = 0; way < G_N_ELEMENTS(ways); way++) {
        if (holds_fact(paragraph, ways[way]))
            return TRUE;
    }
    return checked->channel != CHANNEL_POST &&
           speaks_of(checked, paragraph, TOPIC_REPLY_STOP);
}

static notice_set check_objection(const struct checked *checked)
{
    notice_set found = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (!speaks_of(checked, paragraph, TOPIC_OBJECTION) ||
            !tells_a_way(checked, paragraph))
            continue;
        found |= NOTICE_OBJECTION | NOTICE_STOP;
        if (is_apart(checked, paragraph))
            found |= NOTICE_OBJECTION_APART;
    }
    return found;
}

/* The rest of what an e-mail tells, paragraph by paragraph (law/rules.md §4.2). */
static notice_set check_mail_paragraph(const struct checked *checked,
                                       const char *paragraph)
{
    const struct notice_facts *facts = checked->facts;
    const char *sender = list_writes(checked) ? facts->list_name : facts->candidate_name;
    gboolean by_consent = facts->ground == NOTICE_GROUND_CONSENT;
    notice_set found = 0;

    if (speaks_of(checked, paragraph, TOPIC_POLITICAL_MESSAGE) &&
        holds_fact(paragraph, sender) &&
        holds_fact(paragraph, wording_election(checked->wording, facts->regime)))
        found |= NOTICE_POLITICAL_LINE;
    /* The simplest way to stop an e-mail is to answer it (R-37). */
    if (speaks_of(checked, paragraph, TOPIC_FREE) &&
        (speaks_of(checked, paragraph, TOPIC_REPLY_STOP) ||
         holds_fact(paragraph, facts->contact_email)))
        found |= NOTICE_STOP;
    if (speaks_of(checked, paragraph, TOPIC_NO_PROFILE))
        found |= NOTICE_NO_PROFILING;
    if (holds_page(paragraph, facts->privacy_page) &&
        speaks_of(checked, paragraph, TOPIC_CORRECT) &&
        speaks_of(checked, paragraph,
                  by_consent ? TOPIC_WITHDRAW_CONSENT : TOPIC_WITHDRAW_OR_OBJECT))
        found |= NOTICE_CORRECTION_LINK;
    return found;
}

static notice_set check_mail(const struct checked *checked)
{
    notice_set found = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++)
        found |= check_mail_paragraph(checked, checked->paragraphs[i]);
    return found;
}

/* What a text message tells in its own way (law/rules.md §4.3). That a STOP is free it
 * does not say: it costs what a text message costs. */
static notice_set check_text(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    notice_set found = 0;

    if (speaks_of(checked, checked->text, TOPIC_REPLY_STOP))
        found |= NOTICE_STOP;
    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (holds_page(paragraph, facts->privacy_page) &&
            speaks_of(checked, paragraph, TOPIC_CORRECT))
            found |= NOTICE_CORRECTION_LINK;
    }
    return found;
}

static notice_set check_publisher(const struct checked *checked)
{
    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (speaks_of(checked, paragraph, TOPIC_PUBLISHER) &&
            holds_fact(paragraph, checked->facts->publisher_name) &&
            holds_fact(paragraph, checked->facts->publisher_address))
            return NOTICE_PUBLISHER;
    }
    return 0;
}

static notice_set check_single_facts(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    notice_set found = 0;

    if (holds_day(checked, checked->text, facts->end_on))
        found |= NOTICE_RETENTION;
    if (holds_fact(checked->text, facts->selection[checked->language]))
        found |= NOTICE_SELECTION;
    if (holds_page(checked->text, facts->privacy_page))
        found |= NOTICE_LINK;
    return found;
}

static notice_set check_words(const struct checked *checked)
{
    static const struct {
        notice_set element;
        enum notice_topic topic;
    } rows[] = {
        {NOTICE_WHY, TOPIC_WHY},
        {NOTICE_PURPOSE, TOPIC_PURPOSE},
        {NOTICE_CATEGORIES, TOPIC_CATEGORIES},
        {NOTICE_RECIPIENTS, TOPIC_RECIPIENTS},
        {NOTICE_RIGHTS, TOPIC_RIGHTS},
        {NOTICE_WITHDRAWAL, TOPIC_WITHDRAWAL},
        {NOTICE_COMPLAINT, TOPIC_COMPLAINT},
    };
    notice_set found = 0;

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (speaks_of(checked, checked->text, rows[i].topic))
            found |= rows[i].element;
    }
    const char *data = checked->facts->selection_data[checked->language];
    if (!is_absent(data) && !holds_fact(checked->text, data))
        found &= ~(notice_set)NOTICE_CATEGORIES;
    return found;
}

/* R-132. An e-mail or a text message may leave what a link tells to the link. */
static notice_set check_language(const struct checked *checked, notice_set found)
{
    static const notice_set shown_by[CHANNEL_COUNT] = {
        [CHANNEL_POST] = NOTICE_WHY | NOTICE_RIGHTS | NOTICE_COMPLAINT,
        [CHANNEL_EMAIL] = NOTICE_WHY | NOTICE_OBJECTION,
        [CHANNEL_SMS] = NOTICE_WHY | NOTICE_STOP,
    };
    notice_set shows = shown_by[checked->channel];

    return (found & shows) == shows ? NOTICE_LANGUAGE : 0;
}

/* Paragraphs apart by '\n'; every line of a text message is one. */
static char **split_paragraphs(const char *finished_text, enum channel channel)
{
    g_autoptr(GString) text = g_string_new(finished_text);

    if (channel == CHANNEL_SMS)
        g_string_replace(text, "\n", "\n\n", 0);
    g_autofree char *plain = notice_words_plain_form(text->str, TRUE);
    return g_strsplit(plain, "\n", -1);
}

notice_set notice_present(const char *finished_text, enum channel channel,
                          const struct notice_facts *facts, const struct wording *wording)
{
    g_autofree char *text = notice_words_plain_form(finished_text, FALSE);
    g_auto(GStrv) paragraphs = split_paragraphs(finished_text, channel);
    struct checked checked = {text,    paragraphs, facts,
                              wording, channel,    wording_language(wording)};
    notice_set found = check_controller(&checked) | check_basis(&checked) |
                       check_objection(&checked) | check_publisher(&checked) |
                       check_single_facts(&checked) | check_words(&checked);

    found |= channel == CHANNEL_SMS ? check_who_shortly(&checked) : check_who(&checked);
    found |= facts->ground == NOTICE_GROUND_VOTER_LIST && channel == CHANNEL_POST
                 ? check_voter_list(&checked)
                 : check_other_source(&checked);
    if (channel == CHANNEL_EMAIL)
        found |= check_mail(&checked);
    if (channel == CHANNEL_SMS)
        found |= check_text(&checked);
    return found | check_language(&checked, found);
}

/* A list's newsletter owes nothing to art. 19 where R-87 holds; where it does not, R-99
 * asks for the page itself. */
static notice_set waived(enum channel channel, const struct notice_facts *facts)
{
    gboolean without_page = facts->sender_is_list && is_absent(facts->privacy_page);

    return channel != CHANNEL_POST && without_page ? NOTICE_CORRECTION_LINK : 0;
}

notice_set notice_missing(const char *finished_text, enum channel channel,
                          const struct notice_facts *facts, const struct wording *wording)
{
    notice_set present = notice_present(finished_text, channel, facts, wording);
    gboolean selected = !is_absent(facts->selection[wording_language(wording)]);
    notice_set missing = 0;

    for (int i = 0; i < NOTICE_RULE_COUNT; i++) {
        enum notice_rule rule = (enum notice_rule)i;
        struct notice_need need = notice_need_of(rule, channel, facts->ground);
        if (need.link_is_enough && (present & NOTICE_LINK) != 0)
            continue;
        missing |= (need.elements |
                    notice_conditional(rule, !is_absent(facts->joint_name), selected)) &
                   ~present;
    }
    return missing & ~waived(channel, facts);
}
