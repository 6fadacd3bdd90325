/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/letter_desk.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/notice_check.h"
#include "compose/template.h"
#include "domain/phone.h"
#include "dossier/mailings.h"
#include "reference/calendar.h"
#include "reference/municipality.h"

/* Own contacts are kept until they refuse, and no longer than this after the election
 * without a new sign of life (R-63; the number is this project's choice). */
enum {
    OWN_CONTACTS_MONTHS = 24
};

/* Everything about one source on one ground. */
struct pigeonhole {
    struct notice_facts facts;
    struct letter_composer *composer;
    GHashTable *judged; /* language label → notice_set + 1, as pointer */
};

struct letter_desk {
    struct session *session;
    struct template_files *files;
    char *template_name;
    char *candidate_address;
    char *candidate_phone;
    char *home_nis;
    GPtrArray *sources;       /* borrowed: struct source */
    struct pigeonhole *holes; /* per source, NOTICE_GROUND_COUNT each */
    struct letter letter;     /* for judging */
    language_set languages;
    gboolean lacks_language;

    enum language last_stated; /* memory of the last language choice */
    char last_nis[8];
    struct language_choice last_choice;
};

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

static char *join_address(const struct dossier *dossier)
{
    return g_strdup_printf("%s, %s %s", dossier_setting(dossier, "candidate.street"),
                           dossier_setting(dossier, "candidate.postcode"),
                           dossier_setting(dossier, "candidate.municipality"));
}

/* NULL when the candidate gave none. */
static char *shown_phone(const struct dossier *dossier)
{
    const char *phone = dossier_setting(dossier, "candidate.phone");
    return phone != NULL ? phone_shown(phone) : NULL;
}

struct letter_desk *letter_desk_new(struct session *session,
                                    const struct mailing *mailing, GPtrArray *sources,
                                    GError **error)
{
    struct template_files *files = read_files(session, mailing, error);

    if (files == NULL)
        return NULL;
    g_autoptr(LetterDesk) desk = g_new0(struct letter_desk, 1);
    desk->session = session;
    desk->files = files;
    desk->template_name = g_strdup(mailing->template_name);
    desk->candidate_address = join_address(session->dossier);
    desk->candidate_phone = shown_phone(session->dossier);
    desk->home_nis = g_strdup(dossier_setting(session->dossier, "election.municipality"));
    desk->sources = sources;
    desk->holes = g_new0(struct pigeonhole, sources->len * NOTICE_GROUND_COUNT);
    strcpy(desk->last_nis, "-");
    letter_init(&desk->letter);
    /* A template that is wrong is told before the first recipient. */
    g_autoptr(Template) template =
        template_load(desk->files, mailing->template_name, error);
    if (template == NULL)
        return NULL;
    if (template->channel != mailing->channel) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the template “%s” is not made for %s"), template->name,
                    channel_name(mailing->channel));
        return NULL;
    }
    desk->languages = template_languages(template);
    return g_steal_pointer(&desk);
}

void letter_desk_free(struct letter_desk *desk)
{
    if (desk == NULL)
        return;
    for (guint i = 0; i < desk->sources->len * NOTICE_GROUND_COUNT; i++) {
        g_clear_pointer(&desk->holes[i].composer, letter_composer_free);
        g_clear_pointer(&desk->holes[i].judged, g_hash_table_unref);
    }
    g_free(desk->holes);
    letter_clear(&desk->letter);
    template_files_free(desk->files);
    g_free(desk->template_name);
    g_free(desk->candidate_address);
    g_free(desk->candidate_phone);
    g_free(desk->home_nis);
    g_free(desk);
}

const struct template_files *letter_desk_files(const struct letter_desk *desk)
{
    return desk->files;
}

gboolean letter_desk_lacks_language(const struct letter_desk *desk)
{
    return desk->lacks_language;
}

/* The first day on which the data is gone: the day after the last lawful use
 * (regimes.csv end_by, R-62). */
static day_number end_of(const struct source *source, const struct election *election)
{
    return source_kind_is_voter_list(source->kind)
               ? election->day + 1
               : day_add_months(election->day, OWN_CONTACTS_MONTHS);
}

