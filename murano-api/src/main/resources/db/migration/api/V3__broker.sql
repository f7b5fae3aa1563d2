-- What the Open Service Broker API needs to find again. Spaces and instances belong to the project
-- the platform logs in to.

-- One environment for each space of the platform; forgotten with the environment.
create table broker_space (
  project_id varchar(64) not null,
  id varchar(255) not null,
  environment_id varchar(255) not null unique references environment on delete cascade,
  primary key (project_id, id)
);

-- Rows stay when an instance is gone: platforms ask for the last operation later.
create table broker_instance (
  project_id varchar(64) not null,
  id varchar(255) not null,
  service_id varchar(255) not null,
  plan_id varchar(255) not null,
  organization_id varchar(255) not null,
  space_id varchar(255) not null,
  parameters jsonb not null,
  environment_id varchar(255) not null,
  -- The service in the environment's model.
  object_id varchar(255) not null,
  operation varchar(16) not null check (operation in ('provision', 'deprovision')),
  task_id varchar(36) not null,
  created timestamptz not null,
  updated timestamptz not null,
  primary key (project_id, id)
);

-- Credentials are not kept: they are asked for again.
create table broker_binding (
  project_id varchar(64) not null,
  instance_id varchar(255) not null,
  id varchar(255) not null,
  request jsonb not null,
  created timestamptz not null,
  primary key (project_id, instance_id, id),
  foreign key (project_id, instance_id) references broker_instance on delete cascade
);
