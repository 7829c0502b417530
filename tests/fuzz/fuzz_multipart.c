/* A request with files, whose parts are told apart by "b". */
#include "fuzz.h"

#include <string.h>

#include "base/fault.h"
#include "base/media.h"
#include "web/request.h"
#include "web/server.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_new();
    const char *const parameters[] = {"REQUEST_METHOD",
                                      "POST",
                                      "SCRIPT_NAME",
                                      "/complaints/submit",
                                      "CONTENT_TYPE",
                                      "multipart/form-data; boundary=b",
                                      "CONTENT_LENGTH",
                                      pool_format(pool, "%zu", size),
                                      NULL};
    struct server *server = server_of(pool, parameters, (const char *)data, size);
    struct request request = {0};
    struct fault fault = {0};
    if (server_wait(server) && request_read_head(server, pool, &request, &fault))
        request_read_body(server, &request, &(struct wanted){.files = true}, &fault);
    for (size_t i = 0; request.body != NULL && i < request.body->file_count; i++) {
        const struct file *file = &request.body->files[i];
        fuzz_holds(file->name != NULL && strpbrk(file->name, "/\\\n") == NULL);
        if (file->bytes != NULL)
            media_is_plain(media_type("text/plain", file->bytes, file->size), file->bytes, file->size);
    }
    pool_free(pool);
    return 0;
}
