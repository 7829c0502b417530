#include "paper/document.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "paper/document_parts.h"
#include "xml/xml.h"

static const double LEADING = 1.08, FOOT_SCALE = 0.85;

/* Begins the elements, or ends them: names with blanks between them. */
static void tag_all(struct press *press, struct pool *pool, const char *names,
                    void (*tag)(struct press *, const char *))
{
    for (const char *const *word = text_words(pool, names ? names : ""); *word != NULL; word++)
        tag(press, *word);
}

/* A line of furniture, at the left or the right of the page. */
static void put_furniture(const struct setter *setter, const char *text, double size, bool right, double top)
{
    const struct face face = {.size = size, .leading = 1, .grey = GREY_SMALL, .right = right};
    press_put_all(setter->press, press_set_text(setter->press, &face, BODY_WIDTH, text), BODY_LEFT, top);
}

static const char *numbered(const struct setter *setter, int page, int pages)
{
    return pool_format(setter->pool, "%s %d %s %d", node_get(setter->pool, setter->document, "page"), page + 1,
                       node_get(setter->pool, setter->document, "of"), pages);
}

/* What stands around the text of the page, and is not read as part of it. */
static void put_page_furniture(const struct setter *setter, int page)
{
    const double head = 12 * MILLIMETRES, foot = 282 * MILLIMETRES, size = setter->size * FOOT_SCALE;
    const char *text = node_get(setter->pool, setter->document, "foot");
    if (text != NULL) {
        put_furniture(setter, text, size, false, foot);
        put_furniture(setter, numbered(setter, page, setter->pages), size, true, foot);
    }
    for (size_t i = 0; i < setter->running_count; i++) {
        const struct running *running = &setter->running[i];
        if (page <= running->page || page >= running->page + running->pages)
            continue;
        put_furniture(setter, running->text, running->size, false, head);
        put_furniture(setter, numbered(setter, page - running->page, running->pages), running->size, true, head);
    }
}

/* How many pages each part has that says so. */
static void count_running(struct setter *setter)
{
    const struct flow *flow = &setter->flow;
    for (size_t i = 0; i < setter->running_count; i++) {
        struct running *running = &setter->running[i];
        size_t end = running->first + 1;
        while (end < flow->count && !flow->items[end].fresh)
            end++;
        running->page = flow->items[running->first].page;
        running->pages = flow->items[end - 1].page - running->page + 1;
    }
}

static void draw_all(struct setter *setter)
{
    const struct flow *flow = &setter->flow;
    int page = 0;
    for (size_t i = 0; i < flow->count; i++) {
        const struct item *item = &flow->items[i];
        for (; page < item->page; page++) {
            put_page_furniture(setter, page);
            press_page(setter->press);
        }
        tag_all(setter->press, setter->pool, item->opens, press_begin);
        item->draw(setter->press, flow, i);
        tag_all(setter->press, setter->pool, item->shuts, press_end);
    }
    put_page_furniture(setter, page);
    press_page(setter->press);
}

/* What stands in a document beside blocks. */
static void set_part(struct setter *setter, const struct node *part)
{
    if (text_equal(node_name(part), "contents"))
        setter_contents(setter);
    else if (text_equal(node_name(part), "pagebreak"))
        setter->flow.fresh = true;
    else if (text_equal(node_name(part), "inset"))
        setter_inset(setter, part);
    else if (text_equal(node_name(part), "letter"))
        setter_letter(setter, part);
    else
        setter_block(setter, part);
}

struct setter *document_laid(struct pool *pool, const struct node *document, struct registry *registry)
{
    struct setter *setter = pool_alloc(pool, sizeof *setter);
    *setter = (struct setter){.pool = pool,
                              .flow = {.pool = pool},
                              .document = document,
                              .registry = registry,
                              .size = node_number(document, "size", 6, 30),
                              .leading = LEADING,
                              .left = BODY_LEFT,
                              .width = BODY_WIDTH};
    setter->press = press_open(pool, node_get(pool, document, "title"), node_get(pool, document, "author"));
    for (const struct node *part = node_first(document, NULL); part != NULL; part = node_next(part, NULL))
        set_part(setter, part);
    setter->pages = flow_lay(&setter->flow, BODY_HEAD, BODY_FOOT);
    count_running(setter);
    return setter;
}

const char *document_pdf(struct pool *pool, const struct node *document, struct registry *registry, size_t *length,
                         struct layout *layout, struct fault *fault)
{
    struct setter *setter = document_laid(pool, document, registry);
    draw_all(setter);
    const char *pdf = press_close(setter->press, node_get(pool, document, "lang"), length);
    if (pdf == NULL)
        fault_set(fault, 500, "broken", "the document cannot be set");
    if (layout != NULL) {
        *layout = (struct layout){.pages = setter->pages};
        setter_holes(setter, layout);
    }
    return pdf;
}
