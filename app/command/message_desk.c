/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/message_desk.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/told_selection.h"
#include "command/told_settings.h"
#include "command/words.h"
#include "compose/notice_check.h"
#include "compose/template.h"
#include "domain/phone.h"
#include "dossier/example.h"
#include "dossier/mailings.h"
#include "eligibility/campaign.h"
#include "reference/municipality.h"

/* Everything about one source on one ground. */
struct pigeonhole {
    struct notice_facts facts;
    struct letter_composer *letters; /* one of the three, by the mailing's channel */
    struct mail_composer *mails;
    struct text_composer *texts;
    GHashTable *judged; /* language label → notice_set + 1, as pointer */
};

struct message_desk {
    enum channel channel;
    const struct election *election;
    struct template_files *files;
    struct told_settings *settings;
    struct told_selection *selection; /* NULL: everybody */
    char *template_name;
    char *candidate_address;
    char *candidate_phone;
    char *home_nis;
    const char *marking;      /* on everything that is no real message; NULL */
    GPtrArray *sources;       /* borrowed: struct source */
    struct pigeonhole *holes; /* per source, NOTICE_GROUND_COUNT each */
    struct letter letter;     /* for judging: one of the three */
    struct mail mail;
    struct text_message text;
    gboolean plain_accents;
    language_set languages;
    gboolean lacks_language;

    enum language last_stated; /* memory of the last language choice */
    char last_nis[8];
    struct language_choice last_choice;
};

/* ---- making ---- */

static struct template_files *read_files(struct session *session,
                                         const struct mailing *mailing, GError **error)
{
    if (mailing->state == MAILING_NEW) {
        g_auto(GStrv) directories = session_template_directories(session);
        return template_files_read((const char *const *)directories,
                                   mailing->template_name, error);
    }
    g_autoptr(GBytes) frozen = mailing_frozen_files(session->dossier, mailing, error);
    return frozen != NULL ? template_files_thaw(frozen, error) : NULL;
}

static const char *told(const struct message_desk *desk, const char *key)
{
    return told_setting(desk->settings, key);
}

static const char *told_or_empty(const struct message_desk *desk, const char *key)
{
    const char *value = told(desk, key);
    return value != NULL ? value : "";
}

static char *join_address(const struct message_desk *desk)
{
    return g_strdup_printf("%s, %s %s", told_or_empty(desk, "candidate.street"),
                           told_or_empty(desk, "candidate.postcode"),
                           told_or_empty(desk, "candidate.municipality"));
}

/* A template that is wrong is told before the first recipient. */
static gboolean look_at_template(struct message_desk *desk, GError **error)
{
    g_autoptr(Template) template = template_load(desk->files, desk->template_name, error);

    if (template == NULL)
        return FALSE;
    desk->languages = template_languages(template);
    if (template->channel == desk->channel)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("the template “%s” is for %s, not for %s"), template->name,
                channel_phrase(template->channel), channel_phrase(desk->channel));
    return FALSE;
}

struct message_desk *message_desk_new(struct session *session,
                                      const struct mailing *mailing, GPtrArray *sources,
                                      const struct election *election, GError **error)
{
    g_autoptr(MessageDesk) desk = g_new0(struct message_desk, 1);

    desk->channel = mailing->channel;
    desk->sources = sources;
    desk->holes = g_new0(struct pigeonhole, sources->len * NOTICE_GROUND_COUNT);
    strcpy(desk->last_nis, "-");
    letter_init(&desk->letter);
    mail_init(&desk->mail);
    text_message_init(&desk->text);
    desk->plain_accents = mailing->plain_accents;
    desk->files = read_files(session, mailing, error);
    if (desk->files == NULL)
        return NULL;
    desk->settings = told_settings_thaw(desk->files, session->dossier, error);
    if (desk->settings == NULL)
        return NULL;
    const struct election *frozen =
        campaign_election_called(session->dossier, told(desk, "election.id"));
    const char *phone = told(desk, "candidate.phone");
    desk->election = frozen != NULL ? frozen : election;
    desk->marking = campaign_is_example(session->dossier) ? example_line : NULL;
    desk->template_name = g_strdup(mailing->template_name);
    desk->candidate_address = join_address(desk);
    desk->candidate_phone = phone != NULL ? phone_shown(phone) : NULL;
    desk->home_nis = g_strdup(told(desk, "election.municipality"));
    return look_at_template(desk, error) ? g_steal_pointer(&desk) : NULL;
}

