/* File names as they came with a file. */
#ifndef REDRESS_BASE_FILE_NAME_H
#define REDRESS_BASE_FILE_NAME_H

#include <stddef.h>

struct pool;

/* In characters, as the schema has it (record.xsd, file-name). */
#define LONGEST_FILE_NAME 255

/* The name as the record keeps it: text in one line, the last component of a path, quotation marks as they were before
 * the browser hid them, shortened before its ending where it is too long; "file" where nothing is left. */
const char *file_name_said(struct pool *pool, const char *sent);

#endif
