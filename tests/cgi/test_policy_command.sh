#!/bin/bash
# redress policy: the shipped policies are clean, the faulty one is found out line by line, a replay shows what a draft
# would change. And a version of the policy never has another text: who changes it so starts nothing.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
data=$scratch/data site=$scratch/site
schools=conf/sites/schools-mutual-services
faulty=tests/policies/one-academy-as-it-stands.xml

redress() {
    env -u REDRESS_SITE -u REDRESS_DATA REDRESS_SHARE=. REDRESS_CALENDARS=conf/calendars \
        $CGI_WRAP "$BUILD/redress" "$@" 2>"$scratch/error"
}
here() { redress --site "$site" --data "$data" "$@"; }
# exits WANTED COMMAND...: the command's exit code, its output in $scratch/out
exits() { wanted=$1; shift; "$@" >"$scratch/out"; got=$?; [ $got = "$wanted" ] || { echo "exit $got"; cat "$scratch/out" "$scratch/error"; false; }; }
says() { grep -q -- "$1" "$scratch/out" "$scratch/error" || { cat "$scratch/out" "$scratch/error"; false; }; }
silent() { [ ! -s "$scratch/out" ] && [ ! -s "$scratch/error" ]; }

# ---- The audit ----

for name in schools-mutual-services one-academy; do
    ok "$name: the policy alone is clean" exits 0 redress policy "conf/sites/$name/policy.xml"
    ok "$name: and says nothing" silent
    ok "$name: clean with its organisation, too" exits 0 redress --site "conf/sites/$name" policy "conf/sites/$name/policy.xml"
    ok "$name: and says nothing of that" silent
done

ok 'the policy as it stands is found out' exits 1 redress policy $faulty
is 'line by line, and which is a fault' "$(cut -f 1-3 "$scratch/out")" "6	review-passed	fault
6	issued-differs	fault
12	approval-old	fault
6	owner-not-approver	note
11	author-not-issuer	note"
ok 'in words: the review' says '	The review was due on 2021-07-01; today is '
ok 'in words: the issue' says '	The document says that it was issued on 2020-07-01; the version history says 2020-03-04 for version ISSUE V3\.$'
ok 'in words: the approval' says '	The newest approval, of 2018-12-18, is older than version ISSUE V3 of 2020-03-04\.$'
ok 'a note says that it is one' says 'owner-not-approver	note	The owner, Marc Molloy,'

