#include "xml/schema_notes.h"

#include <libxml/xpath.h>
#include <stddef.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/libxml.h"
#include "xml/xml.h"

/* No text area shows more lines. */
#define MOST_LINES 40

bool not_understood(struct reader *reader, const struct node *node)
{
    return fault_set(reader->fault, 500, "broken", "%s:%ld: %s is not understood here", reader->path,
                     xmlGetLineNo(libxml_of(node)), node_name(node));
}

struct node *appinfo_of(const struct node *owner)
{
    return node_first(node_first(owner, "annotation"), "appinfo");
}

static const char *get(struct reader *reader, const struct node *node, const char *attribute)
{
    return node_get(reader->pool, node, attribute);
}

/* The words of an annotation, however its lines are broken in the file. */
static const char *words_in(struct reader *reader, const struct node *note)
{
    static const char blanks[] = " \n";
    const char *from = node_text(reader->pool, note);
    char *words = pool_copy(reader->pool, from), *end = words;
    for (from += strspn(from, blanks); *from != '\0'; from += strspn(from, blanks)) {
        size_t length = strcspn(from, blanks);
        if (end > words)
            *end++ = ' ';
        memcpy(end, from, length);
        end += length;
        from += length;
    }
    *end = '\0';
    return words;
}

void choice_read(struct reader *reader, struct part *part, const struct node *source, const struct node *words,
                 const struct part *whole)
{
    struct choice *choice = &part->choices[part->choice_count++];
    const char *value = get(reader, source, "value");
    *choice = (struct choice){.value = value, .label = value};
    for (size_t i = 0; whole != NULL && i < whole->choice_count; i++)
        if (text_equal(whole->choices[i].value, value))
            *choice = whole->choices[i];
    struct node *label = node_first(words, "label"), *hint = node_first(words, "hint");
    choice->label = label ? words_in(reader, label) : choice->label;
    choice->hint = hint ? words_in(reader, hint) : choice->hint;
}

static bool read_input(struct reader *reader, struct part *part, const struct node *note)
{
    const char *type = get(reader, note, "type"), *autocomplete = get(reader, note, "autocomplete");
    const char *rows = get(reader, note, "rows");
    if (text_equal(type, "file"))
        part->widget = WIDGET_FILE;
    part->input_type = type ? type : part->input_type;
    part->autocomplete = autocomplete ? autocomplete : part->autocomplete;
    part->lines = rows ? text_number(rows, 1, MOST_LINES) : part->lines;
    return part->lines >= 0 || not_understood(reader, note);
}

static bool read_choices(struct reader *reader, struct part *part, const struct node *note)
{
    part->choices_from = get(reader, note, "from");
    part->widget = WIDGET_CHOICE;
    return true;
}

static bool read_narrowed(struct reader *reader, struct part *part, const struct node *note)
{
    part->narrowed_by = get(reader, note, "by");
    part->narrowed_wrong = words_in(reader, note);
    return true;
}

static bool read_choice(struct reader *reader, struct part *part, const struct node *note)
{
    choice_read(reader, part, note, note, NULL);
    return true;
}

static bool read_rows(struct reader *reader, struct part *part, const struct node *note)
{
    part->rows_from = get(reader, note, "from");
    part->rows_attribute = get(reader, note, "attribute");
    return true;
}

static bool read_answers(struct reader *reader, struct part *part, const struct node *note)
{
    part->answers = get(reader, note, "question");
    return part->answers != NULL || not_understood(reader, note);
}

static bool read_realm(struct reader *reader, struct part *part, const struct node *note)
{
    part->only_realm = get(reader, note, "only");
    part->otherwise = get(reader, note, "otherwise");
    return true;
}

static bool read_action(struct reader *reader, struct part *part, const struct node *note)
{
    part->action = get(reader, note, "name");
    return true;
}

/* The XPath test in that attribute; NULL: there is none, or it is none. */
static void *compile(struct reader *reader, const struct node *note, const char *attribute)
{
    const char *expression = get(reader, note, attribute);
    void *compiled = expression ? xmlXPathCompile(BAD_CAST expression) : NULL;
    if (compiled != NULL)
        pool_on_free(reader->pool, (void (*)(void *))xmlXPathFreeCompExpr, compiled);
    return compiled;
}

