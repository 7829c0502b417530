/* Serial numbers: drawn, each once, to the last that is free. Run from the root of the repository. */
#include "suite.h"

#include "core/reference.h"
#include "registry/serial.h"
#include "store/opened.h"

/* A case with a serial number that is drawn from those up to `most`; 0: there is none left. */
static uint32_t add(const char *prefix, uint32_t most)
{
    ck_assert(store_begin(store, &fault));
    uint32_t serial = serial_draw(store, pool, prefix, most, &fault);
    if (serial == 0) {
        store_rollback(store);
        return 0;
    }
    ck_assert(store_add_case(store, reference_write(pool, prefix, serial), "complaint", "P/1", &fault));
    ck_assert(store_commit(store, &fault));
    return serial;
}

/* Until none is left, each number comes once; then 503. Another year or kind has its own. */
START_TEST(gives_each_once)
{
    enum { MOST = 300 };
    bool given[MOST + 1] = {false};
    for (int i = 0; i < MOST; i++) {
        uint32_t serial = add("C-2026-", MOST);
        ck_assert(serial >= 1 && serial <= MOST);
        ck_assert(!given[serial]);
        given[serial] = true;
    }
    ck_assert_uint_eq(add("C-2026-", MOST), 0);
    ck_assert_int_eq(fault.kind, 503);
    ck_assert_str_eq(fault.code, "full");
    fault = (struct fault){0};
    ck_assert_uint_ne(add("C-2027-", MOST), 0);
    ck_assert_uint_ne(add("P-2026-", MOST), 0);
}
END_TEST

/* Of so many numbers one hardly ever follows its neighbour, and they rise as often as they fall. */
START_TEST(tells_nothing_by_its_neighbours)
{
    enum { CASES = 400 };
    int neighbours = 0, rises = 0;
    for (int64_t i = 0, last = add("C-2026-", REFERENCE_LAST_SERIAL); i < CASES; i++) {
        int64_t serial = add("C-2026-", REFERENCE_LAST_SERIAL);
        neighbours += serial - last == 1 || last - serial == 1;
        rises += serial > last;
        last = serial;
    }
    ck_assert_int_le(neighbours, 2);
    ck_assert(rises > CASES / 4 && rises < CASES * 3 / 4);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("serial");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, gives_each_once);
    tcase_add_test(tests, tells_nothing_by_its_neighbours);
    return suite_run("serial", tests);
}
