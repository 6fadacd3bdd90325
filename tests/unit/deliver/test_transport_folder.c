/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "deliver/postbox.h"
#include "dossier/attempt_log.h"

enum {
    RECIPIENTS = 30
};

/* ---- a disk that fails ---- */

enum call {
    CALL_NONE,
    CALL_WRITE,
    CALL_SYNC,
    CALL_RENAME,
    CALL_SYNC_DIRECTORY,
};

static enum call failing_call;
static int failing_errno;
static int calls_left; /* so many succeed before */

static gboolean fails(enum call call)
{
    if (failing_call != call || calls_left-- > 0)
        return FALSE;
    errno = failing_errno;
    return TRUE;
}

/* In place of the C library's, for platform/file.c; SQLite writes by pwrite(). The
 * dossier is on another disk. */
ssize_t write(int descriptor, const void *bytes, size_t length)
{
    return length % ATTEMPT_ENTRY_LENGTH != 0 && fails(CALL_WRITE)
               ? -1
               : syscall(SYS_write, descriptor, bytes, length);
}

int rename(const char *from, const char *to)
{
    return fails(CALL_RENAME) ? -1 : (int)syscall(SYS_rename, from, to);
}

int fsync(int descriptor)
{
    struct stat status;

    fstat(descriptor, &status);
    return fails(S_ISDIR(status.st_mode) ? CALL_SYNC_DIRECTORY : CALL_SYNC) ? -1 : 0;
}

static void fail_at(enum call call, int number, int after)
{
    failing_call = call;
    failing_errno = number;
    calls_left = after;
}

/* ---- one message ---- */

static enum submission put(struct transport *transport, const char *stem,
                           const char *bytes, GError **error)
{
    const struct submission_request request = {.from = "els@peeters.example",
                                               .to = "jan@voorbeeld.example",
                                               .bytes = bytes,
                                               .length = strlen(bytes),
                                               .stem = stem};
    char status[SUBMISSION_STATUS_SIZE] = "none";
    enum submission submission = transport->submit(transport, &request, status, error);

    assert_string_equal(status, "");
    return submission;
}

static void assert_holds(const char *directory, const char *name, const char *bytes)
{
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_autofree char *text = NULL;
    struct stat status;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, bytes);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
}