sed 's/author="Customer Support Manager"/author="Somebody"/' $schools/policy.xml >"$scratch/note.xml"
ok 'notes alone are no fault' exits 0 redress policy "$scratch/note.xml"
ok 'but are said' says 'author-not-issuer	note	'
sed 's/24 hours/24 days/' $schools/policy.xml >"$scratch/wrong.xml"
ok 'what is not valid is refused' exits 1 redress policy "$scratch/wrong.xml"
ok 'with file, line and reason' says 'wrong.xml:[0-9]*: .*24 days'
grep -v 'role="head"' $schools/users.xml >"$scratch/users.xml"
mkdir "$scratch/few" && cp $schools/*.xml "$scratch/few" && cp "$scratch/users.xml" "$scratch/few"
ok 'the organisation counts' exits 1 redress --site "$scratch/few" policy $schools/policy.xml
ok 'where one is given' says '^[0-9]*	role-unheld	fault	No one holds the role “head” (Head of Service)\.$'
ok 'no file is wrong use' exits 2 redress policy
ok 'two files are wrong use' exits 2 redress policy $faulty $faulty
ok 'deadlines without a site is wrong use' exits 2 redress deadlines complaint received=2026-05-01T17:30
ok 'and says what is missing' says '--site'

codes() { perl -ne 'print "$1\n" if /^ +\{"([a-z-]+)", (FAULT|NOTE)\},$/' lib/site/audit.c | sort; }
found() { perl -0ne 'print "$1\n" while /(?:audit_find|rule_fault)\([^;]*?"([a-z]+-[a-z-]+)"/g' lib/site/audit_*.c | sort -u; }
unspoken() { codes | while read -r code; do grep -q "'$code'" xsl/audit.xsl || echo "$code"; done; }
is 'every code that is found is in the table' "$(comm -23 <(found) <(codes))" ''
is 'every code has words' "$(unspoken)" ''
ok 'and there are codes' test "$(codes | wc -l)" -ge 25

# ---- The replay ----

mkdir "$data" && cp -r $schools "$site"
ok 'sample cases' exits 0 here demo 11
ok 'a replay of the same policy' exits 0 here policy --replay "$site/policy.xml"
is 'differs nowhere' "$(cat "$scratch/out")" '11 cases	0 differing	0 late now	0 late then'
sed 's/within="2 working-days" force="target"/within="1 working-days" force="target"/' $schools/policy.xml >"$scratch/draft.xml"
ok 'a replay of another length' exits 0 here policy --replay "$scratch/draft.xml"
is 'shows that obligation at that level only' "$(sed '$d' "$scratch/out" | cut -f 2,3 | sort -u)" 'respond	1'
ok 'with both due times and states' test -z "$(sed '$d' "$scratch/out" | grep -vP '^C-[^\t]*\trespond\t1\t(\S+T\S+)\t\S+\t(?!\1)\S+T\S+\t\S+$')"
is 'and counts the cases' "$(sed '$d' "$scratch/out" | cut -f 1 | sort -u | wc -l) differing" "$(tail -n 1 "$scratch/out" | cut -f 2)"
is 'the late ones too' "$(sed '$d' "$scratch/out" | awk -F'\t' '$7 == "late" || $7 == "overdue"' | wc -l) late then" "$(tail -n 1 "$scratch/out" | cut -f 4)"
grep -v 'name="acknowledge" .*clause="thank"' $schools/policy.xml >"$scratch/less.xml"
ok 'a replay without an obligation' exits 0 here policy --replay "$scratch/less.xml"
ok 'leaves blank what nobody would owe' test -z "$(sed '$d' "$scratch/out" | grep -vP '^P-[^\t]*\tacknowledge\t1\t\S+\t\S+\t\t$')"
ok 'the cases are as they were' exits 0 here verify
ok 'a replay without data is wrong use' exits 2 redress --site "$site" policy --replay "$scratch/draft.xml"
ok 'a replay of what is not valid is refused' exits 1 here policy --replay "$scratch/wrong.xml"

# ---- The same version with another text ----

is 'the version is remembered' "$(sqlite3 "$data/redress.db" 'SELECT identity, length(digest) FROM policy')" 'SMS-CP/2.0|64'
sed -i 's/24 hours/36 hours/' "$site/policy.xml"
ok 'another text for a version starts nothing' exits 1 here list
ok 'and says which version' says 'policy SMS-CP/2.0 has another text than before'
REDRESS_SITE=$site cgi home >"$scratch/page" 2>"$scratch/error" && answered=yes || answered=no
is 'no program answers either' "$answered $(wc -c <"$scratch/page")" 'no 0'
ok 'it says why' grep -q 'SMS-CP/2.0 has another text' "$scratch/error"
sed -i 's/36 hours/24 hours/' "$site/policy.xml"
ok 'with the old text it starts' exits 0 here list
sed -i '1s/.*/<?xml version="1.0"?><!-- a remark before the document -->/' "$site/policy.xml"
ok 'what is not the document does not count' exits 0 here list

# ---- Versions that come and go ----

