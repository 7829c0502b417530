/* Checks: what the schema cannot say of an event, since it takes the record as it counts, or other cases.
 *
 * A new event and one that replaces another are held to the same. */
#ifndef REDRESS_REGISTRY_CHECK_H
#define REDRESS_REGISTRY_CHECK_H

#include "record/entry.h"
#include "registry/case_file.h"

/* Looks at the reference of another case that the event, just built as the last of the record, names by `earlier` or
 * `other`: mistyped, unknown, hidden from that person or this case's own is a problem of that field, and so is a link
 * that stands already, from either side, and a case that a duplicate cannot end in; else it is written as references
 * are. Before the case grows by the event. False with a fault. */
bool check_other_case(struct registry *registry, struct pool *pool, const struct node *record, struct node *event,
                      const struct person *person, int64_t now, struct problems *wrong, struct fault *fault);

/* Checks the last event of a case that has grown by it, and notes what cannot be right at its field:
 *   became    an improvement has helped only once it was done, or done again; it has not helped only once it was done
 *   how       while the complainant can still ask for the next level, a case is closed only if they are content
 *   reasons   a request that came in time, as the times count now, is not declined
 *   until     an extension brings no date forward, lies on a working day unless `any-day` says that it need not, not
 *             further from the first date than the policy's term `extension`
 *   handler, division
 *             whoever is chosen to handle the case could (offers.h)
 *   contact.name
 *             the contact is nobody who takes no part in the case
 *   decider   who is exempted from deciding only one level did decide below, takes part in the case, and is not who
 *             exempts them
 *   unread-because
 *             who decides again what was decided before has opened the papers first, or says why not
 *   message   needed where the giver's words may not be shown
 *   improvement.N.what, remedy.N.what
 *             a correction took out a row of which, or after which, it is on record what became: the rows after it
 *             would change their numbers */
void check_event(struct registry *registry, struct pool *pool, const struct case_file *file, struct node *event,
                 struct problems *wrong);

/* What a step will meet whatever is typed, so that it can be said before: `code` for xsl/words.xml, NULL: nothing;
 * `until`: the time in its words, INSTANT_NONE: none; it `stops` where nothing passes that could be typed. */
struct foreseen {
    const char *code;
    bool stops;
    int64_t until;
};

/* The same of the event of that name, which that person could write on the case now:
 *   right-open         until then it can be closed only if the complainant is satisfied
 *   extension-latest   no later date can be given than that; extension-used: it is that already, or was before
 *   exempt-nobody      nobody who could be exempted decided below
 *   words-not-shown    staff are told in other words than the giver's */
struct foreseen check_foresee(struct registry *registry, struct pool *pool, const struct case_file *file,
                              const char *event, const struct person *person, int64_t now);

#endif
