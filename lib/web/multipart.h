/* Multipart bodies: a form with files (multipart/form-data, RFC 7578). The only file that sees GMime.
 *
 * The body is read piece by piece as it comes, so that its size costs no memory: texts are kept, and files as far as
 * the limits go; what is beyond them is read and dropped, so that a file too large loses no word of the form. GMime
 * reads what the headers say: boundary, names, quotes, RFC 2231. The parts are cut here, because a file has to stay as
 * it was sent byte for byte, whatever its own Content-Type says: GMime would take a mail or a saved page apart. */
#ifndef REDRESS_WEB_MULTIPART_H
#define REDRESS_WEB_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct fields;

/* Where the body comes from: fills the buffer as far as there is more, and gives the number of bytes; less than `size`
 * at the end. */
struct source {
    size_t (*more)(void *from, char *buffer, size_t size);
    void *from;
};

/* How much of it is taken. */
struct multipart_limits {
    int parts;    /* texts and files */
    size_t texts; /* bytes of all texts */
    size_t files; /* bytes of files that are kept; 0: none are taken */
};

/* What is done with a text of the form: `name` ends with NUL, `length` bytes of `value` are as they came. False with a
 * fault. */
struct receiver {
    bool (*text)(void *to, const char *name, const char *value, size_t length, struct fault *fault);
    void *to;
};

/* True if that Content-Type is one of a form with files. */
bool is_multipart(const char *type);

/* Reads a body: texts go to the receiver, files into the fields, in their order. Of a file's name only the last part of
 * a path is kept. A file that goes beyond the limit is there with its size and without bytes. A file field in which
 * nothing was chosen (neither name nor bytes) is passed over. False with a fault: 400 "broken-request" for what is not
 * such a body to its last byte, 413 "too-large" for more parts, longer texts or longer headers of a part, 415
 * "wrong-type" for a file where none are taken; what came before is there. */
bool multipart_read(struct fields *fields, const char *type, const struct source *source,
                    const struct multipart_limits *limits, const struct receiver *receiver, struct fault *fault);

#endif
