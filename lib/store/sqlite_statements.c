/* The statements of the store, each a constant with bound parameters. */
#include "store/sqlite.h"

#define COLUMN_NAME(column, word) ", " #column
#define COLUMN_MARK(column, word) ", ?"
#define INDEX_COLUMNS "reference" CASE_COLUMNS(COLUMN_NAME, COLUMN_NAME)
#define INDEX_MARKS "?" CASE_COLUMNS(COLUMN_MARK, COLUMN_MARK)

/* Of a case under `l`, a row of the listing: that word is true of it, or is not asked for. */
#define HAS(word)                                                                                                      \
    " AND (" word " IS NULL OR EXISTS (SELECT 1 FROM listing AS x WHERE x.word = " word " AND x.sort = l.sort"         \
    " AND x.place = l.place AND x.reference = l.reference))"
#define UNCONCERNED(users, reference)                                                                                  \
    " AND NOT EXISTS (SELECT 1 FROM concerned AS x WHERE x.reference = " reference " AND x.user IN (" users "))"
/* The first word of the search from that one on that begins with ?1. */
#define FIRST_TERM(from)                                                                                               \
    "(SELECT t.term FROM search_term AS t WHERE t.term >= " from " AND t.term < ?1 || char(0x10ffff)"                  \
    " ORDER BY t.term LIMIT 1)"

#define POST_COLUMNS                                                                                                   \
    "p.number, p.received, length(p.bytes), s.how, s.reference, s.seq, s.by, s.at,"                                    \
    " b.number IS NOT NULL, b.first, o.place, o.reply, o.sent"
#define POST_HALVES " LEFT JOIN post_both AS b USING (number) LEFT JOIN post_passed AS o USING (number)"
#define POST_TABLES "post AS p LEFT JOIN post_sorted AS s USING (number)" POST_HALVES
#define TASK_COLUMNS "user, place, since, until, name, owed_level, due, action, ground, role"

#define MARK_COLUMNS "reference, figure, row_name, column_name, item, month, since, until, until_month, length"
#define TALLY_COLUMNS "stands, month, figure, row_name, column_name"
#define TALLIED                                                                                                        \
    "SELECT " TALLY_COLUMNS ", sum(number) FROM (SELECT until IS NOT NULL AS stands, month, figure, row_name,"         \
    " column_name, 1 AS number FROM mark UNION ALL SELECT 1, until_month, figure, row_name, column_name, -1 FROM mark" \
    " WHERE until_month IS NOT NULL) GROUP BY " TALLY_COLUMNS " HAVING sum(number) <> 0"
#define MARKS_TIMED " FROM mark WHERE month BETWEEN ?1 AND ?2 AND figure = ?3 AND length IS NOT NULL"
/* What happened from month ?1 to ?2, each month looked up by itself; and what stands at ?1 and ?2, one instant. */
#define MARK_HAPPENED                                                                                                  \
    " FROM mark WHERE until IS NULL AND month IN (SELECT month FROM tally WHERE stands = 0 AND month BETWEEN ?1 AND "  \
    "?2"                                                                                                               \
    " AND figure = ?3) AND" MARK_MEANT
#define MARK_STANDING " FROM mark WHERE until > ?1 AND since <= ?2 AND" MARK_MEANT
#define MARK_MEANT " figure = ?3 AND row_name = coalesce(?4, row_name) AND column_name = coalesce(?5, column_name)"
#define MARK_ASKED " ORDER BY since, reference, row_name, column_name, item LIMIT ?6 OFFSET ?7"

#define TALLIES_HAPPENED                                                                                               \
    "SELECT figure, row_name, column_name, sum(number), NULL FROM tally WHERE stands = 0 AND month BETWEEN ?1 AND ?2"  \
    " GROUP BY figure, row_name, column_name HAVING sum(number) > 0"

#define OUTBOX_COLUMNS "number, reference, seq, what, digest, address, message, made, state, since, due, tries, answer"

