/* Entering: what a message becomes in a case, by itself. */
#ifndef REDRESS_POST_ENTERING_H
#define REDRESS_POST_ENTERING_H

#include <stdbool.h>
#include <stdint.h>

struct belonging;
struct fault;
struct fields;
struct filled;
struct message;
struct pool;
struct registry;
struct sorted_post;

struct entering {
    struct registry *registry;
    struct pool *pool;
    const struct message *message;
    int64_t received, now;
    const struct fields *files; /* the message itself first (registry/post_files.h) */
    struct fault *fault;
};

/* All in a transaction. They say in `sorted` what became of it; nothing where the case cannot take it, as it is over or
 * something in it is not right. False with a fault. */

/* A contact of who raised the case, as the status page writes it, with the text and the files. */
bool enter_contact(const struct entering *entering, const struct belonging *belonging, struct sorted_post *sorted);

/* An internal note with the text and the files: nobody wrote the message. */
bool enter_note(const struct entering *entering, const char *reference, struct sorted_post *sorted);

/* A case of each filled form among the files, if all of them pass the check: `forms` says of each file what form it is
 * (kind NULL: none). One that was a case before, or stands there twice, is none again. */
bool enter_cases(const struct entering *entering, const struct filled *forms, struct sorted_post *sorted);

#endif
