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
    "BIG5-HKSCS",   "SHIFT_JIS",    "CP932",        "ISO-2022-JP",  "EUC-JP",       "EUC-KR",       "CP949",
};

enum { SETS = sizeof used / sizeof *used };

/* Names that programs write for a set with more signs in it, as browsers read them (WHATWG Encoding), and names of
 * their own. */
static const struct {
    const char *said, *meant;
} names[] = {
    {"utf8", "UTF-8"},
    {"iso-8859-1", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"iso-8859-11", "WINDOWS-874"},
    {"tis-620", "WINDOWS-874"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-8-e", "ISO-8859-8"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"x-sjis", "CP932"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"x-mac-roman", "MACINTOSH"},
    {"unicode-1-1-utf-7", "UTF-7"},
};

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

const char *charset_meant(const char *said)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (g_ascii_strcasecmp(said, names[i].said) == 0)
            return names[i].meant;
    return said;
}

/* True if one letter at least is written in more than one byte of UTF-8: nothing else looks so by accident. */
static bool has_utf8(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((bytes[i] & 0x80) != 0 && (gint32)g_utf8_get_char_validated(bytes + i, (gssize)(size - i)) > 0)
            return true;
    return false;
}

void charset_append(GString *text, const char *charset, const char *bytes, size_t size)
{
    const char *meant = charset != NULL ? charset_meant(charset) : NULL;
    bool ours = meant != NULL && g_ascii_strcasecmp(meant, "UTF-8") == 0 && has_utf8(bytes, size);
    if (!ours && meant != NULL && (append_as(text, meant, bytes, size) || append_as(text, charset, bytes, size)))
        return;
    if (ours || g_utf8_validate(bytes, (gssize)size, NULL) || !append_as(text, ASSUMED, bytes, size))
        g_string_append_len(text, bytes, (gssize)size); /* what cannot be read is marked by base/text.h */
}
