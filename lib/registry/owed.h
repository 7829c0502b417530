/* Owed: an obligation or a right as a tree that explains itself, the same for every page, letter and command.
 *
 * <obligation name level window="yes" state force owner-title started-by start unit count due
 *             first-due was notice-late="yes" kept left calendar-begins="2025-01-01" calendar-ends="2028-12-31">
 *   <day date="2026-05-01" number="0"/>                         day 0, then each working day that was counted
 *   <day date="2026-05-02" skipped="Saturday" announced="…"/>   each day that was skipped, and why
 *   <clause number="5.1" unit count xmlns="urn:redress:policy">…<length/>…</clause>   the basis (site/clause.h)
 * </obligation>
 * `was`: it is open, and was due then before the calendar changed. The days lead to `first-due` where that is there
 * (it was moved from then to `due`), else to `due`. `left`: working days, only while it is open. `calendar-begins`: it
 * started before the first day for which bank holidays are known.
 * `calendar-ends`: the due time lies beyond the last such day. xsl/explanation.xsl says it in words. */
#ifndef REDRESS_REGISTRY_OWED_H
#define REDRESS_REGISTRY_OWED_H

#include "core/obligation.h"
#include "site/site.h"

struct list;
struct node;
struct pool;

/* Adds the tree of an obligation on a case bound to that policy, as things stand at `now`. */
struct node *owed_add(struct pool *pool, struct node *parent, const struct site *site, const struct policy *policy,
                      const struct obligation *obligation, int64_t now);

/* The words of that of several that is owed, in the lists of its case; NULL: it is about the case. */
const char *owed_item_title(const struct list *lists, const char *item);

#endif
