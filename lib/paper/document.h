/* A document: set as PDF from the tree of schema/document.xsd (urn:redress:document), which sheets of xsl/ make.
 *
 *   <document lang="en-GB" title="…" author="…" page="Page" of="of" foot="Complaints policy, version 3" size="11">
 *     <heading level="1">…</heading> <paragraph>…</paragraph> <contents/>
 *     <heading level="2" id="levels">…</heading> …blocks… <pagebreak/> <letter>…</letter>
 *   </document>
 *
 * `contents` and the file's bookmarks are made of the headings and letters that have an id. A letter begins a page of
 * its own and has what is set for the window of an envelope; without a `foot` a document has no foot, so that a letter
 * alone is <document><letter/></document>. The file is tagged; the same tree gives the same bytes. */
#ifndef REDRESS_PAPER_DOCUMENT_H
#define REDRESS_PAPER_DOCUMENT_H

#include <stddef.h>

#include "paper/place.h"

struct fault;
struct node;
struct pool;
struct registry;

/* Room that an <inset> has left on its page for a page of that file (paper/join.h). */
struct hole {
    const char *digest;
    int number; /* of the file's page: the first is 1 */
    struct place place;
};

/* How a document came to be laid. */
struct layout {
    int pages;
    struct hole *holes;
    size_t hole_count;
};

/* The PDF of that tree, of `*length` bytes; NULL with a fault 500 "broken". `registry` has the logos with which letters
 * were sent; NULL: they have none. `layout`, unless NULL, gets how it is laid. */
const char *document_pdf(struct pool *pool, const struct node *document, struct registry *registry, size_t *length,
                         struct layout *layout, struct fault *fault);

#endif
