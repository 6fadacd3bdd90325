/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cmocka.h>

#include "base/error.h"
#include "platform/file.h"
#include "platform/scratch.h"

static char *in(void **state, const char *name)
{
    return g_build_filename(*state, name, NULL);
}

static char *contents(const char *path)
{
    char *text = NULL;

    g_file_get_contents(path, &text, NULL, NULL);
    return text;
}

static guint mode_of(const char *path)
{
    struct stat status;

    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void assert_code(GError *error, enum kiespost_error code, const char *label)
{
    if (!g_error_matches(error, KIESPOST_ERROR, (int)code))
        fail_msg("%s: %s", label, error != NULL ? error->message : "no error");
}

/* ---- inputs ---- */

static void a_regular_file_opens(void **state)
{
    g_autofree char *path = in(state, "kiezers.csv");
    g_autofree char *link = in(state, "link");
    const char *const paths[] = {path, link};

    assert_true(g_file_set_contents(path, "a;b\n1;2\n", -1, NULL));
    assert_int_equal(symlink(path, link), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        char buffer[20] = "";
        gint64 size = 0;
        int descriptor = file_open_regular(paths[i], &size, NULL);
        assert_true(descriptor >= 0);
        assert_int_equal(size, 8);
        assert_int_equal(file_read(descriptor, buffer, 3, path, NULL), 3);
        assert_true(file_rewind(descriptor, path, NULL));
        assert_int_equal(file_read(descriptor, buffer, sizeof buffer, path, NULL), 8);
        assert_string_equal(buffer, "a;b\n1;2\n");
        assert_int_equal(file_read(descriptor, buffer, sizeof buffer, path, NULL), 0);
        assert_true(file_close(descriptor, path, NULL));
    }
}

static void make_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);

    g_strlcpy(address.sun_path, path, sizeof address.sun_path);
    assert_int_equal(bind(descriptor, (struct sockaddr *)&address, sizeof address), 0);
    close(descriptor);
}

static void what_is_no_file_is_named(void **state)
{
    g_autofree char *fifo = in(state, "fifo");
    g_autofree char *socket_path = in(state, "socket");
    g_autofree char *missing = in(state, "missing");
    g_autofree char *link = in(state, "link");
    g_autofree char *below = in(state, "fifo/below");
    const struct {
        const char *path, *says;
    } cases[] = {
        {*state, "is a directory"},    {fifo, "is a named pipe"},
        {socket_path, "is a socket"},  {"/dev/null", "is a device"},
        {missing, "cannot be opened"}, {link, "cannot be opened"},
        {below, "cannot be opened"},   {"", "cannot be opened"},
    };

    assert_int_equal(mkfifo(fifo, 0600), 0);
    make_socket(socket_path);
    assert_int_equal(symlink("nowhere", link), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        assert_int_equal(file_open_regular(cases[i].path, NULL, &error), -1);
        assert_code(error, KIESPOST_ERROR_NO_INPUT, cases[i].path);
        if (strstr(error->message, cases[i].says) == NULL ||
            strstr(error->message, cases[i].path) == NULL)
            fail_msg("%s", error->message);
    }
}

static void reading_what_cannot_be_read_is_an_error(void **state)
{
    char byte;
    g_autoptr(GError) error = NULL;
    int directory = open(*state, O_RDONLY);

    assert_int_equal(file_read(directory, &byte, 1, *state, &error), -1);
    assert_code(error, KIESPOST_ERROR_IO, "directory");
    close(directory);
}

static void the_whole_up_to_its_limit(void **state)
{
    static const struct {
        const char *text;
        gsize limit;
        gboolean given;
    } cases[] = {{"", 0, TRUE}, {"12345", 5, TRUE}, {"12345", 4, FALSE}, {"1", 0, FALSE}};
    g_autofree char *path = in(state, "keyslots");

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        assert_true(g_file_set_contents(path, cases[i].text, -1, NULL));
        g_autoptr(GBytes) bytes = file_read_whole(path, cases[i].limit, &error);
        if (!cases[i].given) {
            assert_null(bytes);
            assert_code(error, KIESPOST_ERROR_INPUT, cases[i].text);
            continue;
        }
        assert_non_null(bytes);
        assert_int_equal(g_bytes_get_size(bytes), strlen(cases[i].text));
        assert_memory_equal(g_bytes_get_data(bytes, NULL), cases[i].text,
                            strlen(cases[i].text));
    }
}

