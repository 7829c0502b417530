/* Memory of libxml2 and libxslt: a page takes and gives back ten thousand small pieces, which with malloc is a fifth of
 * what it costs. Ours come from sheets of pieces that stay with the process, a list of free ones for each size; what is
 * larger than a piece, or more than there is room for, malloc gives. For processes of one thread. */
#ifndef REDRESS_XML_MEMORY_H
#define REDRESS_XML_MEMORY_H

/* Gives libxml2 this memory: before anything else that it does in this process. Not where the address sanitiser looks,
 * which would not see what happens within it. */
void xml_memory_own(void);

#endif
