/* Situations: every state that a case can be in, at every level, by a story that leads there (scenario.h). */
#ifndef REDRESS_TESTS_CORE_SITUATIONS_H
#define REDRESS_TESTS_CORE_SITUATIONS_H

#include <check.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/pool.h"

enum { SITUATIONS_MOST = 80 };

struct situation {
    const char *state;
    int level, reached; /* the level in hand, and the highest that the case was ever at */
    bool promised;      /* a remedy, which is not done yet */
    bool planned;       /* an improvement */
    bool suggested;     /* one, on which nobody has decided */
    bool practice;      /* named by the review */
    bool high;          /* it is of high severity */
    bool late;          /* the last request for the next level */
    bool back;          /* the only thing that was sent by email has come back */
    const char *events; /* @D: who decided the levels below; @R: who recorded it; @V: its division; @C: the concerned */
};

struct situations {
    struct situation list[SITUATIONS_MOST];
    size_t count;
};

/* Adds one; gives it, so that more can be said of it. */
static inline struct situation *situation_add(struct pool *pool, struct situations *all, const char *state, int level,
                                              int reached, const char *before, const char *after)
{
    ck_assert_uint_lt(all->count, SITUATIONS_MOST);
    struct situation *situation = &all->list[all->count++];
    *situation = (struct situation){
        .state = state, .level = level, .reached = reached, .events = pool_format(pool, "%s%s", before, after)};
    return situation;
}

#define CLOSED "closed=2026-06-20T09:00 "

/* Answered at level n, and what can follow; `answer` is the end of the story. */
static inline void situations_answered(struct pool *pool, struct situations *all, int level, const char *before,
                                       const char *answer, bool promised)
{
    const char *under_way = level > 1 ? "escalated" : "acknowledged";
    before = pool_format(pool, "%s%s", before, answer);
    situation_add(pool, all, "responded", level, level, before, "")->promised = promised;
    situation_add(pool, all, "closed", level, level, before, CLOSED)->promised = promised;
    situation_add(pool, all, "complete", level, level, before, CLOSED "followed-up=2026-06-22T09:00 ")->promised =
        promised;
    situation_add(pool, all, under_way, level, level, before, CLOSED "reopened=2026-06-21T09:00 ")->promised = promised;
    situation_add(pool, all, "withdrawn", level, level, before, "withdrawn=2026-06-05T09:00 ")->promised = promised;
}

/* Under review after a request that was just made: in time, or late. */
static inline void situations_asked(struct pool *pool, struct situations *all, int level, const char *before)
{
    const char *late = pool_format(pool, "%.*s,late=yes ", (int)strlen(before) - 1, before);
    situation_add(pool, all, "escalated", level, level, late, "")->late = true;
    situation_add(pool, all, "escalated", level, level, before, "responded=2026-06-02T09:00,by=other,channel=phone ");
    situation_add(pool, all, "responded", level - 1, level, late, "declined=2026-06-02T09:00,by=other ");
}

/* What was sent comes back, and goes out again. */
static inline void situations_returned(struct pool *pool, struct situations *all, const char *before, int seq)
{
    const char *back = pool_format(pool,
                                   "%sresponded=2026-06-02T09:00,by=other,channel=email "
                                   "returned=2026-06-03T09:00,item=%d ",
                                   before, seq);
    situation_add(pool, all, "responded", 1, 1, back, "")->back = true;
    situation_add(pool, all, "responded", 1, 1, back,
                  pool_format(pool, "resent=2026-06-04T09:00,item=%d,channel=post ", seq));
    situation_add(
        pool, all, "responded", 1, 1, back,
        pool_format(pool, "resent=2026-06-04T09:00,item=%d,channel=post returned=2026-06-09T09:00,item=%d ", seq, seq))
        ->back = true;
}

