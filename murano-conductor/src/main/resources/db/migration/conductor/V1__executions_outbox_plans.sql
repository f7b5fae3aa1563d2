-- Documents that came from or go to the wire are kept as json, not jsonb: a package sees the order of
-- members and the kind of a number, and texts of scripts may hold NUL, all of which jsonb changes or refuses.

create table execution (
  task_id        text primary key,
  arrival        bigint generated always as identity,
  environment_id text        not null,
  project_id     text        not null,
  user_id        text        not null,
  method         text,
  task           json,
  state          text        not null
                 check (state in ('WAITING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  reason         text,
  owner          text,
  epoch          integer     not null default 0,
  lease_until    timestamptz,
  attempts       integer     not null default 0,
  last_sequence  bigint      not null default 0,
  activity       json,
  received       timestamptz not null default now(),
  started        timestamptz,
  finished       timestamptz,
  check ((state = 'RUNNING') = (owner is not null and lease_until is not null)),
  check ((state in ('WAITING', 'RUNNING')) = (finished is null))
);

comment on column execution.task is 'the message as it came; emptied at the end, because it holds a token';
comment on column execution.epoch is 'raised by every start; each write of a run names the epoch it belongs to';
comment on column execution.activity is 'MuranoPL frames of the running script at the last renewal of the lease';

create unique index execution_one_running on execution (environment_id) where state = 'RUNNING';
create index execution_open on execution (arrival) where state in ('WAITING', 'RUNNING');
create index execution_finished on execution (finished) where finished is not null;

create table execution_audit (
  id        bigint generated always as identity primary key,
  task_id   text        not null references execution on delete cascade,
  at        timestamptz not null default now(),
  conductor text        not null,
  epoch     integer     not null,
  event     text        not null,
  detail    text
);

create index execution_audit_task on execution_audit (task_id, id);

create table cancellation (
  task_id        text primary key,
  environment_id text        not null,
  user_id        text        not null,
  reason         text        not null,
  received       timestamptz not null default now()
);

create table outbox (
  id            bigint generated always as identity primary key,
  queue         text        not null,
  message_id    text        not null,
  payload       json        not null,
  created       timestamptz not null default now(),
  claimed_by    text,
  claimed_until timestamptz
);

create table plan (
  plan_id      text primary key,
  task_id      text        not null references execution on delete cascade,
  call_key     text        not null,
  queue        text        not null,
  result_queue text        not null,
  stamp        bigint      not null,
  body         bytea,
  state        text        not null
               check (state in ('OUTSTANDING', 'SENT', 'ANSWERED', 'TIMED_OUT', 'ANSWERED_LATE')),
  created      timestamptz not null default now(),
  deadline     timestamptz,
  result       json,
  answered     timestamptz,
  unique (task_id, call_key)
);

comment on column plan.body is 'the exact message, for sending it again; emptied when it is answered';

create table agent_queue (
  queue      text primary key,
  last_stamp bigint      not null,
  last_sent  timestamptz not null default now(),
  last_seen  timestamptz
);

comment on column agent_queue.last_stamp is 'highest replay stamp of a plan sent to the queue';
comment on column agent_queue.last_seen is 'when a result of the agent was last received';
