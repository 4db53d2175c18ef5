create trigger ledger_seal_is_never_updated before update on ledger_seal
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger ledger_seal_is_never_deleted before delete on ledger_seal
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger ledger_node_is_never_updated before update on ledger_node
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger ledger_node_is_never_deleted before delete on ledger_node
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger ledger_head_is_never_updated before update on ledger_head
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger ledger_head_is_never_deleted before delete on ledger_head
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger ledger_key_is_never_updated before update on ledger_key
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger ledger_key_is_never_deleted before delete on ledger_key
    for each row call 'io.callcraft.audit.h2.RefuseChange';
