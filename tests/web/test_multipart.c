/* Forms with files: boundaries, names and bytes come out as they were sent, and what is no such form is refused. */
#include "suite.h"

#include <string.h>

#include "base/digest.h"
#include "base/fault.h"
#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/multipart.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))
#define TYPE "multipart/form-data; boundary=AaB03x"
#define PART(headers, content) "--AaB03x\r\nContent-Disposition: form-data; " headers "\r\n\r\n" content "\r\n"
#define END "--AaB03x--\r\n"
#define LONG_BOUNDARY "0123456789012345678901234567890123456789012345678901234567890123456789"

static bool add_text(struct fields *fields, const char *name, const char *value, size_t length, struct fault *fault)
{
    (void)fault;
    fields_add(fields, pool_copy(fields->pool, name), pool_copy_part(fields->pool, value, length));
    return true;
}

static struct fields *read_form(struct pool *pool, const char *type, const char *body, size_t length, int most,
                                struct fault *fault)
{
    struct fields *fields = fields_new(pool);
    return multipart_read(fields, type, body, length, most, add_text, fault) ? fields : NULL;
}

/* Bodies of one file, and what it is then called. */
static const struct {
    const char *body, *name, *bytes;
} FILES[] = {
    {PART("name=\"attachment\"; filename=\"letter.pdf\"", "%PDF") END, "letter.pdf", "%PDF"},
    {PART("name=attachment; filename=letter.pdf", "x") END, "letter.pdf", "x"},
    {PART("filename=\"letter.pdf\"; name=\"attachment\"", "x") "--AaB03x--", "letter.pdf", "x"},
    {PART("name=\"attachment\"; filename=\"C:\\Users\\ann\\letter.pdf\"", "x") END, "letter.pdf", "x"},
    {PART("name=\"attachment\"; filename=\"../../etc/passwd\"", "x") END, "passwd", "x"},
    {PART("name=\"attachment\"; filename=\"/etc/\"", "x") END, "file", "x"},
    {PART("name=\"attachment\"; filename=\"..\"", "x") END, "file", "x"},
    {PART("name=\"attachment\"; filename=\"\"", "x") END, "file", "x"},
    {PART("name=\"attachment\"; filename=\"r\xc3\xa9sum\xc3\xa9 \xe2\x82\xac.pdf\"", "x") END,
     "r\xc3\xa9sum\xc3\xa9 \xe2\x82\xac.pdf", "x"},
    {PART("name=\"attachment\"; filename=\"the %22late%22 one.pdf\"", "x") END, "the \"late\" one.pdf", "x"},
    {PART("name=\"attachment\"; filename=\"the \\\"late\\\" one.pdf\"", "x") END, "the \"late\" one.pdf", "x"},
    {PART("name=\"attachment\"; filename=\"a; b=c.pdf\"", "x") END, "a; b=c.pdf", "x"},
    {PART("name=\"attachment\"; filename*=UTF-8''%e2%82%ac%20rates.pdf", "x") END, "\xe2\x82\xac rates.pdf", "x"},
    {PART("name=\"attachment\"; filename*=UTF-8''..%2f..%2fx.pdf", "x") END, "x.pdf", "x"},
    {PART("name=\"attachment\"; filename*0=\"lo\"; filename*1=\"ng.pdf\"", "x") END, "long.pdf", "x"},
    {PART("name=\"attachment\";\r\n filename=\"folded.pdf\"", "x") END, "folded.pdf", "x"},
    {PART("name=\"attachment\"; filename=\"empty.pdf\"", "") END, "empty.pdf", ""},
    {PART("name=\"attachment\"; filename=\"lines.txt\"", "one\r\n\r\ntwo\r\n") END, "lines.txt", "one\r\n\r\ntwo\r\n"},
    {PART("name=\"attachment\"; filename=\"near.txt\"", "\r\n--AaB03\r\n-- AaB03x") END, "near.txt",
     "\r\n--AaB03\r\n-- AaB03x"},
    {PART("name=\"attachment\"; filename=\"a.eml\"\r\nContent-Type: message/rfc822", "Subject: x\r\n\r\ny") END,
     "a.eml", "Subject: x\r\n\r\ny"},
    {PART("name=\"attachment\"; filename=\"a.mht\"\r\nContent-Type: multipart/mixed; boundary=q",
          "--q\r\n\r\nx\r\n--q--") END,
     "a.mht", "--q\r\n\r\nx\r\n--q--"},
    {PART("name=\"attachment\"; filename=\"a.txt\"\r\nContent-Transfer-Encoding: Binary", "=41") END, "a.txt", "=41"},
};

START_TEST(reads_a_file)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *body = FILES[_i].body;
    const struct fields *fields = read_form(pool, TYPE, body, strlen(body), 10, &fault);
    ck_assert_msg(fields != NULL, "%s", fault.detail);
    ck_assert_uint_eq(fields->file_count, 1);
    const struct file *file = &fields->files[0];
    ck_assert_str_eq(file->field, "attachment");
    ck_assert_str_eq(file->name, FILES[_i].name);
    ck_assert_uint_eq(file->size, strlen(FILES[_i].bytes));
    ck_assert_mem_eq(file->bytes, FILES[_i].bytes, file->size);
    ck_assert_str_eq(file->digest, bytes_digest(pool, FILES[_i].bytes, file->size));
    pool_free(pool);
}
END_TEST

