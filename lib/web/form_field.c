#include "web/form_field.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "web/date_field.h"
#include "web/typed.h"
#include "xml/xml.h"

/* Where the schema says nothing of a limit: dates, references. */
enum { LONGEST_LINE = 100 };

static const char *typed_value(const struct drawing *drawing, const char *name)
{
    const char *value = fields_get(drawing->typed, name);
    return value ? value : "";
}

/* The form comes back at this field, if it is the one, or the first of the row. */
static void add_focus(const struct drawing *drawing, struct node *field, const char *name)
{
    const char *focus = *drawing->focus;
    size_t length = focus ? strlen(focus) : 0;
    if (focus == NULL || strncmp(name, focus, length) != 0 || (name[length] != '\0' && name[length] != '.'))
        return;
    node_set(field, "focus", "yes");
    *drawing->focus = NULL;
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
        node_set(node, "by", choices[i].by);
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

static void add_date_parts(const struct drawing *drawing, struct node *field, const struct part *part, const char *name)
{
    const struct problem *problem = drawing->form->wrong ? problems_of(drawing->form->wrong, name) : NULL;
    if (date_field_add(drawing->call->pool, field, drawing->typed, name, part->widget == WIDGET_MOMENT,
                       problem ? problem->code : NULL))
        node_set(field, "cut", "yes");
}

bool form_folds(const struct drawing *drawing, const struct part *part)
{
    return part->seldom && call_staff(drawing->call);
}

bool form_has_nothing(const struct drawing *drawing, const struct part *part, const char *name)
{
    const struct list *list = part->choices_from ? list_named(drawing->asking->lists, part->choices_from) : NULL;
    return list != NULL && list->count == 0 && part->choice_count == 0 && !part->required && !part->depends &&
           !drawing->depends && !fields_filled(drawing->typed, name);
}

struct node *form_field_add(const struct drawing *drawing, struct node *parent, const struct part *part,
                            const char *name)
{
    static const char *const widgets[] = {[WIDGET_TEXT] = "text",
                                          [WIDGET_TEXTAREA] = "textarea",
                                          [WIDGET_DATE] = "date",
                                          [WIDGET_MOMENT] = "date",
                                          [WIDGET_FILE] = "file"};
    struct node *field = node_add(parent, "field");
    const char *value = typed_value(drawing, name);
    node_set(field, "name", name);
    node_set(field, "label", part->label);
    node_set(field, "hint", part->hint);
    node_set(field, "seldom", form_folds(drawing, part) ? "yes" : NULL);
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
    if (part->widget == WIDGET_DATE || part->widget == WIDGET_MOMENT)
        add_date_parts(drawing, field, part, name);
    if (drawing->form->phrasing != NULL && (part->widget == WIDGET_TEXT || part->widget == WIDGET_TEXTAREA))
        phrases_add(drawing->call, drawing->form->phrasing, field, name);
    add_focus(drawing, field, name);
    add_problem(drawing, field, name);
    return field;
}
