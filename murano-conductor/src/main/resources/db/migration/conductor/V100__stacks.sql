-- Stacks of the clouds that conductors interpret themselves, and the things of these simulated
-- clouds. Templates and what comes from them are kept as json, not jsonb: packages see the order of
-- members, and texts may hold NUL.

create table stack (
  id          text primary key,
  cloud       text        not null,
  region      text        not null,
  project_id  text        not null,
  name        text        not null,
  action      text        not null check (action in ('CREATE', 'UPDATE', 'DELETE')),
  progress    text        not null check (progress in ('IN_PROGRESS', 'COMPLETE', 'FAILED')),
  reason      text        not null,
  request     json        not null,
  parameters  json        not null,
  outputs     json        not null,
  created     timestamptz not null,
  updated     timestamptz,
  epoch       bigint      not null default 1,
  owner       text,
  lease_until timestamptz,
  unique (cloud, region, project_id, name),
  check ((progress = 'IN_PROGRESS') = (lease_until is not null))
);

comment on column stack.cloud is 'name of the provider that carries the stack';
comment on column stack.epoch is 'raised by every operation and every takeover; each write names the epoch it belongs to';

create index stack_open on stack (cloud, lease_until) where progress = 'IN_PROGRESS';

create table stack_resource (
  uid             text primary key,
  arrival         bigint generated always as identity,
  stack_id        text    not null references stack on delete cascade,
  name            text    not null,
  type            text    not null,
  physical_id     text    not null,
  action          text    not null,
  progress        text    not null,
  reason          text    not null,
  properties      json    not null,
  metadata        json    not null,
  state           json    not null,
  requires        json    not null,
  deletion_policy text    not null,
  superseded      boolean not null
);

create index stack_resource_of_stack on stack_resource (stack_id, arrival);

create table cloud_object (
  arrival    bigint generated always as identity,
  cloud      text not null,
  region     text not null,
  kind       text not null,
  id         text not null,
  project_id text,
  name       text not null,
  stack_id   text,
  body       json not null,
  primary key (cloud, region, kind, id)
);

comment on column cloud_object.project_id is 'null for what all projects of a region share';

create index cloud_object_visible on cloud_object (cloud, region, kind, project_id);
create index cloud_object_of_stack on cloud_object (stack_id) where stack_id is not null;

create table cloud_address (
  cloud    text not null,
  region   text not null,
  address  inet not null,
  owner_id text not null,
  stack_id text,
  primary key (cloud, region, address)
);

create index cloud_address_of_owner on cloud_address (cloud, region, owner_id);
create index cloud_address_of_stack on cloud_address (stack_id) where stack_id is not null;
