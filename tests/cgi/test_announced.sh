#!/bin/sh
# A day off that is announced later moves what is still open, and nothing that was kept before; whoever serves or
# rebuilds next makes the lists anew and says what has moved, and the explanation says since when the day is off.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

cp -r conf/sites/schools-mutual-services "$scratch/site"
mkdir "$scratch/data"
redress() { "$BUILD/redress" --site "$scratch/site" --data "$scratch/data" "$@"; }
announce() { # DAY AT
    perl -0pi -e "s|<division |<closure day=\"$1\" name=\"Flood\" announced=\"$2\"/>\n  <division |" \
        "$scratch/site/organisation.xml"
}
due() { redress list | awk -F'\t' -v r="$1" '$1 == r {print substr($5, 1, 10)}'; }

redress demo 2
case=$(redress list | awk -F'\t' '$4 == "acknowledged" {print $1; exit}')
before=$(due "$case")
announce "$before" "$(date +%Y-%m-%dT%H:%M:%S%:z)"

is "who only looks makes nothing anew" "$(redress list >"$scratch/listed" 2>&1; echo "$(grep -c moved "$scratch/listed") $(due "$case")")" "0 $before"
redress rebuild 2>"$scratch/moved"
is "verify finds everything in order, as it has been made anew" "$(redress verify | tail -1 | cut -f 3)" "0 broken"
ok "what moved is said, and from when" grep -q "$case: .* was due $before.* and is due " "$scratch/moved"
after=$(due "$case")
ok "its due time is later now" test "$(echo "$after" | tr -d -)" -gt "$(echo "$before" | tr -d -)"
is "nothing is said twice" "$(redress rebuild 2>&1)" ""
is "the record says it" "$(redress show "$case" | grep -c '<moved ')" 1

# Wed 2026-06-03 goes on being counted for what was kept before it was announced as a day off.
sed -i '/Flood/d' "$scratch/site/organisation.xml"
announce 2026-06-03 2026-06-03T12:00:00+01:00
line() { redress deadlines "$@" | awk -F'\t' '$1 == "respond" {print substr($3, 1, 10), $4}'; }
is "what was kept before the announcement stays" \
    "$(line complaint received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T10:00)" "2026-06-03 met"
is "what is open moves" \
    "$(line complaint received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-04T10:00)" "2026-06-04 met"
ok "the explanation says since when" sh -c "$BUILD/redress --site $scratch/site deadlines --explain complaint \
    received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 | grep 'Flood (announced on 3 June 2026)'"
ok "a due time past the known bank holidays says so" sh -c "$BUILD/redress --site $scratch/site deadlines --explain \
    complaint received=2031-06-02T09:00 | grep 'We only know the bank holidays until'"
ok "so does one that was counted before they are known" sh -c "$BUILD/redress --site $scratch/site deadlines --explain \
    complaint received=2024-12-19T09:00 acknowledged=2024-12-20T09:00 | grep 'We only know the bank holidays from'"

done_testing
