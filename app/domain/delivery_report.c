/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/delivery_report.h"

/* A state that a person's handset or operator is in today says nothing of the number:
 * only "not obtainable" is 5.1.1 (domain/enhanced_status.h). */
static const struct state {
    guint8 value;
    const char *name;
    const char *status;
} states[] = {
    {0x00, "received by the SME", "2.0.0"},
    {0x01, "forwarded, delivery not confirmed", "2.0.0"},
    {0x02, "replaced by the SC", "2.0.0"},

    {0x20, "congestion", "4.4.5"},
    {0x21, "SME busy", "4.4.1"},
    {0x22, "no response from SME", "4.4.1"},
    {0x23, "service rejected", "4.0.0"},
    {0x24, "quality of service not available", "4.0.0"},
    {0x25, "error in SME", "4.0.0"},

    {0x40, "remote procedure error", "5.0.0"},
    {0x41, "incompatible destination", "5.3.3"},
    {0x42, "connection rejected by SME", "5.0.0"},
    {0x43, "not obtainable", "5.1.1"},
    {0x44, "quality of service not available", "5.0.0"},
    {0x45, "no interworking available", "5.4.4"},
    {0x46, "SM validity period expired", "5.4.7"},
    {0x47, "SM deleted by originating SME", "5.0.0"},
    {0x48, "SM deleted by SC administration", "5.0.0"},
    {0x49, "SM does not exist", "5.0.0"},

    {0x60, "congestion, given up", "5.4.5"},
    {0x61, "SME busy, given up", "5.4.1"},
    {0x62, "no response from SME, given up", "5.4.1"},
    {0x63, "service rejected, given up", "5.0.0"},
    {0x64, "quality of service not available, given up", "5.0.0"},
    {0x65, "error in SME, given up", "5.0.0"},
};

static const struct state *find_state(guint8 value)
{
    for (gsize i = 0; i < G_N_ELEMENTS(states); i++)
        if (states[i].value == value)
            return &states[i];
    return NULL;
}

enum report_kind report_kind_of(guint8 delivery_state)
{
    if (delivery_state <= 0x02)
        return REPORT_DELIVERED;
    switch (delivery_state >> 4) {
    case 0x2:
        return REPORT_TRYING;
    case 0x4:
    case 0x6:
        return REPORT_FAILED;
    default:
        return REPORT_UNKNOWN;
    }
}

const char *report_kind_name(enum report_kind kind)
{
    static const char *const names[REPORT_KIND_COUNT] = {
        [REPORT_DELIVERED] = "delivered",
        [REPORT_TRYING] = "delayed",
        [REPORT_FAILED] = "failed",
        [REPORT_UNKNOWN] = "unknown",
    };
    return names[kind];
}

const char *report_state_name(guint8 delivery_state)
{
    const struct state *state = find_state(delivery_state);

    if (state != NULL)
        return state->name;
    /* The upper half of each group of 32, below 0x80. */
    return delivery_state < 0x80 && (delivery_state & 0x10) != 0
               ? "specific to the service centre"
               : "reserved";
}

const char *report_state_status(guint8 delivery_state)
{
    const struct state *state = find_state(delivery_state);

    if (state != NULL)
        return state->status;
    switch (report_kind_of(delivery_state)) {
    case REPORT_TRYING:
        return "4.0.0";
    case REPORT_FAILED:
        return "5.0.0";
    default:
        return "";
    }
}
