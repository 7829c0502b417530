#!/bin/bash
# Whoever signs people in, only a name that has been checked reaches a program: a stand-in for a program shows what it
# was told. By a sign-in service (a stand-in, too), a made-up password or header changes nothing. What Apache does by
# services that are not here is tried as far as it starts.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
. tests/http/servers.sh

stand_in staff-worklist
stand_in staff-step
stand_in public-home

# Ways to say that one is the head of service.
pretend=(-u head:anything -H 'Remote-User: head' -H 'X-Remote-User: head' -H 'X-Auth-Request-Preferred-Username: head'
    -H 'X-Auth-Request-User: head' -H 'X-Forwarded-User: head')
user() { told '^REMOTE_USER=' "$@"; }

# ---- By a file of passwords ----

for server in nginx apache; do
    server_start $server
    is "$server, passwords: who is signed in" "$(user -u staff:demo "$url/staff/")" REMOTE_USER=staff
    is "$server, passwords: whatever a header says" "$(user "${pretend[@]}" -u staff:demo "$url/staff/")" REMOTE_USER=staff
    is "$server, passwords: a wrong one" "$(status "${pretend[@]}" "$url/staff/")" 401
    is "$server, passwords: none" "$(status -H 'Remote-User: head' "$url/staff/note?ref=x")" 401
    for path in / //staff/ /staff%2f /Staff/ /complaints/..%2fstaff/; do
        got=$(user "${pretend[@]}" "$url$path")
        ok "$server, passwords: nobody at $path" test "${got#REMOTE_USER=}" = ''
    done
    server_stop
done

# ---- By a service that nginx asks ----

free_port
service=$port
node tests/http/stand-in.mjs sign-in $service >"$scratch/log/service" </dev/null &
started+=($!)
for turn in {1..1200}; do (exec 3<>"/dev/tcp/127.0.0.1/$service") 2>/dev/null && break; sleep 0.05; done
edit="s|sign-in/password.conf|sign-in/auth-request.conf|; s|127.0.0.1:4180|127.0.0.1:$service|"
server_start nginx
got=$(user -H 'Cookie: session=staff' "$url/staff/")
is 'nginx, a service: who is signed in' "$got" REMOTE_USER=staff
got=$(user -H 'Cookie: session=staff' "${pretend[@]}" "$url/staff/")
is 'nginx, a service: whatever the browser says besides' "$got" REMOTE_USER=staff
got=$(user -H 'Cookie: session=staff' "${pretend[@]}" -d a=b "$url/staff/note")
is 'nginx, a service: also in a form' "$got" REMOTE_USER=staff
is 'nginx, a service: nobody by a password' "$(status "${pretend[@]}" "$url/staff/")" 401
ok 'nginx, a service: and a page of ours' grep -q 'Sign in to use the staff pages' "$scratch/page"
is 'nginx, a service: nobody by nothing' "$(status "$url/staff/note")" 401
is 'nginx, a service: its address is not for browsers' "$(status -H 'Cookie: session=head' "$url/staff/.sign-in")" 404
got=$(told '^(HTTP_COOKIE|HTTP_AUTHORIZATION|HTTP_X)' -H 'Cookie: session=staff' "${pretend[@]}" "$url/staff/")
is 'nginx, a service: no cookie and no header reaches a program' "$got" ''
got=$(user -H 'Cookie: session=staff' "${pretend[@]}" "$url/")
is 'nginx, a service: nobody on the public pages' "$got" REMOTE_USER=
is 'nginx, a service: nor does what somebody makes up reach the service' "$(grep -ciE 'authorization|"head"' "$scratch/log/service")" 0
server_stop

# What nginx calls the remote user is what somebody typed; it counts only where a password was compared.
ok 'no configuration but that of passwords hands on $remote_user' \
    sh -c "! grep -rl 'REMOTE_USER *\\\$remote_user' conf/nginx | grep -v 'sign-in/password.conf'"

# ---- Apache's ways that need a service: each starts with its module where that is installed, and lets nobody in ----

apache_way() { # apache_way NAME "MODULES"
    local module
    for module in $2; do
        [ -e "/usr/lib/apache2/modules/mod_$module.so" ] && continue
        ok "apache, $1: # SKIP mod_$module is not installed" true
        return
    done
    modules=$2
    edit="s|sign-in/password.conf|sign-in/$1.conf|; s|ldaps://directory.example.org|ldap://127.0.0.1:9|; s|SSLonly *On|SSLonly Off|"
    server_start apache
    got=$(status "${pretend[@]}" "$url/staff/")
    ok "apache, $1: nobody by a made-up password" test "$got" = 401 -o "$got" = 500
    ok "apache, $1: no program was asked" not_asked
    got=$(user "${pretend[@]}" "$url/")
    ok "apache, $1: nobody on the public pages" test "${got#REMOTE_USER=}" = ''
    server_stop
    modules=
}
not_asked() { ! grep -q REMOTE_USER "$scratch/page"; }
apache_way ldap 'ldap authnz_ldap'
apache_way kerberos auth_gssapi
edit=
done_testing
