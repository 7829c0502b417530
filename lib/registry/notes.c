#include "registry/notes.h"

#include <limits.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "record/record.h"
#include "registry/lessons.h"
#include "registry/tags.h"
#include "xml/xml.h"

/* Whom a note is for. */
#define FOR "to"

const char *note_tag(struct pool *pool, const char *user)
{
    return tag_of(pool, "unread", user);
}

static int seq_of(const struct node *event)
{
    return node_number(event, "seq", 1, INT_MAX);
}

/* The next note of the record from that event on; NULL: there is none. */
static const struct node *next_note(const struct node *record, const struct node *event)
{
    const char *name = event_with(node_name(record), NOTES)->name;
    return event ? node_next(event, name) : node_first(record, name);
}

const char *const *note_tags(struct pool *pool, const struct case_file *file)
{
    size_t count = 0;
    const char **tags = pool_grow(pool, NULL, 0, sizeof *tags);
    for (const struct node *note = next_note(file->current, NULL); note; note = next_note(file->current, note))
        for (const struct node *to = node_first(note, FOR); to; to = node_next(to, FOR)) {
            const char *user = node_text(pool, to), *tag = note_tag(pool, user);
            if (lesson_read_at(file, seq_of(note), user) != INSTANT_NONE || text_among(tag, tags))
                continue;
            *LIST_ADD(pool, tags, count) = tag;
            tags = pool_grow(pool, tags, count, sizeof *tags);
        }
    return tags;
}

const struct node *note_of(const struct node *record, int seq)
{
    const struct node *note = next_note(record, NULL);
    while (note && seq_of(note) != seq)
        note = next_note(record, note);
    return note;
}

static bool is_for(struct pool *pool, const struct node *note, const char *user)
{
    const struct node *to = node_first(note, FOR);
    while (to && !text_equal(node_text(pool, to), user))
        to = node_next(to, FOR);
    return to != NULL;
}

bool note_is_for(struct pool *pool, const struct node *record, int seq, const char *user)
{
    const struct node *note = note_of(record, seq);
    return note && is_for(pool, note, user);
}

const int *notes_unread(struct pool *pool, const struct case_file *file, const struct node *record, const char *user,
                        size_t *count)
{
    int *seqs = NULL;
    *count = 0;
    for (const struct node *note = record ? next_note(record, NULL) : NULL; note; note = next_note(record, note))
        if (is_for(pool, note, user) && lesson_read_at(file, seq_of(note), user) == INSTANT_NONE)
            *LIST_ADD(pool, seqs, *count) = seq_of(note);
    return seqs;
}
