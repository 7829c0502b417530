/* References of cases: `C-2026-481507-9` (domain.md, Reference).
 *
 * Kind letter, year of receipt, serial number of six digits, and a check character by ISO 7064 MOD 37,36 over the
 * letters and digits before it, so that a mistyped reference is told from an unknown one. Serial numbers are drawn
 * (registry/serial.h): no reference tells anything of another. */
#ifndef REDRESS_CORE_REFERENCE_H
#define REDRESS_CORE_REFERENCE_H

#include <stdint.h>

struct pool;

/* Serial numbers are 1 to this one; 0 is that of a case which has none yet. */
#define REFERENCE_LAST_SERIAL 999999

/* What all references of that kind and year begin with: `C-2026-`. NULL for an unknown kind. */
const char *reference_prefix(struct pool *pool, const char *kind, int year);

/* The reference with that prefix and serial number, up to REFERENCE_LAST_SERIAL. */
const char *reference_write(struct pool *pool, const char *prefix, uint32_t serial);

/* The reference in what somebody typed or pasted (base/code.h): small letters, "Ref:" before it, any dashes and stops
 * are forgiven, missing hyphens are put in, O, I and L are read as the figures that they look like. NULL if it is
 * mistyped: another shape, or the check character does not fit. */
const char *reference_read(struct pool *pool, const char *typed);

/* A number of its own for each reference, by year, then serial number, then kind: 0 to REFERENCE_MOST_NUMBER, with 0
 * for what is no reference. */
#define REFERENCE_MOST_NUMBER UINT32_MAX
uint32_t reference_number(const char *reference);

/* The kind that a reference says. */
const char *reference_kind(const char *reference);

#endif
