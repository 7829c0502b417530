/* Fields as somebody types them into a form, written as one line. */
#ifndef REDRESS_TESTS_BASE_TYPED_IN_H
#define REDRESS_TESTS_BASE_TYPED_IN_H

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/pool.h"

/* NAME=VALUE;NAME=VALUE…; the value `*200` stands for 200 letters of two bytes each. */
static inline struct fields *fields_typed(struct pool *kept, const char *text)
{
    struct fields *fields = fields_new(kept);
    char *rest = NULL;
    for (char *word = strtok_r(pool_copy(kept, text), ";", &rest); word; word = strtok_r(NULL, ";", &rest)) {
        char *value = strchr(word, '=');
        *value++ = '\0';
        if (*value == '*') {
            int letters = atoi(value + 1);
            value = pool_alloc(kept, (size_t)letters * 2 + 1);
            for (int i = 0; i < letters; i++)
                memcpy(value + 2 * i, "é", 2);
        }
        fields_add(fields, word, value);
    }
    return fields;
}

#endif