static void a_file_of_the_kernel_that_says_size_zero(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    /* It tells no size: one byte is room enough to notice that there is more. */
    g_autoptr(GBytes) bytes = file_read_whole("/proc/self/status", 0, &error);
    assert_null(bytes);
    assert_code(error, KIESPOST_ERROR_INPUT, "/proc/self/status");
}

/* ---- outputs ---- */

static void a_new_file_is_private_and_new(void **state)
{
    g_autofree char *path = in(state, "export.xlsx");
    g_autofree char *dangling = in(state, "link");
    g_autofree char *target = in(state, "target");
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL, link_error = NULL;
    int descriptor = file_create_private(path, NULL);

    assert_true(descriptor >= 0);
    assert_true(file_write(descriptor, "abc", 3, path, NULL));
    assert_true(file_close(descriptor, path, NULL));
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(file_create_private(path, &error), -1);
    assert_code(error, KIESPOST_ERROR_CANNOT_CREATE, "exists");
    text = contents(path);
    assert_string_equal(text, "abc");

    assert_int_equal(symlink(target, dangling), 0);
    assert_int_equal(file_create_private(dangling, &link_error), -1);
    assert_code(link_error, KIESPOST_ERROR_CANNOT_CREATE, "dangling link");
    assert_false(g_file_test(target, G_FILE_TEST_EXISTS));
}

static void a_full_disk_is_an_error(void **state)
{
    g_autoptr(GError) error = NULL;
    int full = open("/dev/full", O_WRONLY);

    (void)state;
    assert_true(full >= 0);
    assert_false(file_write(full, "abc", 3, "/dev/full", &error));
    assert_code(error, KIESPOST_ERROR_IO, "/dev/full");
    assert_true(file_close(full, "/dev/full", NULL));
}

static void closing_twice_is_an_error(void **state)
{
    g_autofree char *path = in(state, "file");
    g_autoptr(GError) error = NULL;
    int descriptor = file_create_private(path, NULL);

    assert_true(file_close(descriptor, path, NULL));
    assert_false(file_close(descriptor, path, &error));
    assert_code(error, KIESPOST_ERROR_IO, "closed");
}

static void atomically_new_and_again(void **state)
{
    static const struct {
        const char *text;
        guint mode;
    } rounds[] = {{"first", 0600}, {"", 0600}, {"longer than the first", 0644}};
    g_autofree char *path = in(state, "keyslots");
    mode_t mask = umask(077);

    for (gsize i = 0; i < G_N_ELEMENTS(rounds); i++) {
        g_autofree char *text = NULL;
        assert_true(file_write_atomically(path, rounds[i].text, strlen(rounds[i].text),
                                          rounds[i].mode, NULL));
        text = contents(path);
        assert_string_equal(text, rounds[i].text);
        assert_int_equal(mode_of(path), rounds[i].mode);
        assert_int_equal(scratch_count(*state), 1);
    }
    umask(mask);
}

static void atomically_through_a_link_replaces_the_link(void **state)
{
    g_autofree char *path = in(state, "link");
    g_autofree char *target = in(state, "target");
    g_autofree char *text = NULL;

    assert_true(g_file_set_contents(target, "old", -1, NULL));
    assert_int_equal(symlink(target, path), 0);
    assert_true(file_write_atomically(path, "new", 3, 0600, NULL));
    text = contents(target);
    assert_string_equal(text, "old");
    assert_false(g_file_test(path, G_FILE_TEST_IS_SYMLINK));
}

static void a_target_that_cannot_be_is_refused(void **state)
{
    g_autofree char *file = in(state, "file");
    g_autofree char *below_file = in(state, "file/keyslots");
    g_autofree char *below_missing = in(state, "missing/keyslots");
    g_autofree char *directory = in(state, "directory");
    const char *const paths[] = {below_file, below_missing, directory};

    assert_true(g_file_set_contents(file, "x", -1, NULL));
    assert_int_equal(g_mkdir(directory, 0700), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GError) error = NULL;
        assert_false(file_write_atomically(paths[i], "new", 3, 0600, &error));
        assert_code(error, KIESPOST_ERROR_CANNOT_CREATE, paths[i]);
        assert_int_equal(scratch_count(*state), 2);
    }
}

/* With the size of files limited, writing stops in the middle as on a full disk. */
static int writes_half(void *path)
{
    const struct rlimit four_bytes = {4, 4};
    g_autoptr(GError) error = NULL;

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &four_bytes);
    if (file_write_atomically(path, "new contents", 12, 0600, &error))
        return 1;
    return g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO) ? 0 : 2;
}

