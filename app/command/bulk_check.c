/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/bulk_check.h"

#include <string.h>

#include "base/i18n.h"

/* ---- the header ---- */

char *bulk_header(const char *message, gsize length, const char *name)
{
    const char *end = g_strstr_len(message, (gssize)length, "\r\n\r\n");
    gsize header = end != NULL ? (gsize)(end - message) : length;
    g_autofree char *text = g_strndup(message, header);
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
    gsize size = strlen(name);
    GString *value = NULL;

    for (guint i = 0; lines[i] != NULL; i++) {
        gboolean is_folded = *lines[i] == ' ' || *lines[i] == '\t';
        if (value != NULL && !is_folded)
            break;
        if (value != NULL)
            g_string_append(value, lines[i]);
        else if (g_ascii_strncasecmp(lines[i], name, size) == 0 && lines[i][size] == ':')
            value = g_string_new(g_strstrip(lines[i] + size + 1));
    }
    return value != NULL ? g_string_free(value, FALSE) : NULL;
}

/* What stands in the last "<…>"; NULL without. */
static char *in_brackets(const char *value)
{
    const char *begin = value != NULL ? strrchr(value, '<') : NULL;
    const char *end = begin != NULL ? strchr(begin, '>') : NULL;

    return end != NULL ? g_strndup(begin + 1, (gsize)(end - begin - 1)) : NULL;
}

static const char *domain_of(const char *address)
{
    const char *at = address != NULL ? strrchr(address, '@') : NULL;
    return at != NULL ? at + 1 : NULL;
}

static gboolean is_same(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return FALSE;
    g_autofree char *first = g_utf8_casefold(a, -1), *second = g_utf8_casefold(b, -1);
    return strcmp(first, second) == 0;
}

/* Domains, one of them perhaps in ASCII. */
static gboolean is_same_domain(const char *a, const char *b)
{
    g_autofree char *first = a != NULL ? g_hostname_to_ascii(a) : NULL;
    g_autofree char *second = b != NULL ? g_hostname_to_ascii(b) : NULL;
    return is_same(first, second);
}

static gboolean is_same_address(const char *a, const char *b)
{
    const char *first = domain_of(a), *second = domain_of(b);

    if (first == NULL || second == NULL || !is_same_domain(first, second))
        return FALSE;
    g_autofree char *local = g_strndup(a, (gsize)(first - a));
    g_autofree char *other = g_strndup(b, (gsize)(second - b));
    return is_same(local, other);
}

/* ---- what is looked at ---- */

/* Sets `sentence` and returns whether it is good. */
typedef gboolean (*look)(const struct bulk_facts *facts, char **sentence);

static gboolean look_at_unsubscribe(const struct bulk_facts *facts, char **sentence)
{
    static const char scheme[] = "mailto:";
    g_autofree char *value =
        bulk_header(facts->message, facts->length, "List-Unsubscribe");
    g_autofree char *link = in_brackets(value);

    if (link == NULL || !g_str_has_prefix(link, scheme)) {
        *sentence = g_strdup(_("the message has no address to which somebody can write "
                               "“stop” (List-Unsubscribe)"));
        return FALSE;
    }
    link[strcspn(link, "?")] = '\0';
    g_autofree char *address = g_uri_unescape_string(link + strlen(scheme), NULL);
    if (facts->objections_email == NULL || *facts->objections_email == '\0') {
        *sentence = g_strdup_printf(
            _("whoever unsubscribes writes to %s, since contact.objections_email is not "
              "set: do you read that mailbox every day?"),
            address);
        return FALSE;
    }
    if (!is_same_address(address, facts->objections_email)) {
        *sentence = g_strdup_printf(
            _("whoever unsubscribes writes to %s, as it was when the mailing was "
              "approved, and not to %s: read both mailboxes"),
            address, facts->objections_email);
        return FALSE;
    }
    *sentence = g_strdup_printf(_("whoever unsubscribes writes to %s (a “mailto:” in "
                                  "List-Unsubscribe): read that mailbox every day"),
                                address);
    return TRUE;
}

static gboolean look_at_one_click(const struct bulk_facts *facts, char **sentence)
{
    g_autofree char *value =
        bulk_header(facts->message, facts->length, "List-Unsubscribe-Post");

    *sentence = g_strdup(value == NULL
                             ? _("unsubscribing by one click is not promised: no web "
                                 "server of yours could keep that promise")
                             : _("the message promises to unsubscribe by one click, and "
                                 "nothing would hear the click"));
    return value == NULL;
}

