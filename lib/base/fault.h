/* A fault: why something was not done.
 *
 * Written once, by the lowest function that knows; callers hand it up unchanged. `kind` is the HTTP status that
 * answers it (commands turn it into an exit code), `code` names the words in xsl/words.xml that a person reads,
 * `detail` is for the log only and never holds what a person wrote. */
#ifndef REDRESS_BASE_FAULT_H
#define REDRESS_BASE_FAULT_H

#include <stdbool.h>

struct fault {
    int kind;         /* 0: no fault; else an HTTP status, 400 to 503 */
    const char *code; /* a constant, words of its own in xsl/ */
    char detail[320]; /* for the log */
};

/* Notes the fault unless an earlier one stands already. Always false, so that `return fault_set(…)` reads well. */
bool fault_set(struct fault *fault, int kind, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
