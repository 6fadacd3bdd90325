/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

struct form {
    const char *label, *text, *expected;
};

typedef void (*append_form)(GString *out, const char *text);

static void check_forms(const struct form *forms, gsize count, append_form append)
{
    for (gsize i = 0; i < count; i++) {
        g_autoptr(GString) out = g_string_new("kept|");
        append(out, forms[i].text);
        if (!g_str_has_prefix(out->str, "kept|") ||
            strcmp(out->str + 5, forms[i].expected) != 0 || out->len != strlen(out->str))
            fail_msg("%s: '%s' became '%s', not '%s'", forms[i].label, forms[i].text,
                     out->str, forms[i].expected);
    }
}

static void test_ascii(void **state)
{
    (void)state;
    assert_true(text_is_ascii("", 0));
    assert_true(text_is_ascii("Kerkstraat 12, 9000 Gent", 24));
    for (gsize at = 0; at < 20; at++) {
        char text[20];
        memset(text, 'a', sizeof text);
        text[at] = (char)0x80;
        assert_false(text_is_ascii(text, sizeof text));
        assert_true(text_is_ascii(text, at));
    }
}

static const struct form normal_forms[] = {
    {"empty", "", ""},
    {"plain", "Els Peeters", "Els Peeters"},
    {"ends", "  Els \t", "Els"},
    {"inner blanks", "Els   Van\tden\r\nBroeck", "Els Van den Broeck"},
    {"only blanks", " \t\n", ""},
    {"one blank", " ", ""},
    {"no-break space", "Els\u00a0Peeters", "Els Peeters"},
    {"thin spaces", "\u2009Els\u202f\u2003Peeters\u3000", "Els Peeters"},
    {"line separators", "Els\u2028Peeters\u2029", "Els Peeters"},
    {"next line", "Els\xc2\x85Peeters", "Els Peeters"},
    {"C0", "E\001l\033s\177", "Els"},
    {"C1", "E\xc2\x9bls", "Els"},
    {"bidi", "\u202eEls\u202c \u2066P\u2069", "Els P"},
    {"zero width", "E\u200bl\u200ds\ufeff", "Els"},
    {"soft hyphen", "Ker\u00adk", "Kerk"},
    {"blank around what is dropped", "Els \u200b Peeters", "Els Peeters"},
    {"dropped at the end", "Els \u200b", "Els"},
    {"Latin-1", "André Größling", "André Größling"},
    {"Latin-1 with blanks", " André  Ÿ ", "André Ÿ"},
    {"decomposed", "Andre\u0301", "André"},
    {"composes once the joiner is gone", "e\u200d\u0301", "é"},
    {"two marks", "o\u0302\u0301", "ố"},
    {"ångström sign", "\u212b", "Å"},
    {"typographic apostrophe stays", "D’Hondt", "D’Hondt"},
    {"beyond the BMP", "A\U0001F600", "A\U0001F600"},
    {"malformed bytes go", "A\xff\xc3", "A"},
    {"replacement character stays", "A\ufffd", "A\ufffd"},
};

static void append_normalised(GString *out, const char *text)
{
    g_autoptr(GString) form = g_string_new("overwritten");
    text_normalise(form, text, strlen(text));
    g_string_append_len(out, form->str, (gssize)form->len);
}

static void append_normalised_twice(GString *out, const char *text)
{
    g_autoptr(GString) form = g_string_new(NULL);
    text_normalise(form, text, strlen(text));
    append_normalised(out, form->str);
}

static void test_normalise(void **state)
{
    (void)state;
    check_forms(normal_forms, G_N_ELEMENTS(normal_forms), append_normalised);
    check_forms(normal_forms, G_N_ELEMENTS(normal_forms), append_normalised_twice);
}

/* A span of a read buffer, with more behind it. */
static void test_normalise_span(void **state)
{
    (void)state;
    static const char buffer[] = "Els;André";
    g_autoptr(GString) out = g_string_new(NULL);

    text_normalise(out, buffer, 3);
    assert_string_equal(out->str, "Els");
    text_normalise(out, buffer + 4, 6);
    assert_string_equal(out->str, "André");
    text_normalise(out, buffer + 4, 5);
    assert_string_equal(out->str, "Andr");
    text_normalise(out, buffer, 4);
    assert_string_equal(out->str, "Els;");
    text_normalise(out, "Els Peeters", 4);
    assert_string_equal(out->str, "Els");
}