void message_desk_free(struct message_desk *desk)
{
    if (desk == NULL)
        return;
    for (guint i = 0; i < desk->sources->len * NOTICE_GROUND_COUNT; i++) {
        g_clear_pointer(&desk->holes[i].letters, letter_composer_free);
        g_clear_pointer(&desk->holes[i].mails, mail_composer_free);
        g_clear_pointer(&desk->holes[i].texts, text_composer_free);
        g_clear_pointer(&desk->holes[i].judged, g_hash_table_unref);
    }
    g_free(desk->holes);
    letter_clear(&desk->letter);
    mail_clear(&desk->mail);
    text_message_clear(&desk->text);
    template_files_free(desk->files);
    told_settings_free(desk->settings);
    told_selection_free(desk->selection);
    g_free(desk->template_name);
    g_free(desk->candidate_address);
    g_free(desk->candidate_phone);
    g_free(desk->home_nis);
    g_free(desk);
}

const struct election *message_desk_election(const struct message_desk *desk)
{
    return desk->election;
}

gboolean message_desk_tell_selection(struct message_desk *desk,
                                     const struct selection *selection, GError **error)
{
    desk->selection =
        told_selection_new(selection, desk->channel, desk->files, desk->languages, error);
    return desk->selection != NULL;
}

GBytes *message_desk_freeze(struct message_desk *desk, GError **error)
{
    return told_settings_freeze(desk->settings, desk->files, error)
               ? template_files_freeze(desk->files)
               : NULL;
}

gboolean message_desk_lacks_language(const struct message_desk *desk)
{
    return desk->lacks_language;
}

/* ---- facts ---- */

/* The first day on which the data is gone: the day after the last lawful use
 * (regimes.csv end_by, R-62). */
static day_number end_of(const struct source *source, const struct election *election)
{
    return source_kind_is_voter_list(source->kind)
               ? election->day + 1
               : day_add_months(election->day, OWN_CONTACTS_MONTHS);
}

static gboolean list_sends(const struct message_desk *desk)
{
    return desk->channel != CHANNEL_POST &&
           g_strcmp0(told(desk, "electronic.sender"), "list") == 0;
}

static gboolean goes_to_members_only(const struct message_desk *desk)
{
    for (guint i = 0; i < desk->sources->len; i++)
        if (((const struct source *)desk->sources->pdata[i])->kind !=
            SOURCE_PARTY_MEMBERS)
            return FALSE;
    return TRUE;
}

/* The list's own newsletter: the list decides. Whoever the settings name as
 * deciding together does so with it; when that is the list itself, the candidate. */
static void list_is_controller(const struct message_desk *desk,
                               struct notice_facts *facts)
{
    gboolean named = g_strcmp0(facts->joint_name, facts->list_name) == 0;
    const char *address = named ? facts->joint_address : facts->contact_address;

    facts->sender_is_list = TRUE;
    facts->controller_name = facts->list_name;
    if (named) {
        facts->joint_name = facts->candidate_name;
        facts->joint_address = facts->controller_address;
    }
    facts->controller_address = address != NULL && *address != '\0'
                                    ? address
                                    : told(desk, "contact.objections_address");
}

static void gather_facts(const struct message_desk *desk, const struct source *source,
                         enum notice_ground ground, struct notice_facts *facts)
{
    const struct municipality *municipality =
        source->municipality != NULL ? municipality_by_nis(source->municipality) : NULL;

    *facts = (struct notice_facts){
        .ground = ground,
        .candidate_name = told(desk, "candidate.name"),
        .candidate_email = told(desk, "candidate.email"),
        .candidate_phone = desk->candidate_phone,
        .list_name = told(desk, "election.list_name"),
        .list_number = told_or_empty(desk, "election.list_number"),
        .regime = desk->election->regime->id,
        .election_day = desk->election->day,
        .controller_name = told(desk, "candidate.name"),
        .controller_address = desk->candidate_address,
        .joint_name = told(desk, "controller.joint_name"),
        .joint_address = told(desk, "controller.joint_address"),
        .contact_email = told(desk, "contact.objections_email"),
        .contact_address = told(desk, "contact.objections_address"),
        .contact_phone = desk->candidate_phone,
        .privacy_page = told(desk, "contact.privacy_page"),
        .policy_page = told(desk, "electronic.policy_page"),
        .publisher_name = told(desk, "publisher.name"),
        .publisher_address = told(desk, "publisher.address"),
        .obtained_on = source->obtained_on,
        .end_on = end_of(source, desk->election),
        .members_only = goes_to_members_only(desk),
    };
    told_selection_set(desk->selection, source->kind, facts);
    if (list_sends(desk))
        list_is_controller(desk, facts);
    for (int i = LANGUAGE_NL; i < LANGUAGE_COUNT; i++) {
        facts->source[i] = source->holder;
        if (municipality != NULL)
            facts->municipality[i] = municipality_name_in(municipality, (enum language)i);
    }
}

