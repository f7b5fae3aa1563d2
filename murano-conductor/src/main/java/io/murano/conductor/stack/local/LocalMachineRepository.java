package io.murano.conductor.stack.local;

import io.murano.common.json.MuranoJson;
import io.murano.conductor.stack.local.LocalMachine.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Machines in the table {@code local_machine}. Thread-safe. */
final class LocalMachineRepository {

  private static final String COLUMNS =
      """
      id, host, name, stack, spec, wanted, pid, pid_start, starts,
      next_start <= clock_timestamp() as may_start
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  LocalMachineRepository(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  Optional<LocalMachine> find(String id) {
    return jdbc.sql("select " + COLUMNS + " from local_machine where id = ?")
        .param(id)
        .query(LocalMachineRepository::machine)
        .optional();
  }

  List<LocalMachine> ofHost(String host) {
    return jdbc.sql("select " + COLUMNS + " from local_machine where host = ? order by created, id")
        .param(host)
        .query(LocalMachineRepository::machine)
        .list();
  }

  /** Stores a machine that is not there yet. Returns whether it was not. */
  boolean insert(LocalMachine machine) {
    return jdbc.sql(
                """
                insert into local_machine (id, host, name, stack, spec, wanted)
                values (?, ?, ?, ?, ?::json, ?)
                on conflict (id) do nothing
                """)
            .params(
                machine.id(),
                machine.host(),
                machine.name(),
                machine.stack(),
                MuranoJson.mapper().writeValueAsString(machine.spec()),
                machine.wanted().name())
            .update()
        == 1;
  }

  /**
   * Changes a machine that shall not be removed. The caller carries the change out; others step in
   * only if it has not done so after a while.
   */
  void change(LocalMachine machine) {
    jdbc.sql(
            """
            update local_machine
            set name = ?, spec = ?::json, wanted = ?, starts = 0,
              next_start = clock_timestamp() + interval '10 seconds'
            where id = ? and wanted <> 'REMOVED'
            """)
        .params(
            machine.name(),
            MuranoJson.mapper().writeValueAsString(machine.spec()),
            machine.wanted().name(),
            machine.id())
        .update();
  }

  /**
   * Marks a machine as one that shall go; waits for a start of it that is under way. The caller
   * removes it; others step in only if it has not done so after a while.
   */
  Optional<LocalMachine> remove(String id) {
    return jdbc.sql(
            """
            update local_machine
            set wanted = 'REMOVED', next_start = clock_timestamp() + interval '30 seconds'
            where id = ?
            returning\s"""
                + COLUMNS)
        .param(id)
        .query(LocalMachineRepository::machine)
        .optional();
  }

  void delete(String id) {
    jdbc.sql("delete from local_machine where id = ? and wanted = 'REMOVED'").param(id).update();
  }

  /**
   * Runs a start of a machine while nobody else can change the machine; skipped when somebody else
   * is at it.
   */
  void locked(String id, Consumer<LocalMachine> start) {
    transactions.executeWithoutResult(
        status ->
            jdbc.sql(
                    "select " + COLUMNS + " from local_machine where id = ? for update skip locked")
                .param(id)
                .query(LocalMachineRepository::machine)
                .optional()
                .ifPresent(start));
  }

  /** Remembers a process that was started; the next start must not be earlier than the pause. */
  void started(LocalMachine machine, ProcessMark process, int starts, Duration pause) {
    jdbc.sql(
            """
            update local_machine
            set pid = ?, pid_start = ?, starts = ?, started = clock_timestamp(),
              next_start = clock_timestamp() + ? * interval '1 millisecond',
              wanted = case wanted when 'RESTART' then 'RUNNING' else wanted end
            where id = ?
            """)
        .params(process.pid(), process.start(), starts, pause.toMillis(), machine.id())
        .update();
  }

  /** Returns for how long the last process of a machine has lived, if it had one. */
  Optional<Duration> age(String id) {
    return jdbc.sql(
            """
            select extract(epoch from clock_timestamp() - started) * 1000
            from local_machine where id = ? and started is not null
            """)
        .param(id)
        .query(Double.class)
        .optional()
        .map(millis -> Duration.ofMillis(millis.longValue()));
  }

  private static LocalMachine machine(ResultSet row, int number) throws SQLException {
    long pid = row.getLong("pid");
    ProcessMark process = row.wasNull() ? null : new ProcessMark(pid, row.getString("pid_start"));
    return new LocalMachine(
        row.getString("id"),
        row.getString("host"),
        row.getString("name"),
        row.getString("stack"),
        MuranoJson.mapper().readValue(row.getString("spec"), MachineSpec.class),
        Wanted.valueOf(row.getString("wanted")),
        process,
        row.getInt("starts"),
        row.getBoolean("may_start"));
  }
}
