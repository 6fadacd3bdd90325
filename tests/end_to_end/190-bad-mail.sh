#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# E-mails that cannot or must not be made: headers that would be injected, subjects and
# bodies that are empty, attachments that vanish, a disk that is full at message 17.
. "$(dirname "$0")/lib.sh"

electronic_answers
make_dossier
add_subscribers nieuws 40

# own LANGUAGE NAME: a template of the dossier's own, from standard input
own() {
    mkdir -p "$D/templates/$1"
    cat >"$D/templates/$1/$2.md"
}

# ---- templates ----

own nl leeg-onderwerp <<'END'
---
name: leeg-onderwerp
channel: email
language: nl
subject:
---
Beste {{recipient.name}},

Tot binnenkort.
END
expect 65 "an empty subject" mailing new a --channel email --template leeg-onderwerp
one_sentence "an empty subject"
says "an empty subject: where" leeg-onderwerp.md

own nl leeg-voor-sommigen <<'END'
---
name: leeg-voor-sommigen
channel: email
language: nl
subject: Nieuws
---
{{#recipient.postcode}}
Wie in {{recipient.postcode}} woont, leest dit.
{{/recipient.postcode}}
END
expect 0 "a body that may be empty" mailing new b --channel email --template leeg-voor-sommigen
run mailing approve b --declare
checks=$((checks + 1))
[ "$status" = 65 ] || fail "an empty body for somebody: exit status $status"
one_sentence "an empty body for somebody"

own nl met-html <<'END'
---
name: met-html
channel: email
language: nl
subject: Nieuws
---
Dag <img src="https://example.be/pixel.gif?wie={{recipient.email}}">
END
run mailing new c --channel email --template met-html
[ "$status" = 65 ] || expect 65 "raw HTML, and a pixel with a name on it" mailing preview c

own nl met-beeld-van-elders <<'END'
---
name: met-beeld-van-elders
channel: email
language: nl
subject: Nieuws
---
Dag ![beeld](https://example.be/beeld.png)
END
run mailing new d --channel email --template met-beeld-van-elders
[ "$status" = 65 ] || expect 65 "a picture from elsewhere" mailing preview d

own nl met-spoor <<'END'
---
name: met-spoor
channel: email
language: nl
subject: Nieuws
---
Lees [hier](https://example.be/?wie={{recipient.name}}) verder.
END
run mailing new e --channel email --template met-spoor
[ "$status" = 65 ] || expect 65 "a link that tells who clicked" mailing preview e

expect 65 "a letter's template for e-mail" mailing new f --channel email \
    --template brief-kennismaking
expect 65 "an e-mail's template for letters" mailing new f --channel post --template mail-nieuws

# ---- attachments ----

own nl met-bijlage <<'END'
---
name: met-bijlage
channel: email
language: nl
subject: Met een folder
attachment: folder.pdf
---
Beste {{recipient.name}},

In de bijlage vindt u onze folder.
END
expect 66 "an attachment that is not there" mailing new g --channel email --template met-bijlage
one_sentence "an attachment that is not there"
printf '%%PDF-1.4\n%% an invented folder\n' >"$D/templates/nl/folder.pdf"
expect 0 "with an attachment" mailing new g --channel email --template met-bijlage
rm "$D/templates/nl/folder.pdf"
expect 66 "gone before approval" mailing approve g --declare
printf '%%PDF-1.4\n%% an invented folder\n' >"$D/templates/nl/folder.pdf"
expect 0 "approving" mailing approve g --declare
rm "$D/templates/nl/folder.pdf"
expect 0 "gone after approval: what was approved goes out" mailing send g --for-real \
    --confirm 40 --to g-post
python3 "$here/mail.py" g-post/*.eml >seen 2>err || fail "malformed: $(head -n 3 err)"
same "with the attachment as approved" "folder.pdf application/pdf 30" "$(python3 - g-post/*.eml <<'END'
import email, email.policy, sys
for path in sys.argv[1:2]:
    m = email.message_from_binary_file(open(path, "rb"), policy=email.policy.SMTP)
    for a in m.iter_attachments():
        print(a.get_filename(), a.get_content_type(), len(a.get_content()))
END
)"
head -c 6000000 /dev/zero >"$D/templates/nl/folder.pdf"
expect 65 "an attachment that is too large" mailing new h --channel email --template met-bijlage
one_sentence "an attachment that is too large"
for name in ../../keyslots /etc/passwd folder.exe folder.svg sub/../folder.pdf; do
    sed -i "s|^attachment:.*|attachment: $name|" "$D/templates/nl/met-bijlage.md"
    run mailing new i --channel email --template met-bijlage
    case $status in
    65 | 66) checks=$((checks + 1)) ;;
    *) fail "attachment $name: exit status $status" ;;
    esac
    one_sentence "attachment $name"
done

# ---- headers ----

cat >inject.csv <<'END'
Voornaam;Familienaam;E-mail;Taal;Toestemming gegeven op;Tekst toestemming;Kanalen;Methode;Inzamelaar;Politieke reclame
"An
Bcc: spion@example.be";"De
 Smet";an@example.be;NL;01/09/2030;Ik wil e-mails;email;formulier;Els;ja
"Bo, ""de"" <bo@evil.example>";Çelik;bo@example.be;NL;01/09/2030;Ik wil e-mails;email;formulier;Els;ja
Cis;Janssens;"cis@example.be
Bcc: spion@example.be";NL;01/09/2030;Ik wil e-mails;email;formulier;Els;ja
=?utf-8?B?SGFsbG8=?=;Raar;dirk@example.be;NL;01/09/2030;Ik wil e-mails;email;formulier;Els;ja
🎈 Eva;O’Brien;eva@münchen.example;NL;01/09/2030;Ik wil e-mails;email;formulier;Els;ja
END
expect 0 "declaring" source add raar --kind subscriber --holder "het formulier" \
    --obtained-on 2030-09-01 --role candidate --purpose-told "e-mails over de verkiezingen" \
    --collected-directly yes --objection-offered yes --consent-for candidate \
    --consent-separate yes
expect 0 "names that try to become headers" import inject.csv --source raar
expect 0 "a mailing to them" mailing new raar --channel email --template mail-nieuws --source raar
expect 0 "approving" mailing approve raar --declare --json
allowed=$(value 'd["counts"]["allow"]')
expect 0 "sending" mailing send raar --for-real --confirm "$allowed" --to raar-post
python3 "$here/mail.py" raar-post/*.eml >seen 2>err || fail "malformed: $(head -n 3 err)"
same "one address each" "an@example.be bo@example.be dirk@example.be eva@xn--mnchen-3ya.example" \
    "$(cut -d'|' -f1 seen | sort | tr '\n' ' ' | sed 's/ $//')"
# Header lines begin in the first column; folded ones and bodies are something else.
same "no header of theirs" "" "$(for file in raar-post/*.eml; do
    sed '/^\r$/q' "$file" | grep -iE '^(bcc|cc):'
done)"
same "an encoded word in a name stays what it is" "=?utf-8?B?SGFsbG8=?= Raar" \
    "$(python3 - raar-post/*.eml <<'END'
import email, email.policy, sys
for path in sys.argv[1:]:
    m = email.message_from_binary_file(open(path, "rb"), policy=email.policy.SMTP)
    if m["To"].addresses[0].addr_spec == "dirk@example.be":
        print(m["To"].addresses[0].display_name)
END
)"
expect 0 "a candidate's name with a line break" settings set 'candidate.name=Els
Bcc: spion@example.be' --json
expect 0 "a mailing that is not approved" mailing new kop --channel email \
    --template mail-nieuws --source raar
expect 0 "it became a blank" mailing preview kop --json
json "it became a blank" 'd["from"]' 'Els Bcc: spion@example.be <els@example.be>'
expect 0 "the name again" settings set "candidate.name=Els Peeters"

# ---- a full disk at message 17 ----

expect 0 "a mailing" mailing new vol --channel email --template mail-nieuws --source nieuws
expect 0 "approving" mailing approve vol --declare
keep vol
expect 0 "on a large disk" mailing send vol --for-real --confirm 40 --to ruim
room=$(find ruim -name '*.eml' | sort | head -n 16 | xargs stat -c %s |
    awk '{ pages += int(($1 + 4095) / 4096) } END { print pages * 4096 }')
if [ "$(id -u)" -eq 0 ] && mkdir small && mount -t tmpfs -o size=4m tmpfs small 2>/dev/null; then
    trap 'umount "$W/small" 2>/dev/null; clean_up' EXIT
    use vol
    mkdir small/post
    chmod 700 small/post
    free=$(($(stat -f -c '%a * %S' small)))
    head -c $((free - room)) /dev/zero >small/ballast
    run mailing send vol --for-real --confirm 40 --to small/post
    judge 74 "the disk is full at message 17"
    one_sentence "the disk is full at message 17"
    same "sixteen whole files and no part" 16 "$(find small/post -type f | wc -l)"
    python3 "$here/mail.py" small/post/*.eml >seen 2>err || fail "malformed: $(head -n 3 err)"
    expect 0 "the states afterwards" mailing show vol --json
    json "the states afterwards" 'd["counts"]["accepted"]' 16 'd["counts"]["planned"]' 24 \
        'd["counts"]["in_doubt"]' 0 'd["state"]' sending
    rm small/ballast
    expect 0 "the rest, with room" mailing send vol --for-real --confirm 40 --to small/post --json
    json "the rest, with room" 'd["this_run"]["accepted"]' 24 'd["counts"]["accepted"]' 40
    same "one file each" 40 "$(find small/post -type f | wc -l)"
else
    skip "no small disk without root: message 17 was not tried"
fi

finish
