/* What every unit test program shares: one suite, run without forking, its results as TAP on standard output. */
#ifndef REDRESS_TESTS_SUITE_H
#define REDRESS_TESTS_SUITE_H

#include <check.h>
#include <stdlib.h>

/* How many rows a table has. */
#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

/* Runs the test case as suite `name`; what main returns. */
static inline int suite_run(const char *name, TCase *tests)
{
    Suite *suite = suite_create(name);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
