#!/usr/bin/env bash
# Runs one private PostgreSQL server: own port, data and password, loopback only.
# The launcher and the test kit both use it, so that what they start and stop is the same thing.

# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly POSTGRESQL_VERSION=17.11.0
readonly XZ_VERSION=1.10

usage() {
  cat <<TEXT
usage: postgresql.sh COMMAND DIR

  start DIR   starts the server whose state is kept in DIR, or finds it running;
              prints its connection settings
  stop DIR    stops it in good order; data and port are kept for the next start
  kill DIR    the same by SIGKILL
  status DIR  tells whether it runs, by the exit code
  remove DIR  kills it and deletes DIR

environment
  MURANO_POSTGRESQL_SOURCE  auto (default): binaries $POSTGRESQL_VERSION from Maven Central if they can be
                            had, else the newest installed ones; embedded; installed
  MURANO_POSTGRESQL_PORT    wanted port, used if free
  MURANO_CACHE              folder for unpacked binaries, default .murano/cache of this project
  MURANO_MAVEN_REPOSITORY   local Maven repository, default ~/.m2/repository
  MURANO_FOR_TESTS          1: nothing is forced to disk
TEXT
}

project() { cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd; }

cache() { printf '%s\n' "${MURANO_CACHE:-$(project)/.murano/cache}"; }

embedded_artifact() {
  local system machine libc=''
  system=$(uname -s | tr '[:upper:]' '[:lower:]')
  case $(uname -m) in
    x86_64 | amd64) machine=amd64 ;;
    aarch64 | arm64) machine=arm64v8 ;;
    ppc64le) machine=ppc64le ;;
    *) return 1 ;;
  esac
  [ ! -e /etc/alpine-release ] || libc=-alpine
  printf 'embedded-postgres-binaries-%s-%s%s\n' "$system" "$machine" "$libc"
}

