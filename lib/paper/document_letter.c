#include <math.h>

#include "base/pool.h"
#include "base/text.h"
#include "paper/document_parts.h"
#include "registry/letter.h"
#include "xml/xml.h"

/* Where the parts of a letter stand. An envelope of size DL has a window of 90 by 35 mm, 20 mm from the left and 18 mm
 * from its foot. The sheet, folded in three, has 11 mm of play in it upwards and 10 mm sideways: what is from 57 to
 * 81 mm below its top and up to 100 mm from its left always shows; nothing above 46, below 92 or right of 110 mm does.
 */
static const double HEAD_TOP = 14 * MILLIMETRES, HEAD_RULE = 38 * MILLIMETRES, LOGO_WIDTH = 65 * MILLIMETRES,
                    LOGO_HEIGHT = 20 * MILLIMETRES;
static const double WINDOW_HIGHEST = 47 * MILLIMETRES, WINDOW_TOP = 57 * MILLIMETRES, WINDOW_FOOT = 81 * MILLIMETRES,
                    WINDOW_WIDTH = 75 * MILLIMETRES;
static const double SIDE_LEFT = 120 * MILLIMETRES, SIDE_WIDTH = 70 * MILLIMETRES, TEXT_TOP = 99 * MILLIMETRES,
                    TEXT_GAP = 5 * MILLIMETRES;
static const double LARGEST_SMALL = 10;
enum { LARGEST_ADDRESS = 12, LEAST_ADDRESS = 8, LEAST_SHOWN_WHOLE = 11 };
static const double SIGNATURE_ROOM = 3.2, CLOSE_ROOM = 1.4, EASY_LEADING = 1.35, RUNNING_SCALE = 0.7;

/* What stands on the first page above the text: each where it belongs. */
struct placed {
    const struct setting *text;
    double left, top;
};

struct top {
    struct setter *setter;
    const struct node *letter;
    double size;
    const struct leaf *led; /* a place that is led to; NULL: it is not */
    const char *logo;
    size_t logo_size;
    struct placed *list;
    size_t count;
};

static struct face face_of(double size, double grey, bool bold)
{
    return (struct face){.size = size, .leading = 1, .grey = grey, .bold = bold};
}

/* Places the text there; gives the top of what follows. */
static double place(struct top *top, const struct setting *text, double left, double at)
{
    *LIST_ADD(top->setter->pool, top->list, top->count) = (struct placed){text, left, at};
    return at + setting_height(text);
}

static double place_text(struct top *top, struct face face, double width, const char *text, double left, double at)
{
    return place(top, press_set_text(top->setter->press, &face, width, text), left, at);
}

static void find_logo(struct top *top, const struct node *letterhead)
{
    struct setter *setter = top->setter;
    const struct node *logo = node_first(letterhead, "logo");
    if (logo != NULL && setter->registry != NULL)
        top->logo =
            letter_picture(setter->registry, setter->pool, node_get(setter->pool, logo, "digest"), &top->logo_size);
}

/* At the left the logo, or else the name; at the right how the organisation is reached. */
static void place_letterhead(struct top *top)
{
    struct pool *pool = top->setter->pool;
    const struct node *letterhead = node_first(top->letter, "letterhead"), *line = node_first(letterhead, "line");
    const struct face small = face_of(fmin(top->size * 0.75, LARGEST_SMALL), GREY_SMALL, false);
    const char *name = node_inner(pool, letterhead, "name");
    double at = HEAD_TOP;
    find_logo(top, letterhead);
    if (top->logo != NULL)
        at = place_text(top, face_of(small.size * 1.1, 0, true), SIDE_WIDTH, name, SIDE_LEFT, at) + 2;
    else
        place_text(top, face_of(fmax(top->size * 1.2, 16), 0, true), line ? SIDE_LEFT - BODY_LEFT - 12 : BODY_WIDTH,
                   name, BODY_LEFT, at);
    for (; line != NULL; line = node_next(line, "line"))
        at = place_text(top, small, SIDE_WIDTH, node_text(pool, line), SIDE_LEFT, at) + 1;
}

/* The address as large as it shows whole wherever the sheet slips to in the envelope; a long one as large as it shows
 * in the window where the sheet lies at its foot. */
static void place_address(struct top *top)
{
    const struct setter *setter = top->setter;
    const struct node *address = node_first(top->letter, "address");
    const struct setting *set = NULL;
    const char *text = "";
    for (const struct node *line = node_first(address, "line"); line != NULL; line = node_next(line, "line"))
        text = pool_format(setter->pool, "%s%s%s", text, *text ? "\n" : "", node_text(setter->pool, line));
    for (int size = LARGEST_ADDRESS; size >= LEAST_ADDRESS; size--) {
        const struct face face = face_of(size, 0, false);
        double room = WINDOW_FOOT - (size >= LEAST_SHOWN_WHOLE ? WINDOW_TOP : WINDOW_HIGHEST);
        set = press_set_text(setter->press, &face, WINDOW_WIDTH, text);
        if (setting_height(set) <= room)
            break;
    }
    place(top, set, BODY_LEFT, fmin(WINDOW_TOP, WINDOW_FOOT - setting_height(set)));
}

