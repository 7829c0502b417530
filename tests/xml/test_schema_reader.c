/* A schema read as a form: what stands in it is understood, or refused with file and line. Run from the root of the
 * repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "store/folder.h"
#include "xml/schema.h"

#define NOTE(words) "<xs:annotation><xs:appinfo>" words "</xs:appinfo></xs:annotation>"

/* Definitions that none of its elements uses. */
#define GROUPS                                                                                                         \
    "<xs:group name='some'><xs:sequence><xs:element name='one' type='line'/><xs:group "                                \
    "ref='more'/></xs:sequence></xs:group>"                                                                            \
    "<xs:group name='more'><xs:sequence><xs:element name='two' type='line' minOccurs='0'/></xs:sequence></xs:group>"   \
    "<xs:group name='either'><xs:choice><xs:element name='one' type='line'/></xs:choice></xs:group>"

#define THREE                                                                                                          \
    "<xs:simpleType name='three'><xs:restriction base='xs:string'><xs:enumeration value='a'/><xs:enumeration "         \
    "value='b'>" NOTE(                                                                                                 \
        "<f:label>Bee</f:label>") "</xs:enumeration><xs:enumeration value='c'/></xs:restriction></xs:simpleType>"

/* A choice of two sequences. */
#define ORDERS(one, other)                                                                                             \
    "<xs:choice><xs:sequence>" one "</xs:sequence><xs:sequence>" other "</xs:sequence></xs:choice>"

/* A small schema; each test changes one thing in it. */
static const char *const SMALL =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:redress:record' xmlns:f='urn:redress:form'\n"
    "    targetNamespace='urn:redress:record' elementFormDefault='qualified'>\n"
    "<xs:element name='complaint'><xs:complexType>\n"
    "<xs:choice maxOccurs='unbounded'>\n"
    "<xs:element name='noted' type='noted'>" NOTE(
        "<f:rule test='r:note' field='note'>outer</f:rule>") "</xs:element>\n"
                                                             "</xs:choice>\n"
                                                             "<xs:attributeGroup ref='case'/>\n"
                                                             "</xs:complexType></xs:element>\n"
                                                             "<xs:attributeGroup name='case'><xs:attribute "
                                                             "name='reference'/></xs:attributeGroup>\n"
                                                             "<xs:attributeGroup name='event'><xs:attribute name='at' "
                                                             "type='xs:dateTime'/></xs:attributeGroup>\n"
                                                             "<xs:complexType name='noted'>\n"
                                                             "<xs:sequence>\n"
                                                             "<xs:element name='note' type='line'/>\n"
                                                             "</xs:sequence>\n"
                                                             "<xs:attributeGroup ref='event'/>\n"
                                                             "</xs:complexType>\n"
                                                             "<xs:simpleType name='line'>\n"
                                                             "<xs:restriction base='text'><xs:maxLength "
                                                             "value='20'/></xs:restriction>\n"
                                                             "</xs:simpleType>\n"
                                                             "<xs:simpleType name='text'><xs:restriction "
                                                             "base='xs:string'/></xs:simpleType>\n" GROUPS THREE "\n"
                                                             "</xs:schema>\n";

enum { SEQUENCE_LINE = 12, NOTE_LINE = 13, LINE_TYPE_LINE = 17, FACET_LINE = 18 };

#define THE_NOTE "<xs:element name='note' type='line'/>"
#define THE_SEQUENCE "<xs:sequence>"
#define THE_REFERENCE "<xs:attributeGroup ref='event'/>"
#define THE_FACET "<xs:maxLength value='20'/>"
#define THE_RESTRICTION "<xs:restriction base='text'><xs:maxLength value='20'/></xs:restriction>"
#define THE_END "</xs:schema>"

