/* Another case: the one that an event names. See registry/check_parts.h. */
#include "registry/check_parts.h"

#include "base/text.h"
#include "core/procedure.h"
#include "core/reference.h"
#include "record/correction.h"
#include "record/duplicate.h"
#include "record/record.h"
#include "registry/sight.h"
#include "xml/xml.h"

/* The field holds the reference of another case: gives that; NULL: it does not. */
static const struct case_file *other_case(struct checking *checking)
{
    const char *name = checking->about;
    struct pool *pool = checking->pool;
    struct node *other = node_first(checking->event, name);
    const char *typed = node_inner(pool, checking->event, name), *reference = reference_read(pool, typed);
    const struct part *field = part_inside(checking->part, name);
    if (reference == NULL && text_blank(typed))
        return NULL; /* the schema's check says what is missing */
    if (reference == NULL) {
        problems_add(checking->wrong, name, "wrong", field->wrong, field);
        return NULL;
    }
    node_set_text(other, reference);
    const struct case_file *file =
        sight_case(checking->registry, pool, reference, checking->person, checking->now, checking->fault);
    if (file != NULL && !text_equal(reference, node_get(pool, checking->record, "reference")))
        return file;
    check_refuse(checking, name, "unknown-other");
    return NULL;
}

void check_other(struct checking *checking)
{
    other_case(checking);
}

/* A link goes both ways, so it is looked for from both sides. What is corrected is no second link. */
void check_linked(struct checking *checking)
{
    enum { MOST_LINKS = 100 };
    struct stored_link links[MOST_LINKS];
    check_other(checking);
    const char *other = node_inner(checking->pool, checking->event, checking->about);
    const char *how = node_inner(checking->pool, checking->event, "how");
    const char *this = node_get(checking->pool, checking->record, "reference");
    int count = store_links(checking->registry->store, checking->pool, this, links, MOST_LINKS, checking->fault);
    for (int i = 0; i < count && !checking->corrects; i++)
        if (text_equal(links[i].reference, other) && text_equal(links[i].how, how))
            check_refuse(checking, checking->about, "linked-already");
}

/* True if the other case would not keep somebody away whom this one does, or is not as urgent. */
static bool loses_by_merging(struct pool *pool, const struct timeline *this, const struct timeline *other)
{
    for (const char *const *user = timeline_barred(pool, this); *user != NULL; user++)
        if (!timeline_bars(other, *user))
            return true;
    return text_equal(timeline_severity(this), SEVERITY_HIGH) && !text_equal(timeline_severity(other), SEVERITY_HIGH);
}

/* A duplicate goes on in a case of its kind that can still be answered, or was, and that the same person raised. */
void check_merged(struct checking *checking)
{
    struct pool *pool = checking->pool;
    const struct case_file *other = other_case(checking);
    if (other == NULL)
        return;
    struct node *current = correction_apply(pool, xml_copy(pool, checking->record));
    if (!text_equal(other->kind, node_name(checking->record)))
        check_refuse_by_rule(checking, "other-kind");
    else if (procedure_is_past(other->state))
        check_refuse_by_rule(checking, "other-over");
    else if (!duplicate_raised_by_same(pool, current, other->current))
        check_refuse_by_rule(checking, "same-person");
    else if (loses_by_merging(pool, record_timeline(pool, current), other->timeline))
        check_refuse_by_rule(checking, "other-less");
}
