#!/usr/bin/env bash
# shellcheck disable=SC2154 source-path=SCRIPTDIR
# Drives this Murano with the original's command line client.

# shellcheck source=lib/services.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/services.bash"
# shellcheck source=lib/keystone.bash
. "$scripts/lib/keystone.bash"

usage() {
  cat <<'TEXT'
usage: ./murano interop client [--identity keystone|local] [--no-conductor]

Starts a private RabbitMQ, PostgreSQL, Keystone, api and conductor and runs python-muranoclient
against them: its library as the dashboard uses it, then its command line over both transports, for
categories, packages with requirements, bundles, downloads, environments, sessions, models,
templates, deployments and actions. Ends with the first difference from what is expected. Missing
Debian packages are installed, which needs root or sudo.

  --identity local  with the api's own identity service instead of a Keystone
  --no-conductor    without a conductor and without the steps that need one

environment
  MURANO_KEEP  1: logs are kept also when everything went well
TEXT
}

identity=keystone
conductor=1
while [ "$#" -gt 0 ]; do
  case $1 in
    --identity) identity=${2:-} && shift ;;
    --no-conductor) conductor=0 ;;
    -h | --help)
      usage
      exit
      ;;
    *) die "client: unknown argument $1; see ./murano interop client --help" ;;
  esac
  shift
done
case $identity in
  keystone | local) ;;
  *) die "client: --identity is keystone or local, not '$identity'" ;;
esac

begin client
need murano python3-muranoclient
need curl curl
prepare_services
make_passwords
start_servers
if [ "$identity" = keystone ]; then
  start_keystone "$api_url"
  export_keystone_identity
  start_api default
  admin_password=$KEYSTONE_ADMIN_PASSWORD
else
  keystone_url=$api_url/v3
  start_api demo
  admin_password=$MURANO_ADMIN_PASSWORD
fi
[ "$conductor" = 0 ] || start_conductor

as() {
  export OS_USERNAME=$1 OS_PASSWORD=$2 OS_PROJECT_NAME=$3 OS_AUTH_URL=$keystone_url
  export OS_USER_DOMAIN_ID=default OS_PROJECT_DOMAIN_ID=default OS_REGION_NAME=RegionOne
}
as_admin() { as admin "$admin_password" admin; }
as_demo() { as demo "$MURANO_DEMO_PASSWORD" demo; }

# The client's own session, or a token and the api's address for the transport of the dashboard.
transport=session
client() {
  if [ "$transport" = session ]; then
    murano "$@"
  else
    OS_AUTH_TOKEN=$(token) MURANO_URL=$api_url murano --os-no-client-auth "$@"
  fi
}

token() {
  "$python" - <<'TEXT'
import os
from keystoneauth1 import session
from keystoneauth1.identity import v3
print(session.Session(auth=v3.Password(
    auth_url=os.environ['OS_AUTH_URL'], username=os.environ['OS_USERNAME'],
    password=os.environ['OS_PASSWORD'], project_name=os.environ['OS_PROJECT_NAME'],
    user_domain_id='default', project_domain_id='default')).get_token())
TEXT
}

steps=0
# run WHAT COMMAND...: runs the client; its output is in $output.
run() {
  local what=$1 code
  shift
  output=$(client "$@" 2>&1)
  code=$?
  if [ "$code" != 0 ]; then
    fail "$what" "$@" "ended with $code"
  fi
  steps=$((steps + 1))
}

# expect WHAT PATTERN COMMAND...: the output must have a line that matches.
expect() {
  local what=$1 pattern=$2
  shift 2
  run "$what" "$@"
  grep -q -E -- "$pattern" <<<"$output" || fail "$what" "$@" "has no line that matches: $pattern"
}

# refuse WHAT PATTERN COMMAND...: the client must say why it cannot; its exit code is not always one
# of failure.
refuse() {
  local what=$1 pattern=$2
  shift 2
  output=$(client "$@" 2>&1)
  grep -q -E -- "$pattern" <<<"$output" || fail "$what" "$@" "has no line that matches: $pattern"
  steps=$((steps + 1))
}

fail() {
  local reason=${*: -1}
  printf '%s\n' "$output" >&2
  die "[$identity, $transport] $1: murano ${*:2:$#-2} $reason"
}

