/* What is at hand on the page of a case, however long its history: its files, the contacts, how many entries there are
 * of each sort. */
#ifndef REDRESS_WEB_CASE_LISTS_H
#define REDRESS_WEB_CASE_LISTS_H

#include <stdbool.h>

struct call;
struct case_file;
struct node;

/* Adds <files>, a <file> for each that came with an entry which the person may read, the newest first: those of
 * messages that wait to be sorted (record/portion.h) only if they are `unfolded`; <contacts>, the newest of them, with
 * how many there are; and <sort>, for each sort of entries (record/sort.h) of which there are any. */
void case_lists_add(struct call *call, struct node *page, const struct case_file *file, bool unfolded);

#endif
