create trigger points_transfer_is_never_updated before update on points_transfer
    for each row signal sqlstate '45000' set message_text = 'points_transfer is append-only: a mistake is corrected by a further entry';

create trigger points_transfer_is_never_deleted before delete on points_transfer
    for each row signal sqlstate '45000' set message_text = 'points_transfer is append-only: a mistake is corrected by a further entry';

create trigger award_is_never_updated before update on award
    for each row signal sqlstate '45000' set message_text = 'award is append-only: a mistake is corrected by a further entry';

create trigger award_is_never_deleted before delete on award
    for each row signal sqlstate '45000' set message_text = 'award is append-only: a mistake is corrected by a further entry';
