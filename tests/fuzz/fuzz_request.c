/* A request without files: the first line is its query, the rest its body. */
#include "fuzz.h"

#include <string.h>

#include "base/fault.h"
#include "web/request.h"
#include "web/server.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_new();
    const char *line = size > 0 ? memchr(data, '\n', size) : NULL;
    size_t query = line ? (size_t)(line - (const char *)data) : 0;
    const char *body = (const char *)data + (line ? query + 1 : 0);
    size_t length = size - (line ? query + 1 : 0);
    const char *const parameters[] = {"REQUEST_METHOD",
                                      "POST",
                                      "SCRIPT_NAME",
                                      "/complaints/submit",
                                      "QUERY_STRING",
                                      fuzz_text(pool, data, query),
                                      "CONTENT_TYPE",
                                      "application/x-www-form-urlencoded",
                                      "CONTENT_LENGTH",
                                      pool_format(pool, "%zu", length),
                                      NULL};
    struct server *server = server_of(pool, parameters, body, length);
    struct request request = {0};
    struct fault fault = {0};
    if (server_wait(server) && request_read_head(server, pool, &request, &fault))
        request_read_body(server, &request, &(struct wanted){.files = false}, &fault);
    for (size_t i = 0; request.body != NULL && i < request.body->count; i++)
        fuzz_holds(request.body->list[i].value != NULL);
    pool_free(pool);
    return 0;
}
