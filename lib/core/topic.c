#include "core/topic.h"

#include <stddef.h>

#include "base/text.h"

static const char *const any[] = {TOLD_AT_ONCE, TOLD_MORNING, TOLD_NEVER, NULL};
static const char *const of_a_day[] = {TOLD_MORNING, TOLD_NEVER, NULL};

const struct topic TOPICS[] = {
    {TOPIC_HANDED, TOLD_AT_ONCE, any}, {TOPIC_MESSAGE, TOLD_AT_ONCE, any},  {TOPIC_HIGH, TOLD_AT_ONCE, any},
    {TOPIC_NEW, TOLD_MORNING, any},    {TOPIC_DUE, TOLD_MORNING, of_a_day}, {.name = NULL},
};

const struct topic *topic_named(const char *name)
{
    for (const struct topic *topic = TOPICS; topic->name; topic++)
        if (text_equal(topic->name, name))
            return topic;
    return NULL;
}
