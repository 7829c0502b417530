#include "web/form.h"

#include <stdlib.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/kept_files.h"
#include "web/token.h"
#include "web/typed.h"
#include "xml/xml.h"

/* Where the schema says nothing of a limit: dates, references. */
enum { LONGEST_LINE = 100 };

/* What adding fields carries. */
struct drawing {
    struct call *call;
    struct node *page;
    const struct asking *asking;
    const struct form *form;
    const struct fields *typed;
    const char *token; /* that it bears */
    size_t *room;      /* for what does not fit into its fields */
    bool optional;     /* inside a group that may be left out, nothing need be filled in */
    bool depends;      /* inside a group that other answers ask for, nothing is called optional */
};

static const char *typed_value(const struct drawing *drawing, const char *name)
{
    const char *value = fields_get(drawing->typed, name);
    return value ? value : "";
}

/* Beside the field, and in the page's summary of what is wrong. */
static void add_problem(const struct drawing *drawing, struct node *field, const char *name)
{
    const struct problem *problem = drawing->form->wrong ? problems_of(drawing->form->wrong, name) : NULL;
    if (problem == NULL)
        return;
    struct node *nodes[] = {node_add_text(field, "error", problem->words),
                            node_add_text(drawing->page, "problem", problem->words)};
    node_set(nodes[1], "field", name);
    for (size_t i = 0; i < 2; i++) {
        node_set(nodes[i], "code", problem->code);
        if (problem->part != NULL) {
            node_set(nodes[i], "label", problem->part->label);
            node_set_number(nodes[i], "max", problem->part->max);
        }
    }
}

static void add_choices(struct node *field, const struct choice *choices, size_t count, const char *value)
{
    for (size_t i = 0; i < count; i++) {
        struct node *node = node_add(field, "choice");
        node_set(node, "value", choices[i].value);
        node_set(node, "label", choices[i].label);
        node_set(node, "hint", choices[i].hint);
        node_set(node, "moves", choices[i].moves);
        node_set(node, "group", choices[i].group);
        node_set(node, "chosen", text_equal(choices[i].value, value) ? "yes" : NULL);
    }
}

/* Up to so many choices stand as radio buttons; more of them only if each has words beside it to be told by. A row that
 * may be left empty does not: a button once chosen cannot be taken back. */
#define MOST_RADIOS 8

static bool stand_open(const struct part *part, size_t count, const struct list *list)
{
    bool told_apart = list != NULL && list->count > 0 && list->choices[0].hint != NULL;
    return part->most <= 1 && (count <= MOST_RADIOS || told_apart);
}

static void add_choice_field(const struct drawing *drawing, struct node *field, const struct part *part,
                             const char *value)
{
    const struct list *list = part->choices_from ? list_named(drawing->asking->lists, part->choices_from) : NULL;
    size_t count = part->choice_count + (list ? list->count : 0);
    node_set(field, "widget",
             part->widget == WIDGET_CHECKBOX ? "checkbox"
             : stand_open(part, count, list) ? "radios"
                                             : "select");
    const struct list *narrowed = asking_narrowed(drawing->asking, part);
    if (list != NULL && narrowed != NULL)
        list = narrowed;
    if (list != NULL)
        add_choices(field, list->choices, list->count, value);
    for (size_t i = 0; i < part->choice_count; i++)
        if (narrowed == NULL || list_holds(narrowed, part->choices[i].value))
            add_choices(field, &part->choices[i], 1, value);
    node_set(field, "narrowed", narrowed && !part->choices_from ? "yes" : NULL);
}

static void add_date_parts(const struct drawing *drawing, struct node *field, const char *name)
{
    static const char *const parts[] = {"day", "month", "year"};
    struct pool *pool = drawing->call->pool;
    int32_t day;
    bool whole = day_read(typed_value(drawing, name), &day);
    for (size_t i = 0; i < 3; i++) {
        struct node *node = node_add(field, "part");
        const char *typed = typed_value(drawing, pool_format(pool, "%s.%s", name, parts[i]));
        static const int from[] = {8, 5, 0}, length[] = {2, 2, 4};
        if (whole)
            typed = pool_copy_part(pool, typed_value(drawing, name) + from[i], (size_t)length[i]);
        node_set(node, "name", parts[i]);
        typed = text_line(pool, typed);
        size_t fits = typed_beginning(typed, LONGEST_LINE);
        node_set(node, "value", pool_copy_part(pool, typed, fits));
        if (typed[fits] != '\0')
            node_set(field, "cut", "yes");
    }
}

