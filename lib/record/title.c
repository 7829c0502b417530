#include "record/title.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/schema.h"
#include "xml/xml.h"

#define OF_AUTHOR "by-title"
#define OF_LISTED "title"

static void keep(struct pool *pool, struct node *node, const char *attribute, const struct list *list, const char *name)
{
    if (list != NULL && name != NULL && node_get(pool, node, attribute) == NULL)
        node_set(node, attribute, list_label(list, name));
}

static void keep_inside(struct pool *pool, const struct list *lists, const struct part *part, struct node *node)
{
    for (struct node *child = node_first(node, NULL); child != NULL; child = node_next(child, NULL)) {
        const struct part *inside = part_inside(part, node_name(child));
        if (inside != NULL && inside->choices_from != NULL)
            keep(pool, child, OF_LISTED, list_named(lists, inside->choices_from), node_text(pool, child));
        else if (inside != NULL)
            keep_inside(pool, lists, inside, child);
    }
}

void titles_keep(struct pool *pool, const struct list *lists, const struct part *part, struct node *event)
{
    keep(pool, event, OF_AUTHOR, list_named(lists, "people"), node_get(pool, event, "by"));
    keep_inside(pool, lists, part, event);
}

void titles_take_over(struct pool *pool, struct node *event, const struct node *earlier)
{
    for (struct node *child = node_first(event, NULL); child != NULL; child = node_next(child, NULL)) {
        titles_take_over(pool, child, earlier);
        if (node_first(child, NULL) == NULL)
            node_set(child, OF_LISTED, title_said(pool, earlier, node_name(child), node_text(pool, child), NULL));
    }
}

static void offer(struct pool *pool, struct list *list, const char *name, const char *title)
{
    struct choice *choices = pool_array(pool, list->count + 1, sizeof *choices);
    if (list->count > 0)
        memcpy(choices, list->choices, list->count * sizeof *choices);
    choices[list->count++] = (struct choice){.value = name, .label = title ? title : name};
    list->choices = choices;
}

static void offer_inside(struct pool *pool, struct list *lists, const struct part *part, const struct node *node)
{
    for (struct node *child = node_first(node, NULL); child != NULL; child = node_next(child, NULL)) {
        const struct part *inside = part_inside(part, node_name(child));
        const char *from = inside ? inside->choices_from : NULL, *name = node_text(pool, child);
        struct list *list = lists;
        while (list->name != NULL && !text_equal(list->name, from))
            list++;
        if (list->name != NULL && part_shown(inside, lists, name) == NULL)
            offer(pool, list, name, node_get(pool, child, OF_LISTED));
        else if (inside != NULL)
            offer_inside(pool, lists, inside, child);
    }
}

const struct list *titles_offered(struct pool *pool, const struct list *lists, const struct part *part,
                                  const struct node *event)
{
    size_t count = 0;
    while (lists[count].name != NULL)
        count++;
    struct list *offered = pool_array(pool, count + 1, sizeof *offered);
    memcpy(offered, lists, count * sizeof *offered);
    offer_inside(pool, offered, part, event);
    return offered;
}

const char *title_of_author(struct pool *pool, const struct node *event, const struct list *people)
{
    const char *title = node_get(pool, event, OF_AUTHOR), *user = node_get(pool, event, "by");
    return title == NULL && people != NULL && user != NULL ? list_label(people, user) : title;
}

const char *title_said(struct pool *pool, const struct node *node, const char *element, const char *name,
                       const char *today)
{
    const char *title = NULL;
    if (text_equal(node_name(node), element) && text_equal(node_text(pool, node), name))
        title = node_get(pool, node, OF_LISTED);
    for (struct node *child = node_first(node, NULL); child != NULL; child = node_next(child, NULL)) {
        if (!text_equal(node_name(child), "event")) /* of a correction */
            title = title_said(pool, child, element, name, title);
    }
    return title ? title : today;
}

const char *title_of_handler(struct pool *pool, const struct node *record, const char *user, const char *today)
{
    const char *title = title_said(pool, record, "handler", user, NULL);
    for (const struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL))
        if (title == NULL && text_equal(node_get(pool, event, "by"), user))
            title = node_get(pool, event, OF_AUTHOR);
    return title ? title : today;
}
