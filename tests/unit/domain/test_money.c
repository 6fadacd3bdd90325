/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/money.h"

static const struct {
    const char *text;
    euro_price price; /* ten-thousandths */
} amounts[] = {
    {"1250", 12500000},
    {"0", 0},
    {"0,89", 8900},
    {"0.89", 8900},
    {"€ 0,89", 8900},
    {"€0.89", 8900},
    {"0,89 €", 8900},
    {"0,89€", 8900},
    {"€\u00a00,89", 8900},
    {"12.50 EUR", 125000},
    {"12,5 euro", 125000},
    {" 12,50 ", 125000},
    {"1.234,56", 12345600},
    {"1,234.56", 12345600},
    {"1234.56", 12345600},
    {"1234,56", 12345600},
    {"1 234,56", 12345600},
    {"1\u00a0234,56", 12345600},
    {"1\u202f234.56", 12345600},
    {"1 234", 12340000},
    {"12 345 678", 123456780000},
    {"1.234.567", 12345670000},
    {"1,234,567.89", 12345678900},
    {"1.234.567,8912", 12345678912},
    {"0,015", 150},
    {"0.0455", 455},
    {"0,089", 890},
    {"1234,567", 12345670},
    {"1.234,567", 12345670},
    {"1.2345", 12345},
    {"-3,20", -32000},
    {"- 3,20", -32000},
    {"€ -3,20", -32000},
    {"-€3.20", -32000},
    {"100000000", EURO_PRICE_MOST},
    {"00,50", 5000},
};

static const char *const not_amounts[] = {
    "",
    "€",
    "-",
    "abc",
    "12x",
    "1.234", /* twelve hundred, or one and a bit? */
    "1,234",
    "999.999",
    "12,34,56",
    "1.23.456",
    "1.2345.678",
    "1234.567.8",
    "1.234.56",
    "1,234,56",
    "0.123.456",
    "1 23",
    "1 234 56",
    "12 3456",
    "0,12345",
    "1..2",
    ",50",
    "5,",
    "1.234,567.8",
    "100000000,01",
    "99999999999999999999",
    "--1",
    "1-",
    "1e3",
    "€€1",
    "12 EUR EUR",
    "12 dollar",
    "½",
    "1.234 567",
    "1 234.567.8",
    "1.000.000.000.000.000.000.000.000",
    "+1",
};

static void test_reading(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(amounts); i++) {
        euro_price price = -1;
        if (!money_parse(amounts[i].text, &price) || price != amounts[i].price)
            fail_msg("“%s” is %" G_GINT64_FORMAT, amounts[i].text, price);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(not_amounts); i++) {
        euro_price price = -1;
        if (money_parse(not_amounts[i], &price))
            fail_msg("“%s” was read as %" G_GINT64_FORMAT, not_amounts[i], price);
    }
}

static const struct {
    euro_price price;
    gint64 count;
    euro_cents wanted;
} products[] = {
    {8900, 1873, 166697}, /* 0,89 × 1873 */
    {455, 1, 5},          /* 0,0455: up */
    {450, 1, 5},          /* 0,0450: half up */
    {449, 1, 4},
    {450, 3, 14},        /* 0,135: rounded once, not three times */
    {150, 31421, 47132}, /* 471,315: a binary float says 471,31 */
    {150, 53077, 79616}, /* 796,155 */
    {-450, 1, -5},       /* a correction takes away what it corrects */
    {-8900, 1873, -166697},
    {8900, 0, 0},
    {EURO_PRICE_MOST, 100000000, G_GINT64_CONSTANT(1000000000000000000)},
    {EURO_PRICE_MOST - 1, 100000000, G_GINT64_CONSTANT(999999999999000000)},
};

static void test_reckoning(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(products); i++) {
        euro_cents got = money_times(products[i].price, products[i].count);
        if (got != products[i].wanted)
            fail_msg("product %zu is %" G_GINT64_FORMAT, i, got);
    }
    assert_int_equal(money_round(149), 1);
    assert_int_equal(money_round(150), 2);
    assert_int_equal(money_round(-150), -2);
    assert_int_equal(money_round(-149), -1);
    assert_int_equal(money_round(0), 0);
}

