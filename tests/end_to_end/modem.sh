# SPDX-License-Identifier: GPL-3.0-or-later
#
# A phone for the scripts that need one; read after lib.sh. The phone's library waits by
# the clock, which therefore runs: twenty times as fast as the real one.

at='@2030-09-20 10:00:00 x20'

# plug_in SCRIPT: a modem that behaves as modem.py is told, at "$W/tty". What it sends is
# added to "$W/sent".
plug_in() {
    unplug
    rm -f "$W/tty"
    : >"$W/modem-out"
    printf '%s\n' "$1" >"$W/script.json"
    python3 "$here/modem.py" --link "$W/tty" --sent "$W/sent" --script "$W/script.json" \
        >"$W/modem-out" 2>"$W/modem-err" &
    modem=$!
    while [ ! -s "$W/modem-out" ] && kill -0 $modem 2>/dev/null; do :; done
}
modem=
unplug() {
    [ -z "$modem" ] || { kill $modem && wait $modem; } 2>/dev/null
    modem=
}
trap 'unplug; clean_up' EXIT

# sent LABEL EXPRESSION WANTED…: of all that the modem sent: a list `d` of its lines.
sent() {
    label=$1
    shift
    [ -e "$W/sent" ] || : >"$W/sent"
    checks=$((checks + 1))
    python3 -c 'import json, sys; print(json.dumps([json.loads(line) for line in open(sys.argv[1])]))' \
        "$W/sent" >"$W/.sent"
    python3 "$here/look.py" "$W/.sent" "$@" >"$W/.look" 2>&1 && return 0
    fail "$label"
    sed 's/^/    /' "$W/.look" >&2
    return 1
}

# phone_numbers COUNT [LINE…]: so many invented people with +32470000001 and so on, who
# subscribed to text messages; imported as source “nieuws”.
phone_numbers() {
    awk -v count="$1" 'BEGIN {
        print "Voornaam;Familienaam;GSM;Toestemming gegeven op;Tekst toestemming;Kanalen;" \
            "Methode;Inzamelaar;Politieke reclame"
        for (i = 1; i <= count; i++)
            printf "An;De Smet %d;0470 000 %03d;%02d/08/2030;Ik wil berichten;sms;formulier;" \
                "Els Peeters;ja\n", i, i, i % 28 + 1
    }' >"$W/nieuws.csv"
    expect 0 "declaring subscribers" source add nieuws --kind subscriber \
        --holder "het formulier op els.example.be" --obtained-on 2030-09-01 \
        --role candidate --purpose-told "berichten over de verkiezingen" \
        --collected-directly yes --objection-offered yes --consent-for candidate \
        --consent-separate yes
    expect 0 "importing subscribers" import "$W/nieuws.csv" --source nieuws
}
