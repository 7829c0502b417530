#!/bin/bash
# The records are the truth: what is made from them can be broken, is found out, and is made anew. And a site whose
# files are broken does not start, with file and line.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
data=$scratch/data site=$scratch/site
mkdir -p "$data"
cp -r conf/sites/schools-mutual-services "$site"
database=$data/redress.db
export REDRESS_SITE=$site REDRESS_DATA=$data REDRESS_SHARE=. REDRESS_CALENDARS=conf/calendars

redress() { $CGI_WRAP "$BUILD/redress" "$@"; }
sql() { sqlite3 -cmd '.timeout 5000' "$database" "$1"; }
verdict() { redress verify >"$scratch/verdict" 2>&1; echo $?; }
says() { grep -qP -- "$1" "$scratch/verdict" || { cat "$scratch/verdict" && false; }; }

ok 'sample cases' redress demo 12
is 'all is in order' "$(verdict)" 0
ok 'and counted' says '^12 cases\t\d+ events\t0 broken$'
sql '.dump case_index obligation concerned' >"$scratch/before"
# The order in which they were kept, which their references do not tell.
kept='ORDER BY (SELECT rowid FROM event WHERE event.reference = case_index.reference AND seq = 1)'
reference=$(sql "SELECT reference FROM case_index WHERE next_due IS NOT NULL AND kind = 'complaint' $kept LIMIT 1")
other=$(sql "SELECT reference FROM case_index WHERE reference <> '$reference' AND kind = 'complaint' $kept LIMIT 1")

# broken NAME SQL REFERENCE...: verify says so, with exit 1 and the references; rebuild mends it.
broken() {
    name=$1
    sql "$2"
    shift 2
    is "$name: verify exits with 1" "$(verdict)" 1
    for named in "$@"; do ok "$name: verify names $named" says "^$named\t."; done
    ok "$name: and how many" says "\t$# broken\$"
    ok "$name: rebuild" redress rebuild
    is "$name: mended" "$(verdict)" 0
    ok "$name: as it was before" is_equal "$(sql '.dump case_index obligation concerned')" "$(cat "$scratch/before")"
}
broken 'a state in the index' "UPDATE case_index SET state = 'closed' WHERE reference = '$reference'" "$reference"
broken 'a due time in the index' "UPDATE case_index SET next_due = next_due + 60 WHERE reference = '$reference'" "$reference"
broken 'a division in the index' "UPDATE case_index SET division = 'nowhere' WHERE reference = '$reference'" "$reference"
broken 'a row of the index is gone' "DELETE FROM case_index WHERE reference = '$reference'" "$reference"
broken 'a due time of an obligation' "UPDATE obligation SET due = due + 1 WHERE reference = '$reference'" "$reference"
broken 'an obligation is gone' "DELETE FROM obligation WHERE reference = '$reference' AND number = 1" "$reference"
broken 'an obligation too many' "INSERT INTO obligation VALUES ('$reference', 99, 'respond', 1, NULL, 0, 0, NULL, NULL, 0)" "$reference"
broken 'a person concerned too many' "INSERT INTO concerned VALUES ('$reference', 'handler')" "$reference"
broken 'two cases' "UPDATE case_index SET summary = 'x' WHERE reference IN ('$reference', '$other')" "$reference" "$other"

sql "UPDATE case_index SET next_due = next_due + 60 WHERE reference = '$reference'"
redress rebuild >"$scratch/moved"
is 'rebuild lists what moved: reference, before, now' "$(cut -f 1 "$scratch/moved"; awk -F '\t' '{ print NF }' "$scratch/moved")" "$(printf '%s\n3' "$reference")"

# refused NAME SQL: the database itself does not let it.
refused() {
    ok "R-O11 $1 is refused" eval "! sql \"$2\" 2>'$scratch/refusal'"
    ok "R-O11 $1: and says so" grep -q "$3" "$scratch/refusal"
}
refused 'changing an event' "UPDATE event SET text = 'x'" 'an event is never changed'
refused 'deleting an event' "DELETE FROM event WHERE seq = 1" 'an event is never deleted'
refused 'changing a case' "UPDATE case_file SET policy = 'x/1'" 'a case is never changed'
refused 'deleting a case' "PRAGMA foreign_keys = OFF; DELETE FROM case_file" 'a case is never deleted'
refused 'an event of no case' "PRAGMA foreign_keys = ON; INSERT INTO event VALUES ('C-2026-999999-X', 1, 'x')" 'FOREIGN KEY'
is 'nothing of it was done' "$(verdict)" 0

