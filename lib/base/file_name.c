#include "base/file_name.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* In characters, with the dot. */
enum { LONGEST_ENDING = 16 };

static const char *shortened(struct pool *pool, const char *name)
{
    long length = g_utf8_strlen(name, -1);
    const char *dot = strrchr(name, '.');
    if (length <= LONGEST_FILE_NAME)
        return name;
    long ending = dot != NULL ? g_utf8_strlen(dot, -1) : 0;
    if (ending > LONGEST_ENDING)
        ending = 0;
    const char *cut = g_utf8_offset_to_pointer(name, LONGEST_FILE_NAME - 1 - ending);
    return pool_format(pool, "%.*s…%s", (int)(cut - name), name, ending > 0 ? dot : "");
}

/* Browsers write a quotation mark in a name as %22. Once through, as a name can be as long as what is sent. */
static char *with_quotes(struct pool *pool, const char *name)
{
    static const char hidden[] = "%22";
    char *whole = pool_copy(pool, name), *to = whole;
    for (const char *from = name; *from != '\0'; to++) {
        bool is_hidden = strncmp(from, hidden, strlen(hidden)) == 0;
        *to = is_hidden ? '"' : *from;
        from += is_hidden ? strlen(hidden) : 1;
    }
    *to = '\0';
    return whole;
}

const char *file_name_said(struct pool *pool, const char *sent)
{
    bool readable;
    const char *name = with_quotes(pool, text_line(pool, text_said(pool, sent, strlen(sent), &readable)));
    for (const char *slash; (slash = strpbrk(name, "/\\")) != NULL;)
        name = slash + 1;
    name = text_line(pool, name);
    bool nameless = text_blank(name) || text_equal(name, ".") || text_equal(name, "..");
    return nameless ? "file" : shortened(pool, name);
}
