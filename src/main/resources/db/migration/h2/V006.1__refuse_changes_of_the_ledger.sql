create trigger ledger_entry_is_never_updated before update on ledger_entry
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger ledger_entry_is_never_deleted before delete on ledger_entry
    for each row call 'io.callcraft.audit.h2.RefuseChange';