static void gather_facts(const struct letter_desk *desk, const struct source *source,
                         enum notice_ground ground, struct notice_facts *facts)
{
    const struct dossier *dossier = desk->session->dossier;
    const struct election *election =
        election_find(dossier_setting(dossier, "election.id"));
    const struct municipality *municipality =
        source->municipality != NULL ? municipality_by_nis(source->municipality) : NULL;
    const char *list_number = dossier_setting(dossier, "election.list_number");

    *facts = (struct notice_facts){
        .ground = ground,
        .candidate_name = dossier_setting(dossier, "candidate.name"),
        .candidate_email = dossier_setting(dossier, "candidate.email"),
        .candidate_phone = desk->candidate_phone,
        .list_name = dossier_setting(dossier, "election.list_name"),
        .list_number = list_number != NULL ? list_number : "",
        .regime = election->regime->id,
        .election_day = election->day,
        .controller_name = dossier_setting(dossier, "candidate.name"),
        .controller_address = desk->candidate_address,
        .joint_name = dossier_setting(dossier, "controller.joint_name"),
        .joint_address = dossier_setting(dossier, "controller.joint_address"),
        .contact_email = dossier_setting(dossier, "contact.objections_email"),
        .contact_address = dossier_setting(dossier, "contact.objections_address"),
        .contact_phone = desk->candidate_phone,
        .privacy_page = dossier_setting(dossier, "contact.privacy_page"),
        .publisher_name = dossier_setting(dossier, "publisher.name"),
        .publisher_address = dossier_setting(dossier, "publisher.address"),
        .obtained_on = source->obtained_on,
        .end_on = end_of(source, election),
    };
    for (int i = LANGUAGE_NL; i < LANGUAGE_COUNT; i++) {
        facts->source[i] = source->holder;
        if (municipality != NULL)
            facts->municipality[i] = municipality_name_in(municipality, (enum language)i);
    }
}

static struct pigeonhole *hole_of(struct letter_desk *desk, const struct source *source,
                                  enum notice_ground ground, GError **error)
{
    guint index;

    if (!g_ptr_array_find(desk->sources, source, &index))
        g_error("a source of another mailing");
    struct pigeonhole *hole = &desk->holes[index * NOTICE_GROUND_COUNT + ground];
    if (hole->composer != NULL)
        return hole;
    gather_facts(desk, source, ground, &hole->facts);
    struct letter_inputs inputs = {
        .files = desk->files,
        .template_name = desk->template_name,
        .home_nis = desk->home_nis,
        .notice = &hole->facts,
    };
    hole->composer = letter_composer_new(&inputs, error);
    hole->judged = g_hash_table_new(g_str_hash, g_str_equal);
    return hole->composer != NULL ? hole : NULL;
}

gboolean letter_desk_compose(struct letter_desk *desk, const struct source *source,
                             const struct recipient *recipient, enum notice_ground ground,
                             struct letter *letter, GError **error)
{
    struct pigeonhole *hole = hole_of(desk, source, ground, error);
    return hole != NULL && letter_compose(hole->composer, recipient, letter, error);
}

static const struct language_choice *choice_for(struct letter_desk *desk,
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

gboolean letter_desk_judge(gpointer context, const struct source *source,
                           const struct recipient *recipient, enum notice_ground ground,
                           notice_set *present, notice_set *judged, GError **error)
{
    struct letter_desk *desk = context;
    const char *label = language_choice_label(choice_for(desk, recipient));
    struct pigeonhole *hole = hole_of(desk, source, ground, error);

    if (hole == NULL)
        return FALSE;
    gpointer known = g_hash_table_lookup(hole->judged, label);
    if (known == NULL) {
        if (!letter_compose(hole->composer, recipient, &desk->letter, error))
            return FALSE;
        /* A line that one of two languages lacks is lacking. */
        notice_set held = desk->letter.notice_present & ~desk->letter.notice_missing;
        known = GUINT_TO_POINTER(held | 1u << 31);
        g_hash_table_insert(hole->judged, (gpointer)label, known);
    }
    *present = GPOINTER_TO_UINT(known) & ~(1u << 31);
    *judged = NOTICE_JUDGED_IN_LETTER;
    return TRUE;
}