static gboolean look_at_sender(const struct bulk_facts *facts, char **sentence)
{
    g_autofree char *value = bulk_header(facts->message, facts->length, "From");
    g_autofree char *address = in_brackets(value);

    if (!is_same_address(address, facts->sender_address)) {
        *sentence = g_strdup_printf(_("every message comes from %s, and your address is "
                                      "another one now (candidate.email)"),
                                    address != NULL ? address : "–");
        return FALSE;
    }
    *sentence = g_strdup_printf(
        _("every message comes from %s; keep to that one address"), address);
    return TRUE;
}

static gboolean look_at_login(const struct bulk_facts *facts, char **sentence)
{
    g_autofree char *value = bulk_header(facts->message, facts->length, "From");
    g_autofree char *address = in_brackets(value);
    const char *ours = domain_of(address), *theirs = domain_of(facts->user);

    if (theirs == NULL)
        return TRUE; /* a user name that tells nothing */
    if (is_same_domain(ours, theirs)) {
        *sentence = g_strdup_printf(
            _("you log in for the domain that the messages come from (%s)"), ours);
        return TRUE;
    }
    *sentence =
        g_strdup_printf(_("you log in for %s and the messages come from %s: ask your "
                          "provider whether SPF and DKIM of %s allow that"),
                        theirs, ours != NULL ? ours : "–", ours != NULL ? ours : "–");
    return FALSE;
}

static gboolean look_at_message_id(const struct bulk_facts *facts, char **sentence)
{
    g_autofree char *from = bulk_header(facts->message, facts->length, "From");
    g_autofree char *id = bulk_header(facts->message, facts->length, "Message-ID");
    g_autofree char *address = in_brackets(from), *inner = in_brackets(id);
    const char *domain = domain_of(inner);

    if (!is_same_domain(domain, domain_of(address))) {
        *sentence = g_strdup(_("the messages are not numbered in the domain that they "
                               "come from (Message-ID)"));
        return FALSE;
    }
    *sentence = g_strdup_printf(_("the messages are numbered in the domain that they "
                                  "come from (Message-ID …@%s)"),
                                domain);
    return TRUE;
}

static gboolean look_at_pace(const struct bulk_facts *facts, char **sentence)
{
    *sentence = g_strdup(
        facts->has_pace
            ? _("a pace is set, so that your provider does not take you for a spammer")
            : _("no pace is set: ask your provider how many messages it allows, and set "
                "smtp.rate and smtp.daily"));
    return facts->has_pace;
}

static gboolean look_at_size(const struct bulk_facts *facts, char **sentence)
{
    g_autofree char *size = i18n_size(facts->length);
    gboolean fits = facts->largest == 0 || (gint64)facts->length <= facts->largest;

    if (fits) {
        *sentence =
            g_strdup_printf(_("a message is small enough for the server (%s)"), size);
        return TRUE;
    }
    g_autofree char *largest = i18n_size((guint64)facts->largest);
    *sentence = g_strdup_printf(_("a message is too large for the server (%s; it takes "
                                  "%s): use smaller pictures or attachments"),
                                size, largest);
    return FALSE;
}

static void finding_clear(gpointer finding)
{
    g_free(((struct bulk_finding *)finding)->sentence);
}

GArray *bulk_check(const struct bulk_facts *facts)
{
    static const struct {
        const char *check;
        look look;
    } checks[] = {
        {"unsubscribe", look_at_unsubscribe},
        {"one_click", look_at_one_click},
        {"sender", look_at_sender},
        {"login", look_at_login},
        {"message_id", look_at_message_id},
        {"pace", look_at_pace},
        {"size", look_at_size},
    };
    GArray *findings = g_array_new(FALSE, FALSE, sizeof(struct bulk_finding));

    g_array_set_clear_func(findings, finding_clear);
    for (gsize i = 0; i < G_N_ELEMENTS(checks); i++) {
        struct bulk_finding finding = {.check = checks[i].check};
        finding.is_good = checks[i].look(facts, &finding.sentence);
        if (finding.sentence != NULL)
            g_array_append_val(findings, finding);
    }
    return findings;
}