static const struct form folds[] = {
    {"empty", "", ""},
    {"capitals", "VAN DEN BROECK", "van den broeck"},
    {"digits", "Straat 12A", "straat 12a"},
    {"punctuation", "  Sint-Pieters_straat,", "sint pieters straat"},
    {"apostrophe", "'s-Gravenbrakel", "s gravenbrakel"},
    {"typographic apostrophe", "’s-Gravenbrakel", "s gravenbrakel"},
    {"accents", "Éléonore Güneş Çağ", "eleonore gunes cag"},
    {"decomposed accents", "E\u0301le\u0301", "ele"},
    {"ligatures", "Œuvre Æ œ æ ĳ", "oeuvre ae oe ae ij"},
    {"sharp s", "Größling STRASSE ẞ", "grossling strasse ss"},
    {"strokes", "Bjørn Łukasz Đ ħ", "bjorn lukasz d h"},
    {"Turkish i", "İpek Yıldız", "ipek yildiz"},
    {"degree and ordinal", "N° Nº", "n n"},
    {"numero sign", "№", "no"},
    {"typographic ligature", "ﬁn", "fin"},
    {"fullwidth", "Ａｂ１", "ab1"},
    {"stacked marks", "Nguyễn Ệ", "nguyen e"},
    {"soft hyphen joins", "Kerk\u00adstraat", "kerkstraat"},
    {"zero width joins", "Kerk\u200bstraat", "kerkstraat"},
    {"no-break space parts", "Els\u00a0P", "els p"},
    {"other scripts", "ΑΘΗΝΑ Ёлка", "αθηνα елка"},
    {"no letters", "—·#", ""},
    {"gap only at the start", "—É—", "e"},
    {"malformed",
     "a\xff"
     "b\xc3",
     "a b"},
};

static void test_fold(void **state)
{
    (void)state;
    check_forms(folds, G_N_ELEMENTS(folds), text_fold);
}

static const struct form name_keys[] = {
    {"empty", "", ""},
    {"particles", "Van den Broeck", "broeck"},
    {"in capitals", "VAN DEN BROECK", "broeck"},
    {"without them", "Broeck", "broeck"},
    {"joined is another name", "VANDENBROECK", "vandenbroeck"},
    {"half joined is another name", "Vanden Broeck", "vandenbroeck"},
    {"D apostrophe", "D'Hondt", "hondt"},
    {"typographic", "D’Hondt", "hondt"},
    {"t apostrophe", "Van 't Veld", "veld"},
    {"French", "de la Fontaine", "fontaine"},
    {"du", "du Bois", "bois"},
    {"German", "von der Größling", "grossling"},
    {"double name", "De Smet-Van den Broeck", "smetbroeck"},
    {"two words", "El Yousfi", "elyousfi"},
    {"only particles", "De La", "dela"},
    {"one particle", "Van", "van"},
    {"a Vietnamese family name", "Le", "le"},
    {"starts like a particle", "Dendooven", "dendooven"},
    {"short", "Ng", "ng"},
};

static void test_name_key(void **state)
{
    (void)state;
    check_forms(name_keys, G_N_ELEMENTS(name_keys), text_name_key);
}

