-- How people take what the rules propose is counted for the gaps of a year.
create index gap_by_time on gap (found_at);
