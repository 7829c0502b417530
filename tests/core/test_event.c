/* The table of events agrees with itself, and looking things up in it finds what is there. */
#include "suite.h"

#include "base/text.h"
#include "core/event.h"
#include "core/lookup.h"

/* One row for a name, one for an action; what leads nowhere comes from nowhere; only cases have states. */
START_TEST(says_everything_once)
{
    for (const struct event_kind *kind = EVENT_KINDS; kind->name; kind++) {
        bool duties = text_equal(kind->name, KIND_DUTIES);
        for (const struct event_row *row = kind->rows; row->name; row++) {
            ck_assert_ptr_eq(event_named(kind->name, row->name), row);
            ck_assert(!row->action || event_by_action(kind->name, row->action) == row);
            ck_assert_msg(row->to || !row->from, "%s comes from somewhere and leads nowhere", row->name);
            ck_assert_msg(row->action || !row->possible, "%s is possible without an action", row->name);
            ck_assert(!duties || (!row->possible && !row->to));
            ck_assert(!(row->traits & PLANS) || row->promises);
        }
    }
}
END_TEST

/* A case begins in one way, and is withdrawn in one way; each has an order in which its actions are offered. */
START_TEST(orders_the_kinds)
{
    ck_assert_str_eq(event_with("complaint", BEGINS)->action, "submit");
    ck_assert_str_eq(event_with("compliment", BEGINS)->action, "compliment");
    ck_assert_ptr_null(event_with(KIND_DUTIES, BEGINS));
    ck_assert_str_eq(event_with("complaint", ANSWERS)->name, "responded");
    ck_assert_ptr_null(event_with("compliment", ANSWERS));
    ck_assert_str_eq(events_of("complaint")[1].action, "acknowledge");
    ck_assert_ptr_nonnull(event_by_action("complaint", "link"));
    ck_assert_ptr_null(event_by_action("complaint", "tell"));
    ck_assert_ptr_nonnull(event_by_action("compliment", "tell"));
    ck_assert_ptr_null(event_by_action("compliment", "respond"));
    ck_assert_ptr_null(events_of("unknown")->name);
    ck_assert_ptr_null(event_named("complaint", "told")->name);
    ck_assert_ptr_null(event_named("unknown", "received")->action);
}
END_TEST

static const struct {
    const char *name;
    bool event, moment, dated;
} NAMES[] = {
    {"received", true, true, false},        {"read", true, false, false},     {"delivered", false, true, false},
    {"promised", false, true, true},        {"planned", false, true, true},   {"extended", true, true, true},
    {"updated", false, true, false},        {"reopened", true, true, false},  {"not-effective", false, true, false},
    {"month-ended", true, true, false},     {"corrected", true, true, false}, {"submit", false, false, false},
    {"reviewed-policy", true, true, false}, {"", false, false, false},
};

START_TEST(knows_moments)
{
    ck_assert_int_eq(event_exists(NAMES[_i].name), NAMES[_i].event);
    ck_assert_int_eq(moment_exists(NAMES[_i].name), NAMES[_i].moment);
    ck_assert_int_eq(moment_dated(NAMES[_i].name), NAMES[_i].dated);
}
END_TEST

static const struct {
    const char *name;
    bool exists, on_case, beside;
} ACTIONS[] = {
    {"submit", true, false, false},   {"acknowledge", true, true, false},    {"note", true, true, true},
    {"see", true, true, true},        {"looks", true, true, true},           {"report", true, false, false},
    {"register", true, false, false}, {"learned", true, false, false},       {"read", false, false, false},
    {"approve", true, false, false},  {"review-policy", true, false, false}, {"closed", false, false, false},
};

/* What stands beside the levels does so in every kind, and a correction replaces in every kind. */
START_TEST(agrees_between_kinds)
{
    static const char *const beside[] = {"contacted", "noted", "corrected"};
    for (int i = 0; i < COUNT(beside); i++) {
        ck_assert(event_named("complaint", beside[i])->traits & BESIDE);
        ck_assert(event_named("compliment", beside[i])->traits & BESIDE);
    }
    ck_assert_str_eq(event_with("complaint", REPLACES)->name, "corrected");
    ck_assert_str_eq(event_with("compliment", REPLACES)->name, "corrected");
}
END_TEST

START_TEST(knows_actions)
{
    ck_assert_int_eq(action_exists(ACTIONS[_i].name), ACTIONS[_i].exists);
    ck_assert_int_eq(action_on_case(ACTIONS[_i].name), ACTIONS[_i].on_case);
    ck_assert_int_eq(action_beside(ACTIONS[_i].name), ACTIONS[_i].beside);
}
END_TEST

/* What comes about by the way is nobody's way of keeping a promise. */
START_TEST(gives_moments)
{
    ck_assert(event_gives(event_named("complaint", "responded"), "delivered"));
    ck_assert(!event_gives(event_named("complaint", "responded"), "updated"));
    ck_assert(event_gives(event_named("complaint", "contacted"), "updated"));
    ck_assert(!event_gives(event_named("complaint", "followed-up"), "reopened"));
    ck_assert(event_gives(event_named("complaint", "reopened"), "reopened"));
    ck_assert(!event_gives(event_named("complaint", "read"), "read"));
}
END_TEST

/* A gate is passed by an action, and before an event, of its own kind. */
START_TEST(gates_are_passed)
{
    for (const struct gate *gate = GATES; gate->name; gate++) {
        ck_assert_ptr_eq(gate_named(gate->name), gate);
        ck_assert_msg(!gate->passes ||
                          (event_named(gate->kind, gate->event)->name && event_by_action(gate->kind, gate->action)),
                      "%s", gate->name);
    }
    ck_assert_ptr_null(gate_named("prayer"));
}
END_TEST

START_TEST(names_states)
{
    ck_assert_str_eq(state_name(STATE_NONE), "none");
    ck_assert_str_eq(state_name(STATE_RECEIVED), "received");
    ck_assert_str_eq(state_name(STATE_COMPLETE), "complete");
    ck_assert_str_eq(state_name(STATE_SHARED), "shared");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("event");
    tcase_add_test(tests, says_everything_once);
    tcase_add_test(tests, orders_the_kinds);
    tcase_add_loop_test(tests, knows_moments, 0, COUNT(NAMES));
    tcase_add_test(tests, agrees_between_kinds);
    tcase_add_loop_test(tests, knows_actions, 0, COUNT(ACTIONS));
    tcase_add_test(tests, gives_moments);
    tcase_add_test(tests, gates_are_passed);
    tcase_add_test(tests, names_states);
    return suite_run("event", tests);
}