static struct schema *schema_changed(struct pool *pool, const char *from, const char *to, struct fault *fault)
{
    const char *place = strstr(SMALL, from);
    ck_assert_ptr_nonnull(place);
    const char *text = pool_format(pool, "%.*s%s%s", (int)(place - SMALL), SMALL, to, place + strlen(from));
    const char *folder = folder_new(pool), *path = folder_file(pool, folder, "planted.xsd", text);
    struct schema *schema = schema_open(pool, path, fault);
    folder_remove(pool, folder);
    return schema;
}

START_TEST(understands_the_small_one)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct schema *schema = schema_changed(pool, THE_NOTE, THE_NOTE, &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
    ck_assert_int_eq(schema_event(schema, "complaint", "noted")->parts[0].max, 20);
    pool_free(pool);
}
END_TEST

/* Valid XML Schema, all of it, and no form. */
static const struct {
    const char *from, *to;
    int line; /* 0: any */
} REFUSED[] = {
    /* What stands in a type. */
    {THE_NOTE, THE_NOTE "<xs:any processContents='skip'/>", NOTE_LINE},
    {THE_NOTE, "<xs:sequence>" THE_NOTE "</xs:sequence>", NOTE_LINE},
    {THE_NOTE, "<xs:choice>" THE_NOTE "</xs:choice>", NOTE_LINE},
    {THE_NOTE, "<xs:element ref='complaint'/>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note'/>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note'><xs:simpleType><xs:restriction base='xs:string'/></xs:simpleType></xs:element>",
     NOTE_LINE},
    {"<xs:sequence>\n" THE_NOTE "\n</xs:sequence>", "<xs:all>\n" THE_NOTE "\n</xs:all>", SEQUENCE_LINE},
    {THE_SEQUENCE, "<xs:sequence maxOccurs='3'>", SEQUENCE_LINE},
    {THE_SEQUENCE, "<xs:sequence minOccurs='0'>", SEQUENCE_LINE},
    {THE_REFERENCE, THE_REFERENCE "<xs:anyAttribute/>", 0},
    {"<xs:attribute name='at' type='xs:dateTime'/>", "<xs:attribute name='at' type='xs:dateTime'/><xs:anyAttribute/>",
     0},
    {"<xs:complexType name='noted'>", "<xs:complexType name='noted' mixed='true'>", 0},
    {"<xs:complexType name='noted'>", "<xs:complexType name='noted' abstract='true'>", 0},
    {THE_NOTE, "<xs:element name='note' type='noted'/>", 0},
    {THE_NOTE, THE_NOTE "<xs:element name='again' type='noted' minOccurs='0'/>", 0},
    /* What stands at an element. */
    {THE_NOTE, "<xs:element name='note' type='line' maxOccurs='unbounded'/>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note' type='line' maxOccurs='101'/>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note' type='line' minOccurs='2' maxOccurs='2'/>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note' type='line' default='x'/>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note' type='line' fixed='x'/>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note' type='line' nillable='true'/>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note' type='xs:integer'/>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note' type='xs:anyType'/>", NOTE_LINE},
    {"<xs:choice maxOccurs='unbounded'>\n", "<xs:choice maxOccurs='unbounded'>\n<xs:element ref='complaint'/>", 5},
    {"<xs:complexType>\n<xs:choice maxOccurs='unbounded'>",
     "<xs:complexType mixed='true'>\n<xs:choice maxOccurs='unbounded'>", 3},
    {"<xs:element name='complaint'>", "<xs:element name='other' type='noted'/>\n<xs:element name='complaint'>", 3},
    /* Simple types. */
    {THE_RESTRICTION, "<xs:union memberTypes='text xs:date'/>", 0},
    {THE_RESTRICTION, "<xs:list itemType='text'/>", 0},
    {THE_RESTRICTION,
     "<xs:restriction><xs:simpleType><xs:restriction base='xs:string'/></xs:simpleType></xs:restriction>", 0},
    {THE_FACET, "<xs:length value='20'/>", FACET_LINE},
    {THE_FACET, "<xs:whiteSpace value='collapse'/>", FACET_LINE},
    {"<xs:simpleType name='text'><xs:restriction base='xs:string'/>",
     "<xs:simpleType name='text'><xs:restriction base='xs:token'/>", 0},
    /* Annotations. */
    {THE_NOTE, "<xs:element name='note' type='line'>" NOTE("<f:colour>red</f:colour>") "</xs:element>", NOTE_LINE},
    {THE_NOTE, "<xs:element name='note' type='line'>" NOTE("<f:rule test='1'>x</f:rule>") "</xs:element>", NOTE_LINE},
    {THE_SEQUENCE, NOTE("<f:rule field='note'>x</f:rule>") THE_SEQUENCE, SEQUENCE_LINE},
    {THE_SEQUENCE, NOTE("<f:rule test='r:note[' field='note'>x</f:rule>") THE_SEQUENCE, SEQUENCE_LINE},
    {THE_SEQUENCE, NOTE("<f:rule test='1'>x</f:rule>") THE_SEQUENCE, SEQUENCE_LINE},
    {THE_SEQUENCE, NOTE("<f:rule check='open'>x</f:rule>") THE_SEQUENCE, SEQUENCE_LINE},
    {THE_SEQUENCE, NOTE("<f:rule test='1' check='open' field='note'>x</f:rule>") THE_SEQUENCE, SEQUENCE_LINE},
    {THE_NOTE, "<xs:element name='note' type='line'>" NOTE("<f:input rows='many'/>") "</xs:element>", NOTE_LINE},
    /* Groups: of the same order as where they are named, and not without end. */
    {THE_NOTE, "<xs:group ref='either'/>", 0},
    {THE_NOTE, THE_NOTE "<xs:group ref='some' minOccurs='0'/>", 0},
    /* A choice of orders: the others hold what the first holds, as it does. */
    {THE_SEQUENCE "\n" THE_NOTE "\n</xs:sequence>", ORDERS(THE_NOTE, "<xs:element name='new' type='line'/>"), 0},
    {THE_SEQUENCE "\n" THE_NOTE "\n</xs:sequence>", ORDERS(THE_NOTE, "<xs:element name='note' type='three'/>"), 0},
    {THE_SEQUENCE "\n" THE_NOTE "\n</xs:sequence>",
     ORDERS(THE_NOTE, "<xs:element name='note' type='line' maxOccurs='2'/>"), 0},
    {THE_SEQUENCE "\n" THE_NOTE "\n</xs:sequence>",
     "<xs:choice>" THE_SEQUENCE THE_NOTE "</xs:sequence>" THE_NOTE "</xs:choice>", 0},
    {THE_NOTE, "<xs:element name='note' type='line'>" NOTE("<f:answers/>") "</xs:element>", NOTE_LINE},
    /* What stands beside the types. */
    {THE_END, "<xs:element name='compliment'/>" THE_END, 0},
};

