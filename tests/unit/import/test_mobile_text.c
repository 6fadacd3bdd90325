/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/mobile_text.h"

static const struct {
    const char *text;
    enum phone_kind kind;
    const char *number;
} phones[] = {
    {"0470 12 34 56", PHONE_MOBILE, "+32470123456"},
    {"0470/12.34.56", PHONE_MOBILE, "+32470123456"},
    {"0470-123456", PHONE_MOBILE, "+32470123456"},
    {"+32 470 12 34 56", PHONE_MOBILE, "+32470123456"},
    {"+32(0)470/12.34.56", PHONE_MOBILE, "+32470123456"},
    {"+32 0470 12 34 56", PHONE_MOBILE, "+32470123456"},
    {"0032 470 12 34 56", PHONE_MOBILE, "+32470123456"},
    {"32470123456", PHONE_MOBILE, "+32470123456"},
    {"470123456", PHONE_MOBILE, "+32470123456"},
    {"(0)470 12 34 56", PHONE_MOBILE, "+32470123456"},
    {"GSM: 0470 12 34 56", PHONE_MOBILE, "+32470123456"},
    {"0470 12 34 56 (na 18u)", PHONE_MOBILE, "+32470123456"},
    {"0470 12 34 56 na 18u", PHONE_MOBILE, "+32470123456"},
    {"0470\xC2\xA0"
     "12\xE2\x80\xAF"
     "34\xC2\xA0"
     "56",
     PHONE_MOBILE, "+32470123456"},
    {"0470\xE2\x80\x93"
     "12 34 56",
     PHONE_MOBILE, "+32470123456"},
    {"0455 12 34 56", PHONE_MOBILE, "+32455123456"},
    {"0467 12 34 56", PHONE_MOBILE, "+32467123456"},
    {"082 22 33 44", PHONE_LANDLINE, "+3282223344"},
    {"02 512 34 56", PHONE_LANDLINE, "+3225123456"},
    {"04 322 88 88", PHONE_LANDLINE, "+3243228888"},
    {"081 22 33 44", PHONE_LANDLINE, "+3281223344"},
    {"+352 621 123 456", PHONE_FOREIGN, "+352621123456"},
    {"0033 6 12 34 56 78", PHONE_FOREIGN, "+33612345678"},
    {"0900 12 345", PHONE_SPECIAL, "+3290012345"},
    {"078 15 15 15", PHONE_SPECIAL, "+3278151515"},
    {"0800 12 345", PHONE_SPECIAL, "+3280012345"},
    {"070 23 32 33", PHONE_SPECIAL, "+3270233233"},
    {"", PHONE_EMPTY, ""},
    {" - ", PHONE_EMPTY, ""},
    {"0470 12 34 56 / 0471 12 34 56", PHONE_SEVERAL, ""},
    {"0470 12 34 56 of 0471 12 34 56", PHONE_SEVERAL, ""},
    {"0470123456;0471123456", PHONE_SEVERAL, ""},
    {"02 123 45 67", PHONE_INVALID, ""},
    {"0470 12 34 5", PHONE_INVALID, ""},
    {"0440 12 34 56", PHONE_INVALID, ""},
    {"112", PHONE_INVALID, ""},
    {"4,70123E+08", PHONE_INVALID, ""},
    {"4.70123e8", PHONE_INVALID, ""},
    {"geen", PHONE_INVALID, ""},
    {"+", PHONE_INVALID, ""},
    {"+32", PHONE_INVALID, ""},
    {"0", PHONE_INVALID, ""},
    {"00", PHONE_INVALID, ""},
};

static void test_read(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(phones); i++) {
        char number[PHONE_SIZE];
        enum phone_kind kind = phone_read(phones[i].text, strlen(phones[i].text), number);
        if (kind != phones[i].kind || strcmp(number, phones[i].number) != 0)
            fail_msg("%s: %d %s", phones[i].text, kind, number);
    }
}

/* libphonenumber's words in data/phone_formats.csv, and what they are here; the three
 * forms that "need special handling" have rows of their own above. */
static const struct {
    const char *type;
    enum phone_kind kind;
} types[] = {
    {"mobile", PHONE_MOBILE},          {"fixed_line", PHONE_LANDLINE},
    {"uan_or_invalid", PHONE_SPECIAL}, {"premium_rate", PHONE_SPECIAL},
    {"foreign", PHONE_FOREIGN},        {"short_code", PHONE_INVALID},
    {"invalid", PHONE_INVALID},
};

/* The last three cells of a line; the first is the number, which may be quoted. */
static void check_line(char *line)
{
    char number[PHONE_SIZE];
    char *expected = strrchr(line, ',');

    *expected++ = '\0';
    char *type = strrchr(line, ',');
    *type++ = '\0';
    char *input = *line == '"' ? line + 1 : line;
    input[strcspn(input, *line == '"' ? "\"" : ",")] = '\0';
    if (strcmp(type, "needs_special_handling") == 0)
        return;
    enum phone_kind kind = phone_read(input, strlen(input), number);
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
        if (strcmp(types[i].type, type) == 0 && types[i].kind == kind &&
            (*expected == '\0' || strcmp(expected, number) == 0))
            return;
    fail_msg("%s: %d %s, not %s %s", input, kind, number, type, expected);
}

static void test_written_forms(void **state)
{
    (void)state;
    g_autofree char *text = NULL;

    if (!g_file_get_contents(KIESPOST_SOURCE_DIR "/../shared/data/phone_formats.csv",
                             &text, NULL, NULL)) {
        print_message("SKIPPED: ../shared/data/phone_formats.csv is not here\n");
        skip();
        return;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
        check_line(g_strchomp(lines[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_written_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
