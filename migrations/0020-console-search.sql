-- Staff find people by any part of a name, by the beginning of an email address, or page through everybody by name.
create extension if not exists pg_trgm;

-- Written at once and not set aside for later, so that a search after an import is as fast as any other.
create index identity_search_trigrams on identity using gin (search_key gin_trgm_ops) with (fastupdate = off);
create index identity_sort_key on identity (sort_key collate "C", certificant);
create index contact_email on contact (lower(email) collate "C") where email is not null;
