/* JPEG: what a photo is, read from its segments, and the photo without what a camera says of its owner. */
#ifndef REDRESS_PAPER_JPEG_H
#define REDRESS_PAPER_JPEG_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

struct jpeg {
    int width, height; /* of the picture as it is kept */
    int turned;        /* how it is to be held, 1 (as it is) to 8: Orientation of Exif */
    const char *bytes; /* the picture alone: no Exif, no comments, nothing behind its end */
    size_t length;
};

/* Reads it. False if it is damaged, cut off, or of a kind that a PDF cannot hold. */
bool jpeg_read(struct pool *pool, const char *bytes, size_t size, struct jpeg *jpeg);

#endif