# id_of PATTERN: the id in the first table row of $output that matches.
id_of() { grep -E -- "^\|.*$1" <<<"$output" | head -n 1 | awk '{print $2}'; }

# value_of NAME: the value of a property table.
value_of() { sed -n -E "s/^\\| *$1 +\\| *(.*[^ ]) *\\|\$/\\1/p" <<<"$output" | head -n 1; }

# make_package FULL_NAME LINE...: puts a package into the repository; the lines are its class behind
# the name, the manifest's further ones come from standard input.
make_package() {
  local full_name=$1 folder=$work/packages/$1
  shift
  mkdir -p "$folder/Classes" "$folder/UI"
  {
    printf '%s\n' "Format: 1.3" "Type: Application" "FullName: $full_name" "Name: ${full_name##*.}" \
      "Author: interop" "Description: made to be imported" "Tags: [interop]" \
      "Classes: {$full_name: Main.yaml}"
    cat
  } >"$folder/manifest.yaml"
  printf '%s\n' "Namespaces: {=: ${full_name%.*}, std: io.murano}" "Name: ${full_name##*.}" "$@" \
    >"$folder/Classes/Main.yaml"
  printf '%s\n' "Version: 2" "Application: {'?': {type: $full_name}}" "Forms: []" >"$folder/UI/ui.yaml"
  (cd "$folder" && "$python" -m zipfile -c "$work/repository/apps/$full_name.zip" manifest.yaml Classes UI)
}

mkdir -p "$work/repository/apps" "$work/repository/bundles" "$work/packages"
make_package org.interop.Base \
  "Extends: std:Application" \
  "Properties:" \
  "  starts: {Contract: \$.int().notNull(), Default: 0, Usage: InOut}" \
  "Methods:" \
  "  greet:" \
  "    Usage: Static" \
  "    Scope: Public" \
  "    Arguments: [name: {Contract: \$.string().notNull()}]" \
  "    Body:" \
  "      - Return: concat('Hello, ', \$name)" \
  "  restart:" \
  "    Usage: Action" \
  "    Arguments: [times: {Contract: \$.int().notNull()}]" \
  "    Body:" \
  "      - \$.starts: \$.starts + \$times" \
  "      - Return: format('starts {0}', \$.starts)" <<<"Version: 0.5.0"
make_package org.interop.Shop \
  "Extends: Base" \
  "Methods:" \
  "  deploy:" \
  "    Body:" \
  "      - \$.find(std:Environment).require().reporter.report(\$this, open)" \
  "      - \$.starts: 1" \
  <<<"Require: {org.interop.Base: }"
make_package org.interop.Other "Extends: std:Application" </dev/null
printf '{"Packages": [{"Name": "org.interop.Shop"}, {"Name": "org.interop.Other"}]}\n' \
  >"$work/repository/bundles/all.bundle"
printf '%s\n' "heat_template_version: 2013-05-23" "parameters: {size: {type: number, default: 1}}" \
  "resources: {}" >"$work/stack.yaml"
# Debian's package of the client lacks the logo that it takes when none is given.
base64 -d >"$work/logo.png" <<<"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
repository_port=$(free_port)
run_service repository "$python" -m http.server --bind 127.0.0.1 --directory "$work/repository" "$repository_port"
await_url repository "http://127.0.0.1:$repository_port/" 30
export MURANO_REPO_URL=http://127.0.0.1:$repository_port

categories() {
  as_demo
  expect "lists categories" '\| Web ' category-list
  refuse "makes no category" 'FORBIDDEN|403' category-create "interop"
  as_admin
  expect "makes a category" 'interop ♥' category-create "interop ♥"
  local id
  id=$(id_of interop)
  expect "shows it" 'interop ♥' category-show "$id"
  refuse "makes it once" 'CONFLICT|409' category-create "interop ♥"
  run "deletes it" category-delete "$id"
  refuse "knows it no more" 'NOTFOUND|404|not found' category-show "$id"
}

