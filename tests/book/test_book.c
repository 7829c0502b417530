/* Books: what stands in a CSV, which number a date is, and that a workbook is made of whatever stands in its tree. What a
 * spreadsheet reads in it: tests/http/test_sheets.mjs. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "book/book.h"
#include "book/serial.h"
#include "tree.h"
#include "xml/xml.h"

#define BOOK(tables)                                                                                                   \
    "<book xmlns='urn:redress:book' title='T' author='A' made='2026-05-06T09:00:00+01:00'>" tables "</book>"
#define COLUMN(kind) "<column kind='" kind "'>" kind "</column>"
#define COLUMNS COLUMN("text") COLUMN("code") COLUMN("number") COLUMN("date") COLUMN("time")
#define TABLE(lines) "<table name='All'>" COLUMNS lines "</table>"
#define HEADS "\xEF\xBB\xBF\"text\",\"code\",\"number\",\"date\",\"time\"\r\n"

/* ---- CSV ---- */

static const struct {
    const char *lines, *csv;
} CSV[] = {
    {"", ""},
    {"<row><cell>A, b</cell><cell>C-1</cell><cell>-3</cell><cell>2026-05-06</cell><cell>2026-05-06 23:59</cell></row>",
     "\"A, b\",C-1,-3,2026-05-06,2026-05-06 23:59\r\n"},
    {"<row><cell>She said \"no\"</cell></row>", "\"She said \"\"no\"\"\"\r\n"},
    {"<row><cell>One\ntwo</cell></row>", "\"One\ntwo\"\r\n"},
    {"<row><cell/><cell/><cell/><cell/><cell/></row>", "\"\",,,,\r\n"},
    {"<row><cell>=1+1</cell></row>", "\"'=1+1\"\r\n"},
    {"<row><cell>+44</cell></row>", "\"'+44\"\r\n"},
    {"<row><cell>-1</cell></row>", "\"'-1\"\r\n"},
    {"<row><cell>@x</cell></row>", "\"'@x\"\r\n"},
    {"<row><cell>\tx</cell></row>", "\"'\tx\"\r\n"},
    {"<row><cell>\uFF1D1</cell></row>", "\"'\uFF1D1\"\r\n"},
    {"<row><cell>\uFF0B1</cell></row>", "\"'\uFF0B1\"\r\n"},
    {"<row><cell>\uFF0D1</cell></row>", "\"'\uFF0D1\"\r\n"},
    {"<row><cell>\uFF201</cell></row>", "\"'\uFF201\"\r\n"},
    {"<row><cell>a=1</cell></row>", "\"a=1\"\r\n"},
    {"<note>=Nothing, \"x\"</note>", "\"'=Nothing, \"\"x\"\"\"\r\n"},
    {"<row><cell>1</cell><cell>2</cell><cell>3</cell><cell/><cell/><cell>too wide</cell></row>", "\"1\",2,3,,\r\n"},
};

START_TEST(test_csv)
{
    const char *text = pool_format(
        pool, BOOK("<table name='All'>" COLUMNS "%s<row><cell>z</cell></row></table>" TABLE("<note>second</note>")),
        CSV[_i].lines);
    size_t length = 0;
    const char *csv = book_csv(pool, tree(text), &length);
    ck_assert_str_eq(csv, pool_format(pool, HEADS "%s\"z\"\r\n", CSV[_i].csv));
    ck_assert_uint_eq(length, strlen(csv));
}
END_TEST

/* ---- Numbers ---- */

static const struct {
    enum cell kind;
    const char *text;
    bool is;
    double number;
} SERIALS[] = {
    {CELL_NUMBER, "0", true, 0},
    {CELL_NUMBER, "-12", true, -12},
    {CELL_NUMBER, "2.5", true, 2.5},
    {CELL_NUMBER, "", false, 0},
    {CELL_NUMBER, "-", false, 0},
    {CELL_NUMBER, "1e3", false, 0},
    {CELL_NUMBER, "inf", false, 0},
    {CELL_NUMBER, "nan", false, 0},
    {CELL_NUMBER, "0x10", false, 0},
    {CELL_NUMBER, "1.2.3", false, 0},
    {CELL_NUMBER, " 1", false, 0},
    {CELL_NUMBER, "12 hours", false, 0},
    {CELL_DATE, "1970-01-01", true, 25569},
    {CELL_DATE, "1900-03-01", true, 61},
    {CELL_DATE, "2026-05-06", true, 46148},
    {CELL_DATE, "2028-02-29", true, 46812},
    {CELL_DATE, "2026-02-29", false, 0},
    {CELL_DATE, "2026-05-06 23:59", false, 0},
    {CELL_DATE, "soon", false, 0},
    {CELL_TIME, "2026-05-06 12:00", true, 46148.5},
    {CELL_TIME, "2026-05-06 00:00", true, 46148},
    {CELL_TIME, "2026-12-06 06:00", true, 46362.25},
    {CELL_TIME, "2026-03-29 01:30", true, 46110.0625}, /* an hour that the clocks leave out */
    {CELL_TIME, "2026-05-06 24:61", false, 0},
    {CELL_TIME, "2026-05-06T12:00", false, 0},
    {CELL_TIME, "2026-05-06", false, 0},
    {CELL_TIME, "2026-05-06 12:00:00", false, 0},
    {CELL_TEXT, "12", false, 0},
    {CELL_CODE, "12", false, 0},
};

