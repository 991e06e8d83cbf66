-- What staff, operators and the program itself decided or looked at. Rows are written with the business they speak of, and
-- sealed a few seconds later: the sealer gives each committed row its position and chains its hash to the one before. The
-- position is given when a row is seen, not when its transaction began, so one that commits late comes last and is not missed.
-- `digest` stands for the details in the chain, salted so that it does not tell them; salt and details lie beside it and
-- can be erased, as the law may ask, without breaking the chain.
create table trail_entry (
  id uuid primary key,
  recorded_at timestamptz not null default now(),
  actor text not null,
  action text not null,
  certificant uuid,
  subject text,
  digest text not null,
  salt text,
  details jsonb,
  erased_by uuid references trail_entry,
  position bigint unique,
  previous_hash text,
  hash text,
  check ((position is null) = (hash is null) and (position is null) = (previous_hash is null)),
  check ((salt is null) = (details is null)),
  check (erased_by is null or details is null)
);
create index trail_entry_unsealed on trail_entry (id) where position is null;
create index trail_entry_certificant on trail_entry (certificant, id) where certificant is not null;

-- No row is ever removed, and one changes in two ways only: it is sealed, once, and its details are erased, once, naming
-- the entry that says so. Whoever owns the database can take these triggers away; that is what the chain is for.
create function trail_entry_keep() returns trigger language plpgsql as $$
declare
  allowed trail_entry := old;
begin
  if tg_op = 'UPDATE' then
    if old.position is null then
      allowed.position := new.position;
      allowed.previous_hash := new.previous_hash;
      allowed.hash := new.hash;
    end if;
    if old.erased_by is null and new.erased_by is not null then
      allowed.salt := null;
      allowed.details := null;
      allowed.erased_by := new.erased_by;
    end if;
    if new is not distinct from allowed then
      return new;
    end if;
  end if;
  raise exception 'the trail is append-only' using errcode = 'restrict_violation';
end;
$$;
create trigger trail_entry_keep before update or delete on trail_entry for each row execute function trail_entry_keep();
create trigger trail_entry_keep_all before truncate on trail_entry for each statement execute function trail_entry_keep();
