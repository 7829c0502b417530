-- The store of a site: cases and events are the truth and are only ever added to; the rest is made from them and
-- `redress rebuild` makes it anew. Times are seconds since 1970-01-01T00:00:00Z.
--
-- A store of an earlier version keeps the truth and gets the tables that it lacks; the tables of what is made are made
-- anew, and are empty until `redress rebuild` fills them. A change counts the version up.

PRAGMA user_version = 26;

CREATE TABLE IF NOT EXISTS case_file (
    reference TEXT NOT NULL PRIMARY KEY,
    kind      TEXT NOT NULL,
    policy    TEXT NOT NULL                    -- REFERENCE/VERSION, the one in force when it was received
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS event (
    reference TEXT    NOT NULL REFERENCES case_file,
    seq       INTEGER NOT NULL CHECK (seq > 0),
    text      TEXT    NOT NULL,                -- the event's XML, an element of the record's namespace
    PRIMARY KEY (reference, seq)
) STRICT;

CREATE TRIGGER IF NOT EXISTS case_file_stays BEFORE UPDATE ON case_file BEGIN SELECT raise(ABORT, 'a case is never changed'); END;
CREATE TRIGGER IF NOT EXISTS case_file_lasts BEFORE DELETE ON case_file BEGIN SELECT raise(ABORT, 'a case is never deleted'); END;
CREATE TRIGGER IF NOT EXISTS event_stays     BEFORE UPDATE ON event     BEGIN SELECT raise(ABORT, 'an event is never changed'); END;
CREATE TRIGGER IF NOT EXISTS event_lasts     BEFORE DELETE ON event     BEGIN SELECT raise(ABORT, 'an event is never deleted'); END;

-- The files that came with events, each once: an event's attachment names the digest of what it is.
CREATE TABLE IF NOT EXISTS content (
    digest TEXT NOT NULL PRIMARY KEY,          -- SHA-256 of the bytes
    bytes  BLOB NOT NULL
) STRICT;

CREATE TRIGGER IF NOT EXISTS content_stays   BEFORE UPDATE ON content   BEGIN SELECT raise(ABORT, 'a file is never changed'); END;
CREATE TRIGGER IF NOT EXISTS content_lasts   BEFORE DELETE ON content   BEGIN SELECT raise(ABORT, 'a file is never deleted'); END;

-- Each version of the policy that the site was ever started with: the same version never has another text.
CREATE TABLE IF NOT EXISTS policy (
    identity TEXT NOT NULL PRIMARY KEY,        -- REFERENCE/VERSION
    digest   TEXT NOT NULL                     -- SHA-256 of the document
) STRICT, WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS policy_stays    BEFORE UPDATE ON policy BEGIN SELECT raise(ABORT, 'a version never changes'); END;
CREATE TRIGGER IF NOT EXISTS policy_lasts    BEFORE DELETE ON policy BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;

-- What was done beside the cases: the record of the duties, a review of the policy an event, and so the report on a month.
CREATE TABLE IF NOT EXISTS duty (
    seq  INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
    text TEXT    NOT NULL                      -- the event's XML, as of a case
) STRICT, WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS duty_stays      BEFORE UPDATE ON duty BEGIN SELECT raise(ABORT, 'an event is never changed'); END;
CREATE TRIGGER IF NOT EXISTS duty_lasts      BEFORE DELETE ON duty BEGIN SELECT raise(ABORT, 'an event is never deleted'); END;

-- What was sent twice is stored once: a form's token, a digest of what came with it, and the event that it became.
CREATE TABLE IF NOT EXISTS submission (
    token     TEXT    NOT NULL PRIMARY KEY,
    digest    TEXT    NOT NULL,
    reference TEXT    NOT NULL,
    seq       INTEGER NOT NULL,
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS submission_content ON submission (digest, at);

-- The post: messages as the mail server handed them over, each once. What is in them stands in them alone.
CREATE TABLE IF NOT EXISTS post (
    number   INTEGER NOT NULL PRIMARY KEY,
    identity TEXT    NOT NULL UNIQUE,          -- what it is known by when it comes again (lib/post/trace.h)
    received INTEGER NOT NULL,                 -- when the mail server had it
    bytes    BLOB    NOT NULL                  -- none any more, some time after it left the post
) STRICT;

-- Those that the machine has not looked at yet, to see whether it can sort them by itself (lib/post/sorting.h).
CREATE TABLE IF NOT EXISTS post_unlooked (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES post
) STRICT;

-- What became of a message: by this it left the post.
CREATE TABLE IF NOT EXISTS post_sorted (
    number    INTEGER NOT NULL PRIMARY KEY REFERENCES post,
    how       TEXT    NOT NULL,                -- case, both, passed-on, unwanted; filed by the machine: bounce, automatic
    reference TEXT,                            -- the case of which it became an event, and that event
    seq       INTEGER,
    by        TEXT    NOT NULL,
    at        INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS post_filed ON post_sorted (at, number) WHERE how IN ('bounce', 'automatic');

-- Those that have not left it, by receipt: what waits is found beside what ever came.
CREATE TABLE IF NOT EXISTS post_waiting (
    received INTEGER NOT NULL,
    number   INTEGER NOT NULL REFERENCES post,
    PRIMARY KEY (received, number)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO post_waiting
    SELECT received, number FROM post WHERE number NOT IN (SELECT number FROM post_sorted);

CREATE TRIGGER IF NOT EXISTS post_comes AFTER INSERT ON post BEGIN
    INSERT INTO post_waiting (received, number) VALUES (new.received, new.number);
END;

CREATE TRIGGER IF NOT EXISTS post_leaves AFTER INSERT ON post_sorted BEGIN
    DELETE FROM post_waiting WHERE number = new.number AND received = (SELECT received FROM post WHERE number = new.number);
END;

CREATE TRIGGER IF NOT EXISTS post_returns AFTER DELETE ON post_sorted BEGIN
    INSERT INTO post_waiting (received, number) SELECT received, number FROM post WHERE number = old.number;
END;

-- A message that is a complaint and a compliment, until it is both: a case is made of each, and the first is known.
CREATE TABLE IF NOT EXISTS post_both (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES post,
    first  TEXT REFERENCES case_file
) STRICT;

-- Where a message was passed on to, and what its sender was told of it: no words any more once its bytes are gone.
CREATE TABLE IF NOT EXISTS post_passed (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES post,
    place  TEXT    NOT NULL,                   -- as it was called then
    reply  TEXT,                               -- NULL: none
    sent   INTEGER NOT NULL                    -- 1: it went out by itself
) STRICT;

-- What is to go out by email, and what became of it: a row for each letter, written with its event, and for each notice
-- (lib/store/outbox.h). Until version 17 each was of a case.
CREATE TABLE IF NOT EXISTS outbox (number, reference, seq, what, digest, address, message, made, state, since, due, tries, answer);
ALTER TABLE outbox RENAME TO outbox_before;
CREATE TABLE outbox (
    number    INTEGER NOT NULL PRIMARY KEY,
    reference TEXT    REFERENCES case_file,    -- NULL, as seq: of no case
    seq       INTEGER,
    what      TEXT    NOT NULL,                -- letter, receipt, notice
    digest    TEXT    NOT NULL REFERENCES content,
    address   TEXT    NOT NULL,
    message   TEXT    NOT NULL,                -- Message-ID
    made      INTEGER NOT NULL,
    state     TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
    since     INTEGER NOT NULL,                -- of that state
    due       INTEGER NOT NULL,                -- not before; of what is being sent: then somebody else may
    tries     INTEGER NOT NULL DEFAULT 0,
    answer    TEXT                             -- the code that the mail server gave last
) STRICT;
INSERT INTO outbox SELECT * FROM outbox_before;
DROP TABLE outbox_before;
CREATE INDEX IF NOT EXISTS outbox_due     ON outbox (state, due);
CREATE INDEX IF NOT EXISTS outbox_case    ON outbox (reference);
CREATE INDEX IF NOT EXISTS outbox_message ON outbox (message);
DROP INDEX IF EXISTS outbox_address;
CREATE INDEX IF NOT EXISTS outbox_whom    ON outbox (lower(address), since);

-- What staff are to be told by email and are not yet, with its event (lib/store/news.h); and whose mail of the morning is
-- done up to which day, as days since 1970.
CREATE TABLE IF NOT EXISTS news (
    number    INTEGER NOT NULL PRIMARY KEY,
    user      TEXT    NOT NULL,
    reference TEXT    NOT NULL REFERENCES case_file,
    seq       INTEGER NOT NULL,
    topic     TEXT    NOT NULL,
    made      INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS news_user ON news (user);

CREATE TABLE IF NOT EXISTS morning (
    user TEXT    NOT NULL PRIMARY KEY,
    day  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- References drawn in advance for slips of the front desk: no case gets one but that of the slip, which is keyed in later.
-- One that a case has is used up; a void one stays unused for good. It says of nobody what they told us.
CREATE TABLE IF NOT EXISTS slip (
    reference TEXT    NOT NULL PRIMARY KEY,
    drawn     INTEGER NOT NULL,
    drawn_by  TEXT    NOT NULL,                -- user name, or system
    batch     TEXT    NOT NULL                 -- a word of those that were drawn together
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS slip_batch ON slip (batch);

CREATE TABLE IF NOT EXISTS slip_void (
    reference TEXT    NOT NULL PRIMARY KEY REFERENCES slip,
    at        INTEGER NOT NULL,
    void_by   TEXT    NOT NULL,
    reason    TEXT    NOT NULL                 -- spoilt, lost, unneeded
) STRICT, WITHOUT ROWID;

-- Each slip with what became of it
CREATE VIEW IF NOT EXISTS slip_now AS
    SELECT s.reference, s.drawn, s.drawn_by, s.batch, v.at, v.void_by, v.reason,
           EXISTS (SELECT 1 FROM case_file AS f WHERE f.reference = s.reference) AS used
    FROM slip AS s LEFT JOIN slip_void AS v USING (reference);

CREATE TRIGGER IF NOT EXISTS slip_stays      BEFORE UPDATE ON slip      BEGIN SELECT raise(ABORT, 'a slip is never changed'); END;
CREATE TRIGGER IF NOT EXISTS slip_lasts      BEFORE DELETE ON slip      BEGIN SELECT raise(ABORT, 'a slip is never deleted'); END;
CREATE TRIGGER IF NOT EXISTS slip_void_stays BEFORE UPDATE ON slip_void BEGIN SELECT raise(ABORT, 'void it stays'); END;
CREATE TRIGGER IF NOT EXISTS slip_void_lasts BEFORE DELETE ON slip_void BEGIN SELECT raise(ABORT, 'void it stays'); END;

-- What is made from the records

DROP TABLE IF EXISTS case_index;
DROP TABLE IF EXISTS listing;
DROP TABLE IF EXISTS meeting;
DROP TABLE IF EXISTS combination;
DROP TABLE IF EXISTS search_term;
DROP TABLE IF EXISTS search;
DROP TABLE IF EXISTS concerned;
DROP TABLE IF EXISTS link;
DROP TABLE IF EXISTS obligation;
DROP TABLE IF EXISTS task;
DROP TABLE IF EXISTS staffing;
DROP TABLE IF EXISTS source;
DROP TABLE IF EXISTS register;
DROP TABLE IF EXISTS register_search;
DROP TABLE IF EXISTS line;
DROP TABLE IF EXISTS mark;
DROP TABLE IF EXISTS tally;

-- One row a case: what lists show and are sorted by.
CREATE TABLE case_index (
    reference   TEXT    NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    level       INTEGER NOT NULL,
    reached     INTEGER NOT NULL,              -- the highest level it ever was at: who decided there keeps sight of it
    division    TEXT,                          -- NULL: nobody was sure
    handler     TEXT,                          -- user name, once assigned
    owner       TEXT,                          -- role that owes what is due next
    next_name   TEXT,                          -- what is due next; NULL: nothing is owed
    next_level  INTEGER,
    next_due    INTEGER,
    received    INTEGER NOT NULL,
    last_seq    INTEGER NOT NULL,              -- of its events
    unsorted    INTEGER NOT NULL,              -- 1: it waits to be sorted, beside the ordinary lists
    severity    TEXT,                          -- NULL: nobody said
    urgent      INTEGER NOT NULL,              -- 1: it is of high severity and not over: it comes first in lists by due time
    recorded_by TEXT    NOT NULL,
    reporter    TEXT,                          -- user who told who recorded it
    person      TEXT,
    category    TEXT,                          -- of the complainant, as are the next two
    organisation TEXT,
    trust       TEXT,
    told        INTEGER,                       -- when they last heard from us, and how
    told_how    TEXT,
    summary     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Every list in every order: a row for each word that is true of a case (all, state:received, division:finance …). A page
-- of a list is a walk along the rows of one word that asks of each case for the others (store/store.h).
CREATE TABLE listing (
    word      TEXT    NOT NULL,
    sort      INTEGER NOT NULL,                -- by due time, receipt, reference, receipt from the oldest on, person: enum list_order
    place     INTEGER NOT NULL,                -- due time, the largest number where nothing is due, what is urgent far before; minus receipt; 0; receipt; text_place
    reference TEXT    NOT NULL,
    PRIMARY KEY (word, sort, place, reference)
) STRICT, WITHOUT ROWID;

CREATE INDEX listing_of_case ON listing (reference);

-- Which two words were ever true of one and the same case. Where two words never met, no case has both, so nobody need look
-- for one. What met once stays here even when no case has both any more: then the search is made, and finds nothing.
-- `one` comes before `other` in the alphabet. `combination` spares work: all words of a case, with spaces between; where that
-- text is there already, all its pairs are in `meeting`.
CREATE TABLE meeting (
    one   TEXT NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE combination (
    words TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- All that people wrote in a case, to be searched, newest first: the row's number says when it was received
-- (store/sqlite_search.c). `words` are those of the listing, each spelt as one token; `text` is what was `said`, folded
-- (base/folding.h).
CREATE VIRTUAL TABLE search USING fts5(
    reference UNINDEXED, words, text, said UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);

-- Where several words must meet, a page of their rows is read row by row up to the one sought: short pages are left sooner.
INSERT INTO search (search, rank) VALUES ('pgsz', 2000);

-- A word is looked up in every segment of the index. Of each size there are so many at most before they become one.
INSERT INTO search (search, rank) VALUES ('crisismerge', 4);

-- The words that stand in there.
CREATE VIRTUAL TABLE search_term USING fts5vocab(search, instance);

-- Who is complained about: for them the case does not exist.
CREATE TABLE concerned (
    reference TEXT NOT NULL,
    user      TEXT NOT NULL,
    PRIMARY KEY (reference, user)
) STRICT, WITHOUT ROWID;

-- Which cases have to do with each other; found from either side.
CREATE TABLE link (
    reference TEXT NOT NULL,
    other     TEXT NOT NULL,
    how       TEXT NOT NULL,                   -- split, duplicate, related
    PRIMARY KEY (reference, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_from_other ON link (other, reference);

-- Everything owed and every right, kept or not; whether it is overdue is a question of now and not stored.
CREATE TABLE obligation (
    reference TEXT    NOT NULL,
    number    INTEGER NOT NULL,                -- as the engine orders them, from 1
    name      TEXT    NOT NULL,
    level     INTEGER NOT NULL,
    item      TEXT,
    start     INTEGER NOT NULL,
    due       INTEGER,                         -- NULL: a right without a last date
    first_due INTEGER,
    kept      INTEGER,
    lapsed    INTEGER NOT NULL,
    PRIMARY KEY (reference, number)
) STRICT, WITHOUT ROWID;

-- What is to be done on a case and whose it is (core/next_step.h): a row for each thing and each person. A list of tasks is
-- one walk along the rows of a user. Time does not change these rows: `since` and `until` say when it is theirs.
CREATE TABLE task (
    user      TEXT    NOT NULL,                -- '': nobody's
    place     INTEGER NOT NULL,                -- as by due time; the smallest number where nobody is able
    reference TEXT    NOT NULL,
    since     INTEGER NOT NULL,
    until     INTEGER NOT NULL,                -- theirs before then
    name      TEXT    NOT NULL,                -- of what is owed; '' where nothing is
    owed_level INTEGER,                        -- as its name
    due       INTEGER,
    action    TEXT    NOT NULL,                -- what leads the case on where nothing is owed; else ''
    ground    TEXT    NOT NULL,                -- why it is theirs
    role      TEXT    NOT NULL,                -- of those who hold a role; ''
    PRIMARY KEY (user, place, reference, name, since)
) STRICT, WITHOUT ROWID;

CREATE INDEX task_of_case ON task (reference, user, until);      -- `until` so that the index alone tells what is theirs now

-- What the index was made from beside the records: where the site has it otherwise, cases are made anew (registry/renewal.h).
CREATE TABLE source (
    name  TEXT NOT NULL PRIMARY KEY,           -- users, days
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The registers of improvements, lessons and practices, by entry: where each stands in every list that shows it. A list is
-- a register under any combination of its filters (`improvements`, `improvements state:open cause:guidance` …), so that
-- each page is one walk along its rows (registry/lessons.h). What an entry says stays in the record.
CREATE TABLE register (
    list      TEXT    NOT NULL,
    place     INTEGER NOT NULL,                -- what comes first has the smallest
    reference TEXT    NOT NULL,
    item      TEXT    NOT NULL,                -- its name within the case: seq of the event, or seq.number
    PRIMARY KEY (list, place, reference, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX register_of_case ON register (reference);

-- What the entries say, to be searched, newest case first: the row's number says when it was received
-- (store/sqlite_lessons.c). `list` is the register's name.
CREATE VIRTUAL TABLE register_search USING fts5(
    reference UNINDEXED, item UNINDEXED, list, text,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4 5 6 7 8'
);

-- What shows of a case where others are shown beside it, so that such a page need not read whole cases: of an entry of a
-- register by its name, of a compliment by the word of the listing that shows it.
CREATE TABLE line (
    reference TEXT NOT NULL,
    item      TEXT NOT NULL,
    text      TEXT NOT NULL,                   -- XML (registry/lessons.h, registry/praise.h)
    PRIMARY KEY (reference, item)
) STRICT, WITHOUT ROWID;

-- What a case counts for in the months' reports (core/figure.h): a row for each time that it counts, under its figure, in
-- a row and a column of it. It happened at `since`, and counts in that month; or it stands from then until before
-- `until`, and counts at the end of each month from `month` on, before `until_month`.
CREATE TABLE mark (
    reference   TEXT    NOT NULL,
    figure      TEXT    NOT NULL,
    row_name    TEXT    NOT NULL,
    column_name TEXT    NOT NULL,
    item        TEXT    NOT NULL,              -- which of those that the case has there
    month       TEXT    NOT NULL,              -- of `since`: 2026-05
    since       INTEGER NOT NULL,
    until       INTEGER,                       -- the largest number: it still stands
    until_month TEXT,                          -- NULL: it still stands, or happened
    length      INTEGER,                       -- how long it took, in seconds; NULL: that is not counted
    PRIMARY KEY (reference, figure, row_name, column_name, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX mark_of_month ON mark (month, figure, row_name, column_name, since) WHERE until IS NULL;
CREATE INDEX mark_standing ON mark (figure, until, since, row_name, column_name) WHERE until IS NOT NULL;
CREATE INDEX mark_length   ON mark (month, figure, length) WHERE length IS NOT NULL;

-- How many happened in a month; and by how many more than at the end of the month before stand at its end, which may be
-- less than nothing. So a report need not count them.
CREATE TABLE tally (
    stands      INTEGER NOT NULL,
    month       TEXT    NOT NULL,
    figure      TEXT    NOT NULL,
    row_name    TEXT    NOT NULL,
    column_name TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    PRIMARY KEY (stands, month, figure, row_name, column_name)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER mark_counts AFTER INSERT ON mark BEGIN
    INSERT INTO tally (stands, month, figure, row_name, column_name, number)
        VALUES (new.until IS NOT NULL, new.month, new.figure, new.row_name, new.column_name, 1)
        ON CONFLICT (stands, month, figure, row_name, column_name) DO UPDATE SET number = number + 1;
END;

CREATE TRIGGER mark_counts_until AFTER INSERT ON mark WHEN new.until_month IS NOT NULL BEGIN
    INSERT INTO tally (stands, month, figure, row_name, column_name, number)
        VALUES (1, new.until_month, new.figure, new.row_name, new.column_name, -1)
        ON CONFLICT (stands, month, figure, row_name, column_name) DO UPDATE SET number = number - 1;
END;

CREATE TRIGGER mark_counts_no_more AFTER DELETE ON mark BEGIN
    UPDATE tally SET number = number - 1 WHERE stands = (old.until IS NOT NULL) AND month = old.month
        AND figure = old.figure AND row_name = old.row_name AND column_name = old.column_name;
    UPDATE tally SET number = number + 1 WHERE stands = 1 AND month = old.until_month
        AND figure = old.figure AND row_name = old.row_name AND column_name = old.column_name;
END;
