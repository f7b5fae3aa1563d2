# shellcheck shell=bash disable=SC2154
# Gets a RabbitMQ server from the system's package manager. Sourced by ../murano.

# What root runs on Debian and its kin, whose packages start their services: a policy that forbids
# that for the time of the installation, and no start at the next boot either.
apt_script() {
  cat <<'TEXT'
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get install -y rabbitmq-server || { apt-get update && apt-get install -y rabbitmq-server; }
if [ -d /run/systemd/system ]; then systemctl disable rabbitmq-server; fi
TEXT
}

# as_root COMMAND...: runs it directly or through sudo, if that is possible here.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    sudo "$@"
  else
    return 1
  fi
}

install_rabbitmq() {
  local command log=$state/logs/install.log
  command=$("$root/.launcher/rabbitmq.sh" install-command) ||
    die "no RabbitMQ here, and no package manager that is known: install RabbitMQ 3.10 or newer, start a Docker engine, or set MURANO_RABBITMQ_URI"
  mkdir -p "$state/logs"
  say "no RabbitMQ here: installing it with \"$command\" (log: ${log#"$root"/}); no system service is started"
  case $command in
    *apt-get*) as_root sh -c "$(apt_script)" ;;
    *brew*) $command ;;
    *)
      # shellcheck disable=SC2086
      as_root ${command#sudo }
      ;;
  esac >"$log" 2>&1
  if ! "$root/.launcher/rabbitmq.sh" available; then
    tail -n 5 "$log" >&2
    die "RabbitMQ could not be installed; run: $command"
  fi
}

# A broker that tests and services can be given: nothing is started yet.
require_broker() {
  [ -n "${MURANO_RABBITMQ_URI:-}" ] || "$root/.launcher/rabbitmq.sh" available || install_rabbitmq
}
