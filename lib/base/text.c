#include "base/text.h"

#include <glib.h>
#include <string.h>

#include "base/letter.h"
#include "base/pool.h"

/* What the text is read from and written to, character by character. */
struct cleaning {
    const char *from;
    GString *to;
    gunichar before; /* the last that was kept; 0: none */
    bool seen;       /* something that a reader sees was kept */
};

/* The first character of what is left; 0: none is. */
static gunichar next_of(const char *from)
{
    return *from != '\0' ? g_utf8_get_char(from) : 0;
}

static bool stays(const struct cleaning *cleaning, gunichar letter)
{
    if (letter_joins(letter))
        return letter_joined(cleaning->before, letter, next_of(cleaning->from));
    if (letter_varies(letter))
        return cleaning->before != 0 && !letter_empty(cleaning->before);
    return !letter_hidden(letter);
}

/* Takes the next character: a line end of any kind becomes one LF, what nobody typed goes. */
static void take_letter(struct cleaning *cleaning)
{
    gunichar letter = next_of(cleaning->from);
    cleaning->from = g_utf8_next_char(cleaning->from);
    if (letter == '\r' && *cleaning->from == '\n')
        return;
    if (letter_ends_line(letter))
        letter = '\n';
    if (!stays(cleaning, letter))
        return;
    g_string_append_unichar(cleaning->to, letter);
    cleaning->before = letter;
    cleaning->seen = cleaning->seen || letter_seen(letter);
}

/* Takes what only takes room off both ends, in place. */
static char *trim(char *text)
{
    while (*text != '\0' && letter_empty(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    for (char *end = text + strlen(text); end > text;) {
        char *last = g_utf8_prev_char(end);
        if (!letter_empty(g_utf8_get_char(last)))
            break;
        *last = '\0';
        end = last;
    }
    return text;
}

/* The bytes without NULs, which stand for nothing and would end the text. */
static char *without_nul(struct pool *pool, const char *bytes, size_t length)
{
    char *copy = pool_alloc(pool, length + 1), *to = copy;
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != '\0')
            *to++ = bytes[i];
    return copy;
}

char *text_said(struct pool *pool, const char *bytes, size_t length, bool *readable)
{
    char *sent = without_nul(pool, bytes, length), *valid = NULL;
    *readable = g_utf8_validate(sent, -1, NULL);
    if (!*readable)
        valid = g_utf8_make_valid(sent, -1);
    struct cleaning cleaning = {.from = valid ? valid : sent, .to = g_string_sized_new(length)};
    while (*cleaning.from != '\0')
        take_letter(&cleaning);
    char *text = trim(pool_copy(pool, cleaning.seen ? cleaning.to->str : ""));
    g_string_free(cleaning.to, TRUE);
    g_free(valid);
    return text;
}

char *text_line(struct pool *pool, const char *text)
{
    GString *line = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar letter = g_utf8_get_char(text);
        bool blank = letter == '\t' || letter_ends_line(letter);
        if (!letter_turns(letter) && !(blank && line->len > 0 && line->str[line->len - 1] == ' '))
            g_string_append_unichar(line, blank ? ' ' : letter);
    }
    char *copy = trim(pool_copy(pool, line->str));
    g_string_free(line, TRUE);
    return copy;
}

const char *text_beginning(struct pool *pool, const char *text, int most)
{
    size_t length = 0;
    for (int letters = 0; text[length] != '\0'; length++)
        if (((unsigned char)text[length] & 0xC0) != 0x80 && most > 0 && letters++ == most)
            break;
    return pool_copy_part(pool, text, length);
}

bool text_equal(const char *one, const char *other)
{
    return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

bool text_blank(const char *text)
{
    return text == NULL || *text == '\0';
}

bool text_among(const char *word, const char *const *words)
{
    for (; word != NULL && words != NULL && *words != NULL; words++)
        if (**words == *word && strcmp(word, *words) == 0)
            return true;
    return false;
}

const char *const *text_words(struct pool *pool, const char *list)
{
    const char *const blanks = " \t\r\n";
    size_t room = strlen(list) / 2 + 2, count = 0;
    const char **words = pool_array(pool, room, sizeof *words);
    for (const char *at = list + strspn(list, blanks); *at != '\0';) {
        size_t length = strcspn(at, blanks);
        words[count++] = pool_copy_part(pool, at, length);
        at += length;
        at += strspn(at, blanks);
    }
    return words;
}

char *text_spell(char *code)
{
    for (char *byte = code; byte != NULL && *byte != '\0'; byte++)
        if (*byte == '-')
            *byte = ' ';
    if (code != NULL && *code >= 'a' && *code <= 'z')
        *code = (char)(*code - 'a' + 'A');
    return code;
}

int text_number(const char *text, int least, int most)
{
    long long number = 0;
    if (text_blank(text))
        return -1;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return -1;
        number = number * 10 + (*text - '0');
        if (number > most)
            return -1;
    }
    return number >= least ? (int)number : -1;
}

const void *row_named(const void *rows, size_t count, size_t size, const char *name)
{
    for (const char *row = rows; count > 0; count--, row += size)
        if (text_equal(*(const char *const *)(const void *)row, name))
            return row;
    return NULL;
}
