#include "post/staff_mail.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/topic.h"
#include "post/staff_notice.h"
#include "registry/notice.h"
#include "registry/registry.h"
#include "registry/sight.h"
#include "store/desk.h"
#include "store/news.h"
#include "store/outbox.h"
#include "xml/sheet.h"
#include "xml/xml.h"

/* The time of day from which the mail of the morning is made; how many notices somebody gets in an hour, before what is
 * new waits to be told together; and how long news wait for who is away. */
#define MORNING "07:00"
enum { HOUR = 60 * 60, MOST_AN_HOUR = 5, NEWS_SECONDS = 60 * 24 * HOUR };

bool staff_mail_prepare(struct staff_mail *mail, struct registry *registry, struct fault *fault)
{
    struct pool *pool = *registry->own;
    *mail = (struct staff_mail){.registry = registry};
    mail->desk = desk_open(pool, registry->folders.data, fault);
    mail->sheet = mail->desk ? sheet_open(pool, pool_format(pool, "%s/xsl/notice.xsl", registry->folders.share),
                                          registry->site.words, fault)
                             : NULL;
    return mail->sheet != NULL;
}

/* Notices being made for one person. */
struct making {
    struct staff_mail *mail;
    struct pool *pool;
    const struct person *person;
    int64_t now;
    bool morning;     /* the mail of this morning is still to be made */
    struct node *due; /* and the page with what is due, where it is */
    struct news_row *rows;
    size_t count;
    struct fault *fault;
};

static const char *time_of(const struct making *making, const struct news_row *row)
{
    return staff_time(making->mail->desk, making->pool, making->person->user, topic_named(row->topic));
}

/* True on a working day once the morning has begun. */
static bool morning_begins(struct pool *pool, const struct registry *registry, int64_t now)
{
    int64_t begins;
    int32_t today = instant_day(now);
    return instant_read(pool_format(pool, "%sT" MORNING, day_write(pool, today)), &begins) && now >= begins &&
           calendar_day_off(&registry->site.calendar, today, now) == NULL;
}

static bool read_what_is_new(struct making *making)
{
    struct store *store = making->mail->registry->store;
    making->rows = store_news(store, making->pool, making->person->user, &making->count, making->fault);
    making->morning = making->fault->kind == 0 && morning_begins(making->pool, making->mail->registry, making->now) &&
                      store_morning(store, making->person->user, making->fault) < instant_day(making->now);
    return making->fault->kind == 0;
}

/* True if anything is to be made, so that a transaction is worth it. */
static bool has_anything(const struct making *making)
{
    bool any = making->morning;
    for (size_t i = 0; !any && i < making->count; i++)
        any = !text_equal(time_of(making, &making->rows[i]), TOLD_MORNING);
    return any;
}

/* Takes the news of that time away; what of them the person may see goes onto the page (NULL: nothing does). */
static bool take_news(struct making *making, struct node *page, const char *time)
{
    struct registry *registry = making->mail->registry;
    for (size_t i = 0; i < making->count; i++) {
        const struct news_row *row = &making->rows[i];
        if (!text_equal(time_of(making, row), time))
            continue;
        bool seen = page && sight_shows(registry, making->pool, row->reference, making->person, making->fault);
        if (making->fault->kind != 0 || !store_drop_news(registry->store, row->number, making->fault) ||
            (seen &&
             !staff_notice_add_news(registry, making->pool, page, making->person, row, making->now, making->fault)))
            return false;
    }
    return true;
}

/* Has its notice go out, if there is anything in it. */
static bool send(struct making *making, const struct node *page)
{
    size_t length;
    struct registry *registry = making->mail->registry;
    if (node_first(node_first(page, "notice"), NULL) == NULL)
        return true;
    const char *text = sheet_apply(making->pool, making->mail->sheet, page, &length, making->fault);
    const struct node *notice = text ? xml_read(making->pool, text, length, "notice.xsl", making->fault) : NULL;
    return notice && notice_add(registry, making->pool, notice, making->person->email, making->now, making->fault);
}

/* True if what is new is told now: few have gone to them lately, or it is of high severity. */
static bool tells_now(const struct making *making)
{
    bool any = false, high = false;
    for (size_t i = 0; i < making->count; i++) {
        bool at_once = text_equal(time_of(making, &making->rows[i]), TOLD_AT_ONCE);
        any = any || at_once;
        high = high || (at_once && text_equal(making->rows[i].topic, TOPIC_HIGH));
    }
    int made =
        any ? store_outbox_made(making->mail->registry->store, making->person->email, making->now - HOUR, making->fault)
            : MOST_AN_HOUR;
    return any && made >= 0 && (high || made < MOST_AN_HOUR);
}

static bool make_at_once(struct making *making)
{
    if (!tells_now(making))
        return making->fault->kind == 0;
    struct node *page = staff_notice_page(making->mail->registry, making->pool, making->person, false, making->now);
    return take_news(making, page, TOLD_AT_ONCE) && send(making, page);
}

/* What is due is looked up before the transaction, as it takes a while. */
static bool look_up_due(struct making *making)
{
    struct registry *registry = making->mail->registry;
    const char *time = staff_time(making->mail->desk, making->pool, making->person->user, topic_named(TOPIC_DUE));
    making->due = staff_notice_page(registry, making->pool, making->person, true, making->now);
    return !making->morning || !text_equal(time, TOLD_MORNING) ||
           staff_notice_add_due(registry, making->pool, making->due, making->person, making->now, making->fault);
}

static bool make_morning(struct making *making)
{
    struct store *store = making->mail->registry->store;
    return !making->morning ||
           (take_news(making, making->due, TOLD_MORNING) && send(making, making->due) &&
            store_sweep_news(store, making->now - NEWS_SECONDS, making->fault) &&
            store_put_morning(store, making->person->user, instant_day(making->now), making->fault));
}

/* What is new is read again in the transaction: somebody else may have told it meanwhile. */
static bool make_for(struct making *making)
{
    struct store *store = making->mail->registry->store;
    if (!read_what_is_new(making))
        return false;
    if (!has_anything(making))
        return true;
    if (!look_up_due(making) || !store_begin(store, making->fault))
        return false;
    if (read_what_is_new(making) && take_news(making, NULL, TOLD_NEVER) && make_at_once(making) && make_morning(making))
        return store_commit(store, making->fault);
    store_rollback(store);
    return false;
}

/* Makes them for one person. What went wrong for them is told in the log and tried again next time, but for a store
 * that is not to be had. */
static bool make_of(struct staff_mail *mail, const struct person *person, int64_t now, struct fault *fault)
{
    struct pool *pool = pool_new();
    struct fault own = {0};
    struct making making = {.mail = mail, .pool = pool, .person = person, .now = now, .fault = &own};
    bool made = make_for(&making);
    pool_free(pool);
    if (!made && own.kind == 503)
        return fault_set(fault, own.kind, own.code, "%s", own.detail);
    if (!made)
        log_line("a member of staff is not told of their cases: %s", own.detail);
    return true;
}

bool staff_mail_make(struct staff_mail *mail, int64_t now, struct fault *fault)
{
    const struct people people = site_people(&mail->registry->site);
    bool good = true;
    for (size_t i = 0; good && i < people.count; i++)
        good = people.list[i].email == NULL || people.list[i].away || make_of(mail, &people.list[i], now, fault);
    return good;
}
