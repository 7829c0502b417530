/* Files of strangers, whole and damaged, made into pages. How they are set into a bundle: tests/http/test_bundle.mjs. */
#include "suite.h"

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>
#include <sys/wait.h>

#include "base/fault.h"
#include "base/pool.h"
#include "paper/damage.h"
#include "paper/inset.h"
#include "paper/join.h"

static struct pool *pool;

static void begin(void)
{
    pool = pool_new();
}

static void end(void)
{
    pool_free(pool);
}

struct stranger {
    const char *file, *type;
};

static const struct stranger FILES[] = {
    {"hostile.pdf", "application/pdf"}, {"photo.jpg", "image/jpeg"}, {"picture.png", "image/png"}};

static char *bytes_of(const char *file, size_t *length)
{
    char *bytes;
    ck_assert(g_file_get_contents(pool_format(pool, "tests/paper/%s", file), &bytes, length, NULL));
    pool_on_free(pool, g_free, bytes);
    return bytes;
}

static struct inset inset_of(const struct stranger *stranger, int most)
{
    size_t length;
    const char *bytes = bytes_of(stranger->file, &length);
    return inset_read(pool, stranger->type, bytes, length, most);
}

/* The bytes as a text that can be searched. */
static const char *searchable(const char *bytes, size_t length)
{
    char *text = pool_copy_part(pool, bytes, length);
    for (size_t i = 0; i < length; i++)
        text[i] = text[i] == '\0' ? ' ' : text[i];
    return text;
}

/* What became of it, unpacked. */
static const char *plain(const struct inset *inset)
{
    qpdf_data pdf = qpdf_init();
    ck_assert_int_eq(qpdf_read_memory(pdf, "inset", inset->pdf, inset->length, NULL), QPDF_SUCCESS);
    ck_assert_int_eq(qpdf_get_num_pages(pdf), inset->pages);
    qpdf_init_write_memory(pdf);
    qpdf_set_qdf_mode(pdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf, qpdf_o_disable);
    qpdf_set_decode_level(pdf, qpdf_dl_all);
    ck_assert_int_eq(qpdf_write(pdf), QPDF_SUCCESS);
    size_t length = qpdf_get_buffer_length(pdf);
    const char *text = searchable((const char *)qpdf_get_buffer(pdf), length);
    qpdf_cleanup(&pdf);
    return text;
}

static const struct {
    int file, pages, most;
    const char *as;
} KINDS[] = {{0, 3, 100, "pages"}, {0, 3, 3, "pages"}, {0, 0, 2, "long"}, {1, 1, 1, "pages"}, {2, 1, 1, "pages"}};

START_TEST(becomes_pages)
{
    const struct inset inset = inset_of(&FILES[KINDS[_i].file], KINDS[_i].most);
    ck_assert_str_eq(inset_code(inset.as), KINDS[_i].as);
    ck_assert_int_eq(inset.pages, KINDS[_i].pages);
    ck_assert_int_eq(inset.pdf != NULL, inset.pages > 0);
}
END_TEST

static const struct stranger OTHERS[] = {{"hostile.pdf", "image/jpeg"},      {"hostile.pdf", "image/png"},
                                         {"photo.jpg", "image/png"},         {"picture.png", "image/jpeg"},
                                         {"picture.png", "application/pdf"}, {"inset.c", "application/pdf"}};

START_TEST(is_not_what_it_says)
{
    ck_assert_str_eq(inset_code(inset_of(&OTHERS[_i], 100).as), "broken");
}
END_TEST

START_TEST(is_of_another_kind)
{
    ck_assert_str_eq(inset_code(inset_of(&(struct stranger){"photo.jpg", "image/heic"}, 100).as), "other");
    ck_assert_str_eq(inset_code(inset_of(&(struct stranger){"inset.c", "text/plain"}, 100).as), "other");
}
END_TEST

static const char *const DRAWN[] = {"(First page of the stranger)", "(Second page lies on its side)",
                                    "(Third page is huge)",         "(Stamped)",
                                    "(filled in by hand)",          "/BaseFont"};

static const char *const LEFT_BEHIND[] = {
    "/JS",     "/JavaScript", "/Launch",       "/URI",      "/OpenAction", "/AA",         "/Annot",     "/AcroForm",
    "/Widget", "/Link",       "/EmbeddedFile", "/Filespec", "/EF",         "/Ref ",       "/PieceInfo", "/AF",
    "/PS",     "/Names",      "alert",         "virus",     "tracker",     "hidden note", "other.pdf"};

START_TEST(only_what_is_drawn_comes_along)
{
    const struct inset inset = inset_of(&FILES[0], 100);
    const char *text = plain(&inset);
    for (int i = 0; i < COUNT(DRAWN); i++)
        ck_assert_msg(strstr(text, DRAWN[i]) != NULL, "%s", DRAWN[i]);
    for (int i = 0; i < COUNT(LEFT_BEHIND); i++)
        ck_assert_msg(strstr(text, LEFT_BEHIND[i]) == NULL, "%s", LEFT_BEHIND[i]);
}
END_TEST

