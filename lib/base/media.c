#include "base/media.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

/* A box of the ISO base media format: its length and name, four bytes each. A brand is four letters. */
enum { LETTERS = 4, BOX_NAME = 4, BOX_BRANDS = 8, BOX_COMPATIBLE = 16, MOST_HEADERS = 200 };

#define HEIC "image/heic"
#define HEIF "image/heif"
#define MAIL "message/rfc822"

/* Brands of pictures coded as telephones do; and those that say only that it is a picture. */
static const char *const heic_brands[] = {"heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", NULL};
static const char *const heif_brands[] = {"mif1", "msf1", "mif2", "miaf", NULL};

/* What says that the lines at the beginning are the head of an e-mail, beside "From". */
static const char *const mail_headers[] = {"date",     "to",           "subject",     "message-id", "mime-version",
                                           "received", "delivered-to", "return-path", "cc",         NULL};

/* Types that are read as text, and those of text/ that are more than that. */
static const char *const text_types[] = {"application/csv",
                                         "application/json",
                                         "application/x-ndjson",
                                         "application/javascript",
                                         "application/x-subrip",
                                         "application/octet-stream",
                                         "application/x-wine-extension-ini",
                                         MAIL,
                                         NULL};
static const char *const marked_up[] = {"text/html", "text/xml", "text/rtf", "text/richtext", "text/PGP", NULL};

static bool is_brand(const char *at, const char *const *brands)
{
    for (; *brands != NULL; brands++)
        if (memcmp(at, *brands, LETTERS) == 0)
            return true;
    return false;
}

/* HEIC or HEIF by the brands of its first box; NULL: it is neither. */
static const char *picture(const char *bytes, size_t size)
{
    if (size < BOX_COMPATIBLE || memcmp(bytes + BOX_NAME, "ftyp", LETTERS) != 0)
        return NULL;
    if (is_brand(bytes + BOX_BRANDS, heic_brands))
        return HEIC;
    if (!is_brand(bytes + BOX_BRANDS, heif_brands))
        return NULL;
    const unsigned char *box = (const unsigned char *)bytes;
    size_t length = (size_t)box[0] << 24 | (size_t)box[1] << 16 | (size_t)box[2] << 8 | box[3];
    for (size_t at = BOX_COMPATIBLE; at + LETTERS <= size && at + LETTERS <= length; at += LETTERS)
        if (is_brand(bytes + at, heic_brands))
            return HEIC;
        else if (memcmp(bytes + at, "avif", LETTERS) == 0)
            return NULL;
    return HEIF;
}

/* The name of the header in that line, in small letters; false if it is none. */
static bool header_name(const char *line, size_t length, char name[16])
{
    size_t end = 0;
    while (end < length && (g_ascii_isalnum(line[end]) || line[end] == '-' || line[end] == '_'))
        end++;
    if (end == 0 || end == length || line[end] != ':')
        return false;
    size_t kept = end < 15 ? end : 15;
    for (size_t i = 0; i < kept; i++)
        name[i] = g_ascii_tolower(line[i]);
    name[kept] = '\0';
    return true;
}

/* True if it begins with the head of an e-mail: headers to the first empty line, whom it is from and one more. */
static bool is_mail(const char *bytes, size_t size)
{
    bool from = false, more = false;
    const char *line = bytes, *end = bytes + size, *next;
    for (int lines = 0; line < end && lines < MOST_HEADERS; line = next, lines++) {
        char name[16];
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        next = feed != NULL ? feed + 1 : end;
        size_t length = (size_t)((feed != NULL ? feed : end) - line);
        if (length == 0 || *line == '\r')
            break;
        if ((lines > 0 && strchr(" \t", *line) != NULL) || (lines == 0 && strncmp(line, "From ", 5) == 0))
            continue;
        if (!header_name(line, length, name))
            return false;
        from = from || text_equal(name, "from");
        more = more || text_among(name, mail_headers);
    }
    return from && more;
}

const char *media_type(const char *guess, const char *bytes, size_t size)
{
    const char *found = picture(bytes, size);
    if (found != NULL)
        return found;
    bool text = guess == NULL || g_str_has_prefix(guess, "text/") || text_among(guess, text_types);
    return text && is_mail(bytes, size) ? MAIL : guess;
}

const char *media_other_name(const char *type)
{
    return text_equal(type, HEIC) ? HEIF : text_equal(type, HEIF) ? HEIC : NULL;
}

bool media_is_plain(const char *type, const char *bytes, size_t size)
{
    if (type == NULL || text_among(type, marked_up) ||
        !(g_str_has_prefix(type, "text/") || text_among(type, text_types)))
        return false;
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)bytes[i] < ' ' && (bytes[i] == '\0' || strchr("\t\n\r\f\v\b\x1a\x1b", bytes[i]) == NULL))
            return false;
    return true;
}
