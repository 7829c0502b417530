/* Figures: how long each of many turns took, as the line that tests/bench/run reads: per second, p50, p99 (in ms). */
#ifndef REDRESS_TESTS_BENCH_FIGURES_H
#define REDRESS_TESTS_BENCH_FIGURES_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static inline int figures_compare(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Sorts the `count` times, which are in seconds, and prints the line. `seconds`: from the first to the last. */
static inline void figures_print(double *times, size_t count, double seconds)
{
    qsort(times, count, sizeof *times, figures_compare);
    printf("%.1f %.3f %.3f\n", (double)count / seconds, times[count / 2] * 1000, times[count * 99 / 100] * 1000);
}

#endif
