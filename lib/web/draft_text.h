/* The text of a draft: fields and files of a form as one text to be stored. For web/draft*.c alone. */
#ifndef REDRESS_WEB_DRAFT_TEXT_H
#define REDRESS_WEB_DRAFT_TEXT_H

#include <stddef.h>

struct fields;
struct pool;

/* What was typed in these fields, and the names of the files, without their bytes. */
const char *draft_text_write(struct pool *pool, const struct fields *fields, size_t *size);

/* Reads it back; what is broken ends it. */
struct fields *draft_text_read(struct pool *pool, const char *text, size_t size);

#endif
