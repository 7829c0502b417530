#include "registry/answering.h"

#include "base/text.h"
#include "site/own_address.h"

bool answering_allowed(const struct site *site, struct pool *pool, const char *address, const char *automatic,
                       int lately)
{
    return text_blank(automatic) && !text_blank(address) && lately < ANSWERS_A_DAY &&
           !site_owns_address(site, pool, address) && !site_staffs_address(site, pool, address);
}
