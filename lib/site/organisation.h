/* The organisation: what is taken out of organisation.xml (schema/organisation.xsd) as it is read. */
#ifndef REDRESS_SITE_ORGANISATION_H
#define REDRESS_SITE_ORGANISATION_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct node;
struct plain_word;
struct pool;

/* How letters get out by email. */
struct outgoing {
    const char *from;     /* NULL: they do not */
    const char *returned; /* where the mail server sends back what it cannot deliver */
    const char *staff;    /* where staff open Redress, https://complaints.example.org; NULL: not said */
    const char *through;  /* the path of a program, or the address of a server */
    const char *replies; /* the mailbox to which each letter asks for replies (post/reply_address.h); NULL: none does */
};

/* Of it what pages show: without divisions and causes, which are choices of forms, and what is for no reader. */
const struct node *organisation_shown(struct pool *pool, const struct node *organisation);

/* The words that no letter should have, and what to say instead (base/plain.h); how many in *count. */
const struct plain_word *organisation_jargon(struct pool *pool, const struct node *organisation, size_t *count);

/* True if messages for the organisation arrive at that address, or what comes back to it: no person can have it. */
bool organisation_receives(struct pool *pool, const struct node *organisation, const char *email);

/* Into `outgoing`; `path` is the file. False with a fault where no mail can reach one of the file's addresses. */
bool organisation_outgoing(struct pool *pool, const struct node *organisation, const char *path,
                           struct outgoing *outgoing, struct fault *fault);

#endif