# version VERSION ISSUED FILE: the shipped policy as that version, with its line of the history and its approval; the
# lines after it go where it is older
version() {
    local after=0; [ "$2" \< 2026-04-01 ] && after=1
    perl -0pe "s/version=\"2.0\" issued=\"2026-04-01\"/version=\"$1\" issued=\"$2\"/;
        if ($after) { s/ *<(release|approval) [^\n]*date=\"2026-04-01\"[^\n]*\n//g }
        else { s/(( *)<approval )/\$2<release version=\"$1\" date=\"$2\" reason=\"r\" by=\"Customer Support Manager\"\/>\n\$1/;
               s/(<\/control>)/<approval by=\"Director\" name=\"David Osei\" date=\"$2\"\/>\n\$1/ }" "$schools/policy.xml" >"$3"
}
version 1.0 2025-04-01 "$site/policy-1.0.xml"
ok 'an older version is added' exits 0 here list
is 'and remembered' "$(sqlite3 "$data/redress.db" 'SELECT group_concat(identity) FROM policy')" 'SMS-CP/1.0,SMS-CP/2.0'
rm "$site/policy-1.0.xml"
ok 'it can go where no case is bound to it' exits 0 here list
mkdir "$scratch/later" && cp "$site"/*.xml "$scratch/later"
version 3.0 2026-05-01 "$scratch/later/policy.xml"
ok 'one that cases are bound to cannot' exits 1 redress --site "$scratch/later" --data "$data" list
ok 'and it says which' says 'cases are bound to policy SMS-CP/2.0'
cp "$site/policy.xml" "$scratch/later/policy-2.0.xml"
ok 'beside the new one it starts' exits 0 redress --site "$scratch/later" --data "$data" list
ok 'a version is never changed in the store' sh -c "! sqlite3 '$data/redress.db' \"UPDATE policy SET digest = ''\" 2>/dev/null"

# ---- A version that is kept out of force ----

draft=$scratch/draft
mkdir "$draft" && cp $schools/*.xml "$draft" && mv "$draft/policy.xml" "$draft/policy-2.0.xml"
version 3.0 2026-05-01 "$scratch/3.0.xml"
page() { REDRESS_SITE=$draft cgi policy SCRIPT_NAME=/complaints/policy >"$scratch/page" 2>"$scratch/log" </dev/null; }
# kept WHAT CODE: policy.xml of the draft's site is kept out by that code, 2.0 is in force, log and check say so
kept() {
    rm -f "$data"/*
    page; line=$(sed -n "s/.*policy\.xml:\([0-9]*\): version 3.0 is not in force: .*($2)\$/\1/p" "$scratch/log")
    is "$1: 2.0 is in force" "$(grep -o -m 1 'SMS-CP, version [0-9]\.[0-9]' "$scratch/page" | head -n 1)" 'SMS-CP, version 2.0'
    ok "$1: the log says why, with the line" test -n "$line"
    redress --site "$draft" --data "$data" check >"$scratch/out"
    ok "$1: so does the check" grep -q "policy.xml:$line: version 3.0 is not in force: .*($2)" "$scratch/out"
    redress --site "$draft" policy "$draft/policy.xml" >"$scratch/out"
    ok "$1: so does the audit" grep -q "^$line	$2	fault	" "$scratch/out"
}
sed 's/ name="David Osei" date="2026-05-01"/ date="2026-05-01"/' "$scratch/3.0.xml" >"$draft/policy.xml"
kept 'an approval without a name' approval-unnamed
sed '/<approval /d' "$scratch/3.0.xml" >"$draft/policy.xml"
kept 'no approval' approval-none
sed 's/by="Director" name="David Osei" date="2026-05-01"/by="Division handler" name="Priya Shah" date="2026-05-01"/' "$scratch/3.0.xml" >"$draft/policy.xml"
kept 'an approval by who may not approve' approval-not-theirs
sed 's/reason="First policy with dated promises"/reason="First policy"/' "$scratch/3.0.xml" >"$draft/policy.xml"
kept 'another word in the history' history-changed
sed 's/name="David Osei" date="2025-04-01"/name="David Osei" date="2025-04-02"/' "$scratch/3.0.xml" >"$draft/policy.xml"
kept 'another date of an approval' approval-changed
sed 's/We will confirm that/We confirm in 24 hours that/' "$scratch/3.0.xml" >"$draft/policy.xml"
kept 'a fault in its prose' length-in-words
rm "$draft/policy-2.0.xml"
rm -rf "$scratch/fresh" && mkdir "$scratch/fresh"
ok 'where no other version is there nothing starts' exits 1 redress --site "$draft" --data "$scratch/fresh" list
ok 'with file, line and reason' says 'policy.xml:[0-9]*: version 3.0 is not in force: Clause “acknowledge” writes a length out in words'

# ---- Many processes at once; and nothing is written where nothing is new ----

rm -rf "$data" && mkdir "$data"
pids=()
for turn in 1 2 3 4 5 6 7 8; do
    env REDRESS_SHARE=. REDRESS_CALENDARS=conf/calendars $CGI_WRAP "$BUILD/redress" --site "$site" --data "$data" list \
        >"$scratch/many.$turn" 2>&1 & pids+=($!)
done
failed=0
for pid in "${pids[@]}"; do wait "$pid" || failed=$((failed + 1)); done
is 'eight start at once into an empty folder' "$failed $(cat "$scratch"/many.*)" '0 '
is 'and remember the version once' "$(sqlite3 "$data/redress.db" 'SELECT count(*) FROM policy')" 1
sqlite3 "$data/redress.db" 'BEGIN IMMEDIATE' '.system touch '"$scratch/held" ".system while test ! -e $scratch/done; do sleep 0.1; done" ROLLBACK &
holder=$!
while [ ! -e "$scratch/held" ]; do sleep 0.05; done
ok 'who finds nothing new needs no turn to write' exits 0 here list
touch "$scratch/done"
wait $holder
done_testing
