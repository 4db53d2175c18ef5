package io.callcraft.people;

import java.time.LocalDate;

import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A rep as kept. */
@Entity
@Table(name = "rep")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class StoredRep {

	@Id
	private String id;

	private String name;

	private String team;

	private LocalDate hiredOn;

	/** As the directory has it. */
	private String rewardPreference;

	/** As the rep chose it, which counts. */
	private @Nullable String chosenReward;

	private @Nullable LocalDate noticeAcknowledgedOn;

	protected StoredRep() {
	}

	StoredRep(Rep rep) {
		this.id = rep.id().value();
		change(rep);
	}

	final void change(Rep rep) {
		this.name = rep.name();
		this.team = rep.team().value();
		this.hiredOn = rep.hiredOn();
		this.rewardPreference = rep.rewardPreference().name();
		this.noticeAcknowledgedOn = rep.noticeAcknowledgedOn();
	}

	/** The rep says how rewards shall come from now on. */
	void choose(Rep.RewardPreference preference) {
		this.chosenReward = preference.name();
	}

	Rep toRep() {
		return new Rep(new RepId(this.id), this.name, new TeamId(this.team), this.hiredOn,
				Rep.RewardPreference.valueOf((this.chosenReward != null) ? this.chosenReward : this.rewardPreference),
				this.noticeAcknowledgedOn);
	}

}
