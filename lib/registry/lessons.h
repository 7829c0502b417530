/* Lessons: what a case gives to the registers of improvements, lessons and practices, once it counts as it was last
 * corrected; and the registers of all cases as lists, by filter, place and search.
 *
 * An improvement for each that was planned, or suggested and not accepted, a lesson for each that was learned, a
 * practice for each that a review named. Cause and division are those of the case as last said. Of a case that was
 * withdrawn, or ended as a duplicate, nobody owes an improvement, so what was not carried out, or did not help, is
 * none; what was learned stays. A practice goes with its compliment when that is withdrawn, and when it names or quotes
 * (record/unnamed.h) a giver who took their consent back. No lesson holds a word of a complainant or a giver: `node` is
 * what was written to be read by all staff, and the pages take from it by name.
 *
 * A page of a register costs what it shows: for each lesson the store holds its line, and its place in every list that
 * shows it, one list for each combination of what it can be filtered by. Improvements come by when they are owed, then
 * those that are not done though nobody owes them, then the rest, both the newest first; lessons and practices the
 * newest first. */
#ifndef REDRESS_REGISTRY_LESSONS_H
#define REDRESS_REGISTRY_LESSONS_H

#include "registry/case_file.h"

#define IMPROVEMENTS "improvements"
#define LESSONS "lessons"
#define PRACTICES "practices"

/* What became of an improvement. */
#define STATE_OPEN "open"
#define STATE_DONE "done"
#define STATE_EFFECTIVE "effective"
#define STATE_SUGGESTED "suggested" /* it is none yet: */
#define STATE_DECLINED "declined"   /* and will be none */
#define STATE_NOT_EFFECTIVE "not-effective"

struct lesson {
    const char *list;           /* the register */
    const char *item;           /* "6.1" the first improvement of event 6; "6" its lesson, or the practice of event 6 */
    int seq;                    /* of the event */
    const struct node *node;    /* the improvement, the event `learned`, the practice */
    const struct node *verdict; /* of an improvement: the last word about it; NULL: none yet */
    const struct node *suggestion; /* that was accepted as this improvement; NULL: none was */
    const char *division, *cause;  /* NULL: not known; a compliment has no cause */
    const char *state, *owner;     /* of an improvement */
    const char *const *asked;      /* the divisions that are asked to read it, each once; NULL-ended */
    int64_t at;                    /* when it was planned, learned or named */
    int64_t due;                   /* of an improvement: by when it is owed; INSTANT_NONE: by nobody, or done */
    int64_t done;                  /* when it was last carried out; INSTANT_NONE: never */
    int64_t judged;                /* when the last word about it was said; INSTANT_NONE: never */
};

/* The lessons of the case, in the order of their events; *count of them. */
const struct lesson *lessons_of(struct pool *pool, const struct case_file *file, size_t *count);

/* The lesson of that item; NULL: the case has none. */
const struct lesson *lesson_named(struct pool *pool, const struct case_file *file, const char *item);

/* What became of the practice in that division: the last `with` that says it, and the day; NULL: nothing. */
const struct node *lesson_shared(const struct case_file *file, const char *division, const char **day);

/* What pages show of the lesson, as XML that is made when the case is stored. What the site names has the title that
 * was kept beside its name, if one was:
 *
 * <entry list division division-title cause cause-title at state owner owner-title due judged came-back="yes">
 *   words by their elements: what, or lesson, or title, what, effect, others; said and did of what has helped; reasons
 *   of what was declined; suggested
 *   <asked division division-title became on>evidence</asked>…   a division that is asked to read it
 *   <read user user-title at asked="yes"/>…                      who confirmed it, and was asked then
 * </entry> */
const char *lesson_line(struct pool *pool, const struct case_file *file, const struct lesson *lesson);

/* When that user first confirmed to have read the lesson of that event as it was last corrected; INSTANT_NONE: they
 * have not. */
int64_t lesson_read_at(const struct case_file *file, int seq, const char *user);

/* What a list can be filtered by: of improvements all but the last, of lessons and practices division, cause and `for`,
 * a division that is asked to read them. */
enum lesson_filter { BY_STATE, BY_DIVISION, BY_CAUSE, BY_OWNER, BY_ASKED, LESSON_FILTERS };

/* The name of a filter in addresses: state, division, cause, owner, for. */
const char *lesson_filter_name(enum lesson_filter filter);

struct lesson_question {
    const char *list;                   /* the register */
    const char *values[LESSON_FILTERS]; /* NULL: any */
};

/* Beside the registers: the improvements that were checked and have helped, by when that was found, newest first; no
 * filter. */
#define HAVE_HELPED "have-helped"

/* Beside the registers, for recurrence: the cases of which a cause was found and that were not dropped, by receipt,
 * and the improvements done, by when, both newest first: the place is minus that time. Always by division and cause. */
#define CAUSES_FOUND "causes-found"
#define CARRIED_OUT "carried-out"

/* Up to `most` places that answer the question, after that one; -1 with a fault. */
int lessons_page(struct registry *registry, struct pool *pool, const struct lesson_question *question,
                 const struct lesson_place *after, struct lesson_place *places, int most, struct fault *fault);

/* Who owns an improvement in that state, each once, NULL-ended; NULL with a fault. */
const char *const *lessons_owners(const struct registry *registry, struct pool *pool, const char *state,
                                  struct fault *fault);

/* Up to `most` lessons of that register in which all was written that somebody typed to look for;
 * as case_list_search. */
int lessons_search(struct registry *registry, struct pool *pool, const char *list, const char *typed, int64_t before,
                   struct lesson_place *places, int most, struct fault *fault);

/* Sets the places and lessons of the index of that case. */
void lessons_index(struct pool *pool, const struct case_file *file, struct case_index *index);

#endif
