#include "post/transport.h"

#include "site/organisation.h"

bool transport_wants_crlf(const struct outgoing *outgoing)
{
    return *outgoing->through != '/';
}

enum handed transport_hand(struct pool *pool, const struct handing_over *handing, const char **answer)
{
    bool server = transport_wants_crlf(handing->outgoing);
    return (server ? transport_server : transport_program)(pool, handing, answer);
}