/* Date and references at the right of the window; gives where they end. */
static double place_marks(struct top *top)
{
    struct pool *pool = top->setter->pool;
    const struct face small = face_of(fmax(top->size * 0.72, 9.5), GREY_SMALL, false);
    double at = WINDOW_TOP;
    for (const struct node *mark = node_first(top->letter, "mark"); mark != NULL; mark = node_next(mark, "mark")) {
        at = place_text(top, small, SIDE_WIDTH, node_get(pool, mark, "name"), SIDE_LEFT, at);
        at = place_text(top, face_of(top->size, 0, false), SIDE_WIDTH, node_text(pool, mark), SIDE_LEFT, at) + 4;
    }
    return at;
}

static void draw_top(struct press *press, const struct flow *flow, size_t index)
{
    const struct top *top = flow->items[index].thing;
    const struct leaf *led = top->led;
    if (led != NULL)
        press_place(press, led->place, led->level, led->title);
    if (top->logo != NULL)
        press_picture(press, top->logo, top->logo_size, BODY_LEFT, HEAD_TOP, LOGO_WIDTH, LOGO_HEIGHT);
    for (size_t i = 0; i < top->count; i++) {
        press_begin(press, "P");
        press_put_all(press, top->list[i].text, top->list[i].left, top->list[i].top);
        press_end(press, "P");
    }
    press_rule(press, BODY_LEFT, HEAD_RULE, BODY_LEFT + BODY_WIDTH, HEAD_RULE, 1, 0.2, 0);
}

/* The next item can be led to by the name of the letter. */
static const struct leaf *lead_here(struct setter *setter, const struct node *letter)
{
    struct leaf *led = pool_alloc(setter->pool, sizeof *led);
    *led = (struct leaf){.place = node_get(setter->pool, letter, "id"),
                         .title = node_get(setter->pool, letter, "title"),
                         .level = 1,
                         .first = setter->flow.count};
    *LIST_ADD(setter->pool, setter->places, setter->place_count) = led;
    return led;
}

static void set_top(struct setter *setter, const struct node *letter)
{
    struct top *top = pool_alloc(setter->pool, sizeof *top);
    *top = (struct top){.setter = setter, .letter = letter, .size = setter->size};
    place_letterhead(top);
    place_address(top);
    double end = fmax(place_marks(top) + TEXT_GAP, TEXT_TOP);
    setter->flow.fresh = true;
    if (node_get(setter->pool, letter, "id") != NULL)
        top->led = lead_here(setter, letter);
    struct item *item = flow_add(&setter->flow, end - BODY_HEAD);
    item->draw = draw_top;
    item->thing = top;
}

static void set_line(struct setter *setter, const struct node *node, double room)
{
    const struct face face = setter_face(setter, 1, false);
    flow_room(&setter->flow, setter->size * room);
    setter_leaf(setter, "P", press_set_text(setter->press, &face, setter->width, node_text(setter->pool, node)),
                setter->left);
}

/* What never stands alone: at least two lines of what is before it stand with it. */
static void set_end(struct setter *setter, const struct node *end)
{
    size_t from = setter->flow.count;
    const struct node *signature = node_first(end, "signature");
    set_line(setter, node_first(end, "closing"), CLOSE_ROOM);
    set_line(setter, signature, SIGNATURE_ROOM);
    flow_room(&setter->flow, setter->size * CLOSE_ROOM);
    setter_blocks(setter, node_next(signature, NULL));
    flow_tie(&setter->flow, from > 2 ? from - 2 : 0, TIE_FIRM);
}

void setter_letter(struct setter *setter, const struct node *letter)
{
    const double size = setter->size, leading = setter->leading;
    struct running *running = LIST_ADD(setter->pool, setter->running, setter->running_count);
    setter->size = node_number(letter, "size", 6, 30);
    *running = (struct running){.text = node_get(setter->pool, letter, "running"),
                                .size = setter->size * RUNNING_SCALE,
                                .first = setter->flow.count};
    setter->leading = node_get(setter->pool, letter, "easy") ? EASY_LEADING : leading;
    setter->in_letter = true;
    set_top(setter, letter);
    const struct node *block = node_first(letter, NULL);
    for (; node_next(block, NULL) != NULL; block = node_next(block, NULL))
        setter_block(setter, block);
    set_end(setter, block);
    setter->size = size;
    setter->leading = leading;
    setter->in_letter = false;
    setter->flow.fresh = true;
}
