#include "paper/jpeg.h"

#include <string.h>

#include "base/pool.h"

/* Markers (ITU-T T.81, table B.1): a byte 0xFF and one of these; most begin a segment, which says its length. */
enum {
    MARK = 0xFF,
    MARK_BASELINE = 0xC0,
    MARK_PROGRESSIVE = 0xC2,
    MARK_TABLES = 0xC4, /* among the frames, but none */
    MARK_EXTENSION = 0xC8,
    MARK_ARITHMETIC = 0xCC,
    MARK_LAST_FRAME = 0xCF,
    MARK_RESTART = 0xD0,
    MARK_LAST_RESTART = 0xD7,
    MARK_START = 0xD8,
    MARK_END = 0xD9,
    MARK_SCAN = 0xDA,
    MARK_APPLICATION = 0xE0, /* JFIF */
    MARK_EXIF = 0xE1,
    MARK_PROFILE = 0xE2, /* of its colours */
    MARK_ADOBE = 0xEE,
    MARK_LAST_APPLICATION = 0xEF,
    MARK_COMMENT = 0xFE
};

struct reading {
    const unsigned char *bytes;
    size_t size, at;
    char *kept;
    size_t length;
};

/* Two bytes; 0 beyond the end. */
static unsigned pair(const unsigned char *bytes, size_t size, size_t at, bool little)
{
    if (size < 2 || at > size - 2)
        return 0;
    return little ? bytes[at] | (unsigned)bytes[at + 1] << 8 : (unsigned)bytes[at] << 8 | bytes[at + 1];
}

/* The Orientation that the first directory of an Exif segment names (Exif 2.3, 4.6.4); 1 if it names none. */
static int turned_by(const unsigned char *segment, size_t size)
{
    enum { HEAD = 6, ENTRY = 12, ORIENTATION = 0x0112, VALUE = 8 };
    if (size < HEAD + 8 || memcmp(segment, "Exif\0", HEAD) != 0)
        return 1;
    const unsigned char *tiff = segment + HEAD;
    size -= HEAD;
    bool little = tiff[0] == 'I';
    size_t first = (size_t)pair(tiff, size, little ? 6 : 4, little) << 16 | pair(tiff, size, little ? 4 : 6, little);
    unsigned entries = pair(tiff, size, first, little);
    for (unsigned i = 0; i < entries; i++) {
        size_t entry = first + 2 + (size_t)i * ENTRY;
        unsigned value = pair(tiff, size, entry + VALUE, little);
        if (pair(tiff, size, entry, little) == ORIENTATION)
            return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

static bool is_frame(int mark)
{
    return mark >= MARK_BASELINE && mark <= MARK_LAST_FRAME && mark != MARK_TABLES && mark != MARK_EXTENSION &&
           mark != MARK_ARITHMETIC;
}

/* What stays: all that makes the picture. */
static bool is_kept(int mark)
{
    return mark == MARK_APPLICATION || mark == MARK_PROFILE || mark == MARK_ADOBE ||
           ((mark < MARK_APPLICATION || mark > MARK_LAST_APPLICATION) && mark != MARK_COMMENT);
}

/* Keeps the bytes from there to where it is now. */
static void keep(struct reading *reading, size_t from)
{
    memcpy(reading->kept + reading->length, reading->bytes + from, reading->at - from);
    reading->length += reading->at - from;
}

/* The next marker; MARK if there is none. */
static int next_mark(struct reading *reading)
{
    if (reading->at >= reading->size || reading->bytes[reading->at] != MARK)
        return MARK;
    while (reading->at < reading->size && reading->bytes[reading->at] == MARK)
        reading->at++;
    return reading->at < reading->size ? reading->bytes[reading->at++] : MARK;
}

/* Goes on to the marker that ends the coded picture; inside of it there are restarts, and 0xFF is followed by 0. */
static void pass_scan(struct reading *reading)
{
    const unsigned char *bytes = reading->bytes;
    while (reading->at + 1 < reading->size) {
        int next = bytes[reading->at + 1];
        bool inside = next == 0 || (next >= MARK_RESTART && next <= MARK_LAST_RESTART);
        if (bytes[reading->at] == MARK && !inside && next != MARK)
            return;
        reading->at++;
    }
    reading->at = reading->size;
}

/* What the frame says: how precise, how high, how wide, how many colours. */
static bool read_frame(struct jpeg *jpeg, int mark, const unsigned char *segment, size_t size)
{
    if (size < 6 || mark > MARK_PROGRESSIVE || segment[0] != 8)
        return false;
    jpeg->height = (int)pair(segment, size, 1, false);
    jpeg->width = (int)pair(segment, size, 3, false);
    return jpeg->height > 0 && jpeg->width > 0 && (segment[5] == 1 || segment[5] == 3 || segment[5] == 4);
}

/* The segment behind that marker, which begins at `from`. */
static bool read_segment(struct reading *reading, struct jpeg *jpeg, int mark, size_t from)
{
    size_t length = pair(reading->bytes, reading->size, reading->at, false);
    if (length < 2 || length > reading->size - reading->at)
        return false;
    const unsigned char *segment = reading->bytes + reading->at + 2;
    reading->at += length;
    if (is_frame(mark) && !read_frame(jpeg, mark, segment, length - 2))
        return false;
    if (mark == MARK_EXIF && jpeg->turned == 1)
        jpeg->turned = turned_by(segment, length - 2);
    if (mark == MARK_SCAN)
        pass_scan(reading);
    if (is_kept(mark))
        keep(reading, from);
    return true;
}

bool jpeg_read(struct pool *pool, const char *bytes, size_t size, struct jpeg *jpeg)
{
    struct reading reading = {.bytes = (const unsigned char *)bytes, .size = size, .kept = pool_alloc(pool, size + 1)};
    *jpeg = (struct jpeg){.turned = 1};
    bool scanned = false;
    if (next_mark(&reading) != MARK_START)
        return false;
    keep(&reading, 0);
    for (;;) {
        size_t from = reading.at;
        int mark = next_mark(&reading);
        if (mark == MARK_END)
            keep(&reading, from);
        if (mark == MARK_END || mark == MARK || !read_segment(&reading, jpeg, mark, from)) {
            jpeg->bytes = reading.kept;
            jpeg->length = reading.length;
            return mark == MARK_END && scanned && jpeg->width > 0;
        }
        scanned = scanned || mark == MARK_SCAN;
    }
}
