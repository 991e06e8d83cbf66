-- Every decision to judge by a rulebook, in the order it was made. `from_day` is null where it held at once; else the rulebook
-- takes over on that day in the body's zone. Which rulebook was in force at a past moment is read off here.
create table rulebook_adoption (
  id uuid primary key,
  rulebook text not null references rulebook_version,
  from_day date,
  adopted_by text not null check (adopted_by <> ''),
  reason text not null check (reason <> ''),
  adopted_at timestamptz not null default now()
);
create index rulebook_adoption_rulebook on rulebook_adoption (rulebook, adopted_at);

-- Until now the latest one alone was known, as a setting.
insert into rulebook_adoption (id, rulebook, adopted_by, reason, adopted_at)
select gen_random_uuid(), version.hash, setting.recorded_by, version.reason, setting.recorded_at
from setting join rulebook_version version on version.hash = setting.value #>> '{}'
where setting.key = 'rulebook';
delete from setting where key = 'rulebook';
