/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/serial_ports.h"

#include <string.h>

/* A plain serial port is there on most computers, with nothing on it. */
static gboolean may_be_a_phone(const char *name)
{
    static const char *const beginnings[] = {"ttyUSB", "ttyACM", "rfcomm"};

    for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++)
        if (g_str_has_prefix(name, beginnings[i]))
            return TRUE;
    return FALSE;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **serial_ports(void)
{
    g_autoptr(GPtrArray) ports = g_ptr_array_new();
    g_autoptr(GDir) devices = g_dir_open("/dev", 0, NULL);
    const char *name;

    while (devices != NULL && (name = g_dir_read_name(devices)) != NULL)
        if (may_be_a_phone(name))
            g_ptr_array_add(ports, g_build_filename("/dev", name, NULL));
    g_ptr_array_sort(ports, by_name);
    g_ptr_array_add(ports, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&ports), FALSE);
}
