#!/bin/sh
# Every example page goes through its sheet (TAP). tests/xsl/SITE/SHEET.what.xml is an example for xsl/SHEET.xsl, made by
# a program (make pages); what all pages of the site have stands in its common.xml.
#
# Each must transform without a word on standard error, have exactly one h1, no doubled id, no field without a label, no
# raw name of a namespace, no script and no style; the complainant's pages must show nothing internal. With vnu-jar
# (npm) and java there, the pages must also be valid.
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
apply=${BUILD:-build}/tests/xsl/apply
number=0 failed=0

check() { # check NAME PROBLEM: one TAP line; no problem is ok
    number=$((number + 1))
    if [ -z "$2" ]; then
        echo "ok $number - $1"
    else
        failed=$((failed + 1))
        echo "not ok $number - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
    fi
}

count() { grep -o "$1" "$2" | wc -l; }

faults_of() { # faults_of HTML: what is wrong with that page, a line each
    html=$1
    [ "$(count '<h1[ >]' "$html")" -eq 1 ] || echo "not exactly one h1"
    [ "$(count '<title>[^<]' "$html")" -eq 1 ] || echo "no title"
    head -c 15 "$html" | grep -q '^<!DOCTYPE html' || echo "no doctype"
    grep -q 'lang="en-GB"' "$html" || echo "no language"
    grep -oE 'urn:redress:[a-z]*|<(p|r|o|pol):[a-z]*' "$html" | head -n 3
    grep -oE '<(script|style)[ >]| style="| on[a-z]+="' "$html" | head -n 3
    grep -o ' id="[^"]*"' "$html" | sort | uniq -d | sed 's/^/doubled:/'
    grep -oE '<(input|select|textarea)[^>]* id="[^"]*"' "$html" | sed 's/.* id="\([^"]*\)"/\1/' | while read -r id; do
        grep -qF "for=\"$id\"" "$html" || echo "no label for $id"
    done
    grep -oE 'href="#[^"]*"' "$html" | sed 's/href="#\(.*\)"/\1/' | while read -r id; do
        grep -qF "id=\"$id\"" "$html" || echo "a link to $id, which is not there"
    done
    grep -oE 'aria-describedby="[^"]*"' "$html" | sed 's/.*="\(.*\)"/\1/' | tr ' ' '\n' | while read -r id; do
        grep -qF "id=\"$id\"" "$html" || echo "described by $id, which is not there"
    done
}

for example in tests/xsl/*/*.xml; do
    name=$(basename "$example" .xml) common=${example%/*}/common.xml
    case $name in common | *-book | *-book.* | *-paper) continue ;; esac
    html=$work/$name.html
    if ! $apply "xsl/${name%%.*}.xsl" "$example" "$common" >"$html" 2>"$work/error" || [ -s "$work/error" ]; then
        check "$name" "$(head -n 5 "$work/error"; echo "does not transform")"
        continue
    fi
    problem=$(faults_of "$html")
    if grep -q 'realm="public"' "$example" && grep -q 'INTERNAL-ONLY' "$html"; then
        problem="$problem
something internal shows"
    fi
    check "$name" "$problem"
done

# For who reads rounded numbers, as no sample site has it: the same pages, said to be rounded
rounded() { # rounded EXAMPLE: the path of that page
    sed 's/<\(report\|figures\) /&rounded="5" /' "tests/xsl/one-academy/$1.xml" >"$work/$1.rounded.xml"
    echo "$work/$1.rounded.xml"
}
for name in report report.changed report.year figures; do
    $apply "xsl/${name%%.*}.xsl" "$(rounded "$name")" tests/xsl/one-academy/common.xml >"$work/$name.rounded.html" 2>"$work/error"
    check "$name.rounded" "$(cat "$work/error"; faults_of "$work/$name.rounded.html"; grep -o 'figure=[^"]*' "$work/$name.rounded.html")"
done

# Sheets without an example: those that others include have none of their own
for sheet in xsl/*.xsl; do
    name=$(basename "$sheet" .xsl)
    grep -q "include href=\"$name.xsl\"" xsl/*.xsl && continue
    case $name in explanation-text | audit | letter-text | *-paper | set | fillable | mail | notice | report-mail) continue ;; esac
    ls tests/xsl/*/"$name"*.xml >/dev/null 2>&1 || check "$name has an example" "none"
done

check "examples are valid pages" "$(ls tests/xsl/*/*.xml | grep -v common.xml | xargs xmllint --noout --schema schema/page.xsd 2>&1 | grep -v ' validates$' | head -n 20)"

