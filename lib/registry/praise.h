/* Praise: where a compliment is shown to those whom it gladdens, and what of it.
 *
 * Two lists that go beyond the cases that somebody may see: what a person was told, and the wall for all staff. What
 * each may show is the rule of record/consent.h; a compliment that was withdrawn stands in neither. */
#ifndef REDRESS_REGISTRY_PRAISE_H
#define REDRESS_REGISTRY_PRAISE_H

#include "registry/case_file.h"

/* The tags (registry/tags.h) that put a case onto the wall, and into the list of the user it is put together with. */
#define PRAISE_WALL "wall:yes"
#define PRAISE_TOLD "told"

/* Of those tags the ones that are true of the case, NULL-ended. `told` with each user who was told, as praised or as a
 * manager, and with the member of staff who recorded it about themselves. The wall: once the giver was thanked, with
 * their consent to the words, and where these name nobody of the staff who was not asked and has not agreed. */
const char *const *praise_tags(const struct registry *registry, struct pool *pool, const struct case_file *file);

/* The users whom the case names as praised from the beginning, NULL-ended: by who recorded it, or themselves. */
const char *const *praise_named(struct pool *pool, const struct case_file *file);

/* What may be shown of the case, as XML:
 *   <compliment received about division division-title giver about-whom>
 *     <words>…</words>  <effect>…</effect>  <praised user>title</praised>…  <message>…</message>…
 *   </compliment>
 * For `user`, who was told (NULL: for the wall), with what they were told as <message>; about-whom, words and effect
 * only with consent to the words, giver only with consent to the name; a person praised, by about-whom or <praised>, on
 * the wall only if they agreed. Titles are those that were kept. */
const char *praise_line(struct pool *pool, const struct case_file *file, const char *user);

/* Adds to the index of that case, which has its tags, the line of each list of praise that shows it. */
void praise_index(struct pool *pool, const struct case_file *file, struct case_index *index);

/* Adds what such a line says as a child of `parent`, with today's titles where none were kept, and without the names
 * that they belong to. */
void praise_add(const struct registry *registry, struct pool *pool, struct node *parent, const struct node *line);

#endif