packages() {
  as_demo
  local id ids zip=$work/repository/apps/org.interop.Shop.zip
  expect "imports a package with what it requires" 'org\.interop\.Base' package-import -c Web SAP -- "$zip"
  expect "lists both" 'org\.interop\.Shop' package-list
  id=$(id_of 'org\.interop\.Shop')
  expect "skips what is there" 'Skipping' package-import --exists-action s "$zip"
  refuse "does not import twice" 'already registered' package-import --exists-action a "$zip"
  expect "replaces what is there" 'org\.interop\.Shop' package-import --exists-action u --dep-exists-action s -c Web -- "$zip"
  run "lists again" package-list
  [ "$(id_of 'org\.interop\.Shop')" != "$id" ] || fail "replaces" package-list "still has $id"
  id=$(id_of 'org\.interop\.Shop')
  expect "shows it" 'class_definitions +\| org\.interop\.Shop' package-show "$id"
  expect "changes it" 'description +\| much better' package-update "$id" --description "much better" \
    --name "Shop ♥" --tags fine better
  expect "disables it" 'enabled +\| False' package-update "$id" --enabled false
  run "lists the enabled" package-list
  ! grep -q 'Shop ♥' <<<"$output" || fail "disables" package-list "still has the package"
  expect "lists the disabled" 'Shop ♥' package-list --include-disabled
  expect "finds by tag" 'Shop ♥' package-list --include-disabled --search better
  refuse "does not publish" 'FORBIDDEN|403' package-update "$id" --is-public true
  run "downloads it" package-download "$id" "$work/downloaded.zip"
  cmp -s "$work/downloaded.zip" "$zip" || fail "downloads" package-download "$id" "other bytes than were imported"
  refuse "imports no rubbish" 'Error|error|ERROR|not a zip|Invalid' package-import "$work/repository/bundles/all.bundle"
  run "deletes it" package-delete "$id"
  refuse "knows it no more" 'NOTFOUND|404|not found' package-show "$id"
  expect "imports a bundle from a repository" 'org\.interop\.Other' bundle-import all --exists-action u
  run "lists its packages" package-list
  mapfile -t ids < <(awk '/org\.interop\./{print $2}' <<<"$output")
  for id in "${ids[@]}"; do
    run "deletes it" package-delete "$id"
  done
  run "exports a package with what it requires" package-save org.interop.Shop -p "$work/saved-$transport"
  [ -s "$work/saved-$transport/org.interop.Base.zip" ] || fail "exports" package-save "has no requirement"
  run "exports a bundle" bundle-save all -p "$work/bundle-$transport"
  [ -s "$work/bundle-$transport/org.interop.Other.zip" ] || fail "exports" bundle-save "has no package"
  run "makes a package of a Heat template" package-create --template "$work/stack.yaml" --name Stack \
    --full-name org.interop.Stack --author interop --logo "$work/logo.png" --output "$work/stack.zip"
  expect "imports it" 'org\.interop\.Stack' package-import --exists-action u "$work/stack.zip"
  run "deletes it" package-delete "$(id_of 'org\.interop\.Stack')"
}

environments() {
  as_demo
  local environment session
  expect "makes an environment" 'shop ♥' environment-create "shop ♥"
  environment=$(id_of 'shop ♥')
  expect "lists it" "$environment" environment-list
  expect "shows it" 'status +\| ready' environment-show "$environment"
  expect "finds it by name" "$environment" environment-show "shop ♥"
  expect "renames it" 'shop 2' environment-rename "$environment" "shop 2"
  expect "opens a session" 'id +\|' environment-session-create "$environment"
  session=$(value_of id)
  printf '[{"op": "add", "path": "/-", "value": {"?": {"id": "===id1===", "type": "org.interop.Shop"}, "name": "s"}}]\n' >"$work/apps.json"
  run "adds an application" environment-apps-edit --session-id "$session" "$environment" "$work/apps.json"
  expect "shows its model" 'org\.interop\.Shop' environment-model-show --session-id "$session" "$environment"
  printf '[{"op": "replace", "path": "/defaultNetworks/flat", "value": true}]\n' >"$work/model.json"
  expect "changes the model" '"flat": true' environment-model-edit --session-id "$session" "$environment" "$work/model.json"
  expect "shows part of it" '^true' environment-model-show --session-id "$session" --path /defaultNetworks/flat "$environment"
  expect "lists no deployment" 'ID' deployment-list "$environment"
  run "deletes it" environment-delete "$environment"
  refuse "knows it no more" 'NOTFOUND|404|not found' environment-show "$environment"
}

