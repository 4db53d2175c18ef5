package io.callcraft.audit;

import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@Import(TestDatabase.Fresh.class)
class RetentionOnMysqlIntegrationTests extends RetentionIntegrationTests {

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void what_is_over_is_found_by_an_index_whatever_else_has_ended() {
		this.jdbc.update("set session cte_max_recursion_depth = 100000");
		this.jdbc.update("insert into retention_clock (kind, person, case_id, place, since)"
				+ " with recursive n (i) as (select 1 union all select i + 1 from n where i < 50000)"
				+ " select 'CASE', concat('p-', i), concat('case-', i), 'US',"
				+ " timestampadd(minute, i, '2024-01-01 00:00:00') from n");
		this.jdbc.execute("analyze table retention_clock");

		String plan = this.jdbc
			.queryForList("explain " + RetentionClocks.ENDED + RetentionClocks.FURTHER + RetentionClocks.IN_ORDER,
					"CASE", "US", "2024-02-01 00:00:00", "2024-01-20 00:00:00", "2024-01-20 00:00:00", 1, 50)
			.toString();

		assertThat(plan).contains("Index range scan on c using retention_clock_by_place", "2024-01-20")
			.doesNotContain("Sort", "Table scan");
	}

}
