-- A compiled rulebook, kept by the hash of its content so that a past answer can be derived again after a deploy.
create table rulebook_version (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  body text not null,
  content jsonb not null,
  adopted_at timestamptz not null default now(),
  adopted_by text not null,
  reason text not null
);

-- What we derived of each certification: a cache, good until `next_change` (null: for ever, if nothing happens).
create table standing (
  certification uuid primary key references certification,
  certificant uuid not null references certificant,
  status text not null,
  substate text,
  since date not null,
  through date,
  next_change date,
  as_of date not null,
  derived_at timestamptz not null,
  rulebook text not null references rulebook_version,
  engine_version int not null,
  verdict jsonb not null
);
create index standing_certificant on standing (certificant);
create index standing_next_change on standing (next_change) where next_change is not null;

-- What we said, when, and by which rules. Append-only; a row appears when the verdict differs from the last one said.
create table standing_change (
  id uuid primary key,
  certificant uuid not null references certificant,
  certification uuid not null references certification,
  as_of date not null,
  status text not null,
  substate text,
  since date not null,
  through date,
  reason jsonb not null,
  rulebook text not null references rulebook_version,
  engine_version int not null,
  authority text not null,
  recorded_at timestamptz not null default now()
);
create index standing_change_certification on standing_change (certification, recorded_at);

-- People whose facts changed in bulk and whose standing is to be derived again.
create table dirty_certificant (
  certificant uuid primary key references certificant,
  marked_at timestamptz not null default now()
);

-- Settings of the body, with history.
create table setting (
  key text not null,
  effective_on date not null,
  value jsonb not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (key, effective_on)
);

-- Rows of an import that did not become facts, each with its place and reason.
create table import_rejection (
  batch uuid not null references import_batch,
  file text not null,
  line int not null,
  code text not null,
  params jsonb not null,
  row text not null,
  primary key (batch, file, line)
);

-- Imported facts that a person should look at.
create table import_finding (
  id uuid primary key,
  batch uuid not null references import_batch,
  code text not null,
  certificant uuid references certificant,
  certification uuid references certification,
  file text,
  line int,
  params jsonb not null
);
create index import_finding_batch on import_finding (batch, code);

-- Two numbers that look like one human. A person decides; nothing is merged in silence.
create table merge_proposal (
  id uuid primary key,
  batch uuid not null references import_batch,
  keep uuid not null references certificant,
  merge uuid not null references certificant,
  agreeing text[] not null,
  proposed_at timestamptz not null default now(),
  unique (keep, merge),
  check (keep <> merge)
);
