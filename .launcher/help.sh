# shellcheck shell=bash disable=SC2154
# What `./murano help` prints. Sourced by ../murano.

wants_help() {
  local argument
  for argument in "$@"; do
    case $argument in
      -h | --help) return 0 ;;
      --) return 1 ;;
    esac
  done
  return 1
}

help_for() {
  case $1 in
    '') help_overview ;;
    demo | up | down | status | logs | test | agent | bench | interop) "help_$1" ;;
    yaql | pl | package | conformance) command_language "$1" --help ;;
    *) die "there is no verb '$1'; ./murano help lists them" ;;
  esac
}

help_overview() {
  cat <<'TEXT'
usage: ./murano VERB [OPTIONS]        ./murano VERB --help tells more

  demo          build, start everything, deploy a two-machine application, show it, clean up
  up            start broker, database, api and conductor on this machine
  down          stop what "up" has started
  status        what runs, where, and with how much memory
  logs          show or follow the logs

  test          run all tests, as CI does
  bench         run the benchmarks
  interop       run the original's clients and test suites against this Murano

  yaql          evaluate a YAQL expression, or start a prompt
  pl            run a MuranoPL method, or a package's own tests
  package       check an application package
  conformance   run recorded cases of YAQL or MuranoPL
  agent         run a machine agent in the foreground

Everything lives below .murano/ in this folder. Needed: Linux, bash and a JDK 17 or newer;
the rest is found or obtained: RabbitMQ from MURANO_RABBITMQ_URI, a Docker engine, an installed
rabbitmq-server or the package manager; PostgreSQL from MURANO_DATABASE_URL, Maven Central or
installed binaries.
TEXT
}

help_demo() {
  cat <<'TEXT'
usage: ./murano demo [--keep]

Builds Murano, starts it, uploads the packages below samples/, deploys the two-tier application
through two machine agents while the progress is shown as it happens, proves that the application
answers, and destroys it again. What the demo started it stops at the end, also after Ctrl-C;
what ran before keeps running.

  --keep   leave the application deployed and everything running ("./murano down" ends it)
TEXT
}

help_up() {
  cat <<'TEXT'
usage: ./murano up [--conductors N] [--api-port PORT] [--no-build]

Starts a broker, a database, one api and N conductors, and waits until they are ready. What runs
already is left alone. A port that is taken is replaced by a free one, and said so.

  --conductors N    how many conductors, default 1; without any, deployments wait for one
  --api-port PORT   where the api listens, default 8082
  --no-build        use the jars as they are

Clients: "source .murano/openrc" sets the OS_* variables that stock OpenStack clients read.
environment: MURANO_RABBITMQ_URI; MURANO_DATABASE_URL, _USER, _PASSWORD; MURANO_RABBITMQ_SOURCE
(auto, container, server); MURANO_RABBITMQ_BIND, an address on which machines outside of this host's
own network, in containers for example, reach the broker; MURANO_POSTGRESQL_SOURCE (auto, embedded,
installed); JAVA_HOME; MURANO_JAVA_OPTIONS, options for every JVM it starts; MURANO_STATE, a folder instead of .murano.
TEXT
}

help_down() {
  cat <<'TEXT'
usage: ./murano down [--purge]

Stops the services, the machines of the local provider, the broker and the database that "up"
has started, and nothing else. Data stay for the next "up".

  --purge   also delete all data, logs and passwords of this installation
TEXT
}

help_status() {
  cat <<'TEXT'
usage: ./murano status

Lists what runs, with process id, address, memory and log file. Exit code 0 if everything that was
started runs, 1 if something has died, 3 if nothing runs.
TEXT
}

help_logs() {
  cat <<'TEXT'
usage: ./murano logs [NAME...] [-f] [-n LINES]

Shows the last lines of the logs: api, conductor-1, ..., rabbitmq, postgresql, build; without a
name, those of all services.

  -f         follow
  -n LINES   how many lines, default 50
TEXT
}

help_test() {
  cat <<'TEXT'
usage: ./murano test [MAVEN ARGUMENTS]

Runs the whole build with all unit, integration and end-to-end tests: ./mvnw verify, after making
sure that a broker can be had. The tests start servers of their own and leave none behind.

examples: ./murano test -pl murano-agent -am
          ./murano test -pl murano-common -Dit.test=TestBrokerIntegrationTests
TEXT
}

help_agent() {
  cat <<'TEXT'
usage: ./murano agent [OPTIONS OF THE AGENT]

Runs a machine agent in the foreground; without options it reads /etc/murano/agent.conf.
The agent's own help: ./murano agent -- --help
TEXT
}

help_bench() {
  cat <<'TEXT'
usage: ./murano bench [NAME...]

Runs the benchmarks and prints their tables; "./murano bench list" lists the names.
They start their own broker, database and services and load nothing but this machine.
TEXT
}

help_interop() {
  cat <<'TEXT'
usage: ./murano interop NAME [ARGUMENTS]

Runs a script of murano-e2e/src/test/scripts that drives this Murano with programs of the original:
its command line client, its agent, its engine or its API test suite.
Without a name: lists them.
TEXT
}
