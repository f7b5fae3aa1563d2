# shellcheck shell=bash disable=SC2154
# The demonstration. Sourced by ../murano.

command_demo() {
  local keep=0 code class_path arguments=()
  case ${1:-} in
    '') ;;
    --keep) keep=1 arguments=(--keep) ;;
    *) die "demo: unknown option $1; see ./murano demo --help" ;;
  esac
  require_java
  class_path=$(test_class_path) || exit
  build_jars
  bring_up 1 8082
  set +e
  "$JAVA" -XX:+UseSerialGC -Xmx256m -cp "$class_path" io.murano.e2e.demo.Demo \
    --api "http://127.0.0.1:$(service_setting api PORT)" --samples "$root/samples" --installation "$state" \
    "${arguments[@]}"
  code=$?
  if [ "$keep" = 1 ] && [ "$code" = 0 ]; then
    started=()
    say "everything keeps running; end: ./murano down"
    return
  fi
  [ "${#started[@]}" = 0 ] || say "stopping what the demo has started"
  undo
  return "$code"
}
