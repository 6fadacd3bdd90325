/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "command/words.h"
#include "dossier/file_digest.h"
#include "dossier/processors.h"

static gboolean usage(GError **error, const char *sentence)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE, sentence);
    return FALSE;
}

static void put_json(struct json *json, const struct processor *processor,
                     day_number today)
{
    char contract_on[DAY_ISO_SIZE], recorded_on[DAY_ISO_SIZE], ended_on[DAY_ISO_SIZE];

    day_format_iso(processor->contract_on, contract_on);
    day_format_iso(processor->recorded_on, recorded_on);
    day_format_iso(processor->ended_on, ended_on);
    json_text(json, "processor", processor->name);
    json_text(json, "does", processor->does);
    json_text(json, "contract_on", contract_on);
    json_text(json, "contract_file", processor->contract_name);
    json_text(json, "contract_sha256", processor->contract_digest);
    json_text(json, "recorded_on", recorded_on);
    json_text(json, "ended_on", *ended_on != '\0' ? ended_on : NULL);
    json_bool(json, "in_force", processor_is_in_force(processor, today));
}

/* ---- add ---- */

/* The option's value or, when a person is there, the answer; never empty. */
static char *answer(struct session *session, const char *option, const char *question,
                    const char *missing, GError **error)
{
    const char *given = arguments_value(session->arguments, option);
    g_autofree char *typed = NULL;
    g_autoptr(GString) text = g_string_new(NULL);

    if (given == NULL && session->may_ask) {
        typed = session_ask(session, question, error);
        if (typed == NULL)
            return NULL;
        given = typed;
    }
    if (given != NULL)
        text_normalise(text, given, strlen(given));
    if (text->len > 0 && text->len <= 500)
        return g_string_free(g_steal_pointer(&text), FALSE);
    usage(error, text->len == 0 ? missing : _("this is too long"));
    return NULL;
}

static gboolean read_name(struct session *session, struct processor *processor,
                          GError **error)
{
    const char *typed = arguments_operand(session->arguments, 0);
    g_autoptr(GString) name = g_string_new(NULL);
    enum {
        NAME_MOST = 100
    };

    text_normalise(name, typed, strlen(typed));
    if (name->len == 0 || name->len > NAME_MOST)
        return usage(error, _("give the name of the firm, at most 100 letters"));
    processor->name = g_string_free(g_steal_pointer(&name), FALSE);
    return TRUE;
}

static gboolean read_contract(struct session *session, struct processor *processor,
                              GError **error)
{
    const char *path = arguments_value(session->arguments, "contract");
    char digest[DIGEST_HEX_SIZE];

    if (path == NULL)
        return TRUE;
    if (!file_digest(path, digest, error))
        return FALSE;
    processor->contract_name = g_path_get_basename(path);
    processor->contract_digest = g_strdup(digest);
    return TRUE;
}

static struct processor *read_processor(struct session *session, GError **error)
{
    g_autoptr(Processor) processor = processor_new();
    g_autofree char *day = NULL;

    if (!read_name(session, processor, error))
        return NULL;
    processor->does = answer(session, "does",
                             _("What do they do with the data (for instance: print and "
                               "post)?"),
                             _("say with --does what they do with the data"), error);
    if (processor->does == NULL)
        return NULL;
    day = answer(session, "contract-on",
                 _("Of which day is the contract on data protection? (YYYY-MM-DD)"),
                 _("say with --contract-on of which day the contract is: without one "
                   "nothing may be handed over (processor-contract, R-70)"),
                 error);
    if (day == NULL)
        return NULL;
    processor->contract_on = day_parse_iso(day);
    if (processor->contract_on == DAY_UNKNOWN) {
        usage(error, _("write the day of the contract as YYYY-MM-DD"));
        return NULL;
    }
    return read_contract(session, processor, error) ? g_steal_pointer(&processor) : NULL;
}

gboolean cmd_processor_add(struct session *session, GError **error)
{
    g_autoptr(Processor) processor = read_processor(session, error);

    if (processor == NULL || !processor_add(session->dossier, processor, error))
        return FALSE;
    day_number today = dossier_moment(session->dossier).day;
    if (processor->contract_on > today)
        print_warning(session, "%s",
                      _("the day of the contract has not come yet: nothing may be handed "
                        "over before it"));
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.processor/1");
        put_json(json, processor, today);
        json_print(json);
        return TRUE;
    }
    g_autofree char *name = text_for_terminal(processor->name);
    g_autofree char *day = day_phrase(processor->contract_on);
    print_line(_("“%s”: contract of %s"), name, day);
    print_note(session, "%s",
               _("The contract must cover security, this mailing only, and the return or "
                 "deletion of the data at the end (GDPR art. 28)."));
    if (processor->contract_name == NULL)
        print_note(session, "%s",
                   _("With --contract FILE its fingerprint would be kept as proof."));
    return TRUE;
}

/* ---- list ---- */

static const char *state_phrase(const struct processor *processor, day_number today)
{
    if (processor->ended_on != DAY_UNKNOWN)
        return _("ended");
    return processor_is_in_force(processor, today) ? _("in force") : _("not yet");
}

static void print_list(struct session *session, GPtrArray *list, day_number today)
{
    const char *const headings[] = {_("firm"), _("contract of"), _("state"), _("does")};
    struct print_table *table = print_table_new(headings, G_N_ELEMENTS(headings));

    for (guint i = 0; i < list->len; i++) {
        const struct processor *processor = list->pdata[i];
        g_autofree char *day = day_phrase(processor->contract_on);
        const char *cells[] = {processor->name, day, state_phrase(processor, today),
                               processor->does};
        print_table_add(table, cells);
    }
    print_table_finish_if(table, list->len > 0);
    if (list->len == 0)
        print_note(session, "%s", _("no firm is on record yet"));
}

gboolean cmd_processor_list(struct session *session, GError **error)
{
    g_autoptr(GPtrArray) list = processors_list(session->dossier, error);
    day_number today = dossier_moment(session->dossier).day;

    if (list == NULL)
        return FALSE;
    if (!session->json) {
        print_list(session, list, today);
        return TRUE;
    }
    g_autoptr(Json) json = json_new("kiespost.processors/1");
    json_begin_array(json, "items");
    for (guint i = 0; i < list->len; i++) {
        json_begin_object(json, NULL);
        put_json(json, list->pdata[i], today);
        json_end_object(json);
    }
    json_end_array(json);
    json_print(json);
    return TRUE;
}

/* ---- end ---- */

gboolean cmd_processor_end(struct session *session, GError **error)
{
    g_autofree char *name = NULL;

    if (!processor_end(session->dossier, arguments_operand(session->arguments, 0), &name,
                       error))
        return FALSE;
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.processor/1");
        g_autoptr(Processor) ended = processor_find(session->dossier, name, error);
        if (ended == NULL)
            return FALSE;
        put_json(json, ended, dossier_moment(session->dossier).day);
        json_print(json);
        return TRUE;
    }
    g_autofree char *safe = text_for_terminal(name);
    print_line(_("the contract with “%s” has ended: nothing more may be handed over"),
               safe);
    print_note(
        session, "%s",
        _("Ask them to confirm in writing that the data are returned or destroyed, "
          "copies included (GDPR art. 28(3)(g))."));
    return TRUE;
}
