#!/bin/bash
# What an administrator does: "make install", the installed configuration into a server of their own, programs on their
# sockets. Real nginx and real Apache, each: a page, a complaint with nothing in it, the staff's door, a program down.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
PATH=$PATH:/usr/sbin
chmod 755 "$scratch"
started=()
finish() { for pid in "${started[@]}"; do kill "$pid"; done 2>/dev/null; wait; tap_end; }
trap finish EXIT

ok 'make install' make -s install DESTDIR="$scratch/dest"
usr=$scratch/dest/usr/local doc=$scratch/dest/usr/local/share/doc/redress site=$scratch/etc/site
ok 'the sample users are not installed' test ! -e "$doc/sites/schools-mutual-services/users.xml"
mkdir -p "$scratch/etc" "$scratch/run" "$scratch/data" "$scratch/log"
cp -r "$doc/sites/schools-mutual-services" "$site"
cp conf/sites/schools-mutual-services/users.xml "$site"
htpasswd -cbs "$scratch/etc/htpasswd" staff demo 2>/dev/null
htpasswd -bs "$scratch/etc/htpasswd" stranger demo 2>/dev/null

export REDRESS_SITE=$site REDRESS_DATA=$scratch/data
export REDRESS_SHARE=$usr/share/redress REDRESS_CALENDARS=$usr/share/redress/calendars
for name in public-home public-submit staff-worklist; do
    REDRESS_REALM=${name%-*} spawn-fcgi -n -s "$scratch/run/$name.sock" -M 0666 -- \
        /usr/bin/multiwatch -r 1000000 -t 1 -- "$usr/lib/redress/cgi-bin/${name#*-}" \
        2>>"$scratch/log/programs" </dev/null &
    started+=($!)
done

# The installed configuration $1, with the places of this test.
placed() {
    sed -e "s|/usr/local|$usr|g; s|/run/redress|$scratch/run|g; s|/etc/redress|$scratch/etc|g" \
        -e "s|/var/log/[a-z0-9]*|$scratch/log|g" "$1"
}

# free_port: one that nobody listens on.
free_port() {
    while port=$((18000 + RANDOM % 10000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
}

nginx_start() {
    placed "$doc/nginx/redress.conf" >"$scratch/etc/redress.conf"
    placed "$doc/nginx/redress-log.conf" >"$scratch/etc/redress-log.conf"
    mkdir -p "$scratch/nginx"
    cat >"$scratch/nginx.conf" <<EOF
$([ "$(id -u)" = 0 ] && echo 'user www-data;')
daemon off; pid $scratch/nginx/pid; error_log $scratch/log/nginx-error.log;
events { }
http {
    client_body_temp_path $scratch/nginx/body; fastcgi_temp_path $scratch/nginx/fastcgi;
    proxy_temp_path $scratch/nginx/proxy; uwsgi_temp_path $scratch/nginx/uwsgi; scgi_temp_path $scratch/nginx/scgi;
    include /etc/nginx/mime.types;
    include $scratch/etc/redress-log.conf;
    server { listen 127.0.0.1:$port; server_name complaints.example.org; include $scratch/etc/redress.conf; }
}
EOF
    nginx -e stderr -p "$scratch/nginx" -c "$scratch/nginx.conf" &
}

apache_start() {
    placed "$doc/apache/redress.conf" >"$scratch/etc/redress-apache.conf"
    mkdir -p "$scratch/apache"
    {
        for module in mpm_event authn_core authn_file authz_core authz_user auth_basic alias headers mime proxy \
            proxy_fcgi; do
            echo "LoadModule ${module}_module /usr/lib/apache2/modules/mod_$module.so"
        done
        [ "$(id -u)" = 0 ] && printf 'User www-data\nGroup www-data\n'
        cat <<EOF
ServerRoot $scratch/apache
DefaultRuntimeDir $scratch/apache
PidFile $scratch/apache/pid
ErrorLog $scratch/log/apache-error.log
TypesConfig /etc/mime.types
Listen 127.0.0.1:$port
<VirtualHost 127.0.0.1:$port>
    ServerName complaints.example.org
    Include $scratch/etc/redress-apache.conf
</VirtualHost>
EOF
    } >"$scratch/apache.conf"
    apache2 -f "$scratch/apache.conf" -DFOREGROUND &
}

for server in nginx apache; do
    free_port
    url=http://127.0.0.1:$port
    ${server}_start 2>"$scratch/log/$server-start"
    pid=$!
    started+=($pid)
    for turn in {1..100}; do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break; sleep 0.05; done

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
    kill $pid
    wait $pid
    is "$server: stops" $? 0
    rm -f "$scratch/log/redress.log"
done
done_testing
