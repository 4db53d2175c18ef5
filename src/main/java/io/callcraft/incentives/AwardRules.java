package io.callcraft.incentives;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.callcraft.shared.Milestone;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rules that awards name by number: a sentence a rule, not a sentence a call.
 */
@Component
class AwardRules {

	private final JdbcClient jdbc;

	private final TransactionTemplate apart;

	private final Map<AwardRule, Integer> numbers = new ConcurrentHashMap<>();

	private final Map<Integer, AwardRule> rules = new ConcurrentHashMap<>();

	AwardRules(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.apart = new TransactionTemplate(transactions);
		// a number is remembered, so it must not go with whoever asked first
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	int number(AwardRule rule) {
		Integer known = this.numbers.get(rule);
		if (known != null) {
			return known;
		}
		Integer number = this.apart.execute((status) -> enter(rule));
		this.numbers.put(rule, number);
		return number;
	}

	AwardRule rule(int number) {
		return this.rules.computeIfAbsent(number, (wanted) -> this.jdbc
			.sql("select release_no, rule_name, milestone from award_rule where id = ?")
			.param(wanted)
			.query((row, index) -> new AwardRule(row.getInt(1), row.getString(2), Milestone.valueOf(row.getString(3))))
			.single());
	}

	private Integer enter(AwardRule rule) {
		this.jdbc
			.sql("insert into award_rule (release_no, rule_name, milestone) values (?, ?, ?) "
					+ "on duplicate key update milestone = values(milestone)")
			.params(rule.release(), rule.name(), rule.milestone().name())
			.update();
		return this.jdbc.sql("select id from award_rule where release_no = ? and rule_name = ? and milestone = ?")
			.params(rule.release(), rule.name(), rule.milestone().name())
			.query(Integer.class)
			.single();
	}

	/**
	 * A rule that rewards a milestone.
	 *
	 * @param release its release
	 * @param name a sentence
	 * @param milestone what it rewards
	 */
	record AwardRule(int release, String name, Milestone milestone) {
	}

}
