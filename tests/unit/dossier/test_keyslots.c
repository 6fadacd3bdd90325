/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"

static void a_slot_is_bound_to_its_name(void **state)
{
    g_autofree char *path = campaign_path(state, "keyslots");
    g_autofree char *text = NULL;
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(GError) error = NULL;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    char *name = strstr(text, "name=Els");
    assert_non_null(name);
    memcpy(name, "name=Eva", 8);
    g_file_set_contents(path, text, -1, NULL);
    g_autoptr(Keyslots) slots = keyslots_read(path, NULL);
    assert_null(keyslots_unlock(slots, "Eva", passphrase, &error));
    assert_code(error, KIESPOST_ERROR_WRONG_PASSPHRASE, "Eva");
}

static void a_cost_that_cannot_be_is_damage(void **state)
{
    static const char *const costs[] = {"0", "999999999999"};
    g_autofree char *path = campaign_path(state, "keyslots");
    g_autoptr(Secret) passphrase = campaign_passphrase();

    for (gsize i = 0; i < G_N_ELEMENTS(costs); i++) {
        g_autoptr(GKeyFile) file = g_key_file_new();
        g_autoptr(GError) error = NULL;
        assert_true(g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL));
        g_key_file_set_string(file, "slot 1", "memlimit", costs[i]);
        assert_true(g_key_file_save_to_file(file, path, NULL));
        g_autoptr(Keyslots) slots = keyslots_read(path, NULL);
        assert_null(keyslots_unlock(slots, NULL, passphrase, &error));
        assert_code(error, KIESPOST_ERROR_DAMAGED, costs[i]);
    }
}

static void names_and_order(void **state)
{
    g_autofree char *path = campaign_path(state, "keyslots");
    g_autoptr(Keyslots) slots = keyslots_read(path, NULL);

    assert_int_equal(keyslots_count(slots), 2);
    assert_string_equal(keyslots_name(slots, 0), "Els");
    assert_string_equal(keyslots_name(slots, 1), KEYSLOT_RECOVERY);
    assert_true(keyslots_has(slots, "ELS"));
    assert_false(keyslots_has(slots, "Jan"));
    assert_true(keyslots_remove(slots, "els"));
    assert_false(keyslots_remove(slots, "els"));
    assert_int_equal(keyslots_count(slots), 1);
}

static void writing_leaves_one_private_file(void **state)
{
    g_autofree char *path = campaign_path(state, "keyslots");
    g_autofree char *tmp = campaign_path(state, "tmp");
    g_autofree char *before = NULL, *after = NULL;
    g_autoptr(Keyslots) slots = keyslots_read(path, NULL);
    GStatBuf status;

    assert_true(g_file_get_contents(path, &before, NULL, NULL));
    assert_true(keyslots_write(slots, tmp, path, NULL));
    assert_true(g_file_get_contents(path, &after, NULL, NULL));
    assert_string_equal(before, after);
    assert_int_equal(g_stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_int_equal(scratch_count(tmp), 0);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(a_slot_is_bound_to_its_name),
        TEST(a_cost_that_cannot_be_is_damage),
        TEST(names_and_order),
        TEST(writing_leaves_one_private_file),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
