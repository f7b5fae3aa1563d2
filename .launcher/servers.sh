# shellcheck shell=bash disable=SC2154
# Broker and database of the running installation. Sourced by ../murano.

readonly broker_dir="$state/servers/rabbitmq"
readonly database_dir="$state/servers/postgresql"

# Both functions load the connection settings into the environment of what is started next.

start_broker() {
  local settings
  if [ -n "${MURANO_RABBITMQ_URI:-}" ]; then
    say "RabbitMQ: the one of MURANO_RABBITMQ_URI"
    return
  fi
  require_broker
  if ! "$root/.launcher/rabbitmq.sh" status "$broker_dir"; then
    say "RabbitMQ: starting a private node"
    started+=("server rabbitmq.sh $broker_dir")
  fi
  settings=$("$root/.launcher/rabbitmq.sh" start "$broker_dir") || exit
  export_settings "$settings"
}

start_database() {
  local settings
  if [ -n "${MURANO_DATABASE_URL:-}" ]; then
    say "PostgreSQL: the one of MURANO_DATABASE_URL"
    return
  fi
  if ! "$root/.launcher/postgresql.sh" status "$database_dir"; then
    say "PostgreSQL: starting a private server"
    started+=("server postgresql.sh $database_dir")
  fi
  settings=$("$root/.launcher/postgresql.sh" start "$database_dir") || exit
  export_settings "$settings"
}

export_settings() {
  local line
  while read -r line; do
    export "${line?}"
  done <<<"$1"
}
