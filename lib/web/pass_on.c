#include "web/pass_on.h"

#include <glib.h>

#include "base/pool.h"
#include "base/text.h"
#include "registry/reply.h"
#include "web/form.h"
#include "web/page.h"
#include "web/post_line.h"
#include "web/step.h"
#include "xml/schema.h"
#include "xml/xml.h"

static const struct part place_part = {
    .name = PASS_PLACE, .widget = WIDGET_TEXT, .required = true, .input_type = "text", .max = REPLY_PLACE_LONGEST};
static const struct part reply_part = {
    .name = PASS_REPLY, .widget = WIDGET_TEXTAREA, .lines = 12, .max = REPLY_LONGEST};

/* To whom: as the address or the form says. */
static const char *named(const struct call *call)
{
    return fields_get(call_posted(call) ? call->request.body : call->request.query, PASS_TO);
}

/* What they are called, *title; NULL: somebody else than organisation.xml has. Else false with a fault. */
static bool is_known(struct call *call, const char **title)
{
    const char *to = named(call);
    *title = to ? list_label(list_named(call->registry->lists, "elsewhere"), to) : NULL;
    return *title != NULL || text_equal(to, PASS_ELSEWHERE) ||
           fault_set(&call->fault, 404, "unknown-address", "nobody of that name can help");
}

static const struct fields *filled_in(struct call *call)
{
    struct fields *fields = fields_new(call->pool);
    fields_add(fields, PASS_REPLY, reply_words(call->registry, call->pool, named(call)));
    return fields;
}

bool pass_on_show(struct call *call, const struct posted *posted, int status)
{
    const char *to = named(call), *title;
    if (!is_known(call, &title))
        return false;
    const char *number = pool_format(call->pool, "%d", (int)posted->stored.number);
    const char *const hidden[] = {POST_MAIL, number, "how", POST_PASSED_ON, PASS_TO, to, NULL};
    const struct form form = {.address = call->request.path,
                              .typed = call_posted(call) ? call->request.body : filled_in(call),
                              .wrong = &call->wrong,
                              .hidden = hidden};
    struct node *page = page_new(call, "post", NULL, NULL);
    struct node *node = form_add(call, page, NULL, &form), *passing = node_add(page, "passing");
    node_set(passing, "title", title);
    node_set(passing, "address", reply_address(call->registry, call->pool, posted));
    if (title == NULL)
        form_add_part(call, page, node, &form, &place_part);
    form_add_part(call, page, node, &form, &reply_part);
    post_line_add(call, page, posted, true);
    return page_send(call, page, status);
}

/* What was typed there, and what is wrong with it. */
static const char *typed(struct call *call, const struct part *part, const char *missing, bool needed)
{
    const char *text = fields_get(call->request.body, part->name);
    if (call_unreadable(call, part->name, part))
        return NULL;
    if (needed && text_blank(text))
        problems_add(&call->wrong, part->name, missing, NULL, part);
    else if (text != NULL && g_utf8_strlen(text, -1) > part->max)
        problems_add(&call->wrong, part->name, "too-long", NULL, part);
    return text_blank(text) ? NULL : text;
}

bool pass_on_take(struct call *call, const struct posted *posted)
{
    const char *title;
    if (!is_known(call, &title))
        return false;
    bool send = text_equal(fields_get(call->request.body, PASS_SEND), "yes") &&
                reply_address(call->registry, call->pool, posted) != NULL;
    const struct sorted_post sorted = {.how = POST_PASSED_ON,
                                       .by = call->person->user,
                                       .seq = STORE_NONE,
                                       .at = call->now,
                                       .place = title ? title : typed(call, &place_part, "pass-place", true),
                                       .reply = typed(call, &reply_part, "pass-reply", send),
                                       .sent = send};
    if (call->wrong.count > 0)
        return pass_on_show(call, posted, 422);
    return post_sort(call->registry, call->pool, posted, &sorted, &call->fault) &&
           call_see(call, pool_format(call->pool, "%s?mail=%d", call->request.path, (int)posted->stored.number));
}
