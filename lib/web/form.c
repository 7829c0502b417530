#include "web/form.h"
#include "web/form_field.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/kept_files.h"
#include "web/token.h"
#include "web/typed.h"
#include "xml/xml.h"

static void add_parts(const struct drawing *drawing, struct node *parent, const struct part *group, const char *prefix);

/* The same drawing inside a group, or a row. */
static struct drawing drawing_inside(const struct drawing *drawing, const struct part *part, bool required)
{
    struct drawing inside = *drawing;
    inside.optional = drawing->optional || !required;
    inside.depends = drawing->depends || part->depends;
    return inside;
}

/* A field, or a group with what is inside. */
static void add_part(const struct drawing *drawing, struct node *parent, const struct part *part, const char *name)
{
    if (part->widget != WIDGET_GROUP) {
        form_field_add(drawing, parent, part, name);
        return;
    }
    struct node *group = node_add(parent, "group");
    node_set(group, "name", name);
    node_set(group, "label", part->label);
    node_set(group, "hint", part->hint);
    node_set(group, "seldom", form_folds(drawing, part) ? "yes" : NULL);
    const struct drawing inside = drawing_inside(drawing, part, part->required);
    add_parts(&inside, group, part, pool_format(drawing->call->pool, "%s.", name));
}

/* How many rows are shown: those typed, at least one, and one more when it is asked for. */
static int rows_shown(const struct drawing *drawing, const struct part *part, const char *name)
{
    int rows = fields_rows(drawing->typed, name, part->most);
    rows = rows > 0 ? rows : 1;
    bool more = text_equal(fields_get(drawing->typed, "add"), name);
    return more && rows < part->most ? rows + 1 : rows;
}

/* A repeated part: a row for each member of its list, or as many as there are. */
static void add_repeat(const struct drawing *drawing, struct node *parent, const struct part *part, const char *name)
{
    struct pool *pool = drawing->call->pool;
    const struct list *list = part->rows_from ? list_named(drawing->asking->lists, part->rows_from) : NULL;
    struct node *repeat = node_add(parent, "repeat");
    node_set(repeat, "name", name);
    node_set(repeat, "label", part->label);
    node_set(repeat, "hint", part->hint);
    node_set(repeat, "seldom", form_folds(drawing, part) ? "yes" : NULL);
    int rows = part->rows_from ? (int)(list ? list->count : 0) : rows_shown(drawing, part, name);
    node_set(repeat, "more", part->rows_from == NULL && rows < part->most ? "yes" : NULL);
    if (rows > 1 && text_equal(fields_get(drawing->typed, "add"), name))
        *drawing->focus = pool_format(pool, "%s.%d", name, rows);
    for (int row = 1; row <= rows; row++) {
        struct node *node = node_add(repeat, "row");
        const char *numbered = pool_format(pool, "%s.%d", name, row);
        node_set_number(node, "n", row);
        node_set(node, "about", list ? list->choices[row - 1].label : NULL);
        const struct drawing inside = drawing_inside(drawing, part, part->required && (row == 1 || list != NULL));
        if (part->widget == WIDGET_GROUP)
            add_parts(&inside, node, part, pool_format(pool, "%s.", numbered));
        else
            form_field_add(&inside, node, part, numbered);
    }
}

/* The place to choose files, where the site takes any, with those that came before. */
static void add_files(const struct drawing *drawing, struct node *parent, const struct part *part, const char *name)
{
    if (drawing->call->registry->site.files.most > 0)
        kept_files_add(drawing->call, form_field_add(drawing, parent, part, name), name, drawing->token);
}

/* A page of the form, which begins with that part of the event. */
static struct node *add_page(struct node *form, const struct part *first, int number)
{
    struct node *section = node_add(form, "section");
    node_set_number(section, "n", number);
    node_set(section, "name", first->name);
    node_set(section, "title", first->page);
    return section;
}