START_TEST(reads_texts_and_files_in_order)
{
    static const char body[] = PART("name=\"summary\"", "Late\r\nand \xc3\xa9")
        PART("name=\"attachment\"; filename=\"a\"", "1") PART("name=\"attachment\"; filename=\"b\"", "\0\r\n")
            PART("name=\"attachment\"; filename=\"\"\r\nContent-Type: application/octet-stream", "")
                PART("name=\"effect\"", "") END;
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct fields *fields = read_form(pool, TYPE, body, sizeof body - 1, 10, &fault);
    ck_assert_msg(fields != NULL, "%s", fault.detail);
    ck_assert_uint_eq(fields->count, 2);
    ck_assert_str_eq(fields_get(fields, "summary"), "Late\r\nand \xc3\xa9");
    ck_assert_str_eq(fields_get(fields, "effect"), "");
    ck_assert_uint_eq(fields->file_count, 2);
    ck_assert_str_eq(fields->files[1].name, "b");
    ck_assert_mem_eq(fields->files[1].bytes, "\0\r\n", 3);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *type, *body;
} BROKEN[] = {
    {TYPE, ""},
    {TYPE, "summary=Late"},
    {TYPE, "--AaB03x"},
    {TYPE, "--AaB03x\r\n"},
    {TYPE, "--AaB03x-"},
    {TYPE, "a preamble\r\n" PART("name=\"a\"", "x") END},
    {TYPE, PART("name=\"a\"", "x")},
    {TYPE, PART("name=\"a\"", "x") "--AaB03x"},
    {TYPE, PART("name=\"a\"", "x") "--AaB03x\r\n"},
    {TYPE, PART("name=\"a\"", "x") "--AaB03xy--\r\n"},
    {TYPE, PART("name=\"a\"", "x") END "an epilogue"},
    {TYPE, "--AaB03x\n\nContent-Disposition: form-data; name=\"a\"\n\nx\n--AaB03x--\n"},
    {TYPE, "--AaB03x\r\n\r\nx\r\n" END},
    {TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\n" END},
    {TYPE, "--AaB03x\r\nContent-Type: text/plain\r\n\r\nx\r\n" END},
    {TYPE, "--AaB03x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n" END},
    {TYPE, PART("filename=\"a\"", "x") END},
    {TYPE, PART("name=\"a\"\r\nContent-Transfer-Encoding: base64", "eA==") END},
    {TYPE, PART("name=\"a\"; filename=\"r\xe9sum\xe9.pdf\"", "x") END},
    {"multipart/form-data", PART("name=\"a\"", "x") END},
    {"multipart/form-data; boundary=", PART("name=\"a\"", "x") END},
    {"multipart/form-data; boundary=other", PART("name=\"a\"", "x") END},
    {"multipart/form-data; boundary=" LONG_BOUNDARY "x", "--" LONG_BOUNDARY "x--"},
};

START_TEST(refuses_what_is_broken)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    ck_assert_ptr_null(read_form(pool, BROKEN[_i].type, BROKEN[_i].body, strlen(BROKEN[_i].body), 10, &fault));
    ck_assert_int_eq(fault.kind, 400);
    ck_assert_str_eq(fault.code, "broken-request");
    pool_free(pool);
}
END_TEST

START_TEST(takes_any_boundary_that_is_allowed)
{
    static const char *const types[] = {"multipart/form-data; boundary=\"" LONG_BOUNDARY "\"",
                                        "Multipart/Form-Data;charset=utf-8; boundary=" LONG_BOUNDARY};
    static const char body[] = "--" LONG_BOUNDARY "--\r\n";
    struct pool *pool = pool_new();
    struct fault fault = {0};
    for (int i = 0; i < COUNT(types); i++)
        ck_assert_ptr_nonnull(read_form(pool, types[i], body, sizeof body - 1, 10, &fault));
    ck_assert(is_multipart(types[1]));
    ck_assert(!is_multipart("multipart/form-datax; boundary=x"));
    ck_assert(!is_multipart("multipart/mixed; boundary=x"));
    ck_assert(!is_multipart(NULL));
    pool_free(pool);
}
END_TEST

START_TEST(counts_parts)
{
    static const char body[] = PART("name=\"a\"", "1") PART("name=\"b\"; filename=\"b\"", "2") END;
    struct pool *pool = pool_new();
    struct fault fault = {0};
    ck_assert_ptr_nonnull(read_form(pool, TYPE, body, sizeof body - 1, 2, &fault));
    ck_assert_ptr_null(read_form(pool, TYPE, body, sizeof body - 1, 1, &fault));
    ck_assert_int_eq(fault.kind, 413);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("multipart");
    tcase_add_loop_test(tests, reads_a_file, 0, COUNT(FILES));
    tcase_add_test(tests, reads_texts_and_files_in_order);
    tcase_add_loop_test(tests, refuses_what_is_broken, 0, COUNT(BROKEN));
    tcase_add_test(tests, takes_any_boundary_that_is_allowed);
    tcase_add_test(tests, counts_parts);
    return suite_run("multipart", tests);
}
