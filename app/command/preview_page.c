/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/preview_page.h"

#include <string.h>

#include "base/i18n.h"
#include "command/words.h"
#include "compose/escape.h"
#include "platform/file.h"
#include "rules/rule.h"

/* No script and nothing from elsewhere: this file is opened in a browser and holds a
 * person's name. Frames are not named: of a file:// page no source list lets the one
 * frame through, whose content stands in this file. */
static const char policy[] =
    "script-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'none'; "
    "connect-src 'none'; media-src 'none'; object-src 'none'; form-action 'none'; "
    "base-uri 'none'";

static const char style[] =
    ":root{color-scheme:light dark;--line:#8886;--mark:#fff1b8;--markline:#d99a00;"
    "--good:#1a7f37;--care:#9a6700;--bad:#cf222e}\n"
    "@media(prefers-color-scheme:dark){:root{--mark:#4d3b00;--good:#3fb950;"
    "--care:#d29922;--bad:#ff7b72}}\n"
    "*{box-sizing:border-box}\n"
    "body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:1.5rem;max-width:80rem;"
    "margin-inline:auto}\n"
    "h1{font-size:1.4rem;margin:0 0 1rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}\n"
    "main{display:grid;gap:2rem;grid-template-columns:minmax(0,3fr) minmax(0,2fr)}\n"
    "@media(max-width:60rem){main{grid-template-columns:minmax(0,1fr)}}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}\n"
    "dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}\n"
    "iframe{width:100%;height:46rem;border:1px solid var(--line);border-radius:.4rem;"
    "background:#fff}\n"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);"
    "border-radius:.4rem;padding:1rem;font:15px/1.5 ui-monospace,monospace;margin:0}\n"
    "mark{background:var(--mark);color:inherit;box-shadow:inset .25rem 0 var(--markline);"
    "display:block;padding-left:.75rem}\n"
    ".verdict{font-size:1.2rem;font-weight:600}.allow{color:var(--good)}"
    ".review{color:var(--care)}.block{color:var(--bad)}\n"
    "ul{padding-left:1.1rem}li{margin:.6rem 0}small{opacity:.8;display:block}\n"
    ".legend{font-size:.9rem;margin:.2rem 0 .6rem}\n"
    ".legend span{background:var(--mark);box-shadow:inset .25rem 0 var(--markline);"
    "padding:0 .4rem 0 .7rem}\n"
    ".released{border-left:.25rem solid var(--good);padding-left:.6rem}\n";

/* Into the message itself, so that its notice is seen where it stands. */
static const char notice_open[] =
    "<div style=\"background:#fff1b8;color:#111;box-shadow:inset 4px 0 #d99a00;"
    "padding:1px 12px\">";

static void append(GString *page, const char *tag, const char *text)
{
    const char *blank = strchr(tag, ' ');
    int length = blank != NULL ? (int)(blank - tag) : (int)strlen(tag);

    g_string_append_printf(page, "<%s>", tag);
    escape_html(page, text);
    g_string_append_printf(page, "</%.*s>\n", length, tag);
}

static void append_term(GString *page, const char *term, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    append(page, "dt", term);
    append(page, "dd", text);
}

static const char *page_language(void)
{
    enum language spoken = operator_language();

    return spoken != LANGUAGE_UNKNOWN ? language_code(spoken) : "en";
}

static void append_head(GString *page, const struct previewed *previewed)
{
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(previewed->decision->recipient.number, id);
    g_autofree char *title = g_strdup_printf(_("Preview of “%s”"), previewed->mailing);
    g_string_append_printf(page,
                           "<!doctype html>\n<html lang=\"%s\"><head>"
                           "<meta charset=\"utf-8\">"
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">"
                           "<meta name=\"viewport\" content=\"width=device-width\">\n",
                           page_language(), policy);
    append(page, "title", title);
    g_string_append_printf(page, "<style>\n%s</style></head>\n<body>\n", style);
    append(page, "h1", title);
    g_string_append(page, "<main><section>\n<dl>\n");
    append_term(page, _("Recipient"), id);
    append_term(page, _("Form"), channel_phrase(previewed->channel));
    append_term(page, _("Language"), previewed->language);
    append_term(page, _("From"), previewed->from);
    append_term(page, _("To"), previewed->to);
    append_term(page, _("Subject"), previewed->subject);
    append_term(page, _("Size"), previewed->size);
    g_string_append(page, "</dl>\n");
    g_string_append(page, "<p class=\"legend\"><span>");
    escape_html(page, _("the notice: why the recipient gets this"));
    g_string_append(page, "</span></p>\n");
}

