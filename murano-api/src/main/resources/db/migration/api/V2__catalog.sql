-- The catalogue: categories, packages and what packages are found by.

create table category (
  id varchar(36) primary key,
  name varchar(80) not null unique,
  created timestamptz not null,
  updated timestamptz not null
);

insert into category (id, name, created, updated)
select replace(gen_random_uuid()::text, '-', ''), name, now(), now()
from unnest(array[
  'Web', 'Databases', 'Message Queue', 'Application Servers', 'Microsoft Services',
  'Load Balancers', 'Big Data', 'Key-Value Storage', 'SAP'
]) as seed (name);

create table package (
  id varchar(36) primary key,
  fully_qualified_name varchar(128) not null,
  version varchar(255) not null,
  -- The version in a form whose byte order is the order of versions.
  version_key varchar(1024) collate "C" not null,
  type varchar(20) not null,
  name varchar(80) not null,
  author varchar(80) not null,
  supplier jsonb not null,
  description text not null,
  enabled boolean not null,
  is_public boolean not null,
  owner_id varchar(64) not null,
  -- Names of tags, categories and classes as clients see them; package_category below is what
  -- keeps a category in use from being deleted.
  tags text[] not null,
  categories text[] not null,
  class_definitions text[] not null,
  -- Lower-case text that searches look into: fields in the order of their weight, and where in the
  -- text the second and each further field begins. The place of a word thus tells its weight. The
  -- api folds case, because the database's own rules depend on how it was created.
  search_document text not null,
  search_bounds integer[] not null,
  archive_size bigint not null,
  archive_hash varchar(64) not null,
  created timestamptz not null,
  updated timestamptz not null,
  -- By default one version of a name is kept; whether more are allowed is a setting of the api.
  unique (owner_id, fully_qualified_name, version)
);
-- Searches for frequent words read most rows: these shall not be taken apart.
alter table package set (toast_tuple_target = 8160);
create index package_by_name on package (name, id);
create index package_by_full_name on package (fully_qualified_name, id);
create index package_by_creation on package (created, id);
create index package_of_owner on package (owner_id, name, id);
create index package_public on package (name, id) where is_public;
create index package_by_tag on package using gin (tags);
create index package_by_category on package using gin (categories);
create index package_by_class on package using gin (class_definitions);

create table package_category (
  package_id varchar(36) not null references package on delete cascade,
  category_id varchar(36) not null references category on delete restrict,
  primary key (category_id, package_id)
);
create index package_category_of_package on package_category (package_id);

-- What only single routes read, away from the rows that lists read.
create table package_asset (
  package_id varchar(36) primary key references package on delete cascade,
  ui_definition text,
  -- The form in lower case: what is found only there ranks last.
  ui_search text,
  logo bytea,
  supplier_logo bytea
);
-- A trigram index gives candidates, whose forms are read to tell whether they match.
alter table package_asset set (toast_tuple_target = 8160);
alter table package_asset alter column ui_search set storage external;

-- The uploaded file in pieces, so that neither side ever holds all of it in memory.
create table package_archive (
  package_id varchar(36) not null references package on delete cascade,
  ordinal integer not null,
  content bytea not null,
  primary key (package_id, ordinal)
);
alter table package_archive alter column content set storage external;

-- A trigram index finds any substring of three characters and more. Without the extension, or the
-- right to create it, searches read the table instead: slower, with the same answers.
do $$
declare
  trigram_schema text;
begin
  begin
    create extension if not exists pg_trgm;
  exception when others then
    raise notice 'pg_trgm is not available, searches of the catalogue use no index: %', sqlerrm;
  end;
  select n.nspname into trigram_schema
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'pg_trgm';
  if trigram_schema is not null then
    execute format(
      'create index package_by_text on package using gin (search_document %I.gin_trgm_ops)',
      trigram_schema);
    execute format(
      'create index package_asset_by_text on package_asset using gin (ui_search %I.gin_trgm_ops)',
      trigram_schema);
  end if;
end
$$;
