-- The functions mean the tables of this schema, whoever fires them: a restore works with an empty
-- search path, and a schema that a session puts in front must not take over what triggers write.
alter function environment_status(varchar)
  set search_path = "${flyway:defaultSchema}", pg_temp;
alter function next_stream_position(varchar, bigint)
  set search_path = "${flyway:defaultSchema}", pg_temp;
alter function session_state_changed()
  set search_path = "${flyway:defaultSchema}", pg_temp;
alter function environment_changed()
  set search_path = "${flyway:defaultSchema}", pg_temp;
alter function outbox_filled()
  set search_path = "${flyway:defaultSchema}", pg_temp;
