-- Machines of the local provider: processes of murano-agent on the hosts of conductors.

create table local_machine (
  id         text primary key,
  host       text        not null,
  name       text        not null,
  stack      text        not null,
  spec       json        not null,
  wanted     text        not null check (wanted in ('RUNNING', 'RESTART', 'REMOVED')),
  pid        bigint,
  pid_start  text,
  starts     integer     not null default 0,
  started    timestamptz,
  next_start timestamptz not null default now(),
  created    timestamptz not null default now()
);

comment on column local_machine.id is 'id of the server';
comment on column local_machine.host is 'host whose conductors look after the machine';
comment on column local_machine.spec is 'addresses and agent configuration; holds the password of the broker';
comment on column local_machine.pid_start is 'start of the process as the system counts it: with the pid it names one process for ever';

create index local_machine_of_host on local_machine (host);
