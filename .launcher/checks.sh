# shellcheck shell=bash disable=SC2154
# Tests, benchmarks and the scripts that run the original's programs. Sourced by ../murano.

command_test() {
  require_java
  require_compiler
  mkdir -p "$state"
  require_broker
  cd "$root" || exit
  exec ./mvnw -B -ntp verify "$@"
}

# test_class_path: prints the class path of the end-to-end module, which holds the benchmarks.
test_class_path() {
  local file=$state/lib/e2e.classpath
  if [ ! -s "$file" ] || [ "$root/murano-e2e/pom.xml" -nt "$file" ] || ! e2e_is_current; then
    require_compiler
    mkdir -p "$state/lib"
    run_maven "building the benchmarks and the demo" -Pquick -DskipTests package \
      dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$file"
  fi
  printf '%s:%s\n' "$root/murano-e2e/target/test-classes" "$(cat "$file")"
}

e2e_is_current() {
  local classes=$root/murano-e2e/target/test-classes
  [ -d "$classes" ] && [ -z "$(find "$root"/murano-*/src "$root"/murano-*/pom.xml "$root/pom.xml" \
    -newer "$state/lib/e2e.classpath" -type f -print -quit)" ]
}

command_bench() {
  local class_path
  require_java
  mkdir -p "$state"
  require_broker
  class_path=$(test_class_path) || exit
  cd "$root/murano-e2e" || exit
  exec "$JAVA" -cp "$class_path" io.murano.e2e.bench.Benchmarks "$@"
}

command_interop() {
  local folder=$root/murano-e2e/src/test/scripts name=${1:-} script
  if [ -z "$name" ]; then
    for script in "$folder"/*.sh; do
      [ -e "$script" ] && basename "$script" .sh
    done
    return
  fi
  [ -x "$folder/$name.sh" ] || die "there is no interop script '$name'; ./murano interop lists them"
  require_java
  shift
  exec "$folder/$name.sh" "$@"
}
