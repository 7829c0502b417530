/* Entered: what somebody typed into one field of a form, as the record keeps it. How people write things is base's to
 * know (dating.h, email.h, telephone.h); which of it a field holds says the schema. */
#ifndef REDRESS_RECORD_ENTERED_H
#define REDRESS_RECORD_ENTERED_H

#include <stdbool.h>
#include <stdint.h>

struct fields;
struct part;
struct pool;

/* A date as the record keeps it, from `NAME` or from `NAME.day`, `.month`, `.year`; what was typed, joined by hyphens,
 * where that is no date; "" where all is blank. */
const char *date_entered(struct pool *pool, const struct fields *fields, const char *name);

/* What a date as above is without: "no-year", "no-day-month" …; NULL: it has all three. */
const char *date_lacks(struct pool *pool, const char *date);

/* When something happened. A day alone is its beginning, and `clockless`. */
struct moment_entered {
    int64_t at; /* INSTANT_NONE: all is blank, or it is wrong */
    bool clockless;
    const char *wrong; /* what is wrong with it: "wrong", "wrong-time", or what the date lacks; NULL: nothing */
};

/* It is read from `NAME`, as scripts write it: 2026-05-01T17:30, 2026-05-01, or from `NAME.day`, `.month`, `.year`,
 * `.time`; a time alone is one of `today`. */
struct moment_entered moment_entered(struct pool *pool, const struct fields *fields, const char *name, int32_t today);

/* What was typed into that field: in one line, unless it has several; a date, an address or a number as they are
 * written best, or as it was typed where it is none. NULL: no such field was sent. */
const char *value_entered(struct pool *pool, const struct fields *fields, const struct part *part, const char *name);

/* False if no mail reaches the address, or the number cannot be rung; true of every other part. */
bool value_reaches(const struct part *part, const char *value);

#endif
