/* The form of what is entered into the record of duties (registry/duty_entry.h): shown on a page of its own, kept, and
 * given back with all that was typed where it is refused. */
#ifndef REDRESS_WEB_DUTY_FORM_H
#define REDRESS_WEB_DUTY_FORM_H

#include "registry/duty_entry.h"
#include "web/action.h"

/* A page with such a form; it has the name of the call's action. */
struct duty_form {
    const char *event;
    duty_completion *complete;
    const char *item;         /* as in struct duty_entry */
    const struct list *lists; /* likewise */
    const char *address;      /* of the page, and where the form is sent */
    bool asks;                /* false: this person has nothing to enter here, and gets no form */
    int status;               /* of the page where nothing was sent; 0: 200 */

    /* Adds what the page has beside the form, from `about`; false with a fault. */
    bool (*add)(struct call *call, struct node *page, const void *about);
    const void *about;
};

/* Shows the page, or takes the form that came to its end: the whole answer. False with a fault. */
bool duty_form_answer(struct call *call, const struct duty_form *form);

/* The page with that status; a fault that stands in the call is said above the form and is then settled. */
bool duty_form_show(struct call *call, const struct duty_form *form, int status);

/* Adds an event of the record of duties to the page, with the title of who wrote it; gives the copy. */
struct node *duty_form_copy(struct call *call, struct node *page, const struct node *event);

#endif
