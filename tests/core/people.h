/* People: the users of a site written as one line, for the tests of who can act. */
#ifndef REDRESS_TESTS_CORE_PEOPLE_H
#define REDRESS_TESTS_CORE_PEOPLE_H

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/access.h"

enum { PERSONS_MOST = 12 };

/* "fay:handler/finance max:manager,staff": users with what they hold. */
static inline struct people people_read(struct pool *pool, const char *text)
{
    struct person *list = pool_array(pool, PERSONS_MOST, sizeof *list);
    size_t count = 0;
    for (const char *const *word = text_words(pool, text); *word; word++) {
        char *rest = NULL, *copy = pool_copy(pool, *word);
        struct person *person = &list[count++];
        person->user = person->title = strtok_r(copy, ":", &rest);
        for (char *held = strtok_r(NULL, ",", &rest); held; held = strtok_r(NULL, ",", &rest)) {
            char *inner = NULL;
            struct holding *holding = LIST_ADD(pool, person->holdings, person->holding_count);
            holding->role = strtok_r(held, "/", &inner);
            holding->division = strtok_r(NULL, "/", &inner);
        }
    }
    return (struct people){.list = list, .count = count};
}

#endif
