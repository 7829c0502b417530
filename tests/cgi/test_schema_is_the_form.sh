#!/bin/bash
# The schema is the form: a copy of it with one optional field and one choice more shows both in the form, in the check,
# in the stored record, on the case page, on the blank form and in what is read of a form that comes back; an event that
# it gives a letter has one. A form that comes back when its schema is no longer the one says what has gone. The programs
# are the ones that were built.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
data=$scratch/data
mkdir -p "$data" "$scratch/share"
cp -r schema xsl "$scratch/share"
perl -0pi -e '
    s|(?=      <xs:element name="happened")|      <xs:element name="budget-code" type="budget-code" minOccurs="0">
        <xs:annotation><xs:appinfo>
          <f:label>Code of your budget</f:label>
          <f:hint>Four figures, on your last invoice</f:hint>
          <f:wrong>A budget code has four figures</f:wrong>
        </xs:appinfo></xs:annotation>
      </xs:element>
| or die;
    s|(<xs:simpleType name="category">.*?)(?=\s*</xs:restriction>)|$1
      <xs:enumeration value="governor"><xs:annotation><xs:appinfo><f:label>School governor</f:label></xs:appinfo></xs:annotation></xs:enumeration>|s or die;
    s|<f:action name="submit"/>|$&<f:letter/>| or die;
    s|(?=</xs:schema>)|<xs:simpleType name="budget-code"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{4}"/></xs:restriction></xs:simpleType>\n| or die;
' "$scratch/share/schema/record.xsd" || exit 1

# page PROGRAM [NAME=VALUE...]: its answer goes to $scratch/page; prints the status.
page() {
    cgi "$@" >"$scratch/page" 2>"$scratch/error"
    sed -n 's/^Status: \([0-9]*\).*/\1/p;q' "$scratch/page"
}

