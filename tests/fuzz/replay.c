/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives every file of the named directories to the fuzz target once: what a fuzzer found
 * stays found in builds without one. */

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static gboolean replay(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize length;

    if (!g_file_get_contents(path, &bytes, &length, NULL))
        return FALSE;
    return LLVMFuzzerTestOneInput((const uint8_t *)bytes, length) == 0;
}

static int replay_directory(const char *directory)
{
    GDir *files = g_dir_open(directory, 0, NULL);
    const char *name;
    int count = 0;

    if (files == NULL) {
        fprintf(stderr, "%s: no such directory\n", directory);
        return -1;
    }
    while ((name = g_dir_read_name(files)) != NULL) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        if (!replay(path)) {
            fprintf(stderr, "%s: cannot be read\n", path);
            count = -1;
            break;
        }
        count++;
    }
    g_dir_close(files);
    return count;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        int count = replay_directory(argv[i]);
        if (count <= 0)
            return 1;
        printf("%s: %d inputs\n", argv[i], count);
    }
    return 0;
}
