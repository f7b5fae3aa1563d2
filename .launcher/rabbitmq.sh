#!/usr/bin/env bash
# Runs one private RabbitMQ node: own name, ports, data, plugins, cookie and port mapper.
# The launcher and the test kit both use it, so that what they start and stop is the same thing.

# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'TEXT'
usage: rabbitmq.sh COMMAND DIR

  start DIR   starts the node whose state is kept in DIR, or finds it running;
              prints its connection settings
  stop DIR    stops it in good order; data and ports are kept for the next start
  kill DIR    the same by SIGKILL, after a second
  status DIR  tells whether it runs, by the exit code
  remove DIR  kills it and deletes DIR

  available         tells whether a container engine answers or a server is installed
  install-command   prints how this system's package manager would install one

environment
  MURANO_RABBITMQ_SOURCE  auto (default): a container if an engine answers, else the installed
                          server; container; server
  MURANO_RABBITMQ_IMAGE   image of the container, default rabbitmq:4-management
  MURANO_RABBITMQ_PORT    wanted AMQP port, used if free
  MURANO_RABBITMQ_BIND    address on which it listens besides 127.0.0.1, 0.0.0.0 for all
  MURANO_FOR_TESTS        1: statistics off
TEXT
}

rabbitmq_image() { printf '%s\n' "${MURANO_RABBITMQ_IMAGE:-rabbitmq:4-management}"; }

# The server's own start script. The wrapper that distributions put into the PATH insists on the
# system's user and folders, therefore it is passed by.
rabbitmq_server_script() {
  local candidate real
  for candidate in "$(command -v rabbitmq-server)" /usr/sbin/rabbitmq-server \
    /usr/local/sbin/rabbitmq-server /opt/rabbitmq/sbin/rabbitmq-server \
    /opt/homebrew/sbin/rabbitmq-server /usr/lib/rabbitmq/bin/rabbitmq-server; do
    [ -x "$candidate" ] || continue
    real=$(readlink -f "$candidate")
    case $real in
      */rabbitmq-script-wrapper) real=$(dirname "$real")/rabbitmq-server ;;
    esac
    if [ -x "$real" ] && [ -e "$(dirname "$real")/rabbitmq-env" ]; then
      printf '%s\n' "$real"
      return
    fi
  done
  return 1
}

rabbitmq_install_command() {
  local sudo=''
  [ "$(id -u)" = 0 ] || sudo='sudo '
  if command -v apt-get >/dev/null; then
    printf '%s\n' "${sudo}apt-get install -y rabbitmq-server"
  elif command -v dnf >/dev/null; then
    printf '%s\n' "${sudo}dnf install -y rabbitmq-server"
  elif command -v zypper >/dev/null; then
    printf '%s\n' "${sudo}zypper --non-interactive install rabbitmq-server"
  elif command -v pacman >/dev/null; then
    printf '%s\n' "${sudo}pacman -S --noconfirm rabbitmq"
  elif command -v apk >/dev/null; then
    printf '%s\n' "${sudo}apk add rabbitmq-server"
  elif command -v brew >/dev/null; then
    printf '%s\n' "brew install rabbitmq"
  else
    return 1
  fi
}

container_engine_answers() {
  command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1
}

rabbitmq_available() {
  case ${MURANO_RABBITMQ_SOURCE:-auto} in
    container) container_engine_answers ;;
    server) rabbitmq_server_script >/dev/null ;;
    *) rabbitmq_server_script >/dev/null || container_engine_answers ;;
  esac
}

rabbitmq_choose_source() {
  case ${MURANO_RABBITMQ_SOURCE:-auto} in
    container | server) printf '%s\n' "$MURANO_RABBITMQ_SOURCE" ;;
    auto)
      if container_engine_answers; then
        printf 'container\n'
      else
        printf 'server\n'
      fi
      ;;
    *) die "MURANO_RABBITMQ_SOURCE is '$MURANO_RABBITMQ_SOURCE'; it may be auto, container or server" ;;
  esac
}

