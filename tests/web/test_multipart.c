/* Forms with files: boundaries, names and bytes come out as they were sent, and what is no such form is refused. */
#include "suite.h"

#include <glib.h>
#include <string.h>

#include "base/digest.h"
#include "base/fault.h"
#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/multipart.h"

#define TYPE "multipart/form-data; boundary=AaB03x"
#define PART(headers, content) "--AaB03x\r\nContent-Disposition: form-data; " headers "\r\n\r\n" content "\r\n"
#define END "--AaB03x--\r\n"
#define LONG_BOUNDARY "0123456789012345678901234567890123456789012345678901234567890123456789"

static bool add_text(void *to, const char *name, const char *value, size_t length, struct fault *fault)
{
    struct fields *fields = to;
    (void)fault;
    fields_add(fields, pool_copy(fields->pool, name), pool_copy_part(fields->pool, value, length));
    return true;
}

/* A body in memory, that comes at most so many bytes at a time. */
struct arriving {
    const char *at;
    size_t left;
};

static size_t arrive(void *from, char *buffer, size_t size)
{
    struct arriving *arriving = from;
    size_t length = size < arriving->left ? size : arriving->left;
    memcpy(buffer, arriving->at, length);
    arriving->at += length;
    arriving->left -= length;
    return length;
}

static bool read_within(struct fields *fields, const char *type, const char *body, size_t length,
                        struct multipart_limits limits, struct fault *fault)
{
    struct arriving arriving = {body, length};
    const struct source source = {arrive, &arriving};
    const struct receiver receiver = {add_text, fields};
    return multipart_read(fields, type, &source, &limits, &receiver, fault);
}

static struct fields *read_form(struct pool *pool, const char *type, const char *body, size_t length, int most,
                                struct fault *fault)
{
    struct fields *fields = fields_new(pool);
    const struct multipart_limits limits = {.parts = most, .texts = 1000, .files = 1000000};
    return read_within(fields, type, body, length, limits, fault) ? fields : NULL;
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

/* One text, a file, another text. */
static const char PHOTOGRAPH[] = PART("name=\"summary\"", "Late") PART("name=\"attachment\"; filename=\"a\"", "12345")
    PART("name=\"effect\"", "Cost") END;

static const struct {
    struct multipart_limits limits;
    int kind; /* of the fault; 0: none */
    bool kept;
    size_t texts;
} LIMITS[] = {
    {{3, 8, 5}, 0, true, 2},    {{3, 8, 4}, 0, false, 2},  {{3, 7, 5}, 413, true, 1},
    {{3, 3, 5}, 413, false, 0}, {{2, 8, 5}, 413, true, 1},
};

START_TEST(keeps_words_whatever_is_too_large)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    struct fields *fields = fields_new(pool);
    bool read = read_within(fields, TYPE, PHOTOGRAPH, sizeof PHOTOGRAPH - 1, LIMITS[_i].limits, &fault);
    ck_assert_int_eq(read, LIMITS[_i].kind == 0);
    ck_assert_int_eq(fault.kind, LIMITS[_i].kind);
    ck_assert_uint_eq(fields->count, LIMITS[_i].texts);
    if (fields->file_count > 0) {
        ck_assert_uint_eq(fields->files[0].size, 5);
        ck_assert_int_eq(fields->files[0].bytes != NULL, LIMITS[_i].kept);
        ck_assert_int_eq(fields->files[0].digest != NULL, LIMITS[_i].kept);
    }
    pool_free(pool);
}
END_TEST

/* Whatever the place of a delimiter in the window of 64 KB. */
START_TEST(cuts_parts_wherever_they_end)
{
    static char bytes[3 * 65536];
    memset(bytes, '\r', sizeof bytes);
    for (size_t size = 65536 - 130; size < 65536 + 20; size++) {
        struct pool *pool = pool_new();
        struct fault fault = {0};
        GString *body = g_string_new("--AaB03x\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\n");
        g_string_append_len(body, bytes, (gssize)size);
        g_string_append(body, "\r\n" PART("name=\"effect\"", "Cost") END);
        const struct fields *fields = read_form(pool, TYPE, body->str, body->len, 2, &fault);
        ck_assert_msg(fields != NULL, "%zu: %s", size, fault.detail);
        ck_assert_uint_eq(fields->files[0].size, size);
        ck_assert_mem_eq(fields->files[0].bytes, bytes, size);
        ck_assert_str_eq(fields_get(fields, "effect"), "Cost");
        g_string_free(body, TRUE);
        pool_free(pool);
    }
}
END_TEST

START_TEST(bounds_headers)
{
    struct pool *pool = pool_new();
    for (int length = 8000; length < 70000; length += 31000) {
        struct fault fault = {0};
        const char *body = pool_format(
            pool, "--AaB03x\r\nContent-Disposition: form-data; name=a; filename=%0*d\r\n\r\nx\r\n" END, length, 1);
        bool read = read_form(pool, TYPE, body, strlen(body), 2, &fault) != NULL;
        ck_assert_int_eq(read, length < 8192);
        ck_assert_int_eq(fault.kind, length < 8192 ? 0 : 413);
    }
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
    tcase_add_loop_test(tests, keeps_words_whatever_is_too_large, 0, COUNT(LIMITS));
    tcase_add_test(tests, cuts_parts_wherever_they_end);
    tcase_add_test(tests, bounds_headers);
    return suite_run("multipart", tests);
}