START_TEST(test_serial)
{
    double number = 0;
    ck_assert_msg(serial_read(SERIALS[_i].kind, SERIALS[_i].text, &number) == SERIALS[_i].is, "%s", SERIALS[_i].text);
    if (SERIALS[_i].is)
        ck_assert_msg(number == SERIALS[_i].number, "%s: %f", SERIALS[_i].text, number);
}
END_TEST

static const struct {
    const char *text;
    size_t lines;
} LINES[] = {{"", 1},    {"0123456789", 1},        {"0123456789a", 2}, {"a\nb", 2},
             {"a\n", 2}, {"a\n\n0123456789ab", 4}, {"éééééééééé", 1}};

START_TEST(test_lines)
{
    ck_assert_uint_eq(table_lines(LINES[_i].text, 10), LINES[_i].lines);
}
END_TEST

/* ---- Workbooks ---- */

#define ROW                                                                                                            \
    "<row><cell>=1+1</cell><cell>C-1</cell><cell>1</cell><cell>2026-05-06</cell><cell>2026-05-06 23:59</cell></row>"
#define NAMED(name) "<table name=\"" name "\">" COLUMN("text") "<row><cell>x</cell></row></table>"

static const char *const BOOKS[] = {
    BOOK(TABLE("")),
    BOOK(TABLE(ROW ROW)),
    BOOK(
        TABLE("<row><cell>_x0041_</cell><cell/><cell>many</cell><cell>soon</cell><cell>2026-02-30 25:00</cell></row>")),
    BOOK(TABLE("<note>Nothing</note>" ROW)),
    BOOK(NAMED("Has it come back?") NAMED("Has it come back") NAMED("has it come back") NAMED("[a]/b\\c:d*'e'")),
    BOOK(NAMED("0123456789012345678901234567890") NAMED("01234567890123456789012345678901")
             NAMED("01234567890123456789012345678902") NAMED("éééééééééééééééééééééééééééééééééééé")),
};

START_TEST(test_workbook)
{
    struct fault fault = {0};
    size_t length = 0, again = 0;
    const char *bytes = book_xlsx(pool, tree(BOOKS[_i]), &length, &fault);
    ck_assert_msg(bytes != NULL, "%s", fault.detail);
    ck_assert_mem_eq(bytes, "PK\3\4", 4);
    const char *second = book_xlsx(pool, tree(BOOKS[_i]), &again, &fault);
    ck_assert_uint_eq(length, again);
    ck_assert_mem_eq(bytes, second, length);
}
END_TEST

/* More characters than a cell of a workbook takes: that is said, and nothing is cut. */
START_TEST(test_too_long)
{
    struct fault fault = {0};
    size_t length = 0;
    char *text = pool_alloc(pool, 40000);
    memset(text, 'x', 32768);
    const char *bytes = book_xlsx(
        pool,
        tree(pool_format(pool, BOOK("<table name='All'>" COLUMN("text") "<row><cell>%s</cell></row></table>"), text)),
        &length, &fault);
    ck_assert_ptr_null(bytes);
    ck_assert_int_eq(fault.kind, 500);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("book");
    tcase_add_checked_fixture(tests, tree_setup, tree_teardown);
    tcase_add_loop_test(tests, test_csv, 0, COUNT(CSV));
    tcase_add_loop_test(tests, test_serial, 0, COUNT(SERIALS));
    tcase_add_loop_test(tests, test_lines, 0, COUNT(LINES));
    tcase_add_loop_test(tests, test_workbook, 0, COUNT(BOOKS));
    tcase_add_test(tests, test_too_long);
    return suite_run("book", tests);
}
