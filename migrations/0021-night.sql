-- The night takes people in the order in which their day comes, so one index gives it both: whose day has come, and who is next.
create index standing_due on standing (next_change, certification) where next_change is not null;
drop index standing_next_change;

-- What happened that other rooms may want to know of, written in the transaction in which it happened. `position` is given
-- to committed rows by whoever reads next: a transaction that commits late comes last and is not missed.
create table event (
  id uuid primary key,
  kind text not null,
  certificant uuid references certificant,
  payload jsonb not null,
  recorded_at timestamptz not null default now(),
  position bigint unique
);
create index event_unnumbered on event (id) where position is null;

-- How far each reader has come.
create table event_cursor (
  name text primary key,
  position bigint not null default 0,
  moved_at timestamptz not null default now()
);

-- Every night that was begun; `finished_at` is null where it was broken off, and the next one then does its work.
create table night (
  id uuid primary key,
  as_of date not null,
  everybody boolean not null,
  rulebook text not null references rulebook_version,
  engine_version int not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  certificants int,
  changes int,
  parked int
);
create index night_finished on night (id) where finished_at is not null;

-- People of whom no honest answer can be derived, each with the reason; a person looks. Whoever is here is marked dirty too.
create table parked (
  certificant uuid primary key references certificant,
  code text not null,
  params jsonb not null,
  as_of date not null,
  parked_at timestamptz not null default now()
);
