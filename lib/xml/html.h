/* HTML: a page as text. Byte for byte what libxml2 writes of the same page, at a fifth of its cost, as it knows no more
 * of HTML than our pages have: elements without a namespace, their attributes, text. Not for XML, nor for CSV. */
#ifndef REDRESS_XML_HTML_H
#define REDRESS_XML_HTML_H

#include <libxml/tree.h>
#include <stddef.h>

/* The page as text of `*length` bytes, to be freed by g_free; NULL where it has what we do not know, such as a comment,
 * or a scheme of addresses that is to be escaped: libxml2 writes it then. */
char *html_write(xmlDocPtr page, size_t *length);

#endif
