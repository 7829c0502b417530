/* People: who takes no part in the case, and whose words are shown. See registry/check_parts.h. */
#include "registry/check_parts.h"

#include "base/text.h"
#include "core/contact.h"
#include "record/consent.h"
#include "xml/xml.h"

void check_told(struct checking *checking)
{
    if (text_blank(node_inner(checking->pool, checking->event, "message")) &&
        !consent_of(checking->pool, checking->file->current).words)
        check_refuse(checking, "message", "words-not-shown");
}

/* Whom the case is handed to is none of those who are barred from it. Who took it on and turns out to be barred has it
 * no more (core/hand_over.h). */
void check_assigned(struct checking *checking)
{
    if (timeline_bars(checking->file->timeline, node_inner(checking->pool, checking->event, "handler")))
        check_refuse_by_rule(checking, "handler-concerned");
}

/* The contact is nobody who takes no part in the case. */
void check_contact(struct checking *checking)
{
    const struct site *site = &checking->registry->site;
    const char *name = node_inner(checking->pool, node_first(checking->event, "contact"), "name");
    if (contact_is_barred(checking->pool, checking->file->timeline, site->persons, site->person_count, name))
        check_refuse_by_rule(checking, "contact-barred");
}