/* Of a choice of orders the first is the form's; a page begins where it says so. */
START_TEST(understands_orders_and_pages)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct schema *schema =
        schema_changed(pool, THE_SEQUENCE "\n" THE_NOTE "\n</xs:sequence>",
                       ORDERS("<xs:element name='one' type='line'>" NOTE(
                                  "<f:page>A page</f:page>") "</xs:element>"
                                                             "<xs:element name='two' type='three'/>",
                              "<xs:element name='two' type='three'/><xs:element name='one' type='line'/>"),
                       &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
    const struct part *noted = schema_event(schema, "complaint", "noted");
    ck_assert_uint_eq(noted->part_count, 2);
    ck_assert_str_eq(noted->parts[0].name, "one");
    ck_assert_str_eq(noted->parts[0].page, "A page");
    ck_assert_ptr_null(noted->parts[1].page);
    ck_assert(noted->parts[1].required && !noted->one_of);
    pool_free(pool);
}
END_TEST

/* A group with a label is one question of all that it holds; what answers it, too, names it. */
START_TEST(understands_questions)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct schema *schema = schema_open(pool, "schema/record.xsd", &fault);
    const struct part *received = schema_event(schema, "complaint", "received");
    const struct part *complainant = part_inside(received, "complainant");
    const struct part *email = part_inside(complainant, "email"), *address = part_inside(complainant, "address");
    ck_assert_str_eq(email->question->label, "How can we reach you?");
    ck_assert_ptr_eq(email->question, address->question);
    ck_assert_str_eq(part_inside(received, "anonymous")->answers, email->question->name);
    ck_assert_ptr_null(part_inside(complainant, "name")->question);
    ck_assert(part_inside(received, "representative")->asked);
    pool_free(pool);
}
END_TEST

