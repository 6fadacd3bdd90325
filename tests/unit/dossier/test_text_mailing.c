/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/mailing.h"

#include "base/clock.h"
#include "dossier/sent_times.h"

/* A mailing of text messages to recipients 1 to 3, which take 1, 2 and 3 parts. */
static struct mailing *text_mailing(struct dossier *dossier, gboolean plain_accents)
{
    g_autoptr(Mailing) draft = mailing_new();
    g_autoptr(GBytes) files = g_bytes_new_static("x", 1);
    const char *const declared[] = {NULL};
    const struct approval_record record = {1,     "1",      "kiespost 0.1.0",
                                           files, declared, FALSE};
    const char *name = plain_accents ? "sober" : "deftig";
    g_autoptr(GError) error = NULL;

    draft->name = g_strdup(name);
    draft->channel = CHANNEL_SMS;
    draft->template_name = g_strdup("sms");
    draft->sources = g_strsplit("leden", ",", -1);
    draft->plain_accents = plain_accents;
    mailing_create(dossier, draft, &error);
    assert_no_error(error);
    g_autoptr(Mailing) mailing = mailing_now(dossier, name);
    g_autoptr(Approval) approval = approval_new(dossier, mailing, &error);
    assert_no_error(error);
    for (guint i = 1; i <= 3; i++)
        assert_true(approval_add_text(approval, i, i, NULL));
    assert_true(approval_add(approval, 4, VERDICT_BLOCK, "objection-stop", NULL));
    approval_finish(approval, &record, &error);
    assert_no_error(error);
    return mailing_now(dossier, name);
}

static void the_choice_is_kept(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) plain = text_mailing(dossier, TRUE);
    g_autoptr(Mailing) other = text_mailing(dossier, FALSE);

    assert_true(plain->plain_accents);
    assert_false(other->plain_accents);
}

static void parts_are_counted_by_state(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = text_mailing(dossier, FALSE);
    g_autofree char *approved = newest_entry(dossier, "mailing approve");

    assert_int_equal(mailing->counts[DELIVERY_PLANNED], 3);
    assert_int_equal(mailing->parts[DELIVERY_PLANNED], 6);
    assert_non_null(strstr(approved, "parts=6\n"));
    struct batch *batch = mailing_claim(dossier, mailing, 10);
    mailing_try(batch, 3, "Dag", DELIVERY_ACCEPTED);
    mailing_close(batch);
    g_autoptr(Mailing) now = mailing_now(dossier, "deftig");
    assert_int_equal(now->parts[DELIVERY_ACCEPTED], 3);
    assert_int_equal(now->parts[DELIVERY_PLANNED], 3);
}

static struct batch *claim_by(struct dossier *dossier, const struct mailing *mailing,
                              const char *transport)
{
    struct batch *batch = attempts_claim(dossier, mailing, transport, 10, NULL);

    assert_non_null(batch);
    return batch;
}

/* What the phone sent is none of the mail server's, and the other way round. */
static void each_channel_has_its_times(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) texts = text_mailing(dossier, FALSE);
    g_autoptr(Mailing) mails = mailing_approved(dossier, "mail", 1, 2, FALSE);
    gint64 since = clock_now() - 3600;

    struct batch *batch = claim_by(dossier, texts, "handset");
    mailing_try(batch, 2, "Dag", DELIVERY_ACCEPTED);
    mailing_close(batch);
    batch = claim_by(dossier, mails, "esmtp");
    mailing_try(batch, 1, "Dag", DELIVERY_ACCEPTED);
    mailing_try(batch, 2, "Dag", DELIVERY_REFUSED);
    mailing_close(batch);

    g_autoptr(GArray) by_phone = sent_times_read(dossier, CHANNEL_SMS, since, NULL);
    g_autoptr(GArray) by_mail = sent_times_read(dossier, CHANNEL_EMAIL, since, NULL);
    assert_int_equal(by_phone->len, 1);
    assert_int_equal(g_array_index(by_phone, struct sent_time, 0).recipient, 2);
    assert_int_equal(g_array_index(by_phone, struct sent_time, 0).parts, 2);
    assert_int_equal(by_mail->len, 2);
    assert_int_equal(g_array_index(by_mail, struct sent_time, 0).parts, 1);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(the_choice_is_kept),
        TEST(parts_are_counted_by_state),
        TEST(each_channel_has_its_times),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