/* ---- composing ---- */

static struct pigeonhole *hole_of(struct message_desk *desk, const struct source *source,
                                  enum notice_ground ground)
{
    guint index;

    if (!g_ptr_array_find(desk->sources, source, &index))
        g_error("a source of another mailing");
    struct pigeonhole *hole = &desk->holes[index * NOTICE_GROUND_COUNT + ground];
    if (hole->judged == NULL) {
        gather_facts(desk, source, ground, &hole->facts);
        hole->judged = g_hash_table_new(g_str_hash, g_str_equal);
    }
    return hole;
}

static struct letter_composer *letters_of(struct message_desk *desk,
                                          struct pigeonhole *hole, GError **error)
{
    struct letter_inputs inputs = {
        .files = desk->files,
        .template_name = desk->template_name,
        .home_nis = desk->home_nis,
        .notice = &hole->facts,
        .example_line = desk->marking,
    };

    if (hole->letters == NULL)
        hole->letters = letter_composer_new(&inputs, error);
    return hole->letters;
}

/* The name in From tells in whose name it is; the address is always the candidate's. */
const char *message_desk_sender_name(const struct message_desk *desk)
{
    return told_or_empty(desk,
                         list_sends(desk) ? "election.list_name" : "candidate.name");
}

const char *message_desk_sender_address(const struct message_desk *desk)
{
    return told_or_empty(desk, "candidate.email");
}

static struct mail_composer *mails_of(struct message_desk *desk, struct pigeonhole *hole,
                                      GError **error)
{
    const char *stop = told_or_empty(desk, "contact.objections_email");
    struct mail_inputs inputs = {
        .files = desk->files,
        .template_name = desk->template_name,
        .home_nis = desk->home_nis,
        .notice = &hole->facts,
        .sender_name = message_desk_sender_name(desk),
        .sender_address = message_desk_sender_address(desk),
        .unsubscribe_address = *stop != '\0' ? stop : message_desk_sender_address(desk),
        .example_line = desk->marking,
    };

    if (hole->mails == NULL)
        hole->mails = mail_composer_new(&inputs, error);
    return hole->mails;
}

static struct text_composer *texts_of(struct message_desk *desk, struct pigeonhole *hole,
                                      GError **error)
{
    struct text_inputs inputs = {
        .files = desk->files,
        .template_name = desk->template_name,
        .home_nis = desk->home_nis,
        .notice = &hole->facts,
        .example_line = desk->marking,
        .plain_accents = desk->plain_accents,
    };

    if (hole->texts == NULL)
        hole->texts = text_composer_new(&inputs, error);
    return hole->texts;
}

void message_desk_mark_as_trial(struct message_desk *desk)
{
    /* Recipients' languages, not the operator's. */
    if (desk->marking == NULL)
        desk->marking = "TEST – ESSAI";
}

gboolean message_desk_letter(struct message_desk *desk, const struct source *source,
                             const struct recipient *recipient, enum notice_ground ground,
                             struct letter *letter, GError **error)
{
    struct letter_composer *composer =
        letters_of(desk, hole_of(desk, source, ground), error);
    return composer != NULL && letter_compose(composer, recipient, letter, error);
}

gboolean message_desk_mail(struct message_desk *desk, const struct source *source,
                           const struct recipient *recipient, enum notice_ground ground,
                           const struct mail_identity *identity, struct mail *mail,
                           GError **error)
{
    struct mail_composer *composer = mails_of(desk, hole_of(desk, source, ground), error);
    return composer != NULL && mail_compose(composer, recipient, identity, mail, error);
}

gboolean message_desk_text(struct message_desk *desk, const struct source *source,
                           const struct recipient *recipient, enum notice_ground ground,
                           struct text_message *text, GError **error)
{
    struct text_composer *composer = texts_of(desk, hole_of(desk, source, ground), error);
    return composer != NULL && text_compose(composer, recipient, text, error);
}

