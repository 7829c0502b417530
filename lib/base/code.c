#include "base/code.h"

#include <glib.h>
#include <string.h>

#include "base/letter.h"
#include "base/pool.h"

static bool is_beside(gunichar letter)
{
    return letter_dash(letter) || letter_apostrophe(letter) || letter_hidden(letter) || letter_turns(letter) ||
           (letter != '\n' && g_unichar_isspace(letter)) || (letter < 0x80 && strchr(".,:;#()[]<>\"", (int)letter)) ||
           (letter >= 0x2018 && letter <= 0x201F) || letter == 0xAB || letter == 0xBB;
}

char *code_said(struct pool *pool, const char *typed)
{
    char *code = pool_alloc(pool, strlen(typed) + 1), *to = code;
    for (; *typed != '\0'; typed = g_utf8_next_char(typed)) {
        gunichar letter = g_utf8_get_char(typed);
        if (letter >= 0xFF01 && letter <= 0xFF5E)
            letter -= 0xFEE0;
        if (letter < 0x80 && g_ascii_isalnum((gchar)letter))
            *to++ = g_ascii_toupper((gchar)letter);
        else if (!is_beside(letter))
            return NULL;
    }
    return code;
}

char code_alike(char character)
{
    switch (character) {
    case 'O':
        return '0';
    case 'I':
    case 'L':
        return '1';
    default:
        return character;
    }
}
