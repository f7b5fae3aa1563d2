# shellcheck shell=bash disable=SC2154
# Starts, stops and shows the services of this installation. Sourced by ../murano.
# A service has a folder below $state/services with its pid file, its settings and its start time.

readonly shown_state="${state#"$root"/}"

# What this invocation has started, in order; undone if it fails or is interrupted.
started=()

service_dir() { printf '%s\n' "$state/services/$1"; }
service_log() { printf '%s\n' "$state/logs/$1.log"; }
service_setting() { read_setting "$(service_dir "$1")/settings" "$2"; }
service_pid() { recorded_pid "$(service_dir "$1")/process.pid"; }

# Prints the names of all services that have been started and not been stopped by "down".
service_names() {
  local dir
  for dir in "$state"/services/*/; do
    [ -e "$dir/settings" ] && basename "$dir"
  done
}

http_status() {
  local code
  exec 7<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&7
  read -r -t 10 _ code _ <&7
  exec 7<&-
  printf '%s\n' "${code:-}"
} 2>/dev/null

is_ready() { [ "$(http_status "$(service_setting "$1" PORT)" /actuator/health/readiness)" = 200 ]; }

random_password() { random_secret | cut -c1-20; }

# Passwords of the installation's own users, made once.
load_passwords() {
  local file=$state/passwords name
  if [ ! -s "$file" ]; then
    (
      umask 077
      for name in ADMIN DEMO SERVICE; do
        printf 'MURANO_%s_PASSWORD=%s\n' "$name" "$(random_password)"
      done >"$file"
    )
  fi
  export_settings "$(cat "$file")"
}

# start_service NAME JAR PORT JVM-OPTIONS...: the environment is that of the caller.
start_service() {
  local name=$1 jar=$2 port=$3 dir
  shift 3
  dir=$(service_dir "$name")
  mkdir -p "$dir" "$state/logs"
  printf 'PORT=%s\n' "$port" >"$dir/settings"
  started+=("service $name")
  # The tag finds what services start in turn: the machines of the local provider.
  # shellcheck disable=SC2086
  MURANO_INSTALLATION=$state detached "$(service_log "$name")" \
    "$JAVA" -XX:+UseSerialGC "$@" ${MURANO_JAVA_OPTIONS:-} -jar "$jar" &
  record_process "$dir/process.pid" $! || die "$name has ended at once, see $(service_log "$name")"
}

start_api() {
  local port wanted=${1:-8082} jar
  if service_pid api >/dev/null; then
    say "api: runs already on port $(service_setting api PORT)"
    return
  fi
  port=$(free_port "$wanted")
  [ "$port" = "$wanted" ] || say "api: port $wanted is taken, using $port"
  jar=$(launch_jar api) || exit
  say "api: starting on port $port"
  SPRING_PROFILES_ACTIVE=demo MURANO_API_PORT=$port start_service api "$jar" "$port" -Xms48m -Xmx384m
}

start_conductor() {
  local name=conductor-$1 wanted=$((8082 + $1)) port jar
  if service_pid "$name" >/dev/null; then
    say "$name: runs already"
    return
  fi
  port=$(free_port "$wanted")
  jar=$(launch_jar conductor) || exit
  say "$name: starting"
  MURANO_CONDUCTOR_PORT=$port MURANO_CONDUCTOR_NAME=$name \
    MURANO_CONDUCTOR_PACKAGES_URL="http://127.0.0.1:$(service_setting api PORT)" \
    MURANO_CONDUCTOR_PACKAGES_CACHEDIRECTORY=$state/cache/packages \
    MURANO_CONDUCTOR_SERVICEUSER_PASSWORD=$MURANO_SERVICE_PASSWORD \
    MURANO_CONDUCTOR_PROVIDER_LOCAL_DIRECTORY=$state/machines \
    MURANO_CONDUCTOR_PROVIDER_LOCAL_AGENTJAR=$(jar_of agent) \
    start_service "$name" "$jar" "$port" -Xms48m -Xmx512m
}

wait_until_ready() {
  local name=$1 deadline=$((SECONDS + 120))
  until is_ready "$name"; do
    if ! service_pid "$name" >/dev/null; then
      tail -n 20 "$(service_log "$name")" >&2
      die "$name has ended; its log is $(service_log "$name")"
    fi
    if [ "$SECONDS" -ge "$deadline" ]; then
      tail -n 20 "$(service_log "$name")" >&2
      die "$name is not ready after two minutes; its log is $(service_log "$name")"
    fi
    sleep 0.1
  done
}

# For clients of OpenStack, as they know it.
write_openrc() {
  (
    umask 077
    cat >"$state/openrc" <<TEXT
export OS_AUTH_URL=http://127.0.0.1:$1/v3
export OS_IDENTITY_API_VERSION=3
export OS_USERNAME=demo
export OS_PASSWORD=$MURANO_DEMO_PASSWORD
export OS_PROJECT_NAME=demo
export OS_USER_DOMAIN_ID=default
export OS_PROJECT_DOMAIN_ID=default
export OS_REGION_NAME=RegionOne
export MURANO_URL=http://127.0.0.1:$1
TEXT
  )
}

stop_service() {
  local name=$1 dir
  dir=$(service_dir "$name")
  stop_recorded "$dir/process.pid" TERM "${2:-30}"
  rm -rf "$dir"
}

# Ends the processes that the services of this installation have left behind: machines of the local
# provider, which outlive the conductor on purpose.
stop_machines() {
  if kill_tagged "MURANO_INSTALLATION=$state"; then
    say "machines of the local provider: stopped"
  fi
}

# Undoes what this invocation has started, the last first.
undo() {
  local index entry
  trap '' INT TERM HUP
  for ((index = ${#started[@]} - 1; index >= 0; index--)); do
    entry=${started[index]}
    case $entry in
      'service '*) stop_service "${entry#service }" 5 ;;
      'server '*)
        entry=${entry#server }
        "$root/.launcher/${entry%% *}" stop "${entry#* }"
        ;;
    esac
  done
  started=()
}

undo_if_interrupted() {
  trap 'say "interrupted: stopping what has been started"; undo; exit 130' INT TERM HUP
  trap 'code=$?; if [ "$code" != 0 ] && [ "${#started[@]}" != 0 ]; then say "stopping what has been started"; undo; fi; exit "$code"' EXIT
}

bring_up() {
  local conductors=$1 api_port=$2 number
  mkdir -p "$state"
  only_one "$state"
  undo_if_interrupted
  start_broker
  start_database
  load_passwords
  start_api "$api_port"
  wait_until_ready api
  for ((number = 1; number <= conductors; number++)); do
    start_conductor "$number"
  done
  for ((number = 1; number <= conductors; number++)); do
    wait_until_ready "conductor-$number"
  done
  write_openrc "$(service_setting api PORT)"
  exec 8>&-
}

command_up() {
  local conductors=1 api_port='' build=1
  while [ "$#" -gt 0 ]; do
    case $1 in
      --conductors) conductors=${2:-} && shift ;;
      --api-port) api_port=${2:-} && shift ;;
      --no-build) build=0 ;;
      *) die "up: unknown option $1; see ./murano up --help" ;;
    esac
    shift
  done
  [[ $conductors =~ ^[0-9][0-9]?$ ]] || die "up: --conductors takes a number from 0 to 99, not '$conductors'"
  [[ $api_port =~ ^[0-9]*$ ]] || die "up: --api-port takes a number, not '$api_port'"
  require_java
  [ "$build" = 0 ] || build_jars
  bring_up "$conductors" "${api_port:-8082}"
  started=()
  say "ready: http://127.0.0.1:$(service_setting api PORT)/v1; clients: source $shown_state/openrc; end: ./murano down"
}

command_down() {
  local purge=0 name stopped=0
  case ${1:-} in
    '') ;;
    --purge) purge=1 ;;
    *) die "down: unknown option $1; see ./murano down --help" ;;
  esac
  if [ ! -d "$state" ]; then
    say "nothing runs"
    return
  fi
  only_one "$state"
  for name in $(service_names | sort -r); do
    say "$name: stopping"
    stop_service "$name"
    stopped=1
  done
  stop_machines
  stop_server RabbitMQ rabbitmq.sh "$broker_dir" && stopped=1
  stop_server PostgreSQL postgresql.sh "$database_dir" && stopped=1
  [ "$stopped" = 1 ] || say "nothing runs"
  if [ "$purge" = 1 ]; then
    purge_data
  fi
}

stop_server() {
  "$root/.launcher/$2" status "$3" || return 1
  say "$1: stopping"
  "$root/.launcher/$2" stop "$3"
}

# What has been downloaded and built stays.
purge_data() {
  [ ! -d "$broker_dir" ] || "$root/.launcher/rabbitmq.sh" remove "$broker_dir"
  [ ! -d "$database_dir" ] || "$root/.launcher/postgresql.sh" remove "$database_dir"
  (cd "$state" && rm -rf logs services machines passwords openrc servers)
  say "data, logs and passwords deleted"
}

memory_of() { awk '/^Pss:/ { printf "%d MiB", $2 / 1024 }' "/proc/$1/smaps_rollup" 2>/dev/null; }

print_status() { printf '%-14s %-8s %8s  %-26s %9s  %s\n' "$@"; }

# server_status NAME SCRIPT DIR PID-FILE ADDRESS LOG
server_status() {
  local pid
  if "$root/.launcher/$2" status "$3"; then
    any=1
    pid=$(recorded_pid "$3/$4")
    print_status "$1" running "${pid:--}" "$5" "$(memory_of "${pid:-0}")" "$6"
  elif [ -e "$3/$4" ]; then
    any=1 dead=1
    print_status "$1" died - "$5" '' "$6"
  fi
}

command_status() {
  local name pid any=0 dead=0
  if [ ! -d "$state" ]; then
    say "nothing runs"
    exit 3
  fi
  print_status NAME STATE PID ADDRESS MEMORY LOG
  server_status rabbitmq rabbitmq.sh "$broker_dir" broker.pid \
    "127.0.0.1:$(read_setting "$broker_dir/connection" MURANO_RABBITMQ_PORT)" "$shown_state/servers/rabbitmq/log"
  server_status postgresql postgresql.sh "$database_dir" server.pid \
    "127.0.0.1:$(read_setting "$database_dir/connection" MURANO_DATABASE_PORT)" "$shown_state/servers/postgresql/server.log"
  for name in $(service_names); do
    any=1
    if pid=$(service_pid "$name"); then
      print_status "$name" "$(is_ready "$name" && echo ready || echo busy)" "$pid" \
        "127.0.0.1:$(service_setting "$name" PORT)" "$(memory_of "$pid")" "$shown_state/logs/$name.log"
    else
      dead=1
      print_status "$name" died - '' '' "$shown_state/logs/$name.log"
    fi
  done
  [ "$any" = 1 ] || exit 3
  exit "$dead"
}

log_file() {
  case $1 in
    rabbitmq) printf '%s\n' "$broker_dir/log/node.log" ;;
    postgresql) printf '%s\n' "$database_dir/server.log" ;;
    *) service_log "$1" ;;
  esac
}

command_logs() {
  local follow='' lines=50 names=() files=() name
  while [ "$#" -gt 0 ]; do
    case $1 in
      -f) follow=-f ;;
      -n) lines=${2:-50} && shift ;;
      -*) die "logs: unknown option $1; see ./murano logs --help" ;;
      *) names+=("$1") ;;
    esac
    shift
  done
  [ "${#names[@]}" -gt 0 ] || mapfile -t names < <(service_names)
  for name in "${names[@]}"; do
    [ -r "$(log_file "$name")" ] || die "there is no log of '$name'; logs are in $state/logs"
    files+=("$(log_file "$name")")
  done
  [ "${#files[@]}" -gt 0 ] || die "nothing has been started yet"
  # shellcheck disable=SC2086
  exec tail -n "$lines" $follow "${files[@]}"
}
