/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "reference/generate/csv_rows.h"

static const struct word classes[] = {
    {"consumer_isp", "EMAIL_DOMAIN_CONSUMER"},
    {"consumer_webmail", "EMAIL_DOMAIN_CONSUMER"},
    {"foreign_isp", "EMAIL_DOMAIN_CONSUMER"},
    {"government_federal", "EMAIL_DOMAIN_GOVERNMENT"},
    {"government_regional", "EMAIL_DOMAIN_GOVERNMENT"},
    {"government_province", "EMAIL_DOMAIN_GOVERNMENT"},
    {"government_eu", "EMAIL_DOMAIN_GOVERNMENT"},
    {"government_intl", "EMAIL_DOMAIN_GOVERNMENT"},
    {"government_local", "EMAIL_DOMAIN_MUNICIPAL"},
    {"government_local_pattern", "EMAIL_DOMAIN_MUNICIPAL"},
    {"police", "EMAIL_DOMAIN_POLICE"},
    {"education", "EMAIL_DOMAIN_EDUCATION"},
    {"health", "EMAIL_DOMAIN_HEALTH"},
    {"mutuality", "EMAIL_DOMAIN_MUTUALITY"},
    {"party", "EMAIL_DOMAIN_PARTY"},
    {"association", "EMAIL_DOMAIN_ASSOCIATION"},
    {"corporate", "EMAIL_DOMAIN_CORPORATE"},
    {"typo_or_fake", "EMAIL_DOMAIN_TYPO"},
    {NULL, NULL},
};

struct domains {
    GTree *whole; /* domain → constant; sorted, the first file to name one wins */
    GString *affixes;
    guint affix_count;
};

static gint compare_texts(gconstpointer a, gconstpointer b, gpointer unused)
{
    (void)unused;
    return strcmp(a, b);
}

static void add_whole(struct domains *domains, const char *domain, const char *constant)
{
    if (g_tree_lookup(domains->whole, domain) == NULL)
        g_tree_insert(domains->whole, g_strdup(domain), (gpointer)constant);
}

/* "ocmw{name}.be", "brandweer*.be". Without letters of its own beside the name
 * ("{name}.be") a pattern says nothing; without an ending ("mairie-{name}") neither. */
static void add_affixes(struct domains *domains, const char *pattern,
                        const char *constant)
{
    const char *open = strpbrk(pattern, "{*");
    const char *close = *open == '{' ? strchr(open, '}') : open;

    if (close == NULL || strchr(close, '.') == NULL)
        return;
    const char *suffix = close + 1;
    if (open == pattern && *suffix == '.' && strchr(suffix + 1, '.') == NULL)
        return;
    g_autofree char *prefix = g_strndup(pattern, (gsize)(open - pattern));
    g_string_append(domains->affixes, "    {");
    emit_string(domains->affixes, prefix);
    g_string_append(domains->affixes, ", ");
    emit_string(domains->affixes, suffix);
    g_string_append_printf(domains->affixes, ", %s},\n", constant);
    domains->affix_count++;
}

/* "a.be / b.be"; an entry in words ("other (…)") is none. */
static void add_entries(struct domains *domains, const struct csv_row *row)
{
    const char *category = csv_cell(row, "category");
    const char *constant = word_constant(classes, category);
    g_auto(GStrv) entries = g_strsplit(csv_cell(row, "domain_or_pattern"), " / ", -1);

    if (constant == NULL)
        csv_row_wrong(row, "'%s' is no category", category);
    for (char **entry = entries; *entry != NULL; entry++) {
        if (strpbrk(*entry, " (") != NULL)
            continue;
        if (strpbrk(*entry, "{*") != NULL)
            add_affixes(domains, *entry, constant);
        else
            add_whole(domains, *entry, constant);
    }
}

static gboolean emit_domain(gpointer key, gpointer value, gpointer out)
{
    g_string_append(out, "    {");
    emit_string(out, key);
    g_string_append_printf(out, ", %s},\n", (const char *)value);
    return FALSE;
}

static void emit_domains(GString *out, const char *dir)
{
    g_autoptr(CsvRows) municipal = csv_rows_read(dir, "municipal_domains.csv", ',');
    g_autoptr(CsvRows) others = csv_rows_read(dir, "email_domains.csv", ',');
    struct domains domains = {
        .whole = g_tree_new_full(compare_texts, NULL, g_free, NULL),
        .affixes = g_string_new(NULL),
    };

    for (guint i = 0; i < csv_rows_count(municipal); i++) {
        const struct csv_row *row = csv_rows_at(municipal, i);
        if (*csv_cell(row, "domain") == '\0') /* none was found */
            continue;
        if (strchr(csv_cell(row, "domain"), '.') == NULL)
            csv_row_wrong(row, "'%s' is no domain", csv_cell(row, "domain"));
        add_whole(&domains, csv_cell(row, "domain"), "EMAIL_DOMAIN_MUNICIPAL");
    }
    for (guint i = 0; i < csv_rows_count(others); i++)
        add_entries(&domains, csv_rows_at(others, i));
    g_string_append(out, "\nconst struct email_domain_row email_domain_rows[] = {\n");
    g_tree_foreach(domains.whole, emit_domain, out);
    g_string_append(out, "};\n");
    emit_count(out, "email_domain_row_count", (guint)g_tree_nnodes(domains.whole));
    g_string_append_printf(
        out, "\nconst struct email_affix_row email_affix_rows[] = {\n%s};\n",
        domains.affixes->str);
    emit_count(out, "email_affix_row_count", domains.affix_count);
    g_tree_unref(domains.whole);
    g_string_free(domains.affixes, TRUE);
}

static gboolean emit_role(gpointer key, gpointer value, gpointer out)
{
    g_string_append(out, "    {");
    emit_string(out, key);
    g_string_append(out, ", ");
    emit_string(out, value);
    g_string_append(out, "},\n");
    return FALSE;
}

static void emit_roles(GString *out, const char *dir)
{
    g_autoptr(CsvRows) rows = csv_rows_read(dir, "email_role_accounts.csv", ',');
    GTree *roles = g_tree_new_full(compare_texts, NULL, NULL, NULL);

    for (guint i = 0; i < csv_rows_count(rows); i++) {
        const struct csv_row *row = csv_rows_at(rows, i);
        const char *local_part = csv_cell(row, "local_part");
        if (*local_part == '\0' || g_tree_lookup(roles, local_part) != NULL)
            csv_row_wrong(row, "'%s' is empty, or stands here twice", local_part);
        g_tree_insert(roles, (gpointer)local_part, (gpointer)csv_cell(row, "category"));
    }
    g_string_append(out, "\nconst struct role_account_row role_account_rows[] = {\n");
    g_tree_foreach(roles, emit_role, out);
    g_string_append(out, "};\n");
    emit_count(out, "role_account_row_count", (guint)g_tree_nnodes(roles));
    g_tree_unref(roles);
}

void emit_email(GString *out, const char *dir)
{
    emit_domains(out, dir);
    emit_roles(out, dir);
}