# What the records themselves say can only be broken by force, and is found, too.
cp "$database" "$scratch/whole.db"
last=$(sql "SELECT max(seq) FROM event WHERE reference = '$reference'")
sql "INSERT INTO event SELECT reference, seq + 5, replace(text, 'seq=\"$last\"', 'seq=\"$((last + 5))\"') FROM event WHERE reference = '$reference' AND seq = $last"
is 'a gap in the sequence: verify exits with 1' "$(verdict)" 1
ok 'and names it' says "^$reference\tsequence$"
cp "$scratch/whole.db" "$database"
sql "DROP TRIGGER event_stays; UPDATE event SET text = replace(text, '<details>', '<details2>') WHERE reference = '$reference' AND seq = 1"
is 'a record that is no XML: verify exits with 1' "$(verdict)" 1
ok 'and names it' says "^$reference\t."
cp "$scratch/whole.db" "$database"
sql "DROP TRIGGER event_stays; UPDATE event SET text = replace(text, '<channel>web</channel>', '<channel>pigeon</channel>') WHERE seq = 1 AND rowid = (SELECT min(rowid) FROM event WHERE text LIKE '%<channel>web</channel>%' AND seq = 1)"
is 'a record that the schema refuses: verify exits with 1' "$(verdict)" 1
ok 'and names it' says "^[CP]-[0-9-]+-.\trecord$"
cp "$scratch/whole.db" "$database"
is 'put back, all is in order' "$(verdict)" 0

# stops NAME FILE WHERE: with the site as it now is nothing starts; file and line are said. The file is put back.
stops() {
    is "$1: redress verify exits with 1" "$(verdict)" 1
    ok "$1: and says where" says "$3"
    data=$scratch/data cgi home REDRESS_SITE="$site" SCRIPT_NAME=/ >"$scratch/page" 2>"$scratch/verdict"
    is "$1: a program exits with 78" $? 78
    ok "$1: and says where" says "$3"
    is "$1: and answers nothing" "$(cat "$scratch/page")" ''
    cp "conf/sites/schools-mutual-services/${2##*/}" "$2"
}
line() { grep -n -- "$1" "$2" | head -n 1 | cut -d : -f 1; }
policy=$site/policy.xml users=$site/users.xml organisation=$site/organisation.xml

sed -i 's|<control |<control <|' "$policy"
stops 'a policy that is no XML' "$policy" "policy\.xml:$(line '<control <' "$policy"): ."
sed -i 's|force="target"|force="perhaps"|' "$policy"
stops 'a policy that its schema refuses' "$policy" "policy\.xml:$(line perhaps "$policy"): .*perhaps"
sed -i '0,/within="24 hours"/s//within="24 fortnights"/' "$policy"
stops 'a length that is none' "$policy" "policy\.xml:$(line fortnights "$policy"): ."
sed -i '1a <!DOCTYPE policy [<!ENTITY e SYSTEM "/etc/passwd">]>' "$policy"
stops 'a policy with a document type' "$policy" 'policy\.xml:[0-9]+: .'
sed -i 's|</users>|<user name="x y" title="X"/></users>|' "$users"
stops 'a user name that is none' "$users" "users\.xml:$(line 'x y' "$users"): ."
sed -i 's|<division name="people"|<division title2="x" name="people"|' "$organisation"
stops 'a division with an unknown attribute' "$organisation" "organisation\.xml:$(line title2 "$organisation"): .*title2"
rm "$policy"
stops 'no policy at all' "$policy" 'policy'
is 'put back, all is in order' "$(verdict)" 0
is 'a mistyped reference: exit 2' "$(redress show C-2026-000001-0 >/dev/null 2>&1; echo $?)" 2
unknown=$(perl -e '$p = 36; for (split //, "C2019000001") { $s = ($p + index "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", $_) % 36 || 36; $p = $s * 2 % 37 }
    print "C-2019-000001-", substr "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", (37 - $p) % 36, 1')
is 'an unknown case: exit 1' "$(redress show "$unknown" >/dev/null 2>&1; echo $?)" 1
is 'an unknown command: exit 2' "$(redress nothing >/dev/null 2>&1; echo $?)" 2
done_testing
