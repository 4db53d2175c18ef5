package io.callcraft.incentives;

import java.util.List;

import io.callcraft.shared.TeamId;

/**
 * A jurisdiction, with the teams that work there.
 *
 * @param jurisdiction its name
 * @param rules what tax takes, the latest first
 * @param teams whom it concerns; empty where no team works there yet
 */
public record TaxPlace(String jurisdiction, List<TaxRule> rules, List<TeamId> teams) {

	public TaxPlace {
		rules = List.copyOf(rules);
		teams = List.copyOf(teams);
	}

}
