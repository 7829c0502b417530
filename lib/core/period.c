#include "core/period.h"

#include "base/instant.h"

/* The last rhythm that has begun by that day; NULL: none has. */
static const struct rhythm *rhythm_at(const struct rule *rule, int32_t day)
{
    size_t count = rule ? rule->schedule_count : 0;
    while (count > 0 && rule->schedule[count - 1].from > day)
        count--;
    return count > 0 ? &rule->schedule[count - 1] : NULL;
}

struct period period_of(const struct rule *rule, int32_t day)
{
    const struct rhythm *rhythm = rhythm_at(rule, day);
    int32_t first = month_begin(day);
    int months = rhythm ? rhythm->months : 1;
    if (months > 1)
        for (int32_t next = first = rhythm->from; next <= day; next = day_add_months(first, months))
            first = next;
    return (struct period){.first = first, .last = day_add_months(first, months - 1)};
}