/* A group stands for its elements, in their order; a choice that is not worded anew keeps its label. */
START_TEST(understands_groups_and_choices)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct schema *schema = schema_changed(pool, THE_NOTE, THE_NOTE "<xs:group ref='some'/>", &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
    const struct part *noted = schema_event(schema, "complaint", "noted");
    ck_assert_uint_eq(noted->part_count, 3);
    ck_assert_str_eq(noted->parts[1].name, "one");
    ck_assert_str_eq(noted->parts[2].name, "two");
    ck_assert(noted->parts[1].required && !noted->parts[2].required);
    schema = schema_changed(pool, THE_RESTRICTION,
                            "<xs:restriction base='three'><xs:enumeration value='b'/><xs:enumeration value='c'>" NOTE(
                                "<f:label>Sea</f:label>") "</xs:enumeration></xs:restriction>",
                            &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
    noted = schema_event(schema, "complaint", "noted");
    ck_assert_uint_eq(noted->parts[0].choice_count, 2);
    ck_assert_str_eq(noted->parts[0].choices[0].label, "Bee");
    ck_assert_str_eq(noted->parts[0].choices[1].label, "Sea");
    pool_free(pool);
}
END_TEST

START_TEST(refuses_what_is_no_form)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct schema *schema = schema_changed(pool, REFUSED[_i].from, REFUSED[_i].to, &fault);
    const char *wanted = REFUSED[_i].line ? pool_format(pool, "planted.xsd:%d: ", REFUSED[_i].line) : "planted.xsd:";
    ck_assert_msg(schema == NULL, "taken: %s", REFUSED[_i].to);
    ck_assert_msg(strstr(fault.detail, wanted) != NULL, "%d \"%s\", not %s: %s", fault.kind, fault.detail, wanted,
                  REFUSED[_i].to);
    pool_free(pool);
}
END_TEST

static const char *const NO_SCHEMAS[] = {"", "text", "<a/>", "<!DOCTYPE a><a/>"};

START_TEST(refuses_what_is_no_schema)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    ck_assert_ptr_null(schema_changed(pool, SMALL, NO_SCHEMAS[_i], &fault));
    ck_assert_ptr_nonnull(strstr(fault.detail, "planted.xsd"));
    pool_free(pool);
}
END_TEST

/* The choices of a part as VALUE=LABEL, its own first. */
static const char *choices_of(struct pool *pool, const struct part *part)
{
    const char *text = "";
    for (size_t i = 0; i < part->choice_count; i++)
        text = pool_format(pool, "%s%s=%s ", text, part->choices[i].value, part->choices[i].label);
    return text;
}

#define ENUMERATED(name, base, ...)                                                                                    \
    "<xs:simpleType name='" name "'><xs:restriction base='" base "'>" __VA_ARGS__ "</xs:restriction></xs:simpleType>"
#define VALUE(value) "<xs:enumeration value='" value "'/>"

