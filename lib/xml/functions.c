#include "xml/functions.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "base/time_said.h"
#include "base/text.h"
#include "xml/xml.h"

/* The most arguments of say(): of, code and nine pairs. */
#define MOST_ARGUMENTS 20

/* The value of that name among the pairs; NULL: it is none of them. */
static const char *argument(const char *const *pairs, int count, const char *name, size_t length)
{
    for (int i = 0; i + 1 < count; i += 2)
        if (strlen(pairs[i]) == length && strncmp(pairs[i], name, length) == 0)
            return pairs[i + 1];
    return NULL;
}

/* The words with what is to be filled in; a {name} that nothing fills in stays. */
static xmlChar *filled(const char *text, const char *const *pairs, int count)
{
    if (strchr(text, '{') == NULL)
        return xmlStrdup((const xmlChar *)text);
    xmlBufferPtr buffer = xmlBufferCreate();
    for (const char *end; *text != '\0'; text = end) {
        size_t name = *text == '{' ? strcspn(text + 1, "}") : 0;
        const char *value = name > 0 && text[name + 1] == '}' ? argument(pairs, count, text + 1, name) : NULL;
        end = value != NULL ? text + name + 2 : text + 1 + strcspn(text + 1, "{");
        if (value != NULL)
            xmlBufferWriteChar(buffer, value);
        else
            xmlBufferAdd(buffer, (const xmlChar *)text, (int)(end - text));
    }
    xmlChar *made = xmlBufferDetach(buffer);
    xmlBufferFree(buffer);
    return made ? made : xmlStrdup((const xmlChar *)"");
}

/* What is said of the code where the page and the pairs say. */
static xmlChar *said(const struct speaker *speaker, const char *const *arguments, int count)
{
    const char *const *pairs = arguments + 2;
    struct saying saying = speaker->here;
    struct {
        const char *name, **place;
    } places[] = {{"realm", &saying.realm}, {"kind", &saying.kind}, {"page", &saying.page}, {"action", &saying.action}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *value = argument(pairs, count - 2, places[i].name, strlen(places[i].name));
        *places[i].place = value && *value != '\0' ? value : *places[i].place;
    }
    saying.of = arguments[0];
    saying.code = arguments[1];
    const char *text = speaker->words ? words_find(speaker->words, &saying) : NULL;
    const char *instead = argument(pairs, count - 2, "else", strlen("else"));
    if (text == NULL && instead != NULL)
        return xmlStrdup((const xmlChar *)instead);
    if (text == NULL)
        return (xmlChar *)text_spell((char *)xmlStrdup((const xmlChar *)saying.code));
    return filled(text, pairs, count - 2);
}

/* say(OF, CODE, NAME, VALUE …). */
static void say(xmlXPathParserContextPtr context, int count)
{
    xmlChar *arguments[MOST_ARGUMENTS];
    const xsltTransformContext *transformation = xsltXPathGetTransformContext(context);
    if (transformation == NULL || count < 2 || count > MOST_ARGUMENTS || count % 2 != 0) {
        xmlXPathSetArityError(context);
        return;
    }
    for (int i = count - 1; i >= 0; i--)
        arguments[i] = xmlXPathPopString(context);
    if (!xmlXPathCheckError(context))
        valuePush(context, xmlXPathWrapString(
                               said(transformation->_private, (const char *const *)(const void *)arguments, count)));
    for (int i = 0; i < count; i++)
        xmlFree(arguments[i]);
}

/* The transformation that asks, if it asks with one text, which it then is; NULL with an error: it does not. */
static const struct speaker *asked(xmlXPathParserContextPtr context, int count, xmlChar **text)
{
    const xsltTransformContext *transformation = xsltXPathGetTransformContext(context);
    *text = transformation != NULL && count == 1 ? xmlXPathPopString(context) : NULL;
    if (*text == NULL)
        xmlXPathSetArityError(context);
    return *text ? transformation->_private : NULL;
}

static void say_in(xmlXPathParserContextPtr context, int count, enum time_form form)
{
    xmlChar *text;
    char said[TIME_SAID];
    if (asked(context, count, &text) != NULL) {
        time_say((const char *)text, form, said);
        valuePush(context, xmlXPathNewCString(said));
    }
    xmlFree(text);
}

