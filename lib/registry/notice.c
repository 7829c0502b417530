#include "registry/notice.h"

#include <string.h>

#include "base/digest.h"
#include "base/pool.h"
#include "registry/mailing.h"
#include "store/content.h"
#include "store/outbox.h"
#include "xml/validity.h"
#include "xml/xml.h"

bool notice_add(struct registry *registry, struct pool *pool, const struct node *notice, const char *address,
                int64_t now, struct fault *fault)
{
    const char *schema = pool_format(pool, "%s/schema/letter.xsd", registry->folders.share);
    const char *text = xml_write(pool, notice);
    size_t length = strlen(text);
    const struct outbox_row row = {.what = MAIL_NOTICE,
                                   .digest = bytes_digest(pool, text, length),
                                   .address = address,
                                   .message = mailing_identity(pool, registry->site.outgoing.from),
                                   .made = now};
    return tree_valid(notice, "notice", schema, fault) &&
           store_add_content(registry->store, row.digest, text, length, fault) &&
           store_add_outbox(registry->store, &row, fault);
}
