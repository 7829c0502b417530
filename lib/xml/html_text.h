/* The text of a page of HTML that a stranger sent: its words, a line for each line that a reader would see. */
#ifndef REDRESS_XML_HTML_TEXT_H
#define REDRESS_XML_HTML_TEXT_H

#include <stddef.h>

struct pool;

/* The text of `size` bytes of UTF-8, in the pool. Never fails: what is no HTML is read as far as it is text. */
const char *html_text(struct pool *pool, const char *bytes, size_t size);

#endif