write_connection() {
  local dir=$1 source=$2 user=murano password
  password=$(read_setting "$dir/connection" MURANO_RABBITMQ_PASSWORD)
  [ -n "$password" ] || password=$(random_secret)
  (
    umask 077
    cat >"$dir/connection.new" <<TEXT
MURANO_RABBITMQ_URI=amqp://$user:$password@127.0.0.1:$3
MURANO_RABBITMQ_HOST=127.0.0.1
MURANO_RABBITMQ_PORT=$3
MURANO_RABBITMQ_USER=$user
MURANO_RABBITMQ_PASSWORD=$password
MURANO_RABBITMQ_MANAGEMENT_URI=http://127.0.0.1:$4
MURANO_RABBITMQ_SOURCE=$source
TEXT
  )
  mv "$dir/connection.new" "$dir/connection"
}

# Prints the addresses on which the node listens for AMQP: that of this machine, and another one if
# machines shall reach it.
addresses() {
  local bind=${MURANO_RABBITMQ_BIND:-127.0.0.1}
  case $bind in
    127.0.0.1 | 0.0.0.0) printf '%s\n' "$bind" ;;
    *) printf '127.0.0.1\n%s\n' "$bind" ;;
  esac
}

# Settings of both kinds of node. A small write-ahead log keeps memory small.
write_common_configuration() {
  cat <<'TEXT'
loopback_users = none
raft.wal_max_size_bytes = 67108864
TEXT
  [ "${MURANO_FOR_TESTS:-0}" = 1 ] && printf 'management_agent.disable_metrics_collector = true\n'
  return 0
}

write_server_configuration() {
  local dir=$1
  (
    umask 077
    {
      addresses | while read -r address; do
        printf 'listeners.tcp.%s = %s:%s\n' "${address//./-}" "$address" \
          "$(read_setting "$dir/connection" MURANO_RABBITMQ_PORT)"
      done
      printf 'management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = %s\n' "$2"
      printf 'default_user = murano\ndefault_pass = %s\n' \
        "$(read_setting "$dir/connection" MURANO_RABBITMQ_PASSWORD)"
      printf 'log.file = node.log\nlog.console = false\n'
      write_common_configuration
    } >"$dir/rabbitmq.conf"
    printf '[rabbitmq_management].\n' >"$dir/enabled_plugins"
    [ -s "$dir/.erlang.cookie" ] || random_secret >"$dir/.erlang.cookie"
    chmod 400 "$dir/.erlang.cookie"
    : >"$dir/environment"
  )
}

# Sends the protocol header of AMQP 0-9-1: a broker answers with a method frame, whose first byte is
# 1. That an engine's proxy takes the connection means nothing.
node_is_ready() {
  local answer=''
  port_is_taken "$2" || return 1
  {
    exec 6<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'AMQP\0\0\011\001' >&6
    IFS= read -r -n 1 -t 10 answer <&6
    exec 6<&-
  } 2>/dev/null
  [ "$answer" = $'\001' ]
}

