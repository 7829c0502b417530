#include "web/blank_form.h"

#include <string.h>

#include "base/digest.h"
#include "base/pool.h"
#include "web/access_code.h"
#include "web/form.h"
#include "web/page.h"
#include "xml/xml.h"

static const char *version_of(struct pool *pool, const struct node *form)
{
    enum { DIGITS = 8 };
    const char *text = xml_write(pool, form);
    return pool_copy_part(pool, bytes_digest(pool, text, strlen(text)), DIGITS);
}

struct node *blank_form_page(struct call *call, const char *sheet, const char *kind)
{
    struct registry *registry = call->registry;
    const struct asking asking = {.schema = registry->schema,
                                  .event = schema_event(registry->schema, kind, "received"),
                                  .realm = call->realm,
                                  .lists = registry_lists(registry, call->pool, NULL, NULL)};
    const struct form form = {.address = "/complaints/form"};
    struct node *page = page_new(call, sheet, kind, NULL);
    struct node *node = form_add(call, page, &asking, &form);
    node_unset(node, "csrf");
    node_set(node, "version", version_of(call->pool, node));
    return page;
}

const struct node *blank_slips(struct call *call, const char *kind, const struct stored_slip *slips, size_t count)
{
    struct call as_public = *call;
    size_t size;
    as_public.realm = "public";
    struct node *page = blank_form_page(&as_public, "slip-paper", kind);
    for (size_t i = 0; i < count; i++) {
        struct node *node = node_add(page, "slip");
        node_set(node, "reference", slips[i].reference);
        node_set(node, "access-code", access_code(call->pool, call->seal, slips[i].reference, 0));
    }
    const char *text = page_made(&as_public, page, &size);
    call->fault = as_public.fault;
    return text ? xml_read(call->pool, text, size, "slip-paper.xsl", &call->fault) : NULL;
}
