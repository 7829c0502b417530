/* The schema, read as a form: schema/record.xsd as data.
 *
 * The form's HTML, the building and the check of what was entered, the printed form and what cases show all come from
 * the parts that this reader gives. It understands: two root elements, each a complexType with a choice of elements
 * (the events); named complexTypes that are a sequence or a choice of elements, or the same elements in a choice of
 * sequences, of which the first is the form's order, then attributes; named groups of such elements, that stand for
 * them and, if they have a label, are one question; named simpleTypes that restrict xs:string, xs:date, xs:dateTime or
 * each other by enumeration, minLength, maxLength and pattern; complexTypes with one of these as simpleContent,
 * extended by attributes; and the annotations listed at the head of record.xsd. Of the attributes, which are the
 * program's, only `at` of the group `event` is a field. Anything else is a fault, so that nothing in the schema is
 * silently not a form.
 * Everything lives as long as the pool given to schema_open. */
#ifndef REDRESS_XML_SCHEMA_H
#define REDRESS_XML_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct node;
struct pool;
struct schema;

enum widget {
    WIDGET_GROUP, /* an element with elements inside */
    WIDGET_TEXT,
    WIDGET_TEXTAREA,
    WIDGET_CHOICE,   /* one of several */
    WIDGET_CHECKBOX, /* the only choice is a yes */
    WIDGET_DATE,
    WIDGET_MOMENT, /* a date, and the time of that day */
    WIDGET_FILE    /* files, chosen at one place however many */
};

struct choice {
    const char *value, *label, *hint;
    const char *moves; /* of a person: the title of the division into which they bring the case, "" where that is to be
                          chosen; NULL: it stays */
    const char *by;    /* of a promise: the day by which; NULL: not said */
    const char *group; /* the beginning of the label that it shares with its neighbours; NULL: it stands alone */
};

/* A list that the site or the case provides: divisions, people, issues, promises. */
struct list {
    const char *name;
    struct choice *choices;
    size_t count;
};

/* An XPath test on a group, or the name of one that the registry makes, and the words for when it fails. */
struct test {
    const char *name;  /* NULL: it is an XPath test */
    void *compiled;    /* libxml2's; NULL: it has a name */
    const char *field; /* where the words stand, relative to the group */
    const char *words;
};

/* A letter that goes with an event, and what it must have: parts by their names in schema/letter.xsd (`field` of the
 * test), each where its test holds. */
struct letter_terms {
    bool written; /* only where it goes by email or post, and `when` holds: otherwise none goes */
    struct test when;
    struct test *parts;
    size_t part_count;
};

/* An element of the schema, as a form sees it: an event, a group or a field. */
struct part {
    const char *name;
    const char *label, *hint, *missing, *wrong; /* words; NULL: none */
    const char *unnamed;                   /* it names no party of the case: words for when it does; NULL: it may */
    const char *page;                      /* a page of the form begins with it: its title; NULL: none does */
    const char *action;                    /* of an event: the action that writes it */
    const struct letter_terms *letter;     /* of an event: a letter goes with it; NULL: none does */
    bool told;                             /* of an event: without a letter its person is told what follows from it */
    bool sure;                             /* of an event: complainants are asked once more before it is kept */
    const char *input_type, *autocomplete; /* of the HTML control; NULL: plain */
    const char *choices_from;              /* name of the list that provides choices */
    const char *narrowed_by;    /* name of the list that says which of its choices there are; NULL: all of them */
    const char *narrowed_wrong; /* words for when another is chosen; NULL: something else sees to that */
    const char *rows_from, *rows_attribute; /* name of the list that provides one row each; attribute for its number */
    const char *only_realm, *otherwise;     /* asked in that realm only; what the record says elsewhere */
    const struct part
        *question;       /* one question that it answers together with its neighbours of the same: its name, label
                                    and hint; NULL: it is one of its own */
    const char *answers; /* name of a question beside it of which it is an answer, too; NULL: none */
    enum widget widget;
    bool required, personal;
    bool another;   /* it is the reference of another case */
    bool late;      /* asked only of who takes the step too late */
    bool unread;    /* asked only of who decides without having opened the papers */
    bool seldom;    /* staff rarely fill it in: folded away on their form until it is */
    bool depends;   /* other answers say whether it is needed, so it is not called optional */
    bool asked;     /* of a group: a yes or no asks for it, in a field of its own name */
    bool one_of;    /* of a group: it holds one of its parts, not all */
    int most;       /* more than 1: it may be repeated that often */
    int max, lines; /* longest text in characters (0: no limit); lines of a text area */
    struct choice *choices;
    size_t choice_count;
    struct test *tests;
    size_t test_count;
    struct part *parts;
    size_t part_count;
};

/* Reads and compiles the schema. What it does not understand is a fault that names the line. */
struct schema *schema_open(struct pool *pool, const char *path, struct fault *fault);

/* The event of that name, or the event that the action writes, in a case of that kind; NULL: there is none. */
const struct part *schema_event(const struct schema *schema, const char *kind, const char *name);
const struct part *schema_event_of(const struct schema *schema, const char *kind, const char *action);

/* The attribute `at` that every event has, as a field: when it happened. NULL: the schema asks for none. */
const struct part *schema_when(const struct schema *schema);

/* The part of that name inside an event or a group; NULL: there is none. */
const struct part *part_inside(const struct part *group, const char *name);

/* True if the part is asked in that realm. */
bool part_asked(const struct part *part, const char *realm);

/* The list of that name among `lists` (ended by one without name); NULL: there is none. */
const struct list *list_named(const struct list *lists, const char *name);

/* The label of a value in a list; NULL: it is not there. */
const char *list_label(const struct list *list, const char *value);

/* True if the value is among its choices. */
bool list_holds(const struct list *list, const char *value);

/* The label of a value: of the part's own choices, then of its list; NULL: it is none of them. */
const char *part_shown(const struct part *part, const struct list *lists, const char *value);

/* Checks a whole record (its document element) against the schema, with libxml2. Calls wrong(node, code, closure) for
 * each node that is not as it should be: `code` is "missing", "too-long" or "wrong"; node is the nearest element.
 * Gives the number of calls. */
typedef void schema_wrong(struct node *node, const char *code, const char *detail, void *closure);
int schema_validate(struct schema *schema, const struct node *record, schema_wrong *wrong, void *closure);

/* The test of that name that a part has; NULL: none. */
const struct test *part_test(const struct part *part, const char *name);

/* True if the test holds for the node; of one that has a name nothing is known here, and it holds. */
bool test_holds(const struct test *test, const struct node *node);

#endif
