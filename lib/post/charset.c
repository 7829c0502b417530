#include "post/charset.h"

#include <iconv.h>
#include <stdbool.h>

/* Those that programs for mail write, and the one that stands for none. */
#define ASSUMED "WINDOWS-1252"
static const char *const used[] = {
    ASSUMED,        "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-5",   "ISO-8859-6",
    "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-14",  "ISO-8859-15",
    "ISO-8859-16",  "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256",
    "WINDOWS-1257", "WINDOWS-1258", "WINDOWS-874",  "TIS-620",      "KOI8-R",       "KOI8-U",       "MACINTOSH",
    "IBM850",       "UTF-7",        "UTF-16",       "GB18030",      "GBK",          "GB2312",       "BIG5",
    "SHIFT_JIS",    "ISO-2022-JP",  "EUC-JP",       "EUC-KR",       "CP949",
};

enum { SETS = sizeof used / sizeof *used };

void charsets_open(void)
{
    static iconv_t opened[SETS]; /* to the end of the process: what is closed would be gone for the child */
    for (size_t i = 0; i < SETS; i++)
        if (opened[i] == NULL)
            opened[i] = iconv_open("UTF-8", used[i]);
}

/* Adds the bytes as that set reads them; false, with nothing added, if there is no such set, or they are wrong in
 * it. */
static bool append_as(GString *text, const char *charset, const char *bytes, size_t size)
{
    gsize length, taken; /* a letter that is cut at the end is left out */
    char *read = g_convert(bytes, (gssize)size, "UTF-8", charset, &taken, &length, NULL);
    if (read != NULL)
        g_string_append_len(text, read, (gssize)length);
    g_free(read);
    return read != NULL;
}

void charset_append(GString *text, const char *charset, const char *bytes, size_t size)
{
    bool ours = charset != NULL && g_ascii_strcasecmp(charset, "utf-8") == 0;
    if (!ours && charset != NULL && append_as(text, charset, bytes, size))
        return;
    if (ours || g_utf8_validate(bytes, (gssize)size, NULL) || !append_as(text, ASSUMED, bytes, size))
        g_string_append_len(text, bytes, (gssize)size); /* what cannot be read is marked by base/text.h */
}
