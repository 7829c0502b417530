#include "web/tries.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/pool.h"
#include "store/measures.h"
#include "web/seal.h"

enum { NETWORK_BYTES = 8, WHOM_LENGTH = 26 };

const char *stranger_name(struct pool *pool, const struct seal *seal, const char *address)
{
    struct in6_addr parsed;
    char network[INET6_ADDRSTRLEN];
    if (address != NULL && inet_pton(AF_INET6, address, &parsed) == 1 && !IN6_IS_ADDR_V4MAPPED(&parsed)) {
        memset(parsed.s6_addr + NETWORK_BYTES, 0, sizeof parsed.s6_addr - NETWORK_BYTES);
        address = inet_ntop(AF_INET6, &parsed, network, sizeof network);
    }
    return seal_mac(pool, seal, "address", &address, 1, WHOM_LENGTH);
}

static bool within(struct measures *measures, const char *whom, int64_t most, int64_t now, int count)
{
    return measures_count(measures, "tries", whom, now, count) + (count == 0) <= most;
}

bool tries_allow(struct pool *pool, struct measures *measures, const struct seal *seal, const struct stranger *stranger,
                 int count)
{
    const char *reference = stranger->reference;
    bool by_address =
        within(measures, stranger_name(pool, seal, stranger->address), TRIES_OF_ADDRESS, stranger->now, count);
    return (reference == NULL || within(measures, reference, TRIES_OF_CASE, stranger->now, count)) && by_address;
}
