-- The code of the administrative division (GB/T 2260) that a record's organ belongs
-- to; NULL where its name does not tell just one. The column was reserved before.
ALTER TABLE records RENAME COLUMN organ_id TO division;