/* Types over types, and annotations over types: the nearest counts. */
static const struct {
    const char *element, *types, *choices;
    enum widget widget;
    int max, lines;
} READ[] = {
    {"<xs:element name='note' type='xs:date'/>", "", "", WIDGET_DATE, 0, 0},
    {"<xs:element name='note' type='xs:string'/>", "", "", WIDGET_TEXT, 0, 0},
    {"<xs:element name='note' type='t'/>", ENUMERATED("t", "line", "<xs:maxLength value='10'/>"), "", WIDGET_TEXT, 10,
     0},
    {"<xs:element name='note' type='t'/>", ENUMERATED("t", "xs:string", "<xs:maxLength value='900'/>"), "",
     WIDGET_TEXTAREA, 900, 0},
    {"<xs:element name='note' type='line'>" NOTE("<f:input rows='4'/>") "</xs:element>", "", "", WIDGET_TEXT, 20, 4},
    {"<xs:element name='note' type='t'/>", ENUMERATED("t", "xs:string", VALUE("yes")), "yes=yes ", WIDGET_CHECKBOX, 0,
     0},
    {"<xs:element name='note' type='t'/>", ENUMERATED("t", "xs:string", VALUE("a") VALUE("b")), "a=a b=b ",
     WIDGET_CHOICE, 0, 0},
    {"<xs:element name='note' type='u'/>",
     ENUMERATED("t", "xs:string", VALUE("a") VALUE("b") VALUE("c")) ENUMERATED("u", "t", VALUE("b")), "b=b ",
     WIDGET_CHECKBOX, 0, 0},
    {"<xs:element name='note' type='u'/>",
     ENUMERATED("t", "xs:string", VALUE("a") VALUE("b")) ENUMERATED("u", "t", "<xs:minLength value='1'/>"), "a=a b=b ",
     WIDGET_CHOICE, 0, 0},
    {"<xs:element name='note' type='line'>" NOTE(
         "<f:choices from='people'/>"
         "<f:choice value='x'><f:label>None</f:label></f:choice>") "</xs:element>",
     "", "x=None ", WIDGET_CHOICE, 20, 0},
};

START_TEST(reads_types)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    /* The types stand before the small schema's end. */
    const char *text = pool_format(pool, "%s", strstr(SMALL, THE_NOTE) + strlen(THE_NOTE));
    text = pool_format(pool, "%s%.*s%s" THE_END, READ[_i].element, (int)(strstr(text, THE_END) - text), text,
                       READ[_i].types);
    const struct schema *schema = schema_changed(pool, strstr(SMALL, THE_NOTE), text, &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
    const struct part *part = &schema_event(schema, "complaint", "noted")->parts[0];
    ck_assert_uint_le(part->choice_count, 2);
    ck_assert_str_eq(choices_of(pool, part), READ[_i].choices);
    ck_assert_int_eq(part->widget, READ[_i].widget);
    ck_assert_int_eq(part->max, READ[_i].max);
    ck_assert_int_eq(part->lines, READ[_i].lines);
    pool_free(pool);
}
END_TEST

/* A rule beside a type's rule: both stay. */
START_TEST(adds_rules_to_those_of_the_type)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct schema *schema = schema_changed(
        pool, THE_SEQUENCE, NOTE("<f:rule test='r:note' field='note'>inner</f:rule>") THE_SEQUENCE, &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
    const struct part *noted = schema_event(schema, "complaint", "noted");
    ck_assert_uint_eq(noted->test_count, 2);
    ck_assert_pstr_eq(noted->tests[0].words, "inner");
    ck_assert_pstr_eq(noted->tests[1].words, "outer");
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("schema_reader");
    tcase_add_test(tests, understands_the_small_one);
    tcase_add_test(tests, understands_orders_and_pages);
    tcase_add_test(tests, understands_questions);
    tcase_add_test(tests, understands_groups_and_choices);
    tcase_add_loop_test(tests, refuses_what_is_no_form, 0, COUNT(REFUSED));
    tcase_add_loop_test(tests, refuses_what_is_no_schema, 0, COUNT(NO_SCHEMAS));
    tcase_add_loop_test(tests, reads_types, 0, COUNT(READ));
    tcase_add_test(tests, adds_rules_to_those_of_the_type);
    return suite_run("schema_reader", tests);
}
