create trigger ledger_seal_is_never_updated before update on ledger_seal
    for each row signal sqlstate '45000' set message_text = 'ledger_seal is append-only';

create trigger ledger_seal_is_never_deleted before delete on ledger_seal
    for each row signal sqlstate '45000' set message_text = 'ledger_seal is append-only';

create trigger ledger_node_is_never_updated before update on ledger_node
    for each row signal sqlstate '45000' set message_text = 'ledger_node is append-only';

create trigger ledger_node_is_never_deleted before delete on ledger_node
    for each row signal sqlstate '45000' set message_text = 'ledger_node is append-only';

create trigger ledger_head_is_never_updated before update on ledger_head
    for each row signal sqlstate '45000' set message_text = 'ledger_head is append-only';

create trigger ledger_head_is_never_deleted before delete on ledger_head
    for each row signal sqlstate '45000' set message_text = 'ledger_head is append-only';

create trigger ledger_key_is_never_updated before update on ledger_key
    for each row signal sqlstate '45000' set message_text = 'ledger_key is append-only';

create trigger ledger_key_is_never_deleted before delete on ledger_key
    for each row signal sqlstate '45000' set message_text = 'ledger_key is append-only';