static void add_parts(const struct drawing *drawing, struct node *parent, const struct part *group, const char *prefix)
{
    const struct part *begins = NULL;
    struct node *into = parent;
    for (size_t i = 0; i < group->part_count; i++) {
        const struct part *part = &group->parts[i];
        const char *name = pool_format(drawing->call->pool, "%s%s", prefix, part->name);
        begins = part->page && group == drawing->asking->event ? part : begins;
        if (!asking_takes(drawing->asking, group, part))
            continue;
        if (begins != NULL)
            into = add_page(parent, begins, asking_page(drawing->asking, part));
        begins = NULL;
        if (part->widget == WIDGET_FILE)
            add_files(drawing, into, part, name);
        else if (part->most > 1)
            add_repeat(drawing, into, part, name);
        else
            add_part(drawing, into, part, name);
    }
}

static void add_hidden(struct node *form, const char *name, const char *value)
{
    struct node *hidden = node_add(form, "hidden");
    node_set(hidden, "name", name);
    node_set(hidden, "value", value);
}

/* What names the submission. A token that came with the form goes back with it, but none that a page from elsewhere
 * sent. */
static const char *token_of(struct call *call, const struct fields *typed)
{
    const char *token = fields_get(typed, "token");
    bool goes_back = !call->request.foreign && token_ours(call->pool, call->seal, call->now, token);
    return goes_back ? token : token_new(call->pool, call->seal, call->now);
}

/* What proves that the form is ours. */
static void add_seals(struct call *call, struct node *node, const struct form *form, const char *token)
{
    node_set(node, "csrf",
             seal_csrf(call->pool, call->seal, call->realm, call->person->user, call->name, instant_day(call->now)));
    node_set(node, "token", token);
    if (form->seq > 0)
        node_set_number(node, "seq", form->seq);
    for (const char *const *pair = form->hidden; pair != NULL && pair[0] != NULL; pair += 2)
        add_hidden(node, pair[0], pair[1]);
}

/* When it happened: asked of staff in every form, as they write down what happened before. */
static void add_when(const struct drawing *drawing, struct node *node)
{
    const struct part *when = schema_when(drawing->asking->schema);
    if (when != NULL && call_staff(drawing->call) && !drawing->form->undated)
        form_field_add(drawing, node, when, "at");
}

struct node *form_add(struct call *call, struct node *page, const struct asking *asking, const struct form *form)
{
    size_t room = TYPED_MOST;
    const char *focus = NULL;
    struct drawing drawing = {
        .call = call, .page = page, .asking = asking, .form = form, .room = &room, .focus = &focus};
    drawing.typed = form->typed ? form->typed : fields_new(call->pool);
    struct node *node = node_add(page, "form");
    node_set(node, "action", form->address);
    node_set(node, "preview", form->preview ? "yes" : NULL);
    drawing.token = form->token ? token_of(call, drawing.typed) : NULL;
    add_seals(call, node, form, drawing.token);
    if (asking == NULL || asking->event == NULL)
        return node;
    add_parts(&drawing, node, asking->event, "");
    add_when(&drawing, node);
    return node;
}

void form_add_part(struct call *call, struct node *page, struct node *form_node, const struct form *form,
                   const struct part *part)
{
    size_t room = TYPED_MOST;
    const char *focus = NULL;
    const struct asking nothing = {.lists = NULL};
    struct drawing drawing = {
        .call = call, .page = page, .asking = &nothing, .form = form, .room = &room, .focus = &focus};
    drawing.typed = form->typed ? form->typed : fields_new(call->pool);
    form_field_add(&drawing, form_node, part, part->name);
}

void form_add_field(struct call *call, struct node *page, struct node *form_node, const struct form *form,
                    const char *name, const char *type, bool required)
{
    const struct part part = {.name = name, .widget = WIDGET_TEXT, .required = required, .input_type = type};
    form_add_part(call, page, form_node, form, &part);
}
