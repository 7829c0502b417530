#include "base/telephone.h"

#include <glib.h>
#include <string.h>

#include "base/letter.h"
#include "base/pool.h"
#include "base/text.h"

/* The country whose own numbers are rung without its code (domain.md: the United Kingdom), and how many figures such a
 * number has with the code. */
#define COUNTRY "44"
enum { WITH_COUNTRY = 12, OWN_NUMBER = 10 };

/* The fewest that are a number somebody gives, and one that is recognised in a text; the most that any country has,
 * with room for an extension. */
enum { FEWEST_GIVEN = 5, FEWEST_FOUND = 7, MOST_FOUND = 20, SHORT_NUMBER = 3 };

/* A small letter of ASCII, a figure or a sign for what people write instead; 0 for what does not belong to a number. */
static char plain_of(gunichar letter)
{
    int figure = g_unichar_digit_value(letter);
    if (figure >= 0)
        return (char)('0' + figure);
    if (letter_dash(letter))
        return '-';
    if (g_unichar_isspace(letter))
        return ' ';
    if (letter >= 0xFF01 && letter <= 0xFF5E)
        letter -= 0xFEE0;
    return letter < 0x80 ? g_ascii_tolower((gchar)letter) : 0;
}

/* The text in such signs, with one blank between; NULL if there is any other. */
static char *plain_text(struct pool *pool, const char *text)
{
    char *plain = pool_alloc(pool, strlen(text) + 1), *to = plain;
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        char sign = plain_of(g_utf8_get_char(text));
        if (sign == 0)
            return NULL;
        if (sign != ' ' || (to > plain && to[-1] != ' '))
            *to++ = sign;
    }
    while (to > plain && strchr(" .,;", to[-1]) != NULL)
        *--to = '\0';
    return plain;
}

static const char *past(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (g_str_has_prefix(text, *words))
            return text + strlen(*words);
    return text;
}

static const char *past_signs(const char *text, const char *signs)
{
    return text + strspn(text, signs);
}

/* Where the extension's figures stand, and in *end where the number before them ends; NULL: there is none. */
static const char *extension(const char *number, size_t *end)
{
    static const char *const words[] = {"extension", "extn", "ext", "x", "#", NULL};
    size_t figures = strspn(number, "+0123456789 ()-./,;");
    const char *rest = number + figures, *after = past(rest, words);
    if (after == rest)
        return NULL;
    after = past_signs(after, " .:");
    size_t length = strspn(after, "0123456789");
    for (*end = figures; *end > 0 && strchr(" ,;-.", number[*end - 1]) != NULL;)
        --*end;
    return length > 0 && after[length] == '\0' && *end > 0 ? after : NULL;
}

/* The code of the country, "(+44)" and "+ 44", as "+44"; what follows it in *rest. "" if the number
 * begins otherwise. */
static const char *country(struct pool *pool, const char *number, const char **rest)
{
    const char *code = past_signs(number, "( ");
    bool bracketed = strchr(number, '(') != NULL && code > number;
    if (*code != '+')
        return "";
    code = past_signs(code + 1, " ");
    size_t length = strspn(code, "0123456789");
    const char *after = past_signs(code + length, " ");
    if (length == 0 || (bracketed && *after != ')'))
        return "";
    *rest = past_signs(bracketed ? after + 1 : code + length, bracketed ? " " : "");
    return pool_format(pool, "+%.*s%s", (int)length, code, bracketed ? " " : "");
}

const char *telephone_said(struct pool *pool, const char *text)
{
    static const char *const before[] = {"telephone", "tel", "phone", "mobile", "mob", "t:", NULL};
    const char *number = plain_text(pool, text);
    size_t end = 0;
    if (number == NULL)
        return text;
    number = past_signs(past(number, before), " .:");
    const char *more = extension(number, &end);
    char *main = pool_copy_part(pool, number, more != NULL ? end : strlen(number));
    const char *rest = main, *code = country(pool, main, &rest);
    if (rest[strspn(rest, "+0123456789 ()-./")] != '\0')
        return text;
    return pool_format(pool, "%s%s%s%s", code, rest, more ? " ext. " : "", more ? more : "");
}

