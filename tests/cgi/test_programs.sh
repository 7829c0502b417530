#!/bin/bash
# Every program as plain CGI from a shell: GET, and POST where it answers; its status, a whole page, nothing on standard
# error, exit 0. Under valgrind: tests/cgi/valgrind.sh
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
data=$scratch/data
mkdir -p "$data"

# asked PROGRAM [NAME=VALUE...]: asks it; the answer goes to $scratch/page. Prints the status, with what is not as it
# should be after it.
asked() {
    cgi "$@" >"$scratch/page" 2>"$scratch/error"
    exit=$?
    status=$(sed -n 's/^Status: \([0-9]*\) .*\r$/\1/p;q' "$scratch/page")
    printf %s "$status"
    [ $exit = 0 ] || printf ' exit %s' $exit
    [ ! -s "$scratch/error" ] || printf ' error %s' "$(head -c 2000 "$scratch/error")"
    [ "$status" = 303 ] || tail -n 1 "$scratch/page" | grep -q '</html>$' || [ "$no_body" ] || printf ' half a page'
    grep -q "^Content-Security-Policy: default-src 'none'; " "$scratch/page" || printf ' loose headers'
}
no_body=''

# Under valgrind each program runs once for each method and kind of answer; what is only another case of the same is
# left to the plain run.
plain() { [ -z "$CGI_WRAP" ]; }

