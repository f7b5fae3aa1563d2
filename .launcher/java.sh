# shellcheck shell=bash disable=SC2154
# Finds the JDK, builds the jars and unpacks them for quick starts. Sourced by ../murano.

# Everything of an installation is in here.
readonly state="${MURANO_STATE:-$root/.murano}"
readonly services=(api conductor agent)

require_java() {
  local version
  JAVA=java
  [ -z "${JAVA_HOME:-}" ] || JAVA=$JAVA_HOME/bin/java
  command -v "$JAVA" >/dev/null ||
    die "no Java found: install a JDK 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME"
  version=$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
  case $version in
    '' | 1.* | [0-9] | 1[0-6])
      die "$(command -v "$JAVA") is Java ${version:-of an unknown version}; JDK 17 or newer is needed"
      ;;
  esac
  # Maven, the services and their machines use the same one.
  JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v "$JAVA")")")")
  export JAVA_HOME
}

require_compiler() {
  "$JAVA_HOME/bin/javac" -version >/dev/null 2>&1 ||
    die "$(command -v "$JAVA") belongs to a JRE without compiler: install a JDK 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME"
}

# jar_of api: prints the path of a service's jar, if it has been built.
jar_of() {
  local jar
  for jar in "$root/murano-$1/target/murano-$1-"*.jar; do
    case $jar in
      *-tests.jar | *-sources.jar | *-javadoc.jar | *'*'*) ;;
      *)
        printf '%s\n' "$jar"
        return
        ;;
    esac
  done
  return 1
}

# is_current JAR MODULE...: whether nothing of the modules' main code is newer than the jar.
is_current() {
  local jar=$1 module changed
  shift
  for module in "$@"; do
    changed=$(find "$root/pom.xml" "$root/$module/pom.xml" "$root/$module/src/main" \
      -newer "$jar" -type f -print -quit)
    [ -z "$changed" ] || return 1
  done
}

jars_are_current() {
  local service jar
  for service in "${services[@]}"; do
    jar=$(jar_of "$service") && is_current "$jar" murano-common "murano-$service" || return 1
  done
}

# run_maven WHAT ARGUMENTS...: runs Maven with its output in a log, which is shown if it fails.
run_maven() {
  local what=$1 log=$state/logs/build.log begin=$SECONDS
  shift
  mkdir -p "$state/logs"
  say "$what (log: ${log#"$root"/}); the first time this downloads the libraries"
  if ! (cd "$root" && ./mvnw -B -ntp "$@") >"$log" 2>&1 </dev/null 8>&-; then
    grep -E '^\[ERROR\]|BUILD FAILURE' "$log" | head -n 25 >&2
    die "the build has failed; all of its output is in $log"
  fi
  say "built in $((SECONDS - begin)) s"
}

build_jars() {
  jars_are_current && return
  require_compiler
  run_maven "building the services" -Pquick -DskipTests package -pl murano-api,murano-conductor,murano-agent -am
  local service jar
  for service in "${services[@]}"; do
    jar=$(jar_of "$service") || die "the build has left no jar of $service"
    # Maven does not touch a jar that has not changed.
    touch "$jar"
  done
}

# launch_jar SERVICE: prints the jar to start a service from. Jars of Spring Boot hold their
# libraries as jars; unpacked, they start quicker.
launch_jar() {
  local service=$1 jar unpacked
  jar=$(jar_of "$service") || die "there is no jar of $service; build it first"
  unpacked=$state/lib/$service/${jar##*/}
  # Not when the jar claims to have been modified, which is the same in each build, but when it was
  # written.
  if [ ! -e "$unpacked" ] || [ -n "$(find "$jar" -cnewer "$unpacked")" ]; then
    rm -rf "${state:?}/lib/$service"
    mkdir -p "$state/lib"
    if ! "$JAVA" -Djarmode=tools -jar "$jar" extract --destination "$state/lib/$service" >/dev/null 2>&1; then
      # Not a jar of Spring Boot: it is started as it is.
      mkdir -p "$state/lib/$service"
      cp "$jar" "$unpacked"
    fi
    touch "$unpacked"
  fi
  printf '%s\n' "$unpacked"
}

# command_language VERB...: the language tools need nothing but the conductor's libraries.
command_language() {
  local jar
  require_java
  build_jars
  jar=$(launch_jar conductor) || exit
  # shellcheck disable=SC2086
  exec "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel="${MURANO_TIER:-4}" ${MURANO_JAVA_OPTIONS:-} \
    -cp "$jar" io.murano.conductor.cli.MuranoCli "$@"
}

command_agent() {
  local jar
  [ "${1:-}" != -- ] || shift
  require_java
  build_jars
  jar=$(jar_of agent) || exit
  # shellcheck disable=SC2086
  exec "$JAVA" -XX:+UseSerialGC ${MURANO_JAVA_OPTIONS:-} -jar "$jar" "$@"
}
