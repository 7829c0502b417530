/* The stories of `redress demo`: what happens in made-up cases, as a form would send it. Words only; demo.c
 * tells them. */
#ifndef REDRESS_ADMIN_DEMO_STORIES_H
#define REDRESS_ADMIN_DEMO_STORIES_H

#include <stdbool.h>
#include <stddef.h>

#define LONGEST_STORY 10

/* One event: who does it, how long after the one before, and the fields that they enter, a line each as NAME=VALUE.
 * @ME stands for the name of who does it, @LATER for a day some time after the event, @CAUSE and @DIVISION for one of
 * the site's. */
struct scene {
    const char *event; /* NULL: the story is over */
    bool outside;      /* the complainant or giver does it; else a member of staff who may */
    int hours;
    const char *fields;
};

struct story {
    const char *kind;
    bool settled; /* nothing more is to be done: such cases lie anywhere in the year, the others in the last days */
    struct scene scenes[LONGEST_STORY];
};

extern const struct story demo_stories[];
extern const size_t demo_story_count;

/* What is picked for the first event: NULL-ended. */
extern const char *const demo_people[], *const demo_matters[], *const demo_wishes[];

#endif
