/* Document control: do dates, versions and names agree with each other and with today? */
#include "site/audit_parts.h"

#include "base/instant.h"
#include "base/text.h"
#include "core/calendar.h"
#include "core/lookup.h"
#include "site/site.h"
#include "xml/xml.h"

/* The dates and names of the document's control part. */
struct control {
    const struct node *node;
    const char *version;
    int32_t issued, review;
    const struct node *release; /* the line of the history for this version; NULL: there is none */
    const struct node *last;    /* the history's last line */
};

static const char *get(const struct audit *audit, const struct node *node, const char *attribute)
{
    return node_get(audit->pool, node, attribute);
}

/* The schema lets real dates through only; those beyond the years that day_read knows count as never. */
static int32_t get_day(const struct audit *audit, const struct node *node, const char *attribute)
{
    int32_t day = INT32_MAX;
    return day_read(get(audit, node, attribute), &day) ? day : INT32_MAX;
}

static struct control control_read(const struct audit *audit)
{
    struct control control = {
        .node = node_first(audit->document, "control"),
        .version = audit->policy->version,
        .issued = audit->policy->issued,
        .review = audit->policy->review,
    };
    for (const struct node *at = node_first(control.node, "release"); at; at = node_next(at, "release")) {
        control.last = at;
        if (text_equal(get(audit, at, "version"), control.version))
            control.release = at;
    }
    return control;
}

/* True if the lines of the history follow each other by date; names the first that does not. */
static bool history_ordered(struct audit *audit, const struct control *control)
{
    int32_t before = INT32_MIN;
    for (const struct node *at = node_first(control->node, "release"); at; at = node_next(at, "release")) {
        int32_t date = get_day(audit, at, "date");
        if (date < before) {
            audit_find(audit, at, "history-order",
                       SAID("version", get(audit, at, "version"), "date", audit_day(audit, date), "before",
                            audit_day(audit, before)));
            return false;
        }
        before = date;
    }
    return true;
}

/* A history out of order has no last line to speak of, so only one of the two is said. */
static void history_audit(struct audit *audit, const struct control *control)
{
    bool ordered = history_ordered(audit, control);
    if (!control->release) {
        audit_find(audit, control->node, "version-missing", SAID("version", control->version));
        return;
    }
    if (audit->policy->released != control->issued)
        audit_find(audit, control->node, "issued-differs",
                   SAID("version", control->version, "issued", audit_day(audit, control->issued), "date",
                        get(audit, control->release, "date")));
    if (ordered && control->release != control->last)
        audit_find(audit, control->release, "version-not-last",
                   SAID("version", control->version, "last", get(audit, control->last, "version")));
}

/* An approval of this version by no name, or by a role that may not approve. */
static void approver_audit(struct audit *audit, const struct node *newest, const char *version)
{
    const char *by = get(audit, newest, "by");
    bool theirs = policy_approves(audit->policy, by);
    audit_find(audit, newest, theirs ? "approval-unnamed" : "approval-not-theirs", SAID("version", version, "by", by));
}

/* Where history and control disagree on the version's date, that is said already: the earlier one counts here. */
static void approvals_audit(struct audit *audit, const struct control *control)
{
    int32_t released = audit->policy->released;
    int32_t version_date = released < control->issued ? released : control->issued;
    const struct node *newest = NULL;
    const char *owner = get(audit, control->node, "owner");
    bool by_owner = false;
    for (const struct node *at = node_first(control->node, "approval"); at; at = node_next(at, "approval")) {
        if (!newest || get_day(audit, at, "date") >= get_day(audit, newest, "date"))
            newest = at;
        by_owner = by_owner || text_equal(get(audit, at, "by"), owner);
    }
    if (!newest) {
        audit_find(audit, control->node, "approval-none", SAID("version", control->version));
        return;
    }
    if (get_day(audit, newest, "date") < version_date)
        audit_find(audit, newest, "approval-old",
                   SAID("version", control->version, "approval", get(audit, newest, "date"), "date",
                        audit_day(audit, version_date)));
    else if (audit->policy->approved == INT32_MAX)
        approver_audit(audit, newest, control->version);
    if (!by_owner)
        audit_find(audit, control->node, "owner-not-approver", SAID("owner", owner));
}

int32_t audit_review_limit(const struct policy *policy, const struct calendar *calendar, int32_t from, int64_t as_of)
{
    static const struct calendar no_days_off;
    int32_t limit = INT32_MAX;
    for (size_t i = 0; i < policy->duty_count; i++) {
        const struct rule *rule = &policy->duties[i];
        if (!text_among("issued", rule->starts) || rule->within.unit == UNIT_NONE)
            continue;
        int32_t day = instant_day(calendar_add(calendar ? calendar : &no_days_off, day_end(from), rule->within, as_of));
        limit = day < limit ? day : limit;
    }
    return limit;
}

static void review_audit(struct audit *audit, const struct control *control)
{
    int32_t limit = audit_review_limit(audit->policy, audit->site ? &audit->site->calendar : NULL, control->issued,
                                       day_end(audit->today));
    if (control->review < audit->today)
        audit_find(audit, control->node, "review-passed",
                   SAID("review", audit_day(audit, control->review), "today", audit_day(audit, audit->today)));
    if (control->review > limit)
        audit_find(audit, control->node, "review-far",
                   SAID("review", audit_day(audit, control->review), "limit", audit_day(audit, limit)));
}

static void author_audit(struct audit *audit, const struct control *control)
{
    const char *author = get(audit, control->node, "author");
    const char *issuer = control->release ? get(audit, control->release, "by") : author;
    if (!text_equal(author, issuer))
        audit_find(audit, control->release, "author-not-issuer",
                   SAID("author", author, "issuer", issuer, "version", control->version));
}

/* Only who owns the document lets one person decide at two levels. */
static void exemption_audit(struct audit *audit, const struct control *control)
{
    const struct event_row *exemption = event_with("complaint", EXEMPTS);
    const char *owner = get(audit, control->node, "owner");
    for (const struct node *role = node_first(audit->document, "role"); role; role = node_next(role, "role"))
        for (const struct node *may = node_first(role, "may"); may; may = node_next(may, "may"))
            if (text_among(exemption->action, text_words(audit->pool, get(audit, may, "do"))) &&
                !text_equal(get(audit, role, "title"), owner))
                audit_find(audit, may, "exempt-not-owners", SAID("role", get(audit, role, "title"), "owner", owner));
}

void audit_control(struct audit *audit)
{
    const struct control control = control_read(audit);
    review_audit(audit, &control);
    history_audit(audit, &control);
    approvals_audit(audit, &control);
    author_audit(audit, &control);
    exemption_audit(audit, &control);
}
