-- What a person decided about something an import left open. Each import finds anew whatever is still so; `matter` names what
-- was found by its content, so that what was settled stays settled. Reopening supersedes.
create table settlement (
  id uuid primary key,
  matter text not null,
  verdict text not null check (verdict in ('same_person', 'different_people', 'dealt_with')),
  keep uuid references certificant,
  merge uuid references certificant,
  reason text not null check (reason <> ''),
  authority text not null check (authority <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  supersedes uuid references settlement,
  withdrawn boolean not null default false,
  check ((verdict = 'dealt_with') = (keep is null)),
  check ((keep is null) = (merge is null)),
  check (not withdrawn or supersedes is not null)
);
create unique index settlement_supersedes on settlement (supersedes) where supersedes is not null;
-- One chain a matter: whoever settles again supersedes the reopening.
create unique index settlement_matter on settlement (matter) where supersedes is null;
create index settlement_keep on settlement (keep) where keep is not null;
create index settlement_merge on settlement (merge) where merge is not null;

alter table import_finding add column matter text not null generated always as (
  md5(code || ':' || coalesce(certificant::text, '') || ':' || coalesce(certification::text, '') || ':' || params::text)) stored;
alter table merge_proposal add column matter text not null generated always as (keep::text || ':' || merge::text) stored;
