#!/usr/bin/env bash
# shellcheck disable=SC2154 source-path=SCRIPTDIR
# Runs a deployment that lasts longer than the token it was requested with, under a real Keystone.

# shellcheck source=lib/services.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/services.bash"
# shellcheck source=lib/keystone.bash
. "$scripts/lib/keystone.bash"

usage() {
  cat <<'TEXT'
usage: ./murano interop trust

Starts a private RabbitMQ, PostgreSQL, Keystone with tokens of 20 seconds, api and conductor, and
deploys a package that sleeps longer than that and then needs another package from the catalogue:
the conductor has to go on under the trust that the api has made. Ends with the environment, whose
trust must be gone from Keystone. Missing Debian packages are installed, which needs root or sudo.

environment
  MURANO_KEEP  1: logs are kept also when everything went well
TEXT
}

case ${1:-} in
  '') ;;
  -h | --help)
    usage
    exit
    ;;
  *) die "trust: unknown argument $1; see ./murano interop trust --help" ;;
esac

begin trust
need curl curl
prepare_services
make_passwords
start_servers
start_keystone "$api_url" 20
export_keystone_identity
start_api default
MURANO_CONDUCTOR_SERVICEUSER_URL=$keystone_url start_conductor
"$python" "$scripts/lib/trust.py" "$keystone_url" "$api_url" ||
  die "the deployment does not outlive its token; logs are in $work/logs"
