/* Pictures: a photo or a picture that somebody sent as a PDF of one page, just as big as it. For a child
 * (base/child.h), as the picture is a stranger's. */
#ifndef REDRESS_PAPER_PICTURE_H
#define REDRESS_PAPER_PICTURE_H

#include <stddef.h>

struct pool;

enum picture_kind { PICTURE_JPEG, PICTURE_PNG };

/* The most that is unpacked: 50 million dots. */
enum { PICTURE_MOST_DOTS = 50 * 1000 * 1000 };

/* The PDF, of `*length` bytes. NULL: the picture is damaged, or has too many dots. */
const char *picture_pdf(struct pool *pool, enum picture_kind kind, const char *bytes, size_t size, size_t *length);

#endif