static int copies_half(void *path)
{
    const struct rlimit four_bytes = {4, 4};
    g_autoptr(GError) error = NULL;
    g_autofree char *to = g_strconcat(path, ".copy", NULL);

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &four_bytes);
    if (file_copy_private(path, to, &error))
        return 1;
    return g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO) ? 0 : 2;
}

static void a_disk_that_fills_up_leaves_the_old_file(void **state)
{
    static int (*const bodies[])(void *) = {writes_half, copies_half};
    g_autofree char *path = in(state, "keyslots");

    assert_true(g_file_set_contents(path, "old contents", -1, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++) {
        assert_int_equal(child_status(bodies[i], path), 0);
        g_autofree char *text = contents(path);
        assert_string_equal(text, "old contents");
        assert_int_equal(scratch_count(*state), 1);
    }
}

/* As somebody whom permissions bind, which root is not. */
static int is_refused_in_a_read_only_directory(void *directory)
{
    g_autoptr(GError) write_error = NULL, create_error = NULL, make_error = NULL;
    g_autofree char *path = g_build_filename(directory, "file", NULL);

    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 77;
    if (file_directory_is_writable(directory))
        return 1;
    if (file_write_atomically(path, "x", 1, 0600, &write_error) ||
        !g_error_matches(write_error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE))
        return 2;
    if (file_create_private(path, &create_error) >= 0 ||
        !g_error_matches(create_error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE))
        return 3;
    if (file_make_directory_private(path, &make_error) ||
        !g_error_matches(make_error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE))
        return 4;
    return 0;
}

static void a_read_only_directory_is_refused(void **state)
{
    assert_int_equal(g_chmod(*state, 0555), 0);
    int status = child_status(is_refused_in_a_read_only_directory, *state);
    assert_int_equal(g_chmod(*state, 0700), 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77) {
        print_message("SKIPPED: root that may not become another user\n");
        skip();
    }
    assert_int_equal(status, 0);
}

static void copies_are_whole_private_and_new(void **state)
{
    static const gsize lengths[] = {0, 1, 65536, 200001};
    g_autofree char *from = in(state, "dossier.db");
    g_autofree char *to = in(state, "backup");

    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *bytes = g_strnfill(lengths[i], 'x');
        assert_true(g_file_set_contents(from, bytes, (gssize)lengths[i], NULL));
        assert_int_equal(g_chmod(from, 0644), 0);
        assert_true(file_copy_private(from, to, NULL));
        g_autofree char *copied = contents(to);
        assert_string_equal(copied, bytes);
        assert_int_equal(mode_of(to), 0600);
        assert_false(file_copy_private(from, to, &error));
        assert_code(error, KIESPOST_ERROR_CANNOT_CREATE, "exists");
        assert_true(file_delete(to, NULL));
    }
}

static void a_copy_of_nothing_makes_nothing(void **state)
{
    g_autofree char *from = in(state, "missing");
    g_autofree char *to = in(state, "backup");
    g_autoptr(GError) error = NULL;

    assert_false(file_copy_private(from, to, &error));
    assert_code(error, KIESPOST_ERROR_NO_INPUT, "missing");
    assert_int_equal(scratch_count(*state), 0);
}

/* ---- directories and names ---- */