static bool read_rule(struct reader *reader, struct part *part, const struct node *note)
{
    struct test *test = &part->tests[part->test_count++];
    test->field = get(reader, note, "field");
    test->name = get(reader, note, "check");
    test->words = words_in(reader, note);
    test->compiled = compile(reader, note, "test");
    bool one = (test->compiled != NULL) != (test->name != NULL);
    return (one && test->field != NULL) || not_understood(reader, note);
}

/* The test in `when` of that note, which is about `field`; false if it is none. */
static bool read_when(struct reader *reader, struct test *test, const struct node *note, const char *field)
{
    *test = (struct test){.field = field, .compiled = compile(reader, note, "when")};
    return test->compiled != NULL || get(reader, note, "when") == NULL || not_understood(reader, note);
}

static bool read_letter(struct reader *reader, struct part *part, const struct node *note)
{
    struct letter_terms *terms = pool_alloc(reader->pool, sizeof *terms);
    *terms = (struct letter_terms){.written = text_equal(get(reader, note, "only"), "written")};
    terms->parts = pool_array(reader->pool, node_count(note, "part"), sizeof *terms->parts);
    part->letter = terms;
    bool right = read_when(reader, &terms->when, note, NULL);
    for (const struct node *has = node_first(note, "part"); right && has != NULL; has = node_next(has, "part"))
        right = read_when(reader, &terms->parts[terms->part_count++], has, get(reader, has, "name"));
    return right;
}

/* Notes whose text is words of the part; notes that say something of it by being there; and what is more than that. */
struct member {
    const char *name;
    size_t offset;
};

static const struct member texts[] = {
    {"label", offsetof(struct part, label)},     {"hint", offsetof(struct part, hint)},
    {"missing", offsetof(struct part, missing)}, {"wrong", offsetof(struct part, wrong)},
    {"unnamed", offsetof(struct part, unnamed)}, {"page", offsetof(struct part, page)},
};

static const struct member flags[] = {
    {"case", offsetof(struct part, another)},      {"sure", offsetof(struct part, sure)},
    {"depends", offsetof(struct part, depends)},   {"late", offsetof(struct part, late)},
    {"personal", offsetof(struct part, personal)}, {"unread", offsetof(struct part, unread)},
    {"told", offsetof(struct part, told)},         {"seldom", offsetof(struct part, seldom)},
    {"asked", offsetof(struct part, asked)},
};

static const struct note {
    const char *name;
    bool (*read)(struct reader *reader, struct part *part, const struct node *note);
} notes[] = {
    {"input", read_input},     {"choices", read_choices}, {"choice", read_choice}, {"rows", read_rows},
    {"realm", read_realm},     {"action", read_action},   {"rule", read_rule},     {"narrowed", read_narrowed},
    {"answers", read_answers}, {"letter", read_letter},
};

static bool read_note(struct reader *reader, struct part *part, const struct node *node)
{
    const char *name = node_name(node);
    const struct member *text = ROW_NAMED(texts, sizeof texts / sizeof *texts, name),
                        *flag = ROW_NAMED(flags, sizeof flags / sizeof *flags, name);
    const struct note *note = ROW_NAMED(notes, sizeof notes / sizeof *notes, name);
    if (text != NULL)
        *(const char **)(void *)((char *)part + text->offset) = words_in(reader, node);
    if (flag != NULL)
        *((bool *)part + flag->offset) = true;
    if (note != NULL)
        return note->read(reader, part, node);
    return text != NULL || flag != NULL || not_understood(reader, node);
}

/* The list of `count` members with room for `more`: what an element adds stands behind what its type has. */
static void *with_room(struct pool *pool, const void *list, size_t count, size_t more, size_t size)
{
    void *roomy = pool_array(pool, count + more, size);
    return count > 0 ? memcpy(roomy, list, count * size) : roomy;
}

bool notes_read(struct reader *reader, struct part *part, const struct node *owner)
{
    struct node *appinfo = appinfo_of(owner);
    part->tests =
        with_room(reader->pool, part->tests, part->test_count, node_count(appinfo, "rule"), sizeof *part->tests);
    part->choices = with_room(reader->pool, part->choices, part->choice_count, node_count(appinfo, "choice"),
                              sizeof *part->choices);
    for (struct node *note = node_first(appinfo, NULL); note != NULL; note = node_next(note, NULL))
        if (!read_note(reader, part, note))
            return false;
    return true;
}
