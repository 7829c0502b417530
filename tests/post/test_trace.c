/* What a message is known by, and when it was received: rows of two messages that are the same, or are not. */
#include "suite.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "post/trace.h"

#define NOW "2026-11-30T12:00:00Z"
#define RECEIVED "Received: from a.example by b.example; Mon, 30 Nov 2026 09:15:00 +0000\n"
#define WRITTEN "From: a@example.org\nSubject: one\nMessage-ID: <1@example.org>\n"
#define NAMELESS "From: a@example.org\nSubject: one\n"

static struct pool *pool;

static void setup(void)
{
    pool = pool_new();
}

static void teardown(void)
{
    pool_free(pool);
}

static struct trace traced(const char *message)
{
    int64_t now;
    ck_assert(instant_read(NOW, &now));
    FILE *file = tmpfile();
    fputs(message, file);
    rewind(file);
    struct trace trace = trace_read(pool, file, now);
    fclose(file);
    return trace;
}

static const struct {
    const char *what, *one, *other;
    bool same;
} PAIRS[] = {
    {"the same", WRITTEN "\nx\n", WRITTEN "\nx\n", true},
    {"by another way", WRITTEN "\nx\n", RECEIVED "X-Seen: yes\n" WRITTEN "List-Id: a\n\nx\n", true},
    {"line ends", WRITTEN "\nx\ny\n",
     "From: a@example.org\r\nSubject: one\r\nMessage-ID: <1@example.org>\r\n\r\nx\r\ny", true},
    {"empty lines at the end", WRITTEN "\nx\n", WRITTEN "\nx\n\n\n", true},
    {"empty lines within", WRITTEN "\nx\ny\n", WRITTEN "\nx\n\ny\n", false},
    {"names in capitals", WRITTEN "\nx\n", "From: a@example.org\nSubject: one\nmessage-id: <1@example.org>\n\nx\n",
     false},
    {"another body", WRITTEN "\nx\n", WRITTEN "\ny\n", false},
    {"another subject", WRITTEN "\nx\n", "From: a@example.org\nSubject: two\nMessage-ID: <1@example.org>\n\nx\n",
     false},
    {"a subject that goes on", WRITTEN "\nx\n",
     "From: a@example.org\nSubject: one\n more\nMessage-ID: <1@example.org>\n\nx\n", false},
    {"a header of a server that goes on", WRITTEN "\nx\n", "X-Seen: a\n Subject: b\n" WRITTEN "\nx\n", true},
    {"a header within the body", WRITTEN "\nx\n", WRITTEN "\nSubject: two\nx\n", false},
    {"nameless", NAMELESS "\nx\n", NAMELESS "\nx\n", true},
    {"nameless, by another way", NAMELESS "\nx\n", RECEIVED NAMELESS "\nx\n", false},
    {"neither headers nor body", "", "\n", true},
    {"no headers", "x\n", "y\n", false},
};

START_TEST(knows_what_is_the_same)
{
    const char *one = traced(PAIRS[_i].one).identity, *other = traced(PAIRS[_i].other).identity;
    ck_assert_msg((strcmp(one, other) == 0) == PAIRS[_i].same, "%s", PAIRS[_i].what);
}
END_TEST

static const struct {
    const char *message, *received;
} TIMES[] = {
    {RECEIVED "\n", "2026-11-30T09:15:00Z"},
    {RECEIVED "Received: from x by y; Mon, 30 Nov 2026 01:00:00 +0000\n\n", "2026-11-30T09:15:00Z"},
    {"Return-Path: <a@example.org>\n" RECEIVED "\n", "2026-11-30T09:15:00Z"},
    {"Received: from a; b\n\tby c;\n\tMon, 30 Nov 2026 10:15:00 +0100 (CET)\n\n", "2026-11-30T09:15:00Z"},
    {"Received: from a by b; Mon, 30 Nov 2026 13:00:00 +0000\n\n", NOW},
    {"Received: from a by b; some day\n\n", NOW},
    {"Received: from a by b\n\n", NOW},
    {"Received: from a by b; Thu, 01 Jan 1960 00:00:00 +0000\n\n", NOW},
    {"Subject: Received: a; Mon, 30 Nov 2026 09:15:00 +0000\n\n", NOW},
    {"\n" RECEIVED, NOW},
    {"", NOW},
};

START_TEST(says_when_it_was_received)
{
    int64_t wanted;
    ck_assert(instant_read(TIMES[_i].received, &wanted));
    ck_assert_str_eq(instant_write(pool, traced(TIMES[_i].message).received), instant_write(pool, wanted));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("trace");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, knows_what_is_the_same, 0, COUNT(PAIRS));
    tcase_add_loop_test(tests, says_when_it_was_received, 0, COUNT(TIMES));
    return suite_run("trace", tests);
}
