/* Forms: the parts of an event as the <form> of a page, with what was typed and what is wrong with it (page.h shows the
 * tree). */
#ifndef REDRESS_WEB_FORM_H
#define REDRESS_WEB_FORM_H

#include "web/action.h"
#include "web/phrases.h"

/* What a form shows beside its fields. */
struct form {
    const char *address;             /* where it is sent */
    const struct fields *typed;      /* NULL: nothing yet */
    const struct problems *wrong;    /* NULL: nothing */
    const char *const *hidden;       /* names and values in turn, NULL-ended; NULL: none */
    const char *carried;             /* goes back sealed in the field `answers` of this form of ours; NULL: nothing */
    int seq;                         /* the last event that the page shows; 0: none is sent */
    const struct phrasing *phrasing; /* whose phrases it offers; NULL: none */
    bool token;                      /* it changes something */
    bool draft;                      /* what was typed is kept until it is done */
    const char *preview;             /* "yes": it shows first what goes out; "perhaps": if something does */
    bool undated;                    /* it happens as it is sent: nobody is asked when */
};

/* Adds <form> and, beside it, a <problem> for each wrong field, in the order of the form. `asking->event` NULL: a form
 * of no event, only with hidden fields and those that the caller adds to what is given back. */
struct node *form_add(struct call *call, struct node *page, const struct asking *asking, const struct form *form);

/* What the form that came carried: "" if that cannot be opened, as it was sealed for another form or not by us; NULL:
 * it carried nothing. */
const char *form_carried(struct call *call);

/* Adds a field of no event; its words are the sheet's. */
void form_add_part(struct call *call, struct node *page, struct node *form_node, const struct form *form,
                   const struct part *part);

/* Adds a text field of no event, as reference and access code are; its words are the sheet's. */
void form_add_field(struct call *call, struct node *page, struct node *form_node, const struct form *form,
                    const char *name, const char *type, bool required);

/* The most characters that somebody can look for at once. */
#define LONGEST_SEARCH 200

/* Adds the form of a search, with what was looked for in the field `words`. */
void form_add_search(struct call *call, struct node *page, const char *address);

/* What was sent to be looked for; "" for nothing, NULL where it is too long or cannot be read, which is then a problem
 * of the call. */
const char *form_search_words(struct call *call);

#endif
