#include "web/views.h"

#include <glib.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/urlencoded.h"
#include "store/desk.h"
#include "web/form.h"
#include "xml/schema.h"
#include "xml/xml.h"

/* The key of an address that names a view. */
#define VIEW "view"

static const struct part name_part = {
    .name = "save", .widget = WIDGET_TEXT, .required = true, .input_type = "text", .max = VIEW_NAME_MOST};

static size_t views_of(struct call *call, struct desk_view *views)
{
    return call->desk ? desk_views(call->desk, call->pool, call->person->user, views, DESK_VIEWS_MOST) : 0;
}

/* The view that the address names; NULL: it names none of theirs. */
static const char *query_named(struct call *call, const char *name)
{
    struct desk_view views[DESK_VIEWS_MOST];
    size_t count = text_blank(name) ? 0 : views_of(call, views);
    for (size_t i = 0; i < count; i++)
        if (text_equal(views[i].name, name))
            return views[i].query;
    return NULL;
}

void views_add(struct call *call, struct node *page, struct node *form_node)
{
    struct desk_view views[DESK_VIEWS_MOST];
    size_t count = views_of(call, views);
    for (size_t i = 0; i < count; i++) {
        struct node *view = node_add(page, "view");
        node_set(view, "name", views[i].name);
        node_set(view, "query", filter_query(call->pool, "", VIEW, views[i].name));
        bool current = text_equal(views[i].name, fields_get(call->request.query, VIEW));
        node_set(view, "current", current ? "yes" : NULL);
    }
    const struct form form = {.typed = call->request.body, .wrong = &call->wrong};
    if (form_node != NULL)
        form_add_part(call, page, form_node, &form, &name_part);
}

/* Puts what that view asks for into the call's query. */
static void open_view(struct call *call, const char *query)
{
    struct encoded field;
    const char *at = query, *end = query + strlen(query);
    while (urlencoded_next(call->pool, &at, end, &field))
        if (fields_get(call->request.query, field.name) == NULL)
            fields_add(call->request.query, field.name, field.value);
}

static const char *with_view(struct call *call, const char *name, const char *query)
{
    const char *view = filter_query(call->pool, "", VIEW, name);
    return pool_format(call->pool, "%s%s%s", view, *query ? "&" : "", query);
}

void views_read(struct call *call, struct node *page, struct filters *filters)
{
    const char *name = fields_get(call->request.query, VIEW), *query = query_named(call, name);
    if (query != NULL)
        open_view(call, query);
    filters_read(call, page, filters);
    struct node *node = node_first(page, "filters");
    if (query != NULL) {
        filters->query = with_view(call, name, filters->query);
        filters->unordered = with_view(call, name, filters->unordered);
        node_unset(node, "query");
        node_set(node, "query", filters->query);
    } else if (!text_blank(name)) {
        filters_unknown(node, VIEW, name);
        filters->wanted.received = SPAN_NONE;
    }
}

bool views_asked(const struct call *call)
{
    return fields_get(call->request.body, name_part.name) != NULL || fields_get(call->request.body, "discard") != NULL;
}

/* What was typed without blanks around it; NULL with a problem. */
static const char *name_typed(struct call *call)
{
    struct desk_view views[DESK_VIEWS_MOST];
    const char *name = g_strstrip(pool_copy(call->pool, fields_get(call->request.body, name_part.name)));
    if (call_unreadable(call, name_part.name, &name_part))
        return NULL;
    if (g_utf8_strlen(name, -1) > VIEW_NAME_MOST)
        problems_add(&call->wrong, name_part.name, "too-long", NULL, &name_part);
    else if (*name == '\0')
        problems_add(&call->wrong, name_part.name, "missing", NULL, &name_part);
    else if (query_named(call, name) == NULL && views_of(call, views) == DESK_VIEWS_MOST)
        problems_add(&call->wrong, name_part.name, "views-many", NULL, &name_part);
    return call->wrong.count == 0 ? name : NULL;
}

static bool save(struct call *call, const char *name)
{
    struct filters filters;
    const char *opened = query_named(call, fields_get(call->request.query, VIEW));
    if (opened != NULL)
        open_view(call, opened);
    filters_read(call, xml_new(call->pool, NAMESPACE_PAGE, "page"), &filters);
    const struct desk_view view = {.name = name, .query = filters.query};
    return desk_keep_view(call->desk, call->person->user, &view) ||
           fault_set(&call->fault, 503, "full", "a view cannot be kept");
}

bool views_change(struct call *call)
{
    const char *discarded = fields_get(call->request.body, "discard");
    if (discarded != NULL) {
        desk_drop_view(call->desk, call->person->user, discarded);
        return call_see(call, call->request.path);
    }
    const char *name = name_typed(call);
    return name != NULL && save(call, name) &&
           call_see(call, pool_format(call->pool, "%s?%s", call->request.path, with_view(call, name, "")));
}