static struct node *add_field(const struct drawing *drawing, struct node *parent, const struct part *part,
                              const char *name)
{
    static const char *const widgets[] = {
        [WIDGET_TEXT] = "text", [WIDGET_TEXTAREA] = "textarea", [WIDGET_DATE] = "date", [WIDGET_FILE] = "file"};
    struct node *field = node_add(parent, "field");
    const char *value = typed_value(drawing, name);
    node_set(field, "name", name);
    node_set(field, "label", part->label);
    node_set(field, "hint", part->hint);
    node_set(field, "required", part->required && !drawing->optional ? "yes" : NULL);
    node_set(field, "depends", part->depends || (part->required && drawing->depends) ? "yes" : NULL);
    if (part->widget == WIDGET_CHOICE || part->widget == WIDGET_CHECKBOX) {
        add_choice_field(drawing, field, part, value);
    } else {
        node_set(field, "widget", widgets[part->widget]);
        node_set(field, "type", part->input_type ? part->input_type : "text");
        node_set(field, "autocomplete", call_staff(drawing->call) ? NULL : part->autocomplete);
        node_set_number(field, "max", part->max);
        if (part->lines > 0)
            node_set_number(field, "rows", part->lines);
        if (part->widget == WIDGET_TEXT)
            value = text_line(drawing->call->pool, value);
        typed_add_value(drawing->call->pool, field, value, part->max > 0 ? part->max : LONGEST_LINE, drawing->room);
    }
    if (part->widget == WIDGET_DATE)
        add_date_parts(drawing, field, name);
    add_problem(drawing, field, name);
    return field;
}

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
        add_field(drawing, parent, part, name);
        return;
    }
    struct node *group = node_add(parent, "group");
    node_set(group, "name", name);
    node_set(group, "label", part->label);
    node_set(group, "hint", part->hint);
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
    int rows = part->rows_from ? (int)(list ? list->count : 0) : rows_shown(drawing, part, name);
    node_set(repeat, "more", part->rows_from == NULL && rows < part->most ? "yes" : NULL);
    for (int row = 1; row <= rows; row++) {
        struct node *node = node_add(repeat, "row");
        const char *numbered = pool_format(pool, "%s.%d", name, row);
        node_set_number(node, "n", row);
        node_set(node, "about", list ? list->choices[row - 1].label : NULL);
        const struct drawing inside = drawing_inside(drawing, part, part->required && (row == 1 || list != NULL));
        if (part->widget == WIDGET_GROUP)
            add_parts(&inside, node, part, pool_format(pool, "%s.", numbered));
        else
            add_field(&inside, node, part, numbered);
    }
}

/* The place to choose files, where the site takes any, with those that came before. */
static void add_files(const struct drawing *drawing, struct node *parent, const struct part *part, const char *name)
{
    if (drawing->call->registry->site.files.most > 0)
        kept_files_add(drawing->call, add_field(drawing, parent, part, name), name, drawing->token);
}

static void add_parts(const struct drawing *drawing, struct node *parent, const struct part *group, const char *prefix)
{
    for (size_t i = 0; i < group->part_count; i++) {
        const struct part *part = &group->parts[i];
        const char *name = pool_format(drawing->call->pool, "%s%s", prefix, part->name);
        if (!asking_takes(drawing->asking, group, part))
            continue;
        if (part->widget == WIDGET_FILE)
            add_files(drawing, parent, part, name);
        else if (part->most > 1)
            add_repeat(drawing, parent, part, name);
        else
            add_part(drawing, parent, part, name);
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
        add_field(drawing, node, when, "at");
}

struct node *form_add(struct call *call, struct node *page, const struct asking *asking, const struct form *form)
{
    size_t room = TYPED_MOST;
    struct drawing drawing = {.call = call, .page = page, .asking = asking, .form = form, .room = &room};
    drawing.typed = form->typed ? form->typed : fields_new(call->pool);
    struct node *node = node_add(page, "form");
    node_set(node, "action", form->address);
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
    const struct asking nothing = {.lists = NULL};
    struct drawing drawing = {.call = call, .page = page, .asking = &nothing, .form = form, .room = &room};
    drawing.typed = form->typed ? form->typed : fields_new(call->pool);
    add_field(&drawing, form_node, part, part->name);
}

void form_add_field(struct call *call, struct node *page, struct node *form_node, const struct form *form,
                    const char *name, const char *type, bool required)
{
    const struct part part = {.name = name, .widget = WIDGET_TEXT, .required = required, .input_type = type};
    form_add_part(call, page, form_node, form, &part);
}