# maven_jar GROUP ARTIFACT VERSION: prints the path of an artefact in the local Maven repository; lets
# Maven download it if need be.
maven_jar() {
  local repository=${MURANO_MAVEN_REPOSITORY:-$HOME/.m2/repository} jar
  jar=$repository/${1//.//}/$2/$3/$2-$3.jar
  if [ ! -s "$jar" ]; then
    say "getting $2 $3 from Maven Central"
    (cd "$(project)" && timeout 300 ./mvnw -B -q -N dependency:get -Dtransitive=false \
      -Dmaven.repo.local="$repository" -Dartifact="$1:$2:$3" >&2) || return 1
  fi
  [ -s "$jar" ] && printf '%s\n' "$jar"
}

java_tool() { printf '%s\n' "${JAVA_HOME:+$JAVA_HOME/bin/}$1"; }

# unxz_to_stdout FILE: by xz, or where that is missing by its Java version.
unxz_to_stdout() {
  local jar
  if command -v xz >/dev/null; then
    xz --decompress --stdout "$1"
  else
    jar=$(maven_jar org.tukaani xz "$XZ_VERSION") &&
      "$(java_tool java)" -cp "$jar" "$(project)/.launcher/Unxz.java" "$1"
  fi
}

# Prints the folder of the unpacked binaries. Several builds may want them at once: unpacked beside
# their place, then moved there in one step.
embedded_home() {
  local home artifact jar work
  home=$(cache)/postgresql-$POSTGRESQL_VERSION
  if [ ! -x "$home/bin/postgres" ]; then
    artifact=$(embedded_artifact) || return 1
    jar=$(maven_jar io.zonky.test.postgres "$artifact" "$POSTGRESQL_VERSION") || return 1
    mkdir -p "$(cache)" && work=$(mktemp -d "$(cache)/unpack.XXXXXX") || return 1
    if command -v unzip >/dev/null; then
      unzip -q "$jar" '*.txz' -d "$work" || return 1
    else
      (cd "$work" && "$(java_tool jar)" xf "$jar") || return 1
    fi
    mkdir "$work/home"
    if ! unxz_to_stdout "$work"/*.txz | tar -x -C "$work/home"; then
      say "cannot unpack $jar"
      rm -rf "$work"
      return 1
    fi
    mv -T "$work/home" "$home" 2>/dev/null
    rm -rf "$work"
  fi
  [ -x "$home/bin/postgres" ] && printf '%s\n' "$home"
}

installed_home() {
  local candidate
  for candidate in $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -rV) \
    /usr/libexec/postgresql /opt/homebrew/bin /usr/local/bin /usr/bin; do
    if [ -x "$candidate/postgres" ] && [ -x "$candidate/initdb" ]; then
      dirname "$candidate"
      return
    fi
  done
  return 1
}

find_home() {
  local source=${MURANO_POSTGRESQL_SOURCE:-auto}
  case $source in
    embedded) embedded_home ;;
    installed) installed_home ;;
    auto) embedded_home || installed_home ;;
    *) die "MURANO_POSTGRESQL_SOURCE is '$source'; it may be auto, embedded or installed" ;;
  esac
}

# PostgreSQL refuses to run as root. Where the kernel allows it, root runs it in a user namespace in
# which it is somebody else: files stay root's, and folders closed to others are no obstacle.
# Elsewhere it runs as "nobody", below /var/tmp.
choose_user() {
  if [ "$(id -u)" != 0 ]; then
    printf 'self\n'
  elif unshare --user --map-user="$(id -u nobody)" --map-group="$(id -g nobody)" true 2>/dev/null; then
    printf 'namespace\n'
  elif setpriv --reuid="$(id -u nobody)" --regid="$(id -g nobody)" --clear-groups true 2>/dev/null; then
    printf 'nobody\n'
  else
    die "PostgreSQL refuses to run as root, and neither unshare nor setpriv can start it as somebody else; run this as an ordinary user or set MURANO_DATABASE_URL"
  fi
}

# Sets the array `as_user`: what stands before a command that must not run as root.
load_user() {
  case $(cat "$1/user") in
    self) as_user=() ;;
    namespace)
      as_user=(unshare --user --map-user="$(id -u nobody)" --map-group="$(id -g nobody)") ;;
    nobody)
      as_user=(setpriv --reuid="$(id -u nobody)" --regid="$(id -g nobody)" --clear-groups) ;;
  esac
}

write_configuration() {
  local dir=$1
  cat <<TEXT
listen_addresses = '127.0.0.1'
port = $2
unix_socket_directories = ''
max_connections = 300
shared_buffers = 64MB
max_wal_size = 256MB
wal_level = minimal
max_wal_senders = 0
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m %u@%d '
TEXT
  # Commits stay synchronous: a killed server must lose nothing, only the machine must not fail.
  [ "${MURANO_FOR_TESTS:-0}" = 1 ] && printf 'fsync = off\nfull_page_writes = off\n'
  return 0
}

write_connection() {
  (
    umask 077
    cat >"$1/connection.new" <<TEXT
MURANO_DATABASE_URL=jdbc:postgresql://127.0.0.1:$2/murano
MURANO_DATABASE_USER=murano
MURANO_DATABASE_PASSWORD=$3
MURANO_DATABASE_HOST=127.0.0.1
MURANO_DATABASE_PORT=$2
TEXT
  )
  mv "$1/connection.new" "$1/connection"
}

# Makes the data folder with its user, password and database.
create_data() {
  local dir=$1 home data password
  home=$(find_home) ||
    die "no PostgreSQL: Maven Central did not give the binaries and none are installed. Install them (Debian: apt-get install postgresql-15), or set MURANO_DATABASE_URL."
  choose_user >"$dir/user" || exit
  load_user "$dir"
  data=$dir/data
  if [ "$(cat "$dir/user")" = nobody ]; then
    data=$(mktemp -d /var/tmp/murano-postgresql.XXXXXX)
    if ! "${as_user[@]}" test -x "$home/bin/initdb"; then
      cp -R "$home" "$data/home"
      home=$data/home
    fi
    mkdir "$data/data"
    chown -R nobody "$data"
    printf '%s\n' "$data" >"$dir/elsewhere"
    data=$data/data
  fi
  printf '%s\n' "$home" >"$dir/home"
  printf '%s\n' "$data" >"$dir/where"
  password=$(random_secret)
  printf '%s\n' "$password" >"$data.password"
  [ "$(cat "$dir/user")" != nobody ] || chown nobody "$data.password"
  initialise "$dir" "$home" "$data" C.UTF-8 || initialise "$dir" "$home" "$data" C || return 1
  rm -f "$data.password"
  printf 'CREATE DATABASE murano\n' |
    "${as_user[@]}" "$home/bin/postgres" --single -F -D "$data" postgres >>"$dir/server.log" 2>&1 || return 1
  write_connection "$dir" 0 "$password"
}

initialise() {
  find "$3" -mindepth 1 -delete 2>/dev/null
  "${as_user[@]}" "$2/bin/initdb" --pgdata="$3" --username=murano --pwfile="$3.password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale="$4" --no-sync >>"$1/server.log" 2>&1
}

data_folder() { cat "$1/where"; }

# The server's own pid file tells in its eighth line when it takes connections; one that a killed
# server left says so as well.
is_ready() {
  local lines pid
  mapfile -t lines < <("${as_user[@]}" cat "$(data_folder "$1")/postmaster.pid" 2>/dev/null)
  read -r pid _ <"$1/server.pid"
  [ "${lines[0]:-}" = "$pid" ] && [[ ${lines[7]:-} == ready* ]]
}

# PostgreSQL refuses to start while the process in its pid file exists, and a killed one exists until
# its parent takes note, which the first process of a container often never does. Once nobody is
# attached to the shared memory that the file names, the file means nothing.
clear_stale_pid_file() {
  local file id attached deadline=$((SECONDS + 10))
  file=$(data_folder "$1")/postmaster.pid
  read -r _ id <<<"$("${as_user[@]}" sed -n 7p "$file" 2>/dev/null)"
  [ -n "${id:-}" ] && [ -r /proc/sysvipc/shm ] || return 0
  while attached=$(awk -v id="$id" '$2 == id { print $7 }' /proc/sysvipc/shm) && [ "${attached:-0}" != 0 ]; do
    [ "$SECONDS" -lt "$deadline" ] || return 0
    sleep 0.05
  done
  "${as_user[@]}" rm -f "$file"
  [ -z "$attached" ] || ipcrm -m "$id" 2>/dev/null
}

start() {
  local dir=$1 tries=5 port password deadline
  if recorded_pid "$dir/server.pid" >/dev/null; then
    cat "$dir/connection"
    return
  fi
  if [ ! -s "$dir/connection" ] && ! create_data "$dir"; then
    tail -n 20 "$dir/server.log" >&2
    die "cannot create a PostgreSQL data folder in $dir"
  fi
  load_user "$dir"
  port=$(read_setting "$dir/connection" MURANO_DATABASE_PORT)
  password=$(read_setting "$dir/connection" MURANO_DATABASE_PASSWORD)
  clear_stale_pid_file "$dir"
  while [ "$tries" -gt 0 ]; do
    if [ "$port" = 0 ] || port_is_taken "$port"; then
      port=$(free_port "${MURANO_POSTGRESQL_PORT:-}")
    fi
    write_configuration "$dir" "$port" >"$dir/postgresql.conf"
    "${as_user[@]}" tee "$(data_folder "$dir")/postgresql.auto.conf" <"$dir/postgresql.conf" >/dev/null
    write_connection "$dir" "$port" "$password"
    detached "$dir/server.log" ${as_user[@]+"${as_user[@]}"} "$(cat "$dir/home")/bin/postgres" \
      -D "$(data_folder "$dir")" &
    record_process "$dir/server.pid" $!
    deadline=$((SECONDS + 60))
    while recorded_pid "$dir/server.pid" >/dev/null && [ "$SECONDS" -lt "$deadline" ]; do
      if is_ready "$dir"; then
        cat "$dir/connection"
        return
      fi
      sleep 0.02
    done
    # Processes of a killed server may still be on their way out.
    stop_recorded "$dir/server.pid" QUIT 10
    sleep 0.3
    tries=$((tries - 1))
  done
  tail -n 20 "$dir/server.log" >&2
  die "the PostgreSQL server in $dir did not start; its log is $dir/server.log"
}

# stop DIR SIGNAL: INT is PostgreSQL's fast shutdown, QUIT the immediate one.
stop() { stop_recorded "$1/server.pid" "$2" 30; }

remove() {
  local dir=$1
  stop "$dir" QUIT
  if [ -s "$dir/where" ]; then
    load_user "$dir"
    clear_stale_pid_file "$dir"
  fi
  [ ! -s "$dir/elsewhere" ] || rm -rf "$(cat "$dir/elsewhere")"
  rm -rf "$dir"
}

main() {
  local command=${1:-} dir=${2:-}
  case $command in
    start | stop | kill | status | remove) [ -n "$dir" ] || { usage >&2 && exit 2; } ;;
    -h | --help | help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  [ "$command" = start ] || [ -d "$dir" ] || exit 1
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
  if [ "$command" != status ]; then
    # A Ctrl-C that reaches this script ends nothing half-way: the launcher stops what has started.
    trap '' INT
    only_one "$dir"
  fi
  case $command in
    start) start "$dir" ;;
    stop) stop "$dir" INT ;;
    kill) stop "$dir" KILL ;;
    status) recorded_pid "$dir/server.pid" >/dev/null ;;
    remove) remove "$dir" ;;
  esac
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  main "$@"
fi
