/* Registered: an entry of a register as the pages show it.
 *
 * <entry list="lessons" reference state division-title cause-title owner-title at due judged
 *        overdue="yes" came-back="yes" confirmed="…" asked-of-me="yes" asked-count="3" name token>
 *   <what>…</what> or <lesson>…</lesson> or <title>…</title><what>…</what><effect>…</effect><others>yes</others>
 *   <said>…</said><did>…</did>                          of an improvement that has helped
 *   <asked title on became>evidence</asked>…            a division that is asked to read it; of a practice also what
 * became of it there <read title at/>…                                   who of those asked has confirmed
 * </entry>
 *
 * state, owner-title, due, judged, overdue and came-back are an improvement's; confirmed (when whoever asks said that
 * they have read it as it stands), asked-of-me, asked-count (persons), name (sealed) and token (of the button) are a
 * lesson's or a practice's. reference: where whoever asks may see the case. Nothing else of the case is told. */
#ifndef REDRESS_WEB_LESSON_PAGE_H
#define REDRESS_WEB_LESSON_PAGE_H

#include "registry/lessons.h"
#include "web/action.h"

/* The title of what a line names: the one that it kept, else today's. */
const char *lesson_page_title(struct call *call, const struct node *line, const char *name,
                              const char *(*today)(const struct registry *registry, const char *name));

/* Adds what a page or a table shows of one place, whose line that is, to `parent`; false with a fault. */
typedef bool lesson_page_adder(struct call *call, struct node *parent, const struct lesson_place *place,
                               const struct node *line);

/* The one of the registers: an <entry>. */
lesson_page_adder lesson_page_entry;

/* Calls `add` for each of those places; an entry that is gone meanwhile is left out. What was read for them goes as
 * soon as they stand there. False with a fault, and as soon as `add` gives it. */
bool lesson_page_add(struct call *call, struct node *parent, const struct lesson_place *places, size_t count,
                     lesson_page_adder *add);

/* The same for a page of the list that answers the question, from where the address says on; `parent` is told in `more`
 * where the next page begins. */
bool lesson_page_list(struct call *call, const struct lesson_question *question, struct node *parent,
                      lesson_page_adder *add);

/* What such a name says: the case, and the entry of it that is read. False: it is none of ours. */
bool lesson_page_name_read(struct call *call, const char *name, const char **reference, const char **item);

/* Asked to read something is who holds a role in one of these divisions. */
bool lesson_page_asks(const char *const *asked, const struct person *person);

/* What was asked for; `query` are the names and values that count, as they stand in an address. */
struct lesson_choice {
    struct lesson_question question;
    const char *query;
};

/* Reads the call's query, and adds to the page:
 *
 * <registers current="lessons"><register name="improvements"/>…</registers>
 * <filters query="register=lessons&amp;division=finance" chosen="yes"> as in web/filters.h: state, division, cause,
 * owner of improvements; division, cause, for of lessons; division, for of practices
 * </filters> */
void lesson_page_choose(struct call *call, struct node *page, struct lesson_choice *chosen);

/* Keeps that the caller has read what the request names by `entry` (web/lesson_page.h), once however often it is sent.
 * False with a fault: 400 "no-token", 404 for what is no such entry, 409 "used-token". */
bool lesson_page_keep_read(struct call *call);

#endif
