/* The memory of libxml2: pieces of any size keep what is in them, and those that are given back come again. */
#include "suite.h"

#include <libxml/xmlmemory.h>
#include <stdint.h>
#include <string.h>

#include "xml/memory.h"

static const size_t SIZES[] = {0, 1, 15, 16, 17, 120, 255, 256, 257, 4096, 70000};

static bool is_filled(const unsigned char *piece, size_t size, unsigned char with)
{
    for (size_t i = 0; i < size; i++)
        if (piece[i] != with)
            return false;
    return true;
}

START_TEST(keeps_what_is_in_it)
{
    unsigned char *pieces[COUNT(SIZES)];
    for (int turn = 0; turn < 3; turn++) {
        for (size_t i = 0; i < COUNT(SIZES); i++) {
            pieces[i] = xmlMalloc(SIZES[i]);
            ck_assert(pieces[i] != NULL && (uintptr_t)pieces[i] % 16 == 0);
            memset(pieces[i], (int)i + 1, SIZES[i]);
        }
        for (size_t i = 0; i < COUNT(SIZES); i++) {
            ck_assert(is_filled(pieces[i], SIZES[i], (unsigned char)(i + 1)));
            xmlFree(pieces[i]);
        }
    }
    xmlFree(NULL);
}
END_TEST

/* From each size to each. */
START_TEST(grows_and_shrinks)
{
    size_t before = SIZES[_i];
    for (size_t i = 0; i < COUNT(SIZES); i++) {
        unsigned char *piece = xmlRealloc(NULL, before);
        memset(piece, 7, before);
        piece = xmlRealloc(piece, SIZES[i] ? SIZES[i] : 1);
        ck_assert(is_filled(piece, before < SIZES[i] ? before : SIZES[i], 7));
        xmlFree(piece);
    }
}
END_TEST

START_TEST(refuses_what_nobody_has)
{
#ifndef __SANITIZE_ADDRESS__ /* which ends the program there */
    volatile size_t most = SIZE_MAX; /* which the compiler is not to know */
    ck_assert_ptr_null(xmlMalloc(most));
    ck_assert_ptr_null(xmlMalloc(most - 8));
#endif
    char *copy = (char *)xmlMemStrdup("a text");
    ck_assert_str_eq(copy, "a text");
    xmlFree(copy);
}
END_TEST

/* More than all sheets hold, 16 MB: malloc gives the rest. */
START_TEST(goes_beyond_the_sheets)
{
    enum { MANY = 200000, SIZE = 112 };
    unsigned char **pieces = xmlMalloc(MANY * sizeof *pieces);
    for (size_t i = 0; i < MANY; i++) {
        pieces[i] = xmlMalloc(SIZE);
        memset(pieces[i], (int)(i % 251), SIZE);
    }
    for (size_t i = 0; i < MANY; i++) {
        ck_assert(is_filled(pieces[i], SIZE, (unsigned char)(i % 251)));
        xmlFree(pieces[i]);
    }
    xmlFree(pieces);
}
END_TEST

int main(void)
{
    xml_memory_own();
    TCase *tests = tcase_create("memory");
    tcase_add_test(tests, keeps_what_is_in_it);
    tcase_add_loop_test(tests, grows_and_shrinks, 0, COUNT(SIZES));
    tcase_add_test(tests, refuses_what_nobody_has);
    tcase_add_test(tests, goes_beyond_the_sheets);
    return suite_run("memory", tests);
}
