package io.callcraft.incentives.rest;

import java.time.LocalDate;
import java.util.List;

import io.callcraft.incentives.TaxPlace;
import io.callcraft.incentives.TaxRule;
import io.callcraft.incentives.Taxes;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.TeamId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What tax takes of rewards, by jurisdiction and day.
 */
@RestController
@RequestMapping("/api/incentives/jurisdictions")
@Tag(name = "Incentives")
class TaxController {

	private final Taxes taxes;

	TaxController(Taxes taxes) {
		this.taxes = taxes;
	}

	@GetMapping
	@Operation(summary = "Every jurisdiction with its rules, the latest first, and the teams that work there")
	List<TaxPlace> all(Actor actor) {
		return this.taxes.all(actor);
	}

	@PutMapping("/{jurisdiction}/rules/{validFrom}")
	@Operation(summary = "Sets what tax takes from a day on, until a later rule",
			description = "`percent` of money, `free` in hundredths a month, `pointsTaxed` for what points are redeemed "
					+ "for. 422 when wages from that day on are paid already.")
	TaxRule set(Actor actor, @PathVariable String jurisdiction, @PathVariable LocalDate validFrom,
			@RequestBody RuleBody body) {
		return this.taxes.set(actor, jurisdiction, validFrom, body.rule());
	}

	@PutMapping("/{jurisdiction}/teams/{team}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "A team works in the jurisdiction from now on; what was paid stays as it was")
	void place(Actor actor, @PathVariable String jurisdiction, @PathVariable String team) {
		this.taxes.place(actor, new TeamId(team), jurisdiction);
	}

	@DeleteMapping("/{jurisdiction}/teams/{team}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "A team goes by the figure `tax.percent` of the rules again")
	void leave(Actor actor, @PathVariable String jurisdiction, @PathVariable String team) {
		this.taxes.leave(actor, new TeamId(team), jurisdiction);
	}

	/**
	 * A rule as sent.
	 *
	 * @param percent what tax takes of money, 0 to 100
	 * @param free money of a month that is free of tax, in hundredths; left out for none
	 * @param pointsTaxed whether what points are redeemed for is taxed; left out for not
	 */
	record RuleBody(@Nullable Double percent, @Nullable Long free, @Nullable Boolean pointsTaxed) {

		TaxRule rule() {
			if (this.percent == null) {
				throw new InvalidInput("percent", "is required: what tax takes of money, 0 to 100");
			}
			return new TaxRule(null, null, this.percent, (this.free != null) ? this.free : 0,
					Boolean.TRUE.equals(this.pointsTaxed));
		}

	}

}