gboolean message_desk_self_contained(struct message_desk *desk,
                                     const struct source *source,
                                     enum notice_ground ground, const struct mail *mail,
                                     GString *out, GError **error)
{
    struct mail_composer *composer = mails_of(desk, hole_of(desk, source, ground), error);
    return composer != NULL && mail_append_self_contained(composer, mail, out, error);
}

enum declared message_desk_one_text(struct message_desk *desk, GError **error)
{
    const struct mail_composer *mails = NULL;
    const struct text_composer *texts = NULL;

    if (desk->channel == CHANNEL_POST || desk->sources->len == 0)
        return DECLARED_YES;
    struct pigeonhole *hole =
        hole_of(desk, desk->sources->pdata[0], NOTICE_GROUND_CONSENT);
    if (desk->channel == CHANNEL_EMAIL)
        mails = mails_of(desk, hole, error);
    else
        texts = texts_of(desk, hole, error);
    if (mails == NULL && texts == NULL)
        return DECLARED_UNKNOWN;
    gboolean is_one = mails != NULL ? mail_composer_says_one_thing(mails)
                                    : text_composer_says_one_thing(texts);
    return is_one ? DECLARED_YES : DECLARED_NO;
}

/* ---- judging ---- */

static const struct language_choice *choice_for(struct message_desk *desk,
                                                const struct recipient *recipient)
{
    if (recipient->language != desk->last_stated ||
        strcmp(recipient->nis, desk->last_nis) != 0) {
        desk->last_stated = recipient->language;
        g_strlcpy(desk->last_nis, recipient->nis, sizeof desk->last_nis);
        desk->last_choice = language_choose(recipient->language, recipient->nis,
                                            desk->home_nis, desk->languages);
    }
    desk->lacks_language = desk->lacks_language || desk->last_choice.lacks_wanted;
    return &desk->last_choice;
}

/* A line that one of two languages lacks is lacking. */
static gboolean lines_held(struct message_desk *desk, const struct source *source,
                           const struct recipient *recipient, enum notice_ground ground,
                           notice_set *held, GError **error)
{
    switch (desk->channel) {
    case CHANNEL_EMAIL:
        if (!message_desk_mail(desk, source, recipient, ground, NULL, &desk->mail, error))
            return FALSE;
        *held = desk->mail.notice_present & ~desk->mail.notice_missing;
        return TRUE;
    case CHANNEL_SMS:
        if (!message_desk_text(desk, source, recipient, ground, &desk->text, error))
            return FALSE;
        *held = desk->text.notice_present & ~desk->text.notice_missing;
        return TRUE;
    default:
        if (!message_desk_letter(desk, source, recipient, ground, &desk->letter, error))
            return FALSE;
        *held = desk->letter.notice_present & ~desk->letter.notice_missing;
        return TRUE;
    }
}

gboolean message_desk_judge(gpointer context, const struct source *source,
                            const struct recipient *recipient, enum notice_ground ground,
                            notice_set *present, notice_set *judged, GError **error)
{
    static const notice_set judged_in[CHANNEL_COUNT] = {
        [CHANNEL_POST] = NOTICE_JUDGED_IN_LETTER,
        [CHANNEL_EMAIL] = NOTICE_JUDGED_IN_MAIL,
        [CHANNEL_SMS] = NOTICE_JUDGED_IN_TEXT,
    };
    const notice_set known_mark = 1u << 31;
    struct message_desk *desk = context;

    *present = *judged = 0;
    /* Nobody on a voter list gets an e-mail, so there is none to judge. */
    if (desk->channel != CHANNEL_POST && ground == NOTICE_GROUND_VOTER_LIST)
        return TRUE;
    const char *label = language_choice_label(choice_for(desk, recipient));
    struct pigeonhole *hole = hole_of(desk, source, ground);
    gpointer known = g_hash_table_lookup(hole->judged, label);

    if (known == NULL) {
        notice_set held;
        if (!lines_held(desk, source, recipient, ground, &held, error))
            return FALSE;
        known = GUINT_TO_POINTER(held | known_mark);
        g_hash_table_insert(hole->judged, (gpointer)label, known);
    }
    *present = GPOINTER_TO_UINT(known) & ~known_mark;
    *judged = judged_in[desk->channel];
    return TRUE;
}
