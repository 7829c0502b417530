#include "base/letter.h"

#include <glib.h>
#include <stddef.h>

struct range {
    uint32_t first, last;
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D };

static const struct range line_ends[] = {{'\n', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}};
static const struct range turns[] = {{0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};
/* Formats that are signs to be read: those that stand before Arabic, Syriac and Kaithi numbers. */
static const struct range read_formats[] = {
    {0x0600, 0x0605}, {0x06DD, 0x06DD},   {0x070F, 0x070F},   {0x0890, 0x0891},
    {0x08E2, 0x08E2}, {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
};
static const struct range tags[] = {{0xE0020, 0xE007F}};
static const struct range variations[] = {{0x180B, 0x180D}, {0x180F, 0x180F}, {0xFE00, 0xFE0F}, {0xE0100, 0xE01EF}};
/* Letters of Hangul and Khmer, and a cell of Braille, that show nothing. */
static const struct range fillers[] = {
    {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x2800, 0x2800}, {0x3164, 0x3164}, {0xFFA0, 0xFFA0},
};
/* The joiner of graphemes is a mark that shows nothing. */
static const struct range objects[] = {{0x034F, 0x034F}, {0xFFFC, 0xFFFC}};
static const struct range dashes[] = {
    {'-', '-'},       {0x058A, 0x058A}, {0x2010, 0x2015}, {0x2043, 0x2043}, {0x2212, 0x2212},
    {0x2E3A, 0x2E3B}, {0xFE58, 0xFE58}, {0xFE63, 0xFE63}, {0xFF0D, 0xFF0D},
};
static const struct range apostrophes[] = {
    {'\'', '\''},     {'`', '`'},       {0x00B4, 0x00B4}, {0x02B9, 0x02BC}, {0x02C8, 0x02C8},
    {0x2018, 0x2019}, {0x201B, 0x201B}, {0x2032, 0x2032}, {0xA78C, 0xA78C}, {0xFF07, 0xFF07},
};

/* Ascending, too. */
static const struct {
    uint32_t letter;
    const char *plain;
} plain_letters[] = {
    {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"},     {0x0111, "d"}, {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"},  {0x0142, "l"}, {0x014B, "n"}, {0x0153, "oe"},     {0x0167, "t"}, {0x0180, "b"},
    {0x0192, "f"},  {0x019A, "l"},  {0x01B6, "z"}, {0x01DD, "e"}, {0x0247, "e"},      {0x0249, "j"}, {0x0257, "d"},
    {0x0259, "e"},  {0x0268, "i"},  {0x0275, "o"}, {0x0289, "u"}, {0x03C2, "\u03C3"}, {0x1E9C, "s"}, {0x1E9D, "s"},
};

/* The ranges ascend, so that most letters of English are past the first. */
static bool stands_in(uint32_t letter, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count && ranges[i].first <= letter; i++)
        if (letter <= ranges[i].last)
            return true;
    return false;
}

bool letter_ends_line(uint32_t letter)
{
    return stands_in(letter, line_ends, COUNT(line_ends));
}

bool letter_turns(uint32_t letter)
{
    return stands_in(letter, turns, COUNT(turns));
}

bool letter_joins(uint32_t letter)
{
    return letter == ZERO_WIDTH_JOINER || letter == ZERO_WIDTH_NON_JOINER;
}

bool letter_varies(uint32_t letter)
{
    return stands_in(letter, variations, COUNT(variations)) || stands_in(letter, tags, COUNT(tags));
}

bool letter_hidden(uint32_t letter)
{
    if (letter == '\t' || letter_ends_line(letter) || letter_turns(letter) || letter_joins(letter) ||
        letter_varies(letter))
        return false;
    GUnicodeType type = g_unichar_type(letter);
    bool noncharacter = (letter & 0xFFFE) == 0xFFFE || (letter >= 0xFDD0 && letter <= 0xFDEF);
    bool format = type == G_UNICODE_FORMAT && !stands_in(letter, read_formats, COUNT(read_formats));
    return type == G_UNICODE_CONTROL || format || noncharacter || stands_in(letter, objects, COUNT(objects));
}

/* A picture, or what changes the one before: its colour, its shape. */
static bool is_picture(uint32_t letter)
{
    GUnicodeType type = g_unichar_type(letter);
    return letter > 0xFF && (type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_MATH_SYMBOL ||
                             type == G_UNICODE_MODIFIER_SYMBOL || letter == 0xFE0F);
}

/* A letter or mark of a script whose letters take shape from their neighbours: all but those known not to. */
static bool takes_shape(uint32_t letter)
{
    switch (g_unichar_get_script(letter)) {
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARMENIAN:
    case G_UNICODE_SCRIPT_GEORGIAN:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
        return false;
    default:
        return g_unichar_isalpha(letter) || g_unichar_ismark(letter);
    }
}

bool letter_joined(uint32_t before, uint32_t joiner, uint32_t after)
{
    if (joiner == ZERO_WIDTH_JOINER && is_picture(before) && is_picture(after))
        return true;
    return before != 0 && takes_shape(before);
}

bool letter_empty(uint32_t letter)
{
    return g_unichar_isspace(letter) || letter_ends_line(letter) || stands_in(letter, fillers, COUNT(fillers));
}

bool letter_seen(uint32_t letter)
{
    return !letter_empty(letter) && !letter_hidden(letter) && !letter_turns(letter) && !letter_joins(letter) &&
           !letter_varies(letter);
}

bool letter_dash(uint32_t letter)
{
    return stands_in(letter, dashes, COUNT(dashes));
}

bool letter_apostrophe(uint32_t letter)
{
    return stands_in(letter, apostrophes, COUNT(apostrophes));
}

const char *letter_plain(uint32_t letter)
{
    for (size_t i = 0; i < COUNT(plain_letters) && plain_letters[i].letter <= letter; i++)
        if (plain_letters[i].letter == letter)
            return plain_letters[i].plain;
    return NULL;
}
