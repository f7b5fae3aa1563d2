#!/usr/bin/env bash
# Cleans up behind a test run, whichever way it ends: it reads what there is to clean from its
# input, and the end of that input, which also comes when the test JVM is killed, is the signal.
#
#   node SCRIPT DIR    a server of rabbitmq.sh or postgresql.sh, to be removed
#   process PID        a process, to be killed
#   tag NAME=VALUE     every process with this in its environment is to be killed (Linux only)
#   keep               servers' folders stay, for a look at their logs
#
# It prints "removed" when that is done, and stays until the test JVM is gone.

# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
trap '' INT HUP TERM

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
nodes=()
processes=()
tags=()
last_verb=remove

while read -r verb argument rest; do
  case $verb in
    node) nodes+=("$argument $rest") ;;
    process) processes+=("$argument $(process_start "$argument")") ;;
    tag) tags+=("$argument") ;;
    keep) last_verb='kill' ;;
  esac
done

for process in ${processes[@]+"${processes[@]}"}; do
  read -r pid start <<<"$process"
  [ -n "$start" ] && [ "$(process_start "$pid")" = "$start" ] && kill -s KILL "$pid" 2>/dev/null
done

for node in ${nodes[@]+"${nodes[@]}"}; do
  "$here/${node%% *}" "$last_verb" "${node#* }" &
done
wait

kill_all_tagged() {
  local tag
  for tag in ${tags[@]+"${tags[@]}"}; do
    kill_tagged "$tag" || true
  done
}

# What the killed processes had started in turn.
kill_all_tagged
echo 'removed'

# A test goes on while its JVM ends, and may start something still.
for _ in {1..300}; do
  kill -0 "$PPID" 2>/dev/null || break
  sleep 0.2
done
kill_all_tagged
