-- Environments, sessions, runs and reports, and what carries messages in and out.
-- Tables of the catalogue follow in later migrations.

create table environment (
  id varchar(255) primary key,
  name varchar(255) not null,
  tenant_id varchar(64) not null,
  description_text text not null default '',
  version bigint not null default 0,
  description jsonb not null,
  -- Derived from the sessions by the trigger below, so that lists need not derive it.
  status varchar(32) not null default 'ready',
  created timestamptz not null,
  updated timestamptz not null,
  unique (tenant_id, name)
);

create table environment_template (
  id varchar(255) primary key,
  name varchar(255) not null,
  tenant_id varchar(64) not null,
  description_text text not null default '',
  version bigint not null default 0,
  is_public boolean not null default false,
  description jsonb not null,
  created timestamptz not null,
  updated timestamptz not null,
  unique (tenant_id, name)
);
create index environment_template_public on environment_template (id) where is_public;

create table session (
  id varchar(36) primary key,
  environment_id varchar(255) not null references environment on delete cascade,
  user_id varchar(64) not null,
  state varchar(36) not null,
  version bigint not null default 0,
  description jsonb not null,
  created timestamptz not null,
  updated timestamptz not null
);
create index session_by_environment on session (environment_id, version desc, updated desc, id desc);

create table task (
  id varchar(36) primary key,
  environment_id varchar(255) not null references environment on delete cascade,
  session_id varchar(36) references session on delete set null,
  started timestamptz not null,
  finished timestamptz,
  description jsonb,
  action jsonb,
  result jsonb not null default '{}',
  -- How many events of the conductor are stored, and how many of them are trouble.
  events bigint not null default 0,
  warnings bigint not null default 0,
  errors bigint not null default 0,
  last_activity timestamptz not null,
  -- True while the run was closed by us because nobody spoke any more.
  abandoned boolean not null default false,
  created timestamptz not null,
  updated timestamptz not null
);
create index task_by_environment on task (environment_id, started desc, id desc);
create index task_by_session on task (session_id);
create index task_running on task (last_activity) where finished is null;

create table report (
  id varchar(36) primary key,
  task_id varchar(36) not null references task on delete cascade,
  environment_id varchar(255) not null,
  -- Order within the task: 0 is the first line, written by the api; the conductor's follow from 1.
  sequence bigint not null,
  -- Order of commit within the environment, the cursor of the event streams.
  position bigint not null,
  entity_id varchar(255),
  entity varchar(10),
  level varchar(32) not null,
  text text not null,
  details text,
  created timestamptz not null,
  updated timestamptz not null,
  unique (task_id, sequence)
);
create index report_by_position on report (environment_id, position);
create index report_by_entity on report (environment_id, entity_id, created desc);

-- Events of the conductor that leave no report; the key makes them idempotent.
create table instance_event (
  task_id varchar(36) not null references task on delete cascade,
  sequence bigint not null,
  primary key (task_id, sequence)
);

-- No foreign key: statistics outlive the environment.
create table instance_stats (
  environment_id varchar(255) not null,
  instance_id varchar(255) not null,
  instance_type integer not null default 0,
  created bigint not null,
  destroyed bigint,
  type_name varchar(512) not null,
  type_title varchar(512),
  unit_count integer,
  tenant_id varchar(64) not null,
  primary key (environment_id, instance_id)
);

create table api_stats (
  host varchar(80) primary key,
  id integer generated always as identity unique,
  request_count bigint not null,
  error_count bigint not null,
  average_response_time double precision not null,
  requests_per_tenant jsonb not null,
  requests_per_second double precision not null,
  errors_per_second double precision not null,
  cpu_count integer not null,
  cpu_percent double precision not null,
  created timestamptz not null,
  updated timestamptz not null
);

-- Results that arrived before the last report of their task.
create table pending_result (
  task_id varchar(36) primary key references task on delete cascade,
  received timestamptz not null,
  result jsonb not null
);

create table outbox (
  id bigint generated always as identity primary key,
  queue varchar(255) not null,
  message_id varchar(64) not null,
  body bytea not null,
  created timestamptz not null,
  attempts integer not null default 0,
  not_before timestamptz not null
);
create index outbox_due on outbox (not_before, id);

-- The cursor of an environment's event streams, apart from the environment's row so that storing
-- reports does not wait for whoever works on the environment.
create table environment_stream (
  environment_id varchar(255) primary key references environment on delete cascade,
  position bigint not null
);

create table environment_change (
  environment_id varchar(255) not null references environment on delete cascade,
  position bigint not null,
  status varchar(32) not null,
  version bigint not null,
  created timestamptz not null,
  primary key (environment_id, position)
);
create index environment_change_by_age on environment_change (created);

create table token_signing_key (
  id integer primary key check (id = 1),
  secret bytea not null
);

create table revoked_token (
  audit_id varchar(64) primary key,
  expires timestamptz not null
);

create table audit_event (
  id bigint generated always as identity primary key,
  created timestamptz not null,
  request_id varchar(64),
  user_id varchar(64) not null,
  project_id varchar(64),
  action varchar(64) not null,
  subject varchar(255) not null,
  outcome varchar(255) not null
);

-- The status of an environment (contract rest-api §3.1): of its sessions in the order newest
-- version first, the first that is not a draft decides unless it is deployed; else an open draft
-- newer than it makes the environment pending.
create function environment_status(env varchar) returns varchar
language sql stable as $$
  with decisive as (
    select state, version, updated, id from session
    where environment_id = env and state <> 'opened'
    order by version desc, updated desc, id desc
    limit 1
  )
  select case
    when d.state <> 'deployed' then d.state
    when exists (
      select 1 from session s
      where s.environment_id = env and s.state = 'opened'
        and (d.state is null or (s.version, s.updated, s.id) > (d.version, d.updated, d.id))
    ) then 'pending'
    else 'ready'
  end
  from (select 1) one left join decisive d on true
$$;

create function next_stream_position(env varchar, steps bigint) returns bigint
language sql as $$
  insert into environment_stream (environment_id, position) values (env, steps)
  on conflict (environment_id)
    do update set position = environment_stream.position + excluded.position
  returning position
$$;

-- Whoever changes the state of a session has locked its environment first, so that the status
-- computed here is computed by one transaction at a time.
create function session_state_changed() returns trigger
language plpgsql as $$
declare
  env varchar := coalesce(new.environment_id, old.environment_id);
  derived varchar := environment_status(env);
begin
  update environment set status = derived where id = env and status <> derived;
  return null;
end
$$;

create trigger session_inserted_or_deleted after insert or delete on session
  for each row execute function session_state_changed();
create trigger session_state_updated after update of state on session
  for each row when (old.state is distinct from new.state)
  execute function session_state_changed();

create function environment_changed() returns trigger
language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    insert into environment_change (environment_id, position, status, version, created)
    values (new.id, next_stream_position(new.id, 1), new.status, new.version, clock_timestamp());
  end if;
  perform pg_notify('murano_api_environment', coalesce(new.id, old.id));
  return null;
end
$$;

create trigger environment_status_changed after update of status on environment
  for each row when (old.status <> new.status)
  execute function environment_changed();
create trigger environment_deleted after delete on environment
  for each row execute function environment_changed();

create function outbox_filled() returns trigger
language plpgsql as $$
begin
  perform pg_notify('murano_api_outbox', '');
  return null;
end
$$;

create trigger outbox_filled after insert on outbox
  for each statement execute function outbox_filled();
