# shellcheck shell=bash disable=SC2154
# A private Keystone from Debian's packages: SQLite, Fernet tokens, one process, no system service.
# Sourced after services.bash.

# The interpreter that Debian's packages are installed for.
readonly python=/usr/bin/python3

# start_keystone MURANO_URL [SECONDS]: sets keystone_url; the api's address goes into the service
# catalogue. Tokens last an hour, or as long as is said.
start_keystone() {
  local folder=$work/keystone port
  need keystone-manage python3-keystone python3-keystoneclient
  port=$(free_port)
  keystone_url=http://127.0.0.1:$port/v3
  KEYSTONE_ADMIN_PASSWORD=$(random_secret)
  export KEYSTONE_ADMIN_PASSWORD
  mkdir -p "$folder"
  cat >"$folder/keystone.conf" <<TEXT
[DEFAULT]
log_file = $work/logs/keystone-trace.log
[database]
connection = sqlite:///$folder/keystone.db
sqlite_synchronous = false
[token]
provider = fernet
expiration = ${2:-3600}
[fernet_tokens]
key_repository = $folder/fernet-keys
[credential]
key_repository = $folder/credential-keys
[identity]
# Users come and go by the hundred: their passwords need not be hard to guess from their hashes.
password_hash_rounds = 4
[cache]
enabled = true
backend = dogpile.cache.memory
TEXT
  say "Keystone: making its database"
  {
    keystone_manage db_sync &&
      keystone_manage fernet_setup --keystone-user "$(id -un)" --keystone-group "$(id -gn)" &&
      keystone_manage credential_setup --keystone-user "$(id -un)" --keystone-group "$(id -gn)" &&
      keystone_manage bootstrap --bootstrap-password "$KEYSTONE_ADMIN_PASSWORD" \
        --bootstrap-region-id RegionOne --bootstrap-public-url "$keystone_url" \
        --bootstrap-internal-url "$keystone_url" --bootstrap-admin-url "$keystone_url"
  } >"$work/logs/keystone-setup.log" 2>&1 || {
    tail -n 20 "$work/logs/keystone-setup.log" >&2
    die "Keystone cannot be set up"
  }
  OS_KEYSTONE_CONFIG_FILES=$folder/keystone.conf \
    run_service keystone "$python" "$scripts/lib/keystone_server.py" "$port"
  await_url keystone "$keystone_url" 60
  "$python" "$scripts/lib/keystone_setup.py" "$keystone_url" "$1" || die "Keystone refuses its set-up"
  say "Keystone: ready at $keystone_url"
}

keystone_manage() { keystone-manage --config-file "$work/keystone/keystone.conf" "$@"; }

# Settings by which the api trusts this Keystone.
export_keystone_identity() {
  export MURANO_API_IDENTITY_PROVIDER=keystone
  export MURANO_API_IDENTITY_KEYSTONE_AUTHURL=$keystone_url
  export MURANO_API_IDENTITY_KEYSTONE_USERNAME=murano
  export MURANO_API_IDENTITY_KEYSTONE_PASSWORD=$MURANO_SERVICE_PASSWORD
  export MURANO_API_IDENTITY_KEYSTONE_PROJECTNAME=service
}
