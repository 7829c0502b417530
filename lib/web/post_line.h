/* A message of the post on a page: <posted>, as schema/page.xsd shows it. */
#ifndef REDRESS_WEB_POST_LINE_H
#define REDRESS_WEB_POST_LINE_H

#include <stdbool.h>
#include <stdint.h>

struct call;
struct node;
struct pool;
struct posted;

/* Adds it; with its text and files where it is shown whole. */
struct node *post_line_add(struct call *call, struct node *parent, const struct posted *posted, bool whole);

/* The address of the form for a case of that kind made of the message of that number. */
const char *post_line_form(struct pool *pool, const char *kind, int64_t number);

#endif