bool telephone_reaches(const char *number)
{
    static const char more[] = " ext. ";
    int figures = 0;
    const char *at = number + (*number == '+');
    for (; *at != '\0' && strchr("0123456789 ()-./", *at) != NULL && !g_str_has_prefix(at, more); at++)
        figures += g_ascii_isdigit(*at);
    if (g_str_has_prefix(at, more)) {
        at += strlen(more);
        at += strspn(at, "0123456789");
    }
    return figures >= FEWEST_GIVEN && *at == '\0';
}

/* What reading a number in a text carries. */
struct finding {
    char digits[MOST_FOUND + 1];
    size_t count;
    bool abroad; /* it begins with + or 00 */
};

static bool parts_figures(char sign)
{
    return sign != 0 && strchr(" ()-./", sign) != NULL;
}

/* The fewest figures that are one of our own numbers whole, as this one was begun: with the code of the country, with
 * the zero that some people write after that. */
static size_t whole_number(const struct finding *finding)
{
    size_t code = strlen(COUNTRY);
    if (!finding->abroad || strncmp(finding->digits, COUNTRY, code) != 0)
        return OWN_NUMBER;
    return OWN_NUMBER - 1 + code + (finding->digits[code] == '0');
}

/* True if a figure after a blank begins another number: what is there is too short for one, or one already. */
static bool begins_another(const struct finding *finding, char sign, bool apart)
{
    return apart && (sign == '0' || sign == '+') &&
           (finding->count >= whole_number(finding) || (finding->count < SHORT_NUMBER && !finding->abroad));
}

/* Takes figures and what parts them, from *at on; gives where the last figure ends. */
static const char *take_figures(struct finding *finding, const char **at)
{
    const char *ends = *at;
    bool apart = false, open = false;
    for (; **at != '\0'; *at = g_utf8_next_char(*at)) {
        gunichar letter = g_utf8_get_char(*at);
        char sign = letter_ends_line(letter) ? 0 : plain_of(letter);
        bool figure = sign >= '0' && sign <= '9';
        if ((!figure && sign != '+' && !parts_figures(sign)) || (sign == '+' && finding->count > 0) ||
            begins_another(finding, sign, apart && !open) || (figure && finding->count == MOST_FOUND))
            break;
        finding->abroad = finding->abroad || sign == '+';
        open = sign == '(' || (open && !figure);
        apart = parts_figures(sign);
        if (!figure)
            continue;
        finding->digits[finding->count++] = sign;
        ends = g_utf8_next_char(*at);
    }
    return ends;
}

/* The figures as rung from within the country; NULL if no number begins so. */
static const char *digits_of(struct pool *pool, const struct finding *finding)
{
    const char *digits = finding->digits;
    bool abroad = finding->abroad;
    size_t code = strlen(COUNTRY);
    if (finding->count < FEWEST_FOUND)
        return NULL;
    if (!abroad && g_str_has_prefix(digits, "00")) {
        abroad = true;
        digits += 2;
    }
    abroad = abroad || (finding->count == WITH_COUNTRY && g_str_has_prefix(digits, COUNTRY));
    if (abroad && g_str_has_prefix(digits, COUNTRY))
        return pool_format(pool, "0%s", digits + code + (digits[code] == '0'));
    return abroad || *digits == '0' ? pool_copy(pool, digits) : NULL;
}

bool telephone_next(struct pool *pool, const char **at, struct telephone *number)
{
    bool in_word = false;
    while (**at != '\0') {
        gunichar letter = g_utf8_get_char(*at);
        char sign = plain_of(letter);
        if (!in_word && ((sign >= '0' && sign <= '9') || sign == '+')) {
            struct finding finding = {0};
            number->begins = *at;
            number->ends = take_figures(&finding, at);
            number->digits = digits_of(pool, &finding);
            if (number->digits != NULL && !g_unichar_isalpha(g_utf8_get_char(number->ends)))
                return true;
            in_word = finding.count > 0 && number->ends == *at;
            continue;
        }
        in_word = g_unichar_isalpha(letter);
        *at = g_utf8_next_char(*at);
    }
    return false;
}

bool telephone_same(struct pool *pool, const char *one, const char *other)
{
    struct telephone number, same;
    return telephone_next(pool, &one, &number) && telephone_next(pool, &other, &same) &&
           text_equal(number.digits, same.digits) && text_equal(number.ends, same.ends);
}