static void directories_are_private(void **state)
{
    static const char *const names[] = {"new", "new", "slash/", "open"};
    g_autofree char *open_before = in(state, "open");
    g_autofree char *kept = in(state, "open/file");

    assert_int_equal(g_mkdir(open_before, 0755), 0);
    assert_true(g_file_set_contents(kept, "x", -1, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = in(state, names[i]);
        assert_true(file_make_directory_private(path, NULL));
        assert_int_equal(mode_of(path), 0700);
        assert_true(file_directory_is_writable(path));
    }
    assert_true(g_file_test(kept, G_FILE_TEST_EXISTS));
}

static void what_stands_in_the_way_of_a_directory(void **state)
{
    g_autofree char *file = in(state, "file");
    g_autofree char *below_file = in(state, "file/new");
    g_autofree char *below_missing = in(state, "missing/new");
    const char *const paths[] = {file, below_file, below_missing};

    assert_true(g_file_set_contents(file, "x", -1, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GError) error = NULL;
        assert_false(file_make_directory_private(paths[i], &error));
        assert_code(error, KIESPOST_ERROR_CANNOT_CREATE, paths[i]);
        assert_false(file_directory_is_writable(paths[i]));
    }
}

static void syncing(void **state)
{
    g_autofree char *file = in(state, "file");
    g_autofree char *missing = in(state, "missing");
    g_autoptr(GError) error = NULL, kind_error = NULL;

    assert_true(g_file_set_contents(file, "x", -1, NULL));
    assert_true(file_sync(file, NULL));
    assert_true(file_sync_directory(*state, NULL));
    assert_false(file_sync(missing, &error));
    assert_code(error, KIESPOST_ERROR_IO, "missing");
    assert_false(file_sync_directory(file, &kind_error));
    assert_code(kind_error, KIESPOST_ERROR_IO, "no directory");
}

static void renaming_replaces(void **state)
{
    g_autofree char *from = in(state, "keyslots.new");
    g_autofree char *directory = in(state, "sources");
    g_autofree char *to = in(state, "sources/keyslots");
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;

    assert_true(file_make_directory_private(directory, NULL));
    assert_true(g_file_set_contents(from, "new", -1, NULL));
    assert_true(g_file_set_contents(to, "old", -1, NULL));
    assert_true(file_rename_durably(from, to, NULL));
    assert_false(g_file_test(from, G_FILE_TEST_EXISTS));
    text = contents(to);
    assert_string_equal(text, "new");
    assert_false(file_rename_durably(from, to, &error));
    assert_code(error, KIESPOST_ERROR_CANNOT_CREATE, "missing");
}

static void deleting(void **state)
{
    g_autofree char *file = in(state, "file");
    g_autoptr(GError) error = NULL;

    assert_true(g_file_set_contents(file, "x", -1, NULL));
    assert_true(file_delete(file, NULL));
    assert_false(g_file_test(file, G_FILE_TEST_EXISTS));
    assert_true(file_delete(file, NULL));
    assert_false(file_delete(*state, &error));
    assert_code(error, KIESPOST_ERROR_IO, "directory");
}

static void written_once_and_private(void **state)
{
    g_autofree char *file = in(state, "file");
    g_autoptr(GError) error = NULL;

    umask(0);
    assert_true(file_write_private(file, "brief", 5, &error));
    g_autofree char *text = contents(file);
    assert_string_equal(text, "brief");
    assert_int_equal(mode_of(file), 0600);
    assert_false(file_write_private(file, "ander", 5, &error));
    assert_code(error, KIESPOST_ERROR_CANNOT_CREATE, "taken");
    g_autofree char *still = contents(file);
    assert_string_equal(still, "brief");
}

static int writes_beyond_the_limit(void *path)
{
    const struct rlimit limit = {10, 10};
    g_autoptr(GError) error = NULL;

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    if (file_write_private(path, "meer dan tien", 13, &error))
        return 1;
    return g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO) ? 0 : 2;
}

static void what_does_not_fit_leaves_nothing(void **state)
{
    g_autofree char *file = in(state, "file");

    assert_int_equal(child_status(writes_beyond_the_limit, file), 0);
    assert_false(g_file_test(file, G_FILE_TEST_EXISTS));
}

int main(void)
{
#define FILE_TEST(test)                                                                  \
    cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)
    const struct CMUnitTest tests[] = {
        FILE_TEST(a_regular_file_opens),
        FILE_TEST(what_is_no_file_is_named),
        FILE_TEST(reading_what_cannot_be_read_is_an_error),
        FILE_TEST(the_whole_up_to_its_limit),
        FILE_TEST(a_file_of_the_kernel_that_says_size_zero),
        FILE_TEST(a_new_file_is_private_and_new),
        FILE_TEST(a_full_disk_is_an_error),
        FILE_TEST(closing_twice_is_an_error),
        FILE_TEST(atomically_new_and_again),
        FILE_TEST(atomically_through_a_link_replaces_the_link),
        FILE_TEST(a_target_that_cannot_be_is_refused),
        FILE_TEST(a_disk_that_fills_up_leaves_the_old_file),
        FILE_TEST(a_read_only_directory_is_refused),
        FILE_TEST(copies_are_whole_private_and_new),
        FILE_TEST(a_copy_of_nothing_makes_nothing),
        FILE_TEST(directories_are_private),
        FILE_TEST(what_stands_in_the_way_of_a_directory),
        FILE_TEST(syncing),
        FILE_TEST(renaming_replaces),
        FILE_TEST(deleting),
        FILE_TEST(written_once_and_private),
        FILE_TEST(what_does_not_fit_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
