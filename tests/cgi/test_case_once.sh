#!/bin/bash
# A request builds its case once. Under callgrind one POST of a note reads the case from the store once and computes its
# obligations once before the event and once after it; the case page does so once. Prints the instructions of both as
# remarks, to be held against another tree:  BUILD=/path/to/build tests/cgi/test_case_once.sh
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

if [ "$BUILD" = build-san ] || [ -n "$CGI_WRAP" ]; then
    ok 'calls are counted in the plain run # SKIP' true
    done_testing
    exit
fi

data=$scratch/data counts=$scratch/counts
mkdir "$data"
"$BUILD/redress" --site conf/sites/schools-mutual-services --data "$data" demo 11
"$BUILD/redress" --site conf/sites/schools-mutual-services --data "$data" rebuild # else who serves first does it
reference=$("$BUILD/redress" --site conf/sites/schools-mutual-services --data "$data" list |
    awk -F'\t' '$4 == "escalated" {print $1; exit}')

# counted PROGRAM [NAME=VALUE...]: as cgi, by a person who may see all; what was called goes to $counts.
counted() {
    CGI_WRAP="valgrind --tool=callgrind --quiet --log-file=/dev/null --callgrind-out-file=$counts" cgi "$@" \
        REDRESS_REALM=staff REMOTE_USER=support
}

# called FUNCTION: how often it was called.
called() {
    perl -ne '
        if (/^fn=\((\d+)\)(?: (.*))?$/) { $name{$1} = $2 if defined $2 }
        elsif (/^cfn=\((\d+)\)(?: (.*))?$/) { $name{$1} = $2 if defined $2; $callee = $name{$1} =~ s/\x27\d+$//r }
        elsif (/^calls=(\d+)/) { $calls += $1 if $callee eq "'"$1"'" }
        END { print $calls + 0 }' "$counts"
}
instructions() { awk '/^(summary|totals):/ {print $2; exit}' "$counts"; }
shown() { sed -n 's/^Status: \([0-9]*\) .*\r$/\1/p;q' "$scratch/page"; }

counted case SCRIPT_NAME=/staff/case QUERY_STRING="ref=$reference" >"$scratch/page"
is 'the case page' "$(shown)" 200
is 'reads the case once' "$(called store_case)" 1
is 'computes its obligations once' "$(called obligations)" 1
is 'looks for corrections once' "$(called correction_apply)" 1
echo "# instructions of the case page: $(instructions)"

cgi step SCRIPT_NAME=/staff/note QUERY_STRING="ref=$reference" REDRESS_REALM=staff REMOTE_USER=support >"$scratch/form"
body=''
for name in token csrf seq; do body="$body$name=$(hidden $name <"$scratch/form")&"; done
body="${body}note=Seen"
printf %s "$body" | counted step SCRIPT_NAME=/staff/note QUERY_STRING="ref=$reference" REQUEST_METHOD=POST \
    CONTENT_LENGTH=${#body} CONTENT_TYPE=application/x-www-form-urlencoded >"$scratch/page"
is 'a note' "$(shown)" 303
is 'reads the case once' "$(called store_case)" 1
is 'computes its obligations before the event and after it' "$(called obligations)" 2
ok 'looks for corrections no oftener' test "$(called correction_apply)" -le 2
echo "# instructions of the note: $(instructions)"
for function in store_case obligations correction_apply record_timeline; do echo "# $function: $(called $function)"; done
done_testing