# Starts node and port mapper; the ports are those of the connection file, if there is one.
server_start() {
  local dir=$1 script port management epmd distribution deadline
  script=$(rabbitmq_server_script) || return 3
  if [ -s "$dir/ports" ]; then
    read -r port management epmd distribution <"$dir/ports"
  else
    port=$(free_port "${MURANO_RABBITMQ_PORT:-}")
    management=$(free_port) epmd=$(free_port) distribution=$(free_port)
    printf '%s %s %s %s\n' "$port" "$management" "$epmd" "$distribution" >"$dir/ports"
    printf 'murano-%s@localhost\n' "$(random_secret | cut -c1-8)" >"$dir/nodename"
  fi
  write_connection "$dir" server "$port" "$management"
  write_server_configuration "$dir" "$management"
  mkdir -p "$dir/data" "$dir/log"
  export HOME=$dir ERL_EPMD_PORT=$epmd ERL_EPMD_ADDRESS=127.0.0.1
  if ! recorded_pid "$dir/epmd.pid" >/dev/null; then
    detached "$dir/log/epmd.log" "$(port_mapper "$script")" -port "$epmd" -address 127.0.0.1 &
    record_process "$dir/epmd.pid" $!
    deadline=$((SECONDS + 10))
    until port_is_taken "$epmd"; do
      [ "$SECONDS" -lt "$deadline" ] || return 1
      sleep 0.02
    done
  fi
  export RABBITMQ_NODENAME RABBITMQ_DIST_PORT=$distribution RABBITMQ_CONFIG_FILE=$dir/rabbitmq.conf \
    RABBITMQ_ADVANCED_CONFIG_FILE=$dir/advanced.config RABBITMQ_CONF_ENV_FILE=$dir/environment \
    RABBITMQ_MNESIA_BASE=$dir/data RABBITMQ_LOG_BASE=$dir/log \
    RABBITMQ_ENABLED_PLUGINS_FILE=$dir/enabled_plugins RABBITMQ_PID_FILE=$dir/node.pid \
    RABBITMQ_SCHEDULER_BUSY_WAIT_THRESHOLD=short
  read -r RABBITMQ_NODENAME <"$dir/nodename"
  # With "input allowed" the script becomes the node instead of watching over it: one process whose
  # pid is known.
  export RABBITMQ_ALLOW_INPUT=1 RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-noinput'
  detached "$dir/log/start.log" "$script" &
  record_process "$dir/broker.pid" $!
  deadline=$((SECONDS + 90))
  until node_is_ready "$port" "$management"; do
    if [ "$interrupted" = 1 ] || [ "$SECONDS" -ge "$deadline" ] ||
      ! recorded_pid "$dir/broker.pid" >/dev/null; then
      return 1
    fi
    sleep 0.05
  done
}

port_mapper() {
  local found
  for found in "$(command -v epmd)" "$(dirname "$1")/epmd" /usr/lib/erlang/bin/epmd \
    /usr/lib64/erlang/bin/epmd /usr/local/lib/erlang/bin/epmd; do
    if [ -n "$found" ] && [ -x "$found" ]; then
      printf '%s\n' "$found"
      return
    fi
  done
  found=$(erl -noshell -eval 'io:format("~s/erts-~s/bin/epmd", [code:root_dir(), erlang:system_info(version)]), halt().')
  printf '%s\n' "$found"
}

server_stop() {
  stop_recorded "$1/broker.pid" "$2" 60
  stop_recorded "$1/epmd.pid" TERM 10
}

container_name() { cat "$1/container" 2>/dev/null; }

container_is_running() {
  [ "$(timeout 20 docker inspect -f '{{.State.Running}}' "$(container_name "$1")" 2>/dev/null)" = true ]
}

container_start() {
  local dir=$1 name port management deadline address publish=()
  if name=$(container_name "$dir") && docker inspect "$name" >/dev/null 2>&1; then
    read -r port management _ <"$dir/ports"
    timeout 60 docker start "$name" >/dev/null || return 1
  else
    name=murano-rabbitmq-$(random_secret | cut -c1-8)
    port=$(free_port "${MURANO_RABBITMQ_PORT:-}") management=$(free_port)
    printf '%s %s\n' "$port" "$management" >"$dir/ports"
    printf '%s\n' "$name" >"$dir/container"
    write_connection "$dir" container "$port" "$management"
    write_common_configuration >"$dir/container.conf"
    chmod 644 "$dir/container.conf"
    for address in $(addresses); do
      publish+=(--publish "$address:$port:5672")
    done
    timeout 600 docker run --detach --name "$name" --hostname "$name" --label io.murano.state="$dir" \
      "${publish[@]}" --publish "127.0.0.1:$management:15672" \
      --env RABBITMQ_DEFAULT_USER=murano \
      --env RABBITMQ_DEFAULT_PASS="$(read_setting "$dir/connection" MURANO_RABBITMQ_PASSWORD)" \
      --volume "$dir/container.conf:/etc/rabbitmq/conf.d/90-murano.conf:ro" \
      "$(rabbitmq_image)" >/dev/null 2>"$dir/container.log" || return 1
  fi
  deadline=$((SECONDS + 120))
  until node_is_ready "$port" "$management"; do
    if [ "$interrupted" = 1 ] || [ "$SECONDS" -ge "$deadline" ] || ! container_is_running "$dir"; then
      return 1
    fi
    sleep 0.2
  done
}

