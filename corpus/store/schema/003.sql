-- records.organ_key is the key of package organs, under which an organ's names are the same.
-- It and division are derived anew from the names that records have (names.go), so that
-- copies of one report have to be looked for again.
UPDATE meta SET value = '0' WHERE key = 'finished';
