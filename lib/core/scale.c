#include "core/scale.h"

#include <stdbool.h>

/* True if no mark of that step is missing at the end: it becomes the step of the scale. */
static bool reaches(struct scale *scale, int64_t step, int64_t largest, int most)
{
    scale->step = step;
    scale->top = largest > 0 ? (largest + step - 1) / step * step : step;
    return scale->top / step <= most;
}

struct scale scale_to(int64_t largest, int most)
{
    struct scale scale;
    for (int64_t power = 1;; power *= 10)
        if (reaches(&scale, power, largest, most) || reaches(&scale, 2 * power, largest, most) ||
            reaches(&scale, 5 * power, largest, most))
            return scale;
}
