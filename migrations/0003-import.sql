-- What the last export said of a contact, so that repeating it does not undo what its owner changed here since.
alter table contact add column origin_digest text;
