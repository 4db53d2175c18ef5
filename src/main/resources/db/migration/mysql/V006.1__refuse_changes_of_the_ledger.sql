-- Needs the TRIGGER privilege and, on a server with a binary log, log_bin_trust_function_creators=1.
create trigger ledger_entry_is_never_updated before update on ledger_entry
    for each row signal sqlstate '45000' set message_text = 'ledger_entry is append-only: a mistake is corrected by a further entry';

create trigger ledger_entry_is_never_deleted before delete on ledger_entry
    for each row signal sqlstate '45000' set message_text = 'ledger_entry is append-only: a mistake is corrected by a further entry';
