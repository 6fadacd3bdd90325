/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "command/json.h"

/* What `print` writes on standard output. The caller frees. */
static char *printed(void (*print)(void))
{
    FILE *file = tmpfile();
    int saved = dup(STDOUT_FILENO);
    char *text = g_malloc0(65536);

    fflush(stdout);
    dup2(fileno(file), STDOUT_FILENO);
    print();
    fflush(stdout);
    dup2(saved, STDOUT_FILENO);
    close(saved);
    rewind(file);
    (void)!fread(text, 1, 65535, file);
    fclose(file);
    return text;
}

static void write_document(guint elements, guint spill_every)
{
    g_autoptr(Json) json = json_new("test/1");

    json_text(json, "name", "a\"b");
    json_begin_array(json, "items");
    for (guint i = 1; i <= elements; i++) {
        json_begin_object(json, NULL);
        json_int(json, "n", i);
        json_end_object(json);
        if (spill_every > 0 && i % spill_every == 0)
            json_spill(json);
    }
    json_end_array(json);
    json_bool(json, "end", TRUE);
    json_print(json);
}

static guint elements, spill_every;

static void write_it(void)
{
    write_document(elements, spill_every);
}

/* A document printed in pieces is the same document. */
static void test_pieces(void **state)
{
    (void)state;
    for (elements = 0; elements < 8; elements++) {
        spill_every = 0;
        g_autofree char *whole = printed(write_it);
        for (spill_every = 1; spill_every < 9; spill_every++) {
            g_autofree char *pieces = printed(write_it);
            if (strcmp(whole, pieces) != 0)
                fail_msg("%u by %u: %s", elements, spill_every, pieces);
        }
    }
    assert_int_equal(elements, 8);
}

static void test_text(void **state)
{
    g_autoptr(Json) json = json_new("test/1");

    (void)state;
    json_text(json, "none", NULL);
    json_text(json, "line", "a\nb");
    g_autofree char *text = json_to_text(json);
    assert_string_equal(text, "{\"schema\":\"test/1\",\"none\":null,\"line\":\"a\\nb\"}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
