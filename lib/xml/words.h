/* Words: what codes are called. The program and the schema say codes (`acknowledge`, `not-now`); the rows of
 * xsl/words.xml say them in words, to each realm and about each kind of case in its own.
 *
 * A site may bring a words.xml of its own, which puts its words in the place of single rows. Not for words that have a
 * file of their own: labels and hints of fields stand in the schema, titles of roles and levels in the policy. */
#ifndef REDRESS_XML_WORDS_H
#define REDRESS_XML_WORDS_H

struct fault;
struct pool;
struct words;

/* What is to be said, and where: a row that names a realm, a kind, a page or an action holds only there. Where none of
 * a code's rows holds, it has no words. */
struct saying {
    const char *of;   /* what the code is: "action", "state", "fault" … */
    const char *code; /* the code */
    const char *realm, *kind, *page, *action;
};

/* Reads `share`/xsl/words.xml and, where `folder` (a site's; NULL: none) has one, its words.xml; lives in `pool`. NULL
 * with a fault that names file, line and reason: a broken file, or a site's row that the first file does not have. */
struct words *words_open(struct pool *pool, const char *share, const char *folder, struct fault *fault);

/* The words of the row that says most precisely where it holds (of equals the later one), with {names} of what is to be
 * filled in; NULL: there are none. */
const char *words_find(const struct words *words, const struct saying *saying);

#endif
