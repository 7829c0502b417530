/* Answering: whom a machine may write to of its own accord.
 *
 * Pure. Whatever goes out with nobody at the keyboard, a receipt or a confirmation, goes only where this allows it, so
 * that no two machines write to each other and nobody has us write to a stranger again and again. What a member of
 * staff sends is theirs to send, and is not asked about here. */
#ifndef REDRESS_REGISTRY_ANSWERING_H
#define REDRESS_REGISTRY_ANSWERING_H

#include <stdbool.h>

struct pool;
struct site;

/* How many an address gets within a day, whoever entered it in our forms. */
enum { ANSWERS_A_DAY = 20 };

struct answering {
    const char *address;   /* to which it would go */
    const char *automatic; /* of the message that it answers: why nobody wrote that (record/message.h); NULL or empty:
                              somebody did, or it was a form */
    int lately;            /* how many went there within a day */
};

/* True if it may go. Never to what no person wrote, to nobody, to an address of ours or of who works here (the site's
 * organisation.xml and users.xml), also with something after a plus sign, or to who has had so many. */
bool mailing_may_answer(const struct site *site, struct pool *pool, const struct answering *answering);

#endif
