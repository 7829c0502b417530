/* Scales: how far the axis of a chart goes, and where it is marked. */
#ifndef REDRESS_CORE_SCALE_H
#define REDRESS_CORE_SCALE_H

#include <stdint.h>

struct scale {
    int64_t step; /* between one mark and the next: 1, 2 or 5 times a power of ten */
    int64_t top;  /* the last mark, not below what is to be shown */
};

/* The scale with the least step of which `most` marks above 0 reach `largest`; of nothing or less it goes to 1. */
struct scale scale_to(int64_t largest, int most);

#endif