static void say_day(xmlXPathParserContextPtr context, int count)
{
    say_in(context, count, TIME_DAY);
}

static void say_month(xmlXPathParserContextPtr context, int count)
{
    say_in(context, count, TIME_MONTH);
}

static void say_date(xmlXPathParserContextPtr context, int count)
{
    say_in(context, count, TIME_DATE);
}

static void say_moment(xmlXPathParserContextPtr context, int count)
{
    say_in(context, count, TIME_MOMENT);
}

static void say_short_moment(xmlXPathParserContextPtr context, int count)
{
    say_in(context, count, TIME_SHORT_MOMENT);
}

/* In the middle of the night only staff need the minute, for everybody else it is that day. */
static void say_deadline(xmlXPathParserContextPtr context, int count)
{
    xmlChar *text;
    char said[TIME_SAID];
    const struct speaker *speaker = asked(context, count, &text);
    if (speaker != NULL) {
        const char *realm = speaker->here.realm;
        bool outside = realm != NULL && (!text_equal(realm, "staff") || text_equal(speaker->here.page, "letter"));
        bool night = outside && time_at_night((const char *)text);
        time_say((const char *)text, night ? TIME_DATE : TIME_MOMENT, said);
        valuePush(context, xmlXPathNewCString(said));
    }
    xmlFree(text);
}

/* "1 working-days" as "1 working day"; what has no unit stays as it is. */
static void say_length(xmlXPathParserContextPtr context, int count)
{
    xmlChar *text;
    if (asked(context, count, &text) != NULL) {
        char *unit = strchr((char *)text, ' '), *end = strchr((char *)text, '\0');
        for (char *dash = unit ? strchr(unit, '-') : NULL; dash != NULL; dash = strchr(dash, '-'))
            *dash = ' ';
        if (unit != NULL && strncmp((char *)text, "1 ", 2) == 0 && end[-1] == 's')
            end[-1] = '\0';
        valuePush(context, xmlXPathWrapString(text));
        return;
    }
    xmlFree(text);
}

static void say_list(xmlXPathParserContextPtr context, int count)
{
    if (count != 1 || !xmlXPathStackIsNodeSet(context)) {
        xmlXPathSetArityError(context);
        return;
    }
    xmlNodeSetPtr nodes = xmlXPathPopNodeSet(context); /* NULL: there are none */
    xmlXPathNodeSetSort(nodes);
    xmlBufferPtr list = xmlBufferCreate();
    for (int i = 0; nodes != NULL && i < nodes->nodeNr; i++) {
        xmlChar *text = xmlXPathCastNodeToString(nodes->nodeTab[i]);
        xmlBufferWriteChar(list, i > 0 ? ", " : "");
        xmlBufferCat(list, text);
        xmlFree(text);
    }
    xmlChar *made = xmlBufferDetach(list);
    valuePush(context, xmlXPathWrapString(made ? made : xmlStrdup((const xmlChar *)"")));
    xmlBufferFree(list);
    xmlXPathFreeNodeSet(nodes);
}

static void say_or(xmlXPathParserContextPtr context, int count)
{
    if (count != 2) {
        xmlXPathSetArityError(context);
        return;
    }
    xmlChar *instead = xmlXPathPopString(context), *text = xmlXPathPopString(context);
    bool there = text != NULL && *text != '\0';
    valuePush(context, xmlXPathWrapString(there ? text : instead));
    xmlFree(there ? instead : text);
}

static const struct {
    const char *name;
    xmlXPathFunction function;
} functions[] = {{"say", say},
                 {"day", say_day},
                 {"month", say_month},
                 {"date", say_date},
                 {"moment", say_moment},
                 {"short-moment", say_short_moment},
                 {"deadline", say_deadline},
                 {"length", say_length},
                 {"list", say_list},
                 {"or", say_or}};

void functions_register(void)
{
    static bool known;
    for (size_t i = 0; !known && i < sizeof functions / sizeof *functions; i++)
        xsltRegisterExtModuleFunction((const xmlChar *)functions[i].name, (const xmlChar *)NAMESPACE_WORDS,
                                      functions[i].function);
    known = true;
}
