/* The two shipped sites, open while a suite runs: shipped_ready and shipped_done are its fixtures. */
#ifndef REDRESS_TESTS_CORE_SHIPPED_H
#define REDRESS_TESTS_CORE_SHIPPED_H

#include <check.h>

#include "base/fault.h"
#include "base/pool.h"
#include "site/site.h"

static struct pool *lasting;
static struct site schools, academy;

static inline void shipped_ready(void)
{
    struct fault fault = {0};
    lasting = pool_new();
    ck_assert_msg(site_open(lasting, "conf/sites/schools-mutual-services", "conf/calendars", ".", &schools, &fault) &&
                      site_open(lasting, "conf/sites/one-academy", "conf/calendars", ".", &academy, &fault),
                  "%s", fault.detail);
}

static inline void shipped_done(void)
{
    pool_free(lasting);
}

#endif
