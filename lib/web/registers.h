/* Registers: which of them somebody asks for in the address, under which filters, and the form that shows the choice.
 *
 * A register is there if the policy lets anybody make its entries. Names and values that are none of these are passed over,
 * as in web/filters.h. */
#ifndef REDRESS_WEB_REGISTERS_H
#define REDRESS_WEB_REGISTERS_H

#include "registry/register.h"
#include "web/action.h"

struct node;

/* What was asked for; `query` are the names and values that count, as they stand in an address. */
struct registers {
    struct register_question question;
    const char *query;
};

/* Reads the call's query, and adds to the page:
 *
 * <registers current="lessons"><register name="improvements"/>…</registers>
 * <filters query="register=lessons&amp;division=finance" chosen="yes"> as in web/filters.h: state, division, cause, owner of
 *   improvements; division, cause, for of lessons; division, for of practices
 * </filters> */
void registers_read(struct call *call, struct node *page, struct registers *registers);

#endif
