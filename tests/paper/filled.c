/* Forms that came back, whole and damaged. Those that other programs filled in: tests/http/test_filled.mjs. */
#include "suite.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/fault.h"
#include "base/fields.h"
#include "base/pool.h"
#include "paper/damage.h"
#include "paper/fillable.h"
#include "paper/filled.h"
#include "xml/schema.h"
#include "xml/xml.h"

#define PAPER(inside)                                                                                                  \
    "<paper xmlns='urn:redress:paper' title='T' author='A' foot='F' page='Page' of='of' size='11' "                    \
    "lang='en-GB'>" inside "</paper>"
#define FIELD(name) "<field name='" name "' label='L' spoken='S' max='100'/>"

static struct pool *pool;
static struct schema *schema;

static const char *pdf_of(const char *paper, size_t *length)
{
    struct fault fault = {0};
    const struct node *node = xml_read(pool, paper, strlen(paper), "paper", &fault);
    const char *pdf = fillable_pdf(pool, node, length, &fault);
    ck_assert_msg(pdf != NULL, "%s", fault.detail);
    return pdf;
}

static void begin(void)
{
    struct fault fault = {0};
    pool = pool_new();
    schema = schema_open(pool, "schema/record.xsd", &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
}

static void end(void)
{
    pool_free(pool);
}

static const struct {
    const char *paper, *as, *kind;
} FORMS[] = {
    {PAPER(FIELD("summary") FIELD("complainant.name") FIELD("details")), "form", "complaint"},
    {PAPER(FIELD("details") FIELD("about-whom")), "form", "compliment"},
    {PAPER("<field name='representative' label='L' spoken='S'><choice value='yes' label='Y'/></field>" FIELD(
         "representative.name")),
     "form", "complaint"},
    {PAPER(FIELD("size-of-shoe")), "other", NULL},
    {PAPER(FIELD("details") FIELD("size-of-shoe") FIELD("colour-of-hat")), "other", NULL},
    {PAPER(FIELD("details") FIELD("summary") FIELD("size-of-shoe") FIELD("colour-of-hat")), "form", "complaint"},
    {PAPER("<text>Only text</text>"), "flat", NULL},
};

START_TEST(is_told_apart)
{
    size_t length;
    const char *pdf = pdf_of(FORMS[_i].paper, &length);
    const struct filled filled = filled_read(pool, schema, NULL, pdf, length);
    ck_assert_str_eq(filled.code, FORMS[_i].as);
    ck_assert_pstr_eq(filled.kind, FORMS[_i].kind);
}
END_TEST

START_TEST(knows_what_asks_for_a_group)
{
    size_t length;
    const char *pdf = pdf_of(FORMS[2].paper, &length);
    const struct filled filled = filled_read(pool, schema, NULL, pdf, length);
    ck_assert_str_eq(fields_get(filled.fields, "representative"), "");
    ck_assert_str_eq(fields_get(filled.fields, "representative.name"), "");
}
END_TEST

/* A form whose fields are these, as other programs write them. */
#define FILE_OF(fields)                                                                                                \
    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [" fields "] >> >>\nendobj\n"              \
    "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"                                                          \
    "3 0 obj\n<< /AP << /N << /happy 2 0 R >> >> /TU (Are you?: Rather happy) >>\nendobj\n"                            \
    "4 0 obj\n<< /AP << /N << /merry 2 0 R >> >> /TU (Are you?: Rather merry) >>\nendobj\ntrailer << /Root 1 0 R >>\n"
#define SUMMARY(value) FILE_OF("<< /FT /Tx /T (summary) /TU (The complaint) /V " value " >>")
#define FEELING(value)                                                                                                 \
    FILE_OF("<< /FT /Btn /T (feeling) /TU (Are you?) /V /" value " /Kids [3 0 R 4 0 R] >>"                             \
            "<< /FT /Tx /T (size-of-shoe) /TU (Size. Of both shoes) /V (44) >>")

/* Each letter as the file has it, and as it is read. */
static const struct {
    const char *file, *name, *value, *label, *rest;
} TOLD[] = {
    {SUMMARY("(Late \\(twice\\))"), "summary", "Late (twice)", NULL, NULL},
    {SUMMARY("<FEFF0175D83DDE00>"), "summary", "ŵ😀", NULL, NULL},
    {SUMMARY("<FEFF0061D83D0062DE00>"), "summary", "a\uFFFDb\uFFFD", NULL, NULL}, /* halves of a letter */
    {SUMMARY("<FEFF0061F6000062D83D>"), "summary", "a😀b\uFFFD", NULL, NULL},      /* Chromium's viewer */
    {SUMMARY("<FEFF006100000062>"), "summary", "ab", NULL, NULL},
    {SUMMARY("<FEFF>"), "summary", "", NULL, NULL},
    {FEELING("happy"), "feeling", "happy", "Size. Of both shoes", "44"},
    {FEELING("merry"), "feeling", NULL, "Are you?", "Rather merry"},
};

START_TEST(says_what_the_file_has)
{
    const struct filled filled = filled_read(pool, schema, NULL, TOLD[_i].file, strlen(TOLD[_i].file));
    ck_assert_str_eq(filled.code, "form");
    ck_assert_pstr_eq(fields_get(filled.fields, TOLD[_i].name), TOLD[_i].value);
    ck_assert_uint_ge(filled.rest->count, TOLD[_i].label != NULL);
    if (TOLD[_i].label != NULL) {
        ck_assert_str_eq(filled.rest->list[0].name, TOLD[_i].label);
        ck_assert_str_eq(filled.rest->list[0].value, TOLD[_i].rest);
    }
}
END_TEST

static const struct {
    const char *bytes;
} BROKEN[] = {{""},
              {"%PDF-1.7"},
              {"<html></html>"},
              {"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n"}};

START_TEST(what_is_no_pdf_is_broken)
{
    const struct filled filled = filled_read(pool, schema, NULL, BROKEN[_i].bytes, strlen(BROKEN[_i].bytes));
    ck_assert_str_eq(filled.code, "broken");
    ck_assert_ptr_null(filled.fields);
}
END_TEST

/* Fields that are their own parents, and more than anybody asks. */
START_TEST(fields_without_end_are_no_form)
{
    static const char head[] =
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        "3 0 obj\n<< /T (a) /Kids [3 0 R 3 0 R 3 0 R] >>\nendobj\ntrailer << /Root 1 0 R >>\n";
    ck_assert_str_eq(filled_read(pool, schema, NULL, head, sizeof head - 1).code, "broken");
}
END_TEST

START_TEST(a_thousand_damaged_files_do_no_harm)
{
    size_t length, forms = 0;
    const char *pdf = pdf_of(FORMS[0].paper, &length);
    for (unsigned number = 0; number < 1000; number++) {
        struct pool *own = pool_new();
        char *bytes = pool_copy_part(own, pdf, length);
        const struct filled filled = filled_read(own, schema, NULL, bytes, damage(bytes, length, number));
        ck_assert_ptr_nonnull(filled.code);
        forms += filled.as == FILLED_FORM;
        pool_free(own);
    }
    ck_assert_msg(forms > 0 && forms < 1000, "%zu forms", forms);
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("filled");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_loop_test(tests, is_told_apart, 0, COUNT(FORMS));
    tcase_add_test(tests, knows_what_asks_for_a_group);
    tcase_add_loop_test(tests, says_what_the_file_has, 0, COUNT(TOLD));
    tcase_add_loop_test(tests, what_is_no_pdf_is_broken, 0, COUNT(BROKEN));
    tcase_add_test(tests, fields_without_end_are_no_form);
    tcase_add_test(tests, a_thousand_damaged_files_do_no_harm);
    return suite_run("filled", tests);
}
