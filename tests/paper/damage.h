/* Damage to files, the same each time. */
#ifndef REDRESS_TESTS_DAMAGE_H
#define REDRESS_TESTS_DAMAGE_H

#include <stddef.h>
#include <string.h>

/* The same numbers each time. */
static inline unsigned mixed(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return *state >> 8;
}

/* The file with some of it changed, cut off, taken out or said twice; gives how long it is then. */
static inline size_t damage(char *bytes, size_t length, unsigned number)
{
    unsigned state = number * 2654435761u + 1;
    size_t from = mixed(&state) % length, to = mixed(&state) % length, part = mixed(&state) % 200;
    switch (number % 4) {
    case 0:
        for (unsigned i = 0; i <= number % 50; i++)
            bytes[mixed(&state) % length] = (char)mixed(&state);
        return length;
    case 1:
        return from;
    case 2:
        part = part < length - from ? part : length - from;
        memmove(bytes + from, bytes + from + part, length - from - part);
        return length - part;
    default:
        part = from + part < length && to + part < length ? part : 0;
        memmove(bytes + to, bytes + from, part);
        return length;
    }
}

#endif
