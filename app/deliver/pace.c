/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/pace.h"

#include <string.h>

/* The times of the last `count` messages; so many and no more decide. */
struct track {
    struct pace_limit limit;
    gint64 *times;
    guint next;  /* where the next one goes, which is where the oldest stands once full */
    guint known; /* at most limit.count */
};

struct pace {
    GArray *tracks;        /* of all messages */
    GArray *domain_limits; /* struct pace_limit */
    GHashTable *domains;   /* name → GArray of struct track */
};

static void track_clear(gpointer track)
{
    g_free(((struct track *)track)->times);
}

static GArray *tracks_new(const GArray *limits)
{
    GArray *tracks = g_array_new(FALSE, FALSE, sizeof(struct track));

    g_array_set_clear_func(tracks, track_clear);
    for (guint i = 0; i < limits->len; i++) {
        struct track track = {.limit = g_array_index(limits, struct pace_limit, i)};
        track.times = g_new(gint64, track.limit.count);
        g_array_append_val(tracks, track);
    }
    return tracks;
}

static void note(GArray *tracks, gint64 at)
{
    for (guint i = 0; i < tracks->len; i++) {
        struct track *track = &g_array_index(tracks, struct track, i);
        track->times[track->next] = at;
        track->next = (track->next + 1) % track->limit.count;
        track->known = MIN(track->known + 1, track->limit.count);
    }
}

static gint64 wait(const GArray *tracks, guint count, gint64 now)
{
    gint64 longest = 0;

    for (guint i = 0; i < tracks->len; i++) {
        const struct track *track = &g_array_index(tracks, struct track, i);
        guint most = track->limit.count;
        guint room = most - track->known, wanted = MIN(count, most);
        if (wanted <= room)
            continue;
        /* The oldest of the known ones stands so many places behind `next`. */
        guint oldest = (track->next + most - track->known) % most;
        guint last = (oldest + wanted - room - 1) % most;
        longest = MAX(longest, track->times[last] + track->limit.window - now);
    }
    return longest;
}

/* ---- the pace ---- */

static void free_tracks(gpointer tracks)
{
    g_array_unref(tracks);
}

struct pace *pace_new(const GArray *limits, const GArray *domain_limits)
{
    struct pace *pace = g_new(struct pace, 1);

    *pace = (struct pace){
        .tracks = tracks_new(limits),
        .domain_limits = g_array_copy((GArray *)domain_limits),
        .domains = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_tracks),
    };
    return pace;
}

void pace_free(struct pace *pace)
{
    if (pace == NULL)
        return;
    g_array_unref(pace->tracks);
    g_array_unref(pace->domain_limits);
    g_hash_table_unref(pace->domains);
    g_free(pace);
}

gint64 pace_memory(const struct pace *pace)
{
    gint64 longest = 0;

    for (guint i = 0; i < pace->tracks->len; i++)
        longest = MAX(longest, g_array_index(pace->tracks, struct track, i).limit.window);
    for (guint i = 0; i < pace->domain_limits->len; i++)
        longest =
            MAX(longest, g_array_index(pace->domain_limits, struct pace_limit, i).window);
    return longest;
}

gboolean pace_looks_at_domains(const struct pace *pace)
{
    return pace->domain_limits->len > 0;
}

void pace_note(struct pace *pace, const char *domain, gint64 at)
{
    GArray *tracks;

    note(pace->tracks, at);
    if (domain == NULL || !pace_looks_at_domains(pace))
        return;
    tracks = g_hash_table_lookup(pace->domains, domain);
    if (tracks == NULL) {
        tracks = tracks_new(pace->domain_limits);
        g_hash_table_insert(pace->domains, g_strdup(domain), tracks);
    }
    note(tracks, at);
}

gint64 pace_wait(const struct pace *pace, const char *domain, gint64 now)
{
    return pace_wait_for(pace, domain, 1, now);
}

gint64 pace_wait_for(const struct pace *pace, const char *domain, guint count, gint64 now)
{
    const GArray *tracks =
        domain != NULL ? g_hash_table_lookup(pace->domains, domain) : NULL;
    gint64 all = wait(pace->tracks, count, now);

    return tracks != NULL ? MAX(all, wait(tracks, count, now)) : all;
}

char *pace_domain(const char *address)
{
    const char *at = strrchr(address, '@');

    return g_ascii_strdown(at != NULL ? at + 1 : address, -1);
}

/* ---- limits in words ---- */

static gboolean read_limit(const char *part, struct pace_limit *limit)
{
    static const struct {
        const char *unit;
        gint64 window;
    } units[] = {
        {"/min", PACE_MINUTE},
        {"/hour", PACE_HOUR},
        {"/day", PACE_DAY},
    };
    char *end = NULL;
    guint64 count = g_ascii_strtoull(part, &end, 10);

    for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
        if (g_ascii_isdigit(*part) && count > 0 && count <= 1000000 &&
            strcmp(end, units[i].unit) == 0) {
            *limit = (struct pace_limit){(guint)count, units[i].window};
            return TRUE;
        }
    return FALSE;
}

gboolean pace_read(const char *rate, GArray *limits)
{
    g_auto(GStrv) parts = NULL;

    if (rate == NULL || *rate == '\0')
        return TRUE;
    parts = g_strsplit(rate, ",", -1);
    for (gsize i = 0; parts[i] != NULL; i++) {
        struct pace_limit limit;
        if (!read_limit(g_strstrip(parts[i]), &limit))
            return FALSE;
        g_array_append_val(limits, limit);
    }
    return TRUE;
}