const char *const statement_texts[STATEMENT_COUNT] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [GET_CASE] = "SELECT kind, policy FROM case_file WHERE reference = ?1",
    [GET_EVENTS] = "SELECT seq, text FROM event WHERE reference = ?1 ORDER BY seq",
    [NEXT_CASE] = "SELECT reference FROM case_file WHERE reference > ?1 ORDER BY reference LIMIT 1",
    [TAKEN_SERIALS] = "SELECT CAST(substr(reference, length(?1) + 1, 6) AS INTEGER) FROM"
                      " (SELECT reference FROM case_file WHERE reference >= ?2 AND reference < ?1 || char(0x10ffff)"
                      " UNION SELECT reference FROM slip WHERE reference >= ?2 AND reference < ?1 || char(0x10ffff)"
                      " ORDER BY reference)",
    [ADD_CASE] = "INSERT INTO case_file (reference, kind, policy) VALUES (?1, ?2, ?3)",
    [ADD_EVENT] = "INSERT INTO event (reference, seq, text) VALUES (?1, ?2, ?3)",
    [GET_SUBMISSION] = "SELECT token, digest, reference, seq, at FROM submission WHERE token = ?1",
    [GET_SUBMISSION_SINCE] = "SELECT token, digest, reference, seq, at FROM submission WHERE digest = ?1 AND at >= ?2"
                             " ORDER BY at LIMIT 1",
    [ADD_SUBMISSION] = "INSERT INTO submission (token, digest, reference, seq, at) VALUES (?1, ?2, ?3, ?4, ?5)",
    [GET_CONTENT] = "SELECT bytes FROM content WHERE digest = ?1",
    [ADD_CONTENT] = "INSERT OR IGNORE INTO content (digest, bytes) VALUES (?1, ?2)",
    [ADD_POST] = "INSERT OR IGNORE INTO post (identity, received, bytes) VALUES (?1, ?2, zeroblob(?3))",
    [ADD_OUTBOX] = "INSERT INTO outbox (reference, seq, what, digest, address, message, made, since, due)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?7)",
    [PUT_OUTBOX] = "UPDATE outbox SET state = ?3, since = ?4, due = ?5, tries = ?6, answer = ?7"
                   " WHERE number = ?1 AND tries = ?2",
    [OUTBOX_DUE] =
        "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE state IN ('waiting', 'sending') AND due <= ?1 ORDER BY due, number"
        " LIMIT 1",
    [OUTBOX_OF_CASE] = "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE reference = ?1 ORDER BY number",
    [OUTBOX_IN] = "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE state = ?1 ORDER BY number",
    [OUTBOX_SENT_TO] = "SELECT count(*) FROM outbox WHERE lower(address) = lower(?1) AND state = 'sent' AND since > ?2",
    [OUTBOX_MADE_FOR] = "SELECT count(*) FROM outbox WHERE lower(address) = lower(?1) AND since > ?2",
    /* What was made since then has changed its state since then, too: that is what the index has. */
    [OUTBOX_OF_SORT] = "SELECT count(*) FROM outbox WHERE lower(address) = lower(?2) AND what = ?1 AND made > ?3"
                       " AND since > ?3",
    [OUTBOX_LAST] = "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE lower(address) = lower(?1) ORDER BY number DESC"
                    " LIMIT 1",
    [OUTBOX_MADE_AT] = "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE lower(address) = lower(?2) AND since >= ?3"
                       " AND made = ?3 AND what = ?1 AND reference IS NULL LIMIT 1",
    [ADD_NEWS] = "INSERT INTO news (user, reference, seq, topic, made) VALUES (?1, ?2, ?3, ?4, ?5)",
    [GET_NEWS] = "SELECT number, user, reference, seq, topic, made FROM news WHERE user = ?1 ORDER BY number",
    [DROP_NEWS] = "DELETE FROM news WHERE number = ?1",
    [SWEEP_NEWS] = "DELETE FROM news WHERE made < ?1",
    [GET_MORNING] = "SELECT day FROM morning WHERE user = ?1",
    [PUT_MORNING] = "INSERT OR REPLACE INTO morning (user, day) VALUES (?1, ?2)",
    [OUTBOX_MESSAGE] = "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE message = ?1 LIMIT 1",
    [GET_POST] = "SELECT " POST_COLUMNS " FROM " POST_TABLES " WHERE number = ?1",
    [LIST_POST] = "SELECT " POST_COLUMNS " FROM post_waiting AS w CROSS JOIN " POST_TABLES
                  " WHERE p.number = w.number AND (w.received, w.number) > (?1, ?2)"
                  " ORDER BY w.received, w.number LIMIT 1",
    [SORT_POST] = "INSERT OR IGNORE INTO post_sorted (number, how, reference, seq, by, at)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [PASS_POST] = "INSERT INTO post_passed (number, place, reply, sent) VALUES (?1, ?2, ?3, ?4)",
    [WIPE_REPLIES] = "UPDATE post_passed SET reply = NULL WHERE reply IS NOT NULL"
                     " AND number IN (SELECT number FROM post_sorted WHERE at < ?1)",
    [MARK_POST] = "INSERT INTO post_both (number) SELECT number FROM post WHERE number = ?1"
                  " AND number NOT IN (SELECT number FROM post_sorted) ON CONFLICT DO UPDATE SET first = first"
                  " WHERE first IS NULL",
    [UNMARK_POST] = "DELETE FROM post_both WHERE number = ?1 AND first IS NULL",
    [HALVE_POST] = "UPDATE post_both SET first = ?2 WHERE number = ?1 AND first IS NULL"
                   " AND number NOT IN (SELECT number FROM post_sorted)",
    [ADD_UNLOOKED] = "INSERT INTO post_unlooked (number) VALUES (?1)",
    [NEXT_UNLOOKED] = "SELECT " POST_COLUMNS " FROM post_unlooked AS u CROSS JOIN " POST_TABLES
                      " WHERE p.number = u.number AND u.number > ?1 ORDER BY u.number LIMIT 1",
    [DROP_UNLOOKED] = "DELETE FROM post_unlooked WHERE number = ?1",
    [LIST_FILED] = "SELECT " POST_COLUMNS " FROM post_sorted AS s JOIN post AS p USING (number)" POST_HALVES
                   " WHERE s.how IN ('bounce', 'automatic') AND (s.at, s.number) < (?1, ?2)"
                   " ORDER BY s.at DESC, s.number DESC LIMIT 1",
    [UNFILE_POST] = "DELETE FROM post_sorted WHERE number = ?1 AND how IN ('bounce', 'automatic')"
                    " AND EXISTS (SELECT 1 FROM post AS p WHERE p.number = ?1 AND length(p.bytes) > 0)",
    [WIPE_POST] = "UPDATE post SET bytes = x'' WHERE length(bytes) > 0"
                  " AND number IN (SELECT number FROM post_sorted WHERE at < ?1)",
    [PUT_INDEX] = "INSERT OR REPLACE INTO case_index (" INDEX_COLUMNS ") VALUES (" INDEX_MARKS ")",
    [GET_INDEX] = "SELECT " INDEX_COLUMNS " FROM case_index WHERE reference = ?1",
    [GET_SIGHT] = "SELECT f.kind, f.policy, c.division, c.recorded_by, c.severity, c.reached,"
                  " (SELECT coalesce(group_concat(user, ' '), '') FROM concerned WHERE reference = f.reference),"
                  " c.reporter"
                  " FROM case_file AS f LEFT JOIN case_index AS c USING (reference) WHERE f.reference = ?1",
    [CLEAR_CONCERNED] = "DELETE FROM concerned WHERE reference = ?1",
    [ADD_CONCERNED] = "INSERT OR IGNORE INTO concerned (reference, user) VALUES (?1, ?2)",
    [GET_CONCERNED] = "SELECT user FROM concerned WHERE reference = ?1 ORDER BY user",
    [GET_NAMED] =
        "SELECT DISTINCT 'handler', handler, state, next_due IS NOT NULL FROM case_index WHERE handler IS NOT NULL"
        " UNION SELECT 'division', division, state, next_due IS NOT NULL FROM case_index WHERE division IS NOT NULL"
        " UNION SELECT 'concerned', user, state, next_due IS NOT NULL FROM concerned JOIN case_index USING (reference)",
    [CLEAR_LINKS] = "DELETE FROM link WHERE reference = ?1",
    [ADD_LINK] = "INSERT OR REPLACE INTO link (reference, other, how) VALUES (?1, ?2, ?3)",
    [GET_LINKS] = "SELECT other, how FROM link WHERE reference = ?1 ORDER BY other LIMIT ?2",
    [GET_LINKS_BOTH] = "SELECT other, how FROM link WHERE reference = ?1 UNION"
                       " SELECT reference, how FROM link WHERE other = ?1 ORDER BY 1 LIMIT ?2",
    [CLEAR_OBLIGATIONS] = "DELETE FROM obligation WHERE reference = ?1",
    [ADD_OBLIGATION] =
        "INSERT INTO obligation (reference, number, name, item, level, start, due, first_due, kept, lapsed)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [GET_OBLIGATIONS] = "SELECT name, item, level, start, due, first_due, kept, lapsed FROM obligation"
                        " WHERE reference = ?1 ORDER BY number",
    [GET_POLICY] = "SELECT digest FROM policy WHERE identity = ?1",
    [ADD_POLICY] = "INSERT INTO policy (identity, digest) VALUES (?1, ?2)",
    [NEXT_POLICY] = "SELECT identity FROM policy WHERE identity > ?1 ORDER BY identity LIMIT 1",
    [POLICY_BOUND] = "SELECT 1 FROM case_file WHERE policy = ?1 LIMIT 1",
    [GET_LISTED] = "SELECT word, sort, place FROM listing WHERE reference = ?1",
    [GET_TAGS] = "SELECT word FROM listing WHERE reference = ?1 GROUP BY word"
                 " HAVING count(*) = 5 AND"
                 " sum(place = CASE sort WHEN 0 THEN ?2 WHEN 1 THEN ?3 WHEN 2 THEN ?4 WHEN 3 THEN ?5 ELSE ?6 END) = 5"
                 " ORDER BY word",
    [ADD_LISTED] = "INSERT INTO listing (word, sort, place, reference) VALUES (?1, ?2, ?3, ?4)",
    [CLEAR_LISTED] = "DELETE FROM listing WHERE word = ?1 AND sort = ?2 AND place = ?3 AND reference = ?4",
    [LIST] =
        "SELECT " INDEX_COLUMNS " FROM listing AS l CROSS JOIN case_index AS c USING (reference)"
        " WHERE l.word = ?1 AND l.sort = ?2 AND (l.place, l.reference) > (?3, ?4)"
        " AND (l.place, l.reference) <= (?5, ?23)"
        " AND coalesce(c.next_due, 9223372036854775807) BETWEEN ?8 AND ?9 AND c.received BETWEEN ?10 AND ?11" HAS("?12")
            HAS("?13") HAS("?14") HAS("?15") HAS("?16") HAS("?17") HAS("?18") HAS("?19") HAS("?20") HAS("?21")
                HAS("?22") UNCONCERNED("?7, ?24", "l.reference") " ORDER BY l.place, l.reference LIMIT ?6",
    [LIST_END] = "SELECT place, reference FROM listing WHERE word = ?1 AND sort = ?2"
                 " AND (place, reference) > (?3, ?4) AND place <= ?5 ORDER BY place, reference LIMIT 1 OFFSET ?6",
    [LIST_LENGTH] = "SELECT count(*) FROM (SELECT 1 FROM listing WHERE word = ?1 AND sort = ?2"
                    " AND (place, reference) > (?3, ?4) AND place <= ?5 LIMIT ?6)",
    [FIRST_RECEIVED] = "SELECT -max(place) FROM listing WHERE word = ?1 AND sort = ?2",
    [FEW_LENGTH] = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)",
    [LIST_FEW] =
        "SELECT " INDEX_COLUMNS " FROM (SELECT reference FROM search WHERE search MATCH ?1 LIMIT ?2) AS l"
        " CROSS JOIN case_index AS c USING (reference)"
        " WHERE coalesce(next_due, 9223372036854775807) BETWEEN ?4 AND ?5 AND received BETWEEN ?6 AND ?7" UNCONCERNED(
            "?3, ?8", "l.reference"),
    [ADD_COMBINATION] = "INSERT OR IGNORE INTO combination (words) VALUES (?1)",
    [CLEAR_COMBINATIONS] = "DELETE FROM combination",
    [ADD_MEETING] = "INSERT OR IGNORE INTO meeting (one, other) VALUES (?1, ?2)",
    [GET_MEETING] = "SELECT 1 FROM meeting WHERE one = ?1 AND other = ?2",
    [CLEAR_SEARCH] = "DELETE FROM search WHERE rowid = ?1",
    [PUT_SEARCH] = "INSERT OR REPLACE INTO search (rowid, reference, words, text, said) VALUES (?1, ?2, ?3, ?4, ?5)",
    [GET_SEARCH] = "SELECT said, text FROM search WHERE rowid = ?1 AND reference = ?2 AND words = ?3",
    [GET_BEGUN] = "WITH RECURSIVE begun (term) AS (SELECT " FIRST_TERM("?1") " UNION ALL SELECT " FIRST_TERM(
        "begun.term || char(1)") " FROM begun WHERE term IS NOT NULL) SELECT term FROM begun WHERE term IS NOT NULL"
                                 " LIMIT ?2",
    [SEARCH] = "SELECT rowid, reference, said FROM search"
               " WHERE search MATCH ?1 AND rowid > ?2" UNCONCERNED("?3", "search.reference") " ORDER BY rowid LIMIT ?4",
    [CLEAR_LESSON_PLACES] = "DELETE FROM register WHERE reference = ?1",
    [ADD_LESSON_PLACE] = "INSERT OR IGNORE INTO register (list, place, reference, item) VALUES (?1, ?2, ?3, ?4)",
    [GET_LESSON_PLACES] = "SELECT list, place, reference, item FROM register WHERE reference = ?1"
                          " ORDER BY list, item, place",
    [LIST_LESSONS] =
        "SELECT list, place, reference, item FROM register"
        " WHERE list = ?1 AND (place, reference, item) > (?2, ?3, ?4) ORDER BY place, reference, item LIMIT ?5",
    [LESSON_LISTS] = "SELECT DISTINCT list FROM register WHERE list > ?1 AND list < ?1 || char(1114111)",
    [CLEAR_LESSONS] = "DELETE FROM register_search WHERE rowid BETWEEN ?1 AND ?2",
    [ADD_LESSON] = "INSERT INTO register_search (rowid, reference, item, list, text) VALUES (?1, ?2, ?3, ?4, ?5)",
    [GET_LESSONS] = "SELECT item, list, text FROM register_search WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid",
    [SEARCH_LESSONS] = "SELECT list, rowid, reference, item FROM register_search"
                       " WHERE register_search MATCH ?1 AND rowid > ?2 ORDER BY rowid LIMIT ?3",
    [CLEAR_LINES] = "DELETE FROM line WHERE reference = ?1",
    [ADD_LINE] = "INSERT OR IGNORE INTO line (reference, item, text) VALUES (?1, ?2, ?3)",
    [GET_LINES] = "SELECT item, text FROM line WHERE reference = ?1 ORDER BY item",
    [GET_LINE] = "SELECT text FROM line WHERE reference = ?1 AND item = ?2",
    [ADD_MARK] = "INSERT INTO mark (" MARK_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [CLEAR_MARK] = "DELETE FROM mark WHERE reference = ?1 AND figure = ?2 AND row_name = ?3 AND column_name = ?4"
                   " AND item = ?5",
    [GET_MARKS] = "SELECT " MARK_COLUMNS " FROM mark WHERE reference = ?1"
                  " ORDER BY figure, row_name, column_name, item",
    [GET_TALLIES] = TALLIES_HAPPENED " UNION ALL SELECT figure, row_name, column_name, sum(number), NULL FROM tally"
                    " WHERE stands = 1 AND month <= ?2 GROUP BY figure, row_name, column_name HAVING sum(number) > 0",
    [GET_TALLIES_AT] = TALLIES_HAPPENED " UNION ALL SELECT figure, row_name, column_name, count(*), NULL FROM mark"
                       " WHERE until > ?3 AND since <= ?3 GROUP BY figure, row_name, column_name",
    [GET_TALLIED] = "SELECT figure, row_name, column_name, number, month FROM tally"
                    " WHERE stands = 0 AND month BETWEEN ?2 AND ?3 AND figure = ?1 AND number > 0",
    [GET_STOOD] = "SELECT figure, row_name, column_name, sum(number), NULL FROM tally"
                  " WHERE stands = 1 AND month <= ?2 AND figure = ?1 GROUP BY row_name, column_name"
                  " HAVING sum(number) > 0",
    [GET_STANDING] = "SELECT figure, row_name, column_name, count(*), NULL FROM mark"
                     " WHERE figure = ?1 AND until > ?2 AND since <= ?2 GROUP BY row_name, column_name",
    [CLEAR_TALLIES] = "DELETE FROM tally",
    [MAKE_TALLIES] = "INSERT INTO tally (" TALLY_COLUMNS ", number) " TALLIED,
    [WRONG_TALLIES] =
        "SELECT count(*) FROM (SELECT * FROM (" TALLIED " EXCEPT SELECT " TALLY_COLUMNS ", number"
        " FROM tally) UNION ALL SELECT * FROM (SELECT " TALLY_COLUMNS ", number FROM tally WHERE number <> 0"
        " EXCEPT " TALLIED "))",
    [MARKS_HAPPENED] = "SELECT " MARK_COLUMNS MARK_HAPPENED MARK_ASKED,
    [MARKS_STANDING] = "SELECT " MARK_COLUMNS MARK_STANDING MARK_ASKED,
    [COUNT_HAPPENED] = "SELECT count(*)" MARK_HAPPENED,
    [COUNT_STANDING] = "SELECT count(*)" MARK_STANDING,
    [LAST_MARKS] = "SELECT " MARK_COLUMNS " FROM mark WHERE until IS NULL AND month = ?1 AND figure = ?2"
                   " AND row_name = ?3 AND column_name = ?4 ORDER BY since DESC, reference DESC, item DESC LIMIT ?5",
    [MARKS_LENGTH] = "SELECT avg(length) FROM (SELECT length" MARKS_TIMED " ORDER BY length"
                     " LIMIT 2 - (SELECT count(*)" MARKS_TIMED ") % 2"
                     " OFFSET ((SELECT count(*)" MARKS_TIMED ") - 1) / 2)",
    [GET_DUTIES] = "SELECT text FROM duty ORDER BY seq",
    [LAST_DUTY] = "SELECT coalesce(max(seq), 0) FROM duty",
    [ADD_DUTY] = "INSERT INTO duty (seq, text) VALUES (?1, ?2)",
    [CLEAR_TASKS] = "DELETE FROM task WHERE reference = ?1",
    [ADD_TASK] = "INSERT OR IGNORE INTO task (reference, " TASK_COLUMNS ")"
                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [GET_TASKS] = "SELECT " TASK_COLUMNS " FROM task WHERE reference = ?1 ORDER BY user, place, name, since",
    [LIST_TASKS] = "SELECT " INDEX_COLUMNS ", " TASK_COLUMNS " FROM task AS t CROSS JOIN case_index USING (reference)"
                   " WHERE t.user = ?1 AND (t.place, t.reference) > (?3, ?4) AND t.since <= ?2 AND t.until > ?2"
                   " AND NOT EXISTS (SELECT 1 FROM task AS e WHERE e.reference = t.reference AND e.user = ?1"
                   " AND (e.place, e.name, e.since) < (t.place, t.name, t.since) AND e.since <= ?2 AND e.until > ?2)"
                   " ORDER BY t.place, t.reference LIMIT ?5",
    [NEXT_TASKS] = "SELECT key, " TASK_COLUMNS " FROM json_each(?1) CROSS JOIN task INDEXED BY task_of_case"
                   " ON reference = json_each.value WHERE since <= ?2 AND until > ?2",
    [GET_TASKS_OF] =
        "SELECT " TASK_COLUMNS " FROM task WHERE reference = ?1 AND user = ?2 AND since <= ?3 AND until > ?3"
        " ORDER BY place, name, since",
    [HAS_TASK] = "SELECT 1 FROM task WHERE reference = ?1 AND user = ?2 AND since <= ?3 AND until > ?3"
                 " AND (?4 IS NULL OR name = ?4) LIMIT 1",
    [CASES_NAMING] = "SELECT reference FROM task UNION SELECT reference FROM concerned UNION"
                     " SELECT reference FROM case_index WHERE kind = ?1 OR category = ?2",
    [CASES_SINCE] = "SELECT DISTINCT reference FROM obligation WHERE start >= ?1 OR due >= ?1",
    [GET_SOURCE] = "SELECT value FROM source WHERE name = ?1",
    [PUT_SOURCE] = "INSERT OR REPLACE INTO source (name, value) VALUES (?1, ?2)",
    [ADD_SLIP] = "INSERT INTO slip (reference, drawn, drawn_by, batch) VALUES (?1, ?2, ?3, ?4)",
    [VOID_SLIP] = "INSERT INTO slip_void (reference, at, void_by, reason) VALUES (?1, ?2, ?3, ?4)",
    [GET_SLIP] = "SELECT * FROM slip_now WHERE reference = ?1",
    [LIST_BATCH] = "SELECT * FROM slip_now WHERE batch = ?1 ORDER BY reference",
    [LIST_SLIPS] = "SELECT * FROM slip_now WHERE at IS NULL AND NOT used ORDER BY drawn, reference LIMIT ?1",
    [NEXT_SLIP] = "SELECT * FROM slip_now WHERE reference > ?1 ORDER BY reference LIMIT 1",
};
