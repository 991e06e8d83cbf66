-- When the program could not be reached, by days of the body's zone, both ends inclusive. By the rulebook, deadlines on these
-- days move. `gap`: found by a server that came back, with the instants; `hand`: told by the staff, perhaps in advance.
create table downtime (
  id uuid primary key,
  from_on date not null,
  to_on date not null,
  began_at timestamptz,
  ended_at timestamptz,
  source text not null check (source in ('gap', 'hand')),
  reason text not null check (reason <> ''),
  told_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  supersedes uuid unique references downtime,
  withdrawn boolean not null default false,
  check (to_on >= from_on),
  check ((began_at is null) = (ended_at is null)),
  check (ended_at >= began_at),
  check (not withdrawn or supersedes is not null)
);

-- One row: when a server was last there. It is what the next one measures the gap from.
create table heartbeat (
  the_one boolean primary key default true check (the_one),
  beaten_at timestamptz not null
);
