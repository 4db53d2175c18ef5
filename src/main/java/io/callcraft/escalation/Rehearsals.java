package io.callcraft.escalation;

import java.util.Comparator;
import java.util.List;

import io.callcraft.shared.NotFound;

import org.springframework.stereotype.Service;

/**
 * Talks to rehearse alone, before the door opens: nobody is told who rehearsed what.
 */
@Service
public class Rehearsals {

	private final Advice advice;

	Rehearsals(Advice advice) {
		this.advice = advice;
	}

	/** The cards that operations have written, by name. */
	public List<String> cards() {
		return answers("", 0).stream().map(RehearsedAnswer::card).distinct().sorted().toList();
	}

	/**
	 * What can be answered at a turn.
	 * @param turn from 1; 0 for every turn of the card
	 * @throws NotFound when there is no such card or turn
	 */
	public List<RehearsedAnswer> answers(String card, int turn) {
		List<RehearsedAnswer> answers = this.advice.rehearsed(new Rehearsal(card, turn, ""))
			.stream()
			.sorted(Comparator.comparing(RehearsedAnswer::card)
				.thenComparing(RehearsedAnswer::turn)
				.thenComparing(RehearsedAnswer::choice))
			.toList();
		if (answers.isEmpty() && !card.isEmpty()) {
			throw new NotFound("rehearsal card", card);
		}
		return answers;
	}

}