/* What stands around `part` is kept, the first `part` is wrapped. */
static char *wrap(const char *whole, const char *part, const char *before,
                  const char *after)
{
    const char *at = part != NULL && *part != '\0' ? strstr(whole, part) : NULL;

    if (at == NULL)
        return g_strdup(whole);
    g_autofree char *head = g_strndup(whole, (gsize)(at - whole));
    return g_strconcat(head, before, part, after, at + strlen(part), NULL);
}

static void append_html(GString *page, const struct previewed *previewed)
{
    if (previewed->html == NULL)
        return;
    g_autofree char *marked =
        wrap(previewed->html, previewed->notice_html, notice_open, "</div>");
    append(page, "h2", _("As a mail program shows it"));
    /* sandbox without any permission: neither script nor form nor link goes anywhere. */
    g_string_append(page, "<iframe sandbox title=\"");
    escape_html(page, _("the message"));
    g_string_append(page, "\" srcdoc=\"");
    escape_html(page, marked);
    g_string_append(page, "\"></iframe>\n");
}

static void append_text(GString *page, const struct previewed *previewed)
{
    static const char *const headings[CHANNEL_COUNT] = {
        [CHANNEL_POST] = N_("As it will be printed"),
        [CHANNEL_EMAIL] = N_("As plain text"),
        [CHANNEL_SMS] = N_("As it stands on the phone"),
    };
    g_autoptr(GString) text = g_string_new(NULL), notice = g_string_new(NULL);

    escape_html(text, previewed->text);
    escape_html(notice, previewed->notice);
    g_autofree char *marked = wrap(text->str, notice->str, "<mark>", "</mark>");
    append(page, "h2", _(headings[previewed->channel]));
    g_string_append_printf(page, "<pre>%s</pre>\n</section>\n", marked);
}

/* What a person decided about it, and why. */
static void append_release(GString *page, const struct decision *decision,
                           const struct finding *finding)
{
    const struct release *release =
        finding->released ? releases_find(decision->releases, decision->recipient.number,
                                          finding->rule->id)
                          : NULL;

    if (release == NULL)
        return;
    g_autofree char *day = day_phrase(release->day);
    g_autofree char *said = g_strdup_printf(_("released by %s on %s: %s"),
                                            release->operator_name, day, release->reason);
    append(page, "div class=\"released\"", said);
}

static void append_finding(GString *page, const struct decision *decision,
                           const struct finding *finding)
{
    const struct rule *rule = finding->rule;
    g_autofree char *head = g_strdup_printf("%s, %s – %s", rule->id, rule->number,
                                            effect_phrase(finding->effect));
    g_autofree char *grade = grade_phrase(rule->evidence);
    g_autofree char *law =
        g_strdup_printf(_("legal text: %s (%s)"),
                        _(rule_citation_on(rule, decision->facts.moment.day)), grade);

    g_string_append(page, "<li>");
    append(page, "strong", head);
    append(page, "div", _(rule_reason(rule, finding->answer)));
    append_release(page, decision, finding);
    if (finding->effect >= EFFECT_REVIEW && !finding->released)
        append(page, "div", _(rule_would_change(rule)));
    append(page, "small", law);
    g_string_append(page, "</li>\n");
}

static void append_verdict(GString *page, const struct decision *decision)
{
    g_autoptr(GString) others = g_string_new(NULL);

    g_string_append_printf(page, "<aside>\n<p class=\"verdict %s\">",
                           verdict_name(decision->verdict));
    escape_html(page, verdict_phrase(decision->verdict));
    g_string_append(page, "</p>\n<ul>\n");
    for (int effect = EFFECT_BLOCK; effect > EFFECT_NONE; effect--)
        for (guint i = 0; i < decision->findings->len; i++) {
            const struct finding *finding =
                &g_array_index(decision->findings, struct finding, i);
            if (finding->effect == (enum effect)effect)
                append_finding(page, decision, finding);
        }
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect == EFFECT_NONE)
            g_string_append_printf(others, "%s%s", others->len > 0 ? ", " : "",
                                   finding->rule->id);
    }
    g_string_append(page, "</ul>\n");
    if (others->len > 0) {
        append(page, "h2", _("Asked, and nothing against it"));
        append(page, "p", others->str);
    }
    append(page, "p",
           _("kiespost informs and gives no legal advice. This page holds personal "
             "data: delete it when you have seen it."));
    g_string_append(page, "</aside></main></body></html>\n");
}

gboolean preview_page_write(const char *path, const struct previewed *previewed,
                            GError **error)
{
    g_autoptr(GString) page = g_string_new(NULL);

    append_head(page, previewed);
    append_html(page, previewed);
    append_text(page, previewed);
    append_verdict(page, previewed->decision);
    return file_write_atomically(path, page->str, page->len, 0600, error);
}