static void a_message_becomes_a_file(void **state)
{
    g_autofree char *directory = g_build_filename(*state, "out", NULL);
    g_autoptr(GError) error = NULL;
    struct stat status;

    umask(0);
    g_autoptr(Transport) transport = transport_folder_new(directory, &error);
    assert_no_error(error);
    assert_string_equal(transport->name, "folder");
    assert_int_equal(stat(directory, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0700);
    assert_int_equal(put(transport, "nieuws-r-000017", "Dag\r\n\r\nEls", &error),
                     SUBMISSION_ACCEPTED);
    assert_int_equal(put(transport, "nieuws-r-000018", "", &error), SUBMISSION_ACCEPTED);
    assert_holds(directory, "nieuws-r-000017.eml", "Dag\r\n\r\nEls");
    assert_holds(directory, "nieuws-r-000018.eml", "");
    /* Sent again after a doubt: the same message, perhaps with another date. */
    assert_int_equal(put(transport, "nieuws-r-000017", "Dag\r\n\r\nEls!", &error),
                     SUBMISSION_ACCEPTED);
    assert_holds(directory, "nieuws-r-000017.eml", "Dag\r\n\r\nEls!");
    assert_int_equal(scratch_count(directory), 2);
}

static void a_text_message_becomes_a_file(void **state)
{
    g_autofree char *directory = g_build_filename(*state, "out", NULL);
    g_autofree char *part = g_build_filename(directory, ".sms-r-000001.txt.part", NULL);
    g_autofree char *mail =
        g_build_filename(directory, ".nieuws-r-000001.eml.part", NULL);
    g_autoptr(GError) error = NULL;

    assert_int_equal(g_mkdir(directory, 0700), 0);
    assert_true(g_file_set_contents(part, "x", 1, NULL));
    assert_true(g_file_set_contents(mail, "x", 1, NULL));
    g_autoptr(Transport) transport = transport_text_folder_new(directory, &error);
    assert_no_error(error);
    assert_string_equal(transport->name, "folder");
    assert_false(g_file_test(part, G_FILE_TEST_EXISTS));
    assert_true(g_file_test(mail, G_FILE_TEST_EXISTS));
    assert_int_equal(put(transport, "sms-r-000017", "Dag\nEls", &error),
                     SUBMISSION_ACCEPTED);
    assert_holds(directory, "sms-r-000017.txt",
                 "To: jan@voorbeeld.example\n\nDag\nEls\n");
}

static void a_folder_that_is_there_is_kept(void **state)
{
    g_autofree char *part = g_build_filename(*state, ".nieuws-r-000003.eml.part", NULL);
    g_autofree char *other = g_build_filename(*state, "foto.part", NULL);
    g_autofree char *hidden = g_build_filename(*state, ".profile", NULL);
    const char *names[] = {part, other, hidden};
    g_autoptr(GError) error = NULL;
    struct stat status;

    assert_int_equal(g_chmod(*state, 0750), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        assert_true(g_file_set_contents(names[i], "x", 1, NULL));
    g_autoptr(Transport) transport = transport_folder_new(*state, &error);
    assert_no_error(error);
    assert_int_equal(stat(*state, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0750);
    assert_false(g_file_test(part, G_FILE_TEST_EXISTS));
    assert_true(g_file_test(other, G_FILE_TEST_EXISTS));
    assert_true(g_file_test(hidden, G_FILE_TEST_EXISTS));
}

static void a_folder_that_cannot_be(void **state)
{
    g_autofree char *file = g_build_filename(*state, "file", NULL);
    g_autofree char *below_file = g_build_filename(file, "out", NULL);
    g_autofree char *no_parent = g_build_filename(*state, "a", "b", NULL);
    const char *const impossible[] = {file, below_file, no_parent, "/proc/kiespost-test"};

    assert_true(g_file_set_contents(file, "x", 1, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(impossible); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(transport_folder_new(impossible[i], &error));
        assert_code(error, KIESPOST_ERROR_CANNOT_CREATE, impossible[i]);
    }
}

/* A failure of the disk at each step of one message. */
static const struct {
    const char *label;
    enum call call;
    int number;
    enum kiespost_error code;
} failures[] = {
    {"no room for it", CALL_WRITE, ENOSPC, KIESPOST_ERROR_IO},
    {"no room left of one's share", CALL_WRITE, EDQUOT, KIESPOST_ERROR_IO},
    {"a limit on file sizes", CALL_WRITE, EFBIG, KIESPOST_ERROR_IO},
    {"a broken disk", CALL_WRITE, EIO, KIESPOST_ERROR_IO},
    {"a disk that became read-only", CALL_WRITE, EROFS, KIESPOST_ERROR_IO},
    {"not brought to the disk", CALL_SYNC, EIO, KIESPOST_ERROR_IO},
    {"no room only now", CALL_SYNC, ENOSPC, KIESPOST_ERROR_IO},
    {"no room for the name", CALL_RENAME, ENOSPC, KIESPOST_ERROR_IO},
    {"no right to rename", CALL_RENAME, EACCES, KIESPOST_ERROR_CANNOT_CREATE},
    {"the name is not brought to the disk", CALL_SYNC_DIRECTORY, EIO, KIESPOST_ERROR_IO},
};

static void a_failing_disk_stops_and_leaves_nothing(void **state)
{
    for (gsize i = 0; i < G_N_ELEMENTS(failures); i++) {
        g_autofree char *directory = g_build_filename(*state, "out", NULL);
        g_autoptr(Transport) transport = transport_folder_new(directory, NULL);
        g_autoptr(GError) error = NULL;

        assert_int_equal(put(transport, "a", "A", NULL), SUBMISSION_ACCEPTED);
        fail_at(failures[i].call, failures[i].number, 0);
        assert_int_equal(put(transport, "b", "B", &error), SUBMISSION_STOPPED);
        fail_at(CALL_NONE, 0, 0);
        assert_code(error, failures[i].code, failures[i].label);
        assert_int_equal(scratch_count(directory), 1);
        assert_int_equal(put(transport, "b", "B", NULL), SUBMISSION_ACCEPTED);
        assert_holds(directory, "b.eml", "B");
        scratch_remove_path(directory);
    }
}

/* ---- a whole run ---- */

static int begin(void **state)
{
    campaign_begin(state);
    postbox_approve(*state, RECIPIENTS);
    return 0;
}

static int unmake(void **state)
{
    postbox_forget();
    return campaign_unmake(state);
}

static gboolean run_into(const char *directory, struct dossier *dossier,
                         struct delivery_report *report, GError **error)
{
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", NULL);
    g_autoptr(Transport) transport = transport_folder_new(directory, NULL);
    struct postbox postbox = postbox_new(NULL);
    const struct delivery_inputs inputs = {.dossier = dossier,
                                           .mailing = mailing,
                                           .transport = transport,
                                           .source = postbox_next,
                                           .context = &postbox};

    return delivery_run(&inputs, report, error);
}

static void a_full_disk_at_message_17(void **state)
{
    g_autofree char *directory = campaign_path(state, "out");
    struct dossier *dossier = postbox_open(*state);
    g_autoptr(GError) full = NULL, error = NULL;
    struct delivery_report report;

    fail_at(CALL_WRITE, ENOSPC, 16);
    assert_false(run_into(directory, dossier, &report, &full));
    fail_at(CALL_NONE, 0, 0);
    assert_code(full, KIESPOST_ERROR_IO, "full");
    assert_int_equal(kiespost_error_exit_status((enum kiespost_error)full->code), 74);
    assert_int_equal(scratch_count(directory), 16);
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], 16);
    assert_int_equal(report.counts[DELIVERY_PLANNED], RECIPIENTS - 16);
    assert_true(run_into(directory, dossier, &report, &error));
    assert_int_equal(report.this_run[DELIVERY_ACCEPTED], RECIPIENTS - 16);
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], RECIPIENTS);
    assert_int_equal(scratch_count(directory), RECIPIENTS);
    postbox_close(dossier);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, scratch_make, scratch_remove)
    const struct CMUnitTest tests[] = {
        TEST(a_message_becomes_a_file),
        TEST(a_text_message_becomes_a_file),
        TEST(a_folder_that_is_there_is_kept),
        TEST(a_folder_that_cannot_be),
        TEST(a_failing_disk_stops_and_leaves_nothing),
        cmocka_unit_test_setup_teardown(a_full_disk_at_message_17, begin, campaign_end),
    };

    return cmocka_run_group_tests(tests, campaign_make, unmake);
}
