#!/usr/bin/env bash
# shellcheck disable=SC2154 source-path=SCRIPTDIR
# Runs the API tests of murano-tempest-plugin, unmodified, against this Murano.

# shellcheck source=lib/services.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/services.bash"
# shellcheck source=lib/keystone.bash
. "$scripts/lib/keystone.bash"

usage() {
  cat <<'TEXT'
usage: ./murano interop tempest [--identity keystone|local] [--no-conductor] [REGEX]

Starts a private RabbitMQ, PostgreSQL, Keystone, api and conductor, runs the tests of Debian's
murano-tempest-plugin whose names match REGEX (default: all API tests) and prints how many passed,
failed and were skipped. Missing Debian packages are installed, which needs root or sudo.

  --identity local  against the api's own identity service instead of a Keystone
  --no-conductor    without a conductor: tests that deploy or call code fail

environment
  MURANO_TEMPEST_PLUGIN  a checkout of murano-tempest-plugin. Debian's package lacks the folder
                         "extras" with the packages to upload; without it 37 tests cannot run
  MURANO_TEMPEST_REPORT  file that receives one line a test: outcome, seconds, name
  MURANO_KEEP            1: logs and results are kept also when all tests pass
TEXT
}

identity=keystone
conductor=1
pattern=murano_tempest_tests.tests.api
while [ "$#" -gt 0 ]; do
  case $1 in
    --identity) identity=${2:-} && shift ;;
    --no-conductor) conductor=0 ;;
    -h | --help)
      usage
      exit
      ;;
    -*) die "tempest: unknown option $1; see ./murano interop tempest --help" ;;
    *) pattern=$1 ;;
  esac
  shift
done
case $identity in
  keystone | local) ;;
  *) die "tempest: --identity is keystone or local, not '$identity'" ;;
esac

begin tempest
need tempest tempest murano-tempest-plugin
"$python" -c 'import murano_tempest_tests' 2>/dev/null ||
  die "murano-tempest-plugin is missing; run: apt-get install --no-install-recommends murano-tempest-plugin"
need curl curl
prepare_services
make_passwords
start_servers

# Users of the local identity, each with a project: tempest takes new ones for each test class and
# never gives them back.
members=60
users=100
write_users() {
  local number
  cat <<TEXT
murano.api.identity:
  provider: local
  local:
    projects:
      - name: service
TEXT
  for ((number = 1; number <= users; number++)); do
    printf '      - name: tempest%s\n' "$number"
  done
  cat <<TEXT
    users:
      - name: murano
        password: "{noop}$MURANO_SERVICE_PASSWORD"
        default-project: service
        roles: {"[*]": [service]}
TEXT
  for ((number = 1; number <= users; number++)); do
    cat <<TEXT
      - name: tempest$number
        password: "{noop}$MURANO_DEMO_PASSWORD"
        default-project: tempest$number
        roles: {tempest$number: [$(role_of "$number")]}
TEXT
  done
}

role_of() { if [ "$1" -le "$members" ]; then echo member; else echo admin; fi; }

write_accounts() {
  local number
  for ((number = 1; number <= users; number++)); do
    printf -- "- {username: tempest%s, password: %s, project_name: tempest%s, domain_name: Default, roles: [%s]%s}\n" \
      "$number" "$MURANO_DEMO_PASSWORD" "$number" "$(role_of "$number")" \
      "$([ "$number" -le "$members" ] || echo ', types: [admin]')"
  done
}

write_auth() {
  if [ "$identity" = keystone ]; then
    cat <<TEXT
use_dynamic_credentials = true
admin_username = admin
admin_password = $KEYSTONE_ADMIN_PASSWORD
admin_project_name = admin
admin_domain_name = Default
create_isolated_networks = false
TEXT
  else
    write_accounts >"$work/accounts.yaml"
    cat <<TEXT
use_dynamic_credentials = false
test_accounts_file = $work/accounts.yaml
TEXT
  fi
}

