#include "web/limits.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/pool.h"
#include "store/measures.h"
#include "web/seal.h"

enum { NETWORK_BYTES = 8, WHOM_LENGTH = 26 };

/* What is allowed within an hour; 0: there is no limit of that kind. A school has one address for all of its staff. */
static const struct {
    const char *name;
    int64_t of_address, of_case;
} limits[] = {
    [LIMITED_TRIES] = {"tries", 30, 100},
    [LIMITED_CASES] = {"cases", 30, 0},
    [LIMITED_MESSAGES] = {"messages", 60, 20},
    [LIMITED_FILES] = {"files", 100, 40},
};

/* The address, or the network of an IPv6 address, that nobody can tell. */
static const char *whom_of(struct pool *pool, const struct seal *seal, const char *address)
{
    struct in6_addr parsed;
    char network[INET6_ADDRSTRLEN];
    if (address != NULL && inet_pton(AF_INET6, address, &parsed) == 1 && !IN6_IS_ADDR_V4MAPPED(&parsed)) {
        memset(parsed.s6_addr + NETWORK_BYTES, 0, sizeof parsed.s6_addr - NETWORK_BYTES);
        address = inet_ntop(AF_INET6, &parsed, network, sizeof network);
    }
    return seal_mac(pool, seal, "address", &address, 1, WHOM_LENGTH);
}

static bool within(struct measures *measures, enum limited what, const char *whom, int64_t most, int64_t now, int count)
{
    int64_t total = most > 0 && whom != NULL ? measures_count(measures, limits[what].name, whom, now, count) : 0;
    return total + (count == 0) <= most || most == 0;
}

bool limits_allow(struct pool *pool, struct measures *measures, const struct seal *seal, enum limited what,
                  const struct stranger *stranger, int count)
{
    const char *whom = whom_of(pool, seal, stranger->address);
    bool by_address = within(measures, what, whom, limits[what].of_address, stranger->now, count);
    return within(measures, what, stranger->reference, limits[what].of_case, stranger->now, count) && by_address;
}