static const struct {
    const char *label;
    const char *street, *number, *box, *postcode;
    const char *expected;
} addresses[] = {
    {"plain", "Kerkstraat", "12", "", "9000", "kerkstraat|12||9000"},
    {"nothing", NULL, NULL, NULL, NULL, "|||"},
    {"straat shortened", "Kerkstr.", "12", NULL, "9000", "kerkstraat|12||9000"},
    {"straat apart", "Kerk str", "12", NULL, "9000", "kerk straat|12||9000"},
    {"laan shortened", "Lindenln", "1", "", "9000", "lindenlaan|1||9000"},
    {"steenweg", "GENTSESTWG", "1", "", "9300", "gentsesteenweg|1||9300"},
    {"rue", "R. de l'Église", "1", "", "1050", "rue de l eglise|1||1050"},
    {"rue in full", "Rue de l’Eglise", "1", "", "1050", "rue de l eglise|1||1050"},
    {"avenue", "Av. Louise", "1", "", "1050", "avenue louise|1||1050"},
    {"boulevard", "Bd du Jardin", "1", "", "1000", "boulevard du jardin|1||1000"},
    {"chaussee", "Chée de Wavre", "1", "", "1050", "chaussee de wavre|1||1050"},
    {"German street", "Klosterstraße", "1", "", "4700", "klosterstraat|1||4700"},
    {"saint", "St.-Pietersplein", "1", "", "9000", "sint pietersplein|1||9000"},
    {"sint", "Sint-Pietersplein", "1", "", "9000", "sint pietersplein|1||9000"},
    {"str alone is no ending of itself", "Str.", "1", "", "9000", "straat|1||9000"},
    {"letter apart", "Kerkstraat", "12 A", "", "9000", "kerkstraat|12a||9000"},
    {"letter behind a hyphen", "Kerkstraat", "12-a", "", "9000", "kerkstraat|12a||9000"},
    {"bis", "Kerkstraat", "10bis", "", "9000", "kerkstraat|10bis||9000"},
    {"range", "Kerkstraat", "21-27", "", "9000", "kerkstraat|21-27||9000"},
    {"range with a slash", "Kerkstraat", "21/27", "", "9000", "kerkstraat|21-27||9000"},
    {"range is not one number", "Kerkstraat", "2127", "", "9000",
     "kerkstraat|2127||9000"},
    {"zeros before", "Kerkstraat", "0012", "0003", "9000", "kerkstraat|12|3|9000"},
    {"zero", "Kerkstraat", "0", "", "9000", "kerkstraat|0||9000"},
    {"bus", "Kerkstraat", "1", "bus 3", "9000", "kerkstraat|1|3|9000"},
    {"bte", "Kerkstraat", "1", "Bte. 3", "9000", "kerkstraat|1|3|9000"},
    {"boîte", "Kerkstraat", "1", "boîte 03", "9000", "kerkstraat|1|3|9000"},
    {"letter box", "Kerkstraat", "1", "b002", "9000", "kerkstraat|1|b002|9000"},
    {"box of two parts", "Kerkstraat", "1", "02.01", "9000", "kerkstraat|1|2-1|9000"},
    {"country before the postcode", "Kerkstraat", "1", "", "B-9000",
     "kerkstraat|1||9000"},
    {"foreign postcode", "Kerkstraat", "1", "", "1012 AB", "kerkstraat|1||1012ab"},
};

static void test_address_key(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        text_address_key(out, addresses[i].street, addresses[i].number, addresses[i].box,
                         addresses[i].postcode);
        if (strcmp(out->str, addresses[i].expected) != 0)
            fail_msg("%s: '%s', not '%s'", addresses[i].label, out->str,
                     addresses[i].expected);
    }
}

static const struct form emails[] = {
    {"lower", "els@example.be", "els@example.be"},
    {"capitals", " Els.Peeters@EXAMPLE.be\r\n", "els.peeters@example.be"},
    {"beyond ASCII", "ÉLS@exämple.be", "éls@exämple.be"},
    {"decomposed", "e\u0301ls@example.be", "éls@example.be"},
    {"blank", "  ", ""},
};

static void test_email_key(void **state)
{
    (void)state;
    check_forms(emails, G_N_ELEMENTS(emails), text_email_key);
}

static void append_for_terminal(GString *out, const char *text)
{
    g_autofree char *shown = text_for_terminal(text);
    g_string_append(out, shown);
}

static const struct form terminal_forms[] = {
    {"plain", "André – Ş", "André – Ş"},
    {"escape", "\033[31mEls", "\ufffd[31mEls"},
    {"line end", "Els\nroot", "Els\ufffdroot"},
    {"C1",
     "\xc2\x9b"
     "31m",
     "\ufffd31m"},
    {"bidi", "a\u202eb\u2066", "a\ufffdb\ufffd"},
    {"invalid bytes", "a\xff\xc3(\xe2\x82", "a\ufffd\ufffd(\ufffd\ufffd"},
    {"overlong", "\xc0\xaf", "\ufffd\ufffd"},
    {"delete", "a\177", "a\ufffd"},
};

static void test_for_terminal(void **state)
{
    (void)state;
    check_forms(terminal_forms, G_N_ELEMENTS(terminal_forms), append_for_terminal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ascii),          cmocka_unit_test(test_normalise),
        cmocka_unit_test(test_normalise_span), cmocka_unit_test(test_fold),
        cmocka_unit_test(test_name_key),       cmocka_unit_test(test_address_key),
        cmocka_unit_test(test_email_key),      cmocka_unit_test(test_for_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
