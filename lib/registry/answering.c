#include "registry/answering.h"

#include "base/text.h"
#include "site/own_address.h"

bool mailing_may_answer(const struct site *site, struct pool *pool, const struct answering *answering)
{
    const char *address = answering->address;
    return text_blank(answering->automatic) && !text_blank(address) && answering->lately < ANSWERS_A_DAY &&
           !site_owns_address(site, pool, address) && !site_staffs_address(site, pool, address);
}
