#!/bin/bash
# What an administrator does: "make install", the installed configuration into a server of their own, programs on their
# sockets. Real nginx and real Apache, each: a page, a complaint with nothing in it, the staff's door, a program down.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
. tests/http/servers.sh

programs_start public-home public-submit staff-worklist
for server in nginx apache; do
    server_start $server
    is "$server: the start page" "$(status "$url/")" 200
    is "$server: an unknown address" "$(status "$url/complaints/submit/more?a=b")" 404
    is "$server: the form" "$(status "$url/complaints/submit?from=secret")" 200
    token=$(hidden token <"$scratch/page") csrf=$(hidden csrf <"$scratch/page")
    got=$(status -d "token=$token" -d "csrf=$csrf" "$url/complaints/submit")
    is "$server: a complaint with nothing in it" "$got" 422
    is "$server: a complaint without a token" "$(status -d "csrf=$csrf" -d 'summary=x' "$url/complaints/submit")" 400
    is "$server: staff without a sign-in" "$(status "$url/staff/")" 401
    is "$server: staff with a wrong password" "$(status -u staff:wrong "$url/staff/")" 401
    is "$server: staff" "$(status -u staff:demo "$url/staff/")" 200
    is "$server: a stranger" "$(status -u stranger:demo "$url/staff/")" 403
    got=$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' "$url/staff")
    is "$server: /staff leads to /staff/" "$got" "301 $url/staff/"
    got=$(curl -s -o /dev/null -w '%{http_code} %{content_type}' "$url/assets/redress.css")
    is "$server: the style sheet" "${got%;*}" '200 text/css'
    is "$server: no picture for the browser's tab, and no complaint" "$(status "$url/favicon.ico")" 204
    got=$(status "$url/assets/")
    ok "$server: the list of static files is not shown" test "$got" = 403 -o "$got" = 404
    got=$(status "$url/complaints/track")
    ok "$server: a program that is down gives 502 or 503" test "$got" = 502 -o "$got" = 503
    ok "$server: and says so in plain words" grep -q 'not available right now' "$scratch/page"
    ok "$server: the log has the address" grep -q '/complaints/submit' "$scratch/log/redress.log"
    is "$server: and no query" "$(grep -c secret "$scratch/log/redress.log")" 0
    server_stop
    is "$server: stops" $? 0
    rm -f "$scratch/log/redress.log"
done
done_testing
