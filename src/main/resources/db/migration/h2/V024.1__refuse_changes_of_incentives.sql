create trigger points_transfer_is_never_updated before update on points_transfer
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger points_transfer_is_never_deleted before delete on points_transfer
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger award_is_never_updated before update on award
    for each row call 'io.callcraft.audit.h2.RefuseChange';

create trigger award_is_never_deleted before delete on award
    for each row call 'io.callcraft.audit.h2.RefuseChange';
