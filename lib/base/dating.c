#include "base/dating.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/instant.h"
#include "base/letter.h"
#include "base/pool.h"
#include "base/text.h"

enum { MONTHS = 12, LONGEST = 64, SHORTEST_MONTH = 3, YEARS = 100, FIRST_YEAR = 1970, NOON = 12 };

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};
static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
                                   "tues",   "tue",     "wednes",    "wed",      "thurs",  "thur",     "thu",    "fri",
                                   "sat",    "sun",     "of",        "the",      "at",     NULL};

/* The text in small letters, with figures of any script as 0 to 9 and one blank for what parts words and numbers;
 * "" if it is too long to be a date. */
static void tidy(const char *text, char tidied[LONGEST], const char *parting)
{
    size_t length = 0;
    for (; text != NULL && *text != '\0' && length < LONGEST - 2; text = g_utf8_next_char(text)) {
        gunichar letter = g_utf8_get_char(text);
        int figure = g_unichar_digit_value(letter);
        bool parts =
            g_unichar_isspace(letter) || letter_dash(letter) || (letter < 0x80 && strchr(parting, (int)letter));
        char sign = figure >= 0 ? (char)('0' + figure) : letter < 0x80 ? g_ascii_tolower((gchar)letter) : '?';
        if (!parts)
            tidied[length++] = sign;
        else if (length > 0 && tidied[length - 1] != ' ')
            tidied[length++] = ' ';
    }
    if (text != NULL && *text != '\0')
        length = 0;
    while (length > 0 && tidied[length - 1] == ' ')
        length--;
    tidied[length] = '\0';
}

int month_said(const char *text)
{
    char said[LONGEST];
    tidy(text, said, ".,");
    size_t length = strlen(said);
    for (int month = 1; month <= MONTHS && length >= SHORTEST_MONTH; month++)
        if (strncmp(months[month - 1], said, length) == 0)
            return month;
    return text_equal(said, "sept") ? 9 : text_number(said, 1, MONTHS);
}

int year_said(const char *text)
{
    char said[LONGEST];
    tidy(text, said, ".,'");
    int year = text_number(said, 0, 9999);
    if (strlen(said) == 2 && year >= 0)
        return year + (FIRST_YEAR / YEARS + (year < FIRST_YEAR % YEARS)) * YEARS;
    return strlen(said) == 4 ? year : -1;
}

int day_of_month_said(const char *text)
{
    char said[LONGEST];
    tidy(text, said, ".,");
    size_t figures = strspn(said, "0123456789");
    static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
    if (text_among(said + figures, endings))
        said[figures] = '\0';
    return text_number(said, 1, 31);
}

static bool day_of(int year, int month, int day_of_month, int32_t *day)
{
    char written[16];
    if (year < 0 || month < 0 || day_of_month < 0)
        return false;
    snprintf(written, sizeof written, "%04d-%02d-%02d", year % 10000, month % 100, day_of_month % 100);
    return day_read(written, day);
}

bool day_said(const char *text, int32_t *day)
{
    char said[LONGEST];
    const char *words[4] = {NULL};
    size_t count = 0;
    tidy(text, said, "/.,");
    for (char *word = said, *next; *word != '\0'; word = next) {
        next = word + strcspn(word, " ");
        if (*next == ' ')
            *next++ = '\0';
        if (text_among(word, days))
            continue;
        if (count == 3)
            return false;
        words[count++] = word;
    }
    if (count != 3)
        return false;
    if (strspn(words[0], "0123456789") == 4)
        return day_of(year_said(words[0]), month_said(words[1]), day_of_month_said(words[2]), day);
    if (!g_ascii_isdigit(*words[0])) /* March 27, 2026 */
        return day_of(year_said(words[2]), month_said(words[0]), day_of_month_said(words[1]), day);
    return day_of(year_said(words[2]), month_said(words[1]), day_of_month_said(words[0]), day);
}

/* What follows the figures of a clock of twelve hours; the rest of the text if nothing does. */
static const char *const before_noon[] = {"am", "a.m", "a.m.", NULL};
static const char *const after_noon[] = {"pm", "p.m", "p.m.", NULL};

/* Takes ":30" or ".30" from *at; false if it is none: then there are no minutes. */
static bool take_minute(const char **at, int *minute)
{
    *minute = 0;
    if (**at == '\0' || strchr(":.", **at) == NULL || !g_ascii_isdigit((*at)[1]) || !g_ascii_isdigit((*at)[2]))
        return false;
    *minute = ((*at)[1] - '0') * 10 + (*at)[2] - '0';
    *at += 3;
    return true;
}

/* The hour of the word for one; -1: it is none. */
static int hour_named(const char *said)
{
    if (text_equal(said, "noon") || text_equal(said, "midday"))
        return NOON;
    return text_equal(said, "midnight") ? 0 : -1;
}

bool clock_said(const char *text, int *hour, int *minute)
{
    char said[LONGEST] = "";
    tidy(text, said, "");
    *minute = 0;
    if ((*hour = hour_named(said)) >= 0)
        return true;
    const char *at = said + strspn(said, "0123456789");
    if (at == said || at > said + 2)
        return false;
    *hour = 0;
    for (const char *figure = said; figure < at; figure++)
        *hour = *hour * 10 + *figure - '0';
    bool exact = take_minute(&at, minute);
    at += *at == ' ';
    bool late = text_among(at, after_noon);
    if (late || text_among(at, before_noon)) {
        bool known = *hour >= 1 && *hour <= NOON && *minute < 60;
        *hour = *hour % NOON + (late ? NOON : 0);
        return known;
    }
    return exact && *at == '\0' && *hour < 2 * NOON && *minute < 60;
}

bool instant_said(struct pool *pool, const char *typed, int64_t *instant)
{
    int32_t day;
    int hour, minute;
    const char *text = typed ? text_line(pool, typed) : NULL;
    if (text == NULL || instant_read(text, instant))
        return text != NULL;
    for (const char *blank = strpbrk(text, " T,"); blank != NULL; blank = strpbrk(blank + 1, " T,"))
        if (clock_said(blank + 1, &hour, &minute) && day_said(pool_copy_part(pool, text, (size_t)(blank - text)), &day))
            return instant_read(pool_format(pool, "%sT%02d:%02d", day_write(pool, day), hour, minute), instant);
    return false;
}
