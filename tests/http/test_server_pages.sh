#!/bin/bash
# Where no program answers, real nginx and real Apache show pages of ours, with our headers; who sends half a form holds
# nobody up; and what reaches a program is what the configurations list.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
. tests/http/servers.sh

not() { ! "$@"; }

# own_page NAME STATUS TITLE COMMAND...: the answer in full that the command prints is a page of ours.
own_page() {
    local name=$1 wanted=$2 title=$3 header
    shift 3
    "$@" 2>/dev/null | tr -d '\r' >"$scratch/answer"
    ok "$name: $wanted" grep -qE "^HTTP/1.1 $wanted " "$scratch/answer"
    ok "$name: our words" grep -qE "<h1[^>]*>$title</h1>" "$scratch/answer"
    ok "$name: no version of the server" not grep -qiE '^server:.*[0-9]|<(center|address)>' "$scratch/answer"
    for header in "Content-Security-Policy: default-src 'none'" 'X-Content-Type-Options: nosniff' \
        'Referrer-Policy: no-referrer' 'X-Robots-Tag: noindex' 'Cache-Control: no-store'; do
        is "$name: one ${header%%:*}" "$(grep -ci "^$header" "$scratch/answer")" 1
    done
}

raw() { # raw FORMAT: what the server answers to these bytes
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    # shellcheck disable=SC2059
    printf "$1" | cat >&3 # in one piece
    timeout 5 cat <&3
    exec 3>&-
}

own_pages() {
    local long unclear='Sorry, we could not understand that request'
    long=$(printf '%09000d' 0)
    own_page "$1: no request" 400 "$unclear" raw 'GET / HTTP/1.1\r\nnonsense\r\n\r\n'
    own_page "$1: no address" 400 "$unclear" curl -si "$url/%zz"
    own_page "$1: a header too large" 400 "$unclear" curl -si -H "X-Long: $long" "$url/"
    own_page "$1: no sign-in" 401 'Sign in to use the staff pages' curl -si "$url/staff/"
    ok "$1: which a browser asks for" grep -qi '^www-authenticate: Basic' "$scratch/answer"
    own_page "$1: a form without a sign-in" 401 'Sign in to use the staff pages' curl -si -d a=b "$url/staff/note"
    own_page "$1: no list of files" '40[34]' '(You do not have access to this page|Page not found)' curl -si "$url/assets/"
    own_page "$1: no such file" 404 'Page not found' curl -si "$url/assets/nothing"
    own_page "$1: a method that nobody knows" 405 "$unclear" curl -si -X TRACE "$url/"
    own_page "$1: a body too large" 413 'What you sent is too large' \
        curl -si -m 10 -H 'Content-Length: 70000000' -H 'Expect:' -X POST "$url/complaints/submit"
    own_page "$1: an address too long" 414 'That address is too long' curl -si "$url/?$long"
    own_page "$1: a program that is down" '50[234]' 'Sorry, this service is not available right now' \
        curl -si "$url/complaints/track"
}

# Ten people send half of a form and wait; the next one gets an answer from the one process of that program.
half_sent() {
    local turn waiting=()
    for turn in {1..10}; do
        bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1"; printf "$2" >&3; exec sleep 300' - "$port" \
            'POST /complaints/submit HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\na=b' &
        waiting+=($!)
    done
    sleep 0.5
    curl -s -m 60 -o /dev/null -w '%{http_code}\n' "$url/complaints/submit" >"$scratch/half"
    kill "${waiting[@]}"
    wait "${waiting[@]}" 2>/dev/null
    cat "$scratch/half"
    grep -qx 200 "$scratch/half"
}

programs_start public-submit
stand_in public-home
stand_in staff-worklist
for server in nginx apache; do
    server_start $server
    own_pages $server
    ok "$server: a body half sent holds nobody up" half_sent
    body=$(printf '%0400000d' 0)
    is "$server: a large form arrives whole" "$(printf %s "$body" | told '^CONTENT_LENGTH=' --data-binary @- "$url/else")" \
        "CONTENT_LENGTH=400000"
    got=$(told '^(HTTP_(HOST|ORIGIN|SEC_FETCH_SITE)|REMOTE_ADDR|REMOTE_USER)=.' -u staff:demo -H 'Origin: https://b.example' \
        -H 'Sec-Fetch-Site: cross-site' "$url/")
    is "$server: what a browser says of itself reaches a program, whom it says to be does not" "$got" \
        "$(printf '%s\n' "HTTP_HOST=127.0.0.1:$port" HTTP_ORIGIN=https://b.example HTTP_SEC_FETCH_SITE=cross-site \
            REMOTE_ADDR=127.0.0.1)"
    got=$(told '^(HTTP_(ORIGIN|SEC_FETCH_SITE)|REMOTE_USER)=.' -u staff:demo -H 'Origin: https://b.example' \
        -H 'Sec-Fetch-Site: cross-site' -H 'Remote-User: head' -H 'Remote_User: head' "$url/staff/")
    is "$server: for staff the name that was checked besides" "$got" \
        "$(printf '%s\n' HTTP_ORIGIN=https://b.example HTTP_SEC_FETCH_SITE=cross-site REMOTE_USER=staff)"
    server_stop
done

server_start nginx
for turn in {1..40}; do status -u "staff:$turn" "$url/staff/"; echo; done >"$scratch/tries"
ok 'nginx: who tries passwords is told to wait' grep -q 429 "$scratch/tries"
own_page 'nginx: and that' 429 'Please wait before you try again' curl -si -u staff:wrong "$url/staff/"
is 'nginx: which is not for who knows it' "$(status -u staff:demo "$url/staff/")" 200
printf 'url = "%s/else"\ndata = "a=b"\noutput = "/dev/null"\nwrite-out = "%%{http_code}\\n"\nsilent\nnext\n' \
    $(printf "$url %.0s" {1..100}) >"$scratch/flood"
ok 'nginx: a flood of forms is told to wait' sh -c "curl -K '$scratch/flood' | sort | uniq -c | tee '$scratch/flooded' | grep 429"
server_stop
done_testing
