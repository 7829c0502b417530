/* Staff notice: the page of which xsl/notice.xsl makes what a member of staff is told (post/staff_mail.h).
 *
 *   <page name="notice" person><notice address morning="yes">
 *     <case reference kind urgent next next-level next-action due due-state><topic name="handed"/>…</case>
 *     <duty name month decision what due due-state/>
 *     <waiting count more="yes" due due-state/>
 *   </notice></page>
 *
 * address: where staff open Redress, if that is known; next or next-action: what is theirs to do first, as in a list;
 * waiting: messages of the post, and when the first is to be acknowledged; due-state: overdue, today or later; topics:
 * why they are told, none of what is due. No word that anybody wrote in a case, and no name of a party. */
#ifndef REDRESS_POST_STAFF_NOTICE_H
#define REDRESS_POST_STAFF_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

struct desk;
struct fault;
struct news_row;
struct node;
struct person;
struct pool;
struct registry;
struct topic;

/* When the user wants to be told of that topic: as they said, where that is one of its times, else as usual. */
const char *staff_time(struct desk *desk, struct pool *pool, const char *user, const struct topic *topic);

/* The page, with nothing in its notice yet. */
struct node *staff_notice_page(const struct registry *registry, struct pool *pool, const struct person *person,
                               bool morning, int64_t now);

/* Adds to the page that the case is news for the person; of their list it is none any more where nothing on it is
 * theirs to do now. False with a fault. */
bool staff_notice_add_news(struct registry *registry, struct pool *pool, struct node *page, const struct person *person,
                           const struct news_row *row, int64_t now, struct fault *fault);

/* Adds to it the cases and the duties of theirs on which something is overdue, or due by the end of the day; and the
 * messages of the post that wait for them, if the first of these is. False with a fault. */
bool staff_notice_add_due(struct registry *registry, struct pool *pool, struct node *page, const struct person *person,
                          int64_t now, struct fault *fault);

#endif