/* At level n, with the answers of the levels below by @D. */
static inline void situations_of_level(struct pool *pool, struct situations *all, int level, const char *before)
{
    const char *under_way = level > 1 ? "escalated" : "acknowledged";
    const char *answered = "responded=2026-06-02T09:00,by=other,channel=email ";
    const char *promising = "responded=2026-06-02T09:00,by=other,channel=email,until=2026-06-30 ";
    int seq = 1 + 2 * level; /* of the answer */
    situation_add(pool, all, under_way, level, level, before, "");
    situation_add(pool, all, under_way, level, level, before,
                  "noted=2026-06-02T08:00 extended=2026-06-02T08:30,until=2026-06-30 ");
    situation_add(pool, all, "withdrawn", level, level, before, "withdrawn=2026-06-02T09:00 ");
    situation_add(pool, all, "merged", level, level, before, "merged=2026-06-02T09:00 ");
    situation_add(pool, all, under_way, level, level, before, "merged=2026-06-02T09:00 reopened=2026-06-03T09:00 ");
    situations_answered(pool, all, level, before, answered, false);
    situations_answered(pool, all, level, before, promising, true);
    situation_add(pool, all, "closed", level, level, pool_format(pool, "%s%s", before, answered),
                  CLOSED "learned=2026-06-21T09:00,until=2026-07-30 ")
        ->planned = true;
    situation_add(pool, all, "responded", level, level, before,
                  pool_format(pool, "%slearned=2026-06-03T09:00,suggestions=1 ", answered))
        ->suggested = true;
    situation_add(pool, all, "responded", level, level, before,
                  pool_format(pool, "%slearned=2026-06-03T09:00,suggestions=1 weighed=2026-06-04T09:00,item=%d.s1 ",
                              answered, seq + 1));
    situation_add(pool, all, "responded", level, level, before,
                  pool_format(pool, "%sremedied=2026-06-04T09:00,item=%d.1 ", promising, seq));
    if (level == 1)
        situations_returned(pool, all, before, seq);
    if (level > 1)
        situations_asked(pool, all, level, before);
}

/* Of high severity, and no longer so. */
static inline void situations_high(struct pool *pool, struct situations *all, const char *state, int level,
                                   const char *before)
{
    situation_add(pool, all, state, level, level, before, "assessed=2026-06-01T13:00,severity=high ")->high = true;
    situation_add(pool, all, state, level, level, before,
                  "assessed=2026-06-01T13:00,severity=high assessed=2026-06-01T13:30,severity=low ");
}

static inline void complaint_situations(struct pool *pool, struct situations *all, int levels)
{
    const char *before = "received=2026-06-01T09:00@V@R@C ";
    situation_add(pool, all, "received", 1, 1, before, "");
    situations_high(pool, all, "received", 1, before);
    situation_add(pool, all, "withdrawn", 1, 1, before,
                  "assessed=2026-06-01T09:10,severity=high withdrawn=2026-06-01T09:30 ")
        ->high = true;
    situation_add(pool, all, "withdrawn", 1, 1, before, "withdrawn=2026-06-01T09:30 ");
    situation_add(pool, all, "merged", 1, 1, before, "merged=2026-06-01T09:30 ");
    before = pool_format(pool, "%sacknowledged=2026-06-01T10:00,by=other ", before);
    for (int level = 1; level <= levels; level++) {
        situations_of_level(pool, all, level, before);
        situations_high(pool, all, level > 1 ? "escalated" : "acknowledged", level, before);
        before = pool_format(pool, "%sresponded=2026-06-01T11:00@D,channel=email escalated=2026-06-01T12:00 ", before);
    }
}

static inline void compliment_situations(struct pool *pool, struct situations *all)
{
    static const struct {
        const char *state, *event;
    } STEPS[] = {
        {"received", ""},
        {"acknowledged", "acknowledged=2026-06-01T10:00 "},
        {"told", "told=2026-06-02T10:00 "},
        {"reviewed", "reviewed=2026-06-03T10:00,practice=yes "},
        {"shared", "shared=2026-06-04T10:00 "},
        {"closed", "closed=2026-06-05T10:00 "},
    };
    const char *before = "received=2026-06-01T09:00@V@R@C ";
    for (int i = 0; i < (int)(sizeof STEPS / sizeof *STEPS); i++) {
        before = pool_format(pool, "%s%s", before, STEPS[i].event);
        situation_add(pool, all, STEPS[i].state, 1, 1, before, "")->practice = i >= 3;
    }
    situation_add(pool, all, "reviewed", 1, 1, "received=2026-06-01T09:00@V@R@C ",
                  "acknowledged=2026-06-01T10:00 reviewed=2026-06-03T10:00 ");
    situation_add(pool, all, "withdrawn", 1, 1, before, "withdrawn=2026-06-06T10:00 ");
}

#endif