is_running() {
  case $(read_setting "$1/connection" MURANO_RABBITMQ_SOURCE) in
    container) container_is_running "$1" ;;
    server) recorded_pid "$1/broker.pid" >/dev/null ;;
    *) return 1 ;;
  esac
}

forget() {
  (cd "$1" && rm -rf data log ports nodename container connection)
}

no_server() {
  local install
  if install=$(rabbitmq_install_command); then
    die "no RabbitMQ: no container engine answers and rabbitmq-server is not installed. Install it with: $install"
  fi
  die "no RabbitMQ: no container engine answers and rabbitmq-server is not installed. Install RabbitMQ 3.10 or newer, or set MURANO_RABBITMQ_URI."
}

# A node that died within its first start may leave data it cannot start from, and a port may have
# been taken meanwhile: a node without history gets further tries from nothing.
start_server_node() {
  local dir=$1 fresh=0 tries=1 code
  [ -d "$dir/data" ] || fresh=1 tries=3
  while :; do
    server_start "$dir"
    code=$?
    [ "$code" = 0 ] && return
    [ "$code" != 3 ] || [ "$interrupted" = 1 ] || no_server
    server_stop "$dir" KILL
    if [ "$interrupted" = 1 ]; then
      [ "$fresh" = 0 ] || forget "$dir"
      exit 130
    fi
    tries=$((tries - 1))
    if [ "$tries" = 0 ]; then
      tail -n 20 "$dir/log/start.log" "$dir/log/node.log" >&2 2>/dev/null
      die "the RabbitMQ node in $dir did not start; its logs are in $dir/log"
    fi
    forget "$dir"
  done
}

start() {
  local dir=$1 source known
  if is_running "$dir"; then
    cat "$dir/connection"
    return
  fi
  known=$(read_setting "$dir/connection" MURANO_RABBITMQ_SOURCE)
  source=$known
  [ -n "$source" ] || source=$(rabbitmq_choose_source) || exit
  if [ "$source" = container ] && ! container_start "$dir"; then
    if [ "$interrupted" = 1 ]; then
      stop "$dir" KILL
      exit 130
    fi
    say "no container of $(rabbitmq_image): $(grep -m 1 -iE 'error|cannot' "$dir/container.log")"
    [ -z "$known" ] || die "the container of $dir did not start again"
    remove_container "$dir"
    forget "$dir"
    [ "${MURANO_RABBITMQ_SOURCE:-auto}" = auto ] || exit 1
    say "trying an installed server"
    source=server
  fi
  [ "$source" = server ] && start_server_node "$dir"
  cat "$dir/connection"
}

stop() {
  case $(read_setting "$1/connection" MURANO_RABBITMQ_SOURCE) in
    container)
      if [ "$2" = KILL ]; then
        docker kill --signal KILL "$(container_name "$1")" >/dev/null 2>&1
      else
        docker stop --time 60 "$(container_name "$1")" >/dev/null 2>&1
      fi
      ;;
    server) server_stop "$1" "$2" ;;
  esac
  return 0
}

remove_container() {
  [ -s "$1/container" ] && docker rm --force --volumes "$(container_name "$1")" >/dev/null 2>&1
  return 0
}

main() {
  local command=${1:-} dir=${2:-}
  case $command in
    start | stop | kill | status | remove) [ -n "$dir" ] || { usage >&2 && exit 2; } ;;
    available) rabbitmq_available && exit || exit 1 ;;
    install-command) rabbitmq_install_command && exit || exit 1 ;;
    -h | --help | help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  [ "$command" = start ] || [ -d "$dir" ] || exit 1
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
  if [ "$command" != status ]; then
    # A Ctrl-C ends no step half-way.
    interrupted=0
    trap 'interrupted=1' INT
    only_one "$dir"
  fi
  case $command in
    start) start "$dir" ;;
    stop) stop "$dir" TERM ;;
    kill)
      # The node notes new quorum queues in a file twice a second. One that is killed before that
      # starts with a queue that never elects a leader (rabbitmq-server issue 10070).
      sleep 1
      stop "$dir" KILL
      ;;
    status) is_running "$dir" ;;
    remove)
      stop "$dir" KILL
      remove_container "$dir"
      rm -rf "$dir"
      ;;
  esac
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  main "$@"
fi
