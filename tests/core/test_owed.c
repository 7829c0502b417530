/* What is owed beyond the golden cases, under the policies of the shipped sites: promises, closing, late requests,
 * replies, and what a withdrawal or a wrong clock does to them. Run from the root of the repository. */
#include "suite.h"

#include "core/owed.h"

static const struct scenario SCENARIOS[] = {
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 closed=2026-06-05T09:00 "
     "followed-up=2026-06-08T09:00,then=reopen",
     "follow-up", "2026-06-09T09:00", "1 2026-07-03T23:59:59+01:00 met"},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 closed=2026-06-05T09:00 "
     "followed-up=2026-06-08T09:00,then=reopen",
     "root-cause", "2026-06-09T09:00", "1 2026-06-19T23:59:59+01:00 lapsed"},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 closed=2026-06-05T09:00 "
     "followed-up=2026-06-08T09:00,then=reopen",
     "respond", "2026-06-09T09:00", "1 2026-06-15T23:59:59+01:00 met; 1 2026-06-22T23:59:59+01:00 owed"},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 learned=2026-06-08T09:00,until=2026-06-30 improved=2026-06-29T09:00,item=2.1 "
     "improved=2026-07-13T09:00,item=2.1,became=not-effective",
     "improvement", "2026-07-14T09:00", "1 2026-06-30T23:59:59+01:00 met"},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 learned=2026-06-08T09:00,until=2026-06-30 improved=2026-06-29T09:00,item=2.1 "
     "improved=2026-07-13T09:00,item=2.1,became=not-effective",
     "improve-again", "2026-07-14T09:00", "1 2026-08-10T23:59:59+01:00 owed"},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 learned=2026-06-08T09:00,until=2026-06-30 improved=2026-06-29T09:00,item=2.1 "
     "improved=2026-07-13T09:00,item=2.1,became=not-effective improved=2026-07-20T09:00,item=2.1 "
     "improved=2026-07-27T09:00,item=2.1,became=not-effective",
     "improve-again", "2026-07-28T09:00", "1 2026-08-10T23:59:59+01:00 met; 1 2026-08-24T23:59:59+01:00 owed"},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 learned=2026-06-08T09:00,until=2026-06-30 improved=2026-06-29T09:00,item=2.1 "
     "improved=2026-07-13T09:00,item=2.1,became=effective",
     "improve-again", "2026-07-14T09:00", ""},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 acknowledged=2026-06-05T10:00 responded=2026-06-05T12:00",
     "respond", NULL, "1 2026-06-04T23:59:59+01:00 late"},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 responded=2026-06-03T12:00 acknowledged=2026-06-05T10:00",
     "respond", NULL, "1 2026-06-04T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 closed=2026-06-10T09:00 "
     "reopened=2026-06-11T09:00",
     "respond", "2026-06-12T09:00", "1 2026-06-03T23:59:59+01:00 met; 1 2026-06-15T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 closed=2026-06-10T09:00 "
     "reopened=2026-06-11T09:00 responded=2026-06-12T09:00",
     "escalation-window", "2026-06-15T09:00", "2 2026-06-09T23:59:59+01:00 passed; 2 2026-06-19T23:59:59+01:00 open"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,until=2026-06-12 "
     "remedied=2026-06-13T09:00",
     "remedy", NULL, "1 2026-06-12T23:59:59+01:00 late"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,until=2026-06-12 "
     "escalated=2026-06-03T09:00 responded=2026-06-05T09:00,channel=post,until=2026-06-30",
     "remedy", "2026-06-08T09:00", "1 2026-06-12T23:59:59+01:00 owed; 2 2026-06-30T23:59:59+01:00 owed"},
    /* An answer that came back has reached nobody: its right begins when it has gone out again, and that is owed. */
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "returned=2026-06-03T09:00,item=3",
     "escalation-window", "2026-06-04T09:00", ""},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "returned=2026-06-03T09:00,item=3",
     "send-again", "2026-06-04T09:00", "1 2026-06-04T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "returned=2026-06-03T09:00,item=3",
     "respond", "2026-06-04T09:00", "1 2026-06-03T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "returned=2026-06-03T09:00,item=3",
     "close", "2026-06-20T09:00", ""},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "returned=2026-06-03T09:00,item=3 resent=2026-06-04T09:00,item=3,channel=post",
     "send-again", "2026-06-05T09:00", "1 2026-06-04T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "returned=2026-06-03T09:00,item=3 resent=2026-06-04T09:00,item=3,channel=post",
     "escalation-window", "2026-06-09T09:00", "2 2026-06-15T23:59:59+01:00 open"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "returned=2026-06-03T09:00,item=3 resent=2026-06-04T09:00,item=3,channel=phone",
     "escalation-window", "2026-06-09T09:00", "2 2026-06-11T23:59:59+01:00 open"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "returned=2026-06-03T09:00,item=3 resent=2026-06-04T09:00,item=3,channel=post returned=2026-06-09T09:00,item=3",
     "send-again", "2026-06-10T09:00", "1 2026-06-04T23:59:59+01:00 met; 1 2026-06-10T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "returned=2026-06-03T09:00,item=3 resent=2026-06-04T09:00,item=3,channel=post returned=2026-06-09T09:00,item=3",
     "escalation-window", "2026-06-10T09:00", ""},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=email "
     "escalated=2026-06-03T09:00 responded=2026-06-05T09:00,channel=post returned=2026-06-10T09:00,item=5 "
     "resent=2026-06-11T09:00,item=5,channel=phone",
     "escalation-window", "2026-06-12T09:00", "2 2026-06-09T23:59:59+01:00 used"},
    /* High severity is before a senior once for each time that the case becomes so, or is taken up again. */
    {SCHOOLS, "complaint", "received=2026-06-01T22:00,severity=high", "alert", "2026-06-02T01:00",
     "1 2026-06-02T02:00:00+01:00 owed"},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00,severity=ordinary assessed=2026-06-01T10:00,severity=low",
     "alert", NULL, ""},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00,severity=high overseen=2026-06-01T10:00 overseen=2026-06-01T10:30 "
     "assessed=2026-06-01T11:00,severity=high",
     "alert", "2026-06-01T12:00", "1 2026-06-01T13:00:00+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00,severity=high assessed=2026-06-01T10:00,severity=low "
     "assessed=2026-06-01T11:00,severity=high",
     "alert", "2026-06-01T12:00", "1 2026-06-01T13:00:00+01:00 lapsed; 1 2026-06-01T15:00:00+01:00 owed"},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00,severity=high withdrawn=2026-06-01T10:00 reopened=2026-06-01T11:00", "alert",
     "2026-06-01T12:00", "1 2026-06-01T13:00:00+01:00 lapsed; 1 2026-06-01T15:00:00+01:00 owed"},
    /* A promise ends by a later answer that says that it takes its place, and by being done at whatever level. */
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,until=2026-06-12 "
     "escalated=2026-06-03T09:00 responded=2026-06-05T09:00,channel=post,until=2026-06-30,replaces=3.1",
     "remedy", "2026-06-08T09:00", "1 2026-06-12T23:59:59+01:00 lapsed; 2 2026-06-30T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,until=2026-06-12 "
     "escalated=2026-06-03T09:00 responded=2026-06-05T09:00,channel=post escalated=2026-06-08T09:00 "
     "responded=2026-06-10T09:00,channel=email remedied=2026-06-12T09:00,item=3.1",
     "remedy", "2026-06-12T10:00", "1 2026-06-12T23:59:59+01:00 met"},
    /* What was done already is not owed. */
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00,until=2026-06-02", "remedy",
     "2026-06-08T09:00", ""},
    /* Closing is owed once the right has passed, coming until then; by content before, and once. */
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00",
     "close", "2026-06-03T09:00", "1 2026-06-16T23:59:59+01:00 coming"},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00",
     "close", "2026-06-10T09:00", "1 2026-06-16T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 "
     "contacted=2026-06-03T09:00,direction=in,content=yes",
     "close", "2026-06-04T09:00", "1 2026-06-10T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 closed=2026-06-03T09:00",
     "close", NULL, ""},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 closed=2026-06-12T09:00",
     "close", NULL, "1 2026-06-16T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00,channel=post", "close",
     "2026-06-03T09:00", "1 2026-06-18T23:59:59+01:00 coming"},
    /* A right without a last date, or none, does not keep a case open; asked for, nothing is to be closed. */
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 escalated=2026-06-03T09:00 "
     "responded=2026-06-05T09:00,channel=email",
     "close", "2026-06-05T10:00", "2 2026-06-12T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 escalated=2026-06-03T09:00 "
     "responded=2026-06-05T09:00,channel=email escalated=2026-06-08T09:00",
     "close", "2026-06-08T10:00", "2 2026-06-12T23:59:59+01:00 lapsed"},
    {ACADEMY, "complaint", "received=2026-07-01T09:00 acknowledged=2026-07-01T10:00 responded=2026-07-02T09:00",
     "close", "2026-07-03T09:00", "1 2026-07-09T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 escalated=2026-06-03T09:00 "
     "responded=2026-06-05T09:00,channel=email,until=2026-07-31",
     "close", "2026-06-05T10:00", "2 2026-06-12T23:59:59+01:00 owed"}, /* whatever day it promises */
    /* A late request: the decision is owed, by either answer; declined, the right stays passed, and closing is owed. */
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-10T23:59:59",
     "decide", "2026-06-11T09:00", ""},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-11T00:00",
     "decide", "2026-06-11T09:00", "2 2026-06-15T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-11T09:00 "
     "contacted=2026-06-12T09:00,direction=out",
     "decide", "2026-06-15T09:00", "2 2026-06-15T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-11T09:00 "
     "responded=2026-06-11T10:00,channel=email",
     "decide", "2026-06-15T09:00", "2 2026-06-15T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-11T09:00 "
     "declined=2026-06-16T09:00 escalated=2026-06-17T09:00",
     "decide", "2026-06-17T10:00", "2 2026-06-15T23:59:59+01:00 late; 2 2026-06-19T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-11T09:00 "
     "declined=2026-06-12T09:00",
     "close", "2026-06-12T10:00", "1 2026-06-17T23:59:59+01:00 lapsed; 1 2026-06-19T23:59:59+01:00 owed"},
    /* What they tell us is owed a reply, and not by what came before. */
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 contacted=2026-06-01T11:00,direction=in", "reply",
     "2026-06-01T12:00", "1 2026-06-03T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 contacted=2026-06-01T11:00,direction=in "
     "contacted=2026-06-02T11:00,direction=in contacted=2026-06-03T11:00,direction=out",
     "reply", "2026-06-04T12:00", "1 2026-06-03T23:59:59+01:00 met"},
    {ACADEMY, "complaint",
     "received=2026-07-01T09:00 acknowledged=2026-07-01T10:00 contacted=2026-07-01T11:00,direction=in "
     "responded=2026-07-02T11:00",
     "reply", "2026-07-04T12:00", "1 2026-07-03T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 closed=2026-06-10T09:00 "
     "contacted=2026-06-11T09:00,direction=in reopened=2026-06-12T09:00",
     "reply", "2026-06-12T10:00", "1 2026-06-15T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 withdrawn=2026-06-01T10:00 contacted=2026-06-02T09:00,direction=in", "reply", NULL, ""},
    /* Withdrawn before anybody acknowledged it: owed from the reopening; afterwards it is not owed again. */
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 withdrawn=2026-06-01T12:00 reopened=2026-06-03T12:00",
     "acknowledge", "2026-06-03T13:00", "1 2026-06-02T09:00:00+01:00 lapsed; 1 2026-06-04T12:00:00+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 withdrawn=2026-06-01T12:00 reopened=2026-06-03T12:00",
     "acknowledge", "2026-06-03T13:00", "1 2026-06-02T09:00:00+01:00 met"},
    /* Withdrawn at level 3 and reopened there. */
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 escalated=2026-06-03T09:00 "
     "responded=2026-06-05T09:00,channel=email escalated=2026-06-08T09:00 withdrawn=2026-06-09T09:00 "
     "reopened=2026-06-15T09:00",
     "respond", "2026-06-15T10:00",
     "1 2026-06-03T23:59:59+01:00 met; 2 2026-06-10T23:59:59+01:00 met; 3 2026-06-15T23:59:59+01:00 lapsed; "
     "3 2026-06-22T23:59:59+01:00 owed"},
    /* A notice never brings a date forward; the clock was wrong, and nothing is locked. */
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 extended=2026-06-02T09:00,until=2026-06-12 "
     "extended=2026-06-03T09:00,until=2026-06-10",
     "respond", "2026-06-04T09:00", "1 2026-06-12T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint", "received=2030-06-03T09:00 acknowledged=2026-06-01T10:00", "acknowledge", "2026-06-01T12:00",
     "1 2030-06-04T09:00:00+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 withdrawn=2030-06-03T09:00 reopened=2026-06-02T09:00",
     "respond", "2026-06-02T10:00", "1 2026-06-03T23:59:59+01:00 lapsed; 1 2026-06-04T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T09:00 escalated=2026-06-03T09:00 "
     "responded=2026-06-05T09:00,channel=post",
     "escalation-window", "2026-06-08T09:00", "2 2026-06-09T23:59:59+01:00 used; 3 none open"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 extended=2026-06-02T09:00,until=2026-06-30 "
     "withdrawn=2026-06-03T09:00",
     "update", NULL, "1 2026-06-04T23:59:59+01:00 lapsed"},
    {SCHOOLS, "compliment", "received=2026-06-01T09:00 acknowledged=2026-06-02T09:00", "acknowledge", NULL,
     "1 2026-06-03T23:59:59+01:00 met"},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 closed=2026-06-05T09:00 "
     "learned=2026-06-08T09:00,until=2026-09-01",
     "improvement", "2026-06-09T09:00", "1 2026-09-01T23:59:59+01:00 owed"},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 closed=2026-06-05T09:00 "
     "followed-up=2026-06-26T09:00",
     "follow-up", "2026-06-29T09:00", "1 2026-07-03T23:59:59+01:00 met"},
};

START_TEST(scenarios)
{
    scenario_holds(&SCENARIOS[_i]);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("owed");
    tcase_add_unchecked_fixture(tests, sites_open, sites_close);
    tcase_add_loop_test(tests, scenarios, 0, COUNT(SCENARIOS));
    return suite_run("owed", tests);
}
