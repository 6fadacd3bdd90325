# SPDX-License-Identifier: GPL-3.0-or-later
#
# A mail server and certificates for the scripts that need them; read after lib.sh.

for python in python3 /usr/bin/python3; do
    "$python" -c 'import aiosmtpd' 2>/dev/null && break
done

# serve OPTION…: a server, in $port; what it takes goes to "$W/received".
serve() {
    stop_server
    rm -f "$W/received" "$W/log"
    : >"$W/port"
    "$python" "$here/smtp_server.py" --received "$W/received" --log "$W/log" "$@" \
        >"$W/port" 2>"$W/server-err" &
    server=$!
    while [ ! -s "$W/port" ] && kill -0 $server 2>/dev/null; do :; done
    port=$(cat "$W/port")
}
server=
stop_server() {
    [ -z "$server" ] || { kill $server && wait $server; } 2>/dev/null
    server=
}
trap 'stop_server; clean_up' EXIT

# certificate NAME HOST DAYS
certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out "$1.pem" -days "$3" \
        -subj "/O=Voorbeeld NV/CN=$2" -addext "subjectAltName=DNS:$2" 2>/dev/null
    cp "$1.pem" "$1-ca.pem"
    cat key.pem >>"$1.pem"
}
