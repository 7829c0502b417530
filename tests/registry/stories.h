/* Stories: a complaint to Finance and Payroll and a compliment to the same, as far as each test needs them; valid
 * against the schema. 1 June 2026 is a Monday. */
#ifndef REDRESS_TESTS_REGISTRY_STORIES_H
#define REDRESS_TESTS_REGISTRY_STORIES_H

#include "registry/office.h"

#define ANN "<complainant><name>Ann Örn</name><email>ann@example.org</email></complainant>"
#define RECEIVED_BY(by, more)                                                                                          \
    EVENT("received", 1, "01T09:00", by,                                                                               \
          ANN "<division>finance</division><summary>Late</summary><details>d</details><channel>web</channel>" more)
#define RECEIVED RECEIVED_BY("complainant", "")
#define ACKNOWLEDGED                                                                                                   \
    EVENT("acknowledged", 2, "01T10:00", "handler",                                                                    \
          "<contact><name>Priya</name><phone>01632 960001</phone></contact><issue>Late</issue><issue>Rude</issue>"     \
          "<channel>email</channel>")
#define RESPONDED                                                                                                      \
    "<responded seq=\"3\" at=\"2026-06-02T09:00:00+01:00\" by=\"handler\" level=\"1\" next-level=\"2\">"               \
    "<finding issue=\"1\"><decision>upheld</decision><reasons>r</reasons></finding>"                                   \
    "<finding issue=\"2\"><decision>not-upheld</decision><reasons>r</reasons></finding>"                               \
    "<outcome>partly-upheld</outcome><reasons>r</reasons><apology>Sorry</apology>"                                     \
    "<remedy><what>Paid</what><by>2026-06-30</by></remedy><channel>email</channel></responded>"
#define GIVEN                                                                                                          \
    EVENT("received", 1, "01T09:00", "complainant",                                                                    \
          "<giver><name>Glad Giver</name><email>glad@example.org</email></giver><about>team</about>"                   \
          "<division>finance</division><details>Kind.</details>")
#define THANKED EVENT("acknowledged", 2, "01T10:00", "handler", "<channel>email</channel>")

#define STORY(...) ((const char *const[]){__VA_ARGS__, NULL})

#endif