# sent FIELDS: a complaint with them and what else is needed, and proof that the form is ours; prints the status.
sent() {
    cgi submit SCRIPT_NAME=/complaints/submit >"$scratch/form"
    body="token=$(hidden token <"$scratch/form")&csrf=$(hidden csrf <"$scratch/form")"
    body="$body&summary=Late&details=Very+late&complainant.name=Ann&complainant.phone=01632+960001&$1"
    printf %s "$body" | page submit SCRIPT_NAME=/complaints/submit REQUEST_METHOD=POST \
        CONTENT_TYPE=application/x-www-form-urlencoded CONTENT_LENGTH=${#body}
}

shows() { grep -qF -- "$1" "$scratch/page" || { sed 's/></>\n</g' "$scratch/page" && false; }; }
hides() { ! grep -qF -- "$1" "$scratch/page"; }
redress() { REDRESS_SHARE=$REDRESS_SHARE REDRESS_CALENDARS=conf/calendars $CGI_WRAP "$BUILD/redress" --site conf/sites/schools-mutual-services --data "$data" "$@"; }

export REDRESS_SHARE=.
is 'the shipped schema: the form' "$(page submit SCRIPT_NAME=/complaints/submit QUERY_STRING=whole)" 200
ok 'does not ask for it' hides budget-code
is 'and does not take it' "$(sent budget-code=1234)" 400
is 'nor the choice' "$(sent complainant.category=governor)" 422

REDRESS_SHARE=$scratch/share
is 'the schema with a field and a choice more: the form' "$(page submit SCRIPT_NAME=/complaints/submit QUERY_STRING=whole)" 200
ok 'R-S41 asks for the field, by its label' shows 'for="budget-code">Code of your budget (optional)</label>'
ok 'R-O40 with its hint' shows 'id="budget-code-hint" class="govuk-hint">Four figures, on your last invoice<'
ok 'and as a text to type' shows '<input id="budget-code" name="budget-code"'
ok 'and has the choice, by its label' shows '>School governor</label>'
ok 'with its value' shows 'name="complainant.category" type="radio" value="governor"'
is 'the check: a wrong value is refused' "$(sent budget-code=12x4)" 422
ok 'with the words of the schema at the field' shows '<p id="budget-code-error" class="govuk-error-message">'
ok 'and in the summary' shows '<a href="#budget-code">A budget code has four figures</a>'
ok 'and what was typed' shows 'name="budget-code" value="12x4"'
is 'a choice that is not there is still refused' "$(sent complainant.category=nonsense)" 422
is 'the field may be left out' "$(sent effect=much)" 303
is 'both are taken' "$(sent 'budget-code=1234&complainant.category=governor')" 303
reference=$(sqlite3 "$data/redress.db" 'SELECT reference FROM event ORDER BY rowid DESC LIMIT 1')
redress show "$reference" >"$scratch/record.xml"
ok 'the record has the field' grep -q '<budget-code>1234</budget-code>' "$scratch/record.xml"
ok 'where the schema says' grep -q '<details>[^<]*</details><budget-code>1234</budget-code><complainant>' "$scratch/record.xml"
ok 'and the choice' grep -q '<category>governor</category>' "$scratch/record.xml"
ok 'it is valid' xmllint --nonet --noout --schema "$scratch/share/schema/record.xsd" "$scratch/record.xml"
is 'by the shipped schema it is not' "$(xmllint --nonet --noout --schema schema/record.xsd "$scratch/record.xml" 2>/dev/null; echo $?)" 3
is 'redress verify finds nothing broken' "$(redress verify)" "$(printf '2 cases\t2 events\t0 broken')"
is 'the case page' "$(page case REDRESS_REALM=staff REMOTE_USER=support SCRIPT_NAME=/staff/case QUERY_STRING="ref=$reference")" 200
ok 'shows the label and the text' shows 'govuk-summary-list__key">Code of your budget</dt><dd class="govuk-summary-list__value redress-prose" dir="auto">1234</dd>'
ok 'and the words of the choice' shows '<dd class="redress-prose" dir="auto">School governor</dd>'
ok 'and gives the event its letter' shows "/staff/letter?ref=$reference&amp;seq=1"
letter() { page letter REDRESS_REALM=staff REMOTE_USER=support SCRIPT_NAME=/staff/letter QUERY_STRING="ref=$reference&seq=1"; }
is 'the letter is there' "$(letter)" 200
ok 'and says that it came' shows 'We have received your complaint'
is 'it stays, though the shipped schema gives none' "$(REDRESS_SHARE=. letter)" 200
is 'the blank form' "$(page form SCRIPT_NAME=/complaints/form QUERY_STRING=print)" 200
ok 'R-S40 has the field' shows 'Code of your budget'
ok 'R-O40 with the same hint' shows 'Four figures, on your last invoice'
ok 'and the choice' shows '</span>School governor</li>'
is 'the form of staff' "$(page submit REDRESS_REALM=staff REMOTE_USER=support SCRIPT_NAME=/staff/submit)" 200
ok 'asks for it, too' shows '<input id="budget-code" name="budget-code"'

# The form as a PDF, with that schema; filled in, it comes back
pdf() { CGI_WRAP='' cgi form SCRIPT_NAME=/complaints/form "QUERY_STRING=$1" | sed '1,/^\r*$/d' >"$scratch/$2"; }
asks() { pdftk "$scratch/$1" dump_data_fields_utf8 | grep -qx "$2"; }
read_form() { CGI_WRAP='' redress form "$scratch/$1" 2>"$scratch/error"; }
pdf '' blank.pdf
ok 'the PDF has the field' asks blank.pdf 'FieldName: budget-code'
ok 'with its label and hint, spoken' asks blank.pdf 'FieldNameAlt: Code of your budget. Four figures, on your last invoice'
ok 'and the choice' asks blank.pdf 'FieldStateOption: governor'
cat >"$scratch/filled.xfdf" <<'EOF'
<?xml version="1.0"?><xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"><fields><field name="summary"><value>Late</value></field>
<field name="budget-code"><value>1234</value></field>
<field name="complainant"><field name="category"><value>governor</value></field></field></fields></xfdf>
EOF
pdftk "$scratch/blank.pdf" fill_form "$scratch/filled.xfdf" output "$scratch/filled.pdf"
is 'what is filled in comes back' "$(read_form filled.pdf)" "$(printf 'form\tcomplaint\nsummary\tLate\nbudget-code\t1234\ncomplainant.category\tgovernor')"
REDRESS_SHARE=.
is 'with the shipped schema, what it knows' "$(read_form filled.pdf)" "$(printf 'form\tcomplaint\nsummary\tLate')"
ok 'and the field that it does not have, in the words of the form' grep -q \
    ': not in the form as it is now: Code of your budget. Four figures, on your last invoice: 1234$' "$scratch/error"
ok 'and the choice' grep -q ': not in the form as it is now: .*: School governor$' "$scratch/error"
pdf '' shipped.pdf
pdftk "$scratch/shipped.pdf" fill_form "$scratch/filled.xfdf" output "$scratch/older.pdf"
REDRESS_SHARE=$scratch/share
is 'a form from before the field is read as before' "$(read_form older.pdf)" "$(printf 'form\tcomplaint\nsummary\tLate\ncomplainant.category\tgovernor')"
is 'with nothing beside' "$(cat "$scratch/error")" ''
done_testing