/* Each page is as big as it is seen. */
START_TEST(pages_stand_upright)
{
    static const double sizes[][2] = {{595, 842}, {842, 595}, {4000, 3000}};
    const struct inset inset = inset_of(&FILES[0], 100);
    qpdf_data pdf = qpdf_init();
    ck_assert_int_eq(qpdf_read_memory(pdf, "inset", inset.pdf, inset.length, NULL), QPDF_SUCCESS);
    for (size_t i = 0; i < 3; i++) {
        qpdf_oh box = qpdf_oh_get_key(pdf, qpdf_get_page_n(pdf, i), "/MediaBox");
        for (int side = 0; side < 2; side++)
            ck_assert_double_eq(qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, box, 2 + side)),
                                sizes[i][side]);
    }
    qpdf_cleanup(&pdf);
}
END_TEST

/* A photo that was taken lying on its side, with what the camera says, and something behind its end. */
START_TEST(a_photo_stands_upright_and_says_nothing)
{
    const struct inset inset = inset_of(&(struct stranger){"../fuzz/corpus/jpeg/turned.jpg", "image/jpeg"}, 1);
    const char *text = plain(&inset);
    ck_assert_ptr_nonnull(strstr(text, "/MediaBox [\n    0\n    0\n    18.00\n    12.75\n"));
    for (const char *const *said = (const char *const[]){"Exif", "note", "trailing", NULL}; *said != NULL; said++)
        ck_assert_ptr_null(strstr(searchable(inset.pdf, inset.length), *said));
}
END_TEST

START_TEST(damaged_files_do_no_harm)
{
    size_t length;
    int pages = 0, broken = 0;
    const char *bytes = bytes_of(FILES[_i].file, &length);
    for (unsigned number = 0; number < 100; number++) {
        struct pool *own = pool_new();
        char *copy = pool_copy_part(own, bytes, length);
        const struct inset inset = inset_read(own, FILES[_i].type, copy, damage(copy, length, number), 100);
        pages += inset.as == INSET_PAGES;
        broken += inset.as == INSET_BROKEN;
        ck_assert_int_eq(inset.pdf != NULL, inset.as == INSET_PAGES);
        pool_free(own);
    }
    ck_assert_int_eq(pages + broken, 100);
    ck_assert_int_gt(broken, 0);
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
}
END_TEST

/* A few bytes that say of themselves that they are a picture of four thousand million dots. */
START_TEST(a_picture_too_big_is_not_unpacked)
{
    size_t length;
    char *png = bytes_of("picture.png", &length);
    memcpy(png + 16, "\0\0\xff\xff\0\0\xff\xff", 8);
    ck_assert_str_eq(inset_code(inset_read(pool, "image/png", png, length, 1).as), "broken");
}
END_TEST

/* Here the document is one of pages, too. */
START_TEST(pages_are_set_in)
{
    struct fault fault = {0};
    const struct inset document = inset_of(&FILES[0], 100), photo = inset_of(&FILES[1], 100);
    const struct frame frames[] = {{&document, 2, {0, 50, 50, 400, 300}}, {&photo, 0, {2, 50, 50, 400, 300}}};
    struct inset joined = {INSET_PAGES, document.pages, NULL, document.length};
    joined.pdf = join(pool, document.pdf, &joined.length, frames, 2, &fault);
    ck_assert_ptr_nonnull(joined.pdf);
    const char *text = plain(&joined);
    ck_assert_ptr_nonnull(strstr(text, "First page"));
    ck_assert_ptr_nonnull(strstr(text, "/Subtype /Image"));
    ck_assert_ptr_nonnull(strstr(text, " re S q 0.10000 0 0 0.10000 50.000 492.000 cm /Inset Do Q"));
    ck_assert_ptr_nonnull(strstr(text, " re S q 1.00000 0 0 1.00000 "));
}
END_TEST

START_TEST(what_is_not_there_is_not_set_in)
{
    static const struct frame wrong[] = {{NULL, 1, {0, 50, 50, 400, 300}}, {NULL, 0, {3, 50, 50, 400, 300}}};
    struct fault fault = {0};
    const struct inset document = inset_of(&FILES[0], 100), photo = inset_of(&FILES[1], 100);
    const struct frame frame = {&photo, wrong[_i].number, wrong[_i].place};
    size_t length = document.length;
    ck_assert_ptr_null(join(pool, document.pdf, &length, &frame, 1, &fault));
    ck_assert_int_eq(fault.kind, 500);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("inset");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_loop_test(tests, becomes_pages, 0, COUNT(KINDS));
    tcase_add_loop_test(tests, is_not_what_it_says, 0, COUNT(OTHERS));
    tcase_add_test(tests, is_of_another_kind);
    tcase_add_test(tests, only_what_is_drawn_comes_along);
    tcase_add_test(tests, pages_stand_upright);
    tcase_add_test(tests, a_photo_stands_upright_and_says_nothing);
    tcase_add_loop_test(tests, damaged_files_do_no_harm, 0, COUNT(FILES));
    tcase_add_test(tests, a_picture_too_big_is_not_unpacked);
    tcase_add_test(tests, pages_are_set_in);
    tcase_add_loop_test(tests, what_is_not_there_is_not_set_in, 0, 2);
    return suite_run("inset", tests);
}
