#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# without-esmtp.sh SOURCE BUILD COMPILER [LAUNCHER]: where there is no libesmtp, libcurl is
# the way to every server. deliver/ is built so, warnings are errors, and its tests of
# servers pass.
set -eu
source=$1 build=$2 compiler=$3 launcher=${4-}
tests='unit_deliver_test_transport_server unit_deliver_test_server_offer'

mkdir -p "$build"
quietly() {
    if ! "$@" >"$build/log" 2>&1; then
        grep -E '(error|FAILED)[: ]' "$build/log" | head -n 20
        tail -n 15 "$build/log"
        exit 1
    fi
}
quietly cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug \
    -DKIESPOST_WERROR=ON -DKIESPOST_WITH_ESMTP=OFF "-DCMAKE_C_COMPILER=$compiler" \
    "-DCMAKE_C_COMPILER_LAUNCHER=$launcher"
# shellcheck disable=SC2086
quietly cmake --build "$build" -j 2 --target $tests
if ldd "$build/tests/unit_deliver_test_transport_server" | grep -q libesmtp; then
    echo "libesmtp is there all the same"
    exit 1
fi
for test in $tests; do
    "$build/tests/$test"
done