static const struct {
    euro_cents amount;
    const char *nl, *fr, *en, *plain;
} written_amounts[] = {
    {0, "€\u00a00,00", "0,00\u00a0€", "€0.00", "0.00"},
    {5, "€\u00a00,05", "0,05\u00a0€", "€0.05", "0.05"},
    {89, "€\u00a00,89", "0,89\u00a0€", "€0.89", "0.89"},
    {125000, "€\u00a01\u00a0250,00", "1\u00a0250,00\u00a0€", "€1\u00a0250.00", "1250.00"},
    {123456789, "€\u00a01\u00a0234\u00a0567,89", "1\u00a0234\u00a0567,89\u00a0€",
     "€1\u00a0234\u00a0567.89", "1234567.89"},
    {-5, "€\u00a0-0,05", "-0,05\u00a0€", "-€0.05", "-0.05"},
    {-125000, "€\u00a0-1\u00a0250,00", "-1\u00a0250,00\u00a0€", "-€1\u00a0250.00",
     "-1250.00"},
};

static const struct {
    euro_price price;
    const char *nl, *fr, *en, *plain;
} written_prices[] = {
    {8900, "€\u00a00,89", "0,89\u00a0€", "€0.89", "0.89"},
    {150, "€\u00a00,015", "0,015\u00a0€", "€0.015", "0.015"},
    {455, "€\u00a00,0455", "0,0455\u00a0€", "€0.0455", "0.0455"},
    {12500000, "€\u00a01\u00a0250,00", "1\u00a0250,00\u00a0€", "€1\u00a0250.00",
     "1250.00"},
    {-8950, "€\u00a0-0,895", "-0,895\u00a0€", "-€0.895", "-0.895"},
};

static void check_text(char *got, const char *wanted)
{
    assert_string_equal(got, wanted);
    g_free(got);
}

static void test_writing(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(written_amounts); i++) {
        euro_cents amount = written_amounts[i].amount;
        check_text(money_text(amount, UI_DUTCH), written_amounts[i].nl);
        check_text(money_text(amount, UI_FRENCH), written_amounts[i].fr);
        check_text(money_text(amount, UI_ENGLISH), written_amounts[i].en);
        check_text(money_plain(amount), written_amounts[i].plain);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(written_prices); i++) {
        euro_price price = written_prices[i].price;
        check_text(money_price_text(price, UI_DUTCH), written_prices[i].nl);
        check_text(money_price_text(price, UI_FRENCH), written_prices[i].fr);
        check_text(money_price_text(price, UI_ENGLISH), written_prices[i].en);
        check_text(money_price_plain(price), written_prices[i].plain);
    }
}

/* Whatever is written is read again. */
static void test_there_and_back(void **state)
{
    static const enum ui_language languages[] = {UI_DUTCH, UI_FRENCH, UI_ENGLISH};
    g_autoptr(GRand) chance = g_rand_new_with_seed(2030);

    (void)state;
    for (int round = 0; round < 20000; round++) {
        int digits = g_rand_int_range(chance, 1, 13);
        euro_price price = 0, again;
        for (int i = 0; i < digits; i++)
            price = price * 10 + g_rand_int_range(chance, 0, 10);
        if (g_rand_boolean(chance))
            price = -price;
        g_autofree char *plain = money_price_plain(price);
        for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
            g_autofree char *text = money_price_text(price, languages[i]);
            /* "1.234" may mean two things, whoever wrote it; nobody else may. */
            if (!money_parse(text, &again))
                assert_int_equal(strlen(strpbrk(text, ".,") + 1) >= 3, TRUE);
            else if (again != price)
                fail_msg("%s became %" G_GINT64_FORMAT, text, again);
        }
        if (money_parse(plain, &again) && again != price)
            fail_msg("%s became %" G_GINT64_FORMAT, plain, again);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reading),
        cmocka_unit_test(test_reckoning),
        cmocka_unit_test(test_writing),
        cmocka_unit_test(test_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
