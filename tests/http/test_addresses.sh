#!/bin/bash
# Addresses that a web server forgives (two slashes, dots, other spellings) are answered alike under real nginx and real
# Apache: never by another program, never in the other realm, never without signing in; with a page of ours, 404.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
. tests/http/servers.sh
htpasswd -bs "$scratch/etc/htpasswd" head demo 2>/dev/null

programs_start public-home public-submit public-step staff-worklist staff-case staff-cases staff-step

# got PATH CURL-WORDS...: the status, where it leads to, and the heading of the page.
got() {
    local path=$1
    shift
    curl -s -o "$scratch/page" -w '%{http_code} %header{location}' --path-as-is "$@" "$url$path" | sed "s|$url||"
    printf ' %s' "$(sed -n 's/.*<h1 class[^>]*>\([^<]*\)<.*/\1/p' "$scratch/page" | head -1)"
}

no='404  Page not found' ask='401  Sign in to use the staff pages'

# Inside the staff realm: asks for a sign-in, and then there is no such page.
inside=(//staff/ /staff//case /staff///case /staff/case/ /staff/case/x /staff/case// /staff/case. /staff/case.. '/staff/case;x' '/staff/case;x=/'
    '/staff/;/case' /staff/Case /staff/CASE /staff/cas%65 /staff/%63ase /staff/case%20 /staff/case%2e /staff/case%2f /staff%2fcase /staff/%2fcase
    /staff/./case /staff/x/../case /staff/%2e/case /staff/x/%2e%2e/case /staff/x%2f..%2fcase /complaints/../staff/case /complaints/%2e%2e/staff/case
    /complaints/..%2fstaff/case /%2e/staff/ /staff/. /staff/%2e /staff/x/.. '/staff/case%3fref=x' '/staff/case%0a' /staff/case%5c /staff/case%c3%a9
    /staff/submit/../case '/staff/..;/staff/case' /staff/step /staff/worklist /staff/home /staff/received /staff/note/ /staff/note/x /staff//note /staff/Note
    /staff/.sign-in /staff/index.html /staff/case.php /staff/~head /staff/case%252f)
# Outside: there is no such page, whoever asks.
outside=(/complaints//submit //complaints/submit /complaints/submit/x /complaints/submit. '/complaints/submit;x' /complaints/%73ubmit /complaints/./submit
    /complaints/x/../submit /staff/../complaints/submit /staff/%2e%2e/complaints/submit /staff/..%2fcomplaints/submit /complaints%2fsubmit
    // /. /./ /x/.. /complaints/.. /staff/.. /staff/../ /complaints /complaints/ /complaints/case /complaints/note /case /staffx /staff.html /Staff/case /STAFF/CASE
    /complaints/submit%20  /complaints/Contact/x /home /step /cgi-bin/case  '/;/staff/case' '/staff;/case' '/x;/../x')

for server in nginx apache; do
    server_start $server
    is "$server: the address itself" "$(got /staff/cases -u head:demo)" '200  All cases'
    for path in "${inside[@]}"; do
        is "$server: $path, signed in" "$(got "$path" -u head:demo)" "$no"
        is "$server: $path, not signed in" "$(got "$path")" "$ask"
    done
    for path in "${outside[@]}"; do
        is "$server: $path" "$(got "$path" -u head:demo)" "$no"
        is "$server: $path, POST" "$(got "$path" -d a=b)" "$no"
    done
    for path in /Complaints/Submit /complaints/submit/ /COMPLAINTS/SUBMIT/ /complaints/submit%2f; do
        is "$server: $path, typed from a leaflet" "$(got "$path?a=b")" "301 /complaints/submit?a=b "
    done
    for path in /staff /Staff /STAFF/; do is "$server: $path, too" "$(got $path)" '301 /staff/ '; done
    # what no text can be, the server itself refuses
    for path in /staff/case%00 /complaints/submit%00 /staff%00/case; do
        ok "$server: $path" test "$(got "$path" | cut -c1-4)" = "$([ $server = nginx ] && echo 400 || echo 404) "
    done
    server_stop
done
done_testing
