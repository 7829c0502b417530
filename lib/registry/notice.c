#include "registry/notice.h"

#include <string.h>

#include "base/digest.h"
#include "base/pool.h"
#include "registry/mailing.h"
#include "store/content.h"
#include "store/outbox.h"
#include "xml/validity.h"
#include "xml/xml.h"

struct node *notice_new(struct pool *pool, const char *answers, const char *about, const char *said)
{
    struct node *notice = xml_new(pool, "urn:redress:letter", "notice");
    node_set(notice, "lang", "en-GB");
    node_set(notice, "answers", answers);
    node_add_text(notice, "about", about);
    node_add_text(notice, "said", said);
    return notice;
}

const char *notice_add(struct registry *registry, struct pool *pool, const struct node *notice, const char *address,
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
    bool added = tree_valid(notice, "notice", schema, fault) &&
                 store_add_content(registry->store, row.digest, text, length, fault) &&
                 store_add_outbox(registry->store, &row, fault);
    return added ? row.message : NULL;
}
