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
    inside.depends = drawing->depends || part->depends || part->asked;
    return inside;
}

static struct node *add_group(struct node *parent, const char *name, const char *label, const char *hint)
{
    struct node *group = node_add(parent, "group");
    node_set(group, "name", name);
    node_set(group, "label", label);
    node_set(group, "hint", hint);
    return group;
}

/* The yes or no that asks for a group: yes, where any of it was entered. */
static void ask_for(const struct drawing *drawing, struct node *group, const struct part *part, const char *name)
{
    static const char *const answers[] = {"yes", "no"};
    const char *typed = fields_get(drawing->typed, name);
    const struct part asked = {.name = part->name, .widget = WIDGET_CHOICE, .depends = true};
    struct node *field = form_field_add(drawing, group, &asked, name);
    node_set(group, "asked", part->name);
    for (size_t i = 0; i < 2; i++) {
        bool chosen = text_blank(typed) ? i == 0 && fields_filled(drawing->typed, name) : text_equal(typed, answers[i]);
        struct node *choice = node_add(field, "choice");
        node_set(choice, "value", answers[i]);
        node_set(choice, "chosen", chosen ? "yes" : NULL);
    }
}

/* A field, or a group with what is inside. */
static void add_part(const struct drawing *drawing, struct node *parent, const struct part *part, const char *name)
{
    if (part->widget != WIDGET_GROUP) {
        form_field_add(drawing, parent, part, name);
        return;
    }
    struct node *group = add_group(parent, name, part->label, part->hint);
    node_set(group, "seldom", form_folds(drawing, part) ? "yes" : NULL);
    if (part->asked)
        ask_for(drawing, group, part, name);
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
    node_set(repeat, "optional", part->widget == WIDGET_GROUP && !part->required && !part->depends ? "yes" : NULL);
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
        struct drawing inside = drawing_inside(drawing, part, part->required && (row == 1 || list != NULL));
        inside.depends = inside.depends || part->widget == WIDGET_GROUP; /* a row is whole, or none */
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

/* A part of the group that the drawing is in. */
static void add_asked(const struct drawing *drawing, struct node *parent, const struct part *part)
{
    const char *name = pool_format(drawing->call->pool, "%s%s", drawing->prefix, part->name);
    if (form_has_nothing(drawing, part, name))
        return;
    if (part->widget == WIDGET_FILE)
        add_files(drawing, parent, part, name);
    else if (part->most > 1)
        add_repeat(drawing, parent, part, name);
    else
        add_part(drawing, parent, part, name);
}

/* A group that goes on over several pages: what is asked of it on each. Its words stand on the first. */
static void add_across(const struct drawing *drawing, struct node *form, struct node *into, const struct part *part)
{
    const int shown = drawing->asking->page;
    struct asking asking = *drawing->asking;
    struct drawing here = *drawing;
    here.asking = &asking;
    asking.page = asking_page(drawing->asking, part);
    if (shown == 0 || shown == asking.page)
        add_asked(&here, into, part);
    for (size_t i = 0; i < part->part_count; i++) {
        const struct part *begins = &part->parts[i];
        asking.page = asking_page(drawing->asking, begins);
        if (begins->page == NULL || (shown > 0 && shown != asking.page))
            continue;
        struct node *section = add_page(form, begins, asking.page);
        add_asked(&here, section, part);
        node_unset(node_last(section), "label");
        node_set(node_last(section), "seldom", form_folds(drawing, begins) ? "yes" : NULL);
    }
}

/* A question that several parts of the group answer, from that one on, and what beside the group answers it, too. Gives
 * the last of them. */
static size_t add_question(const struct drawing *drawing, struct node *parent, size_t at, const struct drawing *around)
{
    const struct part *group = drawing->group, *question = group->parts[at].question;
    struct node *node = add_group(parent, question->name, question->label, question->hint);
    for (; at < group->part_count && group->parts[at].question == question; at++)
        if (asking_takes(drawing->asking, group, &group->parts[at]))
            add_asked(drawing, node, &group->parts[at]);
    for (size_t i = 0; around->group != NULL && i < around->group->part_count; i++)
        if (text_equal(around->group->parts[i].answers, question->name)) {
            add_asked(around, node, &around->group->parts[i]);
            node_set(node_last(node), "or", "yes");
        }
    return at - 1;
}

static void add_parts(const struct drawing *drawing, struct node *parent, const struct part *group, const char *prefix)
{
    struct drawing inside = *drawing;
    const struct part *begins = NULL;
    struct node *into = parent;
    inside.group = group;
    inside.prefix = prefix;
    for (size_t i = 0; i < group->part_count; i++) {
        const struct part *part = &group->parts[i];
        begins = part->page && group == drawing->asking->event ? part : begins;
        if (!asking_takes(drawing->asking, group, part) || part->answers != NULL)
            continue;
        int page = asking_page(drawing->asking, part);
        if (begins != NULL && (drawing->asking->page == 0 || drawing->asking->page == page))
            into = add_page(parent, begins, page);
        begins = NULL;
        if (asking_last_page(drawing->asking, part) > page)
            add_across(&inside, parent, into, part);
        else if (part->question != NULL)
            i = add_question(&inside, into, i, drawing);
        else
            add_asked(&inside, into, part);
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

/* What binds to one form what it carries. */
static const char *carried_purpose(const struct call *call, const char *token)
{
    const char *user = call->person->user;
    return pool_format(call->pool, "answers %s %s %s %s", call->realm, call->name, user ? user : "", token);
}

const char *form_carried(struct call *call)
{
    const struct fields *body = call->request.body;
    const char *sealed = fields_get(body, "answers"), *token = fields_get(body, "token");
    return sealed ? seal_break(call->pool, call->seal, carried_purpose(call, token ? token : ""), sealed) : NULL;
}

/* What was entered and chosen on other pages comes along. */
static void carry(const struct drawing *drawing, struct node *form)
{
    struct call *call = drawing->call;
    const struct asking *asking = drawing->asking;
    const char *carried = drawing->form->carried;
    if (carried == NULL)
        return;
    add_hidden(form, "answers", seal_close(call->pool, call->seal, carried_purpose(call, drawing->token), carried));
    for (size_t i = 0; i < asking->event->part_count; i++) {
        const struct part *part = &asking->event->parts[i];
        if (part->widget == WIDGET_FILE && !asking_takes(asking, asking->event, part))
            kept_files_add(call, node_add(form, "carried"), part->name, drawing->token);
    }
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
    const char *focus = form->typed && form->phrasing ? fields_get(form->typed, "insert") : NULL;
    struct drawing drawing = {
        .call = call, .page = page, .asking = asking, .form = form, .room = &room, .focus = &focus};
    drawing.typed = form->typed ? form->typed : fields_new(call->pool);
    struct node *node = node_add(page, "form");
    node_set(node, "action", form->address);
    node_set(node, "draft", form->draft ? "yes" : NULL);
    node_set(node, "preview", form->preview);
    drawing.token = form->token ? token_of(call, drawing.typed) : NULL;
    add_seals(call, node, form, drawing.token);
    if (asking == NULL || asking->event == NULL)
        return node;
    carry(&drawing, node);
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
