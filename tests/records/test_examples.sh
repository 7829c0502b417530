#!/bin/bash
# The examples of records: NAME.xml is valid by xmllint; NAME-REASON-invalid.xml is not, and xmllint's first message
# names the element or attribute that the reason begins with. Each event of the schema has at least one of each.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

lint() { xmllint --nonet --noout --schema schema/record.xsd "$1" 2>&1; }

# The valid example that the invalid one was made from: the longest whose name it begins with.
base_of() {
    local best='' file name
    for file in tests/records/*.xml; do
        name=${file##*/} name=${name%.xml}
        case $name in *-invalid) continue ;; esac
        case $1 in "$name"-*) [ ${#name} -gt ${#best} ] && best=$name ;; esac
    done
    echo "$best"
}

# The element or attribute that a reason begins with: the longest that the schema has, or else the first word.
named_in() {
    local rest=$1
    while [ "$rest" ]; do
        grep -q "<xs:\(element\|attribute\) name=\"$rest\"" schema/record.xsd && break
        case $rest in *-*) rest=${rest%-*} ;; *) rest='' ;; esac
    done
    echo "${rest:-${1%%-*}}"
}

# refused FILE WORD: not valid, and the first message names the word; well-formed all the same.
refused() {
    xmllint --nonet --noout "$1" || return 1
    local said first
    said=$(lint "$1")
    [ $? = 3 ] || { echo "not refused: $said"; return 1; }
    first=$(sed -n "s/^[^:]*:[0-9]*: element [^:]*: Schemas validity error : //p;" <<<"$said" | sed -n '1s/{urn:redress:record}//gp;1q')
    grep -qE "(^|['( ,-])$2['),. ]" <<<"$first" || { echo "does not name $2: $said"; return 1; }
}

for file in tests/records/*.xml; do
    name=${file##*/} name=${name%.xml}
    case $name in
        *-invalid)
            base=$(base_of "$name")
            reason=${name#"$base"}
            reason=${reason#-}
            ok "$name is refused for $(named_in "$reason")" refused "$file" "$(named_in "$reason")"
            ;;
        *) ok "$name is valid" lint "$file" ;;
    esac
done

# Every event of the schema, in each kind.
for kind in complaint compliment duties; do
    for event in $(xmllint --xpath "//*[local-name()='element'][@name='$kind']//*[local-name()='element']/@name" schema/record.xsd | sed 's/.*"\(.*\)"/\1/'); do
        found=$(grep -l "^  <$event " $(grep -l "^<$kind " tests/records/*.xml))
        ok "$kind $event: there is a valid example" grep -qP '^(?!.*-invalid).*\.xml$' <<<"$found"
        ok "$kind $event: and an invalid one" grep -q -- "$event.*-invalid" <<<"$found"
    done
done
done_testing
