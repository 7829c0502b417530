/* Multipart bodies: a form with files (multipart/form-data, RFC 7578). The only file that sees GMime.
 *
 * GMime reads what the headers say: boundary, names, quotes, RFC 2231. The parts are cut here, because a file has to
 * stay as it was sent byte for byte, whatever its own Content-Type says: GMime would take a mail or a saved page apart.
 */
#ifndef REDRESS_WEB_MULTIPART_H
#define REDRESS_WEB_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct fields;

/* What is done with a text of the form: `name` ends with NUL, `length` bytes of `value` are as they came. False with a
 * fault. */
typedef bool multipart_text(struct fields *fields, const char *name, const char *value, size_t length,
                            struct fault *fault);

/* True if that Content-Type is one of a form with files. */
bool is_multipart(const char *type);

/* Reads a body of at most `most` parts: texts go to `text`, files into the fields; their bytes stay in the body. Of a
 * file's name only the last component of a path is kept. A file field in which nothing was chosen (neither name nor
 * bytes) is passed over. False with a fault: 400 "broken-request" for what is not such a body to its last byte, 413
 * "too-large" for more parts. */
bool multipart_read(struct fields *fields, const char *type, const char *body, size_t length, int most,
                    multipart_text *text, struct fault *fault);

#endif
