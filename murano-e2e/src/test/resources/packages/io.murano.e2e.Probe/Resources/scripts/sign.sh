#!/usr/bin/env bash
# Writes that the signing of a key begins and ends: sign.sh LEDGER KEY SECONDS
set -euo pipefail
echo "begin $2" >>"$1"
sleep "$3"
echo "end $2" >>"$1"
echo -n "signed $2"
