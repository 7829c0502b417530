/* What was typed, given back: never more than makes a page that somebody can use, whatever was sent. */
#ifndef REDRESS_WEB_TYPED_H
#define REDRESS_WEB_TYPED_H

#include <stdbool.h>
#include <stddef.h>

struct call;
struct node;
struct pool;

/* As HTML writes them, so many bytes are given back where no form shows what was typed. */
enum { TYPED_MOST = 64 * 1024 };

/* True if the field of that name is what somebody typed, and not what a form bears for itself: its seals, its buttons,
 * what proves a case, files that came before. */
bool field_is_typed(const char *name);

/* As much of the text as HTML writes in so many bytes, in whole characters: how long that beginning is. */
size_t typed_beginning(const char *text, size_t most);

/* Adds to a field of a form what was typed there: as <value> no more than its `max` characters, and as <rest> what
 * follows, as far as there is room, which gets less; where that is not all, the field is `cut`. */
void typed_add_value(struct pool *pool, struct node *field, const char *value, long max, size_t *room);

/* Adds <typed> to the page, where something was typed: each field, so that it can be taken along; if all are more
 * than TYPED_MOST, of long ones the beginning, and it is `cut`. */
void page_add_typed(struct call *call, struct node *page);

#endif
