#include "base/digest.h"

#include <glib.h>

#include "base/pool.h"

const char *bytes_digest(struct pool *pool, const void *bytes, size_t size)
{
    gchar *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, size > 0 ? bytes : (const void *)"", size);
    const char *copy = pool_copy(pool, digest);
    g_free(digest);
    return copy;
}