templates() {
  as_demo
  local template clone
  expect "makes a template" 'lamp' env-template-create lamp --is-public
  template=$(id_of lamp)
  printf '[{"?": {"id": "a1", "type": "org.interop.Shop"}, "name": "s"}]\n' >"$work/template.json"
  run "adds an application" env-template-add-app "$template" "$work/template.json"
  expect "shows it" 'a1' env-template-show "$template"
  expect "renames it" 'lamp 2' env-template-update "$template" "lamp 2"
  expect "clones it" 'lamp 3' env-template-clone "$template" "lamp 3"
  run "lists both" env-template-list
  clone=$(id_of 'lamp 3')
  expect "makes an environment of it" 'session_id' env-template-create-env "$template" "from template $transport"
  run "removes the application" env-template-del-app "$template" a1
  run "deletes it" env-template-delete "$template"
  run "deletes the clone" env-template-delete "$clone"
  refuse "knows it no more" 'NOTFOUND|404|not found' env-template-show "$template"
  run "deletes the environment" environment-delete "from template $transport"
}

# await PATTERN COMMAND...: repeats the command until its output has a line that matches.
await() {
  local pattern=$1 deadline=$((SECONDS + 90))
  shift
  until output=$(client "$@" 2>&1) && grep -q -E -- "$pattern" <<<"$output"; do
    [ "$SECONDS" -lt "$deadline" ] || fail "waits" "$@" "has no line that matches: $pattern"
    sleep 1
  done
  steps=$((steps + 1))
}

deployments() {
  as_demo
  local environment session ids id action task
  run "imports an application with what it requires" package-import --exists-action u --dep-exists-action u \
    "$work/repository/apps/org.interop.Shop.zip"
  run "makes an environment" environment-create "deployed $transport"
  environment=$(id_of 'deployed')
  run "opens a session" environment-session-create "$environment"
  session=$(value_of id)
  run "adds the application" environment-apps-edit --session-id "$session" "$environment" "$work/apps.json"
  expect "deploys it" 'status +\| (deploying|ready)' environment-deploy --session-id "$session" "$environment"
  await "\| $environment .*\| ready " environment-list
  expect "lists the deployment" 'success' deployment-list "$environment"
  expect "lists all deployments" 'success' deployment-list --all-environments
  expect "shows the application" 'org\.interop\.Shop' app-show "$environment"
  # With a token the client sends no header without a value: it fails over a missing session.
  expect "opens another session" 'id +\|' environment-session-create "$environment"
  run "shows the model" environment-model-show --session-id "$(value_of id)" "$environment"
  action=$(grep -o -E '"[^"]+_restart"' <<<"$output" | head -n 1 | tr -d '"')
  [ -n "$action" ] || fail "shows" environment-model-show "has no action"
  expect "calls an action" 'Created task' environment-action-call "$environment" --action-id "$action" --arguments times=2
  task=${output##* }
  await 'starts 3' environment-action-get-result "$environment" --task-id "$task"
  await "\| $environment .*\| ready " environment-list
  refuse "calls no unknown action" '404|not found|NOTFOUND|no such' environment-action-call "$environment" --action-id none
  expect "calls a static method" 'Hello, you' static-action-call org.interop.Base greet --arguments name=you
  expect "shows a schema" 'draft-04' class-schema org.interop.Base
  run "deletes it" environment-delete "$environment"
  deadline=$((SECONDS + 90))
  while client environment-list | grep -q "$environment"; do
    [ "$SECONDS" -lt "$deadline" ] || fail "deletes" environment-delete "$environment" "and it is still there"
    sleep 1
  done
  run "lists the packages" package-list
  mapfile -t ids < <(awk '/org\.interop\./{print $2}' <<<"$output")
  for id in "${ids[@]}"; do
    run "deletes a package" package-delete "$id"
  done
}

# The dashboard uses the client's library with a token.
dashboard() {
  local arguments=()
  [ "$conductor" = 0 ] || arguments+=(deploy)
  as_demo
  OS_AUTH_TOKEN=$(token) MURANO_URL=$api_url "$python" "$scripts/lib/dashboard.py" "${arguments[@]}" ||
    die "[$identity] the dashboard does not get what it expects"
  say "[$identity] the dashboard's calls: everything as expected"
}

dashboard
for transport in session token; do
  categories
  packages
  environments
  templates
  [ "$conductor" = 0 ] || deployments
  say "[$identity, $transport] everything as expected"
done
say "$steps calls of the client, all as expected"
