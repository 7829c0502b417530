/* The blank form of a new case, as the public has it: what the form on paper is made from, and its page to print. */
#ifndef REDRESS_WEB_BLANK_FORM_H
#define REDRESS_WEB_BLANK_FORM_H

#include "store/slip.h"
#include "web/action.h"

/* A page for the sheet of that name with the <form> of a case of that kind, with nothing that proves it to be ours, and
 * with its version: a short name of what it asks for, and in which words. */
struct node *blank_form_page(struct call *call, const char *sheet, const char *kind);

/* What paper/fillable.h draws for those slips of that kind (fillable_papers): each with its access code, which only the
 * person may have to whom it is handed over, and the blank form with its reference. NULL with a fault. */
const struct node *blank_slips(struct call *call, const char *kind, const struct stored_slip *slips, size_t count);

#endif
