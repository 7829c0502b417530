/* Photos: what is kept of one is the same when it is read again, but for how it is held. */
#include "fuzz.h"

#include <string.h>

#include "paper/jpeg.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct jpeg photo, again;
    struct pool *pool = pool_new();
    if (jpeg_read(pool, (const char *)data, size, &photo)) {
        fuzz_holds(photo.width > 0 && photo.height > 0 && photo.turned >= 1 && photo.turned <= 8);
        fuzz_holds(photo.length <= size && jpeg_read(pool, photo.bytes, photo.length, &again));
        fuzz_holds(again.turned == 1 && again.width == photo.width && again.height == photo.height);
        fuzz_holds(again.length == photo.length && memcmp(again.bytes, photo.bytes, photo.length) == 0);
    }
    pool_free(pool);
    return 0;
}
