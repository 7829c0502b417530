/* Books: tables for a spreadsheet, written to a file from the tree of schema/book.xsd (urn:redress:book), which sheets
 * of xsl/ make.
 *
 *   <book title="All cases" author="One Academy" made="2026-05-06T09:00:00+01:00">
 *     <table name="Cases">
 *       <column kind="code">Reference</column><column kind="time">Received</column>
 *       <row><cell>C-2026-000001-T</cell><cell>2026-05-01 17:30</cell></row>
 *     </table>
 *     <table name="Definitions">…</table>
 *   </book>
 *
 * No spreadsheet takes what a person wrote for a formula. The same tree gives the same bytes. */
#ifndef REDRESS_BOOK_BOOK_H
#define REDRESS_BOOK_BOOK_H

#include <stddef.h>

struct fault;
struct node;
struct pool;

/* The first table as text with commas (RFC 4180), of `*length` bytes; it begins with the mark by which a spreadsheet
 * reads UTF-8. Words stand in quotation marks; codes, numbers, dates and times without. What begins like a formula gets
 * an apostrophe before it. */
const char *book_csv(struct pool *pool, const struct node *book, size_t *length);

/* All tables as a workbook (ECMA-376, .xlsx), a worksheet each, with numbers as numbers, dates and times as dates. A
 * cell that is not what its column says is text. NULL with a fault 500 "broken". */
const char *book_xlsx(struct pool *pool, const struct node *book, size_t *length, struct fault *fault);

#endif