# What is set on paper
documents() { # documents NAME: what is wrong with those of the examples, as NAME-paper.xsl sets them
    for example in tests/xsl/*/"$1".*xml; do
        $apply "xsl/$1-paper.xsl" "$example" "${example%/*}/common.xml" |
            xmllint --noout --schema schema/document.xsd - 2>&1 | grep -v ' validates$' | sed "s|^|$(basename "$example"): |"
    done
}
set_in() { # set_in: the same of the bundles, of whose HTML set.xsl makes blocks
    for example in tests/xsl/*/bundle.xml tests/xsl/*/bundle-paper.xml; do
        $apply xsl/bundle-paper.xsl "$example" "${example%/*}/common.xml" >"$work/bundle.xml"
        $apply xsl/set.xsl "$work/bundle.xml" | xmllint --noout --schema schema/document.xsd - 2>&1 | grep -v ' validates$'
    done
}
check "bundles are valid documents" "$(set_in | head -n 20)"
check "letters are valid documents" "$(documents letter | head -n 20)"
check "policies are valid documents" "$(documents policy | head -n 20)"

# Words that carry a promise
says() { # says EXAMPLE TEXT: the page shows the text
    tr '\n' ' ' <"$work/$1.html" | sed 's/<[^>]*>//g' | tr -s ' ' | grep -qF -- "$2" || echo "does not say: $2"
}
check "weekday, date and time" "$(says receipt.complaint 'Saturday 2 May 2026 at 5:30pm')$(says receipt.complaint 'Wednesday 6 May 2026')"
check "home says by when" "$(says home '24 hours')$(says home '2 working days')"
check "response names the next right and its last date" "$(says letter.responded 'a review by Senior Management until the end of Friday 15 May 2026')"
check "last level is final" "$(says letter.final 'This is our final response under our complaints procedure')"
check "lengths of the policy page come from its rules" "$(says policy 'within 24 hours of receiving')$(says policy 'within 5 working days of receiving')"
check "what files are taken is said beforehand" "$(says intake.files 'Up to 5 files, each 10 MB or smaller')"
check "what files are not taken, too" "$(says intake.files '“bill.pdf” is not a file type we can accept. It must be PDF, JPEG')"
check "size of a file in words" "$(says case.files 'photoPNG, 70 bytes')$(says track.files '“final”.pdf (PDF, 1.4 MB)')"
check "letter in large print" "$(grep -q 'redress-letter--large' "$work/letter.final.html" || echo 'not large')"

lacks() { # lacks EXAMPLE TEXT: it does not
    [ -n "$(says "$1" "$2")" ] || echo "says: $2"
}
linked() { # linked EXAMPLE ADDRESS: the page has that link
    grep -qF "href=\"$2\"" "$work/$1.html" || echo "no link to $2"
}
check "the same cause as in another case: a link" "$(says case.learned 'The same cause as inC-2026-000001-T')$(linked case.learned '/staff/case?ref=C-2026-000001-T')"
check "nothing where that case is not theirs to see" "$(lacks case.learned 'The same cause again in')$(lacks case.learned 'C-2026-000003')"
check "what has not helped is owed by its name" "$(says case.learned 'Try something else, as this did not work: Two people learn each report')"
check "who read a lesson is a line" "$(says case.learned 'Read and confirmed: Cause and lesson · 21 May 2026 at 9am · Rosa Bianchi')"
check "what is still owed after closing" "$(says track.closed 'We promised: A second person learns to make the report')$(says track.silent 'what caused it and what we can learn from it. This was due by Wednesday 3 June')$(says track.closed 'whether you felt valued by Wednesday 17 June')"
check "changes once, the first of them" "$(says track.closed 'changes we have decided on by Tuesday 30 June')$(lacks track.closed '30 July')"
check "to them an entry is called what they know it by" "$(says track.responded 'Our reply')$(says track.responded 'We confirmed your complaint')$(lacks track.responded 'Response sent')$(says case.responded 'Response sent: ')"
check "who did not reply can still tell" "$(says track.silent 'did not hear from you')$(says track.silent 'If you like, tell us')"
check "a new matter: where to" "$(linked receipt.followed-up /complaints/submit)"
check "a gate says where it is passed" "$(says act.gate 'First tell the staff concerned, and their manager: tell the staff concerned')$(linked act.gate '/staff/tell?ref=P-2026-000001-8')"
check "causes stand in their groups" "$(says act.learn 'How we do thingsHow we do things: No one had agreed how to do it')$(says act.learn 'OrNothing went wrong')"
check "what other answers ask for is not called optional" "$(says act.learn 'Lesson')$(lacks act.learn 'Lesson (optional)')"
check "the policy says its review date, who approved it, and where the form is" "$(says policy 'We will review this policy by 31 March 2027.')$(says policy 'DirectorDavid Osei1 April 2026')$(linked policy /complaints/form)$(linked policy '#section-1')"
check "a form of staff has our own guide, and phrases" "$(says act.acknowledge 'How to do this')$(says act.acknowledge 'Something came late')$(says review-policy 'Look at the year as a whole')"
check "the public form has none" "$(lacks act.unproved 'How to do this')"
check "a review has its figures and what was decided" "$(says review-policy 'Complaints received')$(says review-policy 'Acknowledge the complaint, level 1')$(says review-policy '8 May 2026: no change')$(says review-policy 'Next review by1 May 2027')"
check "a list says what is due and by when" "$(says worklist 'Acknowledge the complaint · Priya Shah2 days late')$(says worklist 'Wed 6 May')"
check "anonymous is confidential" "$(says worklist 'ReceivedConfidential')"
check "hits are marked, the rest is text" "$(grep -q 'It came &lt;b&gt; too <mark>late</mark> again' "$work/search.html" || echo 'not marked')"
check "a compliment without consent has no excerpt" "$(says search 'P-2026-000001-8A compliment')$(says search 'The person did not agree to share their words and name')"
check "without consent a kind line stands for the words" "$(says compliments 'Only the staff handling the compliment can see the person’s own words')"
sheet=$(tr '\n' ' ' <"$work/compliments.html" | sed 's#<section[^>]*redress-unprinted.*</section>##; s#<[a-z0-9]* class="[^"]*redress-unprinted[^>]*>[^<]*##g; s#.*<main[^>]*>##; s#</main>.*##; s#<[^>]*>##g' | tr -s ' ')
check "my compliments are printed under the letterhead, without the wall" "$(case $sheet in *'One Academy'*'Compliments for Rosa Bianchi'*'stayed on the phone'*'tried it with them'*) ;; *) echo "$sheet" ;; esac; case $sheet in *'The wall'* | *'help desk'* | *'Use Print'*) echo "$sheet" ;; esac)"
check "a choice is shown" "$(grep -q '<option value="received" selected' "$work/cases.html" || echo 'not shown')"
check "who reads rounded numbers is told so, and no nought is none" "$(says report.rounded 'Numbers are rounded to the nearest 5')$(lacks report.rounded 'There were none. ')$(lacks report.rounded 'We received nothing')$(says report.rounded 'There were none, or too few to show')"
check "no word of a search in an address" "$(grep -oE '(href|action)="[^"]*late[^"]*"' "$work/search.html")"

# Tables for a spreadsheet
books() { # books: what is wrong with those of the examples
    for example in tests/xsl/*/*-book*.xml; do
        name=$(basename "$example" .xml)
        $apply "xsl/${name%%.*}.xsl" "$example" "${example%/*}/common.xml" |
            xmllint --noout --schema schema/book.xsd - 2>&1 | grep -v ' validates$' | sed "s|^|$name: |"
    done
}
row() { # row SHEET EXAMPLE CELLS: the table has a row of these cells, as they are written
    $apply "xsl/$1.xsl" "tests/xsl/$2.xml" "tests/xsl/${2%/*}/common.xml" |
        grep -qF "<row>$(echo "$3" | sed 's#^#<cell>#; s#$#</cell>#; s#~#</cell><cell>#g; s#<cell></cell>#<cell/>#g')" || echo "no row: $3"
}
check "tables are valid books" "$(books | head -n 20)"
check "the table of cases" "$(row cases-book schools-mutual-services/cases-book "C-2026-000003-P~complaint~Withdrawn~1~Finance and Payroll~=cmd|' \"x\"~A, b~2026-05-01 09:00~Nothing due~~~~Ordinary severity")"
check "the table of a register" "$(row register-book one-academy/register-book.practices 'Stay until it works~We stay on the line~Nobody rings twice~Apprenticeships: applied; Leadership and Management Courses: not for them~2~0~Apprenticeships~2026-06-20')"

check "the workbook of who reads rounded numbers says so" "$($apply xsl/report-book.xsl "$(rounded report-book)" tests/xsl/one-academy/common.xml | grep -qF '<row><cell>Rounding</cell><cell>Numbers are rounded to the nearest 5' || echo 'does not')"

check "a register says who is asked, and who has read it" "$(says register.lessons 'Please read this.')$(says register.lessons 'Read by 1 of 2 asked: Marek Nowak.')"
check "a register links only what may be seen" "$(grep -o 'ref=C-2026-000003-P' "$work/register.lessons.html")"
check "what was changed stands under its month" "$(says learned 'May 2026')$(says learned 'March 2026')"

jar=node_modules/vnu-jar/build/dist/vnu.jar
if [ -f "$jar" ] && command -v java >/dev/null; then
    check "valid HTML (vnu)" "$(java -jar "$jar" --stdout "$work"/*.html 2>&1 | sed 's#^"file:[^"]*/##' | head -n 20)"
else
    number=$((number + 1))
    echo "ok $number - valid HTML (vnu) # SKIP no vnu-jar"
fi
echo "1..$number"
[ "$failed" -eq 0 ]