# sent PROGRAM PATH BODY [NAME=VALUE...]
sent() {
    program=$1 path=$2 body=$3
    shift 3
    printf %s "$body" | asked "$program" SCRIPT_NAME="$path" REQUEST_METHOD=POST CONTENT_LENGTH=${#body} \
        CONTENT_TYPE=application/x-www-form-urlencoded "$@"
}

# seals PROGRAM PATH [NAME=VALUE...]: the hidden fields of its form, encoded.
seals() {
    program=$1 path=$2
    shift 2
    CGI_WRAP='' cgi "$program" SCRIPT_NAME="$path" "$@" >"$scratch/form" 2>/dev/null
    for name in token csrf seq; do printf '%s=%s&' $name "$(hidden $name <"$scratch/form")"; done | sed 's/[a-z]*=&//g'
}
location() { sed -n 's/^Location: \(.*\)\r$/\1/p' "$scratch/page"; }

# ---- The public's ----

is 'home' "$(asked home SCRIPT_NAME=/)" 200
ok 'home: names the next level' grep -q 'you can ask for a review by Senior Management' "$scratch/page"
is 'home: an unknown address' "$(asked home SCRIPT_NAME=/nothing)" 404
is 'home: POST' "$(sent home / 'a=b')" 405
ok 'home: says what is allowed' grep -q '^Allow: GET, HEAD' "$scratch/page"
no_body=yes
is 'home: HEAD' "$(asked home SCRIPT_NAME=/ REQUEST_METHOD=HEAD)" 200
is 'home: HEAD has no body' "$(sed '1,/^\r$/d' "$scratch/page")" ''
no_body=''
is 'home: no method, no address' "$(asked home REQUEST_METHOD=)" 404
is 'submit' "$(asked submit SCRIPT_NAME=/complaints/submit QUERY_STRING=whole)" 200
ok 'submit: names the next level' grep -q 'you can ask for a review by Senior Management' "$scratch/page"
is 'submit: as SCRIPT_NAME and PATH_INFO' "$(asked submit SCRIPT_NAME=/complaints PATH_INFO=/submit)" 200
proof=$(seals submit /complaints/submit)
is 'submit: POST, with mistakes' "$(sent submit /complaints/submit "${proof}summary=x")" 422
if plain; then
    is 'submit: POST, without a token' "$(sent submit /complaints/submit summary=x)" 403
fi
complaint='summary=Late&details=Very+late&complainant.name=Ann&complainant.email=ann%40example.org&division=finance&desired-outcome=Sorry'
is 'submit: POST' "$(sent submit /complaints/submit "$proof$complaint")" 303
receipt=$(location)
is 'submit: POST, again' "$(sent submit /complaints/submit "$proof$complaint")" 303
is 'submit: POST, again: the same receipt' "$(location)" "$receipt"
is 'submit: POST, another text' "$(sent submit /complaints/submit "$proof$complaint&effect=much")" 409
if plain; then
    is 'submit: PUT' "$(asked submit SCRIPT_NAME=/complaints/submit REQUEST_METHOD=PUT)" 405
fi
is 'receipt' "$(asked receipt SCRIPT_NAME=/complaints/receipt QUERY_STRING="${receipt#*\?}")" 200
reference=$(sed -n 's/.*<strong class="reference">\([^<]*\)<.*/\1/p' "$scratch/page")
code=$(sed -n 's/.*<strong class="access-code">\([^<]*\)<.*/\1/p' "$scratch/page")
is 'receipt: no token' "$(asked receipt SCRIPT_NAME=/complaints/receipt)" 404
is 'compliment' "$(asked compliment SCRIPT_NAME=/complaints/compliment)" 200
is 'compliment: POST' "$(sent compliment /complaints/compliment "$(seals compliment /complaints/compliment)about=team&details=Well+done")" 303
is 'form: to print' "$(asked form SCRIPT_NAME=/complaints/form QUERY_STRING=print)" 200
if plain; then
    is 'form: of a compliment' "$(asked form SCRIPT_NAME=/complaints/form QUERY_STRING='kind=compliment&print')" 200
    is 'form: as a PDF' "$(cgi form SCRIPT_NAME=/complaints/form | sed -n 's/^Content-Type: \(.*\)\r$/\1/p;/^\r$/q')" application/pdf
fi
is 'policy' "$(asked policy SCRIPT_NAME=/complaints/policy)" 200
is 'track' "$(asked track SCRIPT_NAME=/complaints/track)" 200
is 'track: POST' "$(sent track /complaints/track "$(seals track /complaints/track)reference=$reference&access-code=$code")" 200
is 'track: POST, a wrong code' "$(sent track /complaints/track "$(seals track /complaints/track)reference=$reference&access-code=000000000000")" 403
is 'track: POST, a mistyped reference' "$(sent track /complaints/track "$(seals track /complaints/track)reference=C-2026-1&access-code=$code")" 422
is 'step: contact' "$(asked step SCRIPT_NAME=/complaints/contact)" 200
is 'step: contact, POST' "$(sent step /complaints/contact "$(seals step /complaints/contact)reference=$reference&access-code=$code&said=More")" 303
if plain; then
    is 'step: not an address of the public' "$(asked step SCRIPT_NAME=/complaints/note)" 404
fi
is 'escalate' "$(asked step SCRIPT_NAME=/complaints/escalate)" 200
is 'escalate: POST, before the answer' "$(sent step /complaints/escalate "$(seals step /complaints/escalate)reference=$reference&access-code=$code")" 409
is 'letter: leads to the status page' "$(asked letter SCRIPT_NAME=/complaints/letter)" 303

# ---- What a body may be ----

body() { printf 'a=b' | asked submit SCRIPT_NAME=/complaints/submit REQUEST_METHOD=POST "$@"; }
form=CONTENT_TYPE=application/x-www-form-urlencoded
if plain; then
    is 'a body without a type' "$(body CONTENT_LENGTH=3)" 415
    is 'a body of another type' "$(body CONTENT_LENGTH=3 CONTENT_TYPE=application/json)" 415
    is 'a type with a parameter' "$(body CONTENT_LENGTH=3 "$form; charset=UTF-8")" 400
    is 'a body that ends early' "$(body CONTENT_LENGTH=4 $form)" 400
    is 'a length that is none' "$(body CONTENT_LENGTH=many $form)" 400
    is 'a length below nothing' "$(body CONTENT_LENGTH=-3 $form)" 400
    is 'a body of a byte too many' "$(head -c 3145729 /dev/zero | tr '\0' a |
        asked submit SCRIPT_NAME=/complaints/submit REQUEST_METHOD=POST CONTENT_LENGTH=3145729 $form)" 413
    is 'a length beyond numbers' "$(body CONTENT_LENGTH=99999999999999999999999999 $form)" 413
    is 'an empty body' "$(sent submit /complaints/submit '')" 403
fi
is 'a name that is no text' "$(sent submit /complaints/submit "${proof}%FF=x")" 400

# ---- Staff's ----

staff() { asked "$@" REDRESS_REALM=staff; }
as() { user=$1; shift; staff "$@" REMOTE_USER="$user"; }
# done_by USER PROGRAM PATH FIELDS: the form of a case as that user, filled in and sent.
done_by() {
    user=$1 what=$2 at=$3 fields=$4 who="REDRESS_REALM=staff REMOTE_USER=$1"
    proof=$(seals "$what" "$at" $who QUERY_STRING="$query")
    sent "$what" "$at" "$proof$fields" $who QUERY_STRING="$query"
}
query=ref=$reference
is 'worklist' "$(as support worklist SCRIPT_NAME=/staff/)" 200
is 'worklist: POST of something else' "$(sent worklist /staff/ a=b REDRESS_REALM=staff REMOTE_USER=support)" 400
if plain; then
    is 'worklist: nobody signed in' "$(staff worklist SCRIPT_NAME=/staff/)" 403
    is 'worklist: an unknown user' "$(as nobody worklist SCRIPT_NAME=/staff/)" 403
    is 'worklist: a user with an evil name' "$(as "$(printf 'x\377y')" worklist SCRIPT_NAME=/staff/)" 403
    is 'worklist: a stranger' "$(as stranger worklist SCRIPT_NAME=/staff/)" 403
fi
is 'case' "$(as support case SCRIPT_NAME=/staff/case QUERY_STRING="$query")" 200
if plain; then
    is 'case: POST of something else' "$(sent case /staff/case a=b REDRESS_REALM=staff REMOTE_USER=support QUERY_STRING="$query")" 400
    is 'case: nobody signed in' "$(staff case SCRIPT_NAME=/staff/case QUERY_STRING="$query")" 403
    is 'case: a stranger' "$(as stranger case SCRIPT_NAME=/staff/case QUERY_STRING="$query")" 403
    is 'case: no such' "$(as support case SCRIPT_NAME=/staff/case QUERY_STRING=ref=C-1)" 404
fi
is 'submit: staff' "$(as staff submit SCRIPT_NAME=/staff/submit)" 200
is 'submit: staff, POST' "$(query='' done_by staff submit /staff/submit "$complaint&channel=phone&at=2026-05-01T17:30")" 303
is 'compliment: staff' "$(as staff compliment SCRIPT_NAME=/staff/compliment)" 200
is 'compliment: staff, POST' "$(query='' done_by staff compliment /staff/compliment 'about=team&details=Well+done')" 303
is 'acknowledge' "$(as handler step SCRIPT_NAME=/staff/acknowledge QUERY_STRING="$query")" 200
is 'acknowledge: POST, with mistakes' "$(done_by handler step /staff/acknowledge 'channel=email')" 422
is 'acknowledge: POST' "$(done_by handler step /staff/acknowledge 'contact.name=Priya&contact.phone=01632+960111&issue.1=Late&channel=email')" 303
if plain; then
    is 'acknowledge: not a second time' "$(as handler step SCRIPT_NAME=/staff/acknowledge QUERY_STRING="$query")" 409
fi
is 'step: note' "$(as handler step SCRIPT_NAME=/staff/note QUERY_STRING="$query")" 200
is 'step: note, POST' "$(done_by handler step /staff/note 'note=Seen')" 303
if plain; then
    is 'step: assign' "$(as support step SCRIPT_NAME=/staff/assign QUERY_STRING="$query")" 200
    is 'step: assign, POST' "$(done_by support step /staff/assign 'handler=handler&reason=Knows+it')" 303
fi
is 'step: extend, POST' "$(done_by handler step /staff/extend 'reason=More+to+read&until.day=1&until.month=2&until.year='"$(($(date +%Y) + 1))"'&any-day=yes&channel=email')" 303
if plain; then
    is 'step: contact, POST' "$(done_by handler step /staff/contact 'direction=out&channel=phone&said=Still+reading')" 303
    is 'step: an unknown action' "$(as support step SCRIPT_NAME=/staff/nothing QUERY_STRING="$query")" 404
    is 'step: a program of its own' "$(as support step SCRIPT_NAME=/staff/correct QUERY_STRING="$query")" 404
fi
is 'respond' "$(as handler step SCRIPT_NAME=/staff/respond QUERY_STRING="$query")" 200
is 'respond: not for everybody' "$(as support step SCRIPT_NAME=/staff/respond QUERY_STRING="$query")" 403
answer='finding.1.decision=upheld&finding.1.reasons=It+was&outcome=upheld&reasons=So&apology=Sorry&desired-outcome-answer=Yes&no-remedy=Too+late&channel=email'
is 'respond: POST, with mistakes' "$(done_by handler step /staff/respond 'outcome=upheld')" 422
is 'respond: POST' "$(done_by handler step /staff/respond "$answer")" 303
for seq in $(sqlite3 "$data/redress.db" "SELECT seq FROM event WHERE reference = '$reference' AND (text LIKE '<acknowledged%' OR text LIKE '<responded%')"); do
    is "letter: of event $seq" "$(as handler letter SCRIPT_NAME=/staff/letter QUERY_STRING="$query&seq=$seq")" 200
done
is 'letter: of an event without one' "$(as handler letter SCRIPT_NAME=/staff/letter QUERY_STRING="$query&seq=1")" 404
sent track /complaints/track "$(seals track /complaints/track)reference=$reference&access-code=$code" >/dev/null
csrf=$(perl -0ne 'print $1 if m|action="/complaints/letter".*?name="csrf" value="([^"]*)"|s' "$scratch/page")
is "letter: the complainant's own" "$(sent letter /complaints/letter "csrf=$csrf&reference=$reference&access-code=$code&seq=$seq")" 200
if plain; then
    is 'letter: with a wrong code' "$(sent letter /complaints/letter "csrf=$csrf&reference=$reference&access-code=0&seq=$seq")" 403
    is 'letter: without proof that the form is ours' "$(sent letter /complaints/letter "reference=$reference&access-code=$code&seq=$seq")" 403
fi
is 'escalate: POST' "$(sent step /complaints/escalate "$(seals step /complaints/escalate)reference=$reference&access-code=$code&in-dispute=All")" 303
is 'receipt: of the request' "$(asked receipt SCRIPT_NAME=/complaints/receipt QUERY_STRING="$(location | sed 's/.*?//')")" 200
is 'respond: level 2, the papers not read' "$(done_by manager step /staff/respond "$answer")" 422
is 'bundle' "$(as manager bundle SCRIPT_NAME=/staff/bundle QUERY_STRING="$query")" 200
is 'respond: level 2' "$(done_by manager step /staff/respond "$answer")" 303
is 'escalate: staff' "$(as support step SCRIPT_NAME=/staff/escalate QUERY_STRING="$query")" 200
is 'escalate: staff, POST' "$(done_by support step /staff/escalate channel=phone)" 303
is 'case: with all that happened' "$(as director case SCRIPT_NAME=/staff/case QUERY_STRING="$query")" 200

# ---- Where a program may run ----

if plain; then
    is 'submit: a user in the public realm' "$(asked submit SCRIPT_NAME=/complaints/submit REMOTE_USER=handler)" 200
    is 'is nobody' "$(grep -c 'Signed in' "$scratch/page")" 0
    for program in worklist case correct compliments; do
        cgi "$program" >"$scratch/page" 2>"$scratch/error"
        is "$program does not start in the public realm" "$? $(cat "$scratch/page")" '78 '
    done
    for program in home receipt form policy track; do
        cgi "$program" REDRESS_REALM=staff REMOTE_USER=support >"$scratch/page" 2>"$scratch/error"
        is "$program does not start in the staff's realm" "$? $(cat "$scratch/page")" '78 '
    done
    for setting in REDRESS_SITE= REDRESS_DATA= REDRESS_SITE=/nowhere REDRESS_DATA=/nowhere REDRESS_SHARE=/nowhere; do
        cgi home SCRIPT_NAME=/ $setting >"$scratch/page" 2>"$scratch/error"
        is "with $setting nothing starts" "$? $(cat "$scratch/page")" '78 '
        ok "with $setting: and it says why" test -s "$scratch/error"
    done
fi
is 'redress verify finds nothing broken' "$(REDRESS_SHARE=. REDRESS_CALENDARS=conf/calendars "$BUILD/redress" --site conf/sites/schools-mutual-services --data "$data" verify | cut -f 3)" '0 broken'
done_testing
