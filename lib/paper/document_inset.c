#include "base/pool.h"
#include "paper/document_parts.h"
#include "xml/xml.h"

/* What is set in may be wider than text, and goes down to the foot; with less room it could not be read. */
static const double INSET_LEFT = 15 * MILLIMETRES, INSET_WIDTH = 180 * MILLIMETRES, LEAST_HEIGHT = 150 * MILLIMETRES;

static void draw_nothing(struct press *press, const struct flow *flow, size_t index)
{
    (void)press, (void)flow, (void)index;
}

void setter_inset(struct setter *setter, const struct node *inset)
{
    flow_add(&setter->flow, LEAST_HEIGHT)->draw = draw_nothing;
    *LIST_ADD(setter->pool, setter->insets, setter->inset_count) = (struct opening){inset, setter->flow.count - 1};
    setter->flow.fresh = true;
}

void setter_holes(const struct setter *setter, struct layout *layout)
{
    for (size_t i = 0; i < setter->inset_count; i++) {
        const struct opening *opening = &setter->insets[i];
        const struct item *item = &setter->flow.items[opening->item];
        *LIST_ADD(setter->pool, layout->holes, layout->hole_count) =
            (struct hole){.digest = node_get(setter->pool, opening->inset, "digest"),
                          .number = node_number(opening->inset, "number", 1, 10000),
                          .place = {item->page, INSET_LEFT, item->top, INSET_WIDTH, BODY_FOOT - item->top}};
    }
}
