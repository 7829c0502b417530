#!/bin/bash
# Installed as documented, public and staff programs run as two users of one group, and root runs the command. Whoever
# comes first, under whatever umask: all of them can write, and every file of the data folder is its group's.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
if [ "$(id -u)" != 0 ]; then
    echo '1..1'
    echo 'ok 1 # SKIP acting as other users needs root'
    exit 0
fi
case_number=0 started=()
public=64731 staff=64732 group=64733 # need no account
chmod 755 "$scratch"
here=$scratch/redress # where those users can read, wherever this checkout is
mkdir -p "$here/cgi-bin"
cp -r "$BUILD"/cgi-bin "$BUILD"/redress schema xsl conf/calendars conf/sites/schools-mutual-services "$here"
chmod -R a+rX "$here"
export REDRESS_SITE=$here/schools-mutual-services REDRESS_SHARE=$here REDRESS_CALENDARS=$here/calendars

as() { # as public|staff COMMAND...
    local user=$1
    shift
    [ "$user" = public ] && user=$public || user=$staff
    setpriv --reuid "$user" --regid $group --clear-groups -- "$@"
}

# plain REALM PROGRAM [NAME=VALUE...]: one program as plain CGI, as the user of its realm.
plain() {
    local realm=$1 program=$2
    shift 2
    as "$realm" env "REDRESS_REALM=$realm" GATEWAY_INTERFACE=CGI/1.1 SERVER_PROTOCOL=HTTP/1.1 REQUEST_METHOD=GET "$@" \
        "$here/cgi-bin/$program"
}

# comes WHO: root asks for the list; public and staff start a program and keep it, as the services do.
comes() {
    case $1 in
        root) "$here/redress" list ;;
        public) serve public home ;;
        staff) serve staff worklist ;;
    esac
}
serve() {
    REDRESS_REALM=$1 setpriv --reuid "${!1}" --regid $group --clear-groups --pdeathsig TERM -- \
        /usr/bin/spawn-fcgi -n -s "$REDRESS_DATA-$1/socket" -- "$here/cgi-bin/$2" </dev/null 2>>"$REDRESS_DATA.log" &
    started+=($!)
    local turn
    for turn in {1..3000}; do [ -s "$REDRESS_DATA/secret" ] && break; sleep 0.02; done
    sleep 0.2
}

complain() {
    plain public submit SCRIPT_NAME=/complaints/submit QUERY_STRING=whole >"$scratch/page" || return 1
    local body
    body="token=$(hidden token <"$scratch/page")&csrf=$(hidden csrf <"$scratch/page")&anonymous=yes"
    body="$body&summary=The+bus+was+late&details=It+came+at+nine."
    printf %s "$body" | plain public submit SCRIPT_NAME=/complaints/submit QUERY_STRING=whole REQUEST_METHOD=POST \
        CONTENT_TYPE=application/x-www-form-urlencoded CONTENT_LENGTH=${#body} >"$scratch/page"
    grep -q '^Status: 303' "$scratch/page" || { head -c 2000 "$scratch/page"; cat "$REDRESS_DATA.log"; return 1; }
}

# Staff look at the case, and the look is kept.
look() {
    reference=$("$here/redress" list | head -1 | cut -f 1)
    plain staff case SCRIPT_NAME=/staff/case "QUERY_STRING=ref=$reference" REMOTE_USER=head >"$scratch/page"
    grep -q '^Status: 200' "$scratch/page" || { head -c 2000 "$scratch/page"; return 1; }
    [ "$(sqlite3 "$REDRESS_DATA/looks.db" "SELECT count(*) FROM look WHERE user = 'head'")" = 1 ]
}

# Which files are not for both: the mode, group and name of each.
others() { find "$REDRESS_DATA" -type f ! \( -group $group -perm 0660 \) -printf '%m %u:%g %f\n' | sort; }

for owner in 0 $staff; do
    for umask in 0007 0022 0077; do
        for order in 'root public staff' 'root staff public' 'public root staff' 'public staff root' \
            'staff root public' 'staff public root'; do
            [ "$owner $umask" = "0 0007" ] || [ "$owner $umask" = "$staff 0077" ] || [ "${order%% *}" = root ] || continue
            name="$order, umask $umask, the folder of $owner"
            export REDRESS_DATA=$scratch/data-$((++case_number))
            mkdir -m 2770 "$REDRESS_DATA"
            chown "$owner:$group" "$REDRESS_DATA" && chmod 2770 "$REDRESS_DATA"
            mkdir -m 777 "$REDRESS_DATA-public" "$REDRESS_DATA-staff"
            umask $umask
            started=()
            for who in $order; do ok "$name: $who" comes "$who"; done
            ok "$name: a complaint" complain
            ok "$name: a look" look
            is "$name: root lists it" "$("$here/redress" list | wc -l)" 1
            ok "$name: all is intact" "$here/redress" verify
            is "$name: modes and group" "$(others)" ''
            ok "$name: the check finds nothing" "$here/redress" check
            is "$name: nothing went wrong" "$(cat "$REDRESS_DATA.log")" ''
            umask 0022
            kill "${started[@]}"
            wait "${started[@]}"
        done
    done
done

# What an earlier version left: files that are their maker's alone. Root's next command mends them.
export REDRESS_DATA=$scratch/data-1
chmod 0640 "$REDRESS_DATA"/*.db && chown $public "$REDRESS_DATA"/looks.db
is 'a folder of an earlier version: the check finds it' "$("$here/redress" check | cut -f 2 | sort -u)" 'mode 0640 in place of 0660'
ok 'root lists' "$here/redress" list
is 'and its files are for both again' "$(others)" ''

# A folder for one user alone stays his.
export REDRESS_DATA=$scratch/alone
mkdir -m 700 "$REDRESS_DATA"
ok 'a folder for one user' "$here/redress" list
is 'whose files nobody else reads' "$(find "$REDRESS_DATA" -type f -perm /0077)" ''
done_testing