write_configuration() {
  cat <<TEXT
[DEFAULT]
log_file = $work/logs/tempest.log
[oslo_concurrency]
lock_path = $work/locks
[auth]
$(write_auth)
[identity]
uri_v3 = $keystone_url
auth_version = v3
region = RegionOne
v3_endpoint_type = public
admin_role = admin
[identity-feature-enabled]
api_v2 = false
[service_available]
murano = true
nova = false
neutron = false
glance = false
cinder = false
swift = false
[application_catalog]
region = RegionOne
build_interval = 1
build_timeout = 120
[service_broker]
run_service_broker_tests = false
TEXT
}

if [ "$identity" = keystone ]; then
  start_keystone "$api_url"
  export_keystone_identity
  start_api default
else
  keystone_url=$api_url/v3
  (umask 077 && write_users >"$work/users.yaml")
  SPRING_CONFIG_ADDITIONALLOCATION=$work/users.yaml start_api default
fi
if [ "$conductor" = 1 ]; then
  start_conductor
fi

mkdir -p "$work/python" "$work/locks"
plugin=$("$python" -c 'import os, murano_tempest_tests as m; print(os.path.dirname(m.__file__))')
if [ -n "${MURANO_TEMPEST_PLUGIN:-}" ]; then
  plugin=$MURANO_TEMPEST_PLUGIN/murano_tempest_tests
  [ -d "$plugin" ] ||
    die "MURANO_TEMPEST_PLUGIN=$MURANO_TEMPEST_PLUGIN is no checkout of murano-tempest-plugin"
  cp -R "$plugin" "$work/python/"
fi
[ -d "$plugin/extras" ] ||
  say "the plugin has no folder \"extras\": tests that upload packages will fail; MURANO_TEMPEST_PLUGIN can name a checkout that has it"

run_tempest() {
  cd "$work" || return
  tempest init --workspace-path "$work/workspaces.yaml" --name murano workspace &&
    (umask 077 && write_configuration >workspace/etc/tempest.conf) &&
    cd workspace || return
  tempest run --workspace-path "$work/workspaces.yaml" --serial --regex "$pattern"
}

say "tempest: running $pattern against $api_url (identity: $identity)"
# In the background, so that a signal is heard while the tests run.
PYTHONPATH=$work/python TMPDIR=$work run_tempest 2>&1 | tee "$work/tempest.txt" |
  grep --line-buffered -E '^\{[0-9]+\} ' &
wait $!
sed -n -E 's/^\{[0-9]+\} (.*) \[([0-9.]+)s\] \.\.\. (ok|FAILED|SKIPPED.*)$/\3 \2 \1/p' "$work/tempest.txt" \
  >"${MURANO_TEMPEST_REPORT:-$work/report.txt}"
count() { grep -c -E "^\{[0-9]+\} .* \.\.\. $1" "$work/tempest.txt"; }
passed=$(count ok)
failed=$(count FAILED)
skipped=$(count SKIPPED)
if [ "$((passed + failed))" = 0 ]; then
  tail -n 30 "$work/tempest.txt" >&2
  die "tempest has run no test"
fi
# reasons: each failed test with the last line of its trace, which names the exception.
reasons() {
  awk '
    function finish() { if (test != "") print "FAILED " test ": " reason; test = "" }
    /^\{[0-9]+\} .* \.\.\. FAILED$/ {
      finish()
      test = $0
      sub(/^\{[0-9]+\} /, "", test)
      sub(/( \[[0-9.]+s\])? \.\.\. FAILED$/, "", test)
      reason = "no trace"
      next
    }
    /^\{[0-9]+\} / { finish() }
    /^    [A-Za-z_.]+(Error|Exception|Conflict|NotFound|Forbidden|Request|Fault|Failure|Timeout|Mismatch)[A-Za-z]*:? / {
      sub(/^ +/, ""); reason = $0
    }
    END { finish() }
  ' "$work/tempest.txt"
}
reasons
printf 'passed %s, failed %s, skipped %s\n' "$passed" "$failed" "$skipped"
[ "$failed" = 0 ]
