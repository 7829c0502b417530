# What the tests of real web servers share: "make install" into a folder of the test, the installed configuration for an
# nginx and an Apache of their own. Sourced after tests/lib.sh. Everything that is started ends with the test.
#
#   programs_start, stand_in, told        programs, or what stands in for them
#   server_start nginx|apache             on a free port: $port, $url, $server_pid; server_stop ends it
#   $edit, $modules                       a sed script for the configurations, as an administrator would edit them; modules
#                                         of Apache besides those that every configuration needs

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

# programs_start REALM-PROGRAM...
programs_start() {
    local name
    for name; do
        REDRESS_REALM=${name%-*} spawn-fcgi -n -s "$scratch/run/$name.sock" -M 0666 -- \
            /usr/bin/multiwatch -r 1000000 -t 1 -- "$usr/lib/redress/cgi-bin/${name#*-}" \
            2>>"$scratch/log/programs" </dev/null &
        started+=($!)
    done
}

# stand_in REALM-PROGRAM: in place of that program, one that answers with the parameters that it got.
stand_in() {
    node tests/http/stand-in.mjs program "$scratch/run/$1.sock" </dev/null &
    started+=($!)
    local turn
    for turn in {1..1200}; do [ -S "$scratch/run/$1.sock" ] && break; sleep 0.05; done
    chmod 666 "$scratch/run/$1.sock"
}

# told PATTERN CURL-WORDS...: the parameters that fit, as a program got them, by name.
told() {
    local pattern=$1
    shift
    curl -s "$@" | grep -E "$pattern" | sort
}

# The installed configurations, edited as $edit says, with the places of this test.
edit=
configurations_place() {
    local file
    for file in "$doc"/{nginx,apache}/{,sign-in/}*.conf; do
        mkdir -p "$(dirname "$scratch/etc/${file#"$doc"/}")"
        sed "$edit" "$file" | sed -e "s|/usr/local/share/doc/redress|$scratch/etc|g; s|/usr/local|$usr|g" \
            -e "s|/run/redress|$scratch/run|g; s|/etc/redress|$scratch/etc|g; s|/var/log/[a-z0-9]*|$scratch/log|g; s|/var/cache|$scratch/nginx|" \
            >"$scratch/etc/${file#"$doc"/}"
    done
}

modules= # of Apache, besides

# free_port: one that nobody listens on.
free_port() {
    while port=$((18000 + RANDOM % 10000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
}

nginx_start() {
    mkdir -p "$scratch/nginx"
    cat >"$scratch/nginx.conf" <<EOF
$([ "$(id -u)" = 0 ] && echo 'user www-data;')
daemon off; pid $scratch/nginx/pid; error_log $scratch/log/nginx-error.log;
events { }
http {
    client_body_temp_path $scratch/nginx/body; fastcgi_temp_path $scratch/nginx/fastcgi;
    proxy_temp_path $scratch/nginx/proxy; uwsgi_temp_path $scratch/nginx/uwsgi; scgi_temp_path $scratch/nginx/scgi;
    include /etc/nginx/mime.types;
    include $scratch/etc/nginx/redress-log.conf;
    server { listen 127.0.0.1:$port; server_name complaints.example.org; include $scratch/etc/nginx/redress.conf; }
}
EOF
    nginx -e stderr -p "$scratch/nginx" -c "$scratch/nginx.conf" &
}

apache_start() {
    mkdir -p "$scratch/apache"
    {
        for module in mpm_event authn_core authn_file authz_core authz_user auth_basic alias buffer env headers \
            mime proxy proxy_fcgi reqtimeout $modules; do
            echo "LoadModule ${module}_module /usr/lib/apache2/modules/mod_$module.so"
        done
        [ "$(id -u)" = 0 ] && printf 'User www-data\nGroup www-data\n'
        printf 'ServerTokens Prod\n'
        cat <<EOF
ServerRoot $scratch/apache
DefaultRuntimeDir $scratch/apache
PidFile $scratch/apache/pid
ErrorLog $scratch/log/apache-error.log
TypesConfig /etc/mime.types
Listen 127.0.0.1:$port
<VirtualHost 127.0.0.1:$port>
    ServerName complaints.example.org
    Include $scratch/etc/apache/redress.conf
</VirtualHost>
EOF
    } >"$scratch/apache.conf"
    apache2 -f "$scratch/apache.conf" -DFOREGROUND &
}

server_start() {
    free_port
    url=http://127.0.0.1:$port
    configurations_place
    "$1_start" 2>"$scratch/log/$1-start"
    server_pid=$!
    started+=($server_pid)
    for turn in {1..1200}; do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break; sleep 0.05; done
}

server_stop() {
    kill $server_pid
    wait $server_pid
}
