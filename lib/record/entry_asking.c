/* What a form asks: which field is which part of the event, on which page, and what of it can be chosen. */
#include "record/entry.h"

#include <string.h>

#include "base/text.h"

/* Takes the next word of a dotted name into `word`; false if it is empty or too long. */
static bool next_word(const char **name, char word[64])
{
    size_t length = strcspn(*name, ".");
    if (length == 0 || length >= 64)
        return false;
    memcpy(word, *name, length);
    word[length] = '\0';
    *name += length;
    *name += **name == '.';
    return true;
}

static bool date_part(const char *rest)
{
    return text_equal(rest, "day") || text_equal(rest, "month") || text_equal(rest, "year");
}

/* The pages of a form as they are counted, part by part. */
struct counted {
    int page;
    bool begins; /* with the next part that is asked */
};

static bool count_to(struct counted *counted, const struct asking *asking, const struct part *at,
                     const struct part *part)
{
    counted->begins = counted->begins || at->page != NULL;
    if (counted->begins && part_asked(at, asking->realm)) {
        counted->page++;
        counted->begins = false;
    }
    return at == part;
}

int asking_page(const struct asking *asking, const struct part *part)
{
    const struct part *event = asking->event;
    struct counted counted = {.page = 0};
    for (size_t i = 0; i < event->part_count; i++) {
        const struct part *at = &event->parts[i];
        bool found = count_to(&counted, asking, at, part);
        for (size_t j = 0; j < at->part_count && !found; j++)
            found = count_to(&counted, asking, &at->parts[j], part);
        if (found)
            return counted.page;
    }
    return part == NULL ? counted.page : 0;
}

int asking_last_page(const struct asking *asking, const struct part *part)
{
    int last = asking_page(asking, part);
    for (size_t i = 0; i < part->part_count; i++) {
        int page = asking_page(asking, &part->parts[i]);
        last = page > last ? page : last;
    }
    return last;
}

/* True if the part is on another page than the one that is shown. */
static bool elsewhere(const struct asking *asking, const struct part *part)
{
    int page = asking->page > 0 ? asking_page(asking, part) : 0;
    return page > 0 && (asking->page < page || asking->page > asking_last_page(asking, part));
}

bool asking_takes(const struct asking *asking, const struct part *group, const struct part *part)
{
    if (elsewhere(asking, part))
        return false;
    bool files_stay = part->widget == WIDGET_FILE && asking->chosen != NULL;
    bool needless = (part->late && !asking->late) || (part->unread && !asking->unread);
    return part_asked(part, asking->realm) && !files_stay && !needless &&
           (!group->one_of || text_equal(part->name, asking->chosen));
}

const struct part *asking_part(const struct asking *asking, const char *name)
{
    const struct part *part = asking->event;
    char word[64];
    while (part->widget == WIDGET_GROUP) {
        const struct part *group = part;
        part = next_word(&name, word) ? part_inside(group, word) : NULL;
        if (part == NULL || !asking_takes(asking, group, part))
            return NULL;
        if (part->widget != WIDGET_FILE && part->most > 1 &&
            (!next_word(&name, word) || *word == '0' || text_number(word, 1, part->most) < 0))
            return NULL;
        if (part->asked && *name == '\0' && name[-1] != '.')
            return part;
    }
    return *name == '\0' || (part->widget == WIDGET_DATE && date_part(name)) ? part : NULL;
}

const struct list *asking_narrowed(const struct asking *asking, const struct part *part)
{
    bool kept = asking->chosen && !part->choices_from;
    return part->narrowed_by && !kept ? list_named(asking->lists, part->narrowed_by) : NULL;
}
