#include "web/typed.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "web/action.h"
#include "web/kept_files.h"
#include "web/phrases.h"
#include "web/step.h"
#include "xml/xml.h"

/* What a page says around a field; what each gets at least, if it is there. */
enum { ROW = 200, LEAST = 20 };

/* What a character costs in HTML. */
static size_t cost(char character)
{
    return character == '&' ? strlen("&amp;") : character == '<' || character == '>' ? strlen("&lt;") : 1;
}

/* As typed_beginning; *bytes is what it costs. */
static size_t measure(const char *text, size_t most, size_t *bytes)
{
    size_t whole = 0, written = 0;
    *bytes = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (((unsigned char)text[i] & 0xC0) != 0x80) { /* a character begins: what is before it is whole */
            whole = i;
            *bytes = written;
        }
        written += cost(text[i]);
        if (written > most)
            return whole;
    }
    *bytes = written;
    return strlen(text);
}

size_t typed_beginning(const char *text, size_t most)
{
    size_t bytes;
    return measure(text, most, &bytes);
}

static const char *beginning(struct pool *pool, const char *text, size_t most)
{
    return pool_copy_part(pool, text, typed_beginning(text, most));
}

void typed_add_value(struct pool *pool, struct node *field, const char *value, long max, size_t *room)
{
    size_t bytes;
    const char *end = g_utf8_strlen(value, -1) > max ? g_utf8_offset_to_pointer(value, max) : NULL;
    node_add_text(field, "value", end ? pool_copy_part(pool, value, (size_t)(end - value)) : value);
    if (end == NULL)
        return;
    size_t length = measure(end, *room, &bytes);
    *room -= bytes;
    if (length > 0)
        node_add_text(field, "rest", pool_copy_part(pool, end, length));
    node_set(field, "cut", end[length] != '\0' ? "yes" : NULL);
}

bool field_is_typed(const char *name)
{
    static const char *const own[] = {"token",  "csrf",    "seq",   "reference", "access-code", "add",
                                      "open",   "sure",    "go",    "answers",   "draft",       "preview",
                                      "change", "similar", "begun", NULL};
    return *name != '\0' && !is_kept_file(name) && !is_phrase(name) && !text_among(name, own);
}

static bool is_typed(const struct field *field)
{
    return !text_blank(field->value) && field_is_typed(field->name) && !text_equal(field->name, POST_MAIL);
}

/* What a field costs, with all that the page says around it, if neither name nor text gets more room. */
static size_t cost_of(const struct field *field, size_t room)
{
    size_t name, text;
    measure(field->name, room, &name);
    measure(field->value, room, &text);
    return is_typed(field) ? ROW + name + text : 0;
}

static size_t cost_of_all(const struct fields *body, size_t room)
{
    size_t together = 0;
    for (size_t i = 0; i < body->count; i++)
        together += cost_of(&body->list[i], room);
    return together;
}

void page_add_typed(struct call *call, struct node *page)
{
    const struct fields *body = call->request.body;
    struct node *typed = NULL;
    size_t room = TYPED_MOST, left = TYPED_MOST;
    while (body != NULL && room > LEAST && cost_of_all(body, room) > TYPED_MOST)
        room = room * 3 / 4;
    for (size_t i = 0; body != NULL && i < body->count; i++) {
        const struct field *field = &body->list[i];
        if (!is_typed(field) || cost_of(field, room) > left)
            continue;
        left -= cost_of(field, room);
        typed = typed ? typed : node_add(page, "typed");
        struct node *node = node_add_text(typed, "field", beginning(call->pool, field->value, room));
        node_set(node, "name", beginning(call->pool, field->name, room));
    }
    if (typed != NULL && room < TYPED_MOST)
        node_set(typed, "cut", "yes");
}
