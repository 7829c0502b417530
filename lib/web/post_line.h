/* A message of the post on a page: <posted>, as schema/page.xsd shows it. */
#ifndef REDRESS_WEB_POST_LINE_H
#define REDRESS_WEB_POST_LINE_H

#include <stdbool.h>

struct call;
struct node;
struct posted;

/* Adds it; with its text and files where it is shown whole. */
struct node *post_line_add(struct call *call, struct node *parent, const struct posted *posted, bool whole);

#endif
