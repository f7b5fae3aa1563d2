# shellcheck shell=bash disable=SC2154
# Shell functions shared by the launcher and by the scripts that run private servers.
# Sourced, never executed. Needs bash and the usual Linux tools.

set -o nounset -o pipefail

say() { printf '%s\n' "murano: $*" >&2; }
die() {
  say "$*"
  exit 1
}

# Prints the start time of a process as the kernel counts it; with the pid it names one process
# for ever, which a pid alone does not.
process_start() {
  local stat
  if [ -r "/proc/$1/stat" ]; then
    read -r stat <"/proc/$1/stat" 2>/dev/null || return 1
    # The command name in parentheses may hold blanks: count the fields behind it.
    # shellcheck disable=SC2086
    set -- ${stat##*) }
    [ "${1:-Z}" != Z ] || return 1
    printf '%s\n' "${20}"
  else
    stat=$(ps -o lstart= -p "$1" 2>/dev/null) && [ -n "$stat" ] || return 1
    printf '%s\n' "${stat// /_}"
  fi
}

# record_process FILE PID: remembers a process that this project started.
record_process() {
  local start
  start=$(process_start "$2") || return 1
  printf '%s %s\n' "$2" "$start" >"$1"
}

# recorded_pid FILE: prints the pid if the recorded process still lives.
recorded_pid() {
  local pid start
  [ -r "$1" ] && read -r pid start <"$1" || return 1
  [ "$(process_start "$pid")" = "$start" ] || return 1
  printf '%s\n' "$pid"
}

# stop_recorded FILE SIGNAL SECONDS: signals the recorded process and waits until it has gone; one
# that outlives the time is killed. Nothing happens to a process that only has the same pid.
stop_recorded() {
  local pid deadline
  if pid=$(recorded_pid "$1"); then
    kill -s "$2" "$pid" 2>/dev/null
    deadline=$((SECONDS + $3))
    while recorded_pid "$1" >/dev/null; do
      if [ "$SECONDS" -ge "$deadline" ]; then
        kill -s KILL "$pid" 2>/dev/null
        deadline=$((SECONDS + 60))
      fi
      sleep 0.05
    done
  fi
  rm -f "$1"
}

# detached LOG COMMAND...: runs a command in a session of its own, so that a Ctrl-C in the
# terminal does not reach it. The command has the pid of the shell job: use it with `&`.
detached() {
  local log=$1
  shift
  if command -v setsid >/dev/null; then
    exec setsid "$@" >>"$log" 2>&1 </dev/null 8>&-
  else
    trap '' INT HUP
    exec "$@" >>"$log" 2>&1 </dev/null 8>&-
  fi
}

# kill_tagged NAME=VALUE: kills all processes with this in their environment; twice, for what was
# being born meanwhile. Tells by its exit code whether there was one. Linux only.
kill_tagged() {
  local environment pid found=1
  for _ in 1 2; do
    for environment in /proc/[0-9]*/environ; do
      pid=${environment#/proc/}
      pid=${pid%/environ}
      if [ "$pid" != $$ ] && grep -zqxF -- "$1" "$environment" 2>/dev/null; then
        found=0
        kill -s KILL "$pid" 2>/dev/null
      fi
    done
  done
  return "$found"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port [PREFERRED]: prints a port nobody listens on, below the range that the kernel hands
# out for outgoing connections.
free_port() {
  local port tries=0
  if [ -n "${1:-}" ] && ! port_is_taken "$1"; then
    printf '%s\n' "$1"
    return
  fi
  while [ "$tries" -lt 50 ]; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    if ! port_is_taken "$port"; then
      printf '%s\n' "$port"
      return
    fi
    tries=$((tries + 1))
  done
  die "no free port found between 20000 and 32000"
}

random_secret() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# read_setting FILE KEY: prints the value of a KEY=VALUE line.
read_setting() { sed -n "s/^$2=//p" "$1" 2>/dev/null | head -n 1; }

# only_one DIR: waits for its turn among the scripts that work on one state folder. The lock goes
# with the shell.
only_one() {
  mkdir -p "$1"
  command -v flock >/dev/null || return 0
  exec 8>"$1/lock"
  flock -w 120 8 || die "another command has been working on $1 for two minutes"
}
