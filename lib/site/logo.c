#include "site/logo.h"

#include <glib.h>
#include <string.h>

#include "base/digest.h"
#include "base/pool.h"
#include "xml/validity.h"
#include "xml/xml.h"

enum { LARGEST_FILE = 256 * 1024, LEAST_PIXELS = 16, MOST_PIXELS = 2000 };

/* A PNG: its signature, then chunks of a length, a name, so many bytes and a sum, the first of which says how large the
 * picture is (RFC 2083, 3). */
enum { SIGNATURE = 8, CHUNK = 12, HEADER = 13 };

static size_t number_at(const char *bytes)
{
    const unsigned char *of = (const unsigned char *)bytes;
    return (size_t)of[0] << 24 | (size_t)of[1] << 16 | (size_t)of[2] << 8 | of[3];
}

/* True if it is a PNG from the first chunk to the last, whose width and height are set then. */
static bool png_measure(const char *bytes, size_t size, size_t *width, size_t *height)
{
    static const char signature[] = "\x89PNG\r\n\x1a\n";
    if (size < SIGNATURE + CHUNK + HEADER || memcmp(bytes, signature, SIGNATURE) != 0 ||
        memcmp(bytes + SIGNATURE + 4, "IHDR", 4) != 0)
        return false;
    *width = number_at(bytes + SIGNATURE + 8);
    *height = number_at(bytes + SIGNATURE + 12);
    for (size_t at = SIGNATURE; size - at >= CHUNK;) {
        size_t length = number_at(bytes + at);
        if (length > size - at - CHUNK)
            return false;
        if (memcmp(bytes + at + 4, "IEND", 4) == 0)
            return true;
        at += CHUNK + length;
    }
    return false;
}

static bool can_be_printed(size_t pixels)
{
    return pixels >= LEAST_PIXELS && pixels <= MOST_PIXELS;
}

bool logo_read(struct pool *pool, const char *folder, const char *path, const struct node *organisation,
               struct logo *logo, struct fault *fault)
{
    const struct node *node = node_first(organisation, "logo");
    size_t width = 0, height = 0;
    char *bytes = NULL;
    *logo = (struct logo){NULL, NULL, 0};
    if (node == NULL)
        return true;
    const char *file = node_get(pool, node, "file");
    if (!g_file_get_contents(pool_format(pool, "%s/%s", folder, file), &bytes, &logo->size, NULL))
        return file_fault(fault, path, node, "the logo %s cannot be read", file);
    pool_on_free(pool, g_free, bytes);
    if (logo->size > LARGEST_FILE)
        return file_fault(fault, path, node, "the logo %s has more than %d KiB", file, LARGEST_FILE / 1024);
    if (!png_measure(bytes, logo->size, &width, &height))
        return file_fault(fault, path, node, "the logo %s is no whole PNG", file);
    if (!can_be_printed(width) || !can_be_printed(height))
        return file_fault(fault, path, node, "the logo %s has %zu by %zu pixels: from %d to %d is right", file, width,
                          height, LEAST_PIXELS, MOST_PIXELS);
    logo->bytes = bytes;
    logo->digest = bytes_digest(pool, bytes, logo->size);
    return true;
}
