#include "registry/reply.h"

#include <string.h>

#include "base/email.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/message.h"
#include "registry/notice.h"
#include "site/own_address.h"
#include "store/outbox.h"
#include "xml/words.h"
#include "xml/xml.h"

const char *reply_address(struct registry *registry, struct pool *pool, const struct posted *posted)
{
    const struct message *message = posted->message;
    if (registry->site.outgoing.from == NULL || message == NULL || !text_blank(message->automatic))
        return NULL;
    const char *address = email_said(pool, text_blank(message->reply_to) ? message->from : message->reply_to);
    bool theirs = email_reaches(address) && !site_owns_address(&registry->site, pool, address);
    return theirs ? address : NULL;
}

static const char *words(struct registry *registry, const char *code)
{
    const struct saying saying = {.of = "reply", .code = code};
    return words_find(registry->site.words, &saying);
}

/* How they are reached, a line for each way. */
static const char *ways(struct registry *registry, struct pool *pool, const struct node *place)
{
    const char *all = "";
    for (const char *const *way = (const char *const[]){"phone", "email", "web", NULL}; *way != NULL; way++) {
        const char *at = node_inner(pool, place, *way);
        all = at ? pool_format(pool, "%s\n%s %s", all, words(registry, *way), at) : all;
    }
    return all;
}

const char *reply_words(struct registry *registry, struct pool *pool, const char *to)
{
    const struct node *place = node_first(registry->site.organisation, "elsewhere");
    while (place != NULL && !text_equal(node_get(pool, place, "name"), to))
        place = node_next(place, "elsewhere");
    const char *thanks = words(registry, "thanks"), *not = words(registry, "not-ours");
    if (place == NULL)
        return pool_format(pool, "%s\n\n%s\n\n%s", thanks, not, words(registry, "passed-on"));
    return pool_format(pool, "%s\n\n%s\n\n%s\n\n%s %s\n%s%s", thanks, not, words(registry, "passed-on"),
                       words(registry, "helped-by"), node_get(pool, place, "title"), node_inner(pool, place, "help"),
                       ways(registry, pool, place));
}

/* The message that it answers, as far as its name is one that can be named. */
static const char *answered(const struct message *message)
{
    static const char *const within =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+-/=?^_`{|}~@";
    size_t length = strlen(message->id);
    bool named = length > 0 && length <= 200 && strspn(message->id, within) == length;
    return named ? message->id : NULL;
}

bool reply_add(struct registry *registry, struct pool *pool, const struct posted *posted, const char *reply,
               int64_t now, struct fault *fault)
{
    const struct node *notice = notice_new(pool, answered(posted->message), words(registry, "about"), reply);
    return notice_add(registry, pool, notice, reply_address(registry, pool, posted), now, fault);
}

struct outbox_row *reply_row(struct registry *registry, struct pool *pool, const struct posted *posted,
                             struct fault *fault)
{
    const char *address = reply_address(registry, pool, posted);
    return address ? store_outbox_made_at(registry->store, pool, MAIL_NOTICE, address, posted->stored.sorted.at, fault)
                   : NULL;
}
