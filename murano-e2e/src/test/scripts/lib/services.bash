# shellcheck shell=bash disable=SC2034,SC2154
# A private broker, database, api and conductor for a script that drives them, in one temporary
# folder that is removed at the end with everything that runs from it. Sourced.

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
root=$(cd "$scripts/../../../.." && pwd)
for part in lib java install; do
  # shellcheck disable=SC1090
  . "$root/.launcher/$part.sh"
done

# begin NAME: makes the folder and sees to it that nothing is left behind.
begin() {
  work=$(mktemp -d "${TMPDIR:-/tmp}/murano-$1.XXXXXX") || exit
  # What private servers run as must be able to enter.
  chmod 755 "$work"
  mkdir -p "$work/logs" "$work/pids"
  export MURANO_INSTALLATION=$work
  trap 'end 130; exit 130' INT TERM HUP
  trap 'end $?' EXIT
}

end() {
  local code=$1 file
  trap '' INT TERM HUP
  trap - EXIT
  for file in "$work"/pids/*; do
    [ -e "$file" ] && stop_recorded "$file" TERM 20
  done
  kill_tagged "MURANO_INSTALLATION=$work" || true
  [ ! -d "$work/rabbitmq" ] || "$root/.launcher/rabbitmq.sh" remove "$work/rabbitmq"
  [ ! -d "$work/postgresql" ] || "$root/.launcher/postgresql.sh" remove "$work/postgresql"
  if [ "$code" = 0 ] && [ "${MURANO_KEEP:-}" != 1 ]; then
    rm -rf "$work"
  else
    say "logs and results are kept in $work"
  fi
  exit "$code"
}

# need COMMAND PACKAGE...: has the system's packages installed when the command is missing.
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null && return
  command -v apt-get >/dev/null ||
    die "$command is missing and this is no Debian: install it (Debian: $*) and run this again"
  say "$command is missing: installing $* (log: $work/logs/install.log); no service is started"
  as_root sh -c "$(debian_script "$@")" >"$work/logs/install.log" 2>&1 ||
    die "installing has failed, see $work/logs/install.log; run: apt-get install --no-install-recommends $*"
}

debian_script() {
  cat <<TEXT
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e "\$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"\$policy"
  chmod 755 "\$policy"
  trap 'rm -f "\$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y --no-install-recommends $*; }
install || { apt-get update && install; }
TEXT
}

# run_service NAME COMMAND...: starts a process of its own; its environment is the caller's.
run_service() {
  local name=$1
  shift
  detached "$work/logs/$name.log" "$@" &
  record_process "$work/pids/$name" $! || die "$name has ended at once: $work/logs/$name.log"
}

# await_url NAME URL SECONDS: waits until the URL answers with success.
await_url() {
  local deadline=$((SECONDS + $3))
  until curl --silent --fail --output /dev/null --max-time 5 "$2"; do
    recorded_pid "$work/pids/$1" >/dev/null || {
      tail -n 30 "$work/logs/$1.log" >&2
      die "$1 has ended: $work/logs/$1.log"
    }
    [ "$SECONDS" -lt "$deadline" ] || die "$1 does not answer at $2: $work/logs/$1.log"
    sleep 0.2
  done
}

export_lines() {
  local line
  while read -r line; do
    [ -z "$line" ] || export "${line?}"
  done <<<"$1"
}

# start_servers: what the environment names already is taken instead.
start_servers() {
  local settings
  if [ -z "${MURANO_RABBITMQ_URI:-}" ]; then
    require_broker
    settings=$(MURANO_FOR_TESTS=1 "$root/.launcher/rabbitmq.sh" start "$work/rabbitmq") || exit
    export_lines "$settings"
  fi
  if [ -z "${MURANO_DATABASE_URL:-}" ]; then
    settings=$(MURANO_FOR_TESTS=1 "$root/.launcher/postgresql.sh" start "$work/postgresql") || exit
    export_lines "$settings"
  fi
}

# Passwords of the users that the demo profile of the api has.
make_passwords() {
  MURANO_ADMIN_PASSWORD=$(random_secret)
  MURANO_DEMO_PASSWORD=$(random_secret)
  MURANO_SERVICE_PASSWORD=$(random_secret)
  export MURANO_ADMIN_PASSWORD MURANO_DEMO_PASSWORD MURANO_SERVICE_PASSWORD
}

# prepare_services: builds what has to be built and chooses the api's port. With MURANO_JARS=built
# the jars are taken as they are, because a build is what runs the script.
prepare_services() {
  require_java
  [ "${MURANO_JARS:-}" = built ] || build_jars
  api_jar=$(launch_jar api) || exit
  conductor_jar=$(launch_jar conductor) || exit
  api_port=$(free_port)
  api_url=http://127.0.0.1:$api_port
}

# start_api PROFILE: the environment holds further settings.
start_api() {
  SPRING_PROFILES_ACTIVE=$1 MURANO_API_PORT=$api_port \
    run_service api "$JAVA" -XX:+UseSerialGC -Xmx384m -jar "$api_jar"
  await_url api "$api_url/actuator/health/readiness" 180
}

start_conductor() {
  local port
  port=$(free_port)
  MURANO_CONDUCTOR_PORT=$port MURANO_CONDUCTOR_NAME=conductor-1 \
    MURANO_CONDUCTOR_PACKAGES_URL=$api_url \
    MURANO_CONDUCTOR_PACKAGES_CACHEDIRECTORY=$work/packages \
    MURANO_CONDUCTOR_SERVICEUSER_PASSWORD=$MURANO_SERVICE_PASSWORD \
    MURANO_CONDUCTOR_PROVIDER_LOCAL_DIRECTORY=$work/machines \
    MURANO_CONDUCTOR_PROVIDER_LOCAL_AGENTJAR=$(jar_of agent) \
    run_service conductor "$JAVA" -XX:+UseSerialGC -Xmx512m -jar "$conductor_jar"
  await_url conductor "http://127.0.0.1:$port/actuator/health/readiness" 180
}
