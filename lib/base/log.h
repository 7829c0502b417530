/* The log: one line to standard error, which the service manager or the web server keeps.
 *
 * Never for what a person wrote, a name, an address or an access code: a reference is the most it may hold. */
#ifndef REDRESS_BASE_LOG_H
#define REDRESS_BASE_LOG_H

/* Names the program in front of each line; `name` must last as long as the process. */
void log_open(const char *name);

/* One line, as printf would print it; line breaks inside become blanks. */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
